"""Rewriting every page of an encrypted file, so that nothing of deleted rows is left in it.

Deleted rows are zeroed where they stood (`secure_delete`), yet SQLite may leave copies in the free space of
pages when it moves cells between them. `VACUUM` writes every page anew from what is kept: first to memory, then, as
one write, to the journal, whose growth is the progress.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.db import connections
from django.db.backends.utils import CursorWrapper
from django.db.utils import DatabaseError

from habeas.base.progress import Progress

_FRAME_HEAD = 24
"""Bytes before each page in the journal."""

_LOOK = 0.1
"""Seconds between two looks at the journal."""

_INSTRUCTIONS = 10_000
"""Instructions of SQLite's machine, some milliseconds, after which it looks whether somebody wants it to stop."""


def rewrite(alias: str, journal: Path, progress: Progress) -> bool:
    """Write every page anew and empty the journal; False where another process keeps that from being done.

    Raises KeyboardInterrupt where somebody stopped it.
    """
    connection = connections[alias]
    with connection.cursor() as cursor:
        emptied(cursor)
        pages, size = (_number(cursor, f"PRAGMA {name}") for name in ("page_count", "page_size"))
        progress.begin("clearing", pages)
        try:
            with _told(progress, journal, size + _FRAME_HEAD):
                # A signal is heard in the call, and ends the statement, which then was never begun.
                connection.connection.set_progress_handler(lambda: 0, _INSTRUCTIONS)
                cursor.execute("VACUUM")
            return emptied(cursor)
        except DatabaseError as error:
            if "interrupted" in str(error):
                raise KeyboardInterrupt from error
            raise
        finally:
            connection.connection.set_progress_handler(None, 0)
            progress.end()


def emptied(cursor: CursorWrapper) -> bool:
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
