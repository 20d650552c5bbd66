"""Django's SQLite backend over SQLCipher (`sqlcipher3`): every page and journal frame encrypted.

`OPTIONS` has, beside what the SQLite backend takes, `key`: a :class:`habeas.vault.keys.Key`, used
raw, without a derivation of SQLCipher's own.
"""

import datetime as dt
import decimal
import re
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, ClassVar

from django.db.backends.sqlite3 import base as plain
from django.db.backends.sqlite3._functions import register as register_functions  # type: ignore[import-untyped]
from django.utils.dateparse import parse_date, parse_datetime, parse_time

from habeas.vault.failures import zero_byte
from habeas.vault.sqlcipher.library import dbapi2

_PLACE = re.compile(r"(?<!%)%s")
_AFTER_KEY = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA legacy_alter_table = OFF",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA trusted_schema = OFF",
)

_STATEMENTS = 8
"""Prepared statements that are kept. Those that are kept hold SQLite's small memory for short-lived values; without
it each such value is locked in memory by the system, one at a time, which made long writes several times slower.
"""


class DatabaseWrapper(plain.DatabaseWrapper):
    """A connection to an encrypted database; opens nothing that its key does not open."""

    display_name = "SQLCipher"
    Database = dbapi2

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """A connection that has read the first page, so that a wrong key or a damaged file shows here."""
        params = dict(conn_params)
        key = params.pop("key")
        connection = dbapi2.connect(**params, factory=Connection, cached_statements=_STATEMENTS)
        try:
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute("PRAGMA cipher_memory_security = ON")
            connection.execute(f"PRAGMA key = \"x'{key.data.hex()}'\"")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            for pragma in _AFTER_KEY:
                connection.execute(pragma)
            register_functions(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def create_cursor(self, name: str | None = None) -> Any:  # noqa: ARG002  (Django's signature)
        """A cursor that speaks Django's parameter styles; `name` is not used by SQLite."""
        return self.connection.cursor(factory=CursorWrapper)


class Connection(dbapi2.Connection):  # type: ignore[misc]  # sqlcipher3 has no types
    """A connection that tells the two limits Django asks for, which `sqlcipher3` cannot be asked."""

    _LIMITS: ClassVar = {sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER: 32_766, sqlite3.SQLITE_LIMIT_COLUMN: 2_000}

    def getlimit(self, category: int) -> int:
        """SQLite's own default of the limit, which no build of SQLCipher undercuts."""
        limit: int = self._LIMITS[category]
        return limit


class CursorWrapper(dbapi2.Cursor):  # type: ignore[misc]  # sqlcipher3 has no types
    """A cursor that takes Django's `%s` and `%(name)s` and hands SQLite `?` and `:name`."""

    def execute(self, query: str, params: Sequence[Any] | Mapping[str, Any] | None = None) -> Any:
        """Run one statement; without `params` the text is run as it stands."""
        if params is None:
            return super().execute(query)
        _demand_no_zero(params)
        return super().execute(_converted(query, params), params)

    def executemany(self, query: str, param_list: Iterable[Sequence[Any] | Mapping[str, Any]]) -> Any:
        """Run one statement for each set of parameters."""
        sets = list(param_list)
        for each in sets:
            _demand_no_zero(each)
        return super().executemany(_converted(query, sets[0] if sets else ()), sets)


def _converted(query: str, params: Sequence[Any] | Mapping[str, Any]) -> str:
    if isinstance(params, Mapping):
        return query % {name: f":{name}" for name in params}
    return _PLACE.sub("?", query).replace("%%", "%")


def _demand_no_zero(params: Sequence[Any] | Mapping[str, Any]) -> None:
    """Raises WrongCall for what no server's table can hold either, so that a vault can be moved to one."""
    for value in params.values() if isinstance(params, Mapping) else params:
        if value.__class__ is str and "\0" in value:
            raise zero_byte()


def _decoded(parse: Callable[[str], Any]) -> Callable[[bytes], Any]:
    return lambda raw: parse(raw.decode())


def _spaced(moment: dt.datetime) -> str:
    return moment.isoformat(" ")


dbapi2.register_converter("bool", b"1".__eq__)
dbapi2.register_converter("date", _decoded(parse_date))
dbapi2.register_converter("time", _decoded(parse_time))
dbapi2.register_converter("datetime", _decoded(parse_datetime))
dbapi2.register_converter("timestamp", _decoded(parse_datetime))
dbapi2.register_adapter(decimal.Decimal, str)
dbapi2.register_adapter(dt.date, dt.date.isoformat)
dbapi2.register_adapter(dt.datetime, _spaced)
