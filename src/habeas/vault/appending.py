"""Many new rows of one table, by one statement that is prepared once and run for each of them.

Django writes many rows as one statement with a place for every value of every row. SQLite has to take such a statement
apart anew each time, in memory that is locked and wiped; that took longer than the writing itself.
"""

from collections.abc import Iterable
from itertools import batched

from django.db import connections, models

_AT_ONCE = 500
"""Rows whose values are held as the database takes them."""


def append_rows(alias: str, rows: Iterable[models.Model]) -> None:
    """Insert these rows in their order; all of one table, whose own counting key the database gives.

    They do not learn their key. Raises what the database raises where a row breaks a constraint; call it inside a
    transaction.
    """
    connection = connections[alias]
    name = connection.ops.quote_name
    for some in batched(rows, _AT_ONCE):
        table = type(some[0])._meta  # noqa: SLF001  (Django's name for what describes a table)
        fields = [field for field in table.concrete_fields if not isinstance(field, models.AutoField)]
        columns = ", ".join(name(str(field.column)) for field in fields)
        places = ", ".join("%s" for _ in fields)
        sql = f"INSERT INTO {name(table.db_table)} ({columns}) VALUES ({places})"  # noqa: S608  (the models' own words)
        sets = [[field.get_db_prep_save(field.pre_save(row, add=True), connection) for field in fields] for row in some]
        with connection.cursor() as cursor:
            cursor.executemany(sql, sets)
