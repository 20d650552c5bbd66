"""Making, opening and re-keying a vault."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.vault_places import Placed

from habeas.base.errors import CannotWrite, HabeasError, IntegrityFailure, VaultLocked, WrongCall
from habeas.base.ids import Handle
from habeas.vault import opening
from habeas.vault.keys import Argon
from habeas.vault.opening import change_passphrase, create_vault, is_vault, open_vault, reset_passphrase
from habeas.vault.vault import Vault

if TYPE_CHECKING:
    from tests.vault.conftest import Folder, Story

NEW = "another six words of rain"


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def make(path: Path, cheap: Argon, passphrase: str = NEW, owner: str = "wren") -> None:
    """Make a vault at a path."""
    from datetime import UTC, datetime

    create_vault(path, passphrase, Handle(owner), now=datetime(2026, 3, 1, tzinfo=UTC), argon=cheap)


def test_what_was_kept_is_there_after_opening_again(
    folder: "Folder", story: "Story", keeping: "Callable[[Vault, Story], None]"
) -> None:
    """Everything of a story is read back from another opening, and the vault's own check finds nothing."""
    with folder.open() as vault:
        keeping(vault, story)
    with folder.open() as vault:
        assert (vault.id, vault.owner) == (folder.id, "wren")
        assert vault.evidence.copy(story.source.copy.digest) == story.data
        assert vault.evidence.sources(story.case.id) == (story.source,)
        assert vault.evidence.first_reading(story.source.copy.digest) == story.reading
        assert vault.record.cases() == (story.case,)
        assert vault.record.entities(story.case.id) == (story.entity, story.other)
        assert vault.record.statements(story.case.id) == (story.statement,)
        assert vault.record.withdrawals(story.case.id) == (story.withdrawal,)
        assert vault.record.judgements(story.case.id) == (story.judgement,)
        assert vault.proposals.decisions(story.case.id) == (story.decision,)
        assert [event for _, _, event in vault.evidence.custody()] == [story.event]
        assert vault.audit.entries() == (story.audit,)
        assert vault.check() == ()


def test_the_recovery_key_opens_the_vault(folder: "Folder") -> None:
    """The recovery key opens the same vault, also as a person types it."""
    with open_vault(folder.path, recovery_key=folder.recovery_key.lower().replace("-", " ")) as vault:
        assert vault.id == folder.id


@pytest.mark.parametrize("wrong", ["seven wooden spoons in rai", "Seven wooden spoons in rain", "x"])
def test_a_wrong_passphrase_opens_nothing(folder: "Folder", wrong: str) -> None:
    """A wrong passphrase raises VaultLocked, does not repeat it, and changes nothing."""
    before = files(folder.path)
    with pytest.raises(VaultLocked) as failure:
        open_vault(folder.path, wrong)
    assert wrong not in str(failure.value) or wrong == "x"
    assert files(folder.path) == before


def test_a_wrong_or_missing_key_opens_nothing(folder: "Folder") -> None:
    """Another vault's recovery key and no key at all raise VaultLocked; both kinds at once are a wrong call."""
    with pytest.raises(VaultLocked):
        open_vault(folder.path, recovery_key="0000-" * 8 + "0000")
    with pytest.raises(VaultLocked):
        open_vault(folder.path)
    with pytest.raises(WrongCall):
        open_vault(folder.path, folder.passphrase, folder.recovery_key)
    with pytest.raises(WrongCall):
        open_vault(folder.path, "")


def test_changing_the_passphrase_rewraps_and_nothing_else(folder: "Folder", cheap: Argon) -> None:
    """Only the key file changes; the new passphrase and the recovery key open, the old passphrase does not."""
    before = files(folder.path)
    change_passphrase(folder.path, folder.passphrase, NEW, argon=cheap)
    after = files(folder.path)
    assert {name for name in after if before[name] != after[name]} == {"vault.json"}
    with pytest.raises(VaultLocked):
        open_vault(folder.path, folder.passphrase)
    for vault in (open_vault(folder.path, NEW), open_vault(folder.path, recovery_key=folder.recovery_key)):
        assert vault.check() == ()
        vault.close()


