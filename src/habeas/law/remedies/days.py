"""Days of imprecise times: when a term ends that began within a month or a year."""

import calendar
from datetime import date, timedelta

from habeas.base.duration import Duration
from habeas.base.when import When
from habeas.record.days import Days, days_of


def days_in(when: When | None) -> Days | None:
    """The first and last day that a time allows; None where it is not known, or not even its year."""
    return None if when is None else days_of(when)


def later(days: Days, length: Duration) -> Days:
    """The days on which a term ends: from its first possible beginning to its last; None on an open side."""
    return Days(
        first=None if days.first is None else end_after(days.first, length),
        last=None if days.last is None else end_after(days.last, length),
    )


def end_after(day: date, length: Duration) -> date:
    """The last day of a term that begins the day after `day`: the same number, or the last of the month.

    Treaty bodies and the Strasbourg Court count so (the day of the decision is not counted); hours and
    minutes are no part of such terms. A day past the year 9999 is the last one there is.
    """
    months = day.year * 12 + day.month - 1 + length.years * 12 + length.months
    year, month = divmod(months, 12)
    if year > date.max.year:
        return date.max
    last = calendar.monthrange(year, month + 1)[1]
    try:
        return date(year, month + 1, min(day.day, last)) + timedelta(days=length.days + 7 * length.weeks)
    except OverflowError:
        return date.max


def edtf(days: Days | None) -> str | None:
    """The days as EDTF: one day, or an interval with `..` on an open side; None where nothing is known."""
    if days is None or (days.first is None and days.last is None):
        return None
    if days.first == days.last and days.first is not None:
        return days.first.isoformat()
    first, last = (".." if day is None else day.isoformat() for day in (days.first, days.last))
    return f"{first}/{last}"


def surely_before(days: Days | None, day: date) -> bool:
    """Whether all of it lies before this day."""
    return days is not None and days.last is not None and days.last < day


def surely_after(days: Days | None, day: date) -> bool:
    """Whether all of it lies after this day."""
    return days is not None and days.first is not None and days.first > day
