"""Which year a date without a year is of: told by the date line, or by the dates before it; else not known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from habeas.base.moment import Moment
from habeas.base.when import When
from habeas.drafting.document import Sentence
from habeas.drafting.times.mention import Side, TimeMention

_DATE_LINE = 5
"""Sentences from the beginning among which a date line is looked for, besides the last two."""
_OTHER_WORDS = 6
"""Words that a date line has besides its date, at most."""
_OTHER_WORDS_TOLD = 2
"""The same where it ends with a full stop, as sentences do."""
_NEAR = 31
"""Days around the date line within which a date without a year is taken to be of that time."""
_TERM = 183
"""Days after the last date within which a date without a year goes on from it; and days after the
date line within which an end ("until 13 April") may lie."""
_BACK = 6
"""Sentences back in which that last date is looked for."""
_LIFE = 10
"""Years before the latest date of the text after which a date is taken for a birth or the like, not for the story."""


@dataclass(frozen=True, slots=True)
class _Dated:
    index: int
    day: date


class Calendar:
    """The dates a text prints, with the years that it settles; a pure function of its sentences."""

    def __init__(self, sentences: Sequence[Sentence], printed: Mapping[int, Sequence[TimeMention]]) -> None:
        """`printed` are the dates of each sentence, by its index, in the sentence's coordinates."""
        full = [_Dated(index, day) for index, times in printed.items() for t in times if (day := _day(t.when))]
        self._latest = max((dated.day.year for dated in full), default=0)
        self._line = _date_line(sentences, printed)
        self._story: list[_Dated] = []
        self._times = {
            index: tuple(self._with_year(index, time) for time in printed[index]) for index in sorted(printed)
        }

    def times(self, index: int) -> tuple[TimeMention, ...]:
        """The dates that this sentence prints, in its coordinates, years settled; empty when there are none.

        A day is of the date line's year, or of the year next to it, where it lies within a month of
        the date line; or of the year of the last date before it, where it follows that within half
        a year. Where neither holds it stays without a year.
        """
        return self._times.get(index, ())

    def _with_year(self, index: int, time: TimeMention) -> TimeMention:
        first, last = time.when.first, time.when.last
        if isinstance(first, Moment) and first.year is None and first.day is not None:
            year = self._by_line(first, time.side) or self._by_story(first, index)
            if year is not None:
                time = replace(time, when=_of_year(time.when, first, last, year))
        day = _day(time.when)
        if day is not None and day != self._line and day.year > self._latest - _LIFE:
            self._story.append(_Dated(index, day))
        return time

    def _by_line(self, moment: Moment, side: Side | None) -> int | None:
        if self._line is None:
            return None
        days = _days(moment, range(self._line.year - 1, self._line.year + 2))
        ahead = _TERM if side is Side.UNTIL else _NEAR
        near = [day for day in days if -_NEAR <= (day - self._line).days <= ahead]
        return near[0].year if len(near) == 1 else None

    def _by_story(self, moment: Moment, index: int) -> int | None:
        for dated in reversed(self._story):
            if dated.index < index - _BACK:
                return None
            days = _days(moment, (dated.day.year, dated.day.year + 1))
            onward = [day for day in days if 0 <= (day - dated.day).days <= _TERM]
            if onward:
                return onward[0].year
        return None


def _date_line(sentences: Sequence[Sentence], printed: Mapping[int, Sequence[TimeMention]]) -> date | None:
    for sentence in sentences:
        if _DATE_LINE <= sentence.index < len(sentences) - 2:
            continue
        for time in printed.get(sentence.index, ()):
            day = _day(time.when)
            others = len(sentence.text.split()) - len(time.span.slice(sentence.text).split())
            told = sentence.text.rstrip().endswith((".", "!", "?"))
            if day is not None and others <= (_OTHER_WORDS_TOLD if told else _OTHER_WORDS):
                return day
    return None


def _of_year(when: When, first: Moment, last: object, year: int) -> When:
    """`when` in this year; the end of an interval in the year after where it would lie before its beginning."""
    if not isinstance(last, Moment):
        return when if last is not None else When(replace(first, year=year))
    ends = [replace(last, year=each) for each in (year, year + 1)] if last.year is None else [last]
    start = replace(first, year=year)
    fitting = [end for end in ends if _sorted(start, end)]
    return When(start, fitting[0]) if fitting else when


def _sorted(one: Moment, two: Moment) -> bool:
    first, last = one.local_bounds(), two.local_bounds()
    return first is not None and last is not None and first[0] <= last[0]


def _day(when: When) -> date | None:
    first = when.first
    if not isinstance(first, Moment) or first.year is None or first.month is None or first.day is None:
        return None
    return date(first.year, first.month, first.day)


def _days(moment: Moment, years: Sequence[int]) -> list[date]:
    found = []
    for year in years:
        try:
            found.append(date(year, moment.month or 0, moment.day or 0))
        except ValueError:
            continue
    return found
