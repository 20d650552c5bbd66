"""What a database failure means to a person."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.utils import DatabaseError

from habeas.base.errors import CannotWrite, Failed, HabeasError, IntegrityFailure, VaultBusy, WrongCall

_BUSY = {5, 6}
_NOT_WRITTEN = {3, 8, 13, 14}
_DAMAGED = {11, 26}
_INPUT_OUTPUT = 10
_OTHER = "not of a server"
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
    """The numbered exception for a database error by SQLite's or PostgreSQL's own code; None for an unknown one.

    Codes: https://www.sqlite.org/rescode.html, https://www.postgresql.org/docs/current/errcodes-appendix.html
    """
    cause = error.__cause__
    state = getattr(cause, "sqlstate", _OTHER)
    if state is not _OTHER:
        return _of_server(state, str(cause))
    code = getattr(cause, "sqlite_errorcode", None)
    if not isinstance(code, int):
        return None
    primary, name = code & 0xFF, getattr(cause, "sqlite_errorname", "")
    if primary in _BUSY:
        return _busy()
    if primary in _DAMAGED or name in _READING:
        return damaged()
    if primary in _NOT_WRITTEN or primary == _INPUT_OUTPUT:
        return _not_written()
    return Failed("The database failed.", "Nothing was changed.") if primary == 7 else None


def _of_server(state: str | None, told: str) -> HabeasError | None:
    """`state` is None where no server answered."""
    if state is None and "NUL" in told:
        return zero_byte()
    if state is None or state[:2] in ("08", "57", "28", "3D"):
        return Failed(
            "The server of the vault's database does not answer, or does not let this user in; nothing was changed.",
            "Start it, or mend the connection string in vault.server; then do it again.",
        )
    if state in ("55P03", "40P01", "53300"):
        return _busy()
    if state[:2] in ("53", "58") or state in ("25006", "42501"):
        return _not_written()
    return damaged() if state[:2] == "XX" else None


def zero_byte() -> WrongCall:
    """A text holds U+0000."""
    return WrongCall("A text has a zero byte in it, which no table can hold.", "Write it anew without it.")


def _busy() -> VaultBusy:
    return VaultBusy("Another process holds the vault.", "Wait until it is done, then do it again.")


def _not_written() -> CannotWrite:
    return CannotWrite(
        "The vault could not be written (disk full, or no right to write); nothing was lost.",
        "Make room or give yourself the right to write, then do it again.",
    )


def damaged() -> IntegrityFailure:
    """The database was altered, cut short, or belongs to another key."""
    return IntegrityFailure(
        "The vault's database is damaged or was altered.", "Keep the folder as it is and open a backup."
    )
