"""The name that an entity goes by in the language of a View."""

from collections.abc import Iterable, Mapping

from habeas.base.ids import EntityId
from habeas.base.language import Lang
from habeas.disclosure.view import Line, Run
from habeas.record.casefile import Fact
from habeas.record.people import Entity, EntityKind

_NAMING = {
    EntityKind.PERSON: "person",
    EntityKind.ORGAN: "organ",
    EntityKind.COURT: "organ",
    EntityKind.FACILITY: "organ",
}
"""The property by which a source names an entity of this kind."""


def names_in(lang: Lang, entities: Mapping[EntityId, Entity], facts: Iterable[Fact]) -> Mapping[EntityId, Line]:
    """Each entity's name: as a source in the View's language gives it, else as it was first recorded.

    No name is transliterated or translated. Where several names stand in that language, the one it
    was recorded under is taken, else the longest. The case as a whole has no name: what is said of it
    needs no subject.
    """
    given: dict[EntityId, list[Run]] = {}
    for fact in facts:
        entity = entities.get(fact.subject)
        if entity is None or _NAMING.get(entity.kind) != fact.prop:
            continue
        for statement in fact.statements:
            name = statement.value.get("name") if isinstance(statement.value, Mapping) else None
            if isinstance(name, str) and name:
                given.setdefault(fact.subject, []).append(Run(name, statement.language))
    return {
        key: () if entity.kind is EntityKind.CASE else _chosen(entity.name, given.get(key, []), lang)
        for key, entity in entities.items()
    }


def _chosen(recorded: str, given: list[Run], lang: Lang) -> Line:
    native = [run.text for run in given if run.lang is lang]
    if recorded not in native and native:
        return (Run(max(native, key=lambda name: (len(name), name))),)
    foreign = next((run.lang for run in given if run.text == recorded and run.lang is not lang), None)
    return (Run(recorded, None if recorded in native else foreign),)
