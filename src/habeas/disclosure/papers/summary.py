"""The summary: one page on who is held, for how long, what is alleged, what the law required, what is asked.

Each fact is told by one source, that of the paper's language where there is one; what does not fit is counted.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from habeas.disclosure.papers.composing import Composer
from habeas.disclosure.papers.custody_part import SIGNS, late, law_lines, limit_sentences, signs_told
from habeas.disclosure.papers.findings_part import question
from habeas.disclosure.papers.one_page import OnePage
from habeas.disclosure.papers.paper import Paper, Paragraph, Part, Points
from habeas.disclosure.view import Sentence, plain
from habeas.findings.questions.asking import Answered
from habeas.record.casefile import Fact
from habeas.record.statements import Statement

_PARTS = ("who", "held", "alleged", "law", "asked")
_LISTED = ("alleged", "asked")
_ORDERS = ("custody_order", "extension", "verdict", "release", "place_of_detention")

type _Offer = tuple[str, tuple[Sentence, ...]]
"""Sentences of a part that stand on the page together or not at all."""


def summary(composer: Composer) -> Paper:
    """The summary of one person's case, on one page."""
    offers = [*_first(composer), *_claims(composer), *_rest(composer)]
    page = OnePage({note.number: note for note in composer.teller.notes.footnotes()})
    told: dict[str, list[Sentence]] = {key: [] for key in _PARTS}
    left = 0
    for part, together in offers:
        if page.take(part, together, listed=part in _LISTED):
            told[part] += together
        else:
            left += len(together)
    parts = [_part(key, told[key], composer) for key in _PARTS]
    closing = [composer.text("sentences", "not_here", count=str(left))] if left else []
    return composer.paper(
        parts,
        subtitle=composer.names(),
        stamp=composer.own_stamp(),
        notices=(composer.text("sentences", "no_guilt"),),
        closing=closing,
        cite_in_notes=True,
    )


def _part(key: str, told: Sequence[Sentence], composer: Composer) -> Part:
    """A part of the page: running text where it reads as one, else a list."""
    if not told:
        return composer.part(key, (), level=2)
    # What explains a sign stands behind everything that may bear it.
    told = sorted(told, key=lambda one: plain(one.line).startswith(SIGNS))
    block = Points(tuple(told)) if key in _LISTED else Paragraph(tuple(told))
    return composer.part(key, [block], level=2)


def _first(composer: Composer) -> Iterator[_Offer]:
    """What no page may lack: how long, who, the charges, what the clock answered."""
    for spell in composer.one.spells:
        yield "held", (composer.spell(spell),)
    for prop in ("birth_date", "age", "occupation"):
        for fact in composer.in_own_words(composer.facts(prop))[:1]:
            yield "who", (_one(fact, composer),)
    for fact in composer.facts("charge"):
        yield "alleged", (_one(fact, composer),)
    lines = law_lines(composer)
    limits = [sentence for row in late(composer) for sentence in limit_sentences(row, composer)]
    signs = signs_told(composer, limits)
    yield "law", (*lines[:1], *limits[:1], *signs) if limits else lines[:2]


def _claims(composer: Composer) -> Iterator[_Offer]:
    """What is alleged, each claim together with something said against it: none without an answer while there are."""
    alleged = composer.in_own_words(composer.facts("allegation"))
    answers = composer.in_own_words(composer.facts("denial", "counter_evidence"))
    for one, other in zip_longest(alleged, answers):
        yield "alleged", tuple(_one(fact, composer) for fact in (one, other) if fact is not None)


def _rest(composer: Composer) -> Iterator[_Offer]:
    """What is asked, orders and places, limits that were not kept, treatment."""
    yield from (("asked", (sentence,)) for sentence in _questions(composer))
    for prop in _ORDERS:
        for fact in composer.facts(prop):
            yield "held", (_one(fact, composer),)
    limits = [sentence for row in late(composer) for sentence in limit_sentences(row, composer)]
    lines = law_lines(composer)[1 if limits else 2 :]
    yield from (("law", (sentence,)) for sentence in (*limits[1:], *lines))
    for fact in composer.in_own_words(composer.facts("ill_treatment")):
        yield "held", (_one(fact, composer),)


def _questions(composer: Composer) -> Iterator[Sentence]:
    found = composer.answers.questions
    if found is None:
        return
    put = [fact for one in found.put if one.state is Answered.OPEN for fact in composer.allowed((one.fact,)) or ()]
    for fact in composer.in_own_words(put):
        yield composer.tell(fact)
    mine = composer.one.entity.id
    for one in found.proposed:
        if one.person == mine:
            yield from question(one, composer)


def _one(fact: Fact, composer: Composer) -> Sentence:
    """A fact as one of its sources tells it: that of the paper's language, the one that says most."""

    def weight(said: Statement) -> tuple[bool, int, str]:
        told = len(said.value) if isinstance(said.value, Mapping) else 0
        return (said.language is composer.lang.facts, told, said.id)

    best = max(fact.statements, key=weight)
    alone = replace(fact, value=best.value, when=best.when, attributed_to=best.attributed_to, statements=(best,))
    return composer.tell(alone)
