"""Copying all rows of a vault from one database to another, and comparing them."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import batched, zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connections, models, transaction

from habeas.base.errors import IntegrityFailure
from habeas.base.progress import UNWATCHED, Progress
from habeas.vault.databases import freezing
from habeas.vault.databases.database import Database, Frozen, FrozenBlob
from habeas.vault.databases.encrypted_file import EncryptedFile
from habeas.vault.databases.remains import copies_folder
from habeas.vault.django_setup import register, unregister
from habeas.vault.keys import Key
from habeas.vault.layout import DATABASE
from habeas.vault.schema import bring_up

if TYPE_CHECKING:
    from habeas.vault.session import Session

_AT_ONCE = 500
_WAIT = 10.0


def tables(alias: str) -> set[str]:
    """The tables of the vault there are in a database, those of its index with them."""
    return set(connections[alias].introspection.table_names())


def kept_models() -> tuple[type[models.Model], ...]:
    """The tables whose rows make up a vault, in the order of their names."""
    every = apps.get_models(include_auto_created=True)
    return tuple(sorted(every, key=lambda each: each._meta.db_table))  # noqa: SLF001


@dataclass(frozen=True, slots=True)
class Copied:
    """What was copied: tables of the vault, and rows in them."""

    tables: int
    rows: int


def copy_rows(source: str, target: str, progress: Progress = UNWATCHED) -> Copied:
    """Put all rows of one database into the fresh tables of another; in a transaction on the other.

    Rows that making the tables has put there go first. Numbers go on after the highest that was ever given.
    """
    every = kept_models()
    rows = sum(_rows(each, source).count() for each in every)
    progress.begin("copying", rows)
    for each in reversed(every):
        _rows(each, target).all()._raw_delete(target)  # noqa: SLF001  (no cascade)
    for each in every:
        for some in batched(_every(each, source), _AT_ONCE):
            _rows(each, target).bulk_create([each(**row) for row in some])
            for _ in some:
                progress.step()
    _number_on(source, target, every)
    progress.end()
    return Copied(len(every), rows)


def demand_same(source: str, target: str) -> None:
    """Raises IntegrityFailure unless both databases hold the same rows, value for value."""
    for each in kept_models():
        ours, theirs = (_every(each, alias) for alias in (source, target))
        if any(one != other for one, other in zip_longest(ours, theirs)):
            raise IntegrityFailure(
                "The copy of the vault's rows is not what it was made from; nothing was moved.",
                "Check both disks, then do it again.",
            )


@contextmanager
def connected(database: Database) -> Iterator[str]:
    """A connection of its own to a database, until the block ends; gives its alias."""
    alias = register(database.described(_WAIT))
    try:
        yield alias
    finally:
        connections[alias].close()
        unregister(alias)


@contextmanager
def one_moment(database: Database) -> Iterator[str]:
    """A connection of its own that sees the database of one moment, until it ends; gives its alias."""
    with connected(database) as alias, transaction.atomic(using=alias):
        if connections[alias].vendor == "postgresql":
            with connections[alias].cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield alias


@contextmanager
def fresh_file(folder: Path, key: Key) -> Iterator[str]:
    """A new encrypted file with the tables of a vault and nothing in them; gives the alias of its connection."""
    file = EncryptedFile(folder, key)
    (folder / DATABASE).touch(mode=0o600)
    with connected(file) as alias:
        bring_up(alias)
        yield alias
        file.settle(alias)


@contextmanager
def frozen_copy(folder: Path, database: Database, key: Key, session: "Session") -> Iterator[Frozen]:
    """The rows of one moment in an encrypted file, which lies in the vault's folder as long as it is held."""
    with copies_folder(folder, session.blobs.random(8).hex()) as inside:
        with session.reading(), one_moment(database) as source:
            with fresh_file(inside, key) as target, transaction.atomic(using=target):
                copy_rows(source, target, session.progress)
            with connections[source].cursor() as cursor:
                cursor.execute(freezing.BLOBS_IN_ORDER)
                blobs = tuple(FrozenBlob(each, bytes(sealed)) for each, sealed in cursor.fetchall())
        yield Frozen(inside / DATABASE, blobs)


def _rows(table: type[models.Model], alias: str) -> Any:
    return table._base_manager.using(alias)  # noqa: SLF001


def _every(table: type[models.Model], alias: str) -> Iterator[dict[str, Any]]:
    """The rows of a table in the order of their numbers, as plain values."""
    for row in _rows(table, alias).order_by("pk").values().iterator(_AT_ONCE):
        yield {name: bytes(value) if isinstance(value, memoryview) else value for name, value in row.items()}


def _number_on(source: str, target: str, every: Sequence[type[models.Model]]) -> None:
    """Have the next row of each table get the number that it would have had, also where the last ones were erased."""
    given = _given(source, every)
    with connections[target].cursor() as cursor:
        for statement in connections[target].ops.sequence_reset_sql(no_style(), list(every)):
            cursor.execute(statement)
        for table, last in given.items():
            if connections[target].vendor == "postgresql":
                asked = "SELECT setval(pg_get_serial_sequence(%s, %s), %s)"
                cursor.execute(asked, [f'"{table}"', _number_column(every, table), last])
            else:
                cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
                cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, last])


def _given(source: str, every: Sequence[type[models.Model]]) -> dict[str, int]:
    """The highest number that was ever given in each table; a table that never had a row is not among them."""
    names = {each._meta.db_table for each in every}  # noqa: SLF001
    found: dict[str, int] = {}
    with connections[source].cursor() as cursor:
        if connections[source].vendor == "sqlite":
            cursor.execute("SELECT name, seq FROM sqlite_sequence")
            return {name: int(last) for name, last in cursor.fetchall() if name in names and last}
        for name in sorted(names):
            cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [f'"{name}"', _number_column(every, name)])
            sequence = cursor.fetchone()[0]
            if sequence is not None:
                cursor.execute(f"SELECT last_value, is_called FROM {sequence}")  # noqa: S608  (the server's own name)
                last, called = cursor.fetchone()
                if called:
                    found[name] = int(last)
    return found


def _number_column(every: Sequence[type[models.Model]], table: str) -> str:
    return next(str(each._meta.pk.column) for each in every if each._meta.db_table == table)  # noqa: SLF001
