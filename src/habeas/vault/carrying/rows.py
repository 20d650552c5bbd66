"""Rows of any table as plain JSON, and back from what a stranger may have written.

The form is the same wherever a row lies: no numbers of rows, times in UTC, bytes in base 64.
"""

import json
import math
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from django.db import models

_LONGEST_TEXT = 64 * 1024 * 1024
_WHOLE = 2**63

type Plain = Mapping[str, Any]
"""A row as it travels: names of columns to JSON."""


def fields_of(model: type[models.Model], without: Iterable[str]) -> dict[str, Any]:
    """The concrete fields of a table by column name, without those named."""
    left_out = {"number", *without}
    return {field.attname: field for field in model._meta.concrete_fields if field.attname not in left_out}  # noqa: SLF001


def written(row: Any) -> bytes:
    """The one byte form of a plain row; numbers with a fraction keep all their digits."""
    return json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def out(fields: Mapping[str, Any], row: Plain) -> dict[str, Any]:
    """The plain form of a row that lies in a table."""
    return {name: _out(row[name]) for name in fields}


def into(fields: Mapping[str, Any], plain: object) -> dict[str, Any]:
    """The columns of a plain row; raises ValueError, naming the column, for anything they cannot hold."""
    if not isinstance(plain, dict) or plain.keys() != fields.keys():
        raise ValueError("its fields are not those of its kind")
    return {name: _into(name, field, plain[name]) for name, field in fields.items()}


def _out(value: Any) -> Any:
    match value:
        case datetime():
            return value.astimezone(UTC).isoformat()
        case date():
            return value.isoformat()
        case bytes() | memoryview() | bytearray():
            return b64encode(bytes(value)).decode()
    return value


def _into(name: str, field: Any, value: Any) -> Any:
    target = field.target_field if field.remote_field else field
    if value is None:
        if not field.null:
            raise ValueError(f"{name} is empty")
        return None
    if isinstance(target, models.JSONField):
        return value
    try:
        return _typed(target, value)
    except (TypeError, ValueError, OverflowError):
        raise ValueError(f"{name} is not what it has to be") from None


def _typed(field: Any, value: Any) -> Any:
    match field:
        case models.DateTimeField():
            at = datetime.fromisoformat(value)
            if at.tzinfo is None:
                raise ValueError("a time without zone")
            return at.astimezone(UTC)
        case models.DateField():
            return date.fromisoformat(value)
        case models.BinaryField():
            return b64decode(value, validate=True)
        case models.FloatField():
            if type(value) not in (int, float) or not math.isfinite(value):
                raise ValueError("no number")
            return float(value)
        case models.BooleanField():
            if type(value) is not bool:
                raise ValueError("neither true nor false")
            return value
        case models.IntegerField():
            if type(value) is not int or not -_WHOLE <= value < _WHOLE:
                raise ValueError("no whole number")
            return value
    if not isinstance(value, str) or len(value) > (field.max_length or _LONGEST_TEXT):
        raise ValueError("no text, or too long")
    value.encode()
    return value
