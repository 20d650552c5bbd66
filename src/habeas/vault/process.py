"""What a process that holds keys switches off for itself."""

import ctypes
import resource
import sys

_PR_SET_DUMPABLE = 4


def forbid_core_dumps() -> bool:
    """Forbid core dumps, and on Linux also reading by other programs of the same user.

    Call it before a passphrase is asked for. Returns whether all of it could be done.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform != "linux":
        return False
    return bool(ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0) == 0)
