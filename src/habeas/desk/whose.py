"""Whom a name means in a case: an entity that is there, or a new one."""

from collections.abc import Mapping

from habeas.base.ids import EntityId
from habeas.desk.session import Session
from habeas.names.comparison import Same, compare
from habeas.record.keeping import Case
from habeas.record.people import Entity, EntityKind, Judgement, Sameness, groups
from habeas.record.vocabulary.loading import vocabulary

AGENT = "agent"
"""The role of somebody known by a code name, who is never joined to anybody but by people (SAFETY 10)."""


class Roll:
    """The entities of one case, while one piece of work adds to them inside a transaction.

    Code names are those that an accepted statement, or a proposal of any state, gives the role of an
    agent: a name that is one anywhere in the case is never joined to another by the machine.
    """

    def __init__(self, session: Session, case: Case) -> None:
        keeping = session.vault.record
        self._session = session
        self._case = case
        self._entities = list(keeping.entities(case.id))
        self._goes_by = dict(groups(self._entities, keeping.judgements(case.id)))
        named = {entity.id: entity.name for entity in self._entities}
        self._code_names = {
            named.get(each.subject) for each in keeping.statements(case.id) if _is_agent(each.prop, each.value)
        } | {
            each.draft.subject
            for each in session.vault.proposals.proposals(case.id)
            if _is_agent(each.draft.type, each.draft.value)
        }

    def subject(self, name: str | None, prop: str) -> EntityId:
        """The entity that a name means for this property; made and linked to the case where there is none.

        The same name is the same entity. A person's name that is likely another spelling or script of
        one person's gets an entity of its own, joined to that one by a judgement in the name of the
        session's user, which can be undone; a code name is joined to nothing. No name at all means
        the case as a whole.
        """
        if name is None:
            return self._whole_case()
        kinds = vocabulary().properties[prop].of
        for entity in self._entities:
            if entity.kind in kinds and entity.name == name:
                return entity.id
        made = Entity(self._session.new_entity_id(), kinds[0], name)
        self._session.vault.record.add_entity(self._case.id, made)
        self._join_likely(made)
        self._entities.append(made)
        return made.id

    def _whole_case(self) -> EntityId:
        key = EntityId(self._case.id)
        if all(entity.id != key for entity in self._entities):
            whole = Entity(key, EntityKind.CASE, self._case.name)
            self._session.vault.record.add_entity(self._case.id, whole)
            self._entities.append(whole)
        return key

    def _join_likely(self, made: Entity) -> None:
        self._goes_by[made.id] = made.id
        if made.kind is not EntityKind.PERSON or made.name in self._code_names:
            return
        likely = [
            entity
            for entity in self._entities
            if entity.kind is made.kind
            and entity.name not in self._code_names
            and compare(entity.name, made.name).same is Same.LIKELY
        ]
        if len({self._goes_by[entity.id] for entity in likely}) != 1:
            return
        first = likely[0]
        reason = f"The names {first.name} and {made.name} are likely one name."
        session = self._session
        judgement = Judgement(first.id, made.id, Sameness.SAME, session.who, session.now(), reason)
        session.vault.record.add_judgement(self._case.id, judgement)
        self._goes_by[made.id] = self._goes_by[first.id]


def _is_agent(prop: str, value: object) -> bool:
    return prop == "person" and isinstance(value, Mapping) and value.get("role") == AGENT
