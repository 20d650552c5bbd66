"""Which dates and lengths can be counted with: a slip of the pen must not lead out of the calendar."""

from habeas.base.duration import Duration, parse_duration
from habeas.base.when import When, parse_when

YEARS = range(1850, 2201)
"""The years of dates that a clock counts with, people's births and the ends of sentences among them."""

LONGEST = 150
"""Years of the longest length it counts with."""


def countable(when: When) -> bool:
    """Whether every year it names is one of :data:`YEARS`; a date without a year is."""
    return all(side is None or side.year in YEARS for side in when.local_bounds())


def countable_when(text: str) -> When:
    """Read a date that can be counted with; raises ValueError for one that is none, or is out of all years."""
    when = parse_when(text)
    if not countable(when):
        raise ValueError(f"not in the years {YEARS.start} to {YEARS.stop - 1}: {text!r}")
    return when


def countable_length(text: str) -> Duration:
    """Read a length that can be counted with; raises ValueError for one that is none, or is longer than `LONGEST`."""
    length = parse_duration(text)
    years = length.years + length.months // 12 + length.weeks // 52 + length.days // 365 + length.hours // 8760
    if years > LONGEST or length.minutes > LONGEST * 525_600:
        raise ValueError(f"longer than {LONGEST} years: {text!r}")
    return length
