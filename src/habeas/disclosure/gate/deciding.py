"""What is decided of a case for an audience before a word is told in any language: persons, papers, statements."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from habeas.base.ids import EntityId, SourceId
from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.asking import Asked
from habeas.disclosure.gate.audiences import Rules, rules_of
from habeas.disclosure.gate.births import days_told
from habeas.disclosure.gate.criminal import Criminal, criminal_of
from habeas.disclosure.gate.held import Protection, Thing
from habeas.disclosure.gate.permitting import permissions_of
from habeas.disclosure.gate.persons import Person, persons_of
from habeas.disclosure.gate.persons_held import NOTHING, PersonHeld, Why, all_held, person_held
from habeas.disclosure.gate.ruled import RuledThings, ruled_things
from habeas.disclosure.gate.screening import Screen, Wanted
from habeas.disclosure.gate.stand_ins import StandIns, stand_ins
from habeas.disclosure.gate.statements_held import privilege_holds, property_holds, source_holds
from habeas.evidence.sources.source import Source
from habeas.record.casefile import Fact
from habeas.record.people import Entity, EntityKind
from habeas.record.statements import Statement
from habeas.record.vocabulary.loading import vocabulary

_PRIVATE_BY_KIND = frozenset({EntityKind.ACCOUNT, EntityKind.DOCUMENT})
"""Kinds whose names are words of somebody, told only where whoever is told may have the particulars."""


@dataclass(frozen=True)
class Deciding:
    """Decides for one question; everything in it is worked out once. It is not in the order of any language."""

    asked: Asked
    rules: Rules = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "rules", rules_of(self.asked.audience))

    @cached_property
    def ruled(self) -> RuledThings:
        """The rulings that stand."""
        return ruled_things(self.asked.rulings, self.asked.casefile.case.id, self.asked.audience)

    @cached_property
    def sources(self) -> Mapping[SourceId, Source]:
        """All sources of the case."""
        return {one.id: one for one in self.asked.sources}

    @cached_property
    def country(self) -> str | None:
        """The country whose law holds: the one that the case names, else the only one that its charges name."""
        said = self.asked.casefile.case.jurisdiction
        if said is not None:
            return said
        named = {one.country for held in self.asked.casefile.detainees for one in held.charges if one.country}
        return named.pop() if len(named) == 1 else None

    @cached_property
    def persons(self) -> Mapping[EntityId, Person]:
        """The persons of the case."""
        return persons_of(self.asked.casefile, self.asked.entities, self.asked.days[0])

    @cached_property
    def persons_held(self) -> Mapping[EntityId, PersonHeld]:
        """What holds each person back; rulings are in it."""
        found = {}
        permissions = permissions_of(self.asked.casefile)
        for key, person in self.persons.items():
            held = person_held(person, self.rules, permissions, self.asked.beside.independence, self.asked.days)
            ruled = self.ruled.holds(Thing.ENTITY, key)
            held = PersonHeld(held.name | ruled, held.facts | ruled)
            found[key] = held.without(self.ruled.lets((Thing.ENTITY, key)))
        return found

    @cached_property
    def whole(self) -> Why:
        """Why nothing of the case may be told at all; empty where something may."""
        return all_held(self.persons_held, self.persons.values())

    @cached_property
    def others_held(self) -> Mapping[EntityId, Why]:
        """Things that are no persons whose names are held back: accounts, papers, and names that tell what is held."""
        found: dict[EntityId, Why] = {}
        for key, entity in self.asked.casefile.entities.items():
            if entity.kind in (EntityKind.PERSON, EntityKind.CASE):
                continue
            why = set(self.screen.found(entity.name)) | self.ruled.holds(Thing.ENTITY, key)
            if entity.kind in _PRIVATE_BY_KIND and not self.rules.particulars and not self.rules.strangers:
                why.add(Protection.NO_BASIS)
            if entity.kind is EntityKind.ALLEGATION and self.asked.audience is not Audience.SELF:
                # It is called by words of a claim; whoever tells it looks whether that claim is told.
                why.add(Protection.STANDS_ON)
            left = frozenset(why) - self.ruled.lets((Thing.ENTITY, key))
            if left and entity.id == key:
                found[key] = left
        return found

    @cached_property
    def criminal(self) -> Criminal:
        """Words that are called criminal in the case."""
        return criminal_of(self.asked.casefile.facts, self.country)

    @cached_property
    def screen(self) -> Screen:
        """What free text is held against."""
        rules = self.rules
        held = {key: one.names for key, one in self.persons.items() if self.persons_held[key].name}
        told = [name for key, one in self.persons.items() if not self.persons_held[key].name for name in one.names]
        criminal = self.criminal.called if Protection.INCRIMINATED_WORDS in rules.protections else ()
        return Screen(
            Wanted(
                held=held,
                told=tuple(told),
                criminal=tuple(one.words for one in criminal),
                homes=tuple(self._homes()),
                births=tuple(self._births()),
                strangers=not rules.strangers,
                code_names=Protection.CODE_NAME in rules.protections,
                numbers=Protection.IDENTITY_NUMBER in rules.protections,
                addresses=rules.protects(Protection.ADDRESS, "held"),
            )
        )

    @cached_property
    def stand_ins(self) -> StandIns:
        """What stands in for the names that are held back."""
        persons = [one for key, one in self.persons.items() if self.persons_held[key].name]
        entities = self.asked.casefile.entities
        return stand_ins(persons, [(key, entities[key].kind.value) for key in sorted(self.others_held)])

    @cached_property
    def sources_held(self) -> Mapping[SourceId, Why]:
        """The papers that may not be told of."""
        found = {}
        for key, source in self.sources.items():
            ruled = self.ruled.holds(Thing.SOURCE, key)
            why = source_holds(source, self.rules, self.country) | ruled
            if left := why - self.ruled.lets((Thing.SOURCE, key)):
                found[key] = left
        return found

    def statement_held(self, statement: Statement) -> Why:
        """Why a statement may not be told, its words apart; empty where it may."""
        subject = self.canonical(statement.subject)
        person = self.persons.get(subject)
        source = self.sources.get(statement.source)
        known = statement.prop in vocabulary().properties
        why = set(property_holds(statement.prop, self.rules, person)) if known else {Protection.NOT_LISTED}
        # A statement is told on the sources that were handed over; whoever composes is refused one that was not.
        why |= NOTHING if source is None else source_holds(source, self.rules, self.country)
        why |= privilege_holds(statement, self.rules) | self.whole
        why |= self.persons_held[subject].facts if subject in self.persons_held else NOTHING
        for thing in self._things(statement, subject):
            why |= self.ruled.holds(*thing)
        return frozenset(why) - self.lets(statement)

    def lets(self, statement: Statement) -> Why:
        """Which protections a person let this statement pass."""
        return self.ruled.lets(*self._things(statement, self.canonical(statement.subject)))

    def canonical(self, key: EntityId) -> EntityId:
        """The id that an entity goes by."""
        entity = self.asked.casefile.entities.get(key)
        return key if entity is None else entity.id

    def names_held(self, entity: Entity) -> Why:
        """Why an entity's name may not be told; empty where it may."""
        key = self.canonical(entity.id)
        return self.persons_held[key].name if key in self.persons_held else self.others_held.get(key, NOTHING)

    def _things(self, statement: Statement, subject: EntityId) -> Sequence[tuple[Thing, str]]:
        return (
            (Thing.STATEMENT, statement.id),
            (Thing.SOURCE, statement.source),
            (Thing.ENTITY, subject),
            (Thing.PROPERTY, statement.prop),
        )

    def _homes(self) -> Sequence[str]:
        """Homes of persons whose homes are held back, as the record has them, and accounts that are."""
        found = []
        for fact in self.asked.casefile.facts:
            person = self.persons.get(fact.subject)
            kinds = () if person is None else person.kinds
            if fact.prop == "residence" and self.rules.protects(Protection.ADDRESS, *kinds):
                found += _texts(fact)
        if not self.rules.strangers:
            found += [one.name for one in self.asked.casefile.entities.values() if one.kind is EntityKind.ACCOUNT]
        return found

    def _births(self) -> Iterator[date]:
        """Days of birth that statements tell which are held back."""
        for fact in self.asked.casefile.facts:
            for one in fact.statements if fact.prop == "birth_date" else ():
                if isinstance(one.value, Mapping) and self.statement_held(one):
                    yield from days_told(str(one.value.get("date")))


def _texts(fact: Fact) -> list[str]:
    values = [one.value for one in fact.statements if isinstance(one.value, Mapping)]
    return [text for value in values if isinstance(text := value.get("text"), str)]
