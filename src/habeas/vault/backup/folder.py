"""The folder of a backup: a memory stick, a second disk; also one whose file system keeps no modes.

    backup.json      that this is a backup, the folder's random id, the vault's id
    keys.json        the vault's key file as it was at the last backup
    index            sealed: which snapshots count
    snapshots/ID     sealed: the parts of one snapshot
    parts/ab/cdef…   the parts, each once

All names are lower-case hexadecimal or one of the words above, so that any file system takes them. What
the index does not name does not count: it is replaced in one step as the last act of a backup, so that one
that is cut off leaves every earlier snapshot as it was.
"""

import ctypes
import fcntl
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from habeas.base.digest import canonical
from habeas.base.errors import IntegrityFailure, VaultBusy, WrongCall
from habeas.vault.backup.manifest import Manifest, Snapshot, manifest_of, snapshots_of
from habeas.vault.backup.sealed import BackupKeys
from habeas.vault.durable import PART, cannot_write, make_folder, sync_folder, write_durably
from habeas.vault.keys import Random

MARK, KEYS, INDEX, SNAPSHOTS, PARTS, LOCK = "backup.json", "keys.json", "index", "snapshots", "parts", "lock"
_FORMAT, _VERSION, _ID = "habeas-backup", 1, 32


@dataclass(frozen=True, slots=True)
class BackupFolder:
    """A backup folder whose keys are known. `id` is its random id, `vault` that of the vault."""

    path: Path
    id: str
    vault: str
    keys: BackupKeys
    random: Random

    def part_file(self, name: str) -> Path:
        """Where the part of this name lies."""
        return self.path / PARTS / name[:2] / name[2:]

    def part(self, name: str) -> bytes:
        """The bytes of a part, from the medium; raises IntegrityFailure when they are missing or others."""
        try:
            with self.part_file(name).open("rb") as file:
                with suppress(OSError, AttributeError):
                    os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
                data = file.read()
        except OSError:
            raise IntegrityFailure(f"A part of the backup is missing: {shown(name)}.", _OTHER) from None
        if self.keys.part_name(data) != name:
            raise IntegrityFailure(f"A part of the backup was altered: {shown(name)}.", _OTHER)
        return data

    def put_part(self, data: bytes) -> tuple[str, bool]:
        """Write a part unless one of its name and size is there; its name, and whether it was written.

        It is durable after :meth:`settle`. Raises CannotWrite.
        """
        name = self.keys.part_name(data)
        file = self.part_file(name)
        try:
            if file.stat().st_size == len(data):
                return name, False
        except OSError:
            pass
        part = file.with_name(f".{self.random(8).hex()}{PART}")
        try:
            file.parent.mkdir(mode=0o700, exist_ok=True)
            with open(part, "xb", opener=lambda path, flags: os.open(path, flags, 0o600)) as written:
                written.write(data)
            part.replace(file)
        except BaseException as error:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            if isinstance(error, OSError):
                raise cannot_write(error) from error
            raise
        return name, True

    def drop_part(self, name: str) -> None:
        """Delete a part if it is there; raises CannotWrite."""
        try:
            self.part_file(name).unlink(missing_ok=True)
        except OSError as error:
            raise cannot_write(error) from error

    def settle(self) -> None:
        """Make all parts durable; raises CannotWrite."""
        try:
            _sync_all(self.path)
        except OSError as error:
            raise cannot_write(error) from error

    def part_names(self) -> Iterator[str]:
        """The names of all parts that lie in the folder, whether a snapshot has them or not."""
        for first, _, names in (self.path / PARTS).walk():
            for name in sorted(names):
                yield first.name + name

    def snapshots(self) -> tuple[Snapshot, ...]:
        """The snapshots that count, oldest first; raises IntegrityFailure when the index is missing or altered."""
        return snapshots_of(self.keys.unseal(self._read(INDEX), self.id, INDEX))

    def write_index(self, snapshots: Sequence[Snapshot]) -> None:
        """Make these the snapshots that count, in one step; raises CannotWrite."""
        self._write(INDEX, [each.form() for each in snapshots])

    def manifest(self, key: str) -> Manifest:
        """The snapshot of this id; raises IntegrityFailure when its list is missing or altered."""
        what = f"{SNAPSHOTS}/{key}"
        return manifest_of(self.keys.unseal(self._read(what), self.id, what))

    def write_manifest(self, manifest: Manifest) -> None:
        """Write the list of a snapshot; it counts once the index names it. Raises CannotWrite."""
        self._write(f"{SNAPSHOTS}/{manifest.id}", manifest.form())

    def sweep(self, named: set[str], snapshots: set[str]) -> int:
        """Delete parts and lists that no snapshot names, and temporary files; returns how many parts went."""
        gone = 0
        for name in list(self.part_names()):
            if name not in named:
                self.drop_part(name)
                gone += 1
        try:
            for file in (self.path / SNAPSHOTS).iterdir():
                if file.name not in snapshots:
                    file.unlink()
            for part in self.path.glob(f".*{PART}"):
                part.unlink(missing_ok=True)
        except OSError as error:
            raise cannot_write(error) from error
        return gone

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep other backups out of the folder; raises VaultBusy at once when one is under way."""
        try:
            handle = os.open(self.path / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise cannot_write(error) from error
        try:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise VaultBusy("Another backup into this folder is under way.", "Wait until it is done.") from None
            yield
        finally:
            os.close(handle)

    def _read(self, what: str) -> bytes:
        try:
            return (self.path / what).read_bytes()
        except OSError:
            raise IntegrityFailure(f"A list of the backup is missing: {what}.", _OTHER) from None

    def _write(self, what: str, value: object) -> None:
        write_durably(self.path / what, [self.keys.seal(value, self.id, what, self.random)], self.random)


_OTHER = "Use another snapshot or another backup, and keep this one as it is."


def shown(name: str) -> str:
    """A part as a person finds it in the folder."""
    return f"{PARTS}/{name[:2]}/{name[2:]}"


def is_backup(path: Path) -> bool:
    """Whether the folder holds a backup, of whatever state."""
    return (path / MARK).is_file()


def read_mark(path: Path) -> tuple[str, str]:
    """The ids of the folder and of its vault; raises WrongCall when it is no backup, IntegrityFailure when damaged."""
    try:
        raw = (path / MARK).read_bytes()
    except OSError:
        raise WrongCall("There is no backup in this folder.", "Name the folder that was given to --to.") from None
    try:
        found = json.loads(raw)
        version, folder, vault = found["version"], found["folder"], found["vault"]
        whole = raw == _mark(folder, vault, version) and len(folder) == len(vault) == _ID
        bytes.fromhex(folder + vault)
    except (ValueError, KeyError, TypeError):
        whole = False
    if not whole:
        raise IntegrityFailure(f"{MARK} of the backup was altered.", "Use another backup, and keep this one.")
    if version != _VERSION:
        raise WrongCall("A newer version of the program made this backup.", "Use that version, or a later one.")
    return folder, vault


def make_backup_folder(path: Path, vault: str, keys: BackupKeys, random: Random) -> BackupFolder:
    """A new backup in a new or empty folder; raises WrongCall for any other folder, CannotWrite."""
    try:
        if path.exists() and any(map(_is_foreign, path.iterdir())):
            raise WrongCall(
                "The folder is not empty and holds no backup.", "Name a new or empty folder, for instance DIR/habeas."
            )
        if not path.exists() and not path.parent.is_dir():
            raise WrongCall("The folder above the backup does not exist.", "Make it, or put the stick in.")
    except OSError as error:
        raise WrongCall(f"The folder cannot be read ({error.strerror}).", "Check its name and your rights.") from error
    for each in (path, path / PARTS, path / SNAPSHOTS):
        make_folder(each)
    folder = BackupFolder(path, random(_ID // 2).hex(), vault, keys, random)
    folder.write_index(())
    write_durably(path / MARK, [_mark(folder.id, vault, _VERSION)], random)
    return folder


def _is_foreign(path: Path) -> bool:
    """Whether this is neither what a stick has of itself nor left by a beginning that was cut off."""
    if path.name in (PARTS, SNAPSHOTS):
        return not path.is_dir() or any(path.iterdir())
    ours = path.name == INDEX or (path.name.startswith(".") and path.name.endswith(PART))
    return not ours and path.name not in ("System Volume Information", "lost+found")


def _mark(folder: str, vault: str, version: int) -> bytes:
    return canonical({"format": _FORMAT, "version": version, "folder": folder, "vault": vault}) + b"\n"


def _sync_all(path: Path) -> None:
    """Sync the file system of this folder, or every file by itself where the system cannot."""
    handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        if sys.platform == "linux" and ctypes.CDLL(None, use_errno=True).syncfs(handle) == 0:
            return
    finally:
        os.close(handle)
    for first, _, names in path.walk():
        for name in names:
            file = os.open(first / name, os.O_RDONLY)
            try:
                os.fsync(file)
            finally:
                os.close(file)
        sync_folder(first)
