"""The accusation for those outside: each claim with whoever makes it, what carries it, what speaks against it.

Only what people tied is told, never what a program proposes, and only where claim, tie and what is tied were let
through. How it stands is told with its standard, and not at all where a tie was held back.
"""

from collections.abc import Callable, Iterator

from habeas.base.ids import StatementId
from habeas.disclosure.gate.releases import INSIDE
from habeas.disclosure.papers.composing import Composer
from habeas.disclosure.view import Run, Sentence
from habeas.findings.ledger.answering import words_of
from habeas.findings.ledger.items import Allegation, Decision, Tie
from habeas.findings.ledger.terms import Direction
from habeas.record.casefile import Fact
from habeas.record.statements import Statement

type Kept = Callable[[Fact], bool]
"""Whether a fact is told in a paper that does not tell all."""

_FIRST = (Direction.SUPPORTS, Direction.CONTRADICTS, Direction.QUALIFIES)


def every(_fact: Fact) -> bool:
    """Every fact is told."""
    return True


def ties_of(one: Allegation, composer: Composer) -> tuple[Tie, ...]:
    """What people tied, whether it may be told or not; for those inside also what the program proposes."""
    return (*one.ties, *one.proposals) if composer.admitted.audience in INSIDE else one.ties


def ties_told(one: Allegation, composer: Composer) -> list[Tie]:
    """Of what is tied what was let through: the place, and a person's tie of it."""
    return [tie for tie in ties_of(one, composer) if {tie.place.id, (tie.by or tie.place).id} <= composer.let]


def told_of(place: Statement, composer: Composer) -> Sentence | None:
    """What is tied as a sentence, with its speaker; None where only words could tell it that do not go out."""
    fact = fact_of(place, composer)
    if fact is not None and fact.prop != "bears_on":
        return composer.tell(fact)
    said = composer.statement(place.id)
    return None if said is None or not words_of(said).strip() else composer.said(said)


def fact_of(place: Statement, composer: Composer) -> Fact | None:
    """The fact that a statement carries, as it was let through."""
    facts = composer.admitted.casefile.facts
    return next((fact for fact in facts if any(one.id == place.id for one in fact.statements)), None)


def weighed(one: Allegation, composer: Composer, kept: Kept = every) -> Iterator[Sentence]:
    """Sentences on what is tied to it, what carries it first, and one on how it stands; of `kept` facts alone."""
    ties = [tie for tie in ties_told(one, composer) if tie.by is not None]
    for direction in _FIRST:
        for tie in ties:
            fact = fact_of(tie.place, composer)
            wanted = tie.direction is direction and (fact is None or kept(fact))
            told = told_of(tie.place, composer) if wanted else None
            if told is not None:
                lead = Run(composer.text("sentences", f"tied_{direction.value}") + " ")
                yield Sentence((lead, *told.line), told.notes)
    decided = decision_told(one, composer)
    if decided is not None:
        yield state_sentence(decided, composer)


def decision_told(one: Allegation, composer: Composer) -> Decision | None:
    """The latest decision of a person that was let through."""
    return next((each for each in reversed(one.decisions) if each.statement.id in composer.let), None)


def state_sentence(decided: Decision, composer: Composer) -> Sentence:
    """How a person decided, with the standard, on the footnote of the words that it is about."""
    lists, words = composer.teller.vocabulary.lists, composer.teller.words
    state = words.label("allegation_states", decided.state.value, lists["allegation_states"].codes[decided.state.value])
    known = lists["standards_of_proof"].codes.get(decided.standard)
    standard = decided.standard if known is None else words.label("standards_of_proof", decided.standard, known)
    said = composer.text("sentences", "allegation_judged", state=state, standard=standard)
    place = composer.statement(decided.statement.id)
    assert place is not None
    return Sentence((Run(said),), composer.teller.notes.numbers([place]))


def accused(composer: Composer, kept: Kept = every) -> tuple[Sentence, ...]:
    """Every allegation that is told, each with what is tied to it behind it; those of no ledger as they stand.

    `kept` chooses among facts; an allegation of which no claim is kept is left out with all that is tied to it.
    """
    ledger, told, done = composer.answers.ledger, list[Sentence](), set[StatementId]()
    mine = {one.entity.id for one in composer.detainees}
    for one in () if ledger is None else ledger.allegations:
        if one.subject is not None and one.subject not in mine:
            continue
        claims = [fact for claim in one.claims if (fact := fact_of(claim.statement, composer)) is not None]
        for fact in filter(kept, claims):
            if done.isdisjoint(fact.ids):
                told.append(composer.tell(fact))
                done |= fact.ids
        if any(map(kept, claims)):
            told += weighed(one, composer, kept)
    rest = [fact for fact in composer.facts("allegation") if kept(fact) and done.isdisjoint(fact.ids)]
    return (*told, *(composer.tell(fact) for fact in rest))
