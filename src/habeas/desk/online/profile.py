"""The browser's folder in memory, which goes with the call also where the call itself is killed."""

import fcntl
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from habeas.base.errors import WrongCall

MEMORY = Path("/dev/shm")  # noqa: S108  (in memory, and a folder of our own is made in it)
"""Where Linux keeps files in memory (tmpfs)."""

_PREFIX = ".h-"
_YOUNG_SECONDS = 60
_END_SECONDS = 5.0
_SHELL = "/bin/sh"
_WATCH = 'read group; read over || { kill -KILL "-$group"; sleep 1; rm -rf -- "$0"; }'
"""What waits beside a call: where its pipe closes without a word, the call was killed, and all of it goes."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A folder in memory for one run of the browser, and the line to what waits beside the call."""

    folder: Path
    to_watch: int

    def belongs_to(self, group: int) -> None:
        """Say which group of processes uses the folder, and has to end with it."""
        os.write(self.to_watch, b"%d\n" % group)


@contextmanager
def fresh_profile() -> Iterator[Profile]:
    """A new folder in memory, gone when the block ends, and within seconds where this process is killed in it.

    What a machine that lost all of its processes at once left there is removed first. Raises WrongCall where
    the system keeps no files in memory.
    """
    if not MEMORY.is_dir():
        raise WrongCall(
            f"There is no file system in memory at {MEMORY}, and a browser's files would lie in clear on the disk.",
            "Save the page in your own browser, add the file, and remove it.",
        )
    _sweep()
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=MEMORY))
    held = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    fcntl.flock(held, fcntl.LOCK_EX)
    watch, to_watch = _watch(folder)
    try:
        yield Profile(folder, to_watch)
    finally:
        _remove(folder)
        os.write(to_watch, b"over\n")
        os.close(to_watch)
        os.waitpid(watch, 0)
        os.close(held)


def _remove(folder: Path) -> None:
    """Remove the folder; processes of the browser that are ending may write into it for a moment still."""
    until = time.monotonic() + _END_SECONDS
    while folder.exists() and time.monotonic() < until:
        shutil.rmtree(folder, ignore_errors=True)
        if folder.exists():
            time.sleep(0.05)


def _watch(folder: Path) -> tuple[int, int]:
    """Start what waits; its process and our end of its pipe, which no other process inherits."""
    its_end, to_watch = os.pipe()
    null = os.open(os.devnull, os.O_WRONLY | os.O_CLOEXEC)
    actions = [(os.POSIX_SPAWN_DUP2, its_end, 0), (os.POSIX_SPAWN_DUP2, null, 1), (os.POSIX_SPAWN_DUP2, null, 2)]
    try:
        # A session of its own: what a terminal sends to the call does not end it.
        watch = os.posix_spawn(
            _SHELL,
            [_SHELL, "-c", _WATCH, str(folder)],
            {"PATH": os.defpath},
            file_actions=actions,
            setsid=True,
        )
    finally:
        os.close(its_end)
        os.close(null)
    return watch, to_watch


def _sweep() -> None:
    """Remove folders of ours that no call holds any more."""
    for folder in MEMORY.glob(f"{_PREFIX}*"):
        try:
            told = folder.lstat()
            if told.st_uid != os.geteuid() or time.time() - told.st_mtime < _YOUNG_SECONDS:
                continue
            held = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
        except OSError:
            continue
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(folder, ignore_errors=True)
        except BlockingIOError:
            continue
        finally:
            os.close(held)
