"""The laws of doors: open, closed, not for this country, or it cannot be told; and always why."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.law.remedies.making import BOOK, facts, item, opening, procedure, rows

from habeas.law.remedies.days import end_after
from habeas.law.remedies.states import State

ARREST = item("e1", "apprehension", "2022-04-29")


@pytest.mark.parametrize(
    ("country", "procedure", "day", "state", "reason"),
    [
        ("KZ", "wgad", "2022-07-28", State.OPEN, "any_state"),
        ("CN", "wgad", "2026-11-22", State.OPEN, "any_state"),
        ("KZ", "hrc", "2022-07-28", State.OPEN, "joined"),
        ("KZ", "hrc", "2009-09-29", State.CLOSED, "not_yet"),
        ("KZ", "hrc", "2009-09-30", State.OPEN, "joined"),
        ("KZ", "cat22", "2022-07-28", State.OPEN, "joined"),
        ("KZ", "ced31", "2022-07-28", State.CANNOT_TELL, "door_unknown"),
        ("KZ", "ecthr", "2022-07-28", State.NOT_HERE, "not_joined"),
        ("KG", "cat22", "2026-11-22", State.NOT_HERE, "not_joined"),
        ("IR", "hrc", "2026-11-22", State.NOT_HERE, "not_joined"),
        ("CN", "hrc", "2026-11-22", State.NOT_HERE, "not_joined"),
        ("EG", "odihr", "2026-11-22", State.NOT_HERE, "not_joined"),
        ("FR", "hrc", "2026-11-22", State.CANNOT_TELL, "door_unknown"),
        (None, "hrc", "2026-11-22", State.CANNOT_TELL, "no_country"),
        (None, "wgad", "2026-11-22", State.OPEN, "any_state"),
    ],
)
def test_a_door_is_what_the_country_made_it(
    country: str | None, procedure: str, day: str, state: State, reason: str
) -> None:
    """What a country joined, since when, decides; what nobody knows of a country is never a yes or a no."""
    found = opening(procedure, facts(country, ARREST), day)
    assert (found.state, found.reason.code) == (state, reason)


@pytest.mark.parametrize(
    ("day", "state"),
    [("2023-02-07", State.OPEN), ("2023-02-08", State.CANNOT_TELL), ("2023-02-09", State.CLOSED)],
)
def test_belarus_left_and_sources_differ_by_a_day(day: str, state: State) -> None:
    """Belarus left the Optional Protocol; on the day on which sources disagree it cannot be told."""
    found = opening("hrc", facts("BY", ARREST), day)
    assert found.state is state
    assert found.state is not State.OPEN or found.until == "2023-02-07/2023-02-08"


@pytest.mark.parametrize(
    ("when", "state", "reason"),
    [
        ("2022-09-16", State.OPEN, "joined"),
        ("2022-09-17", State.CLOSED, "facts_after"),
        ("2022-09", State.CANNOT_TELL, "facts_undated"),
        (None, State.CANNOT_TELL, "facts_undated"),
        ("2021", State.OPEN, "joined"),
    ],
)
def test_strasbourg_takes_facts_of_russia_until_it_ceased_to_be_a_party(
    when: str | None, state: State, reason: str
) -> None:
    """Only what happened up to 16 September 2022 counts against Russia."""
    found = opening("ecthr", facts("RU", item("e1", "apprehension", when)), "2023-01-10")
    assert (found.state, found.reason.code) == (state, reason)
    assert state is not State.OPEN or "facts_until" in {one.code for one in found.warnings}


def test_a_later_event_does_not_date_an_undated_one() -> None:
    """An arrest in a month that straddles the day stays undated, whatever came after it."""
    month, later = item("e1", "apprehension", "2022-09"), item("e2", "verdict", "2022-12-01")
    assert opening("ecthr", facts("RU", month, later), "2023-01-10").reason.code == "facts_undated"


@pytest.mark.parametrize(
    ("decided", "day", "state", "until"),
    [
        ("2023-03-10", "2023-07-10", State.OPEN, "2023-07-10"),
        ("2023-03-10", "2023-07-11", State.CLOSED, None),
        ("2022-01-31", "2022-07-31", State.OPEN, "2022-07-31"),
        ("2022-02-01", "2022-06-02", State.CLOSED, None),
        ("2023-03", "2023-07-15", State.CANNOT_TELL, "2023-07-01/2023-07-31"),
        (None, "2023-07-15", State.OPEN, None),
    ],
)
def test_four_months_to_strasbourg(decided: str | None, day: str, state: State, until: str | None) -> None:
    """Four months from the final decision, six where it was made before 1 February 2022; a month gives a range."""
    found = opening("ecthr", facts("GE", ARREST, item("e2", "appeal_decision", decided, outcome="upheld")), day)
    assert (found.state, found.until) == (state, until)


def test_a_limit_that_does_not_bar_only_warns() -> None:
    """Later than five years the Human Rights Committee may see abuse: the door stays open, and it is said."""
    decided = item("e2", "appeal_decision", "2015-06-01", outcome="upheld")
    found = opening("hrc", facts("KZ", decided), "2022-07-28")
    assert found.state is State.OPEN
    assert {"late", "later_decision"} <= {one.code for one in found.warnings}
    assert found.until == "2020-06-01"


def test_women_and_children_have_doors_of_their_own() -> None:
    """A door for women or children is shut to others, and cannot be told where sex or age are not known."""
    man, woman = (item("p", "sex", sex=sex) for sex in "mf")
    assert opening("cedaw_op", facts("KZ", man), "2022-07-28").reason.code == "sex_other"
    assert opening("cedaw_op", facts("KZ", woman), "2022-07-28").state is State.OPEN
    assert opening("cedaw_op", facts("KZ"), "2022-07-28").reason.code == "sex_unknown"
    assert opening("cedaw_op", facts("KZ", man, woman), "2022-07-28").reason.code == "sex_unknown"
    taken = item("e1", "apprehension", "2025-05-01")
    for born, code in (("2007-04-30", "age_other"), ("2007-05-02", "joined"), ("2007-05", "age_unknown")):
        found = opening("crc_op3", facts("KZ", taken, item("b", "birth_date", date=born)), "2025-06-01")
        assert found.reason.code == code


def test_the_same_matter_is_not_taken_twice() -> None:
    """Filed with the Human Rights Committee: the Committee against Torture is shut for good, and it says by what."""
    filed = facts("KZ", ARREST, hrc="2022-06-01")
    torture = opening("cat22", filed, "2022-07-28")
    assert (torture.state, torture.reason.code) == (State.CLOSED, "same_matter")
    assert torture.reason.given == {"filing": "f-hrc", "by": "hrc"}
    assert opening("hrc", facts("KZ", ARREST, cat22="2022-06-01"), "2022-07-28").reason.code == "same_matter_pending"
    assert opening("ecthr", facts("GE", ARREST, wgad="2022-06-01"), "2022-07-28").reason.code == "same_matter"


def test_humanitarian_letters_shut_no_treaty_body() -> None:
    """A letter of special rapporteurs, or to the disappearances group, closes no committee."""
    filed = facts("KZ", ARREST, special_procedures="2022-06-01", wgeid="2022-06-01")
    assert {one: opening(one, filed, "2022-07-28").state for one in ("hrc", "cat22")} == {
        "hrc": State.OPEN,
        "cat22": State.OPEN,
    }


def test_what_was_over_before_the_door_opened_is_closed() -> None:
    """Someone released before the Protocol bound the State finds it closed; detention that went on does not."""
    early = item("e1", "apprehension", "2007-01-01")
    over = item("e2", "release", "2008-01-01")
    assert opening("hrc", facts("KZ", early, over), "2012-01-01").reason.code == "facts_before"
    still = opening("hrc", facts("KZ", early), "2012-01-01")
    assert still.state is State.OPEN
    assert "facts_since" in {one.code for one in still.warnings}


def test_every_row_has_a_reason_whatever_the_country() -> None:
    """Nothing falls silent: every country, every procedure, with nothing known of the person."""
    for country in (*BOOK.countries, "FR", None):
        for one in rows(facts(country), "2026-11-22").rows:
            assert one.opening.reason.code
            assert one.next_step


@given(
    st.dates(date(2015, 1, 1), date(2030, 1, 1)),
    st.dates(date(2015, 1, 1), date(2032, 1, 1)),
    st.dates(date(2015, 1, 1), date(2032, 1, 1)),
    st.sampled_from(["ecthr", "cerd14"]),
)
def test_a_time_that_is_over_stays_over(made: date, one: date, other: date, name: str) -> None:
    """A later day never opens again what the time has shut, and on its last day the door is still open."""
    first, second = sorted((one, other))
    decided = facts("GE", ARREST, item("e2", "appeal_decision", made.isoformat(), outcome="upheld"))
    over = [opening(name, decided, day.isoformat()).reason.code == "time_over" for day in (first, second)]
    assert over[0] <= over[1]
    limit = procedure(name).time_limit
    fitting = [each for each in limit.lengths if (each.since or date.min) <= made <= (each.until or date.max)]
    end = end_after(made, fitting[0].length)
    shut = [opening(name, decided, day.isoformat()).reason.code == "time_over" for day in (end, end + timedelta(1))]
    assert shut == [False, True]
