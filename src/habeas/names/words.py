"""The small closed classes of words that names come with, kept in `words.yaml` beside this module."""

from functools import cache
from importlib import resources

import yaml


@cache
def words(kind: str) -> frozenset[str]:
    """The words of one class, in small letters; raises KeyError when there is no such class."""
    return _classes()[kind]


@cache
def _classes() -> dict[str, frozenset[str]]:
    text = resources.files(__package__ or "habeas.names").joinpath("words.yaml").read_text(encoding="utf-8")
    return {kind: frozenset(listed.split()) for kind, listed in yaml.safe_load(text).items()}
