"""The classes of words by which an entry's parts are told, kept in `words.yaml` beside this module."""

import re
from functools import cache
from importlib import resources

import yaml

from habeas.evidence.registers.entry import Act, WorkKind


@cache
def pattern(kind: str) -> str:
    """One class as a piece of a regular expression, `_` standing for white space; KeyError when there is none."""
    listed = _classes()[kind]
    if not isinstance(listed, str):
        raise KeyError(f"{kind} is a list, not one pattern")
    return _spaced(listed)


@cache
def months() -> tuple[str, ...]:
    """The names of the months as they stand after a day, January first."""
    return tuple(str(month) for month in _classes()["months"])


@cache
def acts() -> tuple[tuple[Act, str], ...]:
    """The sorts of acts of courts with their patterns, the most exact first."""
    return tuple((Act(name), _spaced(piece)) for name, piece in _pairs("acts"))


@cache
def kinds() -> tuple[tuple[WorkKind, re.Pattern[str]], ...]:
    """The sorts of works with the pattern of one word for them."""
    return tuple((WorkKind(name), re.compile(piece, re.IGNORECASE)) for name, piece in _pairs("kinds"))


@cache
def compiled(kind: str) -> re.Pattern[str]:
    """One class compiled: whole words, without regard to case."""
    return re.compile(rf"(?<!\w)(?:{pattern(kind)})(?!\w)", re.IGNORECASE)


def _spaced(piece: str) -> str:
    return piece.replace("_", r"\s+")


def _pairs(kind: str) -> list[tuple[str, str]]:
    return [(pair[0], pair[1]) for pair in _classes()[kind]]


@cache
def _classes() -> dict[str, str | list[str] | list[list[str]]]:
    text = resources.files("habeas.evidence.registers").joinpath("words.yaml").read_text(encoding="utf-8")
    classes: dict[str, str | list[str] | list[list[str]]] = yaml.safe_load(text)
    return classes
