"""Times that cannot be in this order: events before what they follow from, and acts after the arrest."""

from collections.abc import Iterator, Sequence
from datetime import timedelta, tzinfo

from habeas.base.when import When
from habeas.findings.contradictions.acts import ACT_DATE, time_of_act
from habeas.findings.contradictions.pair import Contradiction, ended, surely_before
from habeas.findings.contradictions.rules import rules
from habeas.record.casefile import Detainee, Fact, Spell
from habeas.record.days import days_of
from habeas.record.fact_fields import asserted, text_of
from habeas.record.periods import time_of

ALLEGED = ("allegation",)
"""Properties whose time is that of the act a person is accused of."""


_BESIDE_CUSTODY = frozenset({"custody", "seizure_of_property", "suspension_from_office", "psychiatric_placement"})
"""Measures beside which somebody stays in custody; after any other one they may have been let go."""


def order_of_events(detainee: Detainee, zone: tzinfo | None = None) -> Iterator[Contradiction]:
    """Events that surely stand before what they follow from, in every recorded version of it.

    Only for somebody held once: with two stretches of custody there may be two courses of events, and
    the record does not tell which event belongs to which. For the same reason a pair is sure only where
    the later event stands in the one stretch, or no more than a few days before the arrest: what is
    older can be of an earlier case.
    """
    if len(detainee.spells) > 1:
        return
    starts = [when for spell in detainee.spells for fact in spell.apprehension if (when := time_of(fact)) is not None]
    dated = [fact for fact in detainee.facts if asserted(fact) and time_of(fact) is not None]
    for first, then in rules().never_before:
        earlier = [fact for fact in dated if fact.prop == first]
        for late in (fact for fact in dated if fact.prop == then):
            if earlier and all(surely_before(late, fact, zone) for fact in earlier):
                sure = _of_this_case(time_of(late), starts)
                yield from (Contradiction("order-of-events", fact, late, "when", sure=sure) for fact in earlier)


def _of_this_case(time: When | None, starts: Sequence[When]) -> bool:
    """Whether a time begins no more than a few days before the earliest version of the arrest."""
    days = days_of(time) if time is not None else None
    arrests = [found for start in starts if (found := days_of(start)) is not None]
    firsts = [found.first for found in arrests if found.first is not None]
    if days is None or days.first is None or len(firsts) < len(starts) or not firsts:
        return False
    return days.first >= min(firsts) - timedelta(days=rules().near_days)


def acts_after_arrest(detainee: Detainee, acts: Sequence[Fact], zone: tzinfo | None = None) -> Iterator[Contradiction]:
    """Alleged acts dated surely after an apprehension and not after the release that ended it.

    `acts` are recorded dates of acts of this person (:func:`habeas.findings.contradictions.acts.acts_of`).
    The time of a claim counts too and is never sure, for it can be that of the claim. Of several versions
    of the apprehension the act must follow every one, and each is then a pair of its own. A pair is sure
    only where nothing recorded says that custody may have ended before the act.
    """
    claims = [fact for fact in detainee.facts if fact.prop in ALLEGED and asserted(fact)]
    for place, spell in enumerate(detainee.spells):
        held = _surely_held(spell, detainee, last=place == len(detainee.spells) - 1)
        for act in (*acts, *claims):
            time = time_of_act(act)
            if time is None or not _within(time, spell, zone):
                continue
            for start in spell.apprehension:
                yield Contradiction("act-after-arrest", start, act, "when", sure=held and act.prop == ACT_DATE)


def _surely_held(spell: Spell, detainee: Detainee, *, last: bool) -> bool:
    """Whether nothing tells that a stretch ended otherwise than by a recorded release."""
    if spell.release:
        return True
    short = any(text_of(fact, "basis") == "administrative" for fact in spell.apprehension)
    let_go = any(
        fact.prop == "measure" and asserted(fact) and text_of(fact, "measure") not in _BESIDE_CUSTODY
        for fact in detainee.facts
        if text_of(fact, "status") == "ordered"
    )
    return last and not short and not let_go


def _within(time: When, spell: Spell, zone: tzinfo | None) -> bool:
    """Whether a time surely lies in the stretch of custody, by every version of its beginning and of its end."""
    starts = [time_of(fact) for fact in spell.apprehension]
    ends = [time_of(fact) for fact in spell.release]
    after = bool(starts) and all(start is not None and ended(start, time, zone) for start in starts)
    return after and all(end is not None and ended(time, end, zone) for end in ends)
