"""Which events belong together: stretches of deprivation of liberty, and versions of one event."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from habeas.base.when import parse_when
from habeas.law.clock.facts import Event
from habeas.law.clock.instants import ANY, Extent, Zone
from habeas.law.pack.condition import Selector
from habeas.record.vocabulary.loading import vocabulary
from habeas.record.vocabulary.terms import Occurs

STARTS = ("apprehension", "re_arrest")
"""Events that begin a deprivation of liberty."""

ENDS = ("release",)
"""Events that end one."""

_UNLESS_SAID = {"custody_order": {"measure": "custody"}, "extension": {"measure": "custody"}}
"""What an order is of unless the record says otherwise; an arrest, of any type of event, is a criminal one."""


def _unless_said(event_type: str) -> Mapping[str, str]:
    return {"basis": "criminal", **_UNLESS_SAID.get(event_type, {})}


def _never_asked(event_type: str) -> tuple[str, ...]:
    """Fields that a record leaves out as a matter of course: what it tells happened in the case's own country."""
    return ("country", *_unless_said(event_type))


@dataclass(frozen=True, slots=True)
class Placed:
    """An event with the bounds of its time."""

    event: Event
    extent: Extent

    def fits(self, selector: Selector) -> bool:
        """Whether it may be what is selected: a field that it does not give may be the one."""
        if self.event.type != selector.type:
            return False
        given = {**_unless_said(self.event.type), **self.told()}
        return all(given.get(name, values[0]) in values for name, values in selector.fields.items())

    def lacks(self, selector: Selector) -> tuple[str, ...]:
        """The fields of the selector that the event does not give."""
        told = self.told()
        return tuple(name for name in selector.fields if name not in told and name not in _never_asked(self.event.type))

    def told(self) -> Mapping[str, str]:
        """Its fields; of an order with an end and no term, the term as well: the days from the order to that end."""
        fields = self.event.fields
        if "until" not in fields or "term" in fields or self.event.when is None:
            return fields
        (first, _), (_, end) = self.event.when.local_bounds(), parse_when(fields["until"]).local_bounds()
        if first is None or end is None:
            return fields
        return {**fields, "term": f"P{max(0, ((end - timedelta(minutes=1)).date() - first.date()).days)}D"}


@dataclass(frozen=True, slots=True)
class Stretch:
    """One deprivation of liberty: the versions of its beginning and of its end, and what happened in it.

    `starts` is empty where no apprehension is recorded. `ends_unknown` says that a later arrest proves
    an end that nothing records. `events` are those of this stretch, oldest first, its beginning and
    end included; events after its end that concern it (a reply, a verdict) are in the last stretch
    before them.
    """

    starts: tuple[Placed, ...]
    ends: tuple[Placed, ...]
    events: tuple[Placed, ...]
    by_type: Mapping[str, tuple[Placed, ...]]
    ends_unknown: bool = False

    def beginnings(self) -> list[Placed]:
        """The versions of its beginning: what different sources say of when it began."""
        if not self.starts:
            return []
        return versions([start for start in self.starts if basis(start) == basis(self.starts[0])])

    def matching(self, selectors: Iterable[Selector]) -> list[tuple[Placed, Selector]]:
        """Events of this stretch that fit one of the selectors, earliest first, those denied left out."""
        found = [
            (placed, selector)
            for selector in selectors
            for placed in self.by_type.get(selector.type, ())
            if not placed.event.denied and placed.fits(selector)
        ]
        return found if len(found) < 2 else sorted(found, key=lambda pair: _rank(pair[0], self.starts))

    def denials(self, selectors: Iterable[Selector]) -> list[Placed]:
        """Events that the record says did not happen."""
        return [
            placed
            for selector in selectors
            for placed in self.by_type.get(selector.type, ())
            if placed.event.denied and placed.fits(selector)
        ]


def order(placed: Placed) -> tuple[int, int, str]:
    """By the earliest minute, then the latest; an event without time comes last."""
    lo, hi = placed.extent.lo, placed.extent.hi
    return (10**12 if lo is None else lo), (10**12 if hi is None else hi), placed.event.id


def _rank(placed: Placed, starts: Sequence[Placed]) -> tuple[int, bool, int, str]:
    """The same within a stretch: nothing that may have followed the arrest comes before it, or after a release."""
    lo, hi, name = order(placed)
    if placed.event.type in ENDS:
        lo = hi
    arrest = starts[0].extent.lo if starts else None
    if arrest is not None and lo < arrest <= hi:
        lo = arrest
    return lo, not any(placed is start for start in starts), hi, name


def place(events: Iterable[Event], zone: Zone) -> list[Placed]:
    """The events with the bounds of their times, earliest first."""
    return sorted((Placed(event, zone.extent(event.when)) for event in events), key=order)


