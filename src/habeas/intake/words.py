"""The words of the three languages that lists are written with; they stand in `words.yaml`."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, cast

from habeas.base.yaml_strings import strings_in

_UNSEEN = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
"""Marks of direction, soft hyphens and signs without width: they are seen by nobody and tell nothing."""
_SPACE = re.compile(r"\s+")
_APPROXIMATELY = re.compile(r"[*:.]+$")


def plain(words: str) -> str:
    """Words without signs that nobody sees, every run of white space one space, in NFC."""
    return _SPACE.sub(" ", unicodedata.normalize("NFC", _UNSEEN.sub("", words))).strip()


def folded(words: str) -> str:
    """:func:`plain` words by which two cells are compared: without regard to case, ё as е."""
    return plain(words).casefold().replace("ё", "е")


@lru_cache(maxsize=1 << 12)
def head(words: str) -> str:
    """A column's name as it is compared: folded, without a colon, star or full stop at its end."""
    return _APPROXIMATELY.sub("", folded(words)).strip()


def has_unseen(words: str) -> bool:
    """Whether these words hold a sign that turns their direction, or that nobody sees."""
    return _UNSEEN.search(words) is not None


def empty(words: str) -> bool:
    """Whether a cell says nothing: blank, or a dash."""
    return folded(words) in _lists()["empty"] or not plain(words)


def says_unknown(words: str) -> bool:
    """Whether a cell says in words that something is not known."""
    return folded(words) in _lists()["unknown"]


def month_of(word: str) -> int | None:
    """The number of the month that a word names in one of the languages, None for another word."""
    return cast("Mapping[str, int]", _lists()["months"]).get(folded(word).removesuffix("."))


def leading() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Words that stand before a date and mean nothing, and those that mean about."""
    return tuple(_lists()["before_date"]), tuple(_lists()["about"])


def trailing() -> tuple[str, ...]:
    """Words that stand behind a date and mean nothing."""
    return tuple(_lists()["after_date"])


def truth(words: str) -> bool | None:
    """Yes or no in one of the languages, None for other words."""
    key = folded(words)
    return True if key in _lists()["yes"] else False if key in _lists()["no"] else None


def headings() -> Mapping[str, tuple[str, ...]]:
    """What a column may hold, by the words that stand at the head of such a column."""
    return {what: tuple(head(word) for word in words) for what, words in _raw()["headings"].items()}


def proposals() -> Mapping[str, Mapping[str, Any]]:
    """The fact that is proposed for a column, by what the column holds."""
    return cast("Mapping[str, Mapping[str, Any]]", _raw()["proposals"])


def people_templates() -> Mapping[str, str]:
    """The names of templates that are of people, folded, each with the role that it says, `person` for none."""
    return {head(word): role for role, words in _raw()["people_templates"].items() for word in words}


@cache
def _lists() -> Mapping[str, Any]:
    raw = _raw()
    lists: dict[str, Any] = {
        name: frozenset(folded(word) for word in raw[name]) for name in ("empty", "unknown", "yes", "no")
    }
    ordered = {name: sorted((folded(word) for word in raw[name]), key=len, reverse=True) for name in _ORDERED}
    months = {folded(word): number for number, words in enumerate(raw["months"], 1) for word in words}
    return {**lists, **ordered, "months": months}


_ORDERED = ("before_date", "after_date", "about")


@cache
def _raw() -> dict[str, Any]:
    # Every scalar a string: "no" and "1" are words here.
    text = files("habeas.intake").joinpath("words.yaml").read_text("utf-8")
    return cast("dict[str, Any]", strings_in(text))
