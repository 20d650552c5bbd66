"""Destroying a vault, or a backup of one: the keys first and at once, then what can be reached of the rest.

No passphrase is needed: whoever holds the folder can delete it anyway, and the person may have seconds. The
key file is overwritten in place and synced before it is deleted. Without it the database and the originals are
noise, also to somebody who has the passphrase or the recovery key. Rows on a team's server are not encrypted: they are
deleted there, and where that cannot be done it is told.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from habeas.base.errors import CannotWrite, IntegrityFailure, WrongCall
from habeas.vault.backup.folder import INDEX, KEYS, LOCK, MARK, PARTS, SNAPSHOTS
from habeas.vault.databases.forgetting import forget_rows
from habeas.vault.databases.server_file import NAME as SERVER_FILE
from habeas.vault.databases.server_file import read_server_file
from habeas.vault.durable import PART, sync_folder
from habeas.vault.keyfile import NAME as KEY_FILE
from habeas.vault.layout import BLOBS, DATABASE
from habeas.vault.rekeying.staging import STAGING

_HEAD = 64 * 1024
"""Bytes at the beginning of the database that are overwritten before the rest: the first pages."""

_DATABASE = (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", f"{DATABASE}-journal")
_FILES = (MARK, INDEX, LOCK, SERVER_FILE)
_FOLDERS = (BLOBS, PARTS, SNAPSHOTS, STAGING)
_TEMPORARY = (f".*{PART}", ".restoring-*", "journal-*.kept", f"{DATABASE}.before-*")


@dataclass(frozen=True, slots=True)
class Destroyed:
    """What came of it: the number of key files overwritten, and files of the vault that could not be deleted.

    `standing` is the connection string of a server on which rows may still stand, which no key protects; None where
    there is no server, or where they were deleted.
    """

    key_files: int
    left: tuple[Path, ...]
    standing: str | None = None


def can_be_destroyed(folder: Path) -> bool:
    """Whether the folder has a vault, what is left of one, or a backup."""
    return any((folder / name).exists() for name in (KEY_FILE, DATABASE, KEYS, MARK, SERVER_FILE))


def destroy(folder: Path, random: Callable[[int], bytes], told: Callable[[], None] = lambda: None) -> Destroyed:
    """Destroy the keys, then the rest; files that are not the vault's stay.

    `told` is called once the keys are gone. Raises WrongCall when there is neither vault nor backup, and
    CannotWrite, after trying everything else, when a key file could be neither overwritten nor deleted.
    """
    if not can_be_destroyed(folder):
        raise WrongCall("There is no vault and no backup in this folder.", "Name the folder of the vault.")
    staging = folder / STAGING
    named = (folder / KEY_FILE, folder / KEYS, *staging.glob("*.json"))
    keys = [path for path in (*named, *folder.glob(f".*{PART}"), *staging.glob(f".*{PART}")) if path.is_file()]
    standing = [path for path in keys if not _wiped(path, random, whole=True)]
    if not standing:
        told()
    rows_on = _rows_left(folder)
    for name in _DATABASE:
        _wiped(folder / name, random, whole=False)
        _wiped(staging / name, random, whole=False)
    left = [path for path in _rest(folder) if not _deleted(path)]
    for below in _FOLDERS:
        for first, folders, _ in (folder / below).walk(top_down=False):
            for name in folders:
                with suppress(OSError):
                    (first / name).rmdir()
        with suppress(OSError):
            (folder / below).rmdir()
    with suppress(OSError):
        sync_folder(folder)
    with suppress(OSError):
        folder.rmdir()
    if standing:
        raise CannotWrite("The key file could not be destroyed.", "Destroy the disk; the keys are still on it.")
    return Destroyed(len(keys), tuple(path for path in left if path.exists()), rows_on)


def _rows_left(folder: Path) -> str | None:
    """Delete the rows on the vault's server, where it has one; the server where that could not be done."""
    try:
        connection = read_server_file(folder)
    except IntegrityFailure:
        return SERVER_FILE
    return None if connection is None or forget_rows(connection) else connection


def _wiped(path: Path, random: Callable[[int], bytes], *, whole: bool) -> bool:
    """Overwrite a file, or its first pages, sync it and delete it; whether its bytes or its name are gone."""
    overwritten = False
    with suppress(OSError):
        path.chmod(0o600)
    with suppress(OSError):
        # Never through a link that somebody put there.
        handle = os.open(path, os.O_WRONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
        try:
            size = os.fstat(handle).st_size
            rest = memoryview(random(size if whole else min(size, _HEAD)))
            while rest:
                rest = rest[os.write(handle, rest) :]
            os.fsync(handle)
            overwritten = True
        finally:
            os.close(handle)
    deleted = _deleted(path)
    with suppress(OSError):
        sync_folder(path.parent)
    return overwritten or deleted


def _rest(folder: Path) -> Iterator[Path]:
    for name in (*_DATABASE, *_FILES):
        yield folder / name
    for pattern in _TEMPORARY:
        yield from folder.glob(pattern)
    for below in _FOLDERS:
        for first, _, names in (folder / below).walk():
            yield from (first / name for name in names)


def _deleted(path: Path) -> bool:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return False
    return True
