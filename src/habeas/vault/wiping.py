"""Overwriting a file before it is deleted. What protects is that keys are gone; this reaches plain disks alone."""

import os
from contextlib import suppress
from pathlib import Path

_AT_ONCE = 1 << 20


def wipe(path: Path) -> None:
    """Overwrite a file with zeros where that can be done, sync it, and delete it if it is there; raises OSError.

    Never through a link that somebody put there.
    """
    with suppress(OSError):
        handle = os.open(path, os.O_WRONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
        try:
            left, zeros = os.fstat(handle).st_size, bytes(_AT_ONCE)
            while left > 0:
                left -= os.write(handle, zeros[: min(left, _AT_ONCE)])
            os.fsync(handle)
        finally:
            os.close(handle)
    path.unlink(missing_ok=True)
