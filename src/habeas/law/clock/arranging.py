"""The rows of a clock in the order in which a person needs them, and what is due from a day on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from habeas.law.clock.counting import End
from habeas.law.clock.instants import Extent, Zone
from habeas.law.clock.row import Row, State
from habeas.law.pack.pack import Pack
from habeas.law.pack.rule import Kind


class Group(StrEnum):
    """Where a row is shown. `UNBEGUN` are limits whose beginning is not recorded, `OUT` those that do not apply."""

    BROKEN = "broken"
    NO_RECORD = "no_record"
    NEXT = "next"
    LADDER = "ladder"
    MET = "met"
    CANNOT_TELL = "cannot_tell"
    UNBEGUN = "unbegun"
    OUT = "out"


_BY_STATE = {
    State.MISSED: Group.BROKEN,
    State.MET_LATE: Group.BROKEN,
    State.MET: Group.MET,
    State.PENDING: Group.NEXT,
    State.NOT_APPLICABLE: Group.OUT,
    State.CANNOT_TELL: Group.CANNOT_TELL,
}
_NOT_BEGUN = ("no_trigger", "no_sentence")
"""Reasons that say that nothing has begun the time."""

_LAST = 1 << 60
"""Later than any minute: rows without a date come after those with one."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A row with something still to be done.

    `days_left` are whole days from the day of asking to the day of the earliest end, negative where it
    is past. `overdue` says that even the latest end is past and nothing is recorded; it is not said
    that nothing was done. `opens` says that the day is the first on which something may be asked for (a
    release before the end of a sentence), not the last: such a day is never overdue.
    """

    row: Row
    days_left: int
    overdue: bool
    opens: bool = False


def arranged(rows: Iterable[Row], packs: Iterable[Pack], as_of: Extent) -> dict[Group, tuple[Row, ...]]:
    """The rows of each group that has any, in the order of :class:`Group`.

    What is still to come is ordered by its earliest end, the defence's own rights first on the same
    minute; a ladder keeps the order of its steps; the others go by their earliest end.
    """
    rungs, openings = _rungs(packs), openings_of(packs)
    found: dict[Group, list[Row]] = {group: [] for group in Group}
    for row in rows:
        group = _group_of(row, rungs, as_of)
        opened = group is Group.NO_RECORD and row.said.id in openings
        found[Group.NEXT if opened else group].append(row)
    for group, inside in found.items():
        if group is not Group.LADDER:
            inside.sort(key=_soonest)
    return {group: tuple(inside) for group, inside in found.items() if inside}


def deadlines(rows: Iterable[Row], packs: Sequence[Pack], as_of: Extent, zone: Zone) -> tuple[Deadline, ...]:
    """What is due from the time of asking on, and what is overdue without a record, soonest first.

    Of what falls on one day the defence's own rights come first, then what officials must do. Of a
    ladder only the step that runs now is a deadline. A limit without a number or without a beginning
    is none.
    """
    rungs, openings = _rungs(packs), openings_of(packs)
    today = _day(as_of, zone)
    found = []
    for row in rows:
        deadline = _deadline(row, today, as_of, zone) if row.said.id not in rungs or row.current else None
        if deadline is not None:
            opens = row.said.id in openings
            found.append(replace(deadline, opens=opens, overdue=deadline.overdue and not opens))
    return tuple(sorted(found, key=_order))


def within(found: Iterable[Deadline], days: int | None) -> tuple[Deadline, ...]:
    """Those due in at most so many days (all for None), with everything that is overdue."""
    return tuple(one for one in found if one.overdue or days is None or one.days_left <= days)


def soonest(row: Row) -> End | None:
    """The earliest end that a reading gives: what a defender is warned by."""
    return None if row.due is None else row.due.earliest


def openings_of(packs: Iterable[Pack]) -> frozenset[str]:
    """The ids of rules whose day is the first on which something may be asked for."""
    return frozenset(release.said.id for pack in packs for release in pack.releases)


def _group_of(row: Row, rungs: frozenset[str], as_of: Extent) -> Group:
    if row.state is State.NOT_APPLICABLE:
        return Group.OUT
    if row.said.id in rungs:
        return Group.LADDER
    if row.state is State.CANNOT_TELL and row.reason in _NOT_BEGUN:
        return Group.UNBEGUN
    if row.state is State.NO_RECORD:
        return Group.NEXT if _ahead(row, as_of) else Group.NO_RECORD
    return _BY_STATE[row.state]


def _deadline(row: Row, today: date, as_of: Extent, zone: Zone) -> Deadline | None:
    end = soonest(row)
    if end is None or row.state not in (State.PENDING, State.NO_RECORD):
        return None
    day = end.day or zone.day_of(end.minute)
    return Deadline(row, (day - today) // timedelta(days=1), overdue=not _ahead(row, as_of))


def _ahead(row: Row, as_of: Extent) -> bool:
    """Whether its latest end is still to come; a limit without an end is not."""
    if row.due is None or as_of.lo is None:
        return False
    return row.due.latest is None or row.due.latest.minute >= as_of.lo


def _day(as_of: Extent, zone: Zone) -> date:
    if as_of.lo is None:
        raise ValueError("a clock is read on a day or at a time")
    return zone.day_of(as_of.lo)


def _rungs(packs: Iterable[Pack]) -> frozenset[str]:
    ladders = [ladder for pack in packs for ladder in pack.ladders]
    ends = [ladder.end.id for ladder in ladders if ladder.end is not None]
    return frozenset([*ends, *(rung.said.id for ladder in ladders for rung in ladder.rungs)])


def _soonest(row: Row) -> tuple[int, bool]:
    end = soonest(row)
    return _LAST if end is None else end.minute, row.said.kind is not Kind.RIGHT


def _order(one: Deadline) -> tuple[object, ...]:
    end = soonest(one.row)
    return one.days_left, one.row.said.kind is not Kind.RIGHT, _LAST if end is None else end.minute, one.row.said.id
