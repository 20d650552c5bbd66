"""What was agreed to: consent counts for the procedure it was given for, until it is withdrawn."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from habeas.law.remedies.days import days_in
from habeas.law.remedies.facts import Consent, RemedyFacts


class Agreed(StrEnum):
    """The state of one consent. `WITHDRAWN` counts from the first day on which it may have been."""

    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    NOT_RECORDED = "not_recorded"


@dataclass(frozen=True, slots=True)
class Agreement:
    """The state, and the consents it stands on; none where nothing is recorded."""

    state: Agreed
    ids: tuple[str, ...]


def agreed(what: str, procedure: str, facts: RemedyFacts, as_of: date) -> Agreement:
    """Whether `file`, `state`, `public` or `written` was agreed to for this procedure.

    What was refused or withdrawn goes before what was given: of two records that contradict each other
    the more careful one holds until a person has settled it. Who agreed again records one consent anew
    and takes the old one out.
    """
    asked = [consent for consent in facts.consents if procedure in consent.uses]
    answers = {consent.id: _answer(what, consent, as_of) for consent in asked}
    for state in (Agreed.WITHDRAWN, Agreed.REFUSED, Agreed.GIVEN):
        ids = tuple(key for key, answer in answers.items() if answer is state)
        if ids:
            return Agreement(state, ids)
    return Agreement(Agreed.NOT_RECORDED, ())


def _answer(what: str, consent: Consent, as_of: date) -> Agreed:
    days = days_in(consent.withdrawn)
    if consent.withdrawn is not None and (days is None or days.first is None or days.first <= as_of):
        return Agreed.WITHDRAWN
    said = {"file": consent.file, "state": consent.to_state, "public": consent.public, "written": consent.written}[what]
    return Agreed.NOT_RECORDED if said is None else Agreed.GIVEN if said else Agreed.REFUSED
