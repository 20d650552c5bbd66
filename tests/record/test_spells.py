"""Stretches of custody and the days in them, by dates that are worked out by hand."""

from collections.abc import Callable
from datetime import date, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.base.known import Absent
from habeas.base.when import on_day, parse_when
from habeas.record.casefile import Fact, Spell
from habeas.record.days import Days, days_between, days_of, narrowest, years_between
from habeas.record.merging import merged
from habeas.record.spells import Custody, custody_of
from habeas.record.statements import Stance, Statement

type Say = Callable[..., Statement]

AS_OF = date(2022, 7, 28)
ALMATY = timezone(timedelta(hours=6))


def _fact(statement: Statement) -> Fact:
    return merged(statement.subject, [statement], None)


def _custody(*statements: Statement, as_of: date = AS_OF, zone: timezone | None = None) -> Custody:
    return custody_of([_fact(statement) for statement in statements], as_of, zone)


def _starts(spell: Spell) -> list[str]:
    return [str(fact.when) for fact in spell.apprehension]


def test_the_first_day_is_not_counted(say: Say) -> None:
    """From 29 April to 28 July 2022 are 90 days: 1 in April, 31, 30 and 28."""
    (spell,) = _custody(say("apprehension", when="2022-04-29")).spells
    assert (spell.days_at_least, spell.days_at_most) == (90, 90)


@pytest.mark.parametrize(
    ("when", "least", "most"),
    [
        ("2022-07-28", 0, 0),
        ("2022-04", 89, 118),
        ("2022-04-29~", 90, 90),
        ("2022", 0, 208),
        ("2022-04-28/2022-04-30", 89, 91),
        ("../2022-04-30", 89, None),
        ("2022-07-29", None, None),
        ("XXXX-04-29", None, None),
        (None, None, None),
    ],
)
def test_an_imprecise_date_gives_an_interval(say: Say, when: str | None, least: int | None, most: int | None) -> None:
    """The least counts from the last day allowed, the most from the first; nothing is counted without a day."""
    (spell,) = _custody(say("apprehension", when=when)).spells
    assert (spell.days_at_least, spell.days_at_most) == (least, most)


def test_versions_of_the_date_give_an_interval_and_a_vague_one_adds_nothing(say: Say) -> None:
    """The 28th and the 29th are one stretch of 90 to 91 days; "in April" only repeats them."""
    (spell,) = _custody(
        say("apprehension", when="2022-04-29"),
        say("apprehension", when="2022-04-28"),
        say("apprehension", when="2022-04"),
    ).spells
    assert (spell.days_at_least, spell.days_at_most) == (90, 91)


def test_a_release_ends_the_count_and_a_re_arrest_begins_a_new_one(say: Say) -> None:
    """Held 29 April to 12 May (13 days), and again from 12 May (77 days)."""
    spells = _custody(
        say("re_arrest", when="2022-05-12"), say("release", when="2022-05-12"), say("apprehension", when="2022-04-29")
    ).spells
    assert [_starts(spell) for spell in spells] == [["2022-04-29"], ["2022-05-12"]]
    assert [spell.days_at_least for spell in spells] == [13, 77]
    assert [len(spell.release) for spell in spells] == [1, 0]


def test_a_release_between_two_apprehensions_parts_them(say: Say) -> None:
    """Without a release two dates are versions of one beginning, with one they are two stretches."""
    first, second = say("apprehension", when="2022-04-29"), say("apprehension", when="2022-06-01")
    assert len(_custody(first, second).spells) == 1
    spells = _custody(first, second, say("release", when="2022-05")).spells
    assert [_starts(spell) for spell in spells] == [["2022-04-29"], ["2022-06-01"]]
    assert (spells[0].days_at_least, spells[0].days_at_most) == (2, 32)


def test_an_undated_release_leaves_only_the_most(say: Say) -> None:
    """Released on an unknown day: at most until the day of the fold, at least cannot be told."""
    (spell,) = _custody(say("apprehension", when="2022-04-29"), say("release")).spells
    assert (spell.days_at_least, spell.days_at_most) == (None, 90)


def test_a_release_after_the_day_of_the_fold_does_not_stretch_it(say: Say) -> None:
    """Days are counted up to the day asked for, also for a case that ended later."""
    (spell,) = _custody(say("apprehension", when="2022-04-29"), say("release", when="2022-08-30")).spells
    assert (spell.days_at_least, spell.days_at_most) == (90, 90)


