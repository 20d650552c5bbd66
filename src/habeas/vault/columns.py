"""Values of the lower rooms as columns, and back: the small parts that several tables share."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from habeas.base.errors import WrongCall
from habeas.base.known import Absent, Known, Unknown
from habeas.base.plain import Plain
from habeas.base.span import Span
from habeas.base.when import When, parse_when

type Row = Mapping[str, Any]
"""Columns by name, as they are written to and read from a table."""


def utc(at: datetime) -> datetime:
    """The same instant in UTC; raises WrongCall for a time without a zone."""
    if at.tzinfo is None:
        raise WrongCall("A time without a zone cannot be kept.")
    return at.astimezone(UTC)


def offset_of(at: datetime) -> int:
    """Seconds east of UTC; raises WrongCall where that is not a whole number."""
    offset = at.utcoffset()
    if offset is None or offset.microseconds:
        raise WrongCall("A time needs a zone whose offset is in whole seconds.")
    return offset // timedelta(seconds=1)


def at_offset(at: datetime, offset: int) -> datetime:
    """An instant as it was written, so many seconds east of UTC."""
    return at.astimezone(UTC if offset == 0 else timezone(timedelta(seconds=offset)))


def plain(value: Plain) -> Any:
    """A value made of plain dictionaries and lists, as the JSON column takes it."""
    match value:
        case Mapping():
            return {name: plain(inner) for name, inner in value.items()}
        case list() | tuple():
            return [plain(inner) for inner in value]
    return value


def known_columns(value: Known[Mapping[str, Plain]]) -> dict[str, Any]:
    """A value, or that it is unknown or absent, as three columns."""
    match value:
        case Unknown(reason):
            return {"value_kind": "unknown", "value": None, "unknown_reason": reason}
        case Absent():
            return {"value_kind": "absent", "value": None, "unknown_reason": None}
    return {"value_kind": "value", "value": plain(value), "unknown_reason": None}


def known_of(row: Row) -> Known[Mapping[str, Plain]]:
    """The value back from its three columns."""
    match row["value_kind"]:
        case "unknown":
            return Unknown(row["unknown_reason"])
        case "absent":
            return Absent()
    value: Mapping[str, Plain] = row["value"]
    return value


def when_column(when: When | None) -> str | None:
    """A time as EDTF."""
    return None if when is None else str(when)


def when_of(text: str | None) -> When | None:
    """A time from EDTF."""
    return None if text is None else parse_when(text)


def span_pairs(spans: Sequence[Span]) -> list[list[int]]:
    """Spans as pairs of whole numbers."""
    return [[span.start, span.end] for span in spans]


def spans_of(pairs: Sequence[Sequence[int]]) -> tuple[Span, ...]:
    """Spans from pairs of whole numbers."""
    return tuple(Span(start, end) for start, end in pairs)
