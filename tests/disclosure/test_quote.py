"""The laws of a search record as a View: who may see it, and words that claim no more than was searched."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib import resources
from typing import Any

import pytest
import yaml
from tests.findings.quoted import MARAT, corpus, post

from habeas.base.errors import WrongCall
from habeas.base.language import Lang
from habeas.disclosure.audience import Audience
from habeas.disclosure.quote import PRIVILEGED_TO, view_quote
from habeas.disclosure.quote_view import QuoteView
from habeas.evidence.archives.item import Item, Kind, Whose
from habeas.evidence.archives.search.folding import description
from habeas.findings.quotes.check import check_quote
from habeas.findings.quotes.limits import all_limits
from habeas.findings.quotes.question import question
from habeas.findings.quotes.record import SearchRecord

TEXT = "Мы не говорили, что дорогу надо закрыть."
_CLAIMS = {
    Lang.EN: ("proof", "prove", "certif", "evidence of", "guilty"),
    Lang.RU: ("доказ", "удостоверя", "справк", "протокол", "виновен"),
    Lang.KK: ("дәлел", "куәлік", "анықтама", "хаттама", "кінәлі"),
}
"""Words that a search record may not claim (SAFETY 13)."""


def viewed(*items: Item, words: str = "дорогу надо закрыть", lang: Lang = Lang.EN, most: int = 50) -> QuoteView:
    """The View of a search in these items."""
    answer = check_quote(question(words), [corpus(items)])
    return view_quote(SearchRecord(answer, datetime(2026, 3, 4, tzinfo=UTC), "habeas 0.1.0"), Audience.SELF, lang, most)


@pytest.mark.parametrize("audience", [each for each in Audience if each not in PRIVILEGED_TO])
@pytest.mark.parametrize("words", ["дорогу надо закрыть", "что-то совсем другое о погоде"])
def test_nobody_but_the_person_and_counsel_gets_it(audience: Audience, words: str) -> None:
    """A court, the press, a UN body, the team: each is refused, whatever was found."""
    record = SearchRecord(
        check_quote(question(words), [corpus([post(1, TEXT)])]), datetime(2026, 3, 4, tzinfo=UTC), "x"
    )
    with pytest.raises(WrongCall):
        view_quote(record, audience, Lang.EN)
    assert frozenset({Audience.SELF, Audience.COUNSEL}) == PRIVILEGED_TO


@pytest.mark.parametrize("lang", list(Lang))
def test_words_of_nobody_known_are_called_nobodys(lang: Lang) -> None:
    """Where the export does not show whose words they are, the answer says so and the reason stands beside it."""
    unknown, own = viewed(post(1, TEXT, Whose.UNKNOWN), lang=lang), viewed(post(1, TEXT), lang=lang)
    assert unknown.answer != own.answer
    assert unknown.why != own.why
    assert unknown.matches[0].whose != own.matches[0].whose


@pytest.mark.parametrize("lang", list(Lang))
def test_what_was_spoken_is_not_called_posted(lang: Lang) -> None:
    """A match in a transcript has other words for when, whose and the answer than a post has."""
    spoken = viewed(post(1, TEXT, Whose.OTHERS, author=MARAT, kind=Kind.SPEECH), lang=lang)
    posted = viewed(post(1, TEXT, Whose.OTHERS, author=MARAT), lang=lang)
    assert spoken.answer != posted.answer
    assert spoken.matches[0].whose != posted.matches[0].whose
    assert spoken.matches[0].rows[0].label != posted.matches[0].rows[0].label


def test_a_place_too_many_is_counted() -> None:
    """Of more places than are shown it is said how many more there are."""
    view = viewed(*(post(at, TEXT) for at in range(7)), most=3)
    assert [match.number for match in view.matches] == [1, 2, 3]
    assert "4" in view.more


def test_found_words_carry_the_notice_of_privilege() -> None:
    """What was found is privileged; of what was not found counsel decides."""
    assert "Privileged" in viewed(post(1, TEXT)).privileged
    assert "Privileged" not in viewed(post(1, TEXT), words="что-то совсем другое о погоде").privileged


def test_the_passage_is_whole() -> None:
    """The sentence is told in three parts that are its text."""
    [match] = viewed(post(1, TEXT)).matches
    assert match.head + match.found + match.tail == TEXT
    assert match.notes


def _raw(lang: Lang) -> Any:
    path = resources.files("habeas.disclosure") / "wording" / "quote" / f"{lang.value}.yaml"
    return yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)


def _texts(found: Mapping[str, Any]) -> dict[str, str]:
    return {f"{group}.{key}": text for group, said in found.items() for key, text in said.items()}


@pytest.mark.parametrize("lang", [Lang.RU, Lang.KK])
def test_the_three_files_say_the_same_with_the_same_fields(lang: Lang) -> None:
    """Every sentence stands in every language, with the same fields."""
    english, other = _texts(_raw(Lang.EN)), _texts(_raw(lang))
    assert other.keys() == english.keys()
    for key, text in english.items():
        assert set(re.findall(r"\{(\w+)\}", text)) == set(re.findall(r"\{(\w+)\}", other[key])), key


@pytest.mark.parametrize("lang", list(Lang))
def test_no_word_claims_too_much(lang: Lang) -> None:
    """It is a search record: no proof, no certificate, in no language."""
    said = [*_texts(_raw(lang)).values(), *(limit.text[lang] for limit in all_limits())]
    found = [(text, claim) for text in said for claim in _CLAIMS[lang] if claim in text.lower()]
    assert found == []


@pytest.mark.parametrize("lang", list(Lang))
def test_every_rule_of_the_normalisation_has_its_words(lang: Lang) -> None:
    """A rule that is added to the search is told in three languages."""
    assert _raw(lang)["rules"].keys() == {rule.id for rule in description()}
    if lang is Lang.EN:
        assert _raw(lang)["rules"] == {rule.id: rule.says for rule in description()}
