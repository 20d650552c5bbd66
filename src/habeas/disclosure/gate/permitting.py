"""What somebody agreed to, as the gate asks it: to be told of at all, to be named, and whether all is to be quiet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from habeas.base.ids import EntityId
from habeas.disclosure.gate.answers import Use
from habeas.disclosure.gate.audiences import Rules
from habeas.disclosure.gate.consents import Consents, Refusal, consents_of
from habeas.record.casefile import CaseFile
from habeas.record.people import EntityKind

NO_CASE = EntityId("")
"""Stands for the case where nothing is said of it as a whole."""


@dataclass(frozen=True, slots=True)
class Permission:
    """The answer for one person and audience, on all days asked. `named` is never true where `told` is not."""

    told: bool
    named: bool
    quiet: bool


@dataclass(frozen=True, slots=True)
class Permissions:
    """Answers from what the case says about consent; where nothing is recorded, nothing is permitted."""

    consents: Consents
    case: EntityId

    def of(self, person: EntityId, rules: Rules, days: Sequence[date]) -> Permission:
        """What is permitted of this person on every one of these days; quiet on one is quiet on all.

        Where the audience needs no consent, quiet is all there is.
        """
        quiet = any(self.consents.quiet(person, self.case, day) is not None for day in days)
        if rules.consent is None:
            return Permission(told=False, named=False, quiet=quiet)
        told = self._given(person, rules.consent.tell, rules, days)
        return Permission(told, told and self._given(person, rules.consent.name, rules, days), quiet)

    def _given(self, person: EntityId, use: str, rules: Rules, days: Sequence[date]) -> bool:
        answers = (self.consents.permission(person, Use(use), rules.audience, day) for day in days)
        return not any(isinstance(answer, Refusal) for answer in answers)


def permissions_of(casefile: CaseFile) -> Permissions:
    """What the record of a case permits."""
    whole = (one.id for one in casefile.entities.values() if one.kind is EntityKind.CASE)
    return Permissions(consents_of(casefile), min(whole, default=NO_CASE))
