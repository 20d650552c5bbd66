"""Whom and what a name means in a case: an entity that is there, or a new one."""

from collections.abc import Mapping
from functools import cached_property

from habeas.base.ids import EntityId
from habeas.base.known import Known
from habeas.base.plain import Plain
from habeas.desk.bodies import kind_in_field, kind_of_body
from habeas.desk.session import Session
from habeas.names.comparison import Same, compare
from habeas.record.keeping import Case
from habeas.record.people import Entity, EntityKind, Judgement, Sameness, groups, standing
from habeas.record.vocabulary.loading import vocabulary
from habeas.record.vocabulary.terms import FieldType

AGENT = "agent"
"""The role of somebody known by a code name, who is never joined to anybody but by people (SAFETY 10)."""

_PERSON = "person"

type Said = Known[Mapping[str, Plain]]


class Roll:
    """The entities of one case, while one piece of work adds to them inside a transaction.

    Code names are those that a statement, a proposal of any state, or what is being recorded now gives
    the role of an agent: a name that is one anywhere in the case is never joined to another by the
    machine. What the case holds is read once, when it is first needed. With `together` entities that are made wait
    for :meth:`keep`, which keeps them before the statements about them.
    """

    def __init__(self, session: Session, case: Case, *, together: bool = False) -> None:
        self._session = session
        self.case = case
        self._together = together
        self._unkept: list[Entity] = []
        self._apart: set[EntityId] = set()

    def keep(self) -> None:
        """Keep the entities that were made since the last time."""
        self._session.vault.record.add_new_entities(self.case.id, self._unkept)
        self._unkept = []

    def set_apart(self, entity: EntityId) -> None:
        """Let no name mean this entity from now on, nor be joined to it: it is another row of a list."""
        self._apart.add(entity)
        self._joinable.pop(entity, None)

    def subject(self, name: str | None, prop: str, value: Said) -> EntityId:
        """The entity that a name means where this is said of it; made and linked to the case if there is none.

        The same name is the same entity. A person's name that is likely another spelling or script of
        one person's gets an entity of its own, joined to that one by a judgement in the name of the
        session's user, which can be undone; a code name is joined to nothing, and a name that turns
        out to be one is parted from what the machine joined it to. No name at all means the case as a whole.
        """
        if name is None:
            return self._whole_case()
        kinds = vocabulary().properties[prop].of
        found = next((e for e in self._named.get(name, ()) if e.kind in kinds and e.id not in self._apart), None)
        agent = _is_agent(prop, value)
        if agent:
            self._code_names.add(name)
        if found is None:
            found = self._make(kind_of_body(value) if prop == "organ" else kinds[0], name)
            self._join_likely(found)
        elif agent:
            self._part(found)
        return found.id

    def now_said(self, subject: EntityId, prop: str, value: Said) -> None:
        """Part an entity of this case from what the machine joined it to, when this makes it a code name."""
        entity = next((one for one in self._all() if one.id == subject), None)
        if entity is not None and _is_agent(prop, value):
            self._part(entity)

    def bodies(self, prop: str, value: Said) -> None:
        """Make an entity of each body and place that a value names, so that people can judge which are the same."""
        if not isinstance(value, Mapping):
            return
        for field, told in value.items():
            term = vocabulary().properties[prop].fields.get(field)
            if term is None or term.type is not FieldType.BODY or not isinstance(told, str):
                continue
            if all(entity.kind is EntityKind.PERSON for entity in self._named.get(told, ())):
                self._make(kind_in_field(prop, field, value), told)

    @cached_property
    def _named(self) -> dict[str, list[Entity]]:
        named: dict[str, list[Entity]] = {}
        for entity in self._session.vault.record.entities(self.case.id):
            named.setdefault(entity.name, []).append(entity)
        return named

    @cached_property
    def _joinable(self) -> dict[EntityId, Entity]:
        """The persons to whom another name can be joined; of a long list there are ever more that cannot."""
        persons = (entity for entity in self._all() if entity.kind is EntityKind.PERSON)
        return {entity.id: entity for entity in persons if entity.id not in self._apart}

    @cached_property
    def _goes_by(self) -> dict[EntityId, EntityId]:
        return dict(groups(self._all(), self._session.vault.record.judgements(self.case.id)))

    @cached_property
    def _code_names(self) -> set[str | None]:
        vault = self._session.vault
        by_id = {entity.id: entity.name for entity in self._all()}
        persons = vault.record.statements(self.case.id, _PERSON)
        said = {by_id.get(s.subject) for s in persons if _is_agent(s.prop, s.value)}
        proposals = vault.proposals.proposals(self.case.id, prop=_PERSON)
        return said | {p.draft.subject for p in proposals if _is_agent(p.draft.type, p.draft.value)}

    def _all(self) -> list[Entity]:
        return [entity for same_name in self._named.values() for entity in same_name]

    def _make(self, kind: EntityKind, name: str) -> Entity:
        made = Entity(self._session.new_entity_id(), kind, name)
        self._unkept.append(made)
        if not self._together:
            self.keep()
        self._named.setdefault(name, []).append(made)
        if kind is EntityKind.PERSON:
            self._joinable[made.id] = made
        return made

    def _whole_case(self) -> EntityId:
        key = EntityId(self.case.id)
        same_name = self._named.setdefault(self.case.name, [])
        if all(entity.id != key for entity in same_name):
            whole = Entity(key, EntityKind.CASE, self.case.name)
            self._session.vault.record.add_entity(self.case.id, whole)
            same_name.append(whole)
        return key

    def _join_likely(self, made: Entity) -> None:
        if made.kind is not EntityKind.PERSON:
            return
        goes_by = self._goes_by
        goes_by.setdefault(made.id, made.id)
        likely = [
            entity
            for entity in self._joinable.values()
            if entity.id != made.id
            and compare(entity.name, made.name).same is Same.LIKELY
            and entity.name not in self._code_names
        ]
        if made.name in self._code_names or len({goes_by[entity.id] for entity in likely}) != 1:
            return
        self._judge(likely[0].id, made.id, Sameness.SAME, _likely(likely[0].name, made.name))
        goes_by[made.id] = goes_by[likely[0].id]

    def _part(self, agent: Entity) -> None:
        """Take back what the machine joined this entity to; what a person judged stays."""
        names = {entity.id: entity.name for entity in self._all()}
        for (one, other), judgement in standing(self._session.vault.record.judgements(self.case.id)).items():
            machine = {_likely(names.get(a, ""), names.get(b, "")) for a, b in ((one, other), (other, one))}
            if agent.id in (one, other) and judgement.sameness is Sameness.SAME and judgement.reason in machine:
                self._judge(one, other, Sameness.UNDONE, f"{agent.name} is a code name.")

    def _judge(self, one: EntityId, other: EntityId, sameness: Sameness, reason: str) -> None:
        self.keep()
        session = self._session
        judgement = Judgement(one, other, sameness, session.who, session.now(), reason)
        session.vault.record.add_judgement(self.case.id, judgement)


def _likely(one: str, other: str) -> str:
    return f"The names {one} and {other} are likely one name."


def _is_agent(prop: str, value: object) -> bool:
    return prop == _PERSON and isinstance(value, Mapping) and value.get("role") == AGENT
