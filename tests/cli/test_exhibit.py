"""The laws of `habeas exhibit`: what is hidden is in no byte of what is written, and what was written is remembered."""

import io
import json
from pathlib import Path

import pypdfium2
import pytest
from tests.cli.conftest import Run
from tests.desk.test_redrawing import unpacked
from tests.evidence.pictures.photographing import rendered

from habeas.base.errors import ExitCode

pytestmark = pytest.mark.xdist_group("exhibit")

REPORT = """On May 3, 2023, Ilyas Qarabulaq, a baker from Tasköl, was arrested by officers of the Tasköl city police
department. On May 5, 2023, the Tasköl city court ordered his custody; Ilyas
Qarabulaq denies the charge.
"""


@pytest.fixture(scope="module")
def filled(in_model: Run, model: Path) -> None:
    """A vault with a case of one report and one photographed order."""
    (model / "report.txt").write_text(REPORT, "utf-8")
    page, out = rendered("en", dpi=110, paragraphs=1), io.BytesIO()
    page.crop((0, 0, page.width, page.height // 3)).save(out, "PNG")
    (model / "order.png").write_bytes(out.getvalue())
    in_model("add", "baker", str(model / "report.txt"), str(model / "order.png"), "--secrecy", "public")


@pytest.fixture
def baker(filled: None, in_copy: Run) -> Run:
    """That vault, one for each test."""
    return in_copy


def words_of(path: Path) -> str:
    """All that a reader of the file is told."""
    document = pypdfium2.PdfDocument(path.read_bytes())
    try:
        return " ".join("".join(page.get_textpage().get_text_bounded() for page in document).split())
    finally:
        document.close()


def test_a_text_goes_out_without_what_is_hidden(baker: Run, tmp_path: Path) -> None:
    """Named words are hidden wherever they stand, across the end of a line too; the file is a clear copy."""
    out = tmp_path / "annex-2.pdf"
    words = ("report.txt", "--number", "2", "--for", "self", "--out", str(out), "--hide", "-", "--json")
    ran = baker("exhibit", "baker", *words, "--lang", "ru", stdin="ilyas qarabulaq\n")
    assert ran.code is ExitCode.DONE, ran.err
    told = json.loads(ran.out)
    assert (told["schema"], told["number"], told["pages"], told["hidden"]) == ("habeas.exhibit/1", 2, 0, 2)
    assert words_of(out).count("[закрыто]") == 2
    assert "a baker from Tasköl" in words_of(out)
    assert b"Qarabulaq" not in unpacked(out.read_bytes())
    assert str(out) in baker("copies").out


def test_a_picture_goes_out_as_pixels_and_must_be_looked_at(baker: Run, tmp_path: Path) -> None:
    """The page bears its number and no other word, and whoever sends it is told what no program finds."""
    out = tmp_path / "annex-1.pdf"
    words = ("order.png", "--number", "1", "--for", "self", "--in", "kk", "--out", str(out), "--hide", "-")
    ran = baker("exhibit", "baker", *words, stdin="Asel Muratova\n")
    assert ran.code is ExitCode.DONE, ran.err
    assert "Annex 1: pages 1, passages hidden 1." in ran.out
    assert "Look at every page" in " ".join(ran.err.split())
    assert words_of(out) == "1-қосымша, 1 беттің 1-беті"


def test_outside_the_gate_takes_out_what_it_holds_back(baker: Run, tmp_path: Path) -> None:
    """For the press a line that names somebody without consent is gone, though nobody named it, and it is a release."""
    baker("draft", "baker")
    waiting = [json.loads(line) for line in baker("proposals", "baker", "--json").out.splitlines()]
    baker("accept", *[str(each["id"]) for each in waiting])
    out = tmp_path / "annex-1.pdf"
    words = ("report.txt", "--number", "1", "--for", "press", "--out", str(out), "--as-of", "2023-06-02")
    ran = baker("exhibit", "baker", *words)
    assert ran.code is ExitCode.DONE, ran.err
    assert "[covered]" in words_of(out)
    assert b"Qarabulaq" not in unpacked(out.read_bytes())
    assert "Qarabulaq" not in words_of(out)
    assert "exhibit" in baker("releases", "baker", "--json").out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("report.txt", "--number", "0"), "numbered from 1"),
        (("nothing.txt", "--number", "1"), "No source is called"),
        (("report.txt", "--number", "1", "--hide", "-"), "does not stand in this source"),
    ],
)
def test_what_cannot_be_handed_out_is_refused(baker: Run, tmp_path: Path, words: tuple[str, ...], says: str) -> None:
    """What is wrong with the call is said, and nothing is written."""
    out = tmp_path / "annex.pdf"
    ran = baker("exhibit", "baker", *words, "--for", "self", "--out", str(out), stdin="Zinovia\n")
    assert ran.code is ExitCode.WRONG_CALL
    assert says in ran.err
    assert not out.exists()
