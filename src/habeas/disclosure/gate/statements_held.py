"""Of each statement: by which protections it is held back whole, before its words are looked at."""

from collections.abc import Mapping

from habeas.disclosure.gate.audiences import Rules
from habeas.disclosure.gate.held import Protection
from habeas.disclosure.gate.persons import Person
from habeas.disclosure.gate.persons_held import Why
from habeas.evidence.sources.source import Secrecy, Source
from habeas.record.statements import Confidentiality, Statement

OF_PROPERTIES: Mapping[str, Protection] = {
    "residence": Protection.ADDRESS,
    "health": Protection.HEALTH,
    "family": Protection.RELATIVE,
    "dependants": Protection.RELATIVE,
    "assets": Protection.PRIVATE_PROPERTY,
}
"""Properties that tell by themselves what a protection is for."""

OF_FIELDS: Mapping[tuple[str, str], Protection] = {("medical_examination", "conclusion"): Protection.HEALTH}
"""Fields that do so in a property that does not."""


def property_holds(prop: str, rules: Rules, person: Person | None) -> Why:
    """What holds a statement back by its property alone; `person` is the one it is about, None where it is nobody."""
    kinds = () if person is None else person.kinds
    found = set() if prop in rules.told else {Protection.NOT_LISTED}
    protection = OF_PROPERTIES.get(prop)
    if protection is not None and rules.protects(protection, *kinds):
        found.add(protection)
    child = person is not None and person.age.may_be_minor
    if prop == "birth_date" and child and rules.protects(Protection.MINOR, *kinds):
        found.add(Protection.MINOR)
    return frozenset(found)


def source_holds(source: Source, rules: Rules, country: str | None) -> Why:
    """What holds a paper back by its status, under the law of this country."""
    if source.secrecy in rules.sources_in(country):
        return frozenset()
    return frozenset({Protection.PRIVILEGED if source.secrecy is Secrecy.PRIVILEGED else Protection.SECRECY})


def privilege_holds(statement: Statement, rules: Rules) -> Why:
    """What holds back a statement that is itself between the person and counsel: all who see no privileged paper."""
    open_ = statement.confidentiality is not Confidentiality.PROTECTED or Secrecy.PRIVILEGED in rules.sources
    return frozenset() if open_ else frozenset({Protection.PRIVILEGED})
