"""Making a backup: copy what is new, read all of it back, and only then let the snapshot count.

Nothing is decrypted to be copied. What was copied by a call that was cut off is found again by the next
one, and every part is read back from the medium before the snapshot counts, so that half a part never does.
"""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from habeas.base.digest import digest_of_json
from habeas.base.errors import IntegrityFailure, WrongCall
from habeas.base.finding import Finding, Severity
from habeas.base.progress import Progress
from habeas.vault.backup.checking import check_snapshot
from habeas.vault.backup.folder import KEYS, BackupFolder, is_backup, make_backup_folder, read_mark
from habeas.vault.backup.manifest import BackedUp, Manifest, Original, Snapshot, line_of
from habeas.vault.backup.sealed import backup_keys
from habeas.vault.blobs import BlobFolder
from habeas.vault.databases.database import Frozen, FrozenBlob
from habeas.vault.keyfile import is_authentic, read_key_file, write_key_file
from habeas.vault.keys import Key, Purpose, Random, sub_key
from habeas.vault.models import BlobRow
from habeas.vault.session import Session

DATABASE_PART = 64 * 1024
"""Bytes of the database in one part: sixteen pages, so that a day's work is a few parts."""

ORIGINAL_PART = 4 * 1024 * 1024
"""Bytes of a sealed original in one part, so that no file is too large for FAT."""

_TRIES = 3


@dataclass(slots=True)
class _Copying:
    """What has been written so far."""

    folder: BackupFolder
    progress: Progress
    written: int = 0
    bytes_written: int = 0

    def parts_of(self, path: Path, size: int) -> tuple[str, ...]:
        """Copy a file in parts of this size; their names. Raises FileNotFoundError."""
        names = []
        with path.open("rb") as file:
            while data := file.read(size):
                name, new = self.folder.put_part(data)
                self.written += new
                self.bytes_written += new * len(data)
                names.append(name)
                self.progress.step()
        return tuple(names)


def back_up(
    vault_folder: Path, session: Session, vault: str, master: Key, to: Path, *,
    now: Callable[[], datetime], keep: int | None, progress: Progress, random: Random,
) -> BackedUp:  # fmt: skip
    """Add a snapshot of the vault to the backup in the folder `to`, which is made when it is new.

    `keep` lets all but so many of the newest snapshots go afterwards; None keeps all. Raises WrongCall for
    a folder that is something else or another vault's backup, VaultBusy while another backup or writer
    holds it, IntegrityFailure when the medium does not give back what was written, CannotWrite; every
    earlier snapshot stays as it was.
    """
    if keep is not None and keep < 1:
        raise WrongCall("At least one snapshot must be kept.", "Give --keep 1 or more.")
    key_file = read_key_file(vault_folder)
    if not is_authentic(key_file, master):
        raise IntegrityFailure("The vault's key file was altered.", "Run `habeas verify`; set the passphrase anew.")
    folder = _opened(vault_folder, vault, master, to, random)
    with folder.held():
        before = folder.snapshots()
        copying = _Copying(folder, progress)
        manifest, findings = _copied(session, copying, before, now, master)
        write_key_file(folder.path, key_file, random, KEYS)
        folder.write_manifest(manifest)
        _demand_readable(folder, manifest)
        folder.write_index((*before, line_of(manifest)))
        whole = all(finding.severity is not Severity.ERROR for finding in findings)
        pruned = prune(folder, keep if whole else None)
    content = digest_of_json(sorted(manifest.parts()))
    return BackedUp(line_of(manifest), folder.id, content, copying.written, copying.bytes_written, pruned, findings)


def prune(folder: BackupFolder, keep: int | None) -> tuple[str, ...]:
    """Let all but the newest `keep` snapshots go (None: none), and delete what no snapshot names; the ids that went.

    A folder with a snapshot whose list cannot be read loses nothing. Raises CannotWrite.
    """
    snapshots = folder.snapshots()
    kept = snapshots if keep is None else snapshots[-keep:]
    try:
        named = {part for each in kept for part in folder.manifest(each.id).parts()}
    except IntegrityFailure:
        return ()
    gone = tuple(each.id for each in snapshots if each not in kept)
    if gone:
        folder.write_index(kept)
    folder.sweep(named, {each.id for each in kept})
    return gone


