"""Times of exports."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.evidence.archives.times import instant, instant_of_milliseconds, written_time


@given(st.integers(1, 253_402_300_799))
def test_an_instant_names_its_second(seconds: int) -> None:
    """Seconds since 1970 become that instant in UTC, from a number, its digits, or milliseconds."""
    when = instant(seconds)
    assert when is not None
    start, _ = when.instants()
    assert start is not None
    assert start.timestamp() == seconds
    assert instant(str(seconds)) == when == instant_of_milliseconds(seconds * 1000 + 999)


@pytest.mark.parametrize("value", [None, 0, -5, True, "", "x", "1.5", [], {}, 10**15, float("nan"), float("inf")])
def test_what_is_no_time_gives_none(value: object) -> None:
    """Zero, signs, words and numbers beyond the year 9999 are no instants."""
    assert instant(value) is None


def test_a_time_without_a_zone_stays_without_one() -> None:
    """A time without a zone is kept without one; an impossible one is none."""
    assert str(written_time("2018-05-04T12:30:00")) == "2018-05-04T12:30:00"
    assert str(written_time("2018-05-04 12:30")) == "2018-05-04T12:30"
    assert written_time("2018-02-30T12:30:00") is None
    assert written_time(5) is None


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2019-05-04T12:30:00+00:00", "2019-05-04T12:30:00Z"),
        ("2019-05-04T12:30:00.123456Z", "2019-05-04T12:30:00Z"),
        ("2019-05-04T12:30:00-0530", "2019-05-04T12:30:00-05:30"),
    ],
)
def test_a_written_offset_is_kept(text: str, read: str) -> None:
    """A time that is written with its offset keeps it."""
    assert str(written_time(text)) == read
