"""SQLCipher's library, loaded with more of SQLite's small memory than it takes by itself.

SQLCipher locks each piece of memory that SQLite asks for, and wipes it when it is given back
(`cipher_memory_security`). SQLite has a stock for its short-lived values, so that not every one of them is a call of
the system; at 48 kB a connection it is used up by a few prepared statements, and writing took more than twice as long.
The stock is memory like any other: locked as one piece, wiped when the connection is closed.
"""

import ctypes
import importlib
import importlib.util
from contextlib import closing
from pathlib import Path
from typing import Any

SMALL_VALUE, SMALL_VALUES = 1_200, 1_000
"""Bytes of a value of the stock, and how many of them each connection has."""

_LOOKASIDE = 13
"""`SQLITE_CONFIG_LOOKASIDE` of SQLite's C interface."""

_TAKEN = 0


def _has_room() -> bool:
    """Ask for the larger stock, before the library begins its work; False where it cannot be asked."""
    spec = importlib.util.find_spec("sqlcipher3")
    places = () if spec is None else spec.submodule_search_locations or ()
    for file in (found for place in places for found in Path(place).glob("_sqlite3*.so")):
        ask = getattr(ctypes.CDLL(str(file)), "sqlite3_config", None)
        if ask is not None:
            # Naming the first argument alone tells ctypes that the others are variable ones, which some machines
            # hand over in another way.
            ask.argtypes, ask.restype = (ctypes.c_int,), ctypes.c_int
            return bool(ask(_LOOKASIDE, ctypes.c_int(SMALL_VALUE), ctypes.c_int(SMALL_VALUES)) == _TAKEN)
    return False


def _loaded() -> Any:
    """The module, with the locking of memory switched on before the first vault is opened by it."""
    module = importlib.import_module("sqlcipher3.dbapi2")
    with closing(module.connect(":memory:")) as first:
        first.execute("PRAGMA cipher_log_level = NONE")
        first.execute("PRAGMA cipher_memory_security = ON")
    return module


HAS_ROOM = _has_room()
"""Whether the larger stock is there; without it everything is the same, and slower."""

dbapi2 = _loaded()
"""The database module (PEP 249) that all of the vault uses."""
