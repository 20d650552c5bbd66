"""When a fact held: from when until when, as far as it says."""

from dataclasses import dataclass
from datetime import tzinfo

from habeas.base.moment import Moment
from habeas.base.when import When
from habeas.record.casefile import Fact
from habeas.record.fact_fields import time_in

LASTING = ("place_of_detention", "file_reading", "hunger_strike")
"""Properties whose fields `from` and `until` are the time of the fact itself."""

_LAST = "~"
"""Sorts after every date."""


@dataclass(frozen=True, slots=True)
class Period:
    """The times at which a fact begins and ends; None on a side that is open or not said."""

    start: When | None
    end: When | None

    def ends_before(self, other: "Period", zone: tzinfo | None = None) -> bool:
        """Whether it surely ended before `other` began."""
        return _before(self.end, other.start, zone)

    def surely_meets(self, other: "Period", zone: tzinfo | None = None) -> bool:
        """Whether the two surely have a time in common: each surely begins before the other ends."""
        return _before(self.start, other.end, zone) and _before(other.start, self.end, zone)


def period_of(fact: Fact) -> Period:
    """The period of a fact: its fields `from` and `until` where it gives one of them, else its `when`.

    A moment begins and ends at once. `until` of an order is no end of the event, which is its `when`.
    """
    start, end = time_in(fact, "from"), time_in(fact, "until")
    if fact.prop not in LASTING or (start is None and end is None):
        return _of_when(fact.when)
    return Period(start, end)


def time_of(fact: Fact) -> When | None:
    """The time under which a fact stands in the timeline: its `when`, else the beginning or end of its period."""
    period = period_of(fact)
    return fact.when or period.start or period.end


def order_in_time(when: When | None) -> tuple[int, str, str]:
    """A key that puts earlier times first, of equal beginnings the shorter, and what is not known last."""
    start, end = (None, None) if when is None else when.local_bounds()
    first = start or end
    if first is None:
        return 1, "", ""
    return 0, first.isoformat(), _LAST if end is None else end.isoformat()


def _of_when(when: When | None) -> Period:
    if when is None:
        return Period(None, None)
    last = when.first if when.last is None else when.last
    return Period(
        When(when.first) if isinstance(when.first, Moment) else None,
        When(last) if isinstance(last, Moment) else None,
    )


def _before(one: When | None, other: When | None, zone: tzinfo | None) -> bool:
    return one is not None and other is not None and one.ends_before(other, zone)
