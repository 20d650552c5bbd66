"""What the commands write and print of a vault for somebody outside holds nothing of what is held back."""

import json
import shutil
from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest
from tests.cli.conftest import Ran, Run, runner
from tests.conftest import DESK_BEGAN, DESK_PASSPHRASE
from tests.leaks.planting import PLANTS
from tests.leaks.seeking import Canary, Seeker

from habeas.base.errors import ExitCode
from habeas.desk.extract_formats import FORMATS

pytestmark = pytest.mark.xdist_group("leaks of commands")

NAME, STEM, PHONE = "Серік Хортрогналпунов", "хортрогналпу", "8 777 345 67 89"
HELD = "Ilyas Qarabulaq"
REPORT = f"""On May 3, 2023, {HELD}, a baker from Tasköl, was arrested by officers of the Tasköl city police
department. {HELD} was charged under article 174, part 1, of the Criminal Code of Kazakhstan.
On May 5, 2023, the Tasköl city court ordered his custody for two months. The family agrees to everything.
A neighbour, {NAME}, who can be called at {PHONE}, heard it all through the wall.
"""
CANARIES = [Canary("name", (STEM,), hashed=(NAME.encode(),)), Canary("telephone", ("7773456789",))]
HIDING = {
    "deleted in a letter": ".docx",
    "in a comment of a letter": ".docx",
    "in a property of a letter": ".docx",
    "in the notes of a camera": ".jpg",
}
"""Where the name stands unseen, and the ending of such a file; the file's own name has it too."""

AS_OF = ("--as-of", "2023-06-02")


@pytest.fixture(scope="module")
def filled(made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault with a report that names a stranger, files that hide the name, and consent to tell of the baker."""
    folder = tmp_path_factory.mktemp("leaks")
    shutil.copytree(made_once, folder / "vault")
    call = in_folder(folder / "vault")
    (folder / "report.txt").write_text(REPORT, "utf-8")
    names = ["report.txt"]
    for number, (place, ending) in enumerate(HIDING.items()):
        names.append(f"{STEM}-{number}{ending}")
        (folder / names[-1]).write_bytes(PLANTS[place](NAME))
    call("add", "baker", *(str(folder / name) for name in names), "--secrecy", "public")
    call("draft", "baker")
    waiting = [json.loads(line) for line in call("proposals", "baker", "--json").out.splitlines()]
    call("accept", *[str(each["id"]) for each in waiting])
    value = json.dumps({"claim": f"{NAME} heard blows and cries"})
    told = ("--subject", HELD, "--type", "ill_treatment", "--value", value, "--attributed-to", NAME)
    call("say", "baker", *told, "--source", "report.txt", "--quote", REPORT.splitlines()[-1])
    given = ("--answer", "given", "--by", NAME, "--capacity", "other", "--on", "2023-05-20", "--note", f"По {PHONE}.")
    within, outside = ("counsel", "court", "un_body", "partner_archive"), ("press", "public")
    for use, whom in {"share": within, "publish": outside, "name": (*within, *outside), "wgad": ("un_body",)}.items():
        call("consent", "baker", HELD, "--use", use, "--for", *whom, *given, "--told", f"{NAME}: все согласны.")
    return folder / "vault"


@pytest.fixture
def baker(filled: Path, tmp_path: Path) -> Run:
    """That vault, one for each test."""
    shutil.copytree(filled, tmp_path / "vault")
    return in_folder(tmp_path / "vault")


def in_folder(vault: Path) -> Run:
    """Run `habeas` on this vault, in March 2026; what is called is done, with or without something to look at."""
    moments = (DESK_BEGAN + timedelta(seconds=one) for one in count())
    run = runner(lambda: next(moments))
    environ = {"HABEAS_VAULT": str(vault), "HABEAS_PASSPHRASE": DESK_PASSPHRASE, "HABEAS_DEBUG": "1"}

    def call(*words: str) -> Ran:
        ran = run(*words, environ=environ)
        assert ran.code in (ExitCode.DONE, ExitCode.NEEDS_PERSON), ran.err
        return ran

    return call


def found(out: Path) -> Iterator[str]:
    """What of the canaries is in the files that were written, by their names."""
    seeker = Seeker(CANARIES)
    files = [one for one in sorted(out.rglob("*")) if one.is_file()]
    assert files
    for one in files:
        yield from (f"{one.name}: {what}" for what in sorted(seeker.found(one.read_bytes(), str(one.relative_to(out)))))


def written(baker: Run, *words: str) -> None:
    """Run a command that lets something out; it prints nothing of what is held back either."""
    ran = baker(*words, *AS_OF)
    assert Seeker(CANARIES).found((ran.out + ran.err).encode()) == set()


def test_for_oneself_it_is_there(baker: Run, tmp_path: Path) -> None:
    """The search finds it in what the same commands write for oneself, so that it can be missed outside."""
    out = tmp_path / "own"
    written(baker, "paper", "dossier", "baker", "--for", "self", "--out", str(out), "--as", "docx")
    written(baker, "extract", "baker", "--as", "csv", "--for", "self", "--out", str(out / "own.zip"))
    there = set(found(out))
    assert {"dossier-en.docx: name", "own.zip: name", "own.zip: telephone"} <= there


@pytest.mark.parametrize(
    ("kind", "whom", "lang", "forms"),
    [
        ("press-note", "press", "kk", ("html", "docx", "pdf")),
        ("summary", "press", "ru", ("html", "docx")),
        ("dossier", "un_body", "en", ("html", "docx")),
        ("wgad", "un_body", "en", ("docx",)),
        ("complaint", "court", "ru", ("html", "docx")),
        ("annexes", "partner_archive", "ru", ("html", "docx")),
    ],
)
def test_papers_hold_nothing(
    baker: Run, tmp_path: Path, kind: str, whom: str, lang: str, forms: tuple[str, ...]
) -> None:
    """Papers out of a vault, in each form, for those who may not read of the stranger."""
    out = tmp_path / "out"
    written(baker, "paper", kind, "baker", "--for", whom, "--out", str(out), "--in", lang, "--as", *forms)
    assert list(found(out)) == []


def test_data_holds_nothing(baker: Run, tmp_path: Path) -> None:
    """Every format of data that goes to others, with the sources where the format carries them."""
    out = tmp_path / "out"
    out.mkdir()
    for form in (*FORMATS, "bagit", "ro-crate"):
        written(baker, "extract", "baker", "--as", form, "--for", "partner_archive", "--out", str(out / form))
    assert list(found(out)) == []


def test_pages_and_their_proof_hold_nothing(baker: Run, tmp_path: Path) -> None:
    """The site in three languages and the proof pack of its page."""
    out = tmp_path / "out"
    written(baker, "publish", "baker", "--out", str(out / "site"))
    written(baker, "proof", "baker", "--out", str(out / "proof.zip"))
    assert list(found(out)) == []


def test_exhibits_hold_nothing(baker: Run, tmp_path: Path) -> None:
    """Every file as an annex for the press; the note of consent may not be shown."""
    out = tmp_path / "out"
    out.mkdir()
    sources = [json.loads(line) for line in baker("sources", "baker", "--json").out.splitlines()]
    for number, source in enumerate(sources[: 1 + len(HIDING)], 1):
        words = ("baker", source["id"], "--number", str(number), "--for", "press", "--out", str(out / f"{number}.pdf"))
        written(baker, "exhibit", *words)
    assert list(found(out)) == []
