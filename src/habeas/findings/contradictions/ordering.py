"""Times that cannot be in this order: events before what they follow from, and acts after the arrest."""

from collections.abc import Iterator, Sequence
from datetime import tzinfo

from habeas.findings.contradictions.pair import Contradiction, asserted, surely_before, time_in
from habeas.findings.contradictions.rules import rules
from habeas.record.casefile import Detainee, Fact, Spell
from habeas.record.periods import time_of

ALLEGED = ("allegation",)
"""Properties whose time is that of the act a person is accused of."""


def order_of_events(detainee: Detainee, zone: tzinfo | None = None) -> Iterator[Contradiction]:
    """Events that surely stand before what they follow from, in every recorded version of it.

    Only for somebody held once: with two stretches of custody there may be two courses of events, and
    the record does not tell which event belongs to which.
    """
    if len(detainee.spells) > 1:
        return
    dated = [fact for fact in detainee.facts if asserted(fact) and time_of(fact) is not None]
    for first, then in rules().never_before:
        earlier = [fact for fact in dated if fact.prop == first]
        for late in (fact for fact in dated if fact.prop == then):
            if earlier and all(surely_before(late, fact, zone) for fact in earlier):
                yield from (Contradiction("order-of-events", fact, late, "when") for fact in earlier)


def acts_after_arrest(detainee: Detainee, zone: tzinfo | None = None) -> Iterator[Contradiction]:
    """Alleged acts dated surely after an apprehension and not after the release that ended it.

    An act of which no time is recorded is none. Where the apprehension has several versions, each one
    that the act surely follows is a pair of its own.
    """
    alleged = [fact for fact in detainee.facts if fact.prop in ALLEGED and asserted(fact)]
    for spell in detainee.spells:
        for act in alleged:
            if _may_be_after_release(act, spell, zone):
                continue
            for start in spell.apprehension:
                if _after(start, act, zone):
                    yield Contradiction("act-after-arrest", start, act, "when")


def _after(start: Fact, act: Fact, zone: tzinfo | None) -> bool:
    began, time = time_of(start), time_in(act, "act_date") or act.when
    return began is not None and time is not None and began.ends_before(time, zone)


def _may_be_after_release(act: Fact, spell: Spell, zone: tzinfo | None) -> bool:
    time = time_in(act, "act_date") or act.when
    ends: Sequence[Fact] = spell.release
    if not ends or time is None:
        return False
    return not all((end := time_of(fact)) is not None and time.ends_before(end, zone) for fact in ends)
