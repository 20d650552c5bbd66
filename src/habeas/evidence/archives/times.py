"""Times as exports write them: seconds since 1970, which are instants, and local times without a zone."""

import re
from datetime import UTC, datetime, timedelta

from habeas.base.moment import Moment
from habeas.base.when import When

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MOST = 253_402_300_799
"""The last second of the year 9999."""

_WRITTEN = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(?P<zone>Z|(?P<sign>[+-])(\d\d):?(\d\d))?"
)
_NUMBER = re.compile(r"\d{1,12}")


def instant(seconds: object) -> When | None:
    """An instant from seconds since 1970, a number or its digits; None for anything else, and for 0, which is no time.

    It is written in UTC. Fractions of a second are cut off.
    """
    if isinstance(seconds, str) and _NUMBER.fullmatch(seconds):
        seconds = int(seconds)
    if isinstance(seconds, bool) or not isinstance(seconds, int | float) or not 0 < seconds <= _MOST:
        return None
    return moment_of(_EPOCH + timedelta(seconds=int(seconds)))


def instant_of_milliseconds(value: object) -> When | None:
    """An instant from milliseconds since 1970; None for anything that is none."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < (_MOST + 1) * 1000:
        return None
    return instant(int(value) // 1000)


def written_time(text: object) -> When | None:
    """A time such as `2018-05-04T12:30:00`, with the offset it is written with and without a zone where it has none.

    None for anything else.
    """
    found = _WRITTEN.fullmatch(text) if isinstance(text, str) else None
    if found is None:
        return None
    year, month, day, hour, minute, second, _, _, east_hours, east_minutes = found.groups()
    east = int(east_hours or 0) * 60 + int(east_minutes or 0)
    offset = None if found["zone"] is None else -east if found["sign"] == "-" else east
    seconds = None if second is None else int(second)
    try:
        return When(Moment(int(year), int(month), int(day), int(hour), int(minute), seconds, offset))
    except ValueError:
        return None


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
