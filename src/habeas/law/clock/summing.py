"""The custody as a whole: days held, days that no order covers, and the share of the longest that is used."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from habeas.base.duration import Duration
from habeas.law.clock.climbing import Climb, runs_of
from habeas.law.clock.counting import due_after
from habeas.law.clock.covering import Held, uncovered
from habeas.law.clock.custody import Custody
from habeas.law.clock.instants import Extent, Zone
from habeas.law.clock.liberty import IN_CUSTODY
from habeas.law.clock.row import Days, Row, State, Summary, Uncovered
from habeas.law.pack.rule import Rule

_ONE = timedelta(days=1)
_NEEDS_ORDER = ("detention", *IN_CUSTODY, "house_arrest", "hospital")


@dataclass(frozen=True, slots=True)
class Climbed:
    """A ladder on one stretch, with its rows."""

    climb: Climb
    rows: tuple[Row, ...]


def summary(own: Sequence[Custody], climbed: Sequence[Climbed], as_of: Extent, zone: Zone) -> Summary:
    """The whole of a person's custody on the day of asking; days that cannot be told are None.

    Where sources contradict each other, the bounds are those of all versions, and a day is surely
    without an order only where it is so in every version.
    """
    day = zone.day_of(as_of.hi if as_of.hi is not None else 0)
    by_stretch: dict[int, list[Custody]] = {}
    for custody in own:
        by_stretch.setdefault(custody.number, []).append(custody)
    held = [
        _widest([one.held(day) for one in versions]) for versions in by_stretch.values() if versions[0].stretch.starts
    ]
    bare = [run for versions in by_stretch.values() for run in _joined([_bare(one, climbed, day) for one in versions])]
    used, cap = _share(climbed, day)
    outside = len({d for c in climbed for d in c.climb.strict.days(c.climb.ladder.excluded, day)})
    return Summary(
        as_of=day,
        days_held=_total(held),
        uncovered=tuple(bare),
        stays=tuple(dict.fromkeys(stay for one in own for stay in one.stays())),
        orders=tuple(dict.fromkeys(order for one in own for order in one.given)),
        used=used,
        cap=cap,
        outside=outside,
    )


def _widest(versions: Sequence[Days]) -> Days:
    least = [days.least for days in versions]
    most = [days.most for days in versions]
    return Days(
        None if None in least else min(n for n in least if n is not None),
        None if None in most else max(n for n in most if n is not None),
    )


def _total(held: Sequence[Days]) -> Days:
    if not held:
        return Days(None, None)
    least = [days.least for days in held]
    most = [days.most for days in held]
    return Days(
        None if None in least else sum(n for n in least if n is not None),
        None if None in most else sum(n for n in most if n is not None),
    )


def _joined(versions: Sequence[tuple[Uncovered, ...]]) -> list[Uncovered]:
    """Days that are bare in some version; sure where they are surely so in every version."""
    if len(versions) == 1:
        return list(versions[0])
    sure = [{day for run in runs if run.sure for day in _days(run)} for runs in versions]
    every = sorted({day for runs in versions for run in runs for day in _days(run)})
    runs: list[Uncovered] = []
    for day in every:
        surely = all(day in days for days in sure)
        if runs and runs[-1].last + _ONE == day and runs[-1].sure is surely:
            runs[-1] = Uncovered(runs[-1].first, day, surely)
        else:
            runs.append(Uncovered(day, day, surely))
    return runs


def _days(run: Uncovered) -> list[date]:
    return [run.first + _ONE * n for n in range(run.days)]


def _bare(custody: Custody, climbed: Sequence[Climbed], day: date) -> tuple[Uncovered, ...]:
    """Days that neither detention nor an order covers; days before the first order's limit are detention."""
    detention: date | None = None
    lasting: dict[str, date] = {}
    for one in climbed:
        if one.climb.custody.world is not custody.world:
            continue
        lasting.update(one.climb.lasting())
        reached = _detention(one.climb)
        detention = max(filter(None, (detention, reached)), default=None)
    held = Held(
        custody.days(_NEEDS_ORDER, strict=True).days(_NEEDS_ORDER, day),
        custody.days(_NEEDS_ORDER, strict=False).days(_NEEDS_ORDER, day),
    )
    return uncovered(held, custody.given, detention, lasting)


def _detention(climb: Climb) -> date | None:
    """The last day that detention without an order may cover, by the lenient reading."""
    applying, ladder = climb.applying, climb.ladder
    rule = applying.rules.get(ladder.first_order) if ladder.first_order is not None else None
    if rule is None:
        return None
    ends = [row.due.latest for row in applying.rows(rule, climb.custody.number) if row.due is not None]
    days = [applying.case.zone.day_of(end.minute) for end in ends if end is not None]
    return max(days) if days else _longest_detention(climb, rule)


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
