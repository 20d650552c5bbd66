"""Who the persons of a case are: their names, parts, offices and ages, as far as the gate has to know them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from habeas.base.ids import EntityId, SourceId
from habeas.disclosure.gate.ages import Age, age_of
from habeas.record.agreement import normal_text
from habeas.record.casefile import CaseFile, Fact
from habeas.record.people import Entity, EntityKind
from habeas.record.statements import Stance

OFFICIALS = frozenset({"official", "judge"})
"""The roles of those who act for a State."""

_NAMING = ("person", "alias")
_CODES = frozenset({"code", "code_name"})


@dataclass(frozen=True, slots=True)
class Person:
    """One person. `names` are all, each once, and never empty; `since` is when they were first recorded.

    `office` says that the record gives them a public office; `naming` are the sources that give the name. `held`:
    whether they are held in the case.
    """

    id: EntityId
    names: tuple[str, ...]
    roles: frozenset[str]
    held: bool
    office: bool
    code_name: bool
    age: Age
    naming: frozenset[SourceId]
    since: datetime | None

    @property
    def kinds(self) -> tuple[str, ...]:
        """What the person is to the case: `held`, and roles."""
        return (*(("held",) if self.held else ()), *sorted(self.roles))

    @property
    def official(self) -> bool:
        """Whether the person acts for a State and is not held."""
        return not self.held and bool(self.roles & OFFICIALS or self.office)


def persons_of(
    casefile: CaseFile, entities: Sequence[Entity] = (), day: date | None = None
) -> Mapping[EntityId, Person]:
    """All persons of a case by the id they go by, in the order in which they were first recorded.

    `entities` are all entities of the case, those under other names that were judged to be the same among them. Ages
    are those on `day`, None: on the day of the case.
    """
    facts: dict[EntityId, list[Fact]] = defaultdict(list)
    for fact in casefile.facts:
        facts[fact.subject].append(fact)
    held = {one.entity.id: one.names for one in casefile.detainees}
    recorded: dict[EntityId, list[str]] = defaultdict(list)
    for entity in (*entities, *casefile.entities.values()):
        canonical = casefile.entities.get(entity.id)
        recorded[entity.id if canonical is None else canonical.id].append(entity.name)
    holders = _holders(casefile.facts)
    keys = {one.id for one in casefile.entities.values() if one.kind is EntityKind.PERSON} | held.keys()
    made = []
    for key in sorted(keys):
        mine = facts.get(key, [])
        names = _each_once((*recorded.get(key, ()), *held.get(key, ()), *_given(mine)))
        office = any(fact.prop == "post" and _says(fact) for fact in mine) or any(
            normal_text(name) in holders for name in names
        )
        made.append(
            Person(
                id=key,
                names=names,
                roles=frozenset(_roles(mine)),
                held=key in held,
                office=office or "judge" in _roles(mine),
                code_name="agent" in _roles(mine) or any(_field(fact, "script") in _CODES for fact in mine),
                age=age_of(mine, day or casefile.as_of),
                naming=frozenset(
                    one.source for fact in mine if fact.prop in (*_NAMING, "post") for one in fact.statements
                ),
                since=min((one.recorded_at for fact in mine for one in fact.statements), default=None),
            )
        )
    made.sort(key=lambda one: (one.since is None, one.since and one.since.isoformat(), one.id))
    return {one.id: one for one in made}


def _given(facts: Iterable[Fact]) -> list[str]:
    """Every name that statements give, also those that a fact did not choose."""
    names: list[str] = []
    for fact in facts:
        if fact.prop in _NAMING:
            for value in (fact.value, *(one.value for one in fact.statements)):
                if isinstance(value, Mapping):
                    aliases = value.get("aliases")
                    listed = [value.get("name"), value.get("printed")]
                    listed += aliases if isinstance(aliases, list | tuple) else []
                    names += [name for name in listed if isinstance(name, str) and name.strip()]
    return names


def _holders(facts: Iterable[Fact]) -> frozenset[str]:
    found = (_field(fact, "holder") for fact in facts if fact.prop == "post" and _says(fact))
    return frozenset(normal_text(name) for name in found if name)


def _roles(facts: Iterable[Fact]) -> set[str]:
    return {role for fact in facts if fact.prop == "person" and _says(fact) and (role := _field(fact, "role"))}


def _says(fact: Fact) -> bool:
    return fact.stance is Stance.ASSERTS and isinstance(fact.value, Mapping)


def _field(fact: Fact, name: str) -> str | None:
    value = fact.value.get(name) if isinstance(fact.value, Mapping) else None
    return value if isinstance(value, str) and value.strip() else None


def _each_once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name.strip()))
