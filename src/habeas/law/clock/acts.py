"""What begins a term and what fulfils it: the events that a rule takes as its triggers and acts."""

from collections.abc import Sequence
from dataclasses import dataclass

from habeas.law.clock.instants import Extent
from habeas.law.clock.judging import known_by
from habeas.law.clock.row import Step
from habeas.law.clock.stretches import Placed, Stretch, order, single, versions
from habeas.law.clock.telling import types, unnamed
from habeas.law.pack.rule import Rule


@dataclass(frozen=True, slots=True)
class Act:
    """What fulfils a rule, if anything; `version` names its source where sources contradict each other."""

    placed: Placed | None
    version: str | None
    steps: tuple[Step, ...]


def acts(
    rule: Rule, stretch: Stretch, trigger: Placed | None, start: Extent, until: Extent | None, as_of: Extent
) -> list[Act]:
    """What fulfils a rule whose time begins within `start`: one act for each version, or one that is none.

    An act surely before the beginning, surely after `until` or surely after `as_of` is not it. An act
    that says in `answers` which event it answers fulfils the term of that event alone.
    """
    found = [
        (placed, selector)
        for placed, selector in stretch.matching(rule.fulfilled_by)
        if known_by(placed.extent, as_of)
        and not placed.extent.surely_before(start)
        and placed is not trigger
        and (until is None or not until.surely_before(placed.extent))
        and _answers(placed, trigger)
    ]
    if trigger is None and found and all(p.extent.lo is None for p, _ in found):
        found = []
    if not found:
        return [Act(None, None, (Step("no_act", {"types": types(rule.fulfilled_by)}),) if rule.fulfilled_by else ())]
    chosen = versions([placed for placed, _ in found])
    lacking = {placed.event.id: placed.lacks(selector) for placed, selector in found}
    return [
        Act(
            placed,
            source_of(placed) if len(chosen) > 1 else None,
            (Step("act", {"event": placed}), *unnamed(lacking[placed.event.id])),
        )
        for placed in chosen
    ]


def excuses(rule: Rule, placed: Placed) -> bool:
    """Whether an act only makes the one that the rule asks first needless: a release where it does not stand first."""
    return placed.event.type == "release" and rule.fulfilled_by[0].type != "release"


def source_of(placed: Placed) -> str:
    """The source by which a version is named; a question mark where the record names none."""
    return placed.event.source or "?"


def _answers(placed: Placed, trigger: Placed | None) -> bool:
    named = placed.event.fields.get("answers")
    return named is None or trigger is None or named == trigger.event.id


def distinct(triggers: Sequence[Placed]) -> list[Placed]:
    """Events that are not one event told twice: of those by different sources that agree, the one that tells most."""
    kept: list[Placed] = []
    for placed in sorted(triggers, key=lambda one: (-len(one.event.fields), not one.extent.exact, order(one))):
        if not any(_same(placed, one) for one in kept) and placed not in kept:
            kept.append(placed)
    return sorted(kept, key=order)


def _same(one: Placed, other: Placed) -> bool:
    """Whether two sources tell one event: of one type, at times that meet, and no field of both differs."""
    both = set(one.event.fields) & set(other.event.fields)
    return (
        one.event.type == other.event.type
        and one.event.source != other.event.source
        and one.extent.meets(other.extent)
        and all(one.event.fields[name] == other.event.fields[name] for name in both)
    )


def next_start(trigger: Placed, chosen: Sequence[Placed]) -> Extent | None:
    """The next event that begins a term of its own under the same rule: what comes later answers that one."""
    later = [p.extent for p in chosen if trigger.extent.surely_before(p.extent)]
    return later[0] if later and not single(trigger.event.type) else None
