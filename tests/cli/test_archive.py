"""The law of `habeas archive`."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Run
from tests.desk.exported import CLUB, SECRETS, account, export_in

from habeas.base.errors import ExitCode
from habeas.base.language import Lang
from habeas.cli.archive_text import added_text, archive_text, chats_text
from habeas.cli.words import load_words
from habeas.cli.wrapping import width_of


@pytest.fixture
def export(tmp_path: Path) -> str:
    """The folder of the small export."""
    return str(export_in(tmp_path))


def added(in_vault: Run, export: str, *more: str) -> dict[str, Any]:
    """What `archive add --json` says of the group taken in."""
    ran = in_vault("archive", "add", "baker", export, "--authority", "owner", "--chat", CLUB, "--json", *more)
    assert ran.code is ExitCode.DONE
    found: dict[str, Any] = json.loads(ran.out)
    return found


def test_authority_has_no_default(in_vault: Run, export: str) -> None:
    """Without a word on whose authority it is, nothing is read and nothing is made."""
    ran = in_vault("archive", "add", "baker", export, "--chat", CLUB)
    assert ran.code is ExitCode.WRONG_CALL
    assert "--authority owner" in ran.err
    assert in_vault("cases").out.count("baker") == 0


def test_the_figures_are_printed_with_their_sum(in_vault: Run, export: str) -> None:
    """A defender reads what became of every entry, and the sum is the export's own count."""
    ran = in_vault("archive", "add", "baker", export, "--authority", "owner", "--given-by", "sister", "--chat", CLUB)
    assert ran.code is ExitCode.DONE
    rows = [line.split()[0] for line in ran.out.splitlines() if line[:1] == " " and line.split()[0].isdecimal()]
    assert sum(map(int, rows[:-1])) == int(rows[-1]) == 10
    assert "handed over by: sister" in " ".join(ran.out.split())


def test_no_listing_of_authors_is_ever_printed(in_vault: Run, export: str) -> None:
    """Neither taking in nor showing prints any author's name or a figure for one."""
    shape = added(in_vault, export, "--others", "keep")
    shown = in_vault("archive", "show", "baker", shape["archive"]["id"]).out
    whole = in_vault("archive", "show", "baker", shape["archive"]["id"], "--json").out
    for told in (json.dumps(shape), shown, whole):
        assert not any(name in told for name in ("Dana", "Timur", "Testov", *SECRETS))


def test_again_says_so(in_vault: Run, export: str) -> None:
    """The same export once more is said to be kept, and nothing is added."""
    first = added(in_vault, export)
    again = added(in_vault, export)
    assert (first["new"], again["new"]) == (True, False)
    assert again["archive"]["id"] == first["archive"]["id"]
    assert len(in_vault("archive", "list", "baker", "--json").out.splitlines()) == 1


def test_erasing_needs_the_id_typed(in_vault: Run, export: str) -> None:
    """What is not confirmed by typing the id stays; once typed it is gone, and it is said where it may live on."""
    name = added(in_vault, export)["archive"]["id"]
    refused = in_vault("archive", "erase", "baker", name, stdin="yes\n")
    assert refused.code is ExitCode.WRONG_CALL
    assert in_vault("archive", "show", "baker", name).code is ExitCode.DONE
    done = in_vault("archive", "erase", "baker", name, "--why", "consent", stdin=f"{name[:8]}\n")
    assert done.code is ExitCode.DONE
    assert "backups" in done.err
    assert in_vault("archive", "show", "baker", name).code is ExitCode.WRONG_CALL
    [gone] = [json.loads(line) for line in in_vault("archive", "list", "baker", "--json").out.splitlines()]
    assert (gone["schema"], gone["reason"]) == ("habeas.archive.erased/1", "consent")
    assert in_vault("verify").code is ExitCode.DONE


def test_the_files_are_erased_alone(in_vault: Run, export: str) -> None:
    """With --files the items stay, and the account says that the bytes are gone."""
    name = added(in_vault, export)["archive"]["id"]
    assert in_vault("archive", "erase", "baker", name, "--files", stdin=name[:8]).code is ExitCode.DONE
    shape = json.loads(in_vault("archive", "show", "baker", name, "--json").out)
    assert [file["preserved"] for file in shape["files"]] == [False]
    assert shape["items"] == 4


def test_where_it_lies_in_clear_is_said(in_vault: Run, run: Run, export: str) -> None:
    """Each reading of an export names the folder that lies in clear, and what the shell may remember."""
    ran = in_vault("archive", "add", "baker", export, "--authority", "defence", "--chat", CLUB, "--own", "Aidar")
    assert export in ran.err
    assert "--own, --chat" in ran.err
    assert export in run("archive", "chats", export).err


