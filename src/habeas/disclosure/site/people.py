"""Who is held: the name or its stand-in, the days, and what may be said of them as a person."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace

from habeas.base.ids import EntityId
from habeas.disclosure.custody_words import spell_sentence
from habeas.disclosure.dates import count_in_words
from habeas.disclosure.layout import PERSONAL
from habeas.disclosure.sections import in_order, is_personal
from habeas.disclosure.site.page import Basis, Person, Told
from habeas.disclosure.site.telling import SPELL, PublicTeller
from habeas.disclosure.view import Line, Run, plain
from habeas.record.casefile import CaseFile, Detainee, Fact, Spell
from habeas.record.statements import Statement

NAMING = ("person", "alias")
"""Properties that only name somebody: the heading says it, with their footnotes."""

ALSO, DAYS = "o", "d"
"""How the anchors of the sentences on other names and on the days begin."""

_STATES = {True: "still_held", False: "released"}


def people(casefile: CaseFile, unnamed: Container[str], teller: PublicTeller) -> tuple[Person, ...]:
    """Everybody held, in the order of the case. `unnamed` are those whose name is a stand-in."""
    return tuple(_person(one, casefile, one.entity.id not in unnamed, teller) for one in casefile.detainees)


def days_of(spells: Sequence[Spell], teller: PublicTeller) -> str:
    """All days of these spells together, two numbers where the sources differ; empty where one cannot be counted."""
    least = _sum([spell.days_at_least for spell in spells])
    most = _sum([spell.days_at_most for spell in spells])
    if least is None and most is None:
        return ""
    counted = count_in_words(most if most is not None else least or 0, "days", teller.teller.words.dates)
    return f"{least}–{counted}" if least is not None and most is not None and least != most else counted


def least_days(casefile: CaseFile) -> int | None:
    """The days in custody of everybody held, at the least; None where they cannot be counted."""
    spells = [spell for one in casefile.detainees for spell in one.spells]
    return _sum([spell.days_at_least for spell in spells])


def _sum(days: Sequence[int | None]) -> int | None:
    known = [each for each in days if each is not None]
    return sum(known) if known and len(known) == len(days) else None


def _person(one: Detainee, casefile: CaseFile, named: bool, teller: PublicTeller) -> Person:
    name = teller.teller.names.get(one.entity.id, ())
    shown = plain(name)
    facts = [fact for fact in casefile.facts if fact.subject == one.entity.id]
    naming = [fact for fact in facts if fact.prop in NAMING]
    mine = [fact for fact in facts if is_personal(fact, (one,)) and fact.prop not in NAMING]
    others = _others(one, shown, naming) if named else ()
    spells = tuple(_spell(spell, casefile, one.entity.id, teller) for spell in one.spells)
    days, held = days_of(one.spells, teller), any(not spell.release for spell in one.spells) if one.spells else None
    return Person(
        anchor=f"person-{teller.ids.of('person', one.entity.id)[:10]}",
        name=name or (Run(teller.words["stand_in"]),),
        named=named and bool(naming) and bool(shown),
        others=others,
        days=days,
        held=held,
        spells=spells,
        facts=tuple(teller.tell(fact, "p", alone=True) for fact in _as_listed(mine)),
        also=_also(one.entity.id, others, naming, teller) if others else None,
        count=None if held is None else _count(one.entity.id, days, spells, teller, held=held),
    )


def _also(person: EntityId, others: Sequence[Line], naming: Sequence[Fact], teller: PublicTeller) -> Told:
    """The sentence on the other names, on the footnotes of the sources that print them."""
    told = {plain(name) for name in others}
    printed = [each for fact in naming for each in fact.statements if _name_in(each) in told]
    runs = [Run(teller.words["also_written"] + ": ")]
    for at, name in enumerate(others):
        runs += [Run(", "), *name] if at else name
    return Told(teller.anchor(ALSO, person), tuple(runs), teller.teller.notes.numbers(printed))


def _count(person: EntityId, days: str, spells: Sequence[Told], teller: PublicTeller, *, held: bool) -> Told:
    """How many days somebody is held or was, counted from the stretches of custody that the page tells."""
    said = teller.words
    line = f"{days} {said['days_held' if held else 'days_were_held']}" if days else said[_STATES[held]]
    notes = tuple(sorted({note for spell in spells for note in spell.notes}))
    counted = tuple(spell.anchor for spell in spells)
    return Told(teller.anchor(DAYS, person), (Run(line),), notes, basis=Basis(told=counted))


def _others(one: Detainee, shown: str, naming: Sequence[Fact]) -> tuple[Line, ...]:
    """Other names, each in the language of a source that prints it."""
    langs = {name: each.language for fact in naming for each in fact.statements if (name := _name_in(each)) is not None}
    return tuple((Run(name, langs.get(name)),) for name in one.names if name != shown)


def _name_in(statement: Statement) -> str | None:
    """The name that a statement gives, None where it gives none."""
    name = statement.value.get("name") if isinstance(statement.value, Mapping) else None
    return name if isinstance(name, str) else None


def _spell(spell: Spell, casefile: CaseFile, person: EntityId, teller: PublicTeller) -> Told:
    sentence = spell_sentence(spell, casefile.as_of, teller.teller)
    facts = (*spell.apprehension, *spell.release) or (*spell.orders, *spell.places)
    statements = [each for fact in facts for each in fact.statements]
    first = teller.first(each.id for each in statements) if statements else str(person)
    return replace(teller.said(sentence, first, SPELL, statements), basis=Basis())


def _as_listed(facts: Sequence[Fact]) -> list[Fact]:
    return sorted(in_order(facts), key=lambda fact: PERSONAL.index(fact.prop))
