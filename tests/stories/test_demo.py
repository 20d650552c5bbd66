"""The demonstration, as a visitor runs it."""

import json
import tempfile
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pypdfium2
import pytest
from tests.cli.conftest import Ran, Run, runner

from habeas.base.errors import ExitCode
from habeas.base.language import Lang
from habeas.cli.words import load_words
from habeas.disclosure.proof.page_words import RULES
from habeas.output.proof.pack import read_pack

pytestmark = pytest.mark.xdist_group("demo")


@pytest.fixture(scope="module")
def temporary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of our own for whatever the demonstration keeps only for a while."""
    return tmp_path_factory.mktemp("temporary")


@pytest.fixture(scope="module")
def run() -> Run:
    """Run `habeas` on the day of the demonstration, a second later each time the clock is read."""
    seconds = count()
    return runner(lambda: datetime(2023, 6, 20, 12, tzinfo=UTC) + timedelta(seconds=next(seconds)))


@pytest.fixture(scope="module")
def shown(run: Run, temporary: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Ran, Path]:
    """The demonstration, run once, its vault kept, and the folder it wrote into."""
    out = tmp_path_factory.mktemp("shown") / "out"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tempfile, "tempdir", str(temporary))
        return run("demo", "--out", str(out), "--keep", str(out.parent / "vault"), "--json"), out


def test_a_visitor_gets_a_case_sheet_that_says_what_it_is(shown: tuple[Ran, Path], temporary: Path) -> None:
    """Three reports become one case; no sheet is longer than nine pages, each says nobody checked; no vault is left."""
    ran, out = shown
    assert ran.code is ExitCode.DONE, ran.err
    told = json.loads(ran.out)
    assert told["sources"] == 3
    assert told["conflicts"] >= 1
    assert told["refused"] == 0
    assert sorted(path.name for path in out.iterdir()) == sorted(
        f"case-sheet-{lang.value}.{ending}" for lang in Lang for ending in ("html", "pdf")
    )
    assert list(temporary.iterdir()) == []
    for lang in Lang:
        notice = load_words(lang)("demo.accepted", count=told["statements"])
        assert notice in (out / f"case-sheet-{lang.value}.html").read_text("utf-8")
        pages = pypdfium2.PdfDocument(out / f"case-sheet-{lang.value}.pdf")
        assert len(pages) <= 10
        for page in pages:
            assert notice.split(".")[0] in " ".join(page.get_textpage().get_text_bounded().split())
        pages.close()


def test_the_reports_disagree_on_the_day_and_the_sheet_keeps_both(shown: tuple[Ran, Path]) -> None:
    """Where the reports differ the sheet prefers none: both days stand on it, and both counts of days."""
    sheet = (shown[1] / "case-sheet-en.html").read_text("utf-8")
    assert "14 March 2023" in sheet
    assert "15 March 2023" in sheet
    assert "at least 97 days, at most 98 days" in sheet


def test_every_sentence_of_its_public_page_is_in_the_pack(shown: tuple[Ran, Path], run: Run) -> None:
    """Every text of the page that goes out with the family's word is proved or of a named kind, and the pack holds."""
    ran, out = shown
    pack = out.parent / "pack.zip"
    inside = {"HABEAS_PASSPHRASE": ran.err.split()[-1], "HABEAS_VAULT": str(out.parent / "vault")}
    for use in ("publish", "name"):
        said = ("--use", use, "--for", "public", "--answer", "given", "--on", "2023-06-01", "--told", "-")
        done = run("consent", "demo", "Zhalgas Temirtas", *said, environ=inside, stdin="The family agreed.\n")
        assert done.code is ExitCode.DONE, done.err
    done = run("proof", "demo", "--out", str(pack), "--as-of", "2023-06-20", environ=inside)
    assert done.code is ExitCode.DONE, done.err
    told = run("verify", str(pack), "--json")
    assert told.code is ExitCode.DONE, told.err
    proof = json.loads(read_pack(pack.read_bytes()).files["proof.json"])
    sentences = [one for page in proof["pages"] for one in page["sentences"]]
    assert json.loads(told.out)["sentences"] == len(sentences) > 300
    assert {one["kind"] for one in sentences} == {"told", "reckoned", "absent"}
    assert all(one["notes"] or one["told"] or one["laws"] for one in sentences if one["kind"] != "absent")
    kinds = {one["kind"] for page in proof["pages"] for one in page["beside"]}
    assert kinds <= {*RULES["tags"].values(), *RULES["classes"].values(), *RULES["ids"].values()}