def test_names_can_come_by_standard_input(in_vault: Run, export: str) -> None:
    """A hyphen takes chats from standard input, one a line, and leaves nothing in the shell's history."""
    chats = "Mountain club\nDana Example\n"
    ran = in_vault("archive", "add", "baker", export, "--authority", "owner", "--chat", "-", "--json", stdin=chats)
    assert json.loads(ran.out)["archive"]["sums"]["not_chosen"] == 2
    assert "history" not in ran.err
    twice = ("--chat", "-", "--own", "-")
    assert in_vault("archive", "add", "baker", export, "--authority", "owner", *twice).code is ExitCode.WRONG_CALL


def test_what_is_said_of_an_export_and_its_end_is_warned_of_or_piped(in_vault: Run, export: str) -> None:
    """How it was made and why it was erased may name somebody: typed, that is said; a hyphen leaves nothing."""
    call = ("archive", "add", "baker", export, "--authority", "owner", "--chat", CLUB, "--json")
    ran = in_vault(*call, "--how", "her brother made it")
    assert "--chat, --how" in ran.err
    short = json.loads(ran.out)["archive"]["id"][:8]
    gone = in_vault("archive", "erase", "baker", short, "--why", "her brother asked", stdin=f"{short}\n")
    assert "--why" in gone.err
    ran = in_vault(*call, "--how", "-", stdin="by telephone\n")
    assert json.loads(ran.out)["archive"]["how"] == "by telephone"
    assert "--how" not in ran.err
    short = json.loads(ran.out)["archive"]["id"][:8]
    gone = in_vault("archive", "erase", "baker", short, "--why", "-", stdin=f"{short}\nconsent was withdrawn\n")
    assert "--why" not in gone.err
    assert "consent was withdrawn" in in_vault("archive", "list", "baker").out


def test_an_export_too_large_for_the_memory_says_what_to_do(
    in_vault: Run, export: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the memory is not enough nothing is kept, and the way on is said."""

    def full(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("habeas.cli.archive.add_archive", full)
    ran = in_vault("archive", "add", "baker", export, "--authority", "owner", "--chat", CLUB)
    assert ran.code is ExitCode.FAILED
    assert "parts in one by one" in ran.err


def test_unreadable_entries_need_a_person(in_vault: Run, tmp_path: Path) -> None:
    """Where an entry could not be read the exit code says so, and `show` lists its place and why."""
    document = account()
    document["chats"]["list"][0]["messages"].append(17)
    folder = str(export_in(tmp_path, document))
    ran = in_vault("archive", "add", "baker", folder, "--authority", "owner", "--chat", CLUB, "--json")
    assert ran.code is ExitCode.NEEDS_PERSON
    shown = in_vault("archive", "show", "baker", json.loads(ran.out)["archive"]["id"]).out
    assert "result.json#/chats/list/0/messages/6: wrong-type" in shown


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
@pytest.mark.parametrize("columns", [80, 120])
def test_it_is_told_in_every_language_within_the_terminal(
    in_vault: Run, run: Run, export: str, lang: str, columns: int
) -> None:
    """No line is wider than the terminal, whatever the width, and it is said to be between person and counsel."""
    words = load_words(Lang(lang))
    shape = added(in_vault, export)
    shown = json.loads(in_vault("archive", "show", "baker", shape["archive"]["id"], "--json").out)
    chats = [json.loads(line) for line in run("archive", "chats", export, "--json").out.splitlines()]
    told = [added_text(shape, words, columns), archive_text(shown, words, columns), chats_text(chats, words, columns)]
    assert max(len(line) for text in told for line in text.splitlines()) <= width_of(columns)
    assert all(" ".join(words("archive.privileged").split()) in " ".join(text.split()) for text in told[:2])


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("add", "baker"),
        ("add", "baker", "FILE", "--authority", "owner", "--chat", "a", "--all-chats"),
        ("add", "baker", "FILE", "--authority", "owner", "--made-at", "soon"),
        ("add", "baker", "FILE", "--authority", "police"),
        ("add", "baker", "FILE", "--authority", "owner", "--files"),
        ("chats", "FILE", "--authority", "owner"),
        ("chats", "/nowhere"),
        ("list", "nobody"),
        ("show", "nobody", "abcd"),
        ("count", "baker"),
    ],
)
def test_a_wrong_call_is_told(in_vault: Run, export: str, words: tuple[str, ...]) -> None:
    """Whatever is missing, strange or not there is a wrong call, and no case is made."""
    ran = in_vault("archive", *(export if word == "FILE" else word for word in words))
    assert ran.code is ExitCode.WRONG_CALL
    assert "baker" not in in_vault("cases").out
