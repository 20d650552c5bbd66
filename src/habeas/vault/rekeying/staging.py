"""Where the copy under the new key is made, and how it takes the place of the vault so that a crash loses neither.

    .rekeyed/vault.json   the new key file; while it lies here the old keys are in force
    .rekeyed/vault.db     the database under the new key, growing until it names every original anew
    .rekeyed/blobs/       the originals under new names and new keys
    .rekeyed/former/      what was in force before, on its way to be destroyed

The key file is moved over that of the vault in one step: that is the moment from which the new keys are in
force. What is left to do then (originals, database, destroying what was) is done again by the next opening until
it is done, and the database is moved last, because it tells that there is something left.
"""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from habeas.base.errors import VaultBusy
from habeas.base.progress import UNWATCHED, Progress
from habeas.vault.durable import cannot_write, sync_folder
from habeas.vault.keyfile import NAME as KEY_FILE
from habeas.vault.keys import Key
from habeas.vault.layout import BLOBS, DATABASE
from habeas.vault.rekeying.database import opens
from habeas.vault.wiping import wipe

STAGING = ".rekeyed"
FORMER = "former"
_OLD_KEY_FILE = "former.json"
_BESIDE = ("-wal", "-shm", "-journal")


def is_begun(folder: Path) -> bool:
    """Whether a new key was begun and is not in force yet; the old ones are."""
    return (folder / STAGING / KEY_FILE).is_file()


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep others from changing or finishing the staging; raises VaultBusy at once where one does."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise VaultBusy("The vault is being given a new key.", "Wait until that is done.") from None
        yield
    finally:
        os.close(handle)


def put_in_force(folder: Path) -> None:
    """The one step from which the new keys are in force; everything staged is durable before. Raises CannotWrite."""
    staging = folder / STAGING
    try:
        # A second name for the old key file, so that its bytes can be overwritten once they count no more.
        with suppress(OSError):
            os.link(folder / KEY_FILE, staging / _OLD_KEY_FILE)
        sync_folder(staging)
        (staging / KEY_FILE).replace(folder / KEY_FILE)
        sync_folder(folder)
        sync_folder(staging)
    except OSError as error:
        raise cannot_write(error) from error


def finish(folder: Path, database_key: Key, progress: Progress = UNWATCHED) -> bool:
    """Do what is left once new keys are in force; returns whether there was anything. Raises CannotWrite, VaultBusy.

    `database_key` is that of the key file in force. Nothing is touched while the old keys are in force.
    """
    staging = folder / STAGING
    if not staging.is_dir() or is_begun(folder):
        return False
    with alone(folder):
        try:
            wipe(staging / _OLD_KEY_FILE)
            if (staging / DATABASE).is_file() and opens(staging / DATABASE, database_key):
                _exchange(folder, staging)
            if not opens(folder / DATABASE, database_key):
                return False
            _destroy(folder, staging, progress)
        except OSError as error:
            raise cannot_write(error) from error
    return True


def discard(folder: Path) -> None:
    """Let go of a copy that was begun, its key first; the vault stays as it is. Raises CannotWrite."""
    staging = folder / STAGING
    if not is_begun(folder):
        return
    try:
        wipe(staging / KEY_FILE)
        sync_folder(staging)
        shutil.rmtree(staging)
        sync_folder(folder)
    except OSError as error:
        raise cannot_write(error) from error


def _exchange(folder: Path, staging: Path) -> None:
    """The staged originals and database in the place of the old ones; each step may have been done before."""
    former = staging / FORMER
    former.mkdir(mode=0o700, exist_ok=True)
    if (staging / BLOBS).is_dir():
        if (folder / BLOBS).is_dir():
            (folder / BLOBS).rename(former / BLOBS)
            sync_folder(folder)
        (staging / BLOBS).rename(folder / BLOBS)
        sync_folder(folder)
    # Overwritten before the new one comes: a process that waited for the old database must not write into it.
    wipe(folder / DATABASE)
    for ending in _BESIDE:
        wipe(folder / f"{DATABASE}{ending}")
    sync_folder(folder)
    (staging / DATABASE).replace(folder / DATABASE)
    sync_folder(folder)


def _destroy(folder: Path, staging: Path, progress: Progress) -> None:
    """Overwrite and delete what only the former keys opened."""
    old = [first / name for first, _, names in (staging / FORMER).walk() for name in names]
    old += folder.glob("journal-*.kept")
    progress.begin("destroying", len(old))
    for file in old:
        wipe(file)
        progress.step()
    progress.end()
    shutil.rmtree(staging)
    sync_folder(folder)
