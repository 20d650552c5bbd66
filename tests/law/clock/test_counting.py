"""The laws of counting a term."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.base.duration import Duration, parse_duration
from habeas.base.language import Lang
from habeas.base.when import parse_when
from habeas.law.clock.counting import Reading, due_after, due_before, end_after, last_day, months_later
from habeas.law.clock.instants import Zone
from habeas.law.clock.working_days import is_working_day, next_working_day
from habeas.law.pack.rule import Choice, Counting, Ends

ALMATY = Zone("Asia/Almaty")
DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))


def counting(first: Choice, ends: Ends, rolls: Choice = Choice.NO) -> Counting:
    """A way of counting without words."""
    return Counting("way", first, ends, rolls, (), dict.fromkeys(Lang, "way"))


CUSTODY = counting(Choice.EITHER, Ends.MIDNIGHT)
DETENTION = counting(Choice.YES, Ends.MOMENT)
TERM = counting(Choice.NO, Ends.MIDNIGHT, Choice.EITHER)
HOURS = counting(Choice.EITHER, Ends.MOMENT)


def due(start: str, length: str, way: Counting, days_off: str | None = None) -> str:
    """A term as expectations write it."""
    found = due_after(ALMATY.extent(parse_when(start)), parse_duration(length), way, ALMATY, days_off)
    assert found.earliest is not None
    assert found.latest is not None
    ends = [found.earliest.edtf(ALMATY), found.latest.edtf(ALMATY)]
    return ends[0] if ends[0] == ends[1] else " .. ".join(ends)


@pytest.mark.parametrize(
    ("start", "length", "expected"),
    [
        ("2022-03-10", "P2M", "2022-05-09 .. 2022-05-10"),
        ("2022-12-31", "P2M", "2023-02-28"),
        ("2023-12-31", "P2M", "2024-02-29"),
        ("2022-03-01", "P2M", "2022-04-30 .. 2022-05-01"),
        ("2024-02-29", "P1Y", "2025-02-28"),
        ("2022-01-22", "P2M", "2022-03-21 .. 2022-03-22"),
        ("2022-05-01", "P10D", "2022-05-10 .. 2022-05-11"),
    ],
)
def test_custody_has_two_readings_and_never_rolls(start: str, length: str, expected: str) -> None:
    """A month ends the day before the same number or on it, or on the last day; Nauryz moves nothing."""
    assert due(start, length, CUSTODY, "KZ") == expected


def test_detention_is_counted_to_the_minute() -> None:
    """Seventy-two hours from the minute of the apprehension, with the hour that was set back in between."""
    assert due("2022-04-29T09:40", "PT72H", DETENTION) == "2022-05-02T09:40+06:00"
    assert due("2024-02-29T22:30", "PT48H", DETENTION) == "2024-03-02T21:30+05:00"


def test_a_day_without_an_hour_gives_an_interval() -> None:
    """No hour is made up: the end lies between what the first and the last minute of the day give."""
    assert due("2022-04-29", "PT72H", DETENTION) == "2022-05-02T00:00+06:00 .. 2022-05-02T23:59+06:00"


def test_an_hour_that_does_not_count_begins_with_the_next_full_hour() -> None:
    """Twelve hours from 10:20 end at 22:20, or at 23:00 where the hour of the beginning does not count."""
    assert due("2022-04-29T10:20", "PT12H", HOURS) == "2022-04-29T22:20+06:00 .. 2022-04-29T23:00+06:00"


def test_a_term_of_the_defence_may_roll_over_days_off() -> None:
    """Three days from Friday 18 March 2022 end on the 21st, or after Nauryz on the 24th."""
    assert due("2022-03-18T12:00", "P3D", TERM, "KZ") == "2022-03-21 .. 2022-03-24"
    assert due("2022-03-15T12:00", "P3D", TERM, "KZ") == "2022-03-18"


@given(DAYS, DAYS, st.integers(0, 36), st.integers(0, 40), st.booleans())
def test_a_later_beginning_never_ends_earlier(one: date, two: date, months: int, days: int, counted: bool) -> None:
    """The last day of a term grows with its first day."""
    first, second = sorted((one, two))
    length = Duration(months=months, days=days)
    assert last_day(first, length, counted) <= last_day(second, length, counted)


@given(DAYS, st.integers(1, 36))
def test_the_strict_reading_is_never_the_later_one(day: date, months: int) -> None:
    """Counting the first day in takes one day away, or none where the month has no such number."""
    strict, lenient = (last_day(day, Duration(months=months), first) for first in (True, False))
    reached, clamped = months_later(day, months)
    assert lenient == reached
    assert strict == (reached if clamped else reached - timedelta(days=1))


@given(DAYS, st.integers(1, 72), st.integers(0, 23), st.integers(0, 59), st.booleans())
def test_hours_are_hours(day: date, hours: int, hour: int, minute: int, counted: bool) -> None:
    """An hour term ends so many hours after its minute, or after the next full hour, whatever the clocks do."""
    start = ALMATY.minute(day, hour, minute)
    end = end_after(start, Duration(hours=hours), Ends.MOMENT, Reading(counted, rolls=False), ALMATY, None)
    begun = end.minute - hours * 60
    assert begun == start if counted else (begun % 60 == 0 and 0 < begun - start <= 60)


@given(DAYS, st.integers(1, 30))
def test_counting_back_undoes_counting_on(day: date, days: int) -> None:
    """So many days before the end of a term of so many days is the day before it begins."""
    start = ALMATY.extent(parse_when(day.isoformat()))
    way = counting(Choice.NO, Ends.MIDNIGHT)
    end = due_after(start, Duration(days=days), way, ALMATY, None)
    back = due_before(end, Duration(days=days), ALMATY)
    assert back.earliest is not None
    assert back.earliest.day == day


def test_hours_before_midnight_are_counted_from_24_00() -> None:
    """Twenty-four hours before the end of 29 June is the midnight that begins it."""
    end = due_after(
        ALMATY.extent(parse_when("2022-06-28")), Duration(days=1), counting(Choice.NO, Ends.MIDNIGHT), ALMATY, None
    )
    back = due_before(end, Duration(hours=24), ALMATY)
    assert back.latest is not None
    assert back.latest.edtf(ALMATY) == "2022-06-29T00:00+06:00"


@given(DAYS)
def test_a_rolled_day_is_a_working_day(day: date) -> None:
    """Rolling stops at the first working day, and does not move a working day."""
    rolled = next_working_day("KZ", day)
    assert is_working_day("KZ", rolled)
    assert rolled == day or not is_working_day("KZ", day)


def test_a_country_without_a_calendar_says_so() -> None:
    """No calendar is not a calendar without days off."""
    with pytest.raises(ValueError, match="no calendar"):
        is_working_day("XX", date(2022, 1, 1))
