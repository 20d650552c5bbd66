"""From the groups of a matched date to the date."""

import re
from dataclasses import replace
from datetime import date, timedelta

from habeas.base.moment import Moment
from habeas.base.when import When
from habeas.drafting.times.lexicon import TimeWords
from habeas.drafting.times.mention import Part

type Groups = dict[str, str | None]


def part_of(groups: Groups, words: TimeWords) -> Part | None:
    """The part of the year or month that the match names, None where it names none."""
    text = groups.get("part")
    if not text:
        return None
    return next(part for part, pattern in words.parts.items() if pattern.fullmatch(text))


def read_date(found: re.Match[str], words: TimeWords, default_year: int | None) -> When | None:
    """The date of this match; None where its numbers make no date (31 April, a range that runs backwards)."""
    groups: Groups = found.groupdict()
    try:
        if groups.get("decade"):
            return When(Moment(year=int(groups["decade"] or 0), decade=True))
        if groups.get("quarter") or groups.get("half"):
            return _fraction(groups)
        if groups.get("slash"):
            return _slashed(groups)
        if groups.get("eve") is not None:
            return _eve(found, words, default_year)
        if any(groups.get(name) for name in ("day2", "month2", "year2", "number2")):
            return _interval(found, words, default_year)
        return When(_moment(groups, words, default_year))
    except ValueError:
        return None


def month_number(name: str, words: TimeWords) -> int:
    """1 to 12 for the name of a month as the language's patterns find it."""
    return next(number for number, month in enumerate(words.months, 1) if month.fullmatch(name))


def _moment(groups: Groups, words: TimeWords, default_year: int | None) -> Moment:
    month, day = _month(groups, "", words), _number(groups, "day")
    if groups.get("season"):
        month = next(number for number, season in words.seasons.items() if season.fullmatch(groups["season"] or ""))
    year = _number(groups, "year")
    if groups.get("short"):
        short = int(groups["short"] or 0)
        return Moment(year=short + (2000 if short < 40 else 1900), month=month, day=day, uncertain=True)
    moment = Moment(year=year, month=month, day=day)
    if year is None and default_year is not None:
        return _with_year(moment, default_year)
    if groups.get("hour"):
        return replace(
            moment,
            hour=_number(groups, "hour"),
            minute=_number(groups, "minute"),
            second=_number(groups, "second"),
            offset=_offset(groups.get("offset")),
        )
    return moment


def _with_year(moment: Moment, year: int) -> Moment:
    """The moment in this year; itself where the year has no such day (29 February)."""
    try:
        return replace(moment, year=year)
    except ValueError:
        return moment


def _interval(found: re.Match[str], words: TimeWords, default_year: int | None) -> When:
    groups: Groups = found.groupdict()
    month, month2 = _month(groups, "", words), _month(groups, "2", words)
    day, day2 = _number(groups, "day"), _number(groups, "day2")
    month, month2 = (month if month is not None else month2), (month2 if month2 is not None else month)
    year, year2 = _number(groups, "year"), _number(groups, "year2")
    if year2 is None and year is not None and _belongs_to_last(found):
        year, year2 = None, year
    falls = ((month or 0), (day or 0)) > ((month2 or 0), (day2 or 0))
    if year is None and year2 is None:
        if falls and month == month2:
            raise ValueError("a range of days that runs backwards")
        year = year2 = None if falls else default_year
    elif year is None and year2 is not None:
        year = year2 - falls
    elif year2 is None and year is not None:
        year2 = year + falls
    return When(Moment(year=year, month=month, day=day), Moment(year=year2, month=month2, day=day2))


def _belongs_to_last(found: re.Match[str]) -> bool:
    """Whether the only year stands behind the later end of the range."""
    groups = found.groupdict()
    return any(groups.get(name) and found.start(name) < found.start("year") for name in ("day2", "month2"))


def _eve(found: re.Match[str], words: TimeWords, default_year: int | None) -> When:
    """ "The night to 4 May": 3 to 4 May. Of the night to 1 March without a year only February is sure."""
    last = _moment(found.groupdict() | {"hour": None}, words, default_year)
    if last.month is None or last.day is None:
        raise ValueError("a night without its day")
    if last.year is not None or (last.month, last.day) != (3, 1):
        before = date(last.year or 2001, last.month, last.day) - timedelta(days=1)
        return When(Moment(before.year if last.year else None, before.month, before.day), last)
    return When(Moment(month=2), last)


def _fraction(groups: Groups) -> When:
    year = _number(groups, "year")
    months = 6 if groups.get("half") else 3
    last = int(groups.get("half") or groups.get("quarter") or 0) * months
    return When(Moment(year=year, month=last - months + 1), Moment(year=year, month=last))


def _slashed(groups: Groups) -> When:
    """29/04/2022 can be read in one way only; of 05/04/2022 only the year is sure."""
    first, second, year = int(groups["slash"] or 0), int(groups["slash2"] or 0), _number(groups, "year")
    if first > 12 or first == second:
        return When(Moment(year=year, month=second, day=first))
    if second > 12:
        return When(Moment(year=year, month=first, day=second))
    date(2000, first, second)
    return When(Moment(year=year))


def _month(groups: Groups, which: str, words: TimeWords) -> int | None:
    if groups.get("number" + which):
        return _number(groups, "number" + which)
    name = groups.get("month" + which)
    return None if name is None else month_number(name, words)


def _number(groups: Groups, name: str) -> int | None:
    text = groups.get(name)
    return None if text is None else int(text)


def _offset(text: str | None) -> int | None:
    if text is None:
        return None
    if text == "Z":
        return 0
    minutes = int(text[1:3]) * 60 + int(text[4:6])
    return -minutes if text[0] == "-" else minutes
