"""The laws of erasing a kept search record: `habeas quote CASE --erase`, and with its archive."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Ran, Run
from tests.conftest import DESK_PASSPHRASE

from habeas.base.errors import ExitCode

ILYAS = "Ilyas Qarabulaq"
QUOTE = "the road must be closed by Friday"


@pytest.fixture
def case(in_vault: Run, tmp_path: Path) -> Run:
    """A vault whose case `baker` has one archive of two own posts."""
    path = tmp_path / "posts.csv"
    path.write_text(f"author,text\n{ILYAS},{QUOTE} or never\n{ILYAS},fresh bread from seven\n", "utf-8")
    added = in_vault("archive", "add", "baker", str(path), "--authority", "owner", "--own", ILYAS, "--json")
    assert added.code is ExitCode.DONE, added.err
    return in_vault


def one(ran: Ran) -> dict[str, Any]:
    """The one object that was printed."""
    assert ran.code is ExitCode.DONE, ran.err
    found: dict[str, Any] = json.loads(ran.out)
    return found


def kept(case: Run, *more: str) -> str:
    """The source of a record that is kept."""
    return str(one(case("quote", "baker", "--text", "-", "--keep", "--json", *more, stdin=QUOTE))["kept"])


def test_an_erased_record_is_gone_and_the_vault_is_sound(case: Run, vault_folder: Path) -> None:
    """Bytes and custody event are destroyed; the entry and a mark are left, and verify passes."""
    from datetime import UTC, datetime

    from habeas.desk.opening import open_session

    source = kept(case)
    erased = one(case("quote", "baker", "--erase", source[:6], "--json", "--why", "asked to", stdin=source[:8] + "\n"))
    assert erased["source"] == source
    assert case("verify").code is ExitCode.DONE
    with open_session(vault_folder, DESK_PASSPHRASE, lambda: datetime.now(UTC), bytes) as session:
        assert session.vault.evidence.sources() == ()
        told = [event for _, _, event in session.vault.evidence.custody() if event and event.get("source") == source]
        assert [(event["action"], event["reason"]) for event in told] == [("search record erased", "asked to")]
        assert sum(event is None for _, _, event in session.vault.evidence.custody()) == 1
    again = case("quote", "baker", "--erase", source[:6], stdin=source[:8] + "\n")
    assert again.code is ExitCode.WRONG_CALL
    assert kept(case) != source


def test_nothing_is_erased_unless_its_id_is_typed(case: Run) -> None:
    """Another answer destroys nothing, and the refusal names the records that are kept."""
    source = kept(case)
    assert case("quote", "baker", "--erase", source, stdin="yes\n").code is ExitCode.WRONG_CALL
    wrong = case("quote", "baker", "--erase", "zzzz", stdin="zzzz\n")
    assert wrong.code is ExitCode.WRONG_CALL
    assert source[:8] in wrong.err


def test_a_copy_in_clear_is_named(case: Run, tmp_path: Path) -> None:
    """The file of the very record that still lies on the disk is told with its erasure."""
    path = tmp_path / "record.json"
    source = kept(case, "--record", str(path))
    ran = case("quote", "baker", "--erase", source, stdin=source[:8] + "\n")
    assert ran.code is ExitCode.DONE
    assert str(path) in ran.err
    assert "Not reached" in ran.err


@pytest.mark.parametrize("together", [True, False])
def test_an_archive_names_the_records_made_from_it(case: Run, together: bool) -> None:
    """Erasing an archive says which kept records hold its words, and destroys them too when told to."""
    source = kept(case)
    [archive] = case("archive", "list", "baker", "--json").out.splitlines()
    number = json.loads(archive)["id"]
    option = ("--records",) if together else ()
    ran = case("archive", "erase", "baker", number, *option, "--json", stdin=number[:8] + "\n")
    told = one(ran)
    assert source[:8] in ran.err
    assert (told["records_erased"], told["records_kept"]) == (([source], []) if together else ([], [source]))
    left = case("quote", "baker", "--erase", source, stdin=source[:8] + "\n")
    assert left.code is (ExitCode.WRONG_CALL if together else ExitCode.DONE)
    assert case("verify").code is ExitCode.DONE
