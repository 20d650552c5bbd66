"""The note for the press: who is held and how long, what is alleged and by whom, what is said against it."""

from habeas.disclosure.papers.composing import Composer
from habeas.disclosure.papers.custody_part import custody_blocks, law_lines
from habeas.disclosure.papers.paper import Block, Paper, Part, Points
from habeas.disclosure.papers.weighed import accused

_HAPPENED = (
    "apprehension", "custody_order", "extension", "measure", "trial_start", "verdict", "appeal_decision", "release",
)  # fmt: skip
"""What is told of the course of the case."""

_WORDED = frozenset(
    {"occupation", "allegation", "denial", "counter_evidence", "ill_treatment", "irregularity", "question"}
)
"""Properties whose fact is in the words of its source: a reader is given those that can be read."""


def press_note(composer: Composer) -> Paper:
    """The note about one person; every claim stays with whoever makes it."""
    parts = (
        _told("who", composer, "age", "occupation", "nationality"),
        composer.part("held", custody_blocks(composer)),
        _told("happened", composer, *_HAPPENED),
        _alleged(composer),
        _told("answered", composer, "denial", "counter_evidence", "expert_opinion"),
        _told("treatment", composer, "ill_treatment", "irregularity"),
        composer.part("law", [Points(law_lines(composer))]),
        _told("questions", composer, "question"),
        composer.part("contact", _contact(composer)),
    )
    return composer.paper(
        parts,
        subtitle=composer.names(),
        brief=True,
        stamp=composer.own_stamp(),
        notices=(composer.text("sentences", "no_guilt"), composer.text("sentences", "quote_with_speaker")),
    )


def _told(key: str, composer: Composer, *props: str) -> Part:
    """Facts of these properties; of claims those told in the paper's language, and how many stand in others."""
    told, left = [], 0
    for prop in props:
        facts = composer.facts(prop)
        kept = composer.in_own_words(facts) if prop in _WORDED else facts
        told += [composer.tell(fact) for fact in kept]
        left += len(facts) - len(kept)
    if left:
        told.append(composer.sentence("in_other_languages", count=str(left)))
    return composer.part(key, [Points(tuple(told)) if told else None])


def _alleged(composer: Composer) -> Part:
    """The charges, then each claim that can be read with what carries it and what speaks against it."""
    told = [composer.tell(fact) for fact in composer.facts("charge")]
    own = {
        one.id for prop in _WORDED for fact in composer.in_own_words(composer.facts(prop)) for one in fact.statements
    }
    told += accused(composer, lambda fact: fact.prop not in _WORDED or not own.isdisjoint(fact.ids))
    facts = composer.facts("allegation")
    left = len(facts) - len(composer.in_own_words(facts))
    told += [composer.sentence("in_other_languages", count=str(left))] if left else []
    return composer.part("alleged", [Points(tuple(told)) if told else None])


def _contact(composer: Composer) -> list[Block]:
    return [composer.to_fill(key) for key in ("submitter_name", "submitter_email", "submitter_telephone")]
