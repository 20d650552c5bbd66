"""The timeline as data: as wide as the dates are unsure, and nothing that nobody asserts."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.disclosure.invented import AS_OF, Making

from habeas.base.language import Lang
from habeas.base.when import parse_when
from habeas.disclosure.audience import Audience
from habeas.disclosure.chronology import ROWS, between, of_when
from habeas.disclosure.gate.admission import admit
from habeas.disclosure.gate.asking import Asked
from habeas.disclosure.picture import Mark, Stretch, Timeline
from habeas.disclosure.sheet import view_case


def _timeline(made: Making) -> Timeline:
    return view_case(admit(Asked(made.fold(), tuple(made.sources), Audience.SELF), Lang.EN)).timeline


def _marks(made: Making, lane: str) -> tuple[Mark, ...]:
    return next(one.marks for one in _timeline(made).lanes if one.id == lane)


@pytest.mark.parametrize(
    ("written", "earliest", "latest", "soft"),
    [
        ("2023-03-03", date(2023, 3, 3), date(2023, 3, 3), False),
        ("2023-03-03T10:20+06:00", date(2023, 3, 3), date(2023, 3, 3), False),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28), False),
        ("2022~", date(2022, 1, 1), date(2022, 12, 31), True),
        ("2022?", date(2022, 1, 1), date(2022, 12, 31), True),
        ("2022-24", date(2022, 12, 1), date(2023, 2, 28), False),
    ],
)
def test_a_point_is_as_wide_as_it_is_unsure(written: str, earliest: date, latest: date, soft: bool) -> None:
    """A moment reaches from the first to the last day it allows, and a guessed one is soft."""
    assert of_when(parse_when(written), AS_OF) == Stretch(earliest, latest, soft=soft)


def test_a_bar_knows_where_it_is_sure() -> None:
    """An interval with imprecise ends is sure from its latest beginning to its earliest end."""
    stretch = of_when(parse_when("2023-02/2023-04"), AS_OF)
    assert stretch == Stretch(date(2023, 2, 1), date(2023, 4, 30), True, date(2023, 2, 28), date(2023, 4, 1))


def test_a_bar_without_an_end_reaches_the_day_of_the_view() -> None:
    """What goes on, or whose end nobody tells, reaches the day of the View and is marked so."""
    for written in ("2023-02-01/..", "2023-02-01/"):
        stretch = of_when(parse_when(written), AS_OF)
        assert stretch is not None
        assert (stretch.latest, stretch.ongoing) == (AS_OF, True)


def test_an_end_without_a_beginning_is_soft() -> None:
    """A time known only by its end is drawn at the end and soft: nobody knows how far back it reaches."""
    assert of_when(parse_when("../2023-02-01"), AS_OF) == Stretch(date(2023, 2, 1), date(2023, 2, 1), soft=True)


def test_no_year_no_place() -> None:
    """A date without a year has no place in the picture, and neither has nothing."""
    assert of_when(parse_when("XXXX-05-12"), AS_OF) is None
    assert between(None, None, AS_OF) is None


_DAY = st.dates(date(2000, 1, 1), date(2030, 12, 31)).map(lambda day: parse_when(day.isoformat()))


@given(_DAY, _DAY)
def test_a_stretch_never_ends_before_it_begins(one: object, two: object) -> None:
    """Whatever two sides a source gives, even the wrong way round, the stretch has its beginning first."""
    stretch = between(one, two, AS_OF)  # type: ignore[arg-type]  # dates of the strategy
    assert stretch is not None
    assert stretch.earliest <= stretch.latest
    if stretch.sure_from is not None and stretch.sure_until is not None:
        assert stretch.earliest <= stretch.sure_from <= stretch.sure_until <= stretch.latest


def test_a_backward_stretch_is_refused() -> None:
    """A stretch that ends before it begins cannot be made."""
    with pytest.raises(ValueError, match="before it begins"):
        Stretch(date(2023, 1, 2), date(2023, 1, 1))


def test_custody_is_a_bar_with_two_beginnings(made: Making) -> None:
    """Custody whose first day is disputed is sure only from the later day, and goes on."""
    held = _marks(made, "custody")[0]
    (stretch,) = held.stretches
    assert held.label == "Held"
    assert (stretch.earliest, stretch.sure_from) == (date(2023, 3, 3), date(2023, 3, 4))
    assert (stretch.sure_until, stretch.ongoing) == (AS_OF, True)


def test_undated_events_are_counted(empty: Making) -> None:
    """An event without a year is not in the picture, and the picture says so."""
    empty.say(0, "hearing", {}, "on 12 May", when="XXXX-05-12")
    timeline = _timeline(empty)
    assert timeline.lanes == ()
    assert timeline.undated == "Not in the picture, because the year is not known: 1 fact."


def test_same_event_same_day_is_one_row(empty: Making) -> None:
    """Two facts of one kind on one day are one row with the footnotes of both."""
    empty.say(0, "hearing", {"about": "bail"}, "bail hearing", when="2023-05-02")
    empty.say(0, "hearing", {"about": "lawyers"}, "lawyers hearing", when="2023-05-02")
    (mark,) = _marks(empty, "court")
    assert mark.notes == (1, 2)


def test_many_events_share_rows(empty: Making) -> None:
    """When a lane would have too many rows, events of one kind share one row that says how many."""
    for day in range(1, ROWS + 3):
        empty.say(0, "hearing", {"about": f"point {day}"}, f"hearing {day}", when=f"2023-03-{day:02d}")
    (mark,) = _marks(empty, "court")
    assert mark.label == f"Hearing (Timur Esenov) ×{ROWS + 2}"
    assert len(mark.stretches) == ROWS + 2
    assert mark.dates == "1 March 2023 … 26 March 2023"


def test_short_months_in_each_language(made: Making) -> None:
    """The axis has twelve short names of months in the language of the sheet."""
    for lang, first in ((Lang.EN, "Jan"), (Lang.RU, "янв."), (Lang.KK, "қаң.")):
        months = view_case(admit(Asked(made.fold(), tuple(made.sources), Audience.SELF), lang)).timeline.months
        assert len(months) == 12
        assert months[0] == first