def test_the_recovery_key_sets_a_new_passphrase(folder: "Folder", cheap: Argon) -> None:
    """Who has forgotten the passphrase sets another by the recovery key."""
    reset_passphrase(folder.path, folder.recovery_key, NEW, argon=cheap)
    open_vault(folder.path, NEW).close()


def test_a_passphrase_is_changed_only_by_who_knows_it_to_a_strong_one(folder: "Folder", cheap: Argon) -> None:
    """A wrong old or a short new passphrase changes nothing."""
    before = files(folder.path)
    with pytest.raises(VaultLocked):
        change_passphrase(folder.path, "wrong old passphrase", NEW, argon=cheap)
    with pytest.raises(WrongCall):
        change_passphrase(folder.path, folder.passphrase, "short", argon=cheap)
    assert files(folder.path) == before


def test_a_vault_is_made_only_where_there_is_room(folder: "Folder", tmp_path: Path, cheap: Argon) -> None:
    """A folder with anything in it, a file, a vault and a folder without a parent are refused untouched."""
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("a letter")
    (tmp_path / "file").write_text("a file")
    before = files(tmp_path)
    for path in (tmp_path / "full", tmp_path / "file", folder.path, tmp_path / "none" / "vault"):
        with pytest.raises(WrongCall):
            make(path, cheap)
    assert files(tmp_path) == before


def test_a_vault_needs_a_strong_passphrase_and_an_owner(tmp_path: Path, cheap: Argon) -> None:
    """An empty or short passphrase and an empty owner are refused before anything is made."""
    for passphrase, owner in (("", "wren"), ("short", "wren"), (NEW, " ")):
        with pytest.raises(WrongCall):
            make(tmp_path / "vault", cheap, passphrase, owner)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("number", [errno.EPERM, errno.ENOSYS])
