"""Erasing on the command line: shown, asked for, done, and listed."""

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run

from habeas.base.errors import ExitCode

TEXT = "Asel Nurlanova wrote that Ilyas Qarabulaq, a baker, was arrested."


@pytest.fixture
def source(in_vault: Run, tmp_path: Path) -> str:
    """The id of a letter in a case, with one statement on it."""
    (tmp_path / "letter.txt").write_text(TEXT, "utf-8")
    added = in_vault("add", "baker", str(tmp_path / "letter.txt"), "--json")
    quote = ("--source", "letter.txt", "--quote", "Asel Nurlanova")
    person = ("--subject", "Asel Nurlanova", "--type", "person", "--value", '{"name": "Asel Nurlanova"}')
    assert in_vault("say", "baker", *person, *quote).code is ExitCode.DONE
    found: str = json.loads(added.out)["source"]
    return found


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_a_preview_shows_all_and_destroys_nothing(in_vault: Run, source: str, lang: str) -> None:
    """In each language the quotes, the people and what is not reached are shown, and the source stays."""
    ran = in_vault("erase", "source", "baker", source[:8], "--dry-run", "--lang", lang)
    assert ran.code is ExitCode.DONE
    assert "«Asel Nurlanova»" in ran.out
    assert "  what Habeas does not know of" in ran.out or "Habeas" in ran.out
    assert json.loads(in_vault("sources", "baker", "--json").out)["id"] == source


def test_it_is_done_after_the_id_was_typed(in_vault: Run, source: str, tmp_path: Path) -> None:
    """Another word destroys nothing; the id destroys it, the mark is listed, and the same file is known again."""
    call = ("erase", "source", "baker", "letter.txt", "--why", "consent")
    assert in_vault(*call, stdin="yes").code is ExitCode.WRONG_CALL
    assert in_vault("sources", "baker").out != ""
    done = in_vault(*call, "--note", "-", stdin=f"by telephone\n{source[:8]}\n")
    assert done.code is ExitCode.DONE
    assert "is erased" in done.out
    marks = [json.loads(line) for line in in_vault("erased", "baker", "--json").out.splitlines()]
    assert {mark["kind"] for mark in marks} == {"source", "statement", "entity"}
    assert marks[0]["note"] == "by telephone"
    assert "consent was withdrawn" in in_vault("erased").out
    assert in_vault("verify").code is ExitCode.DONE
    again = in_vault("add", "baker", str(tmp_path / "letter.txt"), "--json")
    assert again.code is ExitCode.NEEDS_PERSON
    assert [finding["code"] for finding in json.loads(again.out)["findings"]] == ["erased-before"]
    taken = in_vault("add", "baker", str(tmp_path / "letter.txt"), "--again", "--json")
    assert json.loads(taken.out)["came"] == "new"


def test_a_person_is_named_on_standard_input(in_vault: Run, source: str) -> None:
    """A hyphen keeps the name out of the history; the source that still holds it is listed."""
    ran = in_vault("erase", "person", "baker", "-", "--why", "asked", "--yes", "--json", stdin="Asel Nurlanova\n")
    shape = json.loads(ran.out)
    assert shape["done"] is True
    assert [one["source"] for one in shape["holding"]] == [source]
    assert "history" not in ran.err
    assert in_vault("people", "baker").out.strip() == ""


def test_a_case_that_is_called_after_the_person_gets_another_name(in_vault: Run, tmp_path: Path) -> None:
    """The preview says that the case's name holds the name; with another one nothing in the vault does any more."""
    (tmp_path / "letter.txt").write_text(TEXT, "utf-8")
    in_vault("add", "Nurlanova letters", str(tmp_path / "letter.txt"))
    quote = ("--source", "letter.txt", "--quote", "Asel Nurlanova")
    in_vault("say", "Nurlanova letters", "--subject", "Asel Nurlanova", "--type", "alias", "--value",
             '{"name": "Asel Nurlanova"}', *quote)  # fmt: skip
    call = ("erase", "person", "Nurlanova letters", "-", "--why", "asked", "--yes")
    told = in_vault(*call, "--dry-run", stdin="Asel Nurlanova\n")
    assert "--case-name" in told.out
    for bad in ("Nurlanova again", "Nurlanova letters", " "):
        assert in_vault(*call, "--case-name", bad, stdin="Asel Nurlanova\n").code is ExitCode.WRONG_CALL
    done = in_vault(*call, "--case-name", "-", stdin="Asel Nurlanova\nletters 2\n")
    assert done.code is ExitCode.DONE
    assert "the case Nurlanova letters will go by letters 2" in done.out
    assert json.loads(in_vault("cases", "--json").out)["name"] == "letters 2"
    assert "Nurlanova" not in in_vault("audit").out
    assert in_vault("verify").code is ExitCode.DONE


def test_a_case_goes_whole(in_vault: Run, source: str) -> None:
    """Afterwards there is no case and no source, and the mark has the reason."""
    assert in_vault("erase", "case", "baker", "--why", "over", "--yes").code is ExitCode.DONE
    assert in_vault("cases", "--json").out == ""
    mark = json.loads(in_vault("erased", "--json").out.splitlines()[0])
    assert (mark["kind"], mark["reason"]) == ("case", "over")


@pytest.mark.parametrize(
    "words",
    [
        ("source", "baker", "letter.txt"),
        ("source", "baker", "--why", "over"),
        ("case", "baker", "letter.txt", "--why", "over"),
        ("case", "baker", "--wide", "--why", "over"),
        ("person", "baker", "Asel Nurlanova", "--container", "--why", "over"),
    ],
)
def test_a_wrong_call_destroys_nothing(in_vault: Run, source: str, words: tuple[str, ...]) -> None:
    """Without a reason, with a name too few or too many, or an option of another, nothing is done."""
    assert in_vault("erase", *words, "--yes").code is ExitCode.WRONG_CALL
    assert json.loads(in_vault("sources", "baker", "--json").out)["id"] == source


def test_a_note_with_the_name_is_told(in_vault: Run, source: str) -> None:
    """The person is warned before the id is asked for."""
    ran = in_vault("erase", "source", "baker", source, "--why", "other", "--note", "for Nurlanova", stdin="no")
    assert "The note holds a name" in ran.err


def test_the_trail_is_shown(in_vault: Run, source: str) -> None:
    """Who did what stands there by ids; a day that is none is refused."""
    shown = in_vault("audit", "baker")
    assert "record" in shown.out
    assert "Nurlanova" not in shown.out
    lines = [json.loads(line) for line in in_vault("audit", "--since", "2020-01-01", "--json").out.splitlines()]
    assert {"at", "by", "action", "object", "detail", "schema"} == set(lines[0])
    assert in_vault("audit", "--since", "yesterday").code is ExitCode.WRONG_CALL
