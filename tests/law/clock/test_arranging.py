"""The laws of showing a clock: every row has one place, and what is due comes soonest first."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.base.when import parse_when
from habeas.law.clock.arranging import Deadline, Group, arranged, deadlines, openings_of, within
from habeas.law.clock.clock import reckon
from habeas.law.clock.facts import Accused, Event, Facts, Person
from habeas.law.clock.instants import Extent, Zone
from habeas.law.clock.row import Row, State
from habeas.law.pack.loading import load_pack
from habeas.law.pack.rule import Kind

ZONE = Zone("Asia/Almaty")
PACKS = [load_pack("KZ"), load_pack("INT")]
FACTS = Facts(
    jurisdiction="KZ",
    person=Person(parse_when("1991-07-02"), "f", "KZ"),
    offences=(Accused("criminal", "174", "1"),),
    events=(
        Event("e1", "apprehension", parse_when("2023-05-03T09:40+06:00"), "S1"),
        Event("e2", "protocol", parse_when("2023-05-03T13:30+06:00"), "S1"),
        Event(
            "e3",
            "custody_order",
            parse_when("2023-05-05T09:43+06:00"),
            "S2",
            {"term": "P2M", "until": "2023-07-03", "measure": "custody"},
        ),
    ),
)


def as_of(text: str) -> Extent:
    """A day or a time on the clock of these cases."""
    return ZONE.extent(parse_when(text))


def rows_on(text: str) -> tuple[Row, ...]:
    """The rows of the one case on a day."""
    return reckon(FACTS, as_of(text), PACKS).rows


def due_on(text: str) -> tuple[Deadline, ...]:
    """The deadlines of the one case on a day."""
    return deadlines(rows_on(text), PACKS, as_of(text), ZONE)


@given(st.dates(date(2023, 5, 3), date(2025, 1, 1)))
def test_every_row_stands_in_one_group(day: date) -> None:
    """Nothing is shown twice and nothing is left out, on whatever day one looks."""
    rows = rows_on(day.isoformat())
    groups = arranged(rows, PACKS, as_of(day.isoformat()))
    shown = [id(row) for inside in groups.values() for row in inside]
    assert sorted(shown) == sorted(id(row) for row in rows)
    assert list(groups) == [group for group in Group if group in groups]


def test_each_state_has_its_group() -> None:
    """What is broken, what has no record, what is ahead and what cannot be told are never mixed."""
    groups = arranged(rows_on("2023-05-06"), PACKS, as_of("2023-05-06"))
    rungs = {rung.said.id for pack in PACKS for ladder in pack.ladders for rung in ladder.rungs}
    assert {row.state for row in groups[Group.BROKEN]} <= {State.MISSED, State.MET_LATE}
    assert "KZ-131.2" in {row.said.id for row in groups[Group.BROKEN]}
    assert {row.state for row in groups[Group.NO_RECORD]} == {State.NO_RECORD}
    assert {row.state for row in groups[Group.MET]} == {State.MET}
    assert {row.reason for row in groups[Group.UNBEGUN]} <= {"no_trigger", "no_sentence"}
    assert {row.state for row in groups[Group.OUT]} == {State.NOT_APPLICABLE}
    assert all(row.said.id in rungs or "151" in row.said.id for row in groups[Group.LADDER])


@given(st.dates(date(2023, 5, 3), date(2024, 12, 1)))
def test_deadlines_come_soonest_first_with_the_defence_before_officials(day: date) -> None:
    """Days never fall in the list, and of one day a right of the defence comes before anything else."""
    found = due_on(day.isoformat())
    order = [(one.days_left, one.row.said.kind is not Kind.RIGHT) for one in found]
    assert order == sorted(order)
    assert all(one.row.state in (State.PENDING, State.NO_RECORD) for one in found)


def test_the_appeal_against_custody_is_warned_of_by_its_strict_end() -> None:
    """Three days from an order of 5 May end on the 8th by the strict reading; on the 6th two days are left."""
    [appeal] = [one for one in due_on("2023-05-06") if one.row.said.id == "KZ-107.2"]
    assert (appeal.days_left, appeal.overdue) == (2, False)


def test_a_limit_is_overdue_only_when_its_latest_end_is_past() -> None:
    """Between the strict and the lenient end it is past by one reading, and still no record of a breach."""
    between = [one for one in due_on("2023-05-09") if one.row.said.id == "KZ-107.2"]
    after = [one for one in due_on("2023-05-20") if one.row.said.id == "KZ-107.2"]
    assert [(one.days_left < 0, one.overdue) for one in between] == [(True, False)]
    assert [one.overdue for one in after] == [True]


@given(st.integers(0, 400))
def test_a_nearer_horizon_shows_a_part_of_a_farther_one(days: int) -> None:
    """`within` drops what is farther off and nothing else; what is overdue stays in any case."""
    found = due_on("2023-05-20")
    near = within(found, days)
    assert [one for one in found if one in near] == list(near)
    assert all(one.overdue or one.days_left <= days for one in near)
    assert all(one in near for one in found if one.overdue)
    assert within(found, None) == found


def test_a_release_that_opens_is_never_overdue() -> None:
    """From the day parole may be asked for it can be asked for; nothing is late."""
    sentenced = Event("e4", "verdict", parse_when("2023-09-01"), "S3", {"term": "P3Y", "regime": "medium"})
    facts = replace(FACTS, events=(*FACTS.events, sentenced))
    late = as_of("2026-08-01")
    rows = reckon(facts, late, PACKS).rows
    opened = [one for one in deadlines(rows, PACKS, late, ZONE) if one.opens]
    assert opened
    assert not any(one.overdue for one in opened)
    shown = arranged(rows, PACKS, late)[Group.NO_RECORD]
    assert not {row.said.id for row in shown} & openings_of(PACKS)


def test_a_clock_without_a_time_has_no_deadlines() -> None:
    """Days left are counted from a day; without one there is nothing to count."""
    with pytest.raises(ValueError, match="on a day or at a time"):
        deadlines(rows_on("2023-05-06"), PACKS, Extent(None, None), ZONE)
