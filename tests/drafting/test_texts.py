"""Invented English and Russian reports, each with what must be drafted from it and what must not."""

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

_FOLDER = Path(__file__).parent / "texts"
_TEXTS = [path for lang in (Lang.EN, Lang.RU) for path in sorted((_FOLDER / lang.value).glob("*.txt"))]
_each_text = pytest.mark.parametrize("path", _TEXTS, ids=lambda path: f"{path.parent.name}-{path.stem}")


def _drafts(path: Path) -> tuple[Draft, ...]:
    text = path.read_text(encoding="utf-8")
    lang = Lang(path.parent.name)
    reading = Reading(Digest("sha256:" + "0" * 64), "test/1", text, (Span(0, len(text)),), lang=lang)
    return draft(reading).drafts


def _expected(path: Path) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = yaml.safe_load(
        path.with_suffix(".expected.yaml").read_text(encoding="utf-8")
    )
    return found


def _meets(made: Draft, wanted: Mapping[str, Any]) -> bool:
    """Whether a draft has everything that is wanted: fields of the value, quote, subject, speaker, stance."""
    if made.type != wanted["type"]:
        return False
    for field in ("subject", "attributed_to"):
        if field in wanted and getattr(made, field) != wanted[field]:
            return False
    if "stance" in wanted and made.stance.value != wanted["stance"]:
        return False
    if "quote" in wanted and wanted["quote"] not in made.quote:
        return False
    if any(name in made.value for name in wanted.get("without", ())):
        return False
    return all(made.value.get(name) == value for name, value in wanted.get("value", {}).items())


@_each_text
def test_a_report_gives_the_drafts_it_should(path: Path) -> None:
    """Every expected draft of the report is there, with its subject, value, words and speaker."""
    made = _drafts(path)
    missing = [wanted for wanted in _expected(path)["drafts"] if not any(_meets(d, wanted) for d in made)]
    assert missing == []


@_each_text
def test_a_report_gives_no_draft_it_should_not(path: Path) -> None:
    """Nothing that the report does not say is drafted: wrong people, plans, generalities, comment forms."""
    unwanted = _expected(path).get("none", [])
    assert [d for d in _drafts(path) if any(_meets(d, wanted) for wanted in unwanted)] == []


@_each_text
def test_a_report_names_only_the_people_it_names(path: Path) -> None:
    """The persons drafted are exactly the people whom the report names."""
    people = {d.value["name"] for d in _drafts(path) if d.type == "person"}
    assert people == set(_expected(path)["people"])


@_each_text
def test_every_quote_is_the_text_of_its_span(path: Path) -> None:
    """In every report each draft's quote is exactly the first reading's text at its span."""
    text = path.read_text(encoding="utf-8")
    assert all(d.quote == text[d.span.start : d.span.end] == d.quote.strip() for d in _drafts(path))
