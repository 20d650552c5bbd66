"""Which recorded order covers which days of custody, and which days none covers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from habeas.base.duration import Duration, parse_duration
from habeas.base.when import parse_when
from habeas.law.clock.counting import last_day
from habeas.law.clock.instants import Extent, Zone
from habeas.law.clock.judging import known_by
from habeas.law.clock.liberty import HELD_BY, ORDERS
from habeas.law.clock.row import Order, Uncovered
from habeas.law.clock.stretches import Placed, Stretch

_ONE = timedelta(days=1)


def orders(stretch: Stretch, as_of: Extent, zone: Zone, start: date | None) -> tuple[Order, ...]:
    """The orders of a stretch with the days they were given for, oldest first.

    An end that is written governs; one before the order's own day is no end. Without it the term is
    counted: of the first order from `start`, the first day that counts; of an extension from there too
    where that is longer than what earlier orders gave (a total), and from their end where it is not (an
    addition); of any other later order, and of one made when its term so counted would be over, from its own
    day. A measure other than custody, house arrest or
    a hospital is no order here; one that a `measure` tells as ordered is, whoever ordered it.
    """
    found: list[Order] = []
    for placed in stretch.events:
        event = placed.event
        ordered = event.type in ORDERS or (event.type == "measure" and event.fields.get("status") == "ordered")
        if not ordered or event.denied or not known_by(placed.extent, as_of):
            continue
        measure = event.fields.get("measure", "custody" if event.type in ORDERS else "")
        if measure in HELD_BY:
            found.append(_order(placed, measure, zone, start, found))
    return tuple(found)


def _order(placed: Placed, measure: str, zone: Zone, start: date | None, earlier: Sequence[Order]) -> Order:
    event, extent = placed.event, placed.extent
    made = zone.day_of(extent.lo) if extent.lo is not None else None
    latest_made = zone.day_of(extent.hi) if extent.hi is not None else None
    order = Order(
        event.id, measure, made, None, computed=False, extends=event.type == "extension", made_latest=latest_made
    )
    written = _written(event.fields.get("until"))
    if written is not None and (made is None or written >= made):
        return replace(order, until=written, until_latest=written)
    term = _term(event.fields.get("term"))
    if term is None:
        return order
    ends = _counted(term, order, start, earlier)
    return order if ends is None else replace(order, until=ends[0], until_latest=ends[1], computed=True)


def _counted(term: Duration, order: Order, start: date | None, earlier: Sequence[Order]) -> tuple[date, date] | None:
    """The strict and the lenient last day of a term."""
    begin = start if start is not None else order.first
    if begin is None:
        return None
    late = order.first is not None and last_day(begin, term, first_counts=False) < order.first
    if (earlier and not order.extends) or late:
        begin = order.first if order.first is not None else begin
    ends = last_day(begin, term, first_counts=True), last_day(begin, term, first_counts=False)
    reached = [one.until for one in earlier if one.until is not None]
    if order.extends and reached and ends[0] <= max(reached):
        added = last_day(max(reached), term, first_counts=False)
        return added, added
    if not earlier and order.first is not None and not (term.months or term.years):
        # A short order may be read to run from its own day.
        ends = ends[0], max(ends[1], last_day(order.first, term, first_counts=False))
    return ends


def _written(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        _, end = parse_when(text).local_bounds()
    except ValueError:
        return None
    return (end - timedelta(minutes=1)).date() if end is not None else None


def _term(text: str | None) -> Duration | None:
    """A term; None where there is none, or it is no length that custody can have."""
    try:
        term = parse_duration(text) if text is not None else None
    except ValueError:
        return None
    return (
        term
        if term is not None and term.years + term.months // 12 < 100 and term.days + term.weeks * 7 < 36600
        else None
    )


@dataclass(frozen=True, slots=True)
class Held:
    """Days on which a person may have been held, and those on which they surely were."""

    perhaps: Sequence[date]
    surely: Sequence[date]


def uncovered(
    held: Held, given: Sequence[Order], detention_until: date | None, lasting: Mapping[str, date]
) -> tuple[Uncovered, ...]:
    """Runs of the days held that neither detention nor any recorded order covers.

    `detention_until` is the last day that detention without an order may cover, by the lenient
    reading. `lasting` bounds an order that records neither end nor term: the last day that the law
    lets an order of its place run. A run is sure where the person was surely held on its days and no
    order may cover them, whatever its date or its reading.
    """
    surely = set(held.surely)
    least, widest = _reaches(given, lasting, least=True), _reaches(given, lasting, least=False)
    runs: list[Uncovered] = []
    for day in held.perhaps:
        if (detention_until is not None and day <= detention_until) or _within(day, least):
            continue
        sure = day in surely and not _within(day, widest)
        if runs and runs[-1].last + _ONE == day and runs[-1].sure is sure:
            runs[-1] = replace(runs[-1], last=day)
        else:
            runs.append(Uncovered(day, day, sure))
    return tuple(runs)


def _within(day: date, reaches: Sequence[tuple[date, date]]) -> bool:
    return any(first <= day <= last for first, last in reaches)


def _reaches(given: Sequence[Order], lasting: Mapping[str, date], *, least: bool) -> list[tuple[date, date]]:
    """The first and last day that each order covers: by the narrowest reading of it (`least`), or by the widest."""
    found = []
    for number, order in enumerate(given):
        if least:
            first = order.made_latest
            last = order.until if order.until is not None else lasting.get(order.event)
        else:
            following = next((one.first for one in given[number + 1 :] if one.first is not None), None)
            first = order.first if order.first is not None else date.min
            bounds = [bound for bound in (following, lasting.get(order.event)) if bound is not None]
            last = order.until_latest or (max(bounds) if bounds else date.max)
        if first is not None:
            found.append((first, first if last is None else last))
    return found
