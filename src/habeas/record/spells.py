"""Stretches of custody: from an apprehension to a release, or still going on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, tzinfo

from habeas.base.finding import Finding, Severity
from habeas.base.known import Absent
from habeas.base.moment import Precision
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
class Custody:
    """The spells of one person, oldest first; and what could not be put into them."""

    spells: tuple[Spell, ...]
    findings: tuple[Finding, ...]

    def spell_of(self, fact: Fact, zone: tzinfo | None = None) -> int | None:
        """The place of the only spell that a fact can belong to; None where that cannot be told."""
        for place, spell in enumerate(self.spells):
            if any(fact is other for other in (*spell.apprehension, *spell.release)):
                return place
        return _only_spell(fact, self.spells, zone)


@dataclass(slots=True)
class _Stretch:
    """A stretch while it is being put together."""

    starts: list[Fact] = field(default_factory=list)
    ends: list[Fact] = field(default_factory=list)


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
    bare = [_spell(stretch, (), (), as_of, zone) for stretch in stretches]
    spells = [
        _spell(stretch, _of(held, ORDERS, place, bare, zone), _of(held, PLACES, place, bare, zone), as_of, zone)
        for place, stretch in enumerate(stretches)
    ]
    return Custody(tuple(spells), tuple(_lost(fact) for fact in lost))


def _begun(starts: list[Fact], releases: list[Fact], zone: tzinfo | None) -> tuple[list[_Stretch], list[Fact]]:
    stretches: list[_Stretch] = []
    lost = []
    for fact in sorted(starts, key=_sharp_first):
        fitting = [s for s in stretches if any(_may_equal(fact, other, zone) for other in s.starts)]
        if len(fitting) > 1:
            lost.append(fact)
            continue
        if not fitting:
            fitting = [s for s in stretches if not any(_parted(fact, other, releases, zone) for other in s.starts)]
        if fitting:
            fitting[-1].starts.append(fact)
        else:
            stretches.append(_Stretch([fact]))
            stretches.sort(key=lambda stretch: min(order_in_time(start.when) for start in stretch.starts))
    return stretches, lost


def _sharp_first(fact: Fact) -> tuple[object, ...]:
    sharp = fact.when is not None and not fact.when.is_interval and fact.when.precision >= Precision.DAY
    return not sharp, order_in_time(fact.when), fact.prop, fact.statements[0].id


def _parted(fact: Fact, other: Fact, releases: list[Fact], zone: tzinfo | None) -> bool:
    earlier, later = sorted((fact, other), key=lambda start: order_in_time(start.when))
    again = later.prop == "re_arrest" and earlier.prop != "re_arrest"
    return again or any(_between(release, earlier, later, zone) for release in releases)


def _between(release: Fact, earlier: Fact, later: Fact, zone: tzinfo | None) -> bool:
    """Whether the release lies surely between, the days themselves included."""
    middle, first, last = _days(release, zone), _days(earlier, zone), _days(later, zone)
    if middle.first is None or middle.last is None or first.first is None or last.last is None:
        return False
    return first.first <= middle.first and middle.last <= last.last


def _ended_by(release: Fact, stretches: list[_Stretch], zone: tzinfo | None) -> _Stretch | None:
    if release.when is None:
        return stretches[0] if len(stretches) == 1 else None
    end = period_of(release)
    sure = [s for s in stretches if not s.starts or any(period_of(f).ends_before(end, zone) for f in s.starts)]
    maybe = [s for s in stretches if not all(end.ends_before(period_of(f), zone) for f in s.starts)]
    return sure[-1] if sure else (maybe[0] if maybe else None)


def _of(
    facts: list[Fact], props: Iterable[str], place: int, spells: list[Spell], zone: tzinfo | None
) -> tuple[Fact, ...]:
    return tuple(fact for fact in facts if fact.prop in props and _only_spell(fact, spells, zone) == place)


def _only_spell(fact: Fact, spells: Sequence[Spell], zone: tzinfo | None) -> int | None:
    period = period_of(fact)
    fitting = [place for place, spell in enumerate(spells) if not _outside(period, spell, zone)]
    return fitting[0] if len(fitting) == 1 else None


def _outside(period: Period, spell: Spell, zone: tzinfo | None) -> bool:
    """Whether it surely ended before the spell began, or surely began after it ended."""
    before = bool(spell.apprehension) and all(period.ends_before(period_of(f), zone) for f in spell.apprehension)
    return before or (bool(spell.release) and all(period_of(f).ends_before(period, zone) for f in spell.release))


def _spell(
    stretch: _Stretch, orders: tuple[Fact, ...], places: tuple[Fact, ...], as_of: date, zone: tzinfo | None
) -> Spell:
    start = narrowest(days for fact in stretch.starts if (days := _known_days(fact, zone)) is not None)
    least, most = None, None
    if start is not None and not (start.first is not None and start.first > as_of):
        least, most = days_between(start, _end(stretch.ends, as_of, zone))
    return Spell(tuple(stretch.starts), tuple(stretch.ends), orders, places, least, most)


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


def _may_equal(fact: Fact, other: Fact, zone: tzinfo | None) -> bool:
    return fact.when is None or other.when is None or fact.when.may_equal(other.when, zone)


def _lost(fact: Fact) -> Finding:
    code = "release-of-no-spell" if fact.prop == "release" else "apprehension-of-no-spell"
    message = "Its time fits several stretches of custody, or none; it counts for no number of days."
    return Finding(code, f"statement {fact.statements[0].id}", Severity.WARNING, message)
