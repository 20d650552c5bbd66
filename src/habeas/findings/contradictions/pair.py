"""A contradiction: two facts of the record, the rule that sets them against each other, and how surely."""

from dataclasses import dataclass
from datetime import tzinfo

from habeas.base.when import When
from habeas.record.casefile import Fact
from habeas.record.periods import Period, time_of


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two facts that the rule `rule` sets against each other; neither side is preferred.

    `about` is the field of the vocabulary they differ in, None where it is not one field. `sure` is
    False where the record does not tell whether both speak of one thing (an order of which no day
    is told beside a refusal): then it is a thing to look at, and is said so.
    """

    rule: str
    one: Fact
    other: Fact
    about: str | None = None
    sure: bool = True


def surely_before(one: Fact, other: Fact, zone: tzinfo | None) -> bool:
    """Whether one fact's time has surely ended when the other's begins; False where a time is missing."""
    first, second = time_of(one), time_of(other)
    return first is not None and second is not None and ended(first, second, zone)


def ended(one: When, other: When, zone: tzinfo | None) -> bool:
    """Whether one time has surely ended when the other begins; "about" a day is sure of nothing near it."""
    return one.ends_before(other, zone) and not one.may_equal(other, zone)


def may_be_one_time(one: Fact, other: Fact, zone: tzinfo | None) -> bool:
    """Whether the two facts can be of the same time; True where one of them has no time."""
    first, second = time_of(one), time_of(other)
    return first is None or second is None or first.may_equal(second, zone)


def outside(period: Period, moment: Period, zone: tzinfo | None) -> bool:
    """Whether a moment surely lies before or after a period."""
    return moment.ends_before(period, zone) or period.ends_before(moment, zone)
