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
    at = _EPOCH + timedelta(seconds=int(seconds))
    return When(Moment(at.year, at.month, at.day, at.hour, at.minute, at.second, offset=0))


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
