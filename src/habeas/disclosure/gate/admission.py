"""The gate itself: of a case and its sources, what this audience may be told, and what was held back and why."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from habeas.disclosure.allowance import allowed_properties
from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.held import Held, HeldFacts, Protection, Thing
from habeas.disclosure.gate.rulings import Ruling
from habeas.disclosure.privilege import READERS, may_be_told, open_to
from habeas.evidence.sources.source import Source
from habeas.record.casefile import CaseFile, Fact, Spell
from habeas.record.detainees import names_of
from habeas.record.vocabulary.loading import vocabulary

_NAMING = frozenset({"person", "alias", "organ"})
"""The properties that give a person names; where one is withheld, the names it gave are too."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the gate is asked: a case with all its sources, for whom, under which rulings. The day is the case's."""

    casefile: CaseFile
    sources: tuple[Source, ...]
    audience: Audience
    rulings: tuple[Ruling, ...] = ()


@dataclass(frozen=True, slots=True)
class Admitted:
    """What may be told: `casefile` and `sources` hold nothing else, so that whoever composes needs no rule.

    `counts` are how many facts of each property were held back, by property. What is privileged is in neither
    `held` nor `counts`: that there is something would already be an answer.
    """

    casefile: CaseFile
    sources: tuple[Source, ...]
    audience: Audience
    held: tuple[Held, ...]
    counts: tuple[HeldFacts, ...] = ()


def admit(asked: Asked) -> Admitted:
    """What this audience may be told of the case.

    Raises WrongCall for an audience that is not built yet.
    """
    allowed = allowed_properties(asked.audience) & vocabulary().properties.keys()
    known = _without_privileged(asked.casefile, asked.audience, asked.sources)
    told = _only(known, lambda fact: fact.prop in allowed, named_by_facts=not allowed >= _NAMING)
    unlisted = Counter(fact.prop for fact in known.facts if fact.prop not in allowed)
    counts = tuple(HeldFacts(prop, (Protection.NOT_LISTED,), number) for prop, number in sorted(unlisted.items()))
    held = tuple(
        Held(Thing.STATEMENT, statement.id, (Protection.NOT_LISTED,))
        for fact in known.facts
        if fact.prop not in allowed
        for statement in fact.statements
    )
    return Admitted(told, open_to(asked.audience, asked.sources), asked.audience, held, counts)


def _without_privileged(casefile: CaseFile, audience: Audience, sources: Sequence[Source]) -> CaseFile:
    """The case with nothing left that is between the person and counsel, unless this is one of them."""
    if audience in READERS:
        return casefile
    named = frozenset(source.id for source in open_to(audience, sources))
    return _only(casefile, lambda fact: may_be_told(fact, audience, named), named_by_facts=True)


def _only(casefile: CaseFile, told: Callable[[Fact], bool], *, named_by_facts: bool) -> CaseFile:
    """The case with these facts alone; `named_by_facts`: names of persons come from them anew."""

    def keep(facts: Sequence[Fact]) -> tuple[Fact, ...]:
        return tuple(fact for fact in facts if told(fact))

    def keep_spell(spell: Spell) -> Spell:
        return replace(
            spell,
            apprehension=keep(spell.apprehension),
            release=keep(spell.release),
            orders=keep(spell.orders),
            places=keep(spell.places),
        )

    return replace(
        casefile,
        detainees=tuple(
            replace(
                one,
                names=names_of([one.entity], keep(one.facts)) if named_by_facts else one.names,
                facts=keep(one.facts),
                spells=tuple(keep_spell(spell) for spell in one.spells),
            )
            for one in casefile.detainees
        ),
        facts=keep(casefile.facts),
        timeline=keep(casefile.timeline),
        said={speaker: keep(facts) for speaker, facts in casefile.said.items()},
        conflicts=tuple(conflict for conflict in casefile.conflicts if all(map(told, conflict.facts))),
    )
