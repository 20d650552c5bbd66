"""Conflicts that show only by reckoning: days held against the dates, age against the date of birth."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import tzinfo

from habeas.base.when import When
from habeas.record.casefile import Conflict, Fact
from habeas.record.days import Days, days_of, years_between
from habeas.record.fact_fields import asserted, time_in
from habeas.record.spells import custody_of


def days_held_conflicts(facts: Sequence[Fact], zone: tzinfo | None = None) -> tuple[Conflict, ...]:
    """Where a source's number of days held fits no stretch of custody on the day it speaks of.

    The facts are of one person. The day is the field `as_of`, else the fact's time; without a day
    nothing can be said. A number that fits one stretch, or all of them together, is no conflict.
    """
    found = []
    for fact in _asserted(facts, "days_held"):
        said, day = _number(fact, "days"), _days(time_in(fact, "as_of")) or _days(fact.when)
        if said is None or day is None or day.first is None or day.last is None:
            continue
        early, late = custody_of(facts, day.first, zone).spells, custody_of(facts, day.last, zone).spells
        ranges = [(a.days_at_least, b.days_at_most) for a, b in zip(early, late, strict=True)]
        known = [(least, most) for least, most in ranges if least is not None and most is not None]
        if not known or len(known) < len(ranges):
            continue
        total = (sum(least for least, _ in known), sum(most for _, most in known))
        if not any(least <= said <= most for least, most in (*known, total)):
            starts = [start for spell in late for start in spell.apprehension]
            found.append(Conflict(fact.subject, "days_held", "days", (fact, *starts)))
    return tuple(found)


def age_conflicts(facts: Sequence[Fact], zone: tzinfo | None = None) -> tuple[Conflict, ...]:
    """Where an age at a known time cannot be that of somebody born on a stated day; the facts are of one person."""
    found = []
    for fact in _asserted(facts, "age"):
        said, at = _number(fact, "years"), _days(fact.when, zone)
        if said is None or at is None:
            continue
        against = [birth for birth in _asserted(facts, "birth_date") if not _possible(said, birth, at)]
        if against:
            found.append(Conflict(fact.subject, "age", "years", (fact, *against)))
    return tuple(found)


def _possible(said: int, birth: Fact, at: Days) -> bool:
    born = _days(time_in(birth, "date"))
    least, most = (None, None) if born is None else years_between(born, at)
    return (least is None or least <= said) and (most is None or said <= most)


def _asserted(facts: Iterable[Fact], prop: str) -> list[Fact]:
    return [fact for fact in facts if fact.prop == prop and asserted(fact)]


def _number(fact: Fact, name: str) -> int | None:
    inner = fact.value.get(name) if isinstance(fact.value, Mapping) else None
    return inner if isinstance(inner, int) and not isinstance(inner, bool) else None


def _days(when: When | None, zone: tzinfo | None = None) -> Days | None:
    return None if when is None else days_of(when, zone)
