"""The demonstration, as a visitor runs it."""

import json
import tempfile
from pathlib import Path

import pypdfium2
import pytest
from tests.cli.conftest import Ran, Run, run

from habeas.base.errors import ExitCode
from habeas.base.language import Lang
from habeas.cli.words import load_words

__all__ = ["run"]


@pytest.fixture(scope="module")
def temporary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of our own for whatever the demonstration keeps only for a while."""
    return tmp_path_factory.mktemp("temporary")


@pytest.fixture
def shown(run: Run, tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Ran, Path]:
    """The demonstration, run once, and the folder it wrote into."""
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    out = tmp_path / "out"
    return run("demo", "--out", str(out), "--json"), out


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
