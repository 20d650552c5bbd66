"""What is found in running text about time: dates, lengths and ages, each with its place."""

from dataclasses import dataclass
from enum import StrEnum

from habeas.base.duration import Duration
from habeas.base.span import Span
from habeas.base.when import When


class Part(StrEnum):
    """The part of a year, a season or a month that the text names: "early 2020", "в конце мая"."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class Side(StrEnum):
    """Where the thing told of lies, seen from the date: "since 2019", "до 5 мая", "29 маусымға дейін"."""

    SINCE = "since"
    UNTIL = "until"
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A date or an interval of dates as printed.

    `span` is in code points of the text that was given. `when` is the date itself: of "early 2020" it
    is the year 2020, `part` says which part of it, because the calendar gives "early" no end; of
    "since 2019" it is the year 2019 and `side` says `since`. `clock` is a time of day `HH:MM` that
    stands with the date; it is also in `when`, unless the date has no year or is an interval, which
    cannot carry it.
    """

    span: Span
    when: When
    part: Part | None = None
    side: Side | None = None
    clock: str | None = None


@dataclass(frozen=True, slots=True)
class LengthMention:
    """A length of time as printed: "two months", "полтора года", "7 жылға".

    Of a range ("three to seven years") `length` is the longer end and `least` the shorter one;
    `least` is None where one length is given.
    """

    span: Span
    length: Duration
    least: Duration | None = None


@dataclass(frozen=True, slots=True)
class AgeMention:
    """Somebody's age in whole years as printed: "34-year-old", "20-летняя", "41 жастағы"."""

    span: Span
    years: int