def stretches(placed: Sequence[Placed]) -> tuple[Stretch, ...]:
    """The stretches of a person, oldest first; one without a beginning where no apprehension is recorded.

    Two arrests are two stretches where a release lies between, the later is a `re_arrest`, or one
    source tells both on different days; told by different sources they are versions of one. A criminal
    apprehension of somebody under administrative arrest goes on with the same stretch.
    """
    begun: list[list[Placed]] = []
    releases = [p for p in placed if p.event.type in ENDS and not p.event.denied]
    for start in placed:
        if start.event.type in STARTS and not start.event.denied:
            if begun and _same(begun[-1], start, releases):
                begun[-1].append(start)
            else:
                begun.append([start])
    if not begun:
        return (_stretch((), tuple(releases), tuple(placed), False),)
    found = []
    for number, starts in enumerate(begun):
        following = begun[number + 1] if number + 1 < len(begun) else None
        inside = _ranked([p for p in placed if _inside(p, number, begun)], starts)
        ends = tuple(p for p in inside if p.event.type in ENDS and not p.event.denied)
        found.append(_stretch(tuple(starts), ends, inside, following is not None and not ends))
    return tuple(found)


def _ranked(inside: Sequence[Placed], starts: Sequence[Placed]) -> tuple[Placed, ...]:
    return tuple(sorted(inside, key=lambda placed: _rank(placed, starts)))


def versions(found: Sequence[Placed]) -> list[Placed]:
    """The versions of the first of these: itself, and others of its type that contradict its date.

    Only different sources can contradict each other, and only about what happens once in a stretch. Of
    two that agree the sharper stands.
    """
    first = found[0]
    if not single(first.event.type):
        return [first]
    kept = [first]
    for other in found[1:]:
        if other.event.type != first.event.type or other.event.source == first.event.source:
            continue
        alike = [place for place, one in enumerate(kept) if one.extent.meets(other.extent)]
        if not alike:
            kept.append(other)
        elif len(alike) == 1 and _sharper(other.extent, kept[alike[0]].extent):
            kept[alike[0]] = other
    return kept


@cache
def single(event_type: str) -> bool:
    """Whether an event of this type happens once in a life or once in a stretch of custody."""
    known = vocabulary().properties.get(event_type)
    return known is not None and known.occurs in (Occurs.ONCE, Occurs.SPELL)


def _same(starts: list[Placed], later: Placed, releases: list[Placed]) -> bool:
    first = starts[0]
    if any(r.extent.lo is not None and _between(first.extent, r.extent, later.extent) for r in releases):
        return False
    if later.event.type == "re_arrest" and first.event.type != "re_arrest":
        return False
    if any(one.extent.meets(later.extent) for one in starts):
        return True
    if basis(starts[-1]) == "administrative" != basis(later):
        return True
    return all(one.event.source != later.event.source for one in starts)


def basis(placed: Placed) -> str:
    """`administrative` or `criminal`: what an apprehension was said to be for; criminal where it is not said."""
    return placed.event.fields.get("basis", "criminal")


def _between(earlier: Extent, middle: Extent, later: Extent) -> bool:
    lo, hi = middle.lo, middle.hi
    if lo is None or hi is None or earlier.lo is None or later.hi is None:
        return False
    return earlier.lo <= lo and hi <= later.hi


def _inside(placed: Placed, number: int, begun: list[list[Placed]]) -> bool:
    """Whether an event belongs to a stretch: it is before the next one begins, and not before this one does."""
    if any(placed is start for starts in begun for start in starts):
        return any(placed is start for start in begun[number])
    if placed.extent == ANY:
        return len(begun) == 1
    if placed.event.type in ENDS and placed.extent.lo is not None:
        return number == _ended(placed.extent.lo, begun)
    after = number == 0 or not all(placed.extent.surely_before(start.extent) for start in begun[number])
    if number + 1 == len(begun):
        return after
    return after and all(placed.extent.surely_before(start.extent) for start in begun[number + 1])


def _ended(release: int, begun: list[list[Placed]]) -> int:
    """The stretch that a release ends: the last that began before it, not on the same day as it at best."""
    before = [n for n, starts in enumerate(begun) if starts[0].extent.lo is not None and starts[0].extent.lo < release]
    return before[-1] if before else 0


def rebuilt(stretch: Stretch, dropped: set[str]) -> Stretch:
    """The stretch without some of its events, by their ids."""

    def kept(found: Iterable[Placed]) -> tuple[Placed, ...]:
        return tuple(placed for placed in found if placed.event.id not in dropped)

    return _stretch(kept(stretch.starts), kept(stretch.ends), kept(stretch.events), stretch.ends_unknown)


def _stretch(
    starts: tuple[Placed, ...], ends: tuple[Placed, ...], events: tuple[Placed, ...], ends_unknown: bool
) -> Stretch:
    by_type: dict[str, list[Placed]] = defaultdict(list)
    for placed in events:
        by_type[placed.event.type].append(placed)
    return Stretch(starts, ends, events, {name: tuple(found) for name, found in by_type.items()}, ends_unknown)


def _sharper(one: Extent, other: Extent) -> bool:
    if one.lo is None or one.hi is None:
        return False
    return other.lo is None or other.hi is None or one.hi - one.lo < other.hi - other.lo
