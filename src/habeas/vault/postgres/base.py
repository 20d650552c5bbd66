"""Django's PostgreSQL backend, with JSON columns that give back exactly what was put in.

JSON is kept as it was written (`json`): `jsonb` would lose the order of keys and cannot hold every text.
"""

import json
from functools import partial
from typing import Any

from django.db.backends.postgresql import base as plain
from django.db.backends.postgresql import operations
from psycopg.types.json import Json
from psycopg.types.string import TextLoader


class DatabaseOperations(operations.DatabaseOperations):
    """Writes JSON as JSON."""

    def adapt_json_value(self, value: Any, encoder: type[json.JSONEncoder] | None) -> Any:
        """A value for a `json` column."""
        return Json(value, dumps=partial(json.dumps, cls=encoder))


class DatabaseWrapper(plain.DatabaseWrapper):
    """A connection whose values come back as on SQLite."""

    display_name = "PostgreSQL"
    data_types = {**plain.DatabaseWrapper.data_types, "JSONField": "json"}  # noqa: RUF012  (as Django declares it)
    ops_class = DatabaseOperations

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """A connection that leaves JSON to Django's own field, as text."""
        connection = super().get_new_connection(conn_params)
        connection.adapters.register_loader("json", TextLoader)
        return connection
