"""Words and dates that VK writes into the pages of an archive, read from the list beside this module."""

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from habeas.base.moment import Moment
from habeas.base.when import When
from habeas.evidence.archives.dating import orders_of, stamp_in, when_of

_TIME = re.compile(r"(?<!\d)(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d))?(?:\s?(?P<half>[ap])\.?m\b\.?)?")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DAY = re.compile(r"(?<![\d:])\d{1,2}(?![\d:])")
_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class VkWords:
    """The lists, in small letters; what each means stands in `vk_words.yaml`."""

    months: tuple[tuple[str, int], ...]
    self: frozenset[str]
    deleted: frozenset[str]
    shared: tuple[str, ...]
    forwarded: tuple[str, ...]
    name: frozenset[str]


@cache
def vk_words() -> VkWords:
    """The lists, read once."""
    file = resources.files("habeas.evidence.archives.platforms").joinpath("vk_words.yaml")
    lists = yaml.safe_load(file.read_text(encoding="utf-8"))
    return VkWords(
        months=tuple((begin, number) for number, begins in lists["months"].items() for begin in begins),
        self=frozenset(lists["self"]),
        deleted=frozenset(lists["deleted"]),
        shared=tuple(lists["shared"]),
        forwarded=tuple(lists["forwarded"]),
        name=frozenset(lists["name"]),
    )


def vk_time(text: str) -> When | None:
    """A date and time such as `12 мар 2020 в 10:11:12`, without a zone; None where it is not all there."""
    stamp = stamp_in(text)
    if stamp is not None:
        return when_of(stamp, orders_of([stamp], in_time=False))
    time, year = _TIME.search(text), _YEAR.search(text)
    if year is None:
        return None
    date = text[: time.start()] if time is not None and time.start() > year.start() else text
    day = _DAY.search(date)
    month = next((number for word in _WORD.findall(date.lower()) if (number := _month(word))), None)
    if day is None or month is None:
        return None
    try:
        if time is None:
            return When(Moment(int(year[0]), month, int(day[0])))
        hour = int(time["hour"])
        if time["half"]:
            hour = hour % 12 + (12 if time["half"] == "p" else 0)
        second = None if time["second"] is None else int(time["second"])
        return When(Moment(int(year[0]), month, int(day[0]), hour, int(time["minute"]), second))
    except ValueError:
        return None


def _month(word: str) -> int | None:
    return next((number for begin, number in vk_words().months if word.startswith(begin)), None)
