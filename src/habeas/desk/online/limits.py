"""How much memory a browser may take, with what it keeps in its folder in memory."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from habeas.base.errors import Failed

MOST_MEMORY = 2 << 30
"""Most bytes that a browser may take with all its processes; a heavy page of news takes a quarter."""

_COUNTED = ("RssAnon:", "RssShmem:", "VmSwap:")


class TooMuchMemory(Failed):
    """The browser took more memory than it may, and was ended."""


def within_limits(group: int, folder: Path, most: int = MOST_MEMORY) -> Callable[[], None]:
    """What, when called while the group of processes and the folder take too much, ends them and raises
    TooMuchMemory."""

    def look() -> None:
        if memory_of(group) + size_of(folder) > most:
            with suppress(ProcessLookupError):
                os.killpg(group, signal.SIGKILL)
            raise TooMuchMemory(
                f"The page made the browser take more than {most >> 20} MiB of memory, and it was ended.",
                "Save the page in your own browser if you need it, and add the file.",
            )

    return look


def memory_of(group: int) -> int:
    """The bytes of memory that the processes of a group have for themselves; 0 where none is left."""
    return sum(_own(folder) for folder in _members(group))


def runs(group: int) -> bool:
    """Whether any process of a group still runs; one that has ended and waits to be buried does not."""
    for folder in _members(group):
        with suppress(OSError):
            if (folder / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()[0] not in "ZX":
                return True
    return False


def size_of(folder: Path) -> int:
    """The bytes of all files in a folder; what goes while it is looked at counts as nothing."""
    found = 0
    for root, _, names in folder.walk(on_error=None):
        for name in names:
            with suppress(OSError):
                found += (root / name).lstat().st_blocks * 512
    return found


def _members(group: int) -> Iterator[Path]:
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError, IndexError, ValueError):
            # After the name, which may hold anything: state, parent, group (proc(5)).
            if int((folder / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()[2]) == group:
                yield folder


def _own(folder: Path) -> int:
    with suppress(OSError):
        lines = (folder / "status").read_text("utf-8", "replace").splitlines()
        return sum(int(line.split()[1]) << 10 for line in lines if line.startswith(_COUNTED))
    return 0
