"""From the statements of a case to its allegations: those that people put together, and the others as they stand."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from habeas.base.ids import EntityId, StatementId
from habeas.base.language import Lang
from habeas.findings.ledger.answering import SHARED, Nearness, overlap, proposed_ties, weight_of, words_of
from habeas.findings.ledger.items import Allegation, Claim, Decision, Tie, Voice, text_field
from habeas.findings.ledger.resting import alone_on
from habeas.findings.ledger.speakers import Speakers
from habeas.findings.ledger.states import propose
from habeas.findings.ledger.stems import stems
from habeas.findings.ledger.terms import Direction, Side, State, TieKind, Weight
from habeas.record.agreement import Agreement
from habeas.record.casefile import Fact
from habeas.record.facts import same_facts
from habeas.record.following import Following
from habeas.record.people import Entity, EntityKind
from habeas.record.statements import Stance, Statement, Withdrawal
from habeas.record.vocabulary.loading import vocabulary

_TYING = ("allegation_claim", "bears_on")
"""Properties by which something becomes part of an allegation."""


type Asked = tuple[Fact, tuple[tuple[Lang, frozenset[str]], ...]]
"""A question, with the words of each statement that asks it."""


@dataclass(frozen=True, slots=True)
class Record:
    """What the allegations are gathered from.

    `living` are the statements that count, by id; `everything` all that were recorded; `entities` maps an
    entity's id to the one it goes by, `named` to its id; `flagged` are statements of the accused with a flag;
    `questions` are questions that nobody answered.
    """

    living: Mapping[StatementId, Statement]
    everything: Sequence[Statement]
    withdrawals: Sequence[Withdrawal]
    entities: Mapping[EntityId, Entity]
    named: Mapping[EntityId, EntityId]
    speakers: Speakers
    nearness: Nearness
    flagged: tuple[Statement, ...]
    following: Following
    questions: tuple[Asked, ...]


def gathered(record: Record) -> tuple[Allegation, ...]:
    """All allegations: first those that a person took up, then the others; each in the order of sources and places."""
    about: dict[EntityId, list[Statement]] = defaultdict(list)
    for statement in record.living.values():
        entity = record.entities.get(statement.subject)
        if entity is not None and entity.kind is EntityKind.ALLEGATION:
            about[entity.id].append(statement)
    made = [_taken_up(record, record.entities[key], about[key]) for key in sorted(about)]
    used = {claim.statement.id for one in made for claim in one.claims}
    others = [_as_it_stands(record, group) for group in _groups(record, used)]
    return (*sorted(made, key=_first_place), *sorted(others, key=_first_place))


def _first_place(one: Allegation) -> tuple[object, ...]:
    places = [(claim.statement.source, claim.statement.anchor.span.start) for claim in one.claims]
    return not places, min(places, default=("", 0)), one.key


def _groups(record: Record, used: Iterable[StatementId]) -> list[list[Statement]]:
    """Allegations that nobody took up: those of one person in the same words, whoever makes them."""
    taken = set(used)
    by_person: dict[EntityId, list[Statement]] = defaultdict(list)
    for key, statement in sorted(record.living.items()):
        if statement.prop == "allegation" and statement.stance is Stance.ASSERTS and key not in taken:
            by_person[record.named.get(statement.subject, statement.subject)].append(statement)
    prop = vocabulary().properties["allegation"]
    found = []
    for said in by_person.values():
        found += [[said[place] for place in group] for group in same_facts(said, prop, _no_names)]
    return found


def _no_names(_one: str, _lang: Lang, _other: str, _other_lang: Lang, _body: bool) -> Agreement:
    """A claim has no field that is a name."""
    return Agreement.UNCLEAR


def _taken_up(record: Record, entity: Entity, said: Sequence[Statement]) -> Allegation:
    claims = [
        Claim(one, record.speakers.voice(one), by)
        for by in _of(said, "allegation_claim")
        for one in record.following.now(text_field(by.value, "statement") or "")
    ]
    claims.sort(key=lambda claim: claim.statement.id)
    ties: list[Tie] = []
    rejected: list[Statement] = []
    for by in _of(said, "bears_on"):
        named = text_field(by.value, "statement")
        places = (by,) if named is None else record.following.now(named)
        if by.stance is Stance.DENIES:
            rejected.extend(places)
        else:
            ties.extend(tie for place in places if (tie := _tie(record, by, place)) is not None)
    ties.sort(key=lambda tie: (tie.place.id, tie.by.id if tie.by is not None else ""))
    return _allegation(record, entity, claims, said, ties, tuple(rejected))


def _tie(record: Record, by: Statement, place: Statement) -> Tie | None:
    direction, kind, side = (text_field(by.value, name) for name in ("direction", "kind", "side"))
    if direction not in set(Direction):
        return None
    told = record.speakers.voice(place)
    voice = Voice(told.name, Side(side), told.agent) if side in set(Side) else told
    tie_kind = TieKind(kind) if kind in set(TieKind) else None
    weight = weight_of(place, voice.side, Direction(direction), tie_kind)
    if direction == Direction.SUPPORTS and any(overlap(place, one) for one in record.flagged):
        # The words of a flagged statement stay flagged whatever else was drafted from them, or quotes them.
        weight = Weight.FLAGGED
    return Tie(place, by, Direction(direction), tie_kind, voice, weight, why=by.reason)


def _as_it_stands(record: Record, group: Sequence[Statement]) -> Allegation:
    claims = [Claim(one, record.speakers.voice(one), None) for one in group]
    return _allegation(record, None, claims, (), [], ())


def _allegation(
    record: Record,
    entity: Entity | None,
    claims: Sequence[Claim],
    said: Sequence[Statement],
    ties: Sequence[Tie],
    rejected: tuple[Statement, ...],
) -> Allegation:
    settled = [*(tie.place for tie in ties), *rejected]
    proposals = proposed_ties(claims, record.nearness, record.named, record.speakers, settled)
    decisions = [_decision(record, one, entity) for one in _of(said, "allegation_state")]
    subject = claims[0].statement.subject if claims else None
    return Allegation(
        key=entity.id if entity is not None else claims[0].statement.id,
        entity=entity.id if entity is not None else None,
        claim=entity.name if entity is not None else words_of(claims[0].statement),
        subject=record.named.get(subject, subject) if subject is not None else None,
        claims=tuple(claims),
        dates=_of(said, "act_date"),
        elements=_of(said, "element"),
        ties=tuple(ties),
        proposals=proposals,
        rejected=rejected,
        questions=_questions(record, claims, (*ties, *proposals)),
        proposed=propose(ties),
        if_confirmed=propose((*ties, *proposals)),
        decisions=tuple(sorted((d for d in decisions if d is not None), key=_when)),
        alone=alone_on(claims, ties),
    )


def _of(said: Iterable[Statement], prop: str) -> tuple[Statement, ...]:
    """The statements of one property, in the order of recording; a state and a claim that are denied count not."""
    found = [one for one in said if one.prop == prop and (prop == "bears_on" or one.stance is Stance.ASSERTS)]
    return tuple(sorted(found, key=lambda one: (one.recorded_at, one.id)))


def _when(decision: Decision) -> tuple[object, ...]:
    return decision.statement.recorded_at, decision.statement.id


def _decision(record: Record, one: Statement, entity: Entity | None) -> Decision | None:
    state, standard = text_field(one.value, "state"), text_field(one.value, "standard")
    if state not in set(State) or standard is None or entity is None:
        return None
    since = _since(record, one.recorded_at, entity.id)
    return Decision(one, State(state), standard, text_field(one.value, "standard_source"), since)


def _since(record: Record, at: datetime, allegation: EntityId) -> tuple[StatementId, ...]:
    """The claims and ties of the allegation, and what they name, that came, were replaced or went after an instant."""
    mine: set[str] = set()
    watched: set[str] = set()
    for each in record.everything:
        if each.prop in _TYING and record.named.get(each.subject) == allegation:
            mine.add(each.id)
            watched |= {each.id, text_field(each.value, "statement") or each.id}
    later = frozenset[str]().union(*(record.following.later(key) for key in watched))
    mine |= later
    watched |= later
    since = {each.id for each in record.everything if each.id in mine and each.recorded_at > at}
    since |= {each.statement for each in record.withdrawals if each.statement in watched and each.at > at}
    return tuple(sorted(since))


def _questions(record: Record, claims: Sequence[Claim], ties: Sequence[Tie]) -> tuple[Fact, ...]:
    """The open questions that share two words with the claims or with what is tied to them."""
    told: dict[Lang, set[str]] = defaultdict(set)
    for statement in (*(claim.statement for claim in claims), *(tie.place for tie in ties)):
        told[statement.language] |= stems(words_of(statement), statement.language)
    return tuple(
        fact
        for fact, asked in record.questions
        if any(len(told[lang] & words) >= SHARED for lang, words in asked if lang in told)
    )
