"""The custody of one version of a stretch: its changes of state, its orders, its days by each reading."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from habeas.law.clock.covering import orders
from habeas.law.clock.instants import Extent, Zone
from habeas.law.clock.liberty import FREE, Timeline, Turn, stays, timeline, turns
from habeas.law.clock.row import Days, Order, Stay
from habeas.law.clock.stretches import Placed, Stretch
from habeas.law.clock.worlds import World, worlds

_ONE = timedelta(days=1)
_NOT_COUNTED_BEFORE = ("administrative", "abroad", FREE)
"""States before the custody in which an order's term begins to count."""


@dataclass(frozen=True, slots=True)
class Custody:
    """One version of one stretch. `number` is the place of the stretch among those of the person.

    `until` is the last day before the next stretch, where nothing records how this one ended; `next_day`
    the day on which that next one begins.
    """

    number: int
    world: World
    changes: tuple[Turn, ...]
    given: tuple[Order, ...]
    zone: Zone
    until: date | None

    @property
    def stretch(self) -> Stretch:
        """The events of this version."""
        return self.world.stretch

    def placed(self, event_id: str) -> Placed:
        """An event of this version by its id."""
        return next(one for one in self.stretch.events if one.event.id == event_id)

    def days(self, states: Sequence[str], *, strict: bool) -> Timeline:
        """The days of the stretch in which states that count are told apart from others, by one reading."""
        return timeline(self.changes, self.zone, states, self.until if strict else self.sure_until(), strict=strict)

    def sure_until(self) -> date | None:
        """Where the end is not recorded, the last day of which something is known."""
        if self.until is None or not self.changes or self.changes[-1].extent.hi is None:
            return self.until
        return min(self.until, self.zone.day_of(self.changes[-1].extent.hi))

    def stays(self) -> tuple[Stay, ...]:
        """The runs of days as a picture shows them."""
        return stays(self.changes, self.zone, self.until)

    def held(self, day: date) -> Days:
        """Whole calendar days held up to a day, the first not counted; None on a side that cannot be told."""
        if not self.stretch.starts or not self.changes:
            return Days(None, None)
        least = most = 0
        for begun, end in self._spans():
            first, latest = self._days(begun)
            earliest_end, last = self._edges(end, day)
            most += max(0, (last - first).days)
            least += max(0, (earliest_end - latest).days)
        starts, ends = self.stretch.starts, self.stretch.ends
        told = all(one.extent.hi is not None for one in starts) and all(one.extent.lo is not None for one in ends)
        return Days(least if told else None, most if all(one.extent.lo is not None for one in starts) else None)

    def _days(self, extent: Extent) -> tuple[date, date]:
        """The first and the last day of bounds of which at least one is known."""
        lo = extent.lo if extent.lo is not None else extent.hi
        hi = extent.hi if extent.hi is not None else extent.lo
        assert lo is not None
        assert hi is not None
        return self.zone.day_of(lo), self.zone.day_of(hi)

    def _spans(self) -> list[tuple[Extent, Extent | None]]:
        """When each run of days held began and ended; None while it goes on."""
        spans: list[tuple[Extent, Extent | None]] = []
        for turn in self.changes:
            running = bool(spans) and spans[-1][1] is None
            if turn.state != FREE and not running:
                spans.append((turn.extent, None))
            elif turn.state == FREE and running:
                spans[-1] = spans[-1][0], turn.extent
        return spans

    def _edges(self, end: Extent | None, day: date) -> tuple[date, date]:
        """The earliest and the latest last day of a run: of its end, of the next arrest, or the day of asking."""
        if end is not None:
            first, last = self._days(end)
            return min(day, first), min(day, last)
        if self.until is not None:
            return min(day, self.sure_until() or day), min(day, self.until + _ONE)
        return day, day


def custodies(found: Sequence[Stretch], as_of: Extent, zone: Zone, country: str) -> tuple[Custody, ...]:
    """Every version of every stretch in which something is known of the person's liberty."""
    made = []
    for number, stretch in enumerate(found):
        until = _until(found, number, zone)
        for world in worlds(stretch):
            changes = turns(world.stretch, as_of, country)
            if changes or world.stretch.starts:
                given = orders(world.stretch, as_of, zone, _counts_from(changes, zone))
                made.append(Custody(number, world, tuple(changes), given, zone, until))
    return tuple(made)


def _until(found: Sequence[Stretch], number: int, zone: Zone) -> date | None:
    if not found[number].ends_unknown or number + 1 >= len(found):
        return None
    following = found[number + 1].starts[0].extent.lo
    return None if following is None else zone.day_of(following) - _ONE


def _counts_from(changes: Sequence[Turn], zone: Zone) -> date | None:
    """The day from which the term of a first order counts (KZ CPC 152(6), 152(10))."""
    for turn in changes:
        if turn.state not in _NOT_COUNTED_BEFORE and turn.extent.lo is not None:
            return zone.day_of(turn.extent.lo)
    return None
