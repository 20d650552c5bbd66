"""Facts that cannot all be true, side by side. Nothing here is ever resolved."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import tzinfo

import numpy as np

from habeas.base.known import Absent, Unknown
from habeas.base.moment import Precision
from habeas.record.agreement import Agreement, NameAgreement
from habeas.record.casefile import Conflict, Fact
from habeas.record.columns import Bools, Columns, Row, columns_of
from habeas.record.periods import period_of
from habeas.record.statements import Stance
from habeas.record.vocabulary.terms import Occurs, Property

type SpellOf = Callable[[Fact], int | None]
"""The stretch of custody a fact belongs to, None where that cannot be told."""


def conflicts_of(
    facts: Sequence[Fact],
    properties: Mapping[str, Property],
    spell_of: SpellOf,
    names: NameAgreement,
    zone: tzinfo | None = None,
) -> tuple[Conflict, ...]:
    """The conflicts among facts of one subject, in the order of property and field.

    Three kinds: two values of a single-valued field in one occurrence (`about` is the field), a thing
    asserted and denied (`stance`), a thing said to be and said not to exist (`existence`). Facts that
    conflict with one another about one thing are one conflict. Where it cannot be told whether two
    values differ, or whether two facts are of one occurrence, there is no conflict.
    """
    by_prop: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_prop[fact.prop].append(fact)
    found: list[Conflict] = []
    for name, group in sorted(by_prop.items()):
        prop = properties.get(name)
        if prop is None or len(group) < 2 or not _may_clash(group, prop):
            continue
        columns = columns_of([_row(fact) for fact in group], prop, names, zone)
        for about, pairs in _clashes(group, prop, columns, spell_of, zone):
            found.extend(Conflict(group[0].subject, name, about, side) for side in _together(group, pairs))
    return tuple(found)


def _may_clash(facts: Sequence[Fact], prop: Property) -> bool:
    """Whether anything here can conflict at all; most groups of claims cannot, and need no comparison."""
    return bool(prop.single) or any(f.stance is Stance.DENIES or isinstance(f.value, Absent) for f in facts)


def _row(fact: Fact) -> Row:
    """A fact as a row; a field is in the language of the first statement that gives it in this form."""
    first = fact.statements[0].language
    if not isinstance(fact.value, Mapping) or all(statement.language is first for statement in fact.statements):
        return Row(fact.value, fact.when, first)
    langs = {
        name: statement.language
        for name, inner in fact.value.items()
        for statement in reversed(fact.statements)
        if isinstance(statement.value, Mapping) and statement.value.get(name) == inner
    }
    return Row(fact.value, fact.when, first, langs)


def _clashes(
    facts: Sequence[Fact], prop: Property, columns: Columns, spell_of: SpellOf, zone: tzinfo | None
) -> Iterable[tuple[str, Bools]]:
    asserted = np.array([f.stance is Stance.ASSERTS and isinstance(f.value, Mapping) for f in facts])
    both = asserted[:, None] & asserted[None, :]
    if prop.single:
        occurrence = both & _same_occurrence(facts, prop, columns, spell_of, zone)
        for field in prop.single:
            yield field, occurrence & columns.differ(field)
    yield "stance", _denied(facts, columns)
    yield "existence", _non_existent(facts, columns)


def _same_occurrence(
    facts: Sequence[Fact], prop: Property, columns: Columns, spell_of: SpellOf, zone: tzinfo | None
) -> Bools:
    size = len(facts)
    match prop.occurs:
        case Occurs.ONCE:
            return np.ones((size, size), np.bool_)
        case Occurs.SPELL:
            spells = np.array([-1 if (place := spell_of(fact)) is None else place for fact in facts])
            together: Bools = (spells[:, None] == spells[None, :]) & (spells[:, None] >= 0)
            return together
        case Occurs.TIME:
            periods = [period_of(fact) for fact in facts]
            return np.array([[one.surely_meets(other, zone) for other in periods] for one in periods], np.bool_)
    telling = [name for name in prop.identity if name not in prop.single]
    sharp = np.array([fact.when is not None and fact.when.precision >= Precision.DAY for fact in facts])
    shared = columns.linked(name for name in telling if name != "when")
    if "when" in telling:
        shared |= columns.linked(["when"]) & sharp[:, None] & sharp[None, :]
    return shared & ~columns.clash(telling) & ~columns.differ("when")


def _denied(facts: Sequence[Fact], columns: Columns) -> Bools:
    """Where one fact denies what the other asserts: everything the denial says is in the assertion."""
    out = np.zeros((len(facts), len(facts)), np.bool_)
    asserted = np.array([fact.stance is Stance.ASSERTS for fact in facts])
    kinds = np.array([type(fact.value).__name__ if not isinstance(fact.value, Mapping) else "" for fact in facts])
    for place, fact in enumerate(facts):
        if fact.stance is Stance.DENIES and not isinstance(fact.value, Unknown):
            meets = asserted & (kinds == kinds[place])
            for matrix in columns.by_field.values():
                if matrix[place, place] == Agreement.SAME:
                    meets &= matrix[place] == Agreement.SAME
            out[place] = meets
    return out | out.T


def _non_existent(facts: Sequence[Fact], columns: Columns) -> Bools:
    absent = np.array([f.stance is Stance.ASSERTS and isinstance(f.value, Absent) for f in facts])
    there = np.array([f.stance is Stance.ASSERTS and isinstance(f.value, Mapping) for f in facts])
    pairs = absent[:, None] & there[None, :] & ~columns.differ("when")
    both: Bools = pairs | pairs.T
    return both


def _together(facts: Sequence[Fact], pairs: Bools) -> list[tuple[Fact, ...]]:
    """The facts of each chain of pairs, in the order of the facts."""
    left = {place for place in range(len(facts)) if pairs[place].any()}
    out = []
    while left:
        chain, front = set(), {min(left)}
        while front:
            chain |= front
            front = {int(other) for place in front for other in np.flatnonzero(pairs[place])} - chain
        left -= chain
        out.append(tuple(facts[place] for place in sorted(chain)))
    return out
