"""The case as it stood on the day of the order: what the conditions of the checklist are asked of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from habeas.base.when import on_day
from habeas.findings.remand.checklist import Checklist
from habeas.findings.remand.holdings import Holding, derived
from habeas.law.clock.answering import Case, OnDay
from habeas.law.clock.facts import Facts
from habeas.law.clock.instants import Zone
from habeas.law.clock.stretches import place, stretches
from habeas.law.pack.condition import Answer, Condition, Truth
from habeas.law.pack.pack import Pack


@dataclass(frozen=True, slots=True)
class Situation:
    """Answers conditions for one person on one day."""

    on: OnDay
    day: date

    def answer(self, condition: Condition) -> Answer:
        """The answer to one plain condition; unknown where the facts do not say."""
        return self.on.answer(condition)


def situation(
    facts: Facts, holdings: Sequence[Holding], checklist: Checklist, pack: Pack, day: date, zone: str
) -> Situation:
    """The facts on this day; circumstances that the facts do not name are told from what is recorded.

    `zone` is the civil zone that days are counted in.
    """
    told = {**_circumstances(checklist, tuple(holdings)), **facts.circumstances}
    case = Case(replace(facts, circumstances=told), pack, Zone(zone))
    at = Zone(zone).extent(on_day(day.year, day.month, day.day))
    last = stretches(place(facts.events, Zone(zone)))[-1]
    return Situation(OnDay(case, last, None, at), day)


def _circumstances(checklist: Checklist, holdings: tuple[Holding, ...]) -> Mapping[str, Truth]:
    found = {told.name: derived(told.yes, told.no, holdings) for told in checklist.circumstances}
    return {name: truth for name, truth in found.items() if truth is not None}
