"""Of each person of a case: by which protections the name is held back, and by which all that is said of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from habeas.base.ids import EntityId
from habeas.disclosure.gate.audiences import Rules
from habeas.disclosure.gate.held import Protection
from habeas.disclosure.gate.permitting import Permissions
from habeas.disclosure.gate.persons import Person
from habeas.evidence.sources.independence import Independence

type Why = frozenset[Protection]
"""Protections; none where nothing holds."""

NOTHING: Why = frozenset()


@dataclass(frozen=True, slots=True)
class PersonHeld:
    """What holds a person back: the `name`, and the `facts`, which are all statements about them."""

    name: Why
    facts: Why

    def without(self, let: Why) -> "PersonHeld":
        """The same with these protections let pass."""
        return PersonHeld(self.name - let, self.facts - let)


def person_held(
    person: Person, rules: Rules, permissions: Permissions, independence: Independence | None, days: Sequence[date]
) -> PersonHeld:
    """What holds this person back from an audience on any of these days, of which there is at least one."""
    permission = permissions.of(person.id, rules, days)
    name = {
        Protection.MINOR: person.age.may_be_minor,
        Protection.RELATIVE: "relative" in person.roles,
        Protection.WITNESS: "witness" in person.roles,
        Protection.CODE_NAME: person.code_name,
        Protection.NO_BASIS: needs_basis(person, rules) and not permission.named,
        Protection.TOO_FEW_SOURCES: too_few(person, rules, independence),
        Protection.QUIET: permission.quiet,
    }
    facts = {
        Protection.MINOR: person.age.may_be_minor and not person.held,
        Protection.RELATIVE: name[Protection.RELATIVE] and not person.held,
        Protection.WITNESS: name[Protection.WITNESS] and not person.held,
        Protection.NO_BASIS: needs_basis(person, rules) and not permission.told,
        Protection.QUIET: permission.quiet,
    }
    return PersonHeld(_holding(name, person, rules), _holding(facts, person, rules))


def needs_basis(person: Person, rules: Rules) -> bool:
    """Whether somebody has to have agreed, or another basis be recorded: of all but those who act for a State.

    Where the audience asks for no consent, whoever is not let pass has no basis at all.
    """
    return not person.official and not person.code_name and Protection.NO_BASIS in rules.protections


def too_few(person: Person, rules: Rules, independence: Independence | None) -> bool:
    """Whether an official without an office on record is named by fewer independent sources than this audience needs.

    Sources that were not compared count as one.
    """
    if not person.official or person.office:
        return False
    count = min(1, len(person.naming)) if independence is None else independence.count(person.naming)
    return count < rules.independent_sources


def all_held(held: Mapping[EntityId, PersonHeld], persons: Iterable[Person]) -> Why:
    """Why nothing of the case may be told: nobody held in it may be told of; empty where somebody may, or nobody is."""
    detained = [held[person.id].facts for person in persons if person.held]
    return NOTHING if not detained or not all(detained) else NOTHING.union(*detained)


def _holding(found: Mapping[Protection, bool], person: Person, rules: Rules) -> Why:
    return frozenset(one for one, holds in found.items() if holds and rules.protects(one, *person.kinds))
