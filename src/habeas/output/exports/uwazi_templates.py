"""The three templates of the Uwazi export: their properties, and the heads of their files.

Names are ASCII: an older Uwazi turns every other letter into the same sign, so that two Cyrillic names of one length
become one. What has words in several languages has a column for each, `name__en`, `name__ru`, `name__kk`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from habeas.base.language import Lang
from habeas.base.yaml_strings import strings_in


@dataclass(frozen=True, slots=True)
class Column:
    """A property of a template: its name in the file, its type in Uwazi, what it is of (a template, a list)."""

    name: str
    type: str
    of: str = ""


TEMPLATES: Mapping[str, tuple[Column, ...]] = {
    "sources": (
        Column("habeas_id", "text"),
        Column("author", "text"),
        Column("publisher", "text"),
        Column("published", "date"),
        Column("published_precision", "select", "precision"),
        Column("published_edtf", "text"),
        Column("address", "link"),
        Column("address_text", "text"),
        Column("language", "text"),
        Column("media_type", "text"),
        Column("digest", "text"),
        Column("commitment", "text"),
        Column("grade", "text"),
        Column("unconfirmed", "text"),
    ),
    "entities": (
        Column("habeas_id", "text"),
        Column("kind", "select", "kind of entity"),
        Column("held_here", "select", "yes or no"),
        Column("stand_in", "select", "yes or no"),
        Column("names", "text"),
        Column("names_data", "text"),
    ),
    "facts": (
        Column("habeas_id", "text"),
        Column("subject", "relationship", "entities"),
        Column("kind", "select", "kind of fact"),
        Column("property", "text"),
        Column("sentence", "text"),
        Column("known", "select", "known"),
        Column("reason", "text"),
        Column("stance", "select", "stance"),
        Column("attributed_to", "text"),
        Column("date", "date"),
        Column("date_precision", "select", "precision"),
        Column("date_about", "select", "yes or no"),
        Column("date_edtf", "text"),
        Column("period", "daterange"),
        Column("sources", "relationship", "sources"),
        Column("quotes", "text"),
        Column("value_data", "text"),
        Column("places_data", "text"),
        Column("contradicts", "relationship", "facts"),
    ),
}
"""The templates and their properties, `title` apart; every file has every column, always."""

_SPOKEN = frozenset({"sentence"})
"""Texts that are given in every language; choices of a list are too."""


def columns(template: str) -> list[str]:
    """The head of a template's file: `title`, and each property once or once for each language."""
    made = ["title"]
    for one in TEMPLATES[template]:
        made += [f"{one.name}__{lang.value}" for lang in Lang] if _in_languages(one) else [one.name]
    return made


@cache
def words() -> Mapping[str, Any]:
    """The words of templates, properties and choices, and what to do with the file."""
    text = (resources.files("habeas.output.exports") / "uwazi.yaml").read_text("utf-8")
    found: Mapping[str, Any] = strings_in(text)
    return found


def _in_languages(one: Column) -> bool:
    return one.type == "select" or one.name in _SPOKEN
