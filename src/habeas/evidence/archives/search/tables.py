"""The tables of the folding, kept in `folding.toml` beside this module."""

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def _tables() -> dict[str, Any]:
    text = resources.files("habeas.evidence.archives.search").joinpath("folding.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def version() -> str:
    """Name and version of the normalisation."""
    return str(_tables()["version"])


def rules() -> tuple[tuple[str, str], ...]:
    """The rules in the order in which they are read: a stable id, and what the rule says in plain English."""
    return tuple((rule["id"], rule["says"]) for rule in _tables()["rules"])


def letters(*path: str) -> dict[str, str]:
    """A table of letters by its path in the file, such as `letters("look_alikes", "latin")`."""
    found = _tables()
    for step in path:
        found = found[step]
    return {key: value for key, value in found.items() if isinstance(value, str)}


def typed(which: str) -> str:
    """A set of Latin letters of the second reading: `vowels` or `consonants`."""
    return str(_tables()["typed_in_latin"][which])
