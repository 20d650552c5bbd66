"""The database of a vault as a database of its own on a PostgreSQL server."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.db import connections
from django.db.utils import DatabaseError

from habeas.base.errors import Failed, VaultBusy, WrongCall
from habeas.vault.databases.copying import frozen_copy, tables
from habeas.vault.databases.database import Frozen
from habeas.vault.databases.remains import delete_file, sweep_copies
from habeas.vault.databases.server_file import demand_no_password
from habeas.vault.failures import failure_of
from habeas.vault.keys import Key

if TYPE_CHECKING:
    from habeas.vault.session import Session

WRITERS_LOCK = 0x68616265_61732031
"""The advisory lock that one writer at a time holds: a database serves one vault, so any one number will do."""

_NOTED = "pg_statistic"
"""The server's table of common values of each column."""

_NO_WAIT = 1
"""Milliseconds; zero would be for ever."""


@dataclass(frozen=True, slots=True, repr=False)
class Server:
    """Implements `Database` by the database that a libpq connection string names.

    `key` is that of the encrypted file which a backup of the vault holds.
    """

    folder: Path
    key: Key
    connection: str

    def demand_there(self) -> None:
        """Nothing: the first question to a server that does not answer says so."""

    def described(self, timeout: float) -> dict[str, Any]:
        """Our own backend with the parts of the connection string; raises WrongCall where it cannot be used."""
        parts = _parts(self.connection)
        name = parts.pop("dbname", "")
        waits = f"-c lock_timeout={max(_NO_WAIT, int(timeout * 1000))} {parts.pop('options', '')}".strip()
        options = {"connect_timeout": "10", "application_name": "habeas", **parts, "options": waits}
        return {"ENGINE": "habeas.vault.postgres", "NAME": name, "OPTIONS": options}

    def hold(self, alias: str) -> None:
        """Wait for the lock that every writer of this vault takes."""
        with connections[alias].cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [WRITERS_LOCK])

    def forget_failed(self, alias: str) -> None:
        """Let go of a connection that broke: the server knows what became of its commit, and tells the next one."""
        connections[alias].close_if_unusable_or_obsolete()

    @contextmanager
    def unwaiting(self, alias: str) -> Iterator[None]:
        """Without the wait for another writer."""
        with connections[alias].cursor() as cursor:
            cursor.execute("SHOW lock_timeout")
            before = cursor.fetchone()[0]
            cursor.execute(f"SET lock_timeout = {_NO_WAIT}")
            try:
                yield
            finally:
                cursor.execute("SELECT set_config('lock_timeout', %s, false)", [before])

    def keep_what_was_cut(self, session: "Session") -> None:  # noqa: ARG002  (nothing is kept)
        """Nothing; what is swept are files of the folder, whose rows are the server's now, and copies of a moment."""
        delete_file(self.folder)
        sweep_copies(self.folder)

    def settle(self, alias: str) -> bool:  # noqa: ARG002  (the journal is the server's)
        """Nothing that the vault could do: the server's journal is overwritten by the server, in time."""
        return True

    def rewrite(self, session: "Session", alias: str) -> bool:
        """Write every table anew without the rows that were deleted, and what the server had noted of their values."""
        names = [*sorted(tables(alias)), _NOTED]
        session.progress.begin("clearing", len(names))
        try:
            with connections[alias].cursor() as cursor:
                for name in names:
                    cursor.execute(f"VACUUM (FULL, ANALYZE) {connections[alias].ops.quote_name(name)}")
                    session.progress.step()
        except DatabaseError as error:
            if isinstance(failure_of(error), VaultBusy):
                return False
            raise
        finally:
            session.progress.end()
        return True

    def faults(self, alias: str) -> Iterator[str]:
        """Rows that the server cannot read, and references that it does not hold to be true."""
        connection = connections[alias]
        with connection.cursor() as cursor:
            for name in sorted(tables(alias)):
                try:
                    quoted = connection.ops.quote_name(name)
                    cursor.execute(f"SELECT sum(length(t::text)) FROM {quoted} t")  # noqa: S608  (a table's name)
                    cursor.fetchall()
                except DatabaseError as error:
                    yield f"{name}: {str(error).strip().splitlines()[0]}"
            cursor.execute("SELECT conname FROM pg_constraint WHERE NOT convalidated ORDER BY conname")
            yield from (f"constraint {row[0]} does not hold" for row in cursor.fetchall())

    def frozen(self, session: "Session") -> AbstractContextManager[Frozen]:
        """An encrypted file with the rows of one moment, made for as long as it is held."""
        return frozen_copy(self.folder, self, self.key, session)

    def before_upgrade(self, session: "Session") -> None:
        """Nothing: the server makes and changes tables in one transaction, which a failure takes back whole."""

    def after_upgrade(self) -> None:
        """Nothing was kept."""

    @property
    def is_upgrading(self) -> bool:
        """Nothing was kept."""
        return False


def _parts(connection: str) -> dict[str, str]:
    try:
        from psycopg.conninfo import conninfo_to_dict  # noqa: PLC0415  (only who uses a server has it)
    except ModuleNotFoundError as error:
        raise Failed(
            "The part of the program that speaks to a server is not installed.",
            "Install it with its extra: habeas[server].",
        ) from error
    from psycopg import ProgrammingError  # noqa: PLC0415

    try:
        parts = {name: str(value) for name, value in conninfo_to_dict(connection).items()}
    except ProgrammingError as error:
        raise WrongCall(
            "This is no connection string of PostgreSQL.", "Write for example: service=habeas, or dbname=habeas."
        ) from error
    demand_no_password(parts)
    if not parts.keys() & {"dbname", "service"}:
        raise WrongCall("The connection string names no database.", "Add dbname=NAME or service=NAME.")
    return parts
