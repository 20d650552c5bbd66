"""Dates in figures whose order of day, month and year nobody states, as in chats exported as text and in tables.

The order is decided over the whole file: by numbers that can be no month and, where entries are known
to stand in the order of time, by that. Where neither decides, the day is not known and only the year
is given.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from habeas.base.moment import Moment
from habeas.base.when import When, on_day

STAMP = (
    r"(?P<one>\d{1,4})(?P<sign>[./-])\s?(?P<two>\d{1,2})(?P=sign)\s?(?P<three>\d{1,4})\.?(?:\s?г\.|\s?ж\.)?"
    r"(?:[,،]\s?|\s)(?:klo\s|um\s|в\s|at\s)?"
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?:[:.](?P<second>\d\d))?(?:\s?(?P<half>[AaPp]\.?\s?[Mm]\b\.?|ДП|ПП|дп|пп))?"
)
"""A date and a time as WhatsApp heads a message with."""

_FIRST_YEAR = 1995
"""Nothing that was posted on a platform is older."""
_LAST_YEAR = 2099
_DATE_ALONE = re.compile(
    r"\s*(?P<one>\d{1,4})(?P<sign>[./-])(?P<two>\d{1,2})(?P=sign)(?P<three>\d{1,4})\.?(?:\s?г\.|\s?ж\.)?"
    r"(?:[,T]?\s*(?:в\s)?(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d+)?)?"
    r"(?:\s?(?P<half>[AaPp]\.?\s?[Mm]\b\.?))?)?\s*\Z"
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """The figures of one date, as they stand, and its time of day; `hour` is None where it has none."""

    figures: tuple[str, str, str]
    sign: str
    hour: int | None
    minute: int
    second: int | None
    half: str | None

    @property
    def shape(self) -> tuple[str, bool, bool]:
        """What all dates of one phone have in common: the sign, and where four figures make a year."""
        return self.sign, len(self.figures[0]) == 4, len(self.figures[2]) == 4


def stamp_of(match: re.Match[str], prefix: str = "") -> Stamp:
    """The figures of a match of :data:`STAMP`, whose groups may bear a prefix."""
    part = {name.removeprefix(prefix): value for name, value in match.groupdict().items() if name.startswith(prefix)}
    hour, second, half = part["hour"], part["second"], part["half"]
    return Stamp(
        figures=(part["one"] or "", part["two"] or "", part["three"] or ""),
        sign=part["sign"] or "",
        hour=None if hour is None else int(hour),
        minute=int(part["minute"] or 0),
        second=None if second is None else int(second),
        half=None if half is None else half[0].casefold(),
    )


def stamp_in(text: str) -> Stamp | None:
    """The figures of a text that is a date with or without a time of day; None when it is something else."""
    match = _DATE_ALONE.match(text)
    return None if match is None else stamp_of(match)


def orders_of(stamps: Sequence[Stamp], *, in_time: bool) -> frozenset[str]:
    """The orders (`dmy`, `mdy`, `ymd`) that fit dates of one shape best; more than one where nothing decides.

    `in_time` says that the entries are known to stand from the oldest to the newest.
    """
    if not stamps:
        return frozenset()
    days = {order: [_day(stamp, order) for stamp in stamps] for order in _possible(stamps[0])}
    wrong = {order: sum(day is None for day in found) for order, found in days.items()}
    best = {order for order in wrong if wrong[order] == min(wrong.values())}
    rising = {order for order in best if in_time and _rising([day for day in days[order] if day is not None])}
    return frozenset(rising or best)


def when_of(stamp: Stamp, orders: frozenset[str]) -> When | None:
    """The time without a zone; the year alone where the order leaves the day open; None where it is no date."""
    days = {day for order in orders if (day := _day(stamp, order)) is not None}
    if not days or (stamp.hour is not None and _hour(stamp) is None):
        return None
    if len(days) == 1:
        day = days.pop()
        if stamp.hour is None:
            return on_day(day.year, day.month, day.day)
        return When(Moment(day.year, day.month, day.day, _hour(stamp), stamp.minute, stamp.second))
    years = {day.year for day in days}
    return on_day(years.pop()) if len(years) == 1 else None


def _possible(stamp: Stamp) -> tuple[str, ...]:
    """The orders in use for dates of this shape (CLDR): with points the day is first, unless a long year is."""
    if len(stamp.figures[0]) == 4:
        return ("ymd",)
    if stamp.sign == ".":
        return ("dmy",)
    if stamp.sign == "/" or len(stamp.figures[2]) == 4:
        return ("dmy", "mdy")
    return ("dmy", "mdy", "ymd")


def _day(stamp: Stamp, order: str) -> date | None:
    figures = {part: int(figure) for part, figure in zip(order, stamp.figures, strict=True)}
    year = figures["y"] + (2000 if figures["y"] < 100 else 0)
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return date(year, figures["m"], figures["d"])
    except ValueError:
        return None


def _hour(stamp: Stamp) -> int | None:
    """The hour of the day, 0 to 23; None where the figures are no time."""
    hour = stamp.hour or 0
    if stamp.half is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if stamp.half in "pп" else 0)
    return hour if hour < 24 and stamp.minute < 60 and (stamp.second or 0) < 60 else None


def _rising(days: Sequence[date]) -> bool:
    return all(one <= two for one, two in pairwise(days))
