"""What a database failure means to a person."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.utils import DatabaseError

from habeas.base.errors import CannotWrite, Failed, HabeasError, IntegrityFailure, VaultBusy, WrongCall

_BUSY = {5, 6}
_NOT_WRITTEN = {3, 8, 13, 14}
_DAMAGED = {11, 26}
_INPUT_OUTPUT = 10
_READING = {"SQLITE_IOERR_READ", "SQLITE_IOERR_SHORT_READ", "SQLITE_IOERR_CORRUPTFS", "SQLITE_IOERR_DATA"}


@contextmanager
def plain_failures() -> Iterator[None]:
    """Within it, a failure of the database is raised as one of the numbered exceptions.

    A failure that is none of the known kinds (a mistake in the program) passes through as it is.
    """
    try:
        yield
    except DatabaseError as error:
        plain = failure_of(error)
        if plain is None:
            raise
        raise plain from error
    except UnicodeEncodeError as error:
        raise WrongCall(
            "A text has half a character in it (a lone surrogate), which no file can hold.",
            "Write the name or the text anew without it.",
        ) from error


def failure_of(error: DatabaseError) -> HabeasError | None:
    """The numbered exception for a database error by SQLite's result code; None for an unknown one.

    Codes: https://www.sqlite.org/rescode.html
    """
    cause = error.__cause__
    code = getattr(cause, "sqlite_errorcode", None)
    if not isinstance(code, int):
        return None
    primary, name = code & 0xFF, getattr(cause, "sqlite_errorname", "")
    if primary in _BUSY:
        return VaultBusy("Another process holds the vault.", "Wait until it is done, then do it again.")
    if primary in _DAMAGED or name in _READING:
        return damaged()
    if primary in _NOT_WRITTEN or primary == _INPUT_OUTPUT:
        return CannotWrite(
            "The vault could not be written (disk full, or no right to write); nothing was lost.",
            "Make room or give yourself the right to write, then do it again.",
        )
    return Failed("The database failed.", "Nothing was changed.") if primary == 7 else None


def damaged() -> IntegrityFailure:
    """The database was altered, cut short, or belongs to another key."""
    return IntegrityFailure(
        "The vault's database is damaged or was altered.", "Keep the folder as it is and open a backup."
    )
