"""Counting days held: whole calendar days, the first day not counted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from habeas.base.when import When


@dataclass(frozen=True, slots=True)
class Days:
    """The first and the last calendar day that a time allows, both included; None where that side is not known."""

    first: date | None
    last: date | None

    def within(self, other: "Days") -> bool:
        """Whether this is no wider than `other` on either side."""
        return _at_least(self.first, other.first) and _at_least(other.last, self.last)


def days_of(when: When, zone: tzinfo | None = None) -> Days | None:
    """The calendar days that a time allows, on the clock of `zone` where it was written with an offset.

    None where the year is not known.
    """
    start, end = when.local_bounds()
    if zone is not None and when.zoned:
        low, high = when.instants(zone)
        start = start if low is None else low.astimezone(zone).replace(tzinfo=None)
        end = end if high is None else high.astimezone(zone).replace(tzinfo=None)
    if start is None and end is None:
        return None
    return Days(first=start.date() if start else None, last=_last_day(end))


def narrowest(versions: Iterable[Days]) -> Days | None:
    """The days from the earliest to the latest that the versions allow; None where there is no version.

    A version that only repeats another one less precisely adds nothing.
    """
    all_versions = list(dict.fromkeys(versions))
    sharp = [v for v in all_versions if not any(w != v and w.within(v) for w in all_versions)]
    if not sharp:
        return None
    firsts, lasts = [v.first for v in sharp], [v.last for v in sharp]
    return Days(
        first=None if None in firsts else min(day for day in firsts if day is not None),
        last=None if None in lasts else max(day for day in lasts if day is not None),
    )


def days_between(start: Days, end: Days) -> tuple[int | None, int | None]:
    """The least and the most days from `start` to `end`: 29 April to 28 July is 90.

    None where a side that the count hangs on is not known. A count is never negative.
    """
    least = None if start.last is None or end.first is None else max(0, (end.first - start.last).days)
    most = None if start.first is None or end.last is None else max(0, (end.last - start.first).days)
    return least, most


def years_between(birth: Days, at: Days) -> tuple[int | None, int | None]:
    """The least and the most completed years of life at a time."""
    least = None if birth.last is None or at.first is None else _years(birth.last, at.first)
    most = None if birth.first is None or at.last is None else _years(birth.first, at.last)
    return least, most


def _years(birth: date, at: date) -> int:
    return max(0, at.year - birth.year - ((at.month, at.day) < (birth.month, birth.day)))


def _last_day(end: datetime | None) -> date | None:
    return None if end is None else (end - timedelta(microseconds=1)).date()


def _at_least(one: date | None, other: date | None) -> bool:
    return other is None or (one is not None and one >= other)
