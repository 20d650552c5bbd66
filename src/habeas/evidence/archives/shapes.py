"""Values of unknown shape, as JSON gives them: each is what it should be, or None."""

from datetime import datetime, timedelta

from habeas.base.moment import Moment
from habeas.base.when import When
from habeas.evidence.text.decoding import normal_text


def mapping(value: object) -> dict[str, object] | None:
    """The value if it is a JSON object."""
    return value if isinstance(value, dict) else None


def sequence(value: object) -> list[object] | None:
    """The value if it is a JSON array."""
    return value if isinstance(value, list) else None


def words(value: object) -> str | None:
    """The value if it is a string, in the normal form of item texts (NFC, LF)."""
    return normal_text(value) if isinstance(value, str) else None


def mark(value: object) -> str | None:
    """An id or a name: a string that is not blank, or a whole number as a string."""
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:d}" if abs(value) < 10**30 else None
    return value.strip() or None if isinstance(value, str) else None


def step(pointer: str, *keys: str | int) -> str:
    """The JSON Pointer (RFC 6901) that goes on from `pointer` by these keys."""
    return pointer + "".join("/" + str(key).replace("~", "~0").replace("/", "~1") for key in keys)


def moment_of(time: datetime) -> When | None:
    """A time to the second, with its offset where it has one; None where the offset is not whole minutes."""
    offset = time.utcoffset()
    if offset is not None and (offset % timedelta(minutes=1) or abs(offset) > timedelta(hours=14)):
        return None
    minutes = None if offset is None else offset // timedelta(minutes=1)
    day = (time.year, time.month, time.day)
    return When(Moment(*day, time.hour, time.minute, time.second, minutes))


def iso_moment(text: str) -> When | None:
    """An ISO 8601 day or time, with `T` or a space between; an offset only where it is written. None otherwise."""
    text = text.strip()
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        return None
    if len(text) <= len("20200101") or (len(text) == len("2020-01-01") and ":" not in text and "T" not in text):
        return When(Moment(time.year, time.month, time.day))
    if text.count(":") == 1 and time.utcoffset() is None:
        return When(Moment(time.year, time.month, time.day, time.hour, time.minute))
    return moment_of(time)
