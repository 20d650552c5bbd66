"""The classes of words that a look-up reads, kept in `matching.yaml` beside this module."""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

import yaml

from habeas.names.letters import key_of


@cache
def listed(kind: str) -> tuple[str, ...]:
    """The words of one class in their order, as keys are written; raises KeyError where there is no such class."""
    return tuple(key_of(word) for word in str(_document()[kind]).split())


@cache
def listed_set(kind: str) -> frozenset[str]:
    """The words of one class; raises KeyError where there is no such class."""
    return frozenset(listed(kind))


@cache
def ordinals() -> Mapping[str, str]:
    """From the name of a number to its digits."""
    return {key_of(word): str(number) for number, names in _document()["ordinals"].items() for word in names}


@cache
def sort_words() -> tuple[frozenset[str], tuple[str, ...]]:
    """The words for sorts of works: whole words, and the beginnings of words that bend."""
    whole = frozenset(word for word in listed("sorts") if not word.endswith("*"))
    return whole, tuple(word[:-1] for word in listed("sorts") if word.endswith("*"))


def is_sort(small: str) -> bool:
    """Whether a word in small letters says only what sort of thing a work is, or leads up to its name."""
    whole, beginnings = sort_words()
    return small in whole or small.startswith(beginnings)


@cache
def _document() -> Mapping[str, Any]:
    text = resources.files("habeas.evidence.registers").joinpath("matching.yaml").read_text(encoding="utf-8")
    document: Mapping[str, Any] = yaml.safe_load(text)
    return document
