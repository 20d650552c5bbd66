"""In which state of liberty a person was on each day, and which recorded order covered it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from habeas.base.duration import parse_duration
from habeas.base.when import parse_when
from habeas.law.clock.counting import last_day
from habeas.law.clock.instants import Extent, Zone
from habeas.law.clock.judging import known_by
from habeas.law.clock.row import Order, Stay, Uncovered
from habeas.law.clock.stretches import Placed, Stretch, basis

FREE = "liberty"
"""The state of nobody held."""

ORDERS = ("custody_order", "extension")
"""Events by which a court lets a deprivation of liberty begin or go on."""

HELD_BY = {"custody": "custody", "house_arrest": "house_arrest", "hospital": "hospital"}
"""Measures that hold a person, and the state that each is."""

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
    """The changes of state of a stretch, oldest first, as far as they are known on the day of asking."""
    found: list[Turn] = []
    state = FREE
    for placed in stretch.events:
        if placed.event.denied or placed.extent.lo is None or not known_by(placed.extent, as_of):
            continue
        new = _after(state, placed, country)
        if new is None or (new == state and placed.event.type not in ("apprehension", "re_arrest")):
            continue
        if any(turn.event != placed.event.id and _version(turn, placed, stretch) for turn in found):
            continue
        found.append(Turn(placed.extent, new, placed.event.id))
        state = new
    return found


def _version(turn: Turn, placed: Placed, stretch: Stretch) -> bool:
    """Whether an event only says again, by another source and with another date, what made this turn."""
    made = next(p for p in stretch.events if p.event.id == turn.event)
    return (
        made.event.type == placed.event.type
        and made.event.source != placed.event.source
        and placed.event.type in ("apprehension", "custody_order", "release", "investigation_ended")
        and basis(made) == basis(placed)
    )


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
        case "investigation_ended":
            return "file_reading" if state == "custody" else None
        case "indictment":
            return "prosecutor_study" if state in ("custody", "file_reading") else None
        case "case_returned":
            return "custody" if state in ("file_reading", "prosecutor_study", "trial") else None
        case "case_received_by_court":
            return "trial" if state in IN_CUSTODY else None
        case "verdict":
            return "sentence" if state in (*IN_CUSTODY, "trial") else None
        case "release":
            return FREE
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
    return (
        FREE
        if event.type == "custody_order" or event.fields.get("status") in ("ordered", "in_force", "changed")
        else None
    )


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


def orders(stretch: Stretch, as_of: Extent, zone: Zone, start: date | None) -> tuple[Order, ...]:
    """The orders of a stretch with the days they were given for, oldest first.

    An end that is written governs. A term without one is counted from the apprehension where it is
    longer than what earlier orders already gave (a total), and from their end where it is not (an
    addition). A measure other than custody, house arrest or a hospital is no order here; one that a
    `measure` tells as ordered is, whoever ordered it.
    """
    found: list[Order] = []
    for placed in stretch.events:
        event = placed.event
        ordered = event.type in ORDERS or (event.type == "measure" and event.fields.get("status") == "ordered")
        if not ordered or event.denied or not known_by(placed.extent, as_of):
            continue
        measure = event.fields.get("measure", "custody" if event.type in ORDERS else "")
        if measure not in HELD_BY:
            continue
        first = zone.day_of(placed.extent.lo) if placed.extent.lo is not None else None
        until, computed = _until(event.fields.get("until")), False
        if until is None and event.fields.get("term") is not None:
            until, computed = _by_term(event.fields["term"], event.type, start, first, found), True
        extends = event.type == "extension"
        found.append(Order(event.id, measure, first, until, computed and until is not None, extends))
    return tuple(found)


def _until(text: str | None) -> date | None:
    if text is None:
        return None
    _, end = parse_when(text).local_bounds()
    return (end - timedelta(minutes=1)).date() if end is not None else None


def _by_term(text: str, kind: str, start: date | None, first: date | None, earlier: Sequence[Order]) -> date | None:
    term = parse_duration(text)
    begin = start or first
    if begin is None:
        return None
    total = last_day(begin, term, first_counts=True)
    reached = [order.until for order in earlier if order.until is not None]
    if kind == "extension" and reached and total <= max(reached):
        return last_day(max(reached), term, first_counts=False)
    return total


def uncovered(
    held: Sequence[date], given: Sequence[Order], detention_until: date | None, sure_until: date | None
) -> tuple[Uncovered, ...]:
    """Runs of the days held that neither detention nor any recorded order covers.

    `detention_until` is the last day that detention without an order may cover, by the lenient
    reading; `sure_until` bounds an order that records neither end nor term: nothing lawful lasts longer.
    """
    covers = []
    for number, order in enumerate(given):
        if order.first is None:
            continue
        # An order made while an earlier one still runs goes on from it; the day it is made is covered.
        following = next((o.first for o in given[number + 1 :] if o.first is not None), None)
        until = order.until or max(filter(None, (following, sure_until)), default=None)
        if until is not None:
            covers.append((order.first, until))
        else:
            covers.append((order.first, date.max))
    bare = [
        day
        for day in held
        if not (detention_until is not None and day <= detention_until)
        and not any(first <= day <= last for first, last in covers)
    ]
    runs: list[Uncovered] = []
    for day in bare:
        if runs and runs[-1].last + _ONE == day:
            runs[-1] = replace(runs[-1], last=day)
        else:
            runs.append(Uncovered(day, day, sure=True))
    return tuple(runs)
