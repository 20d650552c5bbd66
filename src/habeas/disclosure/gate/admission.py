"""The gate itself: of a case and its sources, what this audience may be told, and what was held back and why."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property

from habeas.base.ids import Handle, StatementId
from habeas.base.language import Lang
from habeas.disclosure.audience import Audience
from habeas.disclosure.data.release_ids import ReleaseIds
from habeas.disclosure.gate.asking import Asked, Beside
from habeas.disclosure.gate.audiences import Rules
from habeas.disclosure.gate.deciding import Deciding
from habeas.disclosure.gate.held import Held, HeldFacts, Protection, Thing
from habeas.disclosure.gate.persons_held import Why
from habeas.disclosure.gate.telling import Telling
from habeas.evidence.sources.independence import Independence
from habeas.evidence.sources.source import Source
from habeas.record.casefile import CaseFile, Fact, Missing, Spell
from habeas.record.fold import fold
from habeas.record.gaps import missing_in
from habeas.record.people import Judgement, Sameness
from habeas.record.statements import Statement
from habeas.record.vocabulary.loading import vocabulary


@dataclass(frozen=True, slots=True)
class Admitted:
    """What may be told: `casefile`, `sources` and `beside` hold nothing else, so that whoever composes needs no rule.

    Names that are held back have a stand-in in `lang`. A quote that does not go out is empty; a digest that does not
    is a commitment or empty. `counts` are how many facts of each property were held back, by property. What is
    privileged is in neither `held` nor `counts`: that there is something would already be an answer.
    """

    casefile: CaseFile
    sources: tuple[Source, ...]
    audience: Audience
    held: tuple[Held, ...]
    counts: tuple[HeldFacts, ...]
    lang: Lang
    beside: Beside
    rules: Rules
    ids: ReleaseIds | None = None

    def known_as(self, statement: StatementId) -> StatementId | None:
        """The id by which a statement is known to whoever is told: its own inside, outside that of the release."""
        if self.rules.particulars:
            return statement
        return None if self.ids is None else StatementId(self.ids.of("statement", statement))

    def told(self, fact: Fact) -> Fact | None:
        """The fact as it may be told, by any of its statements; None where it is held back.

        For those who computed something from the whole record: of what they found they tell this and nothing else.
        """
        keys = fact.ids
        return next((one for one in self.casefile.facts if not keys.isdisjoint(one.ids)), None)


@dataclass(frozen=True)
class Decision:
    """What was decided of one question, whatever the language; made by :func:`decide`."""

    deciding: Deciding

    def admitted(self, lang: Lang) -> Admitted:
        """What may be told, with stand-ins in this language."""
        asked, telling = self.deciding.asked, Telling(self.deciding, lang)
        statements = telling.statements
        sources = telling.sources()
        casefile = self._casefile(telling, statements)
        return Admitted(
            casefile=casefile,
            sources=sources,
            audience=asked.audience,
            held=tuple(one for one in self._held(telling) if Protection.PRIVILEGED not in one.why),
            counts=tuple(self._counts(telling)),
            lang=lang,
            beside=self._beside(telling, sources, statements),
            rules=self.deciding.rules,
            ids=asked.ids,
        )

    @cached_property
    def held(self) -> tuple[Held, ...]:
        """Everything that is held back, what is privileged too: for whoever holds the vault, and nobody else."""
        telling = Telling(self.deciding, Lang.EN)
        _ = telling.statements
        return tuple(self._held(telling))

    def _casefile(self, telling: Telling, statements: Mapping[StatementId, Statement]) -> CaseFile:
        asked = self.deciding.asked
        whole = [one for fact in asked.casefile.facts for one in fact.statements]
        if self.deciding.rules.particulars and all(statements.get(one.id) is one for one in whole):
            return asked.casefile
        entities = (*telling.entities(), *telling.named_bodies())
        folded, _ = fold(telling.case(()), entities, statements.values(), (), self._sameness(), asked.casefile.as_of)
        names = tuple(one.names[0] for one in folded.detainees if one.names)
        facts = tuple(self._with_former(fact) for fact in folded.facts)
        known = _changed(folded, {id(old): new for old, new in zip(folded.facts, facts, strict=True)})
        return replace(known, case=telling.case(names), missing=self._missing(folded))

    def _sameness(self) -> list[Judgement]:
        """The judgements that give every entity the one it goes by, and nothing of who judged."""
        at = datetime.min.replace(tzinfo=UTC)
        return [
            Judgement(key, one.id, Sameness.SAME, Handle(""), at, "")
            for key, one in self.deciding.asked.casefile.entities.items()
            if key != one.id
        ]

    @cached_property
    def _former(self) -> Mapping[StatementId, frozenset[StatementId]]:
        facts = self.deciding.asked.casefile.facts
        return {one.id: fact.former for fact in facts for one in fact.statements if fact.former}

    def _with_former(self, fact: Fact) -> Fact:
        former = frozenset[StatementId]().union(*(self._former.get(one.id, ()) for one in fact.statements))
        return replace(fact, former=former) if former else fact

    def _missing(self, folded: CaseFile) -> tuple[Missing, ...]:
        """What the record lacks, not what was held back; what is privileged counts as if it were not there."""
        told = {one.entity.id for one in folded.detainees}
        asked = self.deciding.asked.casefile
        known = [
            replace(one, facts=tuple(fact for fact in one.facts if not self._privileged(fact)))
            for one in asked.detainees
        ]
        gaps = missing_in(known, vocabulary().gaps)
        return tuple(one for one in gaps if one.subject is None or one.subject in told)

    def _privileged(self, fact: Fact) -> bool:
        return all(Protection.PRIVILEGED in self.deciding.statement_held(one) for one in fact.statements)

    def _held(self, telling: Telling) -> Iterator[Held]:
        for key in sorted(telling.held):
            yield Held(Thing.STATEMENT, key, _ordered(telling.held[key]))
        for key in sorted(telling.taken.keys() - telling.held.keys()):
            yield Held(Thing.STATEMENT, key, _ordered(telling.taken[key]), words_only=True)
        for entity, held in self.deciding.persons_held.items():
            if held.name or held.facts:
                yield Held(Thing.ENTITY, entity, _ordered(held.name | held.facts), words_only=not held.facts)
        entities = self.deciding.asked.casefile.entities
        for entity, why in self.deciding.others_held.items():
            if telling.called_by_claim(entities[entity]):
                continue
            yield Held(Thing.ENTITY, entity, _ordered(why), words_only=True)
        for source, why in self.deciding.sources_held.items():
            yield Held(Thing.SOURCE, source, _ordered(why))
        told = {one.id: one.copy.digest for one in telling.sources()}
        for source, paper in self.deciding.sources.items():
            if source in told and told[source] != paper.copy.digest:
                yield Held(Thing.SOURCE, source, (Protection.SECRECY,), words_only=True)

    def _counts(self, telling: Telling) -> Iterator[HeldFacts]:
        found: Counter[tuple[str, tuple[Protection, ...]]] = Counter()
        for fact in self.deciding.asked.casefile.facts:
            whys = [telling.held[one.id] for one in fact.statements if one.id in telling.held]
            open_ = [why for why in whys if Protection.PRIVILEGED not in why]
            if len(whys) == len(fact.statements) and open_:
                found[fact.prop, _ordered(frozenset[Protection]().union(*open_))] += 1
        for (prop, why), number in sorted(found.items()):
            yield HeldFacts(prop, why, number)

    def _beside(
        self, telling: Telling, sources: tuple[Source, ...], statements: Mapping[StatementId, Statement]
    ) -> Beside:
        beside, known = self.deciding.asked.beside, {one.id for one in sources}
        if self.deciding.rules.particulars:
            inside = tuple(one for one in beside.inside if {one.container, one.part} <= known)
            return replace(beside, inside=inside)
        told = beside.independence
        return Beside(
            independence=None
            if told is None
            else Independence(
                {one: first for one, first in told.goes_by.items() if one in known},
                tuple(one for one in told.repeating if {one.one, one.other} <= known),
                {},
                tuple(one for one in told.bonds if {one.one, one.other} <= known),
            ),
            pages={
                key: (telling.page_title(title), number, count)
                for key, (title, number, count) in beside.pages.items()
                if key in known
            },
            inside=(),
            marks=replace(
                beside.marks,
                recognised=beside.marks.recognised & statements.keys(),
                machine=beside.marks.machine & statements.keys(),
                times={key: time for key, time in beside.marks.times.items() if key in statements},
            ),
        )


def decide(asked: Asked) -> Decision:
    """Decide what this audience may be told; tell it in each language with :meth:`Decision.admitted`."""
    return Decision(Deciding(asked))


def admit(asked: Asked, lang: Lang) -> Admitted:
    """What this audience may be told of the case, with stand-ins for names in this language."""
    return decide(asked).admitted(lang)


def _changed(casefile: CaseFile, facts: Mapping[int, Fact]) -> CaseFile:
    """The case with other values of its facts, by what they are now."""

    def new(every: Iterable[Fact]) -> tuple[Fact, ...]:
        return tuple(facts[id(one)] for one in every)

    def spell(one: Spell) -> Spell:
        return replace(
            one,
            apprehension=new(one.apprehension),
            release=new(one.release),
            orders=new(one.orders),
            places=new(one.places),
        )

    return replace(
        casefile,
        detainees=tuple(
            replace(
                one,
                facts=new(one.facts),
                spells=tuple(map(spell, one.spells)),
                charges=tuple(replace(each, history=new(each.history)) for each in one.charges),
            )
            for one in casefile.detainees
        ),
        facts=new(casefile.facts),
        timeline=new(casefile.timeline),
        said={who: new(said) for who, said in casefile.said.items()},
        conflicts=tuple(replace(one, facts=new(one.facts)) for one in casefile.conflicts),
    )


def _ordered(why: Why) -> tuple[Protection, ...]:
    return tuple(one for one in Protection if one in why)
