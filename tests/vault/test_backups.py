"""The laws of backups: each snapshot is the vault as it was, whole or not at all, and damage is named."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.db import connections
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from habeas.base.digest import digest_of
from habeas.base.errors import CannotWrite, HabeasError, IntegrityFailure, VaultBusy, VaultLocked, WrongCall
from habeas.base.progress import UNWATCHED
from habeas.vault.backup import folder as folder_module
from habeas.vault.backup.manifest import BackedUp
from habeas.vault.backup.restoring import OpenBackup, check_backup, open_backup, restore
from habeas.vault.opening import open_vault
from habeas.vault.vault import Vault

if TYPE_CHECKING:
    from tests.vault.conftest import Folder, Story

    from habeas.vault.session import Session

# The modules that need Django are imported where a vault is open, as the program does.

BEGAN = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
type Telling = Callable[[int], "Story"]
type Keeping = Callable[[Vault, "Story"], None]


def back_up(vault: Vault, to: Path, keep: int | None = None, day: int = 0) -> BackedUp:
    """A backup of an open vault on that day."""
    return vault.back_up(to, now=lambda: BEGAN + timedelta(days=day), keep=keep, progress=UNWATCHED)


def opened(to: Path, folder: "Folder") -> OpenBackup:
    """The backup, by the vault's passphrase."""
    return open_backup(to, folder.passphrase, None, os.urandom)


def wrong_with(to: Path, folder: "Folder") -> bool:
    """Whether opening the backup, checking all of it or finding fewer snapshots tells that something is wrong."""
    try:
        backup = opened(to, folder)
        return any(check_backup(backup, each, UNWATCHED).findings for each in backup.snapshots())
    except HabeasError:
        return True


def contents(vault: Vault) -> object:
    """Everything that a vault keeps, as values: statements, sources, bytes, custody, audit trail."""
    evidence, record = vault.evidence, vault.record
    return (
        [(source, evidence.copy(source.copy.digest)) for source in evidence.sources()],
        evidence.custody(),
        [(case, record.statements(case.id), vault.proposals.proposals(case.id)) for case in record.cases()],
        vault.audit.entries(),
    )


