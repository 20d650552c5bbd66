"""A moment of an encrypted file that stays while others go on writing.

A reader that begins when the journal is empty reads the database file alone, and SQLite then lets nobody
take the journal over into that file until the reader is done (https://www.sqlite.org/wal.html; the reader
holds the lock of mark 0). So the encrypted file can be copied as it lies, and unchanged pages keep their
bytes from one snapshot to the next.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import connections

from habeas.base.errors import VaultBusy
from habeas.vault.databases.database import Frozen, FrozenBlob

if TYPE_CHECKING:
    from habeas.vault.session import Session

_TRIES = 50
BLOBS_IN_ORDER = "SELECT name, sealed_key FROM blobs ORDER BY number"


@contextmanager
def frozen(database: Path, journal: Path, session: "Session") -> Iterator[Frozen]:
    """Hold a moment; others may write on. Not inside a transaction. Raises VaultBusy when none can be had."""
    with session.reading() as alias:
        other = connections[alias].copy()
        try:
            _begin(journal, session, other)
            with other.cursor() as cursor:
                cursor.execute(BLOBS_IN_ORDER)
                blobs = tuple(FrozenBlob(name, bytes(key)) for name, key in cursor.fetchall())
            yield Frozen(database, blobs)
        finally:
            other.close()


def _begin(journal: Path, session: "Session", other: object) -> None:
    for _ in range(_TRIES):
        session.database.settle(session.alias)
        with session.writing():
            # Nobody else writes now; a journal that is empty stays so until the reader has begun.
            if not journal.exists() or not journal.stat().st_size:
                with other.cursor() as reader:  # type: ignore[attr-defined]  # a Django connection
                    reader.execute("BEGIN DEFERRED")
                    reader.execute("SELECT count(*) FROM vaults")
                    reader.fetchall()
                return
    raise VaultBusy("Another process reads or writes the vault without a pause.", "Do it again later.")
