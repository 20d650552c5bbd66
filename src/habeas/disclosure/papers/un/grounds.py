"""The facts that may carry a claim, each kind of claim with its own: found by what is recorded, never by guess.

Whether they carry it is for a person to say. A ground that stands on nothing recorded is not there.
"""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from habeas.base.language import Lang
from habeas.disclosure.papers.answers import told_whole
from habeas.disclosure.papers.composing import Composer
from habeas.disclosure.papers.un.filling import mine, told
from habeas.disclosure.papers.un.law import required, unreasoned
from habeas.disclosure.papers.weighed import decision_told, fact_of, state_sentence
from habeas.disclosure.view import Run, Sentence
from habeas.findings.ledger.answering import words_of
from habeas.findings.ledger.items import Allegation, Decision
from habeas.findings.ledger.terms import State
from habeas.law.clock.row import Row
from habeas.law.pack.rule import Kind
from habeas.record.casefile import Fact
from habeas.record.fact_fields import asserted, text_of

type Grounds = Callable[[Composer], Iterator[Sentence]]
"""What makes the sentences of one kind of ground, in the order in which they are read."""

INTERNATIONAL = "INT"
"""The pack of international standards."""

_FALLEN = (State.REFUTED, State.CONTRADICTED, State.UNSUPPORTED)
"""States in which the record does not carry an allegation."""


def no_legal_basis(composer: Composer) -> Iterator[Sentence]:
    """Days without an order, limits on being held that were broken, no warrant, an order without reasons."""
    clock = required(composer)
    if clock is not None:
        bare = clock.uncovered()
        if bare is not None:
            yield bare
        yield from (line for row in clock.broken(_on_being_held) if (line := clock.tell(row)) is not None)
    yield from (composer.tell(fact) for fact in mine(composer, "warrant") if said_no(fact, "shown"))
    yield from unreasoned(composer)


def exercise_of_rights(composer: Composer) -> Iterator[Sentence]:
    """Acts by which, as a source says, a protected right was used, then works that the sources speak of."""
    yield from (composer.tell(fact) for fact in mine(composer, "protected_act", "work") if asserted(fact))


def using(*kinds: str, works: bool = False) -> Grounds:
    """The grounds of one right: acts of these kinds, and the works where they are asked for."""

    def find(composer: Composer) -> Iterator[Sentence]:
        for fact in mine(composer, "protected_act", *(("work",) if works else ())):
            if asserted(fact) and (fact.prop == "work" or text_of(fact, "kind") in kinds):
                yield composer.tell(fact)

    return find


def unfair_proceedings(composer: Composer) -> Iterator[Sentence]:
    """Duties kept late, counsel absent, statements under pressure, ill-treatment, breaches that somebody reports."""
    clock = required(composer)
    if clock is not None:
        yield from (line for row in clock.broken(_of_defence) if (line := clock.tell(row)) is not None)
    yield from (composer.tell(fact) for fact in composer.facts("presence") if said_no(fact, "present"))
    yield from (composer.tell(fact) for fact in mine(composer, "own_statement") if tainted(fact))
    yield from told(composer, "ill_treatment", "irregularity")
    yield from (composer.tell(fact) for fact in mine(composer, "expert_opinion") if said_no(fact, "preserved"))
    yield from fallen_allegations(composer)


def administrative_custody(composer: Composer) -> Iterator[Sentence]:
    """A foreigner held in an administrative case, or to be expelled."""
    home = composer.admitted.casefile.case.jurisdiction
    nations = [fact for fact in mine(composer, "nationality") if asserted(fact)]
    foreign = [fact for fact in nations if home is not None and text_of(fact, "country") != home]
    held = [fact for fact in mine(composer, "apprehension", "re_arrest") if text_of(fact, "basis") == "administrative"]
    held += [fact for fact in mine(composer, "sentence", "verdict") if text_of(fact, "kind") == "expulsion"]
    if foreign and len(foreign) == len(nations) and held:
        yield from (composer.tell(fact) for fact in (*foreign, *held))


