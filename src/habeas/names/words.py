"""The small closed classes of words that names come with, kept in `words.yaml` beside this module."""

from functools import cache
from importlib import resources

import yaml


@cache
def words(kind: str) -> frozenset[str]:
    """The words of one class, in small letters; raises KeyError when there is no such class."""
    listed = _classes()[kind]
    if not isinstance(listed, str):
        raise KeyError(f"{kind} is a class of groups, ask for its groups")
    return frozenset(listed.split())


@cache
def groups(kind: str) -> tuple[tuple[str, ...], ...]:
    """The groups of words of one class, in small letters; raises KeyError when there is no such class."""
    listed = _classes()[kind]
    if isinstance(listed, str):
        raise KeyError(f"{kind} is one class, ask for its words")
    return tuple(tuple(group.split()) for group in listed)


@cache
def _classes() -> dict[str, str | list[str]]:
    text = resources.files("habeas.names").joinpath("words.yaml").read_text(encoding="utf-8")
    classes: dict[str, str | list[str]] = yaml.safe_load(text)
    return classes
