"""What a process that holds keys switches off."""

import subprocess
import sys


def test_core_dumps_are_forbidden() -> None:
    """Afterwards the process may write no core dump (none is of one byte) nor be read by others of the same user."""
    code = (
        "import ctypes, resource\n"
        "from habeas.vault.process import forbid_core_dumps\n"
        "done = forbid_core_dumps()\n"
        "print(done, resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "True (1, 1) 0\n"
