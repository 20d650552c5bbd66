"""Counting a term by a law's own way: the last minute in which the act is still in time."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from habeas.base.duration import Duration
from habeas.law.clock.instants import DAY, HOUR, Extent, Minute, Zone
from habeas.law.clock.working_days import next_working_day
from habeas.law.pack.rule import Choice, Counting, Ends


@dataclass(frozen=True, slots=True)
class End:
    """The last minute of a term; `day` where it ends at 24:00 of a day, and is then written as that day."""

    minute: Minute
    day: date | None = None

    def edtf(self, zone: Zone) -> str:
        """The end as EDTF: a day, or a time of day with its offset."""
        return zone.edtf(self.minute) if self.day is None else self.day.isoformat()


@dataclass(frozen=True, slots=True)
class Due:
    """The earliest end (the strict reading at the earliest start) and the latest (the lenient at the latest).

    None on a side where the start has no bound.
    """

    earliest: End | None
    latest: End | None

    def joined(self, other: "Due") -> "Due":
        """The widest bounds of both: another reading of the same term."""
        return Due(_least(self.earliest, other.earliest), _most(self.latest, other.latest))


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to count: whether the first unit counts, whether the end rolls, whether days off are left out."""

    first: bool
    rolls: bool
    working: bool = False


def readings(counting: Counting) -> tuple[Reading, ...]:
    """The defensible ways of a counting, the one that ends earliest first."""
    return tuple(
        Reading(first, rolls, working)
        for working in _both(counting.working, False)
        for rolls in _both(counting.rolls, False)
        for first in _both(counting.first, True)
    )


def _both(choice: Choice, earlier: bool) -> tuple[bool, ...]:
    return (earlier, not earlier) if choice is Choice.EITHER else (choice is Choice.YES,)


def due_after(start: Extent, length: Duration, counting: Counting, zone: Zone, days_off: str | None) -> Due:
    """When a term ends that begins within `start`, by every reading of its counting."""
    ways = readings(counting)
    earliest, latest = None, None
    if start.lo is not None:
        ends = [end_after(start.lo, length, counting.ends, way, zone, days_off) for way in ways]
        earliest = min(ends, key=lambda end: end.minute)
    if start.hi is not None:
        ends = [end_after(start.hi, length, counting.ends, way, zone, days_off) for way in ways]
        latest = max(ends, key=lambda end: end.minute)
    return Due(earliest, latest)


def end_after(start: Minute, length: Duration, ends: Ends, way: Reading, zone: Zone, days_off: str | None) -> End:
    """The end of one term by one reading; hours are counted to the minute whatever `ends` says."""
    if _only_hours(length):
        begin = start if way.first else (start // HOUR + 1) * HOUR
        return End(begin + length.hours * HOUR + length.minutes)
    day = zone.day_of(start)
    if ends is Ends.MOMENT:
        return _moment(start, day, length, zone)
    last = last_day(day, length, way.first)
    if way.working and days_off is not None and not (length.months or length.years):
        last = _working_days(day, length.weeks * 7 + length.days, way, days_off)
    if way.rolls and days_off is not None:
        last = next_working_day(days_off, last)
    return End(zone.last_minute(last), last)


def last_day(first: date, length: Duration, first_counts: bool) -> date:
    """The last day of a term of days, months or years that begins on `first`.

    Months end on the same number or, where the month has none, on its last day; with the first day
    counted in, one day before the same number.
    """
    reached, clamped = months_later(first, length.years * 12 + length.months)
    days = length.weeks * 7 + length.days
    by_months = bool(length.years or length.months)
    counted_in = first_counts and (not clamped if by_months else days > 0)
    return reached + timedelta(days=days - (1 if counted_in else 0))


def _working_days(first: date, days: int, way: Reading, days_off: str) -> date:
    """The last of so many working days; days off are stepped over."""
    day = first if way.first else first + timedelta(days=1)
    day = next_working_day(days_off, day)
    for _ in range(days - 1):
        day = next_working_day(days_off, day + timedelta(days=1))
    return day


def months_later(day: date, months: int) -> tuple[date, bool]:
    """The same number some months later, and whether the month had no such number (then its last day)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    most = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, most)), day.day > most


def due_before(end: Due, length: Duration, zone: Zone) -> Due:
    """When something must be done that has to come this long before an end: counted backwards, never rolled."""
    earliest = _before(end.earliest, length, zone) if end.earliest is not None else None
    latest = _before(end.latest, length, zone) if end.latest is not None else None
    return Due(earliest, latest)


def _before(end: End, length: Duration, zone: Zone) -> End:
    if _only_hours(length):
        finish = end.minute if end.day is None else end.minute + 1
        return End(finish - length.hours * HOUR - length.minutes)
    days = length.weeks * 7 + length.days
    if end.day is None:
        return End(end.minute - days * DAY)
    day, _ = months_later(end.day, -(length.years * 12 + length.months))
    day -= timedelta(days=days)
    return End(zone.last_minute(day), day)


def _moment(start: Minute, day: date, length: Duration, zone: Zone) -> End:
    reached = last_day(day, length, first_counts=False)
    clock = zone.local(start)
    return End(zone.minute(reached, clock.hour, clock.minute) + length.hours * HOUR + length.minutes)


def _only_hours(length: Duration) -> bool:
    return not (length.years or length.months or length.weeks or length.days) and bool(length.hours or length.minutes)


def _least(one: End | None, other: End | None) -> End | None:
    return None if one is None or other is None else min(one, other, key=lambda end: end.minute)


def _most(one: End | None, other: End | None) -> End | None:
    return None if one is None or other is None else max(one, other, key=lambda end: end.minute)
