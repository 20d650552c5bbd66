"""The custody as a whole: days held, days that no order covers, and the share of the longest that is used."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from habeas.base.duration import Duration
from habeas.law.clock.climbing import Climb, runs_of
from habeas.law.clock.counting import due_after
from habeas.law.clock.instants import Extent, Zone
from habeas.law.clock.liberty import IN_CUSTODY, orders, stays, timeline, turns, uncovered
from habeas.law.clock.row import Days, Order, Row, State, Stay, Summary, Uncovered
from habeas.law.clock.stretches import Stretch
from habeas.law.pack.pack import Pack
from habeas.law.pack.rule import Rule

_ONE = timedelta(days=1)
_NEEDS_ORDER = ("detention", *IN_CUSTODY, "house_arrest", "hospital")


@dataclass(frozen=True, slots=True)
class Climbed:
    """A ladder on one stretch, with its rows."""

    climb: Climb
    rows: tuple[Row, ...]


def summary(
    found: Sequence[Stretch], climbed: Sequence[Climbed], as_of: Extent, zone: Zone, pack: Pack | None
) -> Summary:
    """The whole of a person's stretches on the day of asking; days that cannot be told are None."""
    day = zone.day_of(as_of.hi if as_of.hi is not None else 0)
    country = pack.country if pack is not None else ""
    held = [_held(found, number, day, zone) for number in range(len(found)) if found[number].starts]
    shown: list[Stay] = []
    given: list[Order] = []
    bare: list[Uncovered] = []
    for number, stretch in enumerate(found):
        changes = turns(stretch, as_of, country)
        if not changes:
            continue
        last = _before_next(found, number, zone)
        shown += stays(changes, zone, last)
        own = [c for c in climbed if c.climb.number == number]
        strict = timeline(changes, zone, _NEEDS_ORDER, last, strict=True)
        first = strict.runs[0].first if strict.runs else None
        own_orders = orders(stretch, as_of, zone, first)
        given += own_orders
        days = strict.days(_NEEDS_ORDER, day)
        bare += _bare(days, own_orders, own, zone)
    used, cap = _share(climbed, day)
    outside = len({d for c in climbed for d in c.climb.strict.days(c.climb.ladder.excluded, day)})
    return Summary(day, _total(held), tuple(bare), tuple(shown), tuple(given), used, cap, outside)


def _held(found: Sequence[Stretch], number: int, day: date, zone: Zone) -> Days:
    stretch = found[number]
    begun = stretch.beginnings()
    lows = [p.extent.lo for p in begun if p.extent.lo is not None]
    highs = [p.extent.hi for p in begun if p.extent.hi is not None]
    first = zone.day_of(min(lows)) if lows else None
    latest = zone.day_of(max(highs)) if highs else None
    least_end, most_end = day, day
    ends = [p.extent for p in stretch.ends]
    if ends:
        least_end = min(day, *(zone.day_of(e.lo) for e in ends if e.lo is not None)) if ends[0].lo is not None else day
        most_end = min(day, max((zone.day_of(e.hi) for e in ends if e.hi is not None), default=day))
    elif stretch.ends_unknown:
        most_end = _before_next(found, number, zone) or day
        least_end = latest or day
    least = max(0, (least_end - latest).days) if latest is not None and (not ends or ends[0].lo is not None) else None
    most = max(0, (most_end - first).days) if first is not None else None
    return Days(least, most)


def _before_next(found: Sequence[Stretch], number: int, zone: Zone) -> date | None:
    if not found[number].ends_unknown or number + 1 >= len(found):
        return None
    following = found[number + 1].starts[0].extent.lo
    return None if following is None else zone.day_of(following) - _ONE


def _total(held: Sequence[Days]) -> Days:
    if not held:
        return Days(None, None)
    least = [days.least for days in held]
    most = [days.most for days in held]
    return Days(
        None if None in least else sum(n for n in least if n is not None),
        None if None in most else sum(n for n in most if n is not None),
    )


def _bare(days: Sequence[date], given: Sequence[Order], own: Sequence[Climbed], zone: Zone) -> tuple[Uncovered, ...]:
    """Days that neither detention nor an order covers; days before the first order's limit are detention."""
    detention, first_rung = None, None
    for climbed in own:
        applying, ladder = climbed.climb.applying, climbed.climb.ladder
        rule = applying.rules.get(ladder.first_order) if ladder.first_order is not None else None
        for row in applying.rows(rule, climbed.climb.number) if rule is not None else []:
            if row.due is not None and row.due.latest is not None:
                reached = zone.day_of(row.due.latest.minute)
                detention = max(detention, reached) if detention is not None else reached
        if detention is None and rule is not None:
            detention = _longest_detention(climbed.climb, rule)
        due = climbed.rows[0].due
        if due is not None and due.latest is not None:
            first_rung = zone.day_of(due.latest.minute)
    return uncovered(days, given, detention, first_rung)


def _longest_detention(climb: Climb, rule: Rule) -> date | None:
    """The last day that the longest detention of the law may cover, where its rule itself does not run.

    It doesn't for somebody brought from abroad, or held for another state; by no reading are the first
    days of these without a basis.
    """
    case, lengths = climb.applying.case, (rule.length, *(other.length for other in rule.others))
    if rule.counting is None:
        return None
    ends = [
        due_after(climb.start.extent, length, case.pack.counting[rule.counting], case.zone, case.pack.days_off).latest
        for length in lengths
        if isinstance(length, Duration)
    ]
    return max((case.zone.day_of(end.minute) for end in ends if end is not None), default=None)


def _share(climbed: Sequence[Climbed], day: date) -> tuple[Days | None, Days | None]:
    """Used and longest days of the ladder that counts most days; None where no ladder counts."""
    best: tuple[Days, Days] | None = None
    for one in climbed:
        top = [row for row in one.rows if row.due is not None and row.state is not State.NOT_APPLICABLE]
        if not top:
            continue
        strict, lenient = one.climb.used(day)
        last = max(top, key=lambda row: row.due.latest.minute if row.due and row.due.latest else 0)
        used = Days(min(strict, lenient), max(strict, lenient))
        cap = _cap(one.climb, last)
        if cap is not None and (best is None or (used.most or 0) > (best[0].most or 0)):
            best = used, cap
    return best if best is not None else (None, None)


def _cap(climb: Climb, last: Row) -> Days | None:
    """How many days the longest rung lets be counted, by each reading."""
    due = last.due
    if due is None or due.earliest is None or due.latest is None or due.earliest.day is None or due.latest.day is None:
        return None
    states = (*climb.ladder.counted, *climb.ladder.counted_strictly)
    strict, lenient = runs_of(climb.strict, states), runs_of(climb.lenient, climb.ladder.counted)
    counted = [_within(strict, due.earliest.day)]
    counted += [_within(lenient, due.latest.day)] if lenient else []
    return Days(min(counted), max(counted))


def _within(runs: Sequence[tuple[date, date | None]], last: date) -> int:
    """Days of these runs up to a day; the last run is taken as going on to it."""
    total = 0
    for number, (first, end) in enumerate(runs):
        reach = last if number + 1 == len(runs) or end is None else min(end, last)
        total += max(0, (reach - first).days + 1)
    return total
