"""Dates for a system that has whole days only: the first day, and beside it what was known."""

from datetime import date

from habeas.base.moment import Moment, Precision
from habeas.base.when import When

_PRECISIONS = {
    Precision.NOTHING: "no_year",
    Precision.DECADE: "decade",
    Precision.YEAR: "year",
    Precision.SEASON: "season",
    Precision.MONTH: "month",
    Precision.DAY: "day",
    Precision.MINUTE: "time",
    Precision.SECOND: "time",
}


def edtf(when: When | None) -> str:
    """The date as EDTF, empty for none."""
    return "" if when is None else str(when)


def precision(when: When | None) -> str:
    """How exact a date is: `interval`, `no_date`, or the name of its finest part."""
    if when is None:
        return "no_date"
    return "interval" if when.is_interval else _PRECISIONS[when.precision]


def about(when: When | None) -> bool:
    """Whether the date was given as about then, or as doubtful."""
    sides = () if when is None else (when.first, when.last)
    return any(isinstance(side, Moment) and (side.approximate or side.uncertain) for side in sides)


def first_day(when: When | None) -> str:
    """The first day that a date allows, empty where it has none."""
    return "" if when is None else _day(when.first)


def last_day(when: When | None) -> str:
    """The last day of an interval, empty where it has none, or is none."""
    return "" if when is None or when.last is None else _last_day(when.last)


def period(when: When | None) -> str:
    """`from:to` of an interval with both sides; empty for all else."""
    if when is None or when.last is None:
        return ""
    first, last = first_day(when), last_day(when)
    return f"{first}:{last}" if first and last else ""


def _day(side: object) -> str:
    bounds = side.local_bounds() if isinstance(side, Moment) else None
    return "" if bounds is None else bounds[0].date().isoformat()


def _last_day(side: object) -> str:
    """The last day that a side allows."""
    bounds = side.local_bounds() if isinstance(side, Moment) else None
    if bounds is None or not isinstance(side, Moment):
        return ""
    if side.hour is not None:
        return bounds[0].date().isoformat()
    return date.fromordinal(bounds[1].date().toordinal() - 1).isoformat()
