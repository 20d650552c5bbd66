"""The laws of clear copies: what is written or printed in clear is said, and typed words are warned of (SAFETY 4)."""

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run

from habeas.base.errors import ExitCode


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """An invented report."""
    path = tmp_path / "report.txt"
    path.write_text("On May 3, 2023, Ilyas Qarabulaq, a baker from Tasköl, was arrested.\n", "utf-8")
    return path


@pytest.mark.parametrize("command", ["text", "draft"])
def test_reading_a_file_without_a_vault_says_what_lies_in_clear(run: Run, report: Path, command: str) -> None:
    """The file and what was printed are in clear, and the person is told so on standard error."""
    ran = run(command, str(report))
    assert f"{report} lies in clear" in ran.err
    assert "in clear" not in ran.out
    assert "Habeas keeps nothing" in run(command, "-", stdin="Ilyas Qarabulaq was arrested.").err


def test_adding_says_that_the_file_outside_is_still_there(in_vault: Run, report: Path) -> None:
    """Taking in protects a copy, not the file that lies outside."""
    assert "still there in clear: 1" in in_vault("add", "baker", str(report)).err
    assert "in clear" not in in_vault("add", "baker", "-", stdin="A letter.").err


def test_a_sheet_is_remembered_listed_and_removed(in_vault: Run, report: Path, tmp_path: Path) -> None:
    """Every file of a sheet is a clear copy until it is removed; removal leaves none."""
    in_vault("add", "baker", str(report))
    out = tmp_path / "out"
    written = in_vault("sheet", "baker", "--out", str(out), "--in", "en", "kk", "--json")
    copies = json.loads(written.out)["clear_copies"]
    assert "4 files can now be read" in written.err
    assert all(Path(copy).stat().st_mode & 0o077 == 0 for copy in copies)
    listed = [json.loads(line) for line in in_vault("copies", "--json").out.splitlines()]
    assert [each["path"] for each in listed] == copies
    assert in_vault("copies", "--remove-all").code is ExitCode.DONE
    assert list(out.iterdir()) == []


def test_a_sheet_is_never_written_through_a_link(in_vault: Run, report: Path, tmp_path: Path) -> None:
    """A link that somebody put in the folder is replaced, and what it points to stays as it was."""
    in_vault("add", "baker", str(report))
    out = tmp_path / "out"
    out.mkdir()
    for ending in ("html", "html.part"):
        (out / f"case-sheet-en.{ending}").symlink_to(report)
    before = report.read_bytes()
    assert in_vault("sheet", "baker", "--out", str(out)).code is ExitCode.DONE
    assert report.read_bytes() == before
    assert not (out / "case-sheet-en.html").is_symlink()


def test_a_folder_that_is_a_file_is_a_wrong_call(in_vault: Run, report: Path) -> None:
    """Nothing is written where a file stands in the place of the folder."""
    in_vault("add", "baker", str(report))
    assert in_vault("sheet", "baker", "--out", str(report)).code is ExitCode.WRONG_CALL


SAY = ("say", "baker", "--type", "occupation", "--source", "report.txt")


def test_words_typed_after_an_option_are_warned_of(in_vault: Run, report: Path) -> None:
    """Names and quotes that the shell's history may keep are named; what came by standard input is not."""
    in_vault("add", "baker", str(report))
    value = ("--value", '{"text": "baker"}')
    err = in_vault(*SAY, *value, "--subject", "Ilyas Qarabulaq", "--quote", "a baker").err
    assert "after --subject, --value, --quote may" in err
    assert "--quote" not in in_vault(*SAY, *value, "--quote", "-", stdin="a baker").err
    assert "history" in in_vault("people", "baker", "--same", "A B", "C D", "--why", "-", stdin="x").err
    assert "history" not in in_vault("people", "baker", "--same", "abcdef", "abcd12", "--why", "-", stdin="x").err


def test_a_fact_can_come_wholly_by_standard_input(in_vault: Run, report: Path) -> None:
    """One JSON object says the whole fact, so that no name and no quote is in the history."""
    in_vault("add", "baker", str(report))
    fact = {"subject": "Ilyas Qarabulaq", "type": "occupation", "value": {"text": "baker"}, "source": "report.txt"}
    ran = in_vault("say", "baker", "--from", "-", stdin=json.dumps({**fact, "quote": "a baker"}))
    assert (ran.code, ran.err) == (ExitCode.DONE, "")
    for wrong in ({**fact}, {**fact, "quote": 3}, {**fact, "quote": "a baker", "who": "x"}, {**fact, "value": 1}):
        assert in_vault("say", "baker", "--from", "-", stdin=json.dumps(wrong)).code is ExitCode.WRONG_CALL
    unknown = {**fact, "value": {"unknown": "nobody asked"}, "quote": "Ilyas"}
    assert in_vault("say", "baker", "--from", "-", stdin=json.dumps(unknown)).code is ExitCode.DONE


def test_two_names_can_come_by_standard_input(run: Run) -> None:
    """`names compare -` reads two lines and leaves nothing in the history."""
    ran = run("names", "compare", "-", "--json", stdin="Ілияс Қарабұлақ\nIlyas Karabulak\n")
    assert (ran.code, ran.err) == (ExitCode.DONE, "")
    assert run("names", "compare", "-", stdin="one\n").code is ExitCode.WRONG_CALL
