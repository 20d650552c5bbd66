"""Statements, papers and names as they may be told in one language, once it is decided what is held back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time
from functools import cached_property

from habeas.base.digest import Digest
from habeas.base.ids import EntityId, Handle, ReadingId, StatementId
from habeas.base.language import Lang
from habeas.disclosure.gate.accusation import PARTS, Parts
from habeas.disclosure.gate.deciding import Deciding
from habeas.disclosure.gate.held import Protection, Thing
from habeas.disclosure.gate.persons_held import NOTHING, Why
from habeas.disclosure.gate.stand_ins import stand_in
from habeas.disclosure.gate.values import Values
from habeas.evidence.sources.source import Copy, Described, Description, Source
from habeas.evidence.text.anchor import Anchor
from habeas.record.agreement import normal_text
from habeas.record.keeping import Case
from habeas.record.people import Entity, EntityKind
from habeas.record.statements import Statement

NOBODY = Handle("")
"""Stands where a handle of the team is held back."""

_BODIES = frozenset({EntityKind.ORGAN, EntityKind.COURT, EntityKind.FACILITY})

SHORTEST = 8
"""Least number of signs by which a value may name a statement by the beginning of its id."""


@dataclass(frozen=True)
class Telling:
    """Tells a case in one language. `held` and `taken` are, by statement, why it or its words do not go out."""

    deciding: Deciding
    lang: Lang
    held: dict[StatementId, Why] = field(default_factory=dict)
    taken: dict[StatementId, Why] = field(default_factory=dict)

    @cached_property
    def statements(self) -> Mapping[StatementId, Statement]:
        """Every statement that may be told, as it may be told."""
        out = {}
        for key, statement in self._originals.items():
            part = statement.prop in PARTS
            told = self._part(statement) if part else self._parts.told.get(key)
            if told is not None:
                out[key] = told
        return out

    @cached_property
    def _parts(self) -> Parts:
        """What the parts of the ledger are held against: everything else, as it may be told."""
        others = [one for one in self._originals.values() if one.prop not in PARTS]
        told = {one.id: made for one in others if (made := self._statement(one)) is not None}
        return Parts(self.deciding, told, self.held)

    def sources(self) -> tuple[Source, ...]:
        """The papers that may be told of, as they may be told of, in their order.

        Outside only those that something told stands on: that another paper is there tells something too.
        """
        held, every = self.deciding.sources_held, self.deciding.asked.sources
        if not self.deciding.rules.particulars:
            cited = {one.source for one in self.statements.values()}
            every = tuple(one for one in every if one.id in cited)
        return tuple(self._source(one) for one in every if one.id not in held)

    def entities(self) -> tuple[Entity, ...]:
        """What the told statements are about, under names that may be told; nobody and nothing else."""
        told = {self.deciding.canonical(one.subject) for one in self.statements.values()}
        asked = self.deciding.asked
        every = {one.id: one for one in (*asked.casefile.entities.values(), *asked.entities)}
        known = [every.get(key, entity) for key, entity in asked.casefile.entities.items()]
        return tuple(self._entity(one) for one in known if self.deciding.canonical(one.id) in told)

    def named_bodies(self) -> tuple[Entity, ...]:
        """Bodies, courts and places that the told statements name and are not about, under the names told there.

        With them two names of one place in two languages still count as one, as somebody judged.
        """
        told = {normal_text(name) for one in self.statements.values() for name in _texts(one)}
        there = {one.id for one in self.entities()}
        return tuple(
            one
            for one in self.deciding.asked.entities
            if one.kind in _BODIES
            and one.id not in there
            and normal_text(one.name) in told
            and not self.deciding.names_held(one)
            and not self._found(one.name)
        )

    def case(self, names: tuple[str, ...]) -> Case:
        """The case: outside under the names of those held, because what the team calls it is the team's."""
        case = self.deciding.asked.casefile.case
        if self.deciding.rules.particulars:
            return case
        name = ", ".join(names) or stand_in("case", self.lang)
        return replace(case, name=name, opened_at=self._day(), opened_by=NOBODY)

    def page_title(self, title: str | None) -> str | None:
        """The title of a document, None where it has none or it may not be told."""
        return None if title is None or self._found(title) else title

    @cached_property
    def _values(self) -> Values:
        deciding = self.deciding
        return Values(
            deciding.rules, deciding.screen, deciding.stand_ins, deciding.criminal, self.lang, self._reference
        )

    @cached_property
    def _fact_of(self) -> Mapping[StatementId, tuple[StatementId, ...]]:
        """For every id by which a fact can be named the statements that carry it."""
        return {
            key: tuple(one.id for one in fact.statements)
            for fact in self.deciding.asked.casefile.facts
            for key in fact.ids
        }

    def _reference(self, key: str) -> str | None:
        """The statement to name for this one: itself, or one of its fact that is told; None where none is."""
        named = self._fact_of.get(StatementId(key))
        if named is None and len(key) >= SHORTEST:
            named = next((ids for known, ids in self._fact_of.items() if known.startswith(key)), None)
        told = [one for one in named or () if not self._whole_held(one)]
        if not told:
            return None
        return key if self.deciding.rules.particulars or key in told else told[0]

    def _whole_held(self, key: StatementId) -> bool:
        statement = self._originals.get(key)
        return statement is None or bool(self.deciding.statement_held(statement))

    @cached_property
    def _originals(self) -> Mapping[StatementId, Statement]:
        return {one.id: one for fact in self.deciding.asked.casefile.facts for one in fact.statements}

    def _statement(self, statement: Statement) -> Statement | None:
        deciding, rules = self.deciding, self.deciding.rules
        why, let = deciding.statement_held(statement), deciding.lets(statement)
        subject = deciding.canonical(statement.subject)
        named = deciding.persons_held.get(subject)
        unnamed = subject if (named is not None and named.name) or subject in deciding.others_held else None
        if unnamed is not None and statement.prop == "alias":
            why |= (named.name if named is not None else deciding.others_held[subject]) - let
        value = self._values.told(statement.prop, statement.value, unnamed, let)
        if why | value.held:
            self.held[statement.id] = why | value.held
            return None
        speaker, silent = statement.attributed_to, NOTHING
        if speaker is not None:
            speaker, silent = self._values.speaker(speaker, let)
        taken = frozenset(value.taken) | silent
        quiet = self._quote(statement, let) | taken
        if taken or quiet:
            self.taken[statement.id] = taken | quiet
        if not quiet and rules.particulars and value.value == statement.value:
            return statement
        # What superseded what is in the record's own order, and shows nothing to anybody else.
        changed = {"value": value.value, "attributed_to": speaker, "anchor": self._anchor(statement.anchor, quiet)}
        if rules.particulars:
            return statement.retold(**changed)
        return statement.retold(
            **changed,
            source_grade=None,
            information_grade=None,
            recorded_by=NOBODY,
            recorded_at=self._day(),
            extractor=None,
            supersedes=None,
            reason="",
            nonce="0" * 32,
        )

    def _part(self, statement: Statement) -> Statement | None:
        """A part of the ledger: nothing is told with it that is not told besides."""
        told = self._statement(statement)
        why = self._parts.why(statement)
        if why or told is None:
            self.held[statement.id] = self.held.get(statement.id, NOTHING) | why
            return None
        if not told.anchor.quote or not self._parts.speechless(statement):
            return told
        self.taken[statement.id] = self.taken.get(statement.id, NOTHING) | {Protection.STANDS_ON}
        return told.retold(anchor=self._anchor(told.anchor, frozenset({Protection.STANDS_ON})))

    def _quote(self, statement: Statement, let: Why) -> Why:
        """Why the words of a statement do not go out; empty where they do."""
        source = self.deciding.sources.get(statement.source)
        why = set(self.deciding.screen.found(statement.anchor.quote) - let)
        if source is not None and source.secrecy not in self.deciding.rules.quotes:
            why |= {Protection.SECRECY} - let
        return frozenset(why)

    def _anchor(self, anchor: Anchor, quiet: Why) -> Anchor:
        """The place of the words; around them nothing goes out, and where they do not, neither does their place."""
        if not quiet and self.deciding.rules.particulars:
            return anchor
        quote = "" if quiet else anchor.quote
        return replace(anchor, reading=ReadingId(""), quote=quote, prefix="", suffix="")

    def _source(self, source: Source) -> Source:
        rules, let = self.deciding.rules, self.deciding.ruled.lets((Thing.SOURCE, source.id))
        if rules.particulars:
            return source
        copy = source.copy
        if source.secrecy not in rules.digests and Protection.SECRECY not in let:
            ids = self.deciding.asked.ids
            copy = Copy(Digest("" if ids is None else ids.commitment(copy.digest)), 0, copy.media_type)
        told = source.description
        return replace(
            source,
            copy=copy,
            received_at=self._day(),
            received_by=NOBODY,
            tool="",
            original_name=None,
            grade=None,
            note="",
            description=Description(
                title=self._described(told.title, let),
                author=self._described(told.author, let),
                publisher=self._described(told.publisher, let),
                published=told.published,
                address=self._described(told.address, let),
                language=told.language,
            ),
        )

    def _described(self, told: Described[str] | None, let: Why) -> Described[str] | None:
        return None if told is None or self._found(told.value) - let else told

    def _found(self, text: str) -> Why:
        return self.deciding.screen.found(text)

    def _entity(self, entity: Entity) -> Entity:
        key = self.deciding.canonical(entity.id)
        if entity.kind is EntityKind.CASE:
            return entity if self.deciding.rules.particulars else replace(entity, name=stand_in("case", self.lang))
        if self.called_by_claim(entity):
            return entity
        if self.deciding.names_held(entity) or self._strange(entity, key):
            return replace(entity, name=self.deciding.stand_ins.of(key, self.lang))
        return entity

    def called_by_claim(self, entity: Entity) -> bool:
        """Whether an allegation is called by the words of a claim that is told."""
        return entity.kind is EntityKind.ALLEGATION and self._parts.names(entity)

    def _strange(self, entity: Entity, key: EntityId) -> bool:
        """Whether one of several names of a thing tells what may not be told, though the one it goes by does not."""
        return entity.id != key and entity.kind is not EntityKind.PERSON and bool(self._found(entity.name))

    def _day(self) -> datetime:
        return datetime.combine(self.deciding.asked.casefile.as_of, time(), UTC)


def _texts(statement: Statement) -> Iterator[str]:
    """Every text that the value of a statement holds."""
    if isinstance(statement.value, Mapping):
        for inner in statement.value.values():
            yield from [inner] if isinstance(inner, str) else ()
