"""Lengths of time in running text: English, Russian and Kazakh."""

import re
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from habeas.base.duration import Duration, parse_duration
from habeas.base.language import Lang
from habeas.drafting.times.mention import LengthMention
from habeas.law.numerals import in_digits

UNITS = ("years", "months", "weeks", "days", "hours", "minutes")
_NEXT = {(0, 1), (1, 2), (1, 3), (2, 3), (4, 5)}
"""Which units may follow each other behind a comma, by their places in :data:`UNITS`."""
_MOST = {"years": 150, "months": 1200, "weeks": 999, "days": 9999, "hours": 9999, "minutes": 9999}
"""The largest number that is taken for a length; 2022 years are a date."""
_HALVES = {"years": Duration(months=6), "days": Duration(hours=12), "hours": Duration(minutes=30)}
"""Half a unit where the calendar has it; half a month or week is no length it can write."""
_LOOK = 40


@dataclass(frozen=True, slots=True)
class LengthWords:
    """The compiled words of one language; they run on the text with its numbers in digits."""

    counted: re.Pattern[str]
    alone: tuple[tuple[Duration, re.Pattern[str]], ...]
    joins: re.Pattern[str]
    not_before: re.Pattern[str]
    not_after: re.Pattern[str]
    clock_before: re.Pattern[str]
    clock_after: re.Pattern[str]
    ages: tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True)
class _Item:
    start: int
    end: int
    length: Duration
    finest: int
    least: Duration | None = None


def find_lengths(text: str, lang: Lang) -> tuple[LengthMention, ...]:
    """Every length of time in `text`, in order and not overlapping; empty when there is none.

    Found are counted units ("90 суток", "екі айға", "two-month"), halves ("полтора года"), sums
    ("3 месяца 5 дней") and ranges ("three to seven years"). Ages, years of the calendar, hours of the
    day and distances from now ("two years ago") are not lengths. Half a month is not found, because
    ISO 8601 in whole numbers cannot write it.
    """
    words = length_words(lang)
    view = in_digits(text, lang)
    items = _items(view.text, words)
    kept = (item for item in _summed(view.text, items, words) if not _refused(view.text, item, words))
    return tuple(LengthMention(view.original(item.start, item.end), item.length, item.least) for item in kept)


@cache
def length_words(lang: Lang) -> LengthWords:
    """The words of this language; read once."""
    source = files("habeas.drafting.times").joinpath("lengths.yaml").read_text("utf-8")
    raw: dict[str, Any] = yaml.safe_load(source)[lang.value]
    units = "|".join(f"(?P<{unit}>{words})" for unit, words in raw["units"].items())
    adjectives = "|".join(f"(?P<{unit}_adj>{words})" for unit, words in raw["adjectives"].items())
    number = r"(?<![\w№$€])(?<!\d[.,:/])"
    counted = (
        rf"{number}(?:(?P<least>\d{{1,4}}){raw['range']})?(?P<n>\d{{1,4}})(?:~\(\d{{1,4}}\))?(?P<half>[.,]5|{raw['half']})?"
        rf"(?:~(?:{units})|~-~(?:{adjectives})){raw['word_end']}"
    )
    alone = [(length, rf"(?<![\w-])(?P<at>{words}){raw['word_end']}") for length, words in raw["alone"].items()]
    alone += [
        (length, rf"(?<!\w)(?:{raw['led_by']}) (?P<at>{led}){raw['word_end']}") for length, led in raw["led"].items()
    ]
    return LengthWords(
        counted=_compile(counted),
        alone=tuple((parse_duration(length), _compile(words)) for length, words in alone),
        joins=_compile(raw["joins"]),
        not_before=_compile(rf"(?<!\w)(?:{raw['not_before']}) ?$"),
        not_after=_compile(rf",? ?(?:{raw['not_after']})(?!\w)"),
        clock_before=_compile(rf"{raw['clock_before']} $"),
        clock_after=_compile(rf" {raw['clock_after']}"),
        ages=tuple(_compile(age.replace("<n>", r"(?<![\w№$€])(?<!\d[.,:/-])(?P<n>\d{1,3})")) for age in raw["ages"]),
    )


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(re.sub(r" (?![?{])", " {1,3}", pattern.replace("~", " {0,3}")), re.IGNORECASE)


def _items(text: str, words: LengthWords) -> list[_Item]:
    """Every single length, in order; one without a number goes before a counted one in the same place."""
    found = [
        _Item(*match.span("at"), length, _finest(length))
        for length, pattern in words.alone
        for match in pattern.finditer(text)
    ]
    found += (item for match in words.counted.finditer(text) if (item := _counted(match)) is not None)
    items: list[_Item] = []
    for item in found:
        if all(item.end <= other.start or other.end <= item.start for other in items):
            items.append(item)
    return sorted(items, key=lambda item: item.start)


def _counted(found: re.Match[str]) -> _Item | None:
    unit = next(unit for unit in UNITS if found[unit] or found[f"{unit}_adj"])
    number = int(found["n"])
    if not 0 < number <= _MOST[unit]:
        return None
    length = Duration(**{unit: number})
    if found["half"]:
        half = _HALVES.get(unit)
        if half is None:
            return None
        length = _sum(length, half)
    least = Duration(**{unit: int(found["least"])}) if found["least"] and int(found["least"]) < number else None
    start = found.start() if least is not None or not found["least"] else found.start("n")
    adjective = found[f"{unit}_adj"] is not None
    return _Item(start, found.end(), length, len(UNITS) if adjective else _finest(length), least)


def _finest(length: Duration) -> int:
    """The place in :data:`UNITS` of the finest unit that the length has."""
    return max(index for index, unit in enumerate(UNITS) if getattr(length, unit))


def _summed(text: str, items: list[_Item], words: LengthWords) -> list[_Item]:
    """The items with sums made one: "3 months 5 days" is one length, each part finer than the one before.

    Behind a comma only the next finer unit goes on a sum; "nine months, 48 hours" are two lengths.
    """
    out: list[_Item] = []
    for item in items:
        last = out[-1] if out else None
        between = "" if last is None else text[last.end : item.start]
        if (
            last is not None
            and last.finest < item.finest < len(UNITS)
            and last.least is None
            and item.least is None
            and words.joins.fullmatch(between)
            and ("," not in between or (last.finest, item.finest) in _NEXT)
        ):
            out[-1] = replace(last, end=item.end, length=_sum(last.length, item.length), finest=item.finest)
        else:
            out.append(item)
    return out


def _refused(text: str, item: _Item, words: LengthWords) -> bool:
    window = max(0, item.start - _LOOK)
    # An age is told in years, weeks or months; "gave him 15 days" is a penalty.
    if not item.length.days and words.not_before.search(text, window, item.start):
        return True
    if words.not_after.match(text, item.end):
        return True
    if words.clock_after.match(text, item.end) and item.length.hours:
        return True
    of_day = 0 < item.length.hours <= 24 and item.length == Duration(
        hours=item.length.hours, minutes=item.length.minutes
    )
    return of_day and words.clock_before.search(text, window, item.start) is not None


def _sum(one: Duration, two: Duration) -> Duration:
    return Duration(**{unit: getattr(one, unit) + getattr(two, unit) for unit in UNITS})