def test_a_medium_that_keeps_no_rights_is_refused(
    tmp_path: Path, cheap: Argon, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """Where the rights of the folder cannot be set, as on FAT, no vault is made, nothing is left, and why is said."""

    def refuse(_path: Path, _mode: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "chmod", refuse)
    with pytest.raises(WrongCall, match="keeps none"):
        make(tmp_path / "stick", cheap)
    assert not (tmp_path / "stick").exists()


def test_an_empty_folder_may_become_a_vault(tmp_path: Path, cheap: Argon) -> None:
    """A vault is made in an empty folder that is there already, and only then is one."""
    path = tmp_path / "vault"
    path.mkdir(mode=0o755)
    assert not is_vault(path)
    make(path, cheap)
    assert is_vault(path)


def test_files_are_their_owners_alone(tmp_path: Path, cheap: Argon) -> None:
    """Whatever the umask, folders have mode 0700 and files 0600, the journal and blobs too."""
    before = os.umask(0)
    try:
        path = tmp_path / "vault"
        path.mkdir(mode=0o777)
        make(path, cheap)
        with open_vault(path, NEW) as vault:
            vault.evidence.put_copy(b"a letter")
            folders = {p.stat().st_mode & 0o777 for p in (path, *path.rglob("*")) if p.is_dir()}
            modes = {p.name: p.stat().st_mode & 0o777 for p in path.rglob("*") if p.is_file()}
            assert vault.check()[0].code == "unused-originals"
            path.chmod(0o755)
            assert "open-to-others" in {finding.code for finding in vault.check()}
    finally:
        os.umask(before)
    assert folders == {0o700}
    assert set(modes.values()) == {0o600}
    assert {"vault.json", "vault.db", "vault.db-wal", "vault.db-shm"} < set(modes)


def test_a_vault_that_could_not_be_made_leaves_nothing(
    tmp_path: Path, cheap: Argon, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the last step of making fails, nothing is left; an empty folder that was there stays."""

    def broken(*_: object) -> None:
        raise CannotWrite("The disk is full.")

    monkeypatch.setattr(opening, "write_key_file", broken)
    (tmp_path / "there").mkdir()
    for path in (tmp_path / "new", tmp_path / "there"):
        with pytest.raises(CannotWrite):
            make(path, cheap)
    assert [path.name for path in tmp_path.rglob("*")] == ["there"]


@pytest.mark.encrypted_file
@pytest.mark.parametrize("damage", ["missing", "empty", "short", "noise", "another vault's"])
def test_a_damaged_database_is_an_integrity_failure(
    folder: "Folder", tmp_path: Path, cheap: Argon, damage: str
) -> None:
    """A missing, emptied, cut or exchanged database is said, and what is there is left as it is."""
    database = folder.path / "vault.db"
    whole = database.read_bytes()
    if damage == "another vault's":
        make(tmp_path / "other", cheap)
        database.write_bytes((tmp_path / "other" / "vault.db").read_bytes())
    elif damage == "missing":
        database.unlink()
    else:
        database.write_bytes({"empty": b"", "short": whole[:5000], "noise": os.urandom(len(whole))}[damage])
    before = files(folder.path)
    with pytest.raises(IntegrityFailure):
        folder.open().check()
    kept = files(folder.path)
    assert {name: kept.get(name) for name in before} == before


def test_no_vault_is_a_wrong_call(tmp_path: Path) -> None:
    """Opening an empty or missing folder says that there is no vault."""
    for path in (tmp_path, tmp_path / "none"):
        assert not is_vault(path)
        with pytest.raises(WrongCall):
            open_vault(path, NEW)


def test_a_closed_vault_does_nothing_more(folder: "Folder", placed: Placed) -> None:
    """After closing, every use raises VaultLocked; closing again does nothing; no journal is left."""
    vault = folder.open()
    vault.audit.entries()
    vault.close()
    vault.close()
    for use in (vault.record.cases, vault.check, lambda: vault.evidence.put_copy(b"x"), vault.transaction().__enter__):
        with pytest.raises(VaultLocked):
            use()
    assert sorted(path.name for path in folder.path.iterdir()) == sorted(["blobs", "vault.json", placed.file])


def test_two_vaults_are_open_side_by_side(
    model_folder: "Folder", tmp_path: Path, stories: "Callable[[int], Story]"
) -> None:
    """Two open vaults know nothing of each other."""
    with model_folder.copied(tmp_path / "one").open() as one, model_folder.copied(tmp_path / "two").open() as two:
        one.record.add_case(stories(1).case)
        two.record.add_case(stories(2).case)
        assert one.record.cases() == (stories(1).case,)
        assert two.record.cases() == (stories(2).case,)


@pytest.mark.encrypted_file
def test_no_secret_shows(folder: "Folder") -> None:
    """Neither the vault, nor its making, nor Django's settings print a key."""
    from django.db import connections

    from habeas.vault.opening import Created

    with folder.open() as vault:
        shown = f"{vault!r} {connections.settings} {Created('id', folder.recovery_key)!r}"
    assert "<key>" in shown
    assert folder.recovery_key not in shown
    assert folder.passphrase not in shown


def test_no_key_is_left_after_closing(folder: "Folder") -> None:
    """Once a vault is closed, Django's connections of all threads hold no key of it."""
    import gc
    from concurrent.futures import ThreadPoolExecutor

    from habeas.vault.sqlcipher.base import DatabaseWrapper

    with ThreadPoolExecutor(1) as pool:
        with folder.open() as vault:
            vault.record.cases()
            pool.submit(vault.record.cases).result()
        wrappers = [found for found in gc.get_objects() if isinstance(found, DatabaseWrapper)]
        assert wrappers
        assert not any("key" in wrapper.settings_dict["OPTIONS"] for wrapper in wrappers)


def test_importing_does_not_import_django() -> None:
    """The module that shells reach the vault by costs no Django until a vault is opened."""
    code = "import sys, habeas.vault.opening; sys.exit(any(m.split('.')[0] == 'django' for m in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_every_failure_is_numbered_and_says_what_to_do(folder: "Folder") -> None:
    """The failures of opening carry a number and a remedy."""
    with pytest.raises(HabeasError) as failure:
        open_vault(folder.path, "wrong passphrase")
    assert str(failure.value).startswith("H003 ")
    assert failure.value.remedy
