"""How old somebody is on a day, as far as the record tells: both bounds, over everything that is said."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from habeas.base.when import When, parse_when
from habeas.record.casefile import Fact
from habeas.record.statements import Stance

GROWN = 18
"""Completed years of life from which on somebody is no child (CRC art. 1)."""


@dataclass(frozen=True, slots=True)
class Age:
    """Completed years at least and at most; None where that bound is not told."""

    least: int | None
    most: int | None

    @property
    def may_be_minor(self) -> bool:
        """Whether what is said of the age allows that this is a child; False where nothing is said."""
        return self.least is not None and self.least < GROWN


UNKNOWN = Age(None, None)
"""Nothing is said of the age."""


def age_of(facts: Iterable[Fact], day: date) -> Age:
    """The age on a day of whom these facts are about: the widest bounds of all that is said."""
    found = [age for fact in facts if (age := _age(fact, day)) is not None]
    if not found:
        return UNKNOWN
    least = [age.least for age in found if age.least is not None]
    most = [age.most for age in found if age.most is not None]
    return Age(min(least, default=None), max(most) if len(most) == len(found) else None)


def _age(fact: Fact, day: date) -> Age | None:
    if fact.stance is not Stance.ASSERTS or not isinstance(fact.value, Mapping):
        return None
    if fact.prop == "birth_date":
        try:
            days = _days(parse_when(str(fact.value.get("date"))))
        except ValueError:
            return None
        return None if days is None else Age(_years(days[1], day), _years(days[0], day))
    years = fact.value.get("years")
    if fact.prop != "age" or not isinstance(years, int) or years < 0:
        return None
    said = None if fact.when is None else _days(fact.when)
    # Without a day somebody was that old when it was recorded, or before.
    last = said[1] if said is not None else max(one.recorded_at.date() for one in fact.statements)
    least = years + max(0, _years(last, day))
    return Age(least, None if said is None else years + 1 + max(0, _years(said[0], day)))


def _days(when: When) -> tuple[date, date] | None:
    start, end = when.local_bounds()
    if start is None or end is None:
        return None
    return start.date(), (end - timedelta(microseconds=1)).date()


def _years(birth: date, day: date) -> int:
    """Whole years from one day to another; negative where the other is earlier."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
