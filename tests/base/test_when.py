"""The laws of imprecise time."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.base.moment import Moment, Precision, parse_moment
from habeas.base.when import When, on_day, parse_when

FORMS = [
    "2022",
    "2022-04",
    "2022-04-29",
    "2021~",
    "2022-04?",
    "2022-04-29%",
    "202X",
    "2022-21",
    "XXXX-05-12",
    "XXXX-05",
    "2022-04-29T09:40",
    "2022-04-29T09:40Z",
    "2022-04-29T09:40:05+06:00",
    "2021/..",
    "../2022-05",
    "2021-03/",
    "/2021-03",
    "2022-12-31/2023-01-02",
]
WRONG = ["", "22", "2022-13", "2022-02-30", "2022-04-29T", "2022-04-29T25:00", "29.04.2022", "XXXX", "../..", "a/b"]

days = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1))
offsets = st.none() | st.integers(-12 * 4, 14 * 4).map(lambda quarter: quarter * 15)


@st.composite
def moments(draw: st.DrawFn) -> Moment:
    """Moments of every precision from year to second."""
    at = draw(days)
    fine = draw(st.sampled_from([Precision.YEAR, Precision.MONTH, Precision.DAY, Precision.MINUTE, Precision.SECOND]))
    timed = fine >= Precision.MINUTE
    return Moment(
        year=at.year,
        month=at.month if fine >= Precision.MONTH else None,
        day=at.day if fine >= Precision.DAY else None,
        hour=at.hour if timed else None,
        minute=at.minute if timed else None,
        second=at.second if fine is Precision.SECOND else None,
        offset=draw(offsets) if timed else None,
        approximate=draw(st.booleans()),
        uncertain=draw(st.booleans()),
    )


@pytest.mark.parametrize("form", ["0000", "0000-05", "0000-21", "0000-05-12", "0000-05-12T09:40Z", "000X", "0000~"])
def test_there_is_no_year_nought(form: str) -> None:
    """The years begin with 1, and the message says what is wrong with the one that was given."""
    with pytest.raises(ValueError, match=f"{form}.*there is no year 0000"):
        parse_moment(form)
    with pytest.raises(ValueError, match="there is no year 0000"):
        parse_when(f"{form}/2022")


@given(year=st.integers(0, 9999), rest=st.sampled_from(["", "-05", "-23", "-05-12", "-12-31T23:59"]))
def test_what_can_be_read_has_bounds(year: int, rest: str) -> None:
    """Every year is read or refused; a time that was read can always be laid out in a calendar."""
    text = f"{year:04d}{rest}"
    if year == 0:
        with pytest.raises(ValueError, match="0000"):
            parse_moment(text)
    else:
        bounds = parse_moment(text).local_bounds()
        assert bounds is not None
        assert bounds[0].year == year
        assert bounds[0] < bounds[1]


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_written_as_it_was_read(form: str) -> None:
    """Reading and writing EDTF is a round trip for every form of our profile."""
    assert str(parse_when(form)) == form


@pytest.mark.parametrize("form", WRONG)
def test_what_is_no_date_is_refused_with_its_text(form: str) -> None:
    """A text that is no date raises ValueError that names it, never a default."""
    with pytest.raises(ValueError, match=r"not an EDTF|nothing is known|on at least one side"):
        parse_when(form)


@given(moments())
def test_moments_round_trip(moment: Moment) -> None:
    """Every moment is read back from what it writes."""
    assert parse_moment(str(moment)) == moment


@given(moments())
def test_bounds_are_half_open_and_not_empty(moment: Moment) -> None:
    """The bounds of a dated moment hold at least one instant."""
    bounds = moment.local_bounds()
    assert bounds is not None
    assert bounds[0] < bounds[1]


@given(moments(), moments())
def test_before_is_never_true_both_ways(one: Moment, two: Moment) -> None:
    """Nothing has ended before something that has itself ended before it."""
    first, second = When(one), When(two)
    assert not (first.ends_before(second) and second.ends_before(first))


@given(moments(), moments())
def test_what_has_surely_ended_before_cannot_be_equal(one: Moment, two: Moment) -> None:
    """Two exact times of which one surely ends first are never called compatible."""
    first, second = When(one), When(two)
    if first.ends_before(second) and not (first.approximate or second.approximate):
        assert not first.may_equal(second)


@given(moments(), moments())
def test_compatibility_has_no_direction(one: Moment, two: Moment) -> None:
    """Whether two times may be the same does not depend on which is asked first."""
    assert When(one).may_equal(When(two)) == When(two).may_equal(When(one))


def test_a_day_without_a_zone_is_widened_to_every_zone() -> None:
    """With no zone known, a day covers every instant that is that day anywhere on Earth."""
    start, end = on_day(2022, 4, 29).instants()
    assert start == datetime(2022, 4, 28, 10, tzinfo=UTC)
    assert end == datetime(2022, 4, 30, 12, tzinfo=UTC)


def test_a_known_zone_gives_exact_instants() -> None:
    """With a zone the day is exactly 24 hours of that zone."""
    start, end = on_day(2022, 4, 29).instants(timezone(timedelta(hours=6)))
    assert start == datetime(2022, 4, 28, 18, tzinfo=UTC)
    assert end == datetime(2022, 4, 29, 18, tzinfo=UTC)


def test_a_month_and_a_day_within_it_do_not_contradict() -> None:
    """April 2022 may be 29 April 2022, and neither ended before the other."""
    month, day = parse_when("2022-04"), parse_when("2022-04-29")
    assert month.may_equal(day)
    assert not month.ends_before(day)
    assert not day.ends_before(month)


def test_a_day_without_its_year_meets_the_same_day_of_any_year() -> None:
    """12 May of an unknown year may be 12 May 2023, and is not 13 May 2023."""
    bare = parse_when("XXXX-05-12")
    assert bare.may_equal(parse_when("2023-05-12"))
    assert not bare.may_equal(parse_when("2023-05-13"))
    assert bare.precision is Precision.NOTHING


def test_an_open_interval_never_surely_ends() -> None:
    """An interval that is open at its end has not ended before anything."""
    assert not parse_when("2021/..").ends_before(parse_when("2090"))
    assert parse_when("2021/..").may_equal(parse_when("2050"))
    assert not parse_when("2021/..").may_equal(parse_when("2020"))


def test_an_interval_that_ends_before_it_begins_is_refused() -> None:
    """An interval runs forward."""
    with pytest.raises(ValueError, match="before it begins"):
        parse_when("2023/2022")


def test_the_last_day_of_the_calendar_has_bounds() -> None:
    """The end of the year 9999 is no crash."""
    assert on_day(9999, 12, 31).local_bounds()[1] == datetime.max
