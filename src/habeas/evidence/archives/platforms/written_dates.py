"""The times of HTML exports, which are written for a reader: in words, in the reader's language, without a zone."""

import re
from functools import cache
from importlib import resources
from typing import TypedDict

import yaml

from habeas.base.moment import Moment
from habeas.base.when import When

_CLOCK = re.compile(r"\b(\d{1,2}):(\d\d)(?::(\d\d))?\b")
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
_DAY = re.compile(r"\b(\d{1,2})\b")
_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+\.?)*")
_LONGEST = 60


class _Lists(TypedDict):
    months: dict[int, list[str]]
    afternoon: list[str]
    morning: list[str]


def written_date(text: str) -> When | None:
    """A local time such as `Oct 01, 2025 10:21:24 pm` or `1 окт. 2025 г., 22:21`, with no zone because none is known.

    None where the text is longer than a time or a part of it is not recognised: nothing is guessed.
    """
    if len(text) > _LONGEST:
        return None
    clock, year = _CLOCK.search(text), _YEAR.search(text)
    if clock is None or year is None:
        return None
    words = [word.lower() for word in _WORD.findall(text)]
    month = next((number for word in words if (number := _month(word))), None)
    rest = text.replace(clock[0], " ").replace(year[0], " ")
    day = _DAY.search(rest)
    if month is None or day is None:
        return None
    hour = _hour(int(clock[1]), words)
    second = None if clock[3] is None else int(clock[3])
    try:
        return When(Moment(int(year[0]), month, int(day[1]), hour, int(clock[2]), second))
    except ValueError:
        return None


def _month(word: str) -> int | None:
    for number, beginnings in _lists()["months"].items():
        if any(word.startswith(beginning) for beginning in beginnings):
            return number
    return None


def _hour(hour: int, words: list[str]) -> int:
    """The hour of the day from one that may be of a half day."""
    if any(word in _lists()["afternoon"] for word in words):
        return hour % 12 + 12
    return hour % 12 if any(word in _lists()["morning"] for word in words) else hour


@cache
def _lists() -> _Lists:
    source = resources.files(__package__).joinpath("written_dates.yaml").read_text(encoding="utf-8")
    lists: _Lists = yaml.safe_load(source)
    return lists
