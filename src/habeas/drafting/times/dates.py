"""Dates in running text: English, Russian and Kazakh, full and partial."""

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from habeas.base.language import Lang
from habeas.base.moment import Moment, Precision
from habeas.base.when import When
from habeas.drafting.times.clock import clock_near
from habeas.drafting.times.lexicon import TimeWords, time_words
from habeas.drafting.times.mention import Part, Side, TimeMention
from habeas.drafting.times.reading import part_of, read_date
from habeas.law.numerals import Respelled, in_digits

_BEFORE = 60
_AFTER = 40
"""How many code points before and after a date are looked at for what qualifies it."""


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    when: When
    part: Part | None


def find_times(text: str, lang: Lang, default_year: int | None = None) -> tuple[TimeMention, ...]:
    """Every date and interval of dates in `text`, in order and not overlapping; empty when there is none.

    A day and month without a year have no year (`XXXX-04-29`) unless `default_year` is given; it is
    not given to a date that the text puts in another year by words ("of last year"). Words that mean
    a date only relative to the day of writing ("yesterday") are not found. Numbers that are no dates
    (articles, money, people, telephones) are left alone.
    """
    words = time_words(lang)
    view = in_digits(text, lang)
    chosen = _share_years(view.text, _choose(_candidates(view.text, words, default_year)), words)
    mentions: list[TimeMention] = []
    for found in chosen:
        chain = _chain_before(view.text, found, words)
        if chain is None:
            mentions.append(_mention(view, found, words))
        else:
            mentions += _listed(view, found, chain, words)
    return tuple(mentions)


def _candidates(text: str, words: TimeWords, default_year: int | None) -> list[_Found]:
    candidates: list[_Found] = []
    for pattern in words.dates:
        for match in pattern.finditer(text):
            start, end = match.span("at") if "at" in pattern.groupindex else match.span()
            elsewhere = words.not_default_after.match(text, end) or words.not_default_before.search(
                text, max(0, start - _BEFORE), start
            )
            when = read_date(match, words, None if elsewhere else default_year)
            if when is not None:
                candidates.append(_Found(start, end, when, part_of(match.groupdict(), words)))
    return candidates


def _choose(candidates: list[_Found]) -> list[_Found]:
    """The longest candidates that do not overlap, the earlier pattern where two are equally long."""
    chosen: list[_Found] = []
    for candidate in sorted(candidates, key=lambda found: (found.start - found.end, found.start)):
        place = bisect_left(chosen, candidate.start, key=lambda found: found.start)
        free_before = place == 0 or chosen[place - 1].end <= candidate.start
        if free_before and (place == len(chosen) or candidate.end <= chosen[place].start):
            chosen.insert(place, candidate)
    return chosen


def _share_years(text: str, chosen: list[_Found], words: TimeWords) -> list[_Found]:
    """ "5 January and 7 March 2022": a date without a year takes the year of the one it is joined to."""
    shared = list(chosen)
    for index in range(len(shared) - 2, -1, -1):
        this, following = shared[index], shared[index + 1]
        if not words.joins.fullmatch(text[this.end : following.start]):
            continue
        mine, theirs = this.when.first, following.when.first
        if not (isinstance(mine, Moment) and isinstance(theirs, Moment)) or this.when.is_interval:
            continue
        if mine.year is None and theirs.year is not None and (mine.month or 0) <= (theirs.month or 0):
            shared[index] = replace(this, when=When(replace(mine, year=theirs.year)))
    return shared


def _chain_before(text: str, found: _Found, words: TimeWords) -> re.Match[str] | None:
    """The days of "5, 6 and 7 January" that stand before the last one; None where none does."""
    last = found.when.first
    if found.when.is_interval or not isinstance(last, Moment) or last.day is None or not text[found.start].isdigit():
        return None
    chain = words.listed.search(text, max(0, found.start - _BEFORE), found.start)
    if chain is None or not all(1 <= int(day) < last.day for day in re.findall(r"\d+", chain[0])):
        return None
    return chain


def _listed(view: Respelled, found: _Found, chain: re.Match[str], words: TimeWords) -> list[TimeMention]:
    """A mention for each day of the list; all are uncertain where the text leaves it open which one it was."""
    doubt = chain["or"] is not None
    last = _mention(view, found, words)
    mentions = []
    if isinstance(last.when.first, Moment):
        for day in re.finditer(r"(\d+)[^\s,]*", chain[0]):
            span = view.original(chain.start() + day.start(), chain.start() + day.end())
            own = Moment(last.when.first.year, last.when.first.month, int(day[1]), uncertain=doubt)
            mentions.append(TimeMention(span, When(own), side=last.side))
        last = replace(last, when=When(replace(last.when.first, uncertain=doubt)))
    return [*mentions, last]


def _mention(view: Respelled, found: _Found, words: TimeWords) -> TimeMention:
    text, start, end, when, clock = view.text, found.start, found.end, found.when, None
    if not when.is_interval and isinstance(when.first, Moment) and when.first.day is not None:
        near = clock_near(text, start, end, words)
        if near is not None:
            start, end, clock = near.start, near.end, near.text
            when = _at_clock(when.first, near.hour, near.minute)
    around = words.around_before.search(text, max(0, start - _BEFORE), start) or words.around_after.match(text, end)
    if around and isinstance(when.first, Moment) and not when.is_interval:
        when = When(replace(when.first, approximate=True))
    span = view.original(start, end)
    side = None if when.is_interval else _side(text, start, end, words)
    return TimeMention(span, when, found.part, side, clock or _own_clock(when))


def _at_clock(day: Moment, hour: int, minute: int) -> When:
    return When(day if day.precision < Precision.DAY else replace(day, hour=hour, minute=minute))


def _own_clock(when: When) -> str | None:
    first = when.first
    if when.is_interval or not isinstance(first, Moment) or first.hour is None:
        return None
    return f"{first.hour:02d}:{first.minute:02d}"


def _side(text: str, start: int, end: int, words: TimeWords) -> Side | None:
    for side, pattern in words.after.items():
        if pattern.match(text, end, end + _AFTER):
            return side
    for side, pattern in words.before.items():
        if pattern.search(text, max(0, start - _BEFORE), start):
            return side
    return None
