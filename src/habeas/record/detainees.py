"""Who is held in the case, and what the record says of them as a person."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from habeas.base.ids import EntityId
from habeas.record.agreement import normal_text
from habeas.record.casefile import Fact
from habeas.record.people import Entity, EntityKind
from habeas.record.statements import Stance

HELD_BY = (
    "apprehension",
    "re_arrest",
    "custody_order",
    "extension",
    "place_of_detention",
    "charge",
    "charge_ordered",
    "charge_announced",
    "days_held",
)
"""Properties whose subject is a detainee of the case, unless the record gives that person another role."""


def detainee_ids(facts: Iterable[Fact], entities: Mapping[EntityId, Entity]) -> frozenset[EntityId]:
    """The persons held: those with the role `detainee`, and subjects of custody or charge with no role at all.

    A person whom the record knows only in another role (an official who was arrested in his turn) is
    no detainee of this case.
    """
    roles: dict[EntityId, set[str]] = {}
    held: set[EntityId] = set()
    for fact in facts:
        if fact.stance is Stance.ASSERTS and isinstance(fact.value, Mapping):
            if fact.prop == "person" and fact.value.get("role") is not None:
                roles.setdefault(fact.subject, set()).add(str(fact.value["role"]))
            if fact.prop in HELD_BY and _is_person(fact.subject, entities):
                held.add(fact.subject)
    named = {key for key, given in roles.items() if "detainee" in given}
    return frozenset(key for key in named | (held - roles.keys()) if key in entities)


def names_of(members: Sequence[Entity], facts: Iterable[Fact]) -> tuple[str, ...]:
    """All names of somebody, each once; first those of their entities that sources use most.

    `members` are the entities of one group of sameness, `facts` those about it.
    """
    used: Counter[str] = Counter()
    others: dict[str, str] = {}
    for fact in facts:
        if (
            fact.stance is Stance.ASSERTS
            and fact.prop in ("person", "alias", "organ")
            and isinstance(fact.value, Mapping)
        ):
            aliases = fact.value.get("aliases")
            listed = [fact.value.get("name"), *(aliases if isinstance(aliases, list | tuple) else ())]
            for name in listed:
                if isinstance(name, str):
                    others.setdefault(normal_text(name), name)
            for statement in fact.statements:
                if isinstance(statement.value, Mapping) and fact.prop == "person":
                    used[normal_text(str(statement.value.get("name")))] += 1
    own = sorted(members, key=lambda entity: (-used[normal_text(entity.name)], entity.id))
    seen = {normal_text(entity.name): entity.name for entity in reversed(own)}
    first = list(dict.fromkeys(seen[normal_text(entity.name)] for entity in own))
    rest = sorted((key for key in others if key not in seen), key=lambda key: (-used[key], key))
    return (*first, *(others[key] for key in rest))


def _is_person(subject: EntityId, entities: Mapping[EntityId, Entity]) -> bool:
    return subject in entities and entities[subject].kind is EntityKind.PERSON