def session_of(vault: Vault) -> "Session":
    """The session under an open vault."""
    return vault.evidence._session  # type: ignore[attr-defined,no-any-return]


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plan=st.lists(st.integers(0, 2), min_size=1, max_size=4))
def test_each_snapshot_is_the_vault_as_it_was(
    plan: list[int],
    model_folder: "Folder",
    stories: Telling,
    keeping: Keeping,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """After any run of writes and backups, restoring each snapshot gives what the vault held at that moment."""
    place = tmp_path_factory.mktemp("plan")
    folder = model_folder.copied(place / "vault")
    held: list[tuple[str, object]] = []
    number = 0
    with folder.open() as vault:
        for writes in plan:
            for _ in range(writes):
                number += 1
                keeping(vault, stories(number))
            held.append((back_up(vault, place / "stick").snapshot.id, contents(vault)))
    backup = opened(place / "stick", folder)
    assert [each.id for each in backup.snapshots()] == [key for key, _ in held]
    for index, (key, expected) in enumerate(held):
        target = place / f"back {index}"
        assert restore(backup, backup.chosen(key), target, UNWATCHED).findings == ()
        with replace(folder, path=target).open() as vault:
            assert contents(vault) == expected
            assert vault.check() == ()


@pytest.fixture
def backed_up(folder: "Folder", story: "Story", keeping: Keeping, tmp_path: Path) -> Path:
    """A backup of a vault with a story, of two snapshots."""
    with folder.open() as vault:
        keeping(vault, story)
        back_up(vault, tmp_path / "stick")
        vault.evidence.put_copy(b"a second letter")
        back_up(vault, tmp_path / "stick", day=1)
    return tmp_path / "stick"


def files_of(to: Path) -> list[Path]:
    """The files of a backup that say something."""
    return sorted(each for each in to.rglob("*") if each.is_file() and each.name != folder_module.LOCK)


def test_a_whole_backup_has_nothing_wrong(backed_up: Path, folder: "Folder") -> None:
    """What was just written is not called damaged."""
    assert not wrong_with(backed_up, folder)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_flipped_byte_is_found(data: st.DataObject, backed_up: Path, folder: "Folder") -> None:
    """One byte changed anywhere in a backup is found, by opening or by the check."""
    file = data.draw(st.sampled_from(files_of(backed_up)))
    before = file.read_bytes()
    at = data.draw(st.integers(0, len(before) - 1))
    changed = bytearray(before)
    changed[at] ^= data.draw(st.integers(1, 255))
    file.write_bytes(changed)
    try:
        assert wrong_with(backed_up, folder), file
    finally:
        file.write_bytes(before)


def test_any_missing_file_is_found(backed_up: Path, folder: "Folder") -> None:
    """A backup without any one of its files is called damaged or is no backup."""
    for file in files_of(backed_up):
        before = file.read_bytes()
        file.unlink()
        assert wrong_with(backed_up, folder), file
        file.write_bytes(before)


def test_any_exchanged_file_is_found(backed_up: Path, folder: "Folder") -> None:
    """A file in the place of another of its kind, also of an earlier index, is found."""
    parts = sorted((backed_up / "parts").rglob("*"))
    kinds = [[each for each in parts if each.is_file()], sorted((backed_up / "snapshots").iterdir())]
    for kind in kinds:
        for file, other in pairwise(kind):
            before = file.read_bytes()
            file.write_bytes(other.read_bytes())
            assert wrong_with(backed_up, folder), file
            file.write_bytes(before)


def test_altered_parts_are_never_restored(backed_up: Path, folder: "Folder", tmp_path: Path) -> None:
    """A damaged database is refused by name and leaves no vault; an original is left out and named."""
    backup = opened(backed_up, folder)
    manifest = backup.folder.manifest(backup.snapshots()[-1].id)
    page = backup.folder.part_file(manifest.database[0])
    before = page.read_bytes()
    page.write_bytes(before[:-1] + bytes([before[-1] ^ 1]))
    with pytest.raises(IntegrityFailure, match=manifest.database[0][2:]):
        restore(backup, backup.snapshots()[-1], tmp_path / "new", UNWATCHED)
    assert not (tmp_path / "new" / "vault.json").exists()
    page.write_bytes(before)
    backup.folder.part_file(manifest.originals[0].parts[0]).write_bytes(b"something else")
    [finding] = restore(backup, backup.snapshots()[-1], tmp_path / "other", UNWATCHED).findings
    assert manifest.originals[0].parts[0][2:] in finding.place
    with pytest.raises(WrongCall):
        restore(backup, backup.snapshots()[-1], tmp_path / "other", UNWATCHED)
    assert restore(backup, backup.snapshots()[-1], tmp_path / "new", UNWATCHED).findings == (), "taken up again"


def test_a_restoration_that_was_killed_leaves_no_half_file(
    backed_up: Path, folder: "Folder", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a killed call had not finished writing is gone when the same call has brought the vault back."""
    backup, back = open_backup(backed_up, folder.passphrase, None, os.urandom), tmp_path / "back"

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("habeas.vault.backup.restoring.write_key_file", killed)
        with pytest.raises(KeyboardInterrupt):
            restore(backup, backup.chosen(None), back, UNWATCHED)
    half = next(path for path in (back / "blobs").rglob("*") if path.is_file()).parent / ".0123456789abcdef.part"
    half.write_bytes(b"half")
    restore(backup, backup.chosen(None), back, UNWATCHED)
    assert not half.exists()
    with open_vault(back, folder.passphrase) as vault:
        assert [finding.code for finding in vault.check() if finding.code != "unused-originals"] == []


@pytest.mark.encrypted_file
def test_only_what_is_new_is_copied(folder: "Folder", tmp_path: Path) -> None:
    """A second snapshot writes no original again and only the parts of the database that changed."""
    with folder.open() as vault:
        vault.evidence.put_copy(os.urandom(3_000_000))
        first = back_up(vault, tmp_path / "stick")
        vault.evidence.put_copy(b"a short letter")
        second = back_up(vault, tmp_path / "stick", day=1)
    assert first.bytes_written > 3_000_000
    assert second.bytes_written < 500_000


@pytest.mark.encrypted_file
def test_a_frozen_moment_stays_while_others_write(folder: "Folder", stories: Telling, keeping: Keeping) -> None:
    """The database file keeps every byte while a snapshot is copied, and writers do not wait for it."""
    with ExitStack() as held:
        vault, writer = held.enter_context(folder.open()), held.enter_context(folder.open(timeout=1.0))
        session = session_of(vault)
        moment = held.enter_context(session.database.frozen(session))
        before = moment.database.read_bytes()
        for number in range(1, 8):
            keeping(writer, stories(number))
        with session_of(writer).reading() as alias, connections[alias].cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(PASSIVE)")
        assert moment.database.read_bytes() == before


def test_pruned_snapshots_leave_nothing(folder: "Folder", tmp_path: Path) -> None:
    """With `keep` the older snapshots go with every part that only they had; an erased original is gone then."""
    stick = tmp_path / "stick"
    with folder.open() as vault:
        from habeas.vault.sealing import destroy_unused

        digest = vault.evidence.put_copy(os.urandom(9_000_000))
        first = back_up(vault, stick)
        with session_of(vault).writing():
            destroy_unused(session_of(vault), [digest])
        second = back_up(vault, stick, day=1)
        assert sum(file.stat().st_size for file in files_of(stick)) > 9_000_000
        third = back_up(vault, stick, keep=2, day=2)
    assert third.pruned == (first.snapshot.id,)
    assert [each.id for each in opened(stick, folder).snapshots()] == [second.snapshot.id, third.snapshot.id]
    assert sum(file.stat().st_size for file in files_of(stick)) < 4_000_000
    assert not wrong_with(stick, folder)


def test_the_passphrase_of_the_last_backup_opens_all_of_it(
    folder: "Folder", tmp_path: Path, cheap: object
) -> None:  # fmt: skip
    """After a change of passphrase and a backup, the old passphrase opens no snapshot, the recovery key opens all."""
    from habeas.vault.keys import Argon
    from habeas.vault.opening import change_passphrase

    stick = tmp_path / "stick"
    with folder.open() as vault:
        back_up(vault, stick)
    assert isinstance(cheap, Argon)
    change_passphrase(folder.path, folder.passphrase, "nine paper boats at noon", argon=cheap)
    assert opened(stick, folder).snapshots()
    with replace(folder, passphrase="nine paper boats at noon").open() as vault:
        back_up(vault, stick)
    with pytest.raises(VaultLocked):
        opened(stick, folder)
    assert len(open_backup(stick, None, folder.recovery_key, os.urandom).snapshots()) == 2


def test_what_was_cut_off_leaves_earlier_snapshots_and_is_taken_up(
    folder: "Folder", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A backup that stops half way counts for nothing; the next call copies only what is left, wrong parts anew."""
    stick = tmp_path / "stick"
    with folder.open() as vault:
        back_up(vault, stick)
        for number in range(4):
            vault.evidence.put_copy(os.urandom(2_000_000 + number))
        real, count = folder_module.BackupFolder.put_part, iter(range(100))

        def failing(self: folder_module.BackupFolder, data: bytes) -> tuple[str, bool]:
            if len(data) > 1_000_000 and next(count) > 1:
                raise CannotWrite("The vault could not be written.")
            return real(self, data)

        with monkeypatch.context() as patch:
            patch.setattr(folder_module.BackupFolder, "put_part", failing)
            with pytest.raises(CannotWrite):
                back_up(vault, stick, day=1)
        assert len(opened(stick, folder).snapshots()) == 1
        assert not wrong_with(stick, folder)
        half = max(
            (each for each in (stick / "parts").rglob("*") if each.is_file()), key=lambda each: each.stat().st_size
        )
        half.write_bytes(bytes(half.stat().st_size))
        done = back_up(vault, stick, day=2)
    assert 4_000_000 < done.bytes_written < 8_000_000
    assert len(opened(stick, folder).snapshots()) == 2
    assert not wrong_with(stick, folder)


def test_a_damaged_original_is_told_and_the_rest_is_kept(folder: "Folder", tmp_path: Path) -> None:
    """A backup of a vault with a missing or damaged original says so, keeps the rest, and lets no old snapshot go."""
    stick = tmp_path / "stick"
    with folder.open() as vault:
        damaged, missing = (vault.evidence.put_copy(os.urandom(5000)) for _ in range(2))
        blobs = session_of(vault).blobs
        back_up(vault, stick)
        vault.evidence.put_copy(b"the only new letter")
        blobs.file_of(blobs.name_of(missing)).unlink()
        assert back_up(vault, stick, day=1).findings == (), "the backup still has it from before"
        other = tmp_path / "other"
        file = blobs.file_of(blobs.name_of(damaged))
        file.write_bytes(bytes(file.stat().st_size))
        found = {finding.place: finding.code for finding in back_up(vault, other).findings}
        assert found == {damaged: "backup-original-damaged", missing: "backup-original-missing"}
        assert back_up(vault, other, keep=1, day=1).pruned == ()


@pytest.mark.parametrize("where", ["own folder", "foreign files", "another vault", "no parent"])
def test_a_backup_goes_nowhere_else(folder: "Folder", tmp_path: Path, where: str, cheap: object) -> None:
    """A folder inside the vault, with other files, of another vault, or on no disk is refused untouched."""
    from habeas.vault.keys import Argon
    from habeas.vault.opening import create_vault, open_vault

    assert isinstance(cheap, Argon)
    target = {"own folder": folder.path / "copy", "no parent": tmp_path / "no" / "stick"}.get(where, tmp_path / "stick")
    if where == "foreign files":
        target.mkdir()
        (target / "photo.jpg").write_bytes(b"x")
    if where == "another vault":
        create_vault(tmp_path / "two", folder.passphrase, "finch", now=BEGAN, argon=cheap)  # type: ignore[arg-type]
        with open_vault(tmp_path / "two", folder.passphrase) as vault:
            back_up(vault, target)
    before = sorted(map(str, tmp_path.rglob("*")))
    with folder.open() as vault, pytest.raises(WrongCall):
        back_up(vault, target)
    assert [each for each in sorted(map(str, tmp_path.rglob("*"))) if "vault.db-" not in each] == before


def test_two_backups_at_once_do_not_meet(folder: "Folder", backed_up: Path) -> None:
    """A folder that one backup writes to is refused to another at once."""
    with folder.open() as vault, opened(backed_up, folder).folder.held(), pytest.raises(VaultBusy):
        back_up(vault, backed_up)


def test_names_fit_every_file_system(backed_up: Path) -> None:
    """Every name in a backup is lower-case, short, and without a sign that FAT refuses."""
    for each in backed_up.rglob("*"):
        assert re.fullmatch(r"[0-9a-z]{1,64}(\.json)?", each.name), each


def test_nothing_of_a_backup_is_in_clear(folder: "Folder", story: "Story", keeping: Keeping, tmp_path: Path) -> None:
    """No name, word or digest of the vault stands in any file of a backup."""
    with folder.open() as vault:
        keeping(vault, story)
        back_up(vault, tmp_path / "stick")
    everything = b"".join(file.read_bytes() + file.name.encode() for file in files_of(tmp_path / "stick"))
    for word in ("Testov", "apprehension", "CREATE TABLE", "taken_at", digest_of(story.data)[7:]):
        assert word.encode() not in everything


@pytest.fixture
def leftover(tmp_path: Path) -> Iterator[Path]:
    """A folder as a first backup that was cut off at once leaves it."""
    stick = tmp_path / "stick"
    for each in (stick, stick / "parts", stick / "snapshots"):
        each.mkdir()
    (stick / "index").write_bytes(b"half")
    yield stick
    shutil.rmtree(stick)


def test_a_first_backup_that_was_cut_off_is_begun_anew(folder: "Folder", leftover: Path) -> None:
    """A folder that holds the beginning of a backup and nothing else is taken."""
    with folder.open() as vault:
        back_up(vault, leftover)
    assert not wrong_with(leftover, folder)
