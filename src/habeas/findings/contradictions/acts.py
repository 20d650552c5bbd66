"""When a person is said to have done what they are accused of, as the ledger and the claims date it."""

from collections import defaultdict
from collections.abc import Mapping

from habeas.base.ids import EntityId
from habeas.base.when import When
from habeas.record.casefile import CaseFile, Fact
from habeas.record.fact_fields import asserted, text_of, time_in
from habeas.record.following import Following

ACT_DATE = "act_date"
"""The property by which a person records how the accusation dates the act of an allegation."""


def acts_of(casefile: CaseFile, following: Following) -> Mapping[EntityId, tuple[Fact, ...]]:
    """The recorded dates of the acts each person is accused of.

    A person is accused of an act whose claims, as the ledger gathers them (`following` tells what counts now
    in their place), are about that person; else it is the only one held. Where neither tells who is accused,
    the date is about nobody here.
    """
    held = [one.entity.id for one in casefile.detainees]
    accused = _accused(casefile, following)
    found: dict[EntityId, list[Fact]] = defaultdict(list)
    for fact in casefile.facts:
        if fact.prop == ACT_DATE and asserted(fact):
            for who in sorted(accused.get(fact.subject) or (held if len(held) == 1 else ())):
                found[who].append(fact)
    return {who: tuple(facts) for who, facts in found.items()}


def _accused(casefile: CaseFile, following: Following) -> Mapping[EntityId, set[EntityId]]:
    """For each allegation the people whom its claims are about."""
    found: dict[EntityId, set[EntityId]] = defaultdict(set)
    for fact in casefile.facts:
        if fact.prop == "allegation_claim" and asserted(fact):
            for claim in following.now(text_of(fact, "statement") or ""):
                entity = casefile.entities.get(claim.subject)
                found[fact.subject].add(claim.subject if entity is None else entity.id)
    return found


def following_of(casefile: CaseFile) -> Following:
    """What counts now, where only the statements that count are at hand."""
    living = {said.id: said for fact in casefile.facts for said in fact.statements}
    return Following(living, living.values())


def time_of_act(fact: Fact) -> When | None:
    """When the act is said to have been done: the date of an `act_date`, else the time of a claim, if any."""
    return time_in(fact, "date") if fact.prop == ACT_DATE else fact.when