def _opened(vault_folder: Path, vault: str, master: Key, to: Path, random: Random) -> BackupFolder:
    inside, outside = to.resolve(), vault_folder.resolve()
    if inside == outside or outside in inside.parents or inside in outside.parents:
        raise WrongCall("The backup would lie in the vault's own folder.", "Name a folder on another disk.")
    keys = backup_keys(master, vault)
    if not is_backup(to):
        return make_backup_folder(to, vault, keys, random)
    folder, of = read_mark(to)
    if of != vault:
        raise WrongCall("This folder holds the backup of another vault.", "Name another folder.")
    found = BackupFolder(to, folder, vault, keys, random)
    if _is_of_former_key(to, master):
        raise WrongCall(
            "This backup was made before the vault was given a new key; the former keys open it.",
            "Name a new folder, and destroy this one when the new backup stands: habeas destroy --vault FOLDER.",
        )
    try:
        found.snapshots()
    except IntegrityFailure as failure:
        raise IntegrityFailure(
            "The index of this backup is damaged, or was made under another key.",
            "Name a new folder, and check this one with `habeas backup check`.",
        ) from failure
    return found


def _is_of_former_key(to: Path, master: Key) -> bool:
    with suppress(WrongCall, IntegrityFailure):
        file = read_key_file(to, KEYS)
        return file.whole and not is_authentic(file, master)
    return False


def _copied(
    session: Session,
    copying: _Copying,
    before: tuple[Snapshot, ...],
    now: Callable[[], datetime],
    master: Key,
) -> tuple[Manifest, tuple[Finding, ...]]:
    """A whole snapshot, copied and read back, and what is wrong with the vault itself."""
    folder = copying.folder
    database_key = sub_key(master, folder.vault, Purpose.DATABASE)
    for _ in range(_TRIES):
        manifest = _one_copy(session, copying, before, now)
        checked = check_snapshot(folder, manifest, database_key, session.blobs.keys, copying.progress)
        # Half a part of a copy that a power cut ended, or a worn medium: written anew, and read again.
        for name in checked.bad_parts:
            folder.drop_part(name)
        again = bool(checked.bad_parts) or _erased_since(session, manifest)
        if not again and (not checked.findings or not before):
            return manifest, checked.findings
        before = ()
    raise IntegrityFailure(
        "The medium does not give back what is written to it; the snapshot does not count.", "Use another medium."
    )


def _one_copy(
    session: Session,
    copying: _Copying,
    before: tuple[Snapshot, ...],
    now: Callable[[], datetime],
) -> Manifest:
    folder = copying.folder
    with session.database.frozen(session) as moment:
        copying.progress.begin("copying", _steps(moment))
        manifest = Manifest(
            folder.random(16).hex(),
            now(),
            copying.parts_of(moment.database, DATABASE_PART),
            tuple(_originals(moment, session.blobs, copying, _known(folder, before))),
        )
        copying.progress.end()
    folder.settle()
    return manifest


def _erased_since(session: Session, manifest: Manifest) -> bool:
    """Whether a file was missing because its original was erased while the copy was made."""
    missing = {each.name for each in manifest.originals if not each.parts}
    if not missing:
        return False
    with session.reading() as alias:
        return missing > set(BlobRow.objects.using(alias).filter(name__in=missing).values_list("name", flat=True))


def _originals(
    moment: Frozen, blobs: BlobFolder, copying: _Copying, known: dict[tuple[str, str], Original]
) -> Iterator[Original]:
    for blob in moment.blobs:
        key = hashlib.sha256(blob.sealed_key).hexdigest()
        found = known.get((blob.name, key))
        if found is not None and all(copying.folder.part_file(part).is_file() for part in found.parts):
            copying.progress.step()
            yield found
            continue
        yield Original(blob.name, key, _parts(blob, blobs, copying))


def _parts(blob: FrozenBlob, blobs: BlobFolder, copying: _Copying) -> tuple[str, ...]:
    try:
        return copying.parts_of(blobs.file_of(blob.name), ORIGINAL_PART)
    except FileNotFoundError:
        return ()


def _known(folder: BackupFolder, before: tuple[Snapshot, ...]) -> dict[tuple[str, str], Original]:
    """The originals of the newest snapshot that can be read: their files never change once sealed."""
    for snapshot in reversed(before):
        try:
            found = folder.manifest(snapshot.id).originals
        except IntegrityFailure:
            continue
        return {(each.name, each.key): each for each in found if each.parts}
    return {}


def _steps(moment: Frozen) -> int:
    return -(-moment.database.stat().st_size // DATABASE_PART) + len(moment.blobs)


def _demand_readable(folder: BackupFolder, manifest: Manifest) -> None:
    if folder.manifest(manifest.id) != manifest:
        raise IntegrityFailure("The medium does not give back what is written to it.", "Use another medium.")
