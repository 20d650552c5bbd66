"""SQLite's stock of small memory, without which each short-lived value is a call of the system."""

import subprocess
import sys
from pathlib import Path

import habeas.vault
from habeas.vault.sqlcipher.library import HAS_ROOM, SMALL_VALUE, SMALL_VALUES

_LOCKED = """
import re
from contextlib import closing
from habeas.vault.sqlcipher.library import dbapi2

def locked():
    return int(re.search(r"VmLck:\\s+(\\d+)", open("/proc/self/status").read())[1])

before = locked()
with closing(dbapi2.connect(":memory:")):
    print(locked() - before, end=" ")
print(locked() - before)
"""


def test_the_library_takes_the_larger_stock() -> None:
    """The library that is shipped has the function that asks for it, and it was asked before anything else."""
    assert HAS_ROOM


def test_the_stock_is_locked_and_given_back() -> None:
    """A connection has its stock in memory that is never swapped out, from the first one on, until it is closed."""
    run = subprocess.run([sys.executable, "-c", _LOCKED], capture_output=True, text=True, check=True)
    opened, closed = map(int, run.stdout.split())
    assert opened * 1024 >= SMALL_VALUE * SMALL_VALUES
    assert closed * 1024 < SMALL_VALUE * SMALL_VALUES


def test_the_library_is_loaded_in_one_place() -> None:
    """No other module of the vault imports it, so that none begins it before the stock was asked for."""
    folder = Path(habeas.vault.__file__).parent
    loading = {path.name for path in folder.rglob("*.py") if "sqlcipher3 import" in path.read_text("utf-8")}
    loading |= {path.name for path in folder.rglob("*.py") if "import sqlcipher3" in path.read_text("utf-8")}
    assert not loading
