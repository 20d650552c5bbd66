"""Agents under code names: when they came, by whom, what they collected, and what hangs on them alone."""

from collections.abc import Iterable, Mapping, Sequence

from habeas.base.ids import EntityId
from habeas.findings.ledger.items import Agent, Allegation, text_field
from habeas.record.casefile import Fact
from habeas.record.people import Entity


def agent_names(facts: Iterable[Fact], entities: Mapping[EntityId, Entity]) -> Mapping[str, EntityId]:
    """Every name of everybody whom a statement gives the part of an agent, with the entity it goes by.

    Names of entities that people judged to be one stand for that one; no other name is ever joined to a code name.
    """
    facts = tuple(facts)
    agents = {fact.subject for fact in facts if fact.prop == "person" and text_field(fact.value, "role") == "agent"}
    found = {entity.name: entity.id for entity in entities.values() if entity.id in agents}
    for fact in facts:
        if fact.subject not in agents or fact.prop not in ("person", "alias"):
            continue
        for statement in fact.statements:
            name = text_field(statement.value, "name")
            others = statement.value.get("aliases") if isinstance(statement.value, Mapping) else None
            given = [name, *(others if isinstance(others, list | tuple) else ())]
            found.update({one: fact.subject for one in given if isinstance(one, str) and one})
    return found


def agents_of(
    names: Mapping[str, EntityId], facts: Iterable[Fact], allegations: Sequence[Allegation]
) -> tuple[Agent, ...]:
    """Everybody under a code name, in the order of their names."""
    facts = tuple(facts)
    found = []
    for key in sorted(set(names.values())):
        said_in = [one.key for one in allegations if key in _agents_in(one)]
        found.append(
            Agent(
                entity=key,
                names=tuple(sorted(name for name, whose in names.items() if whose == key)),
                work=tuple(fact for fact in facts if fact.subject == key and fact.prop == "agent_work"),
                said_in=tuple(said_in),
                alone_in=tuple(one.key for one in allegations if one.alone == key),
            )
        )
    return tuple(sorted(found, key=lambda agent: (agent.names, agent.entity)))


def _agents_in(allegation: Allegation) -> set[EntityId | None]:
    voices = [claim.voice for claim in allegation.claims] + [tie.voice for tie in allegation.ties]
    return {voice.agent for voice in voices}
