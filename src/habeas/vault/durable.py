"""Files that are there whole or not at all, also after a power cut. POSIX systems."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from habeas.base.errors import CannotWrite
from habeas.vault.keys import Random

PART = ".part"
"""Ending of a file that is still being written; whatever has it after a crash may be deleted."""


def write_durably(path: Path, chunks: Iterable[bytes], random: Random, *, part: Path | None = None) -> None:
    """Write a file with mode 0600 under a temporary name beside `path`, sync, rename, sync the folder.

    A file already at `path` is replaced in one step. `part` is the temporary name, None for one of chance; what a
    crash left there must have been taken away. Raises CannotWrite, leaving what was there.
    """
    part = part or path.with_name(f".{random(8).hex()}{PART}")
    try:
        _write_new(part, chunks)
        part.replace(path)
        sync_folder(path.parent)
    except BaseException as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise cannot_write(error) from error
        raise


def make_empty(path: Path) -> None:
    """Make an empty file with mode 0600 in one step, and sync its folder; raises CannotWrite, leaving none."""
    try:
        _write_new(path, [])
        sync_folder(path.parent)
    except OSError as error:
        with suppress(OSError):
            path.unlink(missing_ok=True)
        raise cannot_write(error) from error


def make_folder(path: Path) -> None:
    """Make a folder with mode 0700 unless it is there, and sync its parent; raises CannotWrite."""
    if path.is_dir():
        return
    try:
        with suppress(FileExistsError):
            path.mkdir(mode=0o700)
        sync_folder(path.parent)
    except OSError as error:
        raise cannot_write(error) from error


def sync_folder(path: Path) -> None:
    """Make the names in a folder durable; raises OSError."""
    handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_file(path: Path) -> None:
    """Make the bytes of a file durable; raises OSError."""
    handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def cannot_write(error: OSError) -> CannotWrite:
    """The same failure in plain words; names no file, because names may tell something."""
    return CannotWrite(
        f"The vault could not be written ({error.strerror or 'no reason given'}); nothing was lost.",
        "Make room or give yourself the right to write, then do it again.",
    )


def _write_new(path: Path, chunks: Iterable[bytes]) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    try:
        for chunk in chunks:
            rest = memoryview(chunk)
            while rest:
                rest = rest[os.write(handle, rest) :]
        os.fsync(handle)
    finally:
        os.close(handle)
