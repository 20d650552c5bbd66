"""When a person is said to have done what they are accused of, as the ledger and the claims date it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from habeas.base.ids import EntityId
from habeas.base.when import When
from habeas.findings.contradictions.pair import asserted, time_in
from habeas.findings.ledger.items import Allegation
from habeas.record.casefile import CaseFile, Fact

ACT_DATE = "act_date"
"""The property by which a person records how the accusation dates the act of an allegation."""


def acts_of(casefile: CaseFile, allegations: Sequence[Allegation]) -> Mapping[EntityId, tuple[Fact, ...]]:
    """The recorded dates of the acts each person is accused of.

    The person is the one whose claims make the allegation, else the only one held. Where neither tells
    who is accused, the date is about nobody here.
    """
    held = [one.entity.id for one in casefile.detainees]
    accused = {
        said.id: who
        for one in allegations
        if (who := one.subject or (held[0] if len(held) == 1 else None)) is not None
        for said in one.dates
    }
    found: dict[EntityId, list[Fact]] = defaultdict(list)
    for fact in casefile.facts:
        if fact.prop == ACT_DATE and asserted(fact):
            for who in sorted({accused[said.id] for said in fact.statements if said.id in accused}):
                found[who].append(fact)
    return {who: tuple(facts) for who, facts in found.items()}


def time_of_act(fact: Fact) -> When | None:
    """When the act is said to have been done: the date of an `act_date`, else the time of a claim, if any."""
    return time_in(fact, "date") if fact.prop == ACT_DATE else fact.when
