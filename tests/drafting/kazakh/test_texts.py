"""Invented Kazakh reports, each with what must be drafted from it and what must not."""

import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from habeas.base.digest import Digest
from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.drafting.draft import Draft
from habeas.drafting.reading_to_drafts import draft
from habeas.evidence.text.reading import Reading

_FOLDER = Path(__file__).parent.parent / "texts" / "kk"
_TEXTS = sorted(path.stem for path in _FOLDER.glob("*.txt"))


def _text(name: str) -> str:
    return unicodedata.normalize("NFC", (_FOLDER / f"{name}.txt").read_text(encoding="utf-8"))


def _drafts(name: str) -> tuple[Draft, ...]:
    text = _text(name)
    reading = Reading(Digest("sha256:" + "0" * 64), "test/1", text, (Span(0, len(text)),), lang=Lang.KK)
    return draft(reading).drafts


def _expected(name: str) -> dict[str, list[Any]]:
    # BaseLoader would leave numbers as words; a date is kept as it is printed by quoting nothing but text.
    found: dict[str, list[Any]] = yaml.load(
        (_FOLDER / f"{name}.expected.yaml").read_text(encoding="utf-8"), Loader=_TextDates
    )
    return found


class _TextDates(yaml.SafeLoader):
    """Reads a date as the text it is printed as."""


_TextDates.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _meets(made: Draft, wanted: Mapping[str, Any]) -> bool:
    """Whether a draft has everything that is wanted: fields of the value, quote, subject, speaker, stance."""
    if made.type != wanted["type"]:
        return False
    if any(field in wanted and getattr(made, field) != wanted[field] for field in ("subject", "attributed_to")):
        return False
    if "stance" in wanted and made.stance.value != wanted["stance"]:
        return False
    if wanted.get("quote", "") not in made.quote:
        return False
    return all(made.value.get(name) == value for name, value in wanted.get("value", {}).items())


@pytest.mark.parametrize("name", _TEXTS)
def test_a_report_gives_the_drafts_it_should(name: str) -> None:
    """Every expected draft of the report is there, with its subject, value, words and speaker."""
    made = _drafts(name)
    missing = [wanted for wanted in _expected(name)["drafts"] if not any(_meets(d, wanted) for d in made)]
    assert missing == []


@pytest.mark.parametrize("name", _TEXTS)
def test_a_report_gives_no_draft_it_should_not(name: str) -> None:
    """Nothing that the report does not say is drafted: wrong people, plans, generalities, penalties as custody."""
    unwanted = _expected(name)["none"]
    assert [d for d in _drafts(name) if any(_meets(d, wanted) for wanted in unwanted)] == []


@pytest.mark.parametrize("name", _TEXTS)
def test_a_report_names_only_the_people_it_names(name: str) -> None:
    """The persons drafted are exactly the people whom the report names, in the nominative."""
    people = {d.value["name"] for d in _drafts(name) if d.type == "person"}
    assert people == set(_expected(name)["people"])


@pytest.mark.parametrize("name", _TEXTS)
def test_every_quote_is_the_text_of_its_span(name: str) -> None:
    """Each draft's quote is exactly the first reading's text at its span."""
    text = _text(name)
    assert all(d.quote == text[d.span.start : d.span.end] == d.quote.strip() for d in _drafts(name))
