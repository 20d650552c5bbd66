"""Taking away what a database left in the folder: a file whose rows lie elsewhere now, copies of one moment."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from habeas.vault.durable import cannot_write, sync_folder
from habeas.vault.layout import DATABASE
from habeas.vault.wiping import wipe

_ENDINGS = ("", "-wal", "-shm", "-journal")
_COPIES = ".frozen-"


def delete_file(folder: Path) -> None:
    """Overwrite and delete the encrypted file and its journals, where they are. Raises CannotWrite."""
    try:
        there = [path for ending in _ENDINGS if (path := folder / f"{DATABASE}{ending}").exists()]
        for path in there:
            wipe(path)
        if there:
            sync_folder(folder)
    except OSError as error:
        raise cannot_write(error) from error


@contextmanager
def copies_folder(folder: Path, word: str) -> Iterator[Path]:
    """A folder of that name for a copy, until it ends; :func:`sweep_copies` leaves it alone. Raises CannotWrite."""
    path = folder / f"{_COPIES}{word}"
    try:
        path.mkdir(mode=0o700)
        handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError as error:
        raise cannot_write(error) from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield path
    finally:
        os.close(handle)
        shutil.rmtree(path, ignore_errors=True)


def sweep_copies(folder: Path) -> None:
    """Delete the copies that nobody holds any more, as after a crash."""
    for path in folder.glob(f"{_COPIES}*"):
        with suppress(OSError):
            handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(path, ignore_errors=True)
            finally:
                os.close(handle)
