"""Clearing the remains of erased rows: every page of the database rewritten, the journal emptied.

Deleted rows are zeroed where they stood (`secure_delete`), yet SQLite may leave copies in the free space of
pages when it moves cells between them. `VACUUM` writes every page anew from what is kept: first to memory, then, as
one write, to the journal, whose growth is the progress. Whoever stops it leaves it to the next opening.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.db import connections, transaction
from django.db.backends.utils import CursorWrapper
from django.db.models import QuerySet
from django.db.utils import DatabaseError

from habeas.base.errors import HabeasError
from habeas.base.progress import Progress
from habeas.vault.erasure_models import ErasureRow
from habeas.vault.layout import DATABASE
from habeas.vault.rekeying.staging import discard
from habeas.vault.session import Session

_FRAME_HEAD = 24
"""Bytes before each page in the journal."""

_LOOK = 0.1
"""Seconds between two looks at the journal."""

_INSTRUCTIONS = 10_000
"""Instructions of SQLite's machine, some milliseconds, after which it looks whether somebody wants it to stop."""


def clean_after(session: Session) -> None:
    """Have the pages cleaned once the transaction has ended; only inside `session.writing()`."""
    transaction.on_commit(lambda: clean(session), using=session.alias)


def clean(session: Session) -> bool:
    """Clean the pages now if a tombstone waits for it; returns whether none waits any more.

    Where another process holds the vault, or memory or disk is too small, it is left to the next opening.
    Raises KeyboardInterrupt where somebody stopped it.
    """
    with suppress(HabeasError, DatabaseError):
        with session.reading() as alias:
            waiting = list(_waiting(alias).values_list("number", flat=True))
            if not waiting:
                return True
            # A copy under a new key that was begun holds what is erased now.
            discard(session.blobs.path.parent)
            if not _rewrite(session, alias):
                return False
        with session.writing() as alias:
            _waiting(alias).filter(number__in=waiting).update(cleaned=True)
        with session.reading() as alias, connections[alias].cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return True
    return False


def waits(alias: str) -> bool:
    """Whether remains of something erased are still to be cleared."""
    return _waiting(alias).exists()


def _rewrite(session: Session, alias: str) -> bool:
    """Write every page anew and empty the journal; False where another process keeps that from being done."""
    connection = connections[alias]
    with connection.cursor() as cursor:
        _emptied(cursor)
        pages, size = (_number(cursor, f"PRAGMA {name}") for name in ("page_count", "page_size"))
        journal = session.blobs.path.with_name(f"{DATABASE}-wal")
        session.progress.begin("clearing", pages)
        try:
            with _told(session.progress, journal, size + _FRAME_HEAD):
                # A signal is heard in the call, and ends the statement, which then was never begun.
                connection.connection.set_progress_handler(lambda: 0, _INSTRUCTIONS)
                cursor.execute("VACUUM")
            return _emptied(cursor)
        except DatabaseError as error:
            if "interrupted" in str(error):
                raise KeyboardInterrupt from error
            raise
        finally:
            connection.connection.set_progress_handler(None, 0)
            session.progress.end()


def _emptied(cursor: CursorWrapper) -> bool:
    """Bring the journal into the database and empty it; False where another process reads from it."""
    return _number(cursor, "PRAGMA wal_checkpoint(TRUNCATE)") == 0


def _number(cursor: CursorWrapper, sql: str) -> int:
    cursor.execute(sql)
    return int(cursor.fetchall()[0][0])


@contextmanager
def _told(progress: Progress, journal: Path, frame: int) -> Iterator[None]:
    """Tell of every page that the journal grows by, from a thread, as SQLite is silent while it writes."""
    over = threading.Event()

    def watch() -> None:
        told, last = 0, False
        while not last:
            last = over.wait(_LOOK)
            with suppress(OSError):
                there = journal.stat().st_size // frame
                for _ in range(there - told):
                    progress.step()
                told = max(told, there)

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _waiting(alias: str) -> QuerySet[ErasureRow]:
    return ErasureRow.objects.using(alias).filter(cleaned=False)
