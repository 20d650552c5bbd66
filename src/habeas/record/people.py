"""Entities, and judgements that two of them are the same or are not: made by people, undoable."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from habeas.base.finding import Finding, Severity
from habeas.base.ids import EntityId, Handle


class EntityKind(StrEnum):
    """What kind of thing an entity is."""

    PERSON = "person"
    ORGAN = "organ"
    POST = "post"
    FACILITY = "facility"
    COURT = "court"
    WORK = "work"
    DOCUMENT = "document"
    ACCOUNT = "account"
    ALLEGATION = "allegation"
    CASE = "case"


BODIES = frozenset([EntityKind.ORGAN, EntityKind.COURT, EntityKind.FACILITY])
"""Kinds that one body can go by: which of them it is follows from how a source speaks of it."""


@dataclass(frozen=True, slots=True)
class Entity:
    """Something that statements are about. `name` is the normal form it was first recorded under."""

    id: EntityId
    kind: EntityKind
    name: str


class Sameness(StrEnum):
    """What a judgement says of two entities; `UNDONE` takes the earlier judgement on the pair back."""

    SAME = "same"
    DIFFERENT = "different"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One person's judgement on two entities; the latest on a pair holds."""

    one: EntityId
    other: EntityId
    sameness: Sameness
    by: Handle
    at: datetime
    reason: str


_CAUTION = {Sameness.SAME: 0, Sameness.UNDONE: 1, Sameness.DIFFERENT: 2}
"""Of two judgements on a pair at the same instant, the one that merges less holds."""

type Pair = tuple[EntityId, EntityId]
"""Two entities, the lesser id first."""


def standing(judgements: Iterable[Judgement]) -> Mapping[Pair, Judgement]:
    """The judgement that holds on each pair: the latest; a pair whose latest is UNDONE is not there.

    The order of the judgements makes no difference.
    """
    latest: dict[Pair, Judgement] = {}
    for judgement in judgements:
        pair = _pair(judgement)
        if pair not in latest or _rank(latest[pair]) < _rank(judgement):
            latest[pair] = judgement
    return {pair: latest[pair] for pair in sorted(latest) if latest[pair].sameness is not Sameness.UNDONE}


def groups(entities: Iterable[Entity], judgements: Iterable[Judgement]) -> Mapping[EntityId, EntityId]:
    """The id that each entity goes by: the least id of its group of sameness, its own where it stands alone.

    Of a group, an id that `entities` holds goes before one that only a judgement names.

    SAME is transitive. DIFFERENT parts nobody that SAME joins by another way; see
    :func:`sameness_findings`.
    """
    known = {entity.id for entity in entities}
    root: dict[EntityId, EntityId] = {key: key for key in known}

    def find(key: EntityId) -> EntityId:
        root.setdefault(key, key)
        while root[key] != key:
            root[key] = root[root[key]]
            key = root[key]
        return key

    for (one, other), judgement in standing(judgements).items():
        first, second = sorted((find(one), find(other)), key=lambda key: (key not in known, key))
        if judgement.sameness is Sameness.SAME:
            root[second] = first
    return {key: find(key) for key in sorted(root)}


def sameness_findings(entities: Sequence[Entity], judgements: Sequence[Judgement]) -> tuple[Finding, ...]:
    """What is wrong with the judgements, in a fixed order; nothing is resolved.

    `different-yet-same`: two members of one group were judged to be different. `two-kinds-in-group`:
    a group holds, say, a person and a court. `judged-unknown-entity`: the case has no such entity.
    """
    by_id = {entity.id: entity for entity in entities}
    named = groups(entities, judgements)
    found = []
    for (one, other), judgement in standing(judgements).items():
        place = f"entities {one} {other}"
        if judgement.sameness is Sameness.DIFFERENT and named[one] == named[other]:
            message = "They were judged to be different, and other judgements join them; undo one of these."
            found.append(Finding("different-yet-same", place, Severity.WARNING, message))
        if one not in by_id or other not in by_id:
            message = "A judgement names an entity that the case does not hold."
            found.append(Finding("judged-unknown-entity", place, Severity.WARNING, message))
    return (*found, *_two_kinds(by_id, named))


def _two_kinds(by_id: Mapping[EntityId, Entity], named: Mapping[EntityId, EntityId]) -> Iterable[Finding]:
    kinds: dict[EntityId, set[EntityKind]] = defaultdict(set)
    for key, entity in by_id.items():
        kinds[named[key]].add(entity.kind)
    for key in sorted(kinds):
        if len(kinds[key]) > 1 and not kinds[key] <= BODIES:
            names = ", ".join(sorted(kind.value for kind in kinds[key]))
            message = f"Judged to be the same, yet of different kinds: {names}."
            yield Finding("two-kinds-in-group", f"entity {key}", Severity.WARNING, message)


def _pair(judgement: Judgement) -> Pair:
    one, other = sorted((judgement.one, judgement.other))
    return one, other


def _rank(judgement: Judgement) -> tuple[object, ...]:
    return judgement.at, _CAUTION[judgement.sameness], judgement.by, judgement.reason
