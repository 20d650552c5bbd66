"""What a process that holds keys switches off for itself."""

import ctypes
import resource
import sys

_PR_SET_DUMPABLE = 4


def forbid_core_dumps() -> bool:
    """Forbid core dumps, and on Linux also reading by other programs of the same user.

    Call it before a passphrase is asked for. Returns whether all of it could be done.
    """
    _no_core()
    if sys.platform != "linux":
        return False
    return bool(ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0) == 0)


def _no_core() -> None:
    """Set the limit of core dumps to nothing.

    On Linux that is one byte, which also stops a dump into a collecting program, as zero does not (core(5));
    programs that this one starts inherit it.
    """
    least = 1 if sys.platform == "linux" else 0
    try:
        resource.setrlimit(resource.RLIMIT_CORE, (least, least))
    except (ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
