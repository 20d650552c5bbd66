"""In which state of liberty a person was on each day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from habeas.law.clock.facts import Event
from habeas.law.clock.instants import Extent, Zone
from habeas.law.clock.judging import known_by
from habeas.law.clock.row import Stay
from habeas.law.clock.stretches import Placed, Stretch, basis

FREE = "liberty"
"""The state of nobody held."""

ORDERS = ("custody_order", "extension")
"""Events by which a court lets a deprivation of liberty begin or go on."""

HELD_BY = {
    "custody": "custody",
    "house_arrest": "house_arrest",
    "hospital": "hospital",
    "psychiatric_placement": "hospital",
}
"""Measures that hold a person, and the state that each is; `hospital` is any other medical facility."""

IN_CUSTODY = ("custody", "file_reading", "prosecutor_study")
"""States in which the person sits, whatever the law calls the time."""

_ONE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Turn:
    """A change of state: from when on (within the extent), into which, by which event."""

    extent: Extent
    state: str
    event: str


def turns(stretch: Stretch, as_of: Extent, country: str) -> list[Turn]:
    """The changes of state of a stretch, oldest first, as far as they are known on the day of asking.

    What is dated surely before the beginning (an order made in absence) changes no state by itself.
    """
    found: list[Turn] = []
    state = FREE
    for placed in stretch.events:
        if placed.event.denied or placed.extent.lo is None or not known_by(placed.extent, as_of):
            continue
        if stretch.starts and placed.extent.surely_before(stretch.starts[0].extent):
            continue
        new = _after(state, placed, country)
        if new is None or new == state:
            continue
        found.append(Turn(_not_before(placed.extent, found), new, placed.event.id))
        state = new
    return found


def _not_before(extent: Extent, found: Sequence[Turn]) -> Extent:
    """The bounds of a change that follows another: it was not before that one may have been."""
    if not found or found[-1].extent.lo is None or extent.lo is None:
        return extent
    return Extent(max(extent.lo, found[-1].extent.lo), extent.hi)


def _after(state: str, placed: Placed, country: str) -> str | None:
    """The state that an event leads to from another; None where it changes nothing."""
    event = placed.event
    match event.type:
        case "apprehension" | "re_arrest":
            if event.fields.get("country", country) != country:
                return "abroad"
            return "administrative" if basis(placed) == "administrative" else "detention"
        case "delivery" | "transfer" if state == "abroad":
            return "detention" if event.fields.get("country", country) == country else None
        case "custody_order" | "extension" | "measure":
            return _by_measure(state, placed)
        case "release":
            return FREE
        case _:
            return _by_stage(state, event)


def _by_stage(state: str, event: Event) -> str | None:
    """What the course of the case makes of custody, whether or not an order of it is recorded."""
    match event.type:
        case "investigation_ended" | "file_reading" if state in ("detention", "custody"):
            return "file_reading"
        case "indictment" if state in ("detention", "custody", "file_reading"):
            return "prosecutor_study"
        case "case_returned" if state in ("file_reading", "prosecutor_study", "trial"):
            return "custody"
        case "case_received_by_court" if state in ("detention", *IN_CUSTODY):
            return "trial"
        case "verdict" if state in ("detention", *IN_CUSTODY, "trial"):
            return "sentence"
        case "appeal_decision" if state == "sentence" and event.fields.get("outcome") == "quashed":
            return "trial"
        case _:
            return None


def _by_measure(state: str, placed: Placed) -> str | None:
    event = placed.event
    measure = event.fields.get("measure")
    if event.type == "measure" and event.fields.get("status") not in ("ordered", "in_force", "changed", None):
        return None
    if measure == "administrative_arrest":
        return "administrative"
    if event.type == "extension" and measure is None and state in (*HELD_BY.values(), *IN_CUSTODY, "trial"):
        return None
    if measure is None and event.type not in ORDERS:
        return None
    held = HELD_BY.get(measure or "custody")
    if held is not None:
        # Custody ordered for the time of reading, of study or of trial does not end that time.
        return state if held == "custody" and state in (*IN_CUSTODY, "trial") else held
    if measure == "bail" and event.fields.get("status") != "in_force":
        return None  # bail frees when it is paid, not when it is allowed
    return FREE


@dataclass(frozen=True, slots=True)
class Timeline:
    """Days of one reading: for each run its state, first and last day; the last run is open while it goes on."""

    runs: tuple[Stay, ...]

    def days(self, states: Sequence[str], until: date) -> list[date]:
        """Every day in one of these states up to and including a day, in order."""
        found: list[date] = []
        for run in self.runs:
            if run.state in states:
                last = until if run.last is None else min(run.last, until)
                day = run.first
                while day <= last:
                    if not found or day > found[-1]:
                        found.append(day)
                    day += _ONE
        return found


def timeline(
    changes: Sequence[Turn], zone: Zone, counted: Sequence[str], until_end: date | None, *, strict: bool
) -> Timeline:
    """The days of a stretch by the strict or the lenient reading.

    Strictly, a counted state begins at its earliest and ends at its latest, and the day on which it
    ends is one of it; leniently the other way round. `until_end` is the last day before another
    stretch begins, where nothing records how this one ended.
    """
    runs: list[Stay] = []
    for number, turn in enumerate(changes):
        into = turn.state in counted
        before = changes[number - 1].state in counted if number else not into
        first = _edge(turn.extent, zone, early=before is into or into is strict)
        following = changes[number + 1] if number + 1 < len(changes) else None
        last: date | None = until_end
        if following is not None:
            same = (following.state in counted) is into
            edge = _edge(following.extent, zone, early=same or into is not strict)
            last = edge if into and strict and not same else edge - _ONE
        if turn.state != FREE and (last is None or first <= last):
            runs.append(Stay(turn.state, first, last, turn.event))
    return Timeline(tuple(runs))


def stays(changes: Sequence[Turn], zone: Zone, until_end: date | None) -> tuple[Stay, ...]:
    """The runs of days as a picture shows them: each from the first day on which it may have begun."""
    shown = []
    for number, turn in enumerate(changes):
        if turn.state == FREE:
            continue
        last = until_end
        if number + 1 < len(changes):
            last = max(_edge(changes[number + 1].extent, zone, early=True), _edge(turn.extent, zone, early=True))
        shown.append(Stay(turn.state, _edge(turn.extent, zone, early=True), last, turn.event))
    return tuple(shown)


def _edge(extent: Extent, zone: Zone, *, early: bool) -> date:
    minute = extent.lo if early or extent.hi is None else extent.hi
    assert minute is not None
    return zone.day_of(minute)
