"""Stretches of custody: from an apprehension to a release, or still going on."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, tzinfo

from habeas.base.finding import Finding, Severity
from habeas.base.known import Absent
from habeas.base.moment import Precision
from habeas.record.agreement import may_meet
from habeas.record.casefile import Fact, Spell
from habeas.record.days import Days, days_between, days_of, narrowest
from habeas.record.periods import Period, order_in_time, period_of
from habeas.record.statements import Stance

STARTS = ("apprehension", "re_arrest")
"""Properties that begin a stretch of custody."""

ORDERS = ("custody_order", "extension")
"""Properties that say that a stretch goes on by an order."""

PLACES = ("place_of_detention",)
"""Properties that say where."""


@dataclass(frozen=True, slots=True)
class _Limits:
    """When a stretch begins and ends, in every version."""

    starts: tuple[Period, ...]
    ends: tuple[Period, ...]

    def exclude(self, period: Period, zone: tzinfo | None) -> bool:
        """Whether a period surely ended before the stretch began, or surely began after it ended."""
        before = bool(self.starts) and all(period.ends_before(start, zone) for start in self.starts)
        return before or (bool(self.ends) and all(end.ends_before(period, zone) for end in self.ends))


@dataclass(slots=True)
class _Stretch:
    """A stretch while it is being put together."""

    starts: list[Fact] = field(default_factory=list)
    ends: list[Fact] = field(default_factory=list)

    def limits(self) -> _Limits:
        return _Limits(tuple(map(period_of, self.starts)), tuple(map(period_of, self.ends)))


@dataclass(frozen=True, slots=True)
class Custody:
    """The spells of one person, oldest first; and what could not be put into them."""

    spells: tuple[Spell, ...]
    findings: tuple[Finding, ...]
    limits: tuple[_Limits, ...]

    def spell_of(self, fact: Fact, zone: tzinfo | None = None) -> int | None:
        """The place of the only spell that a fact can belong to; None where that cannot be told."""
        for place, spell in enumerate(self.spells):
            if any(fact is other for other in (*spell.apprehension, *spell.release)):
                return place
        return _only(fact, self.limits, zone)


def custody_of(facts: Sequence[Fact], as_of: date, zone: tzinfo | None = None) -> Custody:
    """The stretches of custody that the facts of one person come to.

    Every asserted apprehension is a version of the beginning of some stretch. Two are of different
    stretches where a release lies surely between them, or where the later is a `re_arrest` and the
    earlier is not; otherwise they are versions of one beginning, and a conflict where they differ. A
    release ends the last stretch that surely begins before it. Orders and places belong to the only
    stretch that their time fits. Somebody with orders or places and no apprehension has one stretch
    without a beginning; somebody with nothing of these has none. Findings:
    `apprehension-of-no-spell`, `release-of-no-spell`.
    """
    held = [fact for fact in facts if fact.stance is Stance.ASSERTS and not isinstance(fact.value, Absent)]
    releases = [fact for fact in held if fact.prop == "release"]
    stretches, lost = _begun([fact for fact in held if fact.prop in STARTS], releases, zone)
    if not stretches and any(fact.prop in (*ORDERS, *PLACES) for fact in held):
        stretches = [_Stretch()]
    for release in releases:
        stretch = _ended_by(release, stretches, zone)
        if stretch is None:
            lost.append(release)
        else:
            stretch.ends.append(release)
    limits = tuple(stretch.limits() for stretch in stretches)
    homes = [(_only(fact, limits, zone), fact) for fact in held if fact.prop in (*ORDERS, *PLACES)]
    spells = []
    for place, stretch in enumerate(stretches):
        inside = [fact for home, fact in homes if home == place]
        spells.append(_spell(stretch, inside, as_of, zone))
    return Custody(tuple(spells), tuple(_lost(fact) for fact in lost), limits)


def _begun(starts: list[Fact], releases: list[Fact], zone: tzinfo | None) -> tuple[list[_Stretch], list[Fact]]:
    """The stretches that these apprehensions begin, oldest first, and those that fit several."""
    facts = sorted(starts, key=_sharp_first)
    order = [order_in_time(fact.when) for fact in facts]
    days = [_days(fact, zone) for fact in facts]
    let_go = [_days(release, zone) for release in releases]
    meets = may_meet([fact.when for fact in facts], zone)

    def parted(one: int, other: int) -> bool:
        earlier, later = sorted((one, other), key=lambda place: order[place])
        again = facts[later].prop == "re_arrest" and facts[earlier].prop != "re_arrest"
        return again or any(_between(middle, days[earlier], days[later]) for middle in let_go)

    stretches: list[list[int]] = []
    lost = []
    for place, fact in enumerate(facts):
        fitting = [stretch for stretch in stretches if meets[place, stretch].any()]
        if len(fitting) > 1:
            lost.append(fact)
            continue
        if not fitting:
            fitting = [stretch for stretch in stretches if not any(parted(place, other) for other in stretch)]
        if fitting:
            fitting[-1].append(place)
        else:
            stretches.append([place])
            stretches.sort(key=lambda stretch: min(order[other] for other in stretch))
    return [_Stretch([facts[place] for place in stretch]) for stretch in stretches], lost


def _sharp_first(fact: Fact) -> tuple[object, ...]:
    sharp = fact.when is not None and not fact.when.is_interval and fact.when.precision >= Precision.DAY
    return not sharp, order_in_time(fact.when), fact.prop, fact.statements[0].id


def _between(release: Days, earlier: Days, later: Days) -> bool:
    """Whether the release lies surely between, the days themselves included."""
    if release.first is None or release.last is None or earlier.first is None or later.last is None:
        return False
    return earlier.first <= release.first and release.last <= later.last


def _ended_by(release: Fact, stretches: list[_Stretch], zone: tzinfo | None) -> _Stretch | None:
    if release.when is None:
        return stretches[0] if len(stretches) == 1 else None
    end = period_of(release)
    sure = [s for s in stretches if not s.starts or any(period_of(f).ends_before(end, zone) for f in s.starts)]
    maybe = [s for s in stretches if not all(end.ends_before(period_of(f), zone) for f in s.starts)]
    return sure[-1] if sure else (maybe[0] if maybe else None)


def _only(fact: Fact, limits: Sequence[_Limits], zone: tzinfo | None) -> int | None:
    period = period_of(fact)
    fitting = [place for place, limit in enumerate(limits) if not limit.exclude(period, zone)]
    return fitting[0] if len(fitting) == 1 else None


def _spell(stretch: _Stretch, inside: list[Fact], as_of: date, zone: tzinfo | None) -> Spell:
    start = narrowest(days for fact in stretch.starts if (days := _known_days(fact, zone)) is not None)
    least, most = None, None
    if start is not None and not (start.first is not None and start.first > as_of):
        least, most = days_between(start, _end(stretch.ends, as_of, zone))
    return Spell(
        apprehension=tuple(stretch.starts),
        release=tuple(stretch.ends),
        orders=tuple(fact for fact in inside if fact.prop in ORDERS),
        places=tuple(fact for fact in inside if fact.prop in PLACES),
        days_at_least=least,
        days_at_most=most,
    )


def _end(releases: list[Fact], as_of: date, zone: tzinfo | None) -> Days:
    """The days on which the count may end: those of the release, cut at `as_of`."""
    if not releases:
        return Days(as_of, as_of)
    end = narrowest(days for fact in releases if (days := _known_days(fact, zone)) is not None) or Days(None, None)
    return Days(
        first=None if end.first is None else min(end.first, as_of),
        last=as_of if end.last is None else min(end.last, as_of),
    )


def _known_days(fact: Fact, zone: tzinfo | None) -> Days | None:
    return None if fact.when is None else days_of(fact.when, zone)


def _days(fact: Fact, zone: tzinfo | None) -> Days:
    return _known_days(fact, zone) or Days(None, None)


def _lost(fact: Fact) -> Finding:
    code = "release-of-no-spell" if fact.prop == "release" else "apprehension-of-no-spell"
    message = "Its time fits several stretches of custody, or none; it counts for no number of days."
    return Finding(code, f"statement {fact.statements[0].id}", Severity.WARNING, message)
