"""Days of birth that are held back, found again in a text in whatever writing: 17.11.1987, 17 ноября 1987 года."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from habeas.base.language import Lang
from habeas.base.moment import Moment
from habeas.base.span import Span
from habeas.base.when import When, parse_when
from habeas.drafting.times.dates import find_times

_DIGITS = re.compile(
    r"(?<!\d)(?:(?P<d>\d{1,2})(?P<a>[-./ ])(?P<m>\d{1,2})(?P=a)(?P<y>\d{2}(?:\d{2})?)"
    r"|(?P<y2>\d{4})(?P<b>[-./ ]?)(?P<m2>\d{2})(?P=b)(?P<d2>\d{2}))(?!\d)"
)
"""A day in digits alone, also where nobody would read it as a date: 27-03-65, 19650327."""

_AROUND = 60
"""So many code points on either side of a year hold its day and month, in words too."""


class Births:
    """Looks for some days of birth; a birth that is known by its year or month alone is an age, and not looked for."""

    def __init__(self, days: Iterable[date]) -> None:
        self._days = frozenset(days)
        self._digits = frozenset(
            (day.day, day.month, year) for day in self._days for year in (day.year, day.year % 100)
        )
        years = "|".join(sorted({f"{day.year % 100:02d}" for day in self._days}))
        self._years = re.compile(years) if years else None

    def places(self, text: str) -> tuple[Span, ...]:
        """Where a text tells such a day, in order; empty where it does not."""
        found = {Span(*one.span()) for one in _DIGITS.finditer(text) if _in_digits(one) in self._digits}
        for part in self._around_years(text):
            found |= {
                Span(part.start + mention.span.start, part.start + mention.span.end)
                for lang in Lang
                for mention in find_times(part.slice(text), lang)
                if days_in(mention.when) & self._days
            }
        return tuple(sorted(found))

    def _around_years(self, text: str) -> Iterator[Span]:
        """The parts of a text in which such a year stands: reading dates takes its time."""
        start, end = 0, 0
        for year in () if self._years is None else self._years.finditer(text):
            if end and year.start() - _AROUND > end:
                yield Span(start, end)
                start, end = year.start() - _AROUND, 0
            elif not end:
                start = max(0, year.start() - _AROUND)
            end = min(len(text), year.end() + _AROUND)
        if end:
            yield Span(start, end)


def _in_digits(found: re.Match[str]) -> tuple[int, int, int]:
    day, month, year = (found[name] or found[f"{name}2"] for name in "dmy")
    return int(day), int(month), int(year)


def days_in(when: When) -> frozenset[date]:
    """The days that a date tells, however sure it is: one, of an interval up to two; none where it tells no day."""
    sides = [side for side in (when.first, when.last) if isinstance(side, Moment)]
    known = [one for one in sides if one.year and one.day and one.month and one.month <= 12]
    return frozenset(date(one.year or 1, one.month or 1, one.day or 1) for one in known)


def days_told(edtf: str) -> frozenset[date]:
    """The days that an EDTF text tells; none where it is no date."""
    try:
        return days_in(parse_when(edtf))
    except ValueError:
        return frozenset()
