"""Credit lines: words by which a report names another source as its own.

A weaker sign than common words: it says where a report has something from, not that it has nothing of
its own. The patterns of each language stand in `credits.yaml`.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from habeas.base.span import Span
from habeas.evidence.text.reading import Reading

_NAME = (
    r"(?P<name>[«“\"][^»”\"\n]{2,60}[»”\"]|(?:[A-Za-z0-9-]{2,40}\.)+[A-Za-z]{2,6}\b|"
    r"[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][\w.-]*\w(?: [A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][\w.-]*\w){0,3})"
)
_QUOTES = '«»“”"'


@dataclass(frozen=True, slots=True)
class Credit:
    """A source that a report names, as printed without quotation marks, and the place of the whole credit."""

    name: str
    span: Span


def credits_of(reading: Reading) -> tuple[Credit, ...]:
    """The credits in the main text, in order; empty where it names nobody, or no language is told."""
    if reading.lang is None:
        return ()
    found: dict[int, Credit] = {}
    for part in reading.main:
        for pattern in _patterns()[reading.lang.value]:
            for match in pattern.finditer(reading.text, part.start, part.end):
                found.setdefault(match.start("name"), Credit(match["name"].strip(_QUOTES), Span(*match.span())))
    return tuple(found[place] for place in sorted(found))


@cache
def _patterns() -> dict[str, tuple[re.Pattern[str], ...]]:
    text = (resources.files("habeas.evidence.text") / "credits.yaml").read_text("utf-8")
    return {
        lang: tuple(re.compile(rf"(?<!\w){one.replace('{name}', _NAME)}") for one in patterns)
        for lang, patterns in yaml.safe_load(text).items()
    }
