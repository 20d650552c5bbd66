"""By when a filing is to be answered: from the rules that run from it, and from what a source says."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from habeas.base.ids import StatementId
from habeas.findings.filings.filing import Limit
from habeas.law.clock.counting import End
from habeas.law.clock.instants import Zone
from habeas.law.clock.row import Row, State
from habeas.law.pack.pack import Pack
from habeas.law.pack.rule import Kind
from habeas.record.casefile import Fact
from habeas.record.days import days_of
from habeas.record.fact_fields import asserted, time_in

_ANSWERS = frozenset({"reply", "appeal_decision"})

_NOT_NAMED = "not_named"
"""The step by which the clock says that the record does not tell whether the event is the one a rule means."""

_CARRIER = ("facility",)
"""Who only passes a filing on: its note that it did so is no answer."""


def legal_limits(rows: Iterable[Row], packs: Sequence[Pack], zone: Zone) -> Mapping[str, tuple[Limit, ...]]:
    """For each filing (the id of its event) the limits of its reply, strictest first.

    They are the clock's duties that run from the filing and are fulfilled by a reply or a decision. A
    limit without a number ("at once") has no day and is none here, nor is a rule of which neither the day
    nor whether it is about this filing can be told.
    """
    answering = _answering(packs)
    found: dict[str, dict[object, Limit]] = defaultdict(dict)
    for row in rows:
        counts = row.said.kind is Kind.DUTY and row.state is not State.NOT_APPLICABLE
        if row.trigger is None or row.due is None or not counts or row.said.id not in answering:
            continue
        sure = row.state is not State.CANNOT_TELL and all(step.key != _NOT_NAMED for step in row.steps)
        limit = Limit(_day(row.due.earliest, zone), _day(row.due.latest, zone), row, sure=sure)
        if not sure and limit.earliest is None and limit.latest is None:
            continue  # neither whether the rule is about this filing nor the day: that tells nothing
        found[row.trigger].setdefault((limit.rule, limit.earliest, limit.latest), limit)
    return {trigger: tuple(sorted(limits.values(), key=_order)) for trigger, limits in found.items()}


def answered_by_clock(rows: Iterable[Row], packs: Sequence[Pack]) -> Mapping[str, frozenset[str]]:
    """For each filing the ids of the events by which the clock holds a duty to answer it fulfilled."""
    answering = _answering(packs)
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.trigger is not None and row.act is not None and row.said.id in answering:
            found[row.trigger].add(row.act)
    return {trigger: frozenset(acts) for trigger, acts in found.items()}


def told_limits(facts: Iterable[Fact], names: frozenset[StatementId]) -> tuple[Limit, ...]:
    """What sources say of the day a reply to a filing is due; `names` are the ids of its statements."""
    return tuple(
        Limit(days.first, days.last, told=fact)
        for fact in facts
        if fact.prop == "reply_due" and asserted(fact) and names_one(fact, names)
        if (told := time_in(fact, "date")) is not None and (days := days_of(told)) is not None
    )


def names_one(fact: Fact, names: frozenset[StatementId]) -> bool:
    """Whether the field `answers` is the id, or at least eight signs of the beginning of the id, of one of these."""
    told = fact.value.get("answers") if isinstance(fact.value, Mapping) else None
    return isinstance(told, str) and len(told) >= SHORTEST and any(name.startswith(told) for name in names)


SHORTEST = 8
"""Signs with which an id can be begun in a statement: fewer could come to mean another statement later."""


def _answering(packs: Iterable[Pack]) -> frozenset[str]:
    """The rules that a reply or a decision fulfils."""
    return frozenset(
        rule.id
        for pack in packs
        for rule in pack.rules
        if any(one.type in _ANSWERS and one.fields.get("by") != _CARRIER for one in rule.fulfilled_by)
    )


def _day(end: End | None, zone: Zone) -> date | None:
    if end is None:
        return None
    return end.day if end.day is not None else zone.day_of(end.minute)


def _order(limit: Limit) -> tuple[bool, bool, date, bool, date, str]:
    first, last = limit.earliest, limit.latest
    return not limit.sure, first is None, first or date.max, last is None, last or date.max, limit.rule or ""
