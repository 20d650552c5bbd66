"""A moment of the vault that stays while others go on writing.

A reader that begins when the journal is empty reads the database file alone, and SQLite then lets nobody
take the journal over into that file until the reader is done (https://www.sqlite.org/wal.html; the reader
holds the lock of mark 0). So the encrypted file can be copied as it lies, and unchanged pages keep their
bytes from one snapshot to the next.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.db import connections

from habeas.base.errors import VaultBusy
from habeas.vault.layout import DATABASE
from habeas.vault.session import Session

_TRIES = 50


@dataclass(frozen=True, slots=True)
class FrozenBlob:
    """A row of the frozen moment that names a sealed original."""

    name: str
    sealed_key: bytes


@dataclass(frozen=True, slots=True)
class Frozen:
    """The database file, which does not change meanwhile, and the originals that it names, in order."""

    database: Path
    blobs: tuple[FrozenBlob, ...]


@contextmanager
def frozen(folder: Path, session: Session) -> Iterator[Frozen]:
    """Hold a moment; others may write on. Not inside a transaction. Raises VaultBusy when none can be had."""
    database = folder / DATABASE
    with session.reading() as alias:
        other = connections[alias].copy()
        try:
            _begin(database, session, other)
            with other.cursor() as cursor:
                cursor.execute("SELECT name, sealed_key FROM blobs ORDER BY number")
                blobs = tuple(FrozenBlob(name, bytes(key)) for name, key in cursor.fetchall())
            yield Frozen(database, blobs)
        finally:
            other.close()


def _begin(database: Path, session: Session, other: object) -> None:
    journal = database.with_name(f"{DATABASE}-wal")
    for _ in range(_TRIES):
        with connections[session.alias].cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        with session.writing():
            # Nobody else writes now; a journal that is empty stays so until the reader has begun.
            if not journal.exists() or not journal.stat().st_size:
                with other.cursor() as reader:  # type: ignore[attr-defined]  # a Django connection
                    reader.execute("BEGIN DEFERRED")
                    reader.execute("SELECT count(*) FROM vaults")
                    reader.fetchall()
                return
    raise VaultBusy("Another process reads or writes the vault without a pause.", "Do it again later.")