def discrimination(composer: Composer) -> Iterator[Sentence]:
    """What sources say of different treatment and its ground; where none does, nothing: a ground is never guessed."""
    yield from (composer.tell(fact) for fact in mine(composer, "different_treatment") if asserted(fact))


def no_offence(composer: Composer) -> Iterator[Sentence]:
    """What speaks against the accusation: denials, evidence to the contrary, allegations that nothing carries."""
    yield from told(composer, "counter_evidence", "denial")
    yield from fallen_allegations(composer)


def out_of_proportion(composer: Composer) -> Iterator[Sentence]:
    """How long and in what conditions: each stretch of custody, the sentence, health, ill-treatment."""
    spells = [one for one in composer.one.spells if one.apprehension]
    yield from (composer.spell(one) for one in spells)
    yield from told(composer, "sentence", "health", "ill_treatment")


def fallen_allegations(composer: Composer) -> Iterator[Sentence]:
    """Allegations that the record does not carry: as a person decided, or by what people tied to them."""
    ledger = composer.answers.ledger
    for one in () if ledger is None else ledger.allegations:
        if one.subject not in (None, composer.one.entity.id):
            continue
        decided = decision_told(one, composer)
        if decided is not None and decided.state in _FALLEN:
            yield from _judged(composer, one, decided)
        line = _fallen(composer, one) if one.proposed.state in _FALLEN and not one.decisions else None
        if line is not None:
            yield line


def _judged(composer: Composer, one: Allegation, decided: Decision) -> Iterator[Sentence]:
    """The claim as somebody's word, and behind it how a person decided on it."""
    facts = [fact for claim in one.claims if (fact := fact_of(claim.statement, composer)) is not None]
    if facts:
        claim, state = composer.tell(facts[0]), state_sentence(decided, composer)
        yield Sentence((*claim.line, Run(" "), *state.line), tuple(dict.fromkeys((*claim.notes, *state.notes))))


def _fallen(composer: Composer, one: Allegation) -> Sentence | None:
    ids = {claim.statement.id for claim in one.claims} | {tie.place.id for tie in one.proposed.because}
    facts = tuple(
        fact for fact in composer.admitted.casefile.facts if any(statement.id in ids for statement in fact.statements)
    )
    found = {statement.id for fact in facts for statement in fact.statements}
    if not facts or not ids <= found or not told_whole(facts, composer.let):
        return None
    teller = composer.teller
    state, labels = one.proposed.state.value, teller.vocabulary.lists["allegation_states"].codes
    label = teller.words.label("allegation_states", state, labels[state])
    foreign = None if (said_in := _language(one)) is teller.words.native else said_in
    # The claim as it was let through: the words that the allegation is called by may not be.
    claim = composer.statement(one.claims[0].statement.id) if one.claims else None
    if claim is None:
        return None
    return composer.sourced("allegation_fallen", facts, claim=(Run(words_of(claim), foreign),), state=label)


def _language(one: Allegation) -> Lang | None:
    return one.claims[0].statement.language if one.claims else None


def _on_being_held(row: Row) -> bool:
    return row.said.kind is Kind.CAP


def _of_defence(row: Row) -> bool:
    return row.said.kind is Kind.DUTY


def said_no(fact: Fact, name: str) -> bool:
    """Whether a fact answers this field with no."""
    return asserted(fact) and isinstance(fact.value, Mapping) and fact.value.get(name) is False


def tainted(fact: Fact) -> bool:
    """Whether a statement of the accused was made without chosen counsel, withdrawn, or under claimed pressure."""
    if not asserted(fact) or not isinstance(fact.value, Mapping):
        return False
    counsel = fact.value.get("counsel_present")
    return counsel in ("none", "appointed") or any(fact.value.get(name) is True for name in ("withdrawn", "pressure"))


CATEGORIES: Mapping[str, Grounds] = MappingProxyType(
    {
        "I": no_legal_basis,
        "II": exercise_of_rights,
        "III": unfair_proceedings,
        "IV": administrative_custody,
        "V": discrimination,
    }
)
"""The categories of the Working Group on Arbitrary Detention, by its numbers."""