def test_what_is_denied_or_absent_begins_nothing(say: Say) -> None:
    """Somebody whose apprehension is only denied has no stretch of custody."""
    assert not _custody(say("apprehension", when="2022-04-29", stance=Stance.DENIES)).spells
    assert not _custody(say("apprehension", Absent())).spells


def test_custody_without_an_apprehension_has_a_stretch_without_a_beginning(say: Say) -> None:
    """A place of detention alone says that somebody is held, not since when."""
    (spell,) = _custody(say("place_of_detention", {"name": "Prison 18"})).spells
    assert not spell.apprehension
    assert spell.places
    assert (spell.days_at_least, spell.days_at_most) == (None, None)


def test_orders_and_places_go_to_the_stretch_their_time_fits(say: Say) -> None:
    """An order before the release and a place after the re-arrest; what fits both goes to neither."""
    spells = _custody(
        say("apprehension", when="2022-04-29"),
        say("release", when="2022-05-12"),
        say("re_arrest", when="2022-06-01"),
        say("custody_order", {"measure": "custody"}, "2022-05-01"),
        say("place_of_detention", {"name": "Prison 18", "from": "2022-06-02"}),
        say("place_of_detention", {"name": "Police cell"}),
    ).spells
    assert [(len(spell.orders), len(spell.places)) for spell in spells] == [(1, 0), (0, 1)]


def test_what_fits_several_stretches_is_told(say: Say) -> None:
    """An undated apprehension beside two stretches, and a release before any, are findings."""
    custody = _custody(
        say("apprehension", when="2022-04-29"),
        say("release", when="2022-05-12"),
        say("re_arrest", when="2022-06-01"),
        say("apprehension", {"organ": "City police"}),
        say("release", when="2021-01-01"),
    )
    assert sorted(finding.code for finding in custody.findings) == ["apprehension-of-no-spell", "release-of-no-spell"]
    assert [len(spell.apprehension) for spell in custody.spells] == [1, 1]


def test_a_time_with_an_offset_is_put_on_the_clock_of_the_case(say: Say) -> None:
    """22:00 in UTC on the 28th is the 29th in Almaty."""
    start = say("apprehension", when="2022-04-28T22:00Z")
    assert _custody(start, zone=ALMATY).spells[0].days_at_least == 90
    assert _custody(start).spells[0].days_at_least == 91


@given(st.permutations(["2022-04-29", "2022-05-12", "2022-06-01", "2022-07-01"]))
def test_the_order_of_facts_makes_no_difference(say: Say, order: list[str]) -> None:
    """Two stretches come out the same, in whatever order apprehensions and releases are told."""
    props = {
        "2022-04-29": "apprehension",
        "2022-05-12": "release",
        "2022-06-01": "apprehension",
        "2022-07-01": "release",
    }
    spells = _custody(*(say(props[when], when=when) for when in order)).spells
    assert [(spell.days_at_least, spell.days_at_most) for spell in spells] == [(13, 13), (30, 30)]


_DAY = st.dates(date(2020, 1, 1), date(2024, 12, 31))


@given(st.lists(_DAY, min_size=1, max_size=4), _DAY)
def test_the_interval_holds_the_count_from_every_version(versions: list[date], end: date) -> None:
    """Whichever version is true, its days lie between the least and the most."""
    start = narrowest(Days(day, day) for day in versions)
    assert start is not None
    least, most = days_between(start, Days(end, end))
    assert least is not None
    assert most is not None
    for day in versions:
        assert least <= max(0, (end - day).days) <= most


@given(_DAY)
def test_a_day_allows_itself_alone(day: date) -> None:
    """The days of a date known to the day are that day."""
    assert days_of(on_day(day.year, day.month, day.day)) == Days(day, day)


def test_years_are_completed_on_the_birthday() -> None:
    """Born in March 1975: 46 or 47 on 15 March 2022, 47 in April."""
    born = days_of(parse_when("1975-03"))
    assert born is not None
    assert years_between(born, Days(date(2022, 3, 15), date(2022, 3, 15))) == (46, 47)
    assert years_between(born, Days(date(2022, 4, 1), date(2022, 4, 30))) == (47, 47)
