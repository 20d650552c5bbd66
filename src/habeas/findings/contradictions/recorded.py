"""Conflicts that the fold of the record shows, in pairs; and fields in which two versions are worth a look."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import tzinfo
from itertools import combinations

from habeas.base.plain import Plain
from habeas.base.when import When
from habeas.findings.contradictions.pair import Contradiction
from habeas.findings.contradictions.rules import rules
from habeas.record.agreement import Agreement, Cell, NameAgreement, column
from habeas.record.casefile import CaseFile, Conflict, Fact
from habeas.record.conflicts import conflicts_of
from habeas.record.fact_fields import asserted
from habeas.record.spells import custody_of
from habeas.record.vocabulary.loading import vocabulary
from habeas.record.vocabulary.terms import Property

_BY_REST = {"age": "age-and-birth", "days_held": "days-and-dates"}
_BY_ABOUT = {"stance": "asserted-and-denied", "existence": "said-to-be-none"}


def recorded(
    conflicts: Iterable[Conflict], names: NameAgreement, zone: tzinfo | None = None
) -> Iterator[Contradiction]:
    """Each pair of sides of each conflict of the record that differ from one another.

    An age is set against each date of birth, a number of days against each apprehension. Versions of
    one conflict that agree with each other are not a pair.
    """
    for conflict in conflicts:
        rule = _BY_REST.get(conflict.prop)
        if rule is not None and any(fact.prop != conflict.prop for fact in conflict.facts):
            first, *against = conflict.facts
            yield from (Contradiction(rule, first, other, conflict.about) for other in against)
            continue
        rule = _BY_ABOUT.get(conflict.about, "different-value")
        about = None if conflict.about in _BY_ABOUT else conflict.about
        for one, other in combinations(conflict.facts, 2):
            if _differ(one, other, conflict.about, names, zone):
                sure = conflict.about not in rules().never_sure.get(conflict.prop, ())
                yield Contradiction(rule, one, other, about, sure=sure)


def worth_a_look(casefile: CaseFile, names: NameAgreement, zone: tzinfo | None = None) -> Iterator[Contradiction]:
    """Two values of a field that one occurrence has once in life, though the vocabulary does not hold it to that.

    They are never sure: a street lies in a town, and a department acts for its ministry.
    """
    for detainee in casefile.detainees:
        custody = custody_of(detainee.facts, casefile.as_of, zone)
        found = conflicts_of(detainee.facts, _looked_at(), lambda f: custody.spell_of(f, zone), names, zone)  # noqa: B023
        for conflict in found:
            if conflict.about not in rules().look_at.get(conflict.prop, ()):
                continue
            for one, other in combinations(conflict.facts, 2):
                if _differ(one, other, conflict.about, names, zone):
                    yield Contradiction("different-value", one, other, conflict.about, sure=False)


def _looked_at() -> Mapping[str, Property]:
    """The vocabulary with the fields of `look_at` taken as single, and nothing else of it."""
    known = vocabulary().properties
    return {prop: replace(known[prop], single=fields) for prop, fields in rules().look_at.items() if fields}


def _differ(one: Fact, other: Fact, about: str, names: NameAgreement, zone: tzinfo | None) -> bool:
    """Whether these two sides are at odds themselves, and not only each with a third."""
    if about == "stance":
        return one.stance is not other.stance
    if about == "existence":
        return asserted(one) is not asserted(other)
    field = vocabulary().properties[one.prop].fields.get(about)
    cells = [Cell(_raw(fact, about), fact.statements[0].language) for fact in (one, other)]
    return bool(column(field, cells, names, zone)[0, 1] == Agreement.DIFFERENT)


def _raw(fact: Fact, name: str) -> Plain | When:
    if name == "when":
        return fact.when
    return fact.value.get(name) if isinstance(fact.value, Mapping) else None
