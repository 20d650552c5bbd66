"""Which year a date without a year is of: told by the date line, or by the date before it; else not known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from habeas.base.moment import Moment
from habeas.base.when import When
from habeas.drafting.document import Sentence
from habeas.drafting.times.mention import TimeMention

_DATE_LINE = 5
"""Sentences from the beginning, and from the end, among which a date line is looked for."""
_OTHER_WORDS = 6
"""Words that a date line has besides its date, at most."""
_NEAR = 31
"""Days around the date line within which a date without a year is taken to be of that time."""
_ONWARD = 183
"""Days after the last full date within which a date without a year goes on from it."""
_BACK = 6
"""Sentences back in which that last full date is looked for."""


@dataclass(frozen=True, slots=True)
class _Dated:
    index: int
    day: date


class Calendar:
    """What a text says of the years of its dates; a pure function of its sentences."""

    def __init__(self, sentences: Sequence[Sentence], times: Mapping[int, Sequence[TimeMention]]) -> None:
        """`times` are the dates of each sentence, by its index, in the sentence's coordinates."""
        self._printed = times
        self._full: list[_Dated] = []
        self._line: date | None = None
        for sentence in sentences:
            for time in times.get(sentence.index, ()):
                day = _day(time.when)
                if day is None:
                    continue
                others = len(sentence.text.split()) - len(time.span.slice(sentence.text).split())
                at_edge = sentence.index < _DATE_LINE or sentence.index >= len(sentences) - 2
                if self._line is None and at_edge and others <= _OTHER_WORDS:
                    self._line = day
                else:
                    self._full.append(_Dated(sentence.index, day))

    def printed(self, index: int) -> Sequence[TimeMention]:
        """The dates that this sentence prints, in its coordinates; empty when there are none."""
        return self._printed.get(index, ())

    def settled(self, when: When, index: int) -> When:
        """`when` with its year where the text settles it; as it was where it does not.

        A day is of the date line's year, or of the year next to it, where it lies within a month of
        the date line; or of the year of the last full date before it, where it follows that within
        half a year. `index` is the number of the sentence that prints it.
        """
        first = when.first
        if when.is_interval or not isinstance(first, Moment) or first.year is not None or first.day is None:
            return when
        year = self._by_line(first) or self._by_story(first, index)
        return when if year is None else When(replace(first, year=year))

    def _by_line(self, moment: Moment) -> int | None:
        if self._line is None:
            return None
        years = (self._line.year - 1, self._line.year, self._line.year + 1)
        days = [day for year in years if (day := _in_year(moment, year)) is not None]
        near = [day for day in days if abs((day - self._line).days) <= _NEAR]
        return near[0].year if len(near) == 1 else None

    def _by_story(self, moment: Moment, index: int) -> int | None:
        before = [dated for dated in self._full if index - _BACK <= dated.index <= index]
        if not before:
            return None
        last = before[-1].day
        days = [day for year in (last.year, last.year + 1) if (day := _in_year(moment, year)) is not None]
        onward = [day for day in days if 0 <= (day - last).days <= _ONWARD]
        return onward[0].year if onward else None


def _day(when: When) -> date | None:
    first = when.first
    if (
        when.is_interval
        or not isinstance(first, Moment)
        or first.year is None
        or first.month is None
        or first.day is None
    ):
        return None
    return date(first.year, first.month, first.day)


def _in_year(moment: Moment, year: int) -> date | None:
    try:
        return date(year, moment.month or 0, moment.day or 0)
    except ValueError:
        return None
