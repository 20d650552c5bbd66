"""Opening a backup without its vault, and bringing a vault back from it into a new folder.

The key file is written last: until then the folder is no vault, and the same call goes on where one that
was cut off stopped. What is altered is never restored. An original that is, is left out and named; a
database that is, is refused, because half a record would be read as less.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from habeas.base.errors import IntegrityFailure, WrongCall
from habeas.base.finding import Finding, Severity
from habeas.base.progress import Progress
from habeas.vault.backup.checking import Checked, check_snapshot
from habeas.vault.backup.folder import KEYS, BackupFolder, read_mark, shown
from habeas.vault.backup.manifest import Manifest, Snapshot
from habeas.vault.backup.sealed import backup_keys
from habeas.vault.durable import PART, cannot_write, make_empty, make_folder, write_durably
from habeas.vault.keyfile import NAME as KEY_FILE
from habeas.vault.keyfile import is_authentic, is_key_file, read_key_file, write_key_file
from habeas.vault.keys import Key, Purpose, Random, sub_key
from habeas.vault.layout import BLOBS, DATABASE
from habeas.vault.opening import unlock

_MARK = ".restoring-"
_SHORTEST_ID = 6


@dataclass(frozen=True, slots=True, repr=False)
class OpenBackup:
    """A backup that was opened by the passphrase or the recovery key of its vault."""

    folder: BackupFolder
    master: Key

    def snapshots(self) -> tuple[Snapshot, ...]:
        """The snapshots that count, oldest first; raises IntegrityFailure."""
        return self.folder.snapshots()

    def chosen(self, key: str | None) -> Snapshot:
        """The snapshot whose id begins so, the newest for None; raises WrongCall when there is none, or several."""
        found = self.snapshots()
        if not found:
            raise WrongCall("No backup into this folder was finished.", "Run `habeas backup` to the end.")
        if key is None:
            return found[-1]
        fitting = [each for each in found if each.id.startswith(key.lower())]
        if len(fitting) != 1 or len(key) < _SHORTEST_ID:
            raise WrongCall(f"No one snapshot has the id {key}.", "See `habeas backup list`.")
        return fitting[0]


def open_backup(path: Path, passphrase: str | None, recovery_key: str | None, random: Random) -> OpenBackup:
    """Open a backup; raises WrongCall when it is none, VaultLocked for a wrong key, IntegrityFailure when damaged."""
    folder, vault = read_mark(path)
    try:
        file = read_key_file(path, KEYS)
    except WrongCall:
        raise IntegrityFailure(
            f"{KEYS} of the backup is missing.", "Where no backup was finished, run `habeas backup` again."
        ) from None
    master = unlock(file, passphrase, recovery_key)
    if file.vault != vault or not is_authentic(file, master):
        raise IntegrityFailure(f"{KEYS} of the backup was altered.", "Use another backup, and keep this one.")
    return OpenBackup(BackupFolder(path, folder, vault, backup_keys(master, vault), random), master)


def check_backup(backup: OpenBackup, snapshot: Snapshot, progress: Progress) -> Checked:
    """Read all of one snapshot; see :func:`habeas.vault.backup.checking.check_snapshot`."""
    database = sub_key(backup.master, backup.folder.vault, Purpose.DATABASE)
    blobs = sub_key(backup.master, backup.folder.vault, Purpose.BLOB_KEYS)
    return check_snapshot(backup.folder, backup.folder.manifest(snapshot.id), database, blobs, progress)


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored: the time and id of the snapshot, the originals, and those that had to be left out."""

    snapshot: str
    taken_at: datetime
    originals: int
    findings: tuple[Finding, ...]


def restore(backup: OpenBackup, snapshot: Snapshot, to: Path, progress: Progress) -> Restored:
    """Bring a snapshot back into a new or empty folder, as a vault under the passphrase of the last backup.

    Raises WrongCall for a folder that holds something, IntegrityFailure when the database of the snapshot
    is damaged, CannotWrite. The vault is still to be opened and verified.
    """
    folder, random = backup.folder, backup.folder.random
    manifest = folder.manifest(snapshot.id)
    mark = _begin(to, manifest, folder)
    progress.begin("restoring", len(manifest.originals) + 1)
    findings: list[Finding] = []
    for original in manifest.originals:
        target = to / BLOBS / original.name[:2] / original.name[2:4] / original.name[4:]
        if not target.is_file():
            findings += _restore_file(folder, original.parts, target)
        progress.step()
    write_durably(to / DATABASE, (folder.part(name) for name in manifest.database), random)
    progress.step()
    write_key_file(to, read_key_file(folder.path, KEYS), random)
    with suppress(OSError):
        mark.unlink()
    progress.end()
    return Restored(snapshot.id, snapshot.taken_at, len(manifest.originals), tuple(findings))


def _restore_file(folder: BackupFolder, parts: tuple[str, ...], target: Path) -> Iterator[Finding]:
    make_folder(target.parent.parent)
    make_folder(target.parent)
    if not parts:
        yield Finding("backup-original-missing", "original", Severity.ERROR, "The backup never had this original.")
        return
    try:
        write_durably(target, (folder.part(name) for name in parts), folder.random)
    except IntegrityFailure as failure:
        place = "original: " + ", ".join(shown(name) for name in parts)
        yield Finding("backup-part-bad", place, Severity.ERROR, failure.message)


def _begin(to: Path, manifest: Manifest, folder: BackupFolder) -> Path:
    """The mark of this restoration in its folder, new or left by a call that was cut off."""
    mark = to / f"{_MARK}{manifest.id}"
    inside, outside = to.resolve(), folder.path.resolve()
    if inside == outside or outside in inside.parents:
        raise WrongCall("The new vault would lie in the backup's own folder.", "Name another folder.")
    try:
        if to.exists() and not to.is_dir():
            raise WrongCall("There is a file where the vault's folder should be.", "Name another folder.")
        if to.is_dir() and any(to.iterdir()) and (not mark.exists() or is_key_file(to / KEY_FILE)):
            if not mark.exists():
                raise WrongCall("The folder is not empty.", "Name a new or empty folder.")
            mark.unlink()
            raise WrongCall("The vault was restored here already.", "Open it, or name another folder.")
        if not to.exists() and not to.parent.is_dir():
            raise WrongCall("The folder above the new vault does not exist.", "Make it first.")
        make_folder(to)
    except OSError as error:
        raise cannot_write(error) from error
    if not mark.exists():
        make_empty(mark)
    make_folder(to / BLOBS)
    _sweep(to)
    return mark


def _sweep(to: Path) -> None:
    """Delete what a call that was cut off had not finished writing; raises CannotWrite."""
    try:
        for part in to.rglob(f".*{PART}"):
            part.unlink(missing_ok=True)
    except OSError as error:
        raise cannot_write(error) from error
