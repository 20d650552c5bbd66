"""The laws of days: a term ends on the same number or on the last day there is."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.base.duration import Duration, parse_duration
from habeas.base.when import parse_when
from habeas.law.remedies.days import days_in, edtf, end_after, later

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("begins", "length", "ends"),
    [
        ("2022-07-05", "P60D", "2022-09-03"),
        ("2022-12-31", "P2M", "2023-02-28"),
        ("2024-02-29", "P1Y", "2025-02-28"),
        ("2022-02-01", "P4M", "2022-06-01"),
        ("2021-10-31", "P4M", "2022-02-28"),
        ("2022-08", "P60D", "2022-09-30/2022-10-30"),
        ("2022/..", "P6M", "2022-07-01/.."),
    ],
)
def test_a_term_ends_where_it_would_by_the_calendar(begins: str, length: str, ends: str) -> None:
    """Days are counted one by one, months go to the same number, and a vague beginning gives a vague end."""
    days = days_in(parse_when(begins))
    assert days is not None
    assert edtf(later(days, parse_duration(length))) == ends


@given(DAYS, st.integers(0, 400))
def test_days_are_counted_one_by_one(day: date, count: int) -> None:
    """A term of so many days is that many calendar days later."""
    assert end_after(day, Duration(days=count)) == day + timedelta(days=count)


@given(DAYS, DAYS, st.integers(0, 60))
def test_who_begins_later_never_ends_earlier(one: date, other: date, months: int) -> None:
    """The end of a term in months does not go back when the beginning goes on."""
    first, second = sorted((one, other))
    assert end_after(first, Duration(months=months)) <= end_after(second, Duration(months=months))


@given(DAYS, st.integers(0, 240))
def test_a_month_term_ends_in_its_month_on_its_number_or_the_last_day(day: date, months: int) -> None:
    """The end is in the month that many months on, and its number is the same or that month's last."""
    end = end_after(day, Duration(months=months))
    assert (end.year * 12 + end.month) - (day.year * 12 + day.month) == months
    assert end.day == day.day or (end.day < day.day and (end + timedelta(days=1)).day == 1)


def test_the_end_of_time_is_no_error() -> None:
    """A term that leaves the calendar ends on its last day."""
    assert end_after(date(9999, 6, 1), Duration(years=5)) == date.max
    assert end_after(date(9999, 12, 1), Duration(days=60)) == date.max


def test_nothing_known_is_nothing_said() -> None:
    """A time of which no day is known gives none."""
    assert days_in(None) is None
    assert edtf(None) is None
