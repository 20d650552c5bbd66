"""The laws of the clock as a whole, over random histories."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from habeas.base.when import parse_when
from habeas.law.clock.clock import reckon
from habeas.law.clock.facts import Accused, Event, Facts, Person
from habeas.law.clock.instants import Zone
from habeas.law.clock.row import Reckoning, Row, State
from habeas.law.pack.loading import load_pack

ZONE = Zone("Asia/Almaty")
PACKS = [load_pack("KZ"), load_pack("INT")]
TYPES = (
    "delivery",
    "protocol",
    "prosecutor_notified",
    "custody_order",
    "extension",
    "extension_motion",
    "charge_announced",
    "complaint",
    "reply",
    "investigation_ended",
    "release",
    "re_arrest",
    "family_notified",
)


@st.composite
def events(draw: st.DrawFn) -> Event:
    """One event of 2022 or 2023: a month, a day or a minute, said by one of two sources, now and then denied."""
    year, month, day = draw(st.integers(2022, 2023)), draw(st.integers(1, 12)), draw(st.integers(1, 28))
    forms = (
        f"{year}-{month:02}",
        f"{year}-{month:02}-{day:02}",
        f"{year}-{month:02}-{day:02}T{draw(st.integers(0, 23)):02}:30",
    )
    return Event(
        id="",
        type=draw(st.sampled_from(TYPES)),
        when=parse_when(draw(st.sampled_from(forms))),
        source=draw(st.sampled_from(["S1", "S2"])),
        denied=draw(st.integers(0, 9)) == 0,
    )


@st.composite
def histories(draw: st.DrawFn) -> Facts:
    """An apprehension and up to eight further events."""
    first = replace(draw(events()), type="apprehension", denied=False)
    told = [first, *draw(st.lists(events(), max_size=8))]
    numbered = tuple(replace(event, id=f"e{number}") for number, event in enumerate(told))
    offence = Accused("criminal", draw(st.sampled_from(["256", "174", "378"])), "1")
    born = draw(st.sampled_from([None, parse_when("1975-03"), parse_when("2006-05-05")]))
    return Facts("KZ", Person(born), (offence,), numbered)


def on(facts: Facts, day: str) -> Reckoning:
    """The reckoning on a day."""
    return reckon(facts, ZONE.extent(parse_when(day)), PACKS)


def key(row: Row) -> tuple[object, ...]:
    """Which limit a row is about."""
    return row.said.id, row.trigger, row.version, row.due


QUICK = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)


@given(histories(), st.randoms(use_true_random=False))
@QUICK
def test_the_order_of_events_makes_no_difference(facts: Facts, chance: object) -> None:
    """The clock computes from what happened, not from how it was written down."""
    shuffled = list(facts.events)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # random.Random
    assert on(facts, "2023-06-01") == on(replace(facts, events=tuple(shuffled)), "2023-06-01")


@given(histories())
@QUICK
def test_an_unrelated_event_changes_nothing(facts: Facts) -> None:
    """What no rule asks about moves no row."""
    more = Event("more", "place_of_detention", parse_when("2022-07-01"), "S3")
    assert on(facts, "2023-06-01").rows == on(replace(facts, events=(*facts.events, more)), "2023-06-01").rows


@given(histories(), st.integers(0, 500))
@QUICK
def test_a_later_day_never_turns_missed_into_pending(facts: Facts, number: int) -> None:
    """What was missed stays so as time goes on, as long as nothing more is learned."""
    days = sorted([f"2023-{1 + number % 12:02}-15", "2023-05-01"])
    known = tuple(
        e
        for e in facts.events
        if e.when is not None and (ZONE.extent(e.when).hi or 0) < (ZONE.extent(parse_when(days[0])).lo or 0)
    )
    facts = replace(facts, events=known)
    early = {key(row): row.state for row in on(facts, days[0]).rows}
    late = {key(row): row.state for row in on(facts, days[1]).rows}
    turned = [
        limit
        for limit, state in late.items()
        if state is State.PENDING and early.get(limit) in (State.MISSED, State.NO_RECORD)
    ]
    assert turned == []


@given(histories())
@QUICK
def test_no_record_is_never_called_missed(facts: Facts) -> None:
    """Only a record that denies, or one that shows custody beyond an absolute end, proves a miss."""
    affirmed = replace(
        facts, events=tuple(replace(e, denied=False) for e in facts.events if e.type not in ("extension", "release"))
    )
    assert [row.said.id for row in on(affirmed, "2023-06-01").rows if row.state is State.MISSED] == []


@given(histories())
@QUICK
def test_every_row_has_its_ends_in_order(facts: Facts) -> None:
    """The strict reading is never later than the lenient one."""
    for row in on(facts, "2023-06-01").rows:
        if row.due is not None and row.due.earliest is not None and row.due.latest is not None:
            assert row.due.earliest.minute <= row.due.latest.minute


@pytest.mark.parametrize(("when", "days"), [("2022-07-28", 90), ("2022-04-29", 0), ("2022-04-30", 1)])
def test_days_held_are_whole_calendar_days(when: str, days: int) -> None:
    """The first day is not counted: from 29 April to 28 July are ninety days."""
    facts = Facts("KZ", Person(), (), (Event("e1", "apprehension", parse_when("2022-04-29"), "S1"),))
    held = on(facts, when).summary.days_held
    assert (held.least, held.most) == (days, days)
