"""The law of papers that a claim never becomes a fact: whoever makes it is named wherever it is told."""

from dataclasses import replace

import pytest
from tests.disclosure.invented import Making
from tests.disclosure.papers.making import paper_of, sentences_of

from habeas.disclosure.papers.languages import PaperLang
from habeas.disclosure.papers.paper import PaperKind
from habeas.disclosure.papers.registry import PAPERS
from habeas.disclosure.view import plain

EVERY = [(kind, lang) for kind, paper in PAPERS.items() for lang in paper.langs]
CLAIMS = {
    "allegation": "he called on the crowd to storm the hall",
    "ill_treatment": "he was kept standing for a night",
    "denial": "he was at home that evening",
    "irregularity": "the search had no witnesses",
    "protected_act": "he read a poem in the square",
    "different_treatment": "others who stood there went home",
}
SPEAKERS = {
    "allegation": "Prosecutor Orlov",
    "ill_treatment": "Aunt Sara",
    "denial": "Counsel Bek",
    "irregularity": "Neighbour Tem",
    "protected_act": "Poet Lin",
    "different_treatment": "Friend Zhan",
}


ASKED_OR_QUOTED = ("questions", "translations")
"""Parts that tell nothing: questions name a claim as a claim, and words to translate stand under their ids."""


@pytest.fixture
def claimed(made: Making) -> Making:
    """The invented case with one claim of each kind, each by a speaker of its own."""
    kinds = {"protected_act": {"kind": "expression"}, "different_treatment": {"kind": "opinion"}}
    for prop, claim in CLAIMS.items():
        made.say(0, prop, {**kinds.get(prop, {}), "claim": claim}, claim, by=SPEAKERS[prop])
    return made


@pytest.mark.parametrize(("kind", "lang"), EVERY)
def test_a_claim_is_told_with_whoever_makes_it_and_on_its_source(
    claimed: Making, kind: PaperKind, lang: PaperLang
) -> None:
    """No sentence of any paper has the words of a claim without its speaker, or without a footnote that quotes it."""
    paper = paper_of(claimed, kind, lang)
    notes = {note.number: note for note in paper.footnotes}
    told = [part for part in paper.parts if part.id not in ASKED_OR_QUOTED]
    for sentence in sentences_of(replace(paper, parts=tuple(told))):
        text = plain(sentence.line)
        for prop, claim in CLAIMS.items():
            if claim in text:
                behind = [notes[number] for number in sentence.notes]
                assert any(claim in note.quote.text for note in behind), text
                assert SPEAKERS[prop] in text, text


def test_the_claims_are_told(claimed: Making) -> None:
    """The law above is no empty one: each claim stands in at least one paper."""
    told = "\n".join(
        plain(sentence.line)
        for kind in (PaperKind.DOSSIER, PaperKind.WGAD, PaperKind.PRESS_NOTE)
        for sentence in sentences_of(paper_of(claimed, kind, PaperLang.EN))
    )
    assert all(claim in told for claim in CLAIMS.values())
