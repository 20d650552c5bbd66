"""The accusation claim by claim: who says it, and beside each other what carries it and what breaks it."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from habeas.disclosure.papers.composing import Composer
from habeas.disclosure.papers.paper import Block, Part, Points, Table
from habeas.disclosure.papers.weighed import state_sentence, ties_of, ties_told, told_of
from habeas.disclosure.view import Line, Run, Sentence
from habeas.findings.ledger.answering import words_of
from habeas.findings.ledger.items import Allegation, Tie
from habeas.findings.ledger.reasons import reasons_of
from habeas.findings.ledger.terms import Direction, Weight
from habeas.record.statements import Statement

NOTHING = Sentence((), ())
"""An empty cell."""


def allegations_of(composer: Composer) -> list[Allegation]:
    """The allegations of whom the paper is about of which at least one claim was let through."""
    ledger = composer.answers.ledger
    mine = {one.entity.id for one in composer.detainees}
    return [
        one
        for one in (() if ledger is None else ledger.allegations)
        if (one.subject is None or one.subject in mine) and _claims(one, composer)
    ]


def claim_sentences(one: Allegation, composer: Composer) -> list[Sentence]:
    """What makes the allegation: the words of each claim, said by whoever says them in the source."""
    return [composer.said(statement, _speaker(statement)) for statement in _claims(one, composer)]


def against(one: Allegation, composer: Composer) -> list[Sentence]:
    """What a person tied against it, and what denies it."""
    return [_tied(tie, composer) for tie in _ties(one, (Direction.CONTRADICTS,), composer) if tie.by is not None]


def ledger_parts(composer: Composer) -> Iterator[Part]:
    """A part for the whole, and one of the second level for each allegation."""
    found = allegations_of(composer)
    if not found:
        return
    yield composer.part("ledger", [Points((composer.sentence("ledger_lead"),))])
    for number, one in enumerate(found, 1):
        made = Points(tuple(claim_sentences(one, composer)))
        blocks: list[Block] = [made, *_beside(one, composer), Points(tuple(_states(one, composer)))]
        yield composer.part("allegation", blocks, number=str(number), level=2)


def _beside(one: Allegation, composer: Composer) -> Iterator[Block]:
    carries = [_tied(tie, composer) for tie in _ties(one, (Direction.SUPPORTS,), composer)]
    breaks = [_tied(tie, composer) for tie in _ties(one, (Direction.CONTRADICTS, Direction.QUALIFIES), composer)]
    # That nothing is tied is said where it is so: not where something was held back.
    tied = ties_of(one, composer)
    whole = len(ties_told(one, composer)) == len(tied)
    nothing = [composer.sentence("nothing_tied")] if whole else [NOTHING]
    rows = tuple(zip_longest(carries or nothing, breaks or nothing, fillvalue=NOTHING))
    heading = tuple(composer.texts.raw("words", key) for key in ("carries", "breaks"))
    yield Table("", heading, rows, (0, 1))


def _tied(tie: Tie, composer: Composer) -> Sentence:
    """The words of what is tied, and in the paper's words what they are worth and whether anybody confirmed the tie."""
    place = composer.statement(tie.place.id)
    assert place is not None
    said = composer.said(place, _speaker(place)) if words_of(place).strip() else told_of(tie.place, composer)
    if said is None:
        return NOTHING
    remarks = [] if tie.weight is Weight.COUNTS else [composer.text("sentences", f"weight_{tie.weight.value}")]
    remarks += [] if tie.by is not None else [composer.text("sentences", "proposed_tie")]
    return said if not remarks else Sentence((*said.line, Run(f" ({'; '.join(remarks)})")), said.notes)


def _states(one: Allegation, composer: Composer) -> Iterator[Sentence]:
    """How it stands on the record: as a person decided, else as the rules propose with their reasons."""
    labels = composer.teller.vocabulary.lists["allegation_states"].codes
    lang = composer.lang.facts
    for decision in one.decisions:
        if composer.statement(decision.statement.id) is not None:
            yield state_sentence(decision, composer)
    whole = len(ties_told(one, composer)) == len(ties_of(one, composer))
    held = any(composer.statement(each.statement.id) is None for each in one.decisions)
    if whole and not held:
        state = composer.borrowed(labels[one.proposed.state.value][lang])
        reasons = composer.borrowed(" ".join(reasons_of(one.proposed, lang)))
        yield composer.sentence("state_proposed", state=state, reasons=reasons)


def _ties(one: Allegation, directions: Sequence[Direction], composer: Composer) -> list[Tie]:
    """What is tied in these directions, of what was let through: the place, and a person's tie of it."""
    return [tie for tie in ties_told(one, composer) if tie.direction in directions]


def _claims(one: Allegation, composer: Composer) -> list[Statement]:
    known = [composer.statement(claim.statement.id) for claim in one.claims]
    return [statement for statement in known if statement is not None]


def _speaker(statement: Statement) -> Line | None:
    """Who says it, as the source prints the name, or what the gate put in its place."""
    return None if statement.attributed_to is None else (Run(statement.attributed_to, statement.language),)
