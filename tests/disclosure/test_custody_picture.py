"""The laws of the picture of a custody: true to the clock, never surer than the record, nothing that may not leave."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.disclosure.held import apprehended_only, event, long_history, packs, reckoned

from habeas.base.language import Lang
from habeas.disclosure.custody_limits import drawn_limits
from habeas.disclosure.custody_picture import custody_picture
from habeas.disclosure.picture import Mark, Sign, Stretch, Timeline
from habeas.disclosure.reckoned import Reckoned
from habeas.disclosure.wording import wording
from habeas.law.clock.facts import Event
from habeas.law.clock.row import Order
from habeas.law.pack.rule import Status


def everything(_kind: str) -> bool:
    """An audience that may see all."""
    return True


def drawn(case: Reckoned, lang: Lang = Lang.EN, allowed: Callable[[str], bool] = everything) -> Timeline:
    """The picture of a case that has one."""
    picture = custody_picture(case, wording(lang), allowed)
    assert picture is not None
    return picture


def marks(picture: Timeline, lane: str) -> tuple[Mark, ...]:
    """The marks of one lane, none where the picture lacks it."""
    return next((one.marks for one in picture.lanes if one.id == lane), ())


def test_an_apprehension_alone_shows_the_days_without_an_order() -> None:
    """Ninety days after an arrest with nothing else on record: the arrest goes on, and the gap is drawn as one."""
    picture = drawn(apprehended_only())
    (arrest,) = marks(picture, "liberty")
    (stretch,) = arrest.stretches
    assert (stretch.earliest, stretch.latest, stretch.ongoing) == (date(2022, 4, 29), date(2022, 7, 28), True)
    (gap,) = marks(picture, "gaps")
    assert gap.sign is Sign.GAP
    assert [(one.earliest, one.latest) for one in gap.stretches] == [(date(2022, 5, 3), date(2022, 7, 28))]
    assert "87 days" in gap.dates
    assert marks(picture, "orders") == ()


def test_of_a_ladder_the_steps_that_matter_are_drawn() -> None:
    """On 28 July the two months are over, the three run out, nine come next; later steps are not drawn."""
    ids = [row.said.id for row in drawn_limits(apprehended_only())]
    assert [one for one in ids if one.startswith("KZ-151.")] == ["KZ-151.1", "KZ-151.2a", "KZ-151.2b"]


def test_the_first_order_and_the_charge_are_limits_of_the_picture() -> None:
    """The time for the first order, the 48 hours of the standards and the time for a charge are drawn at their ends."""
    picture = drawn(apprehended_only())
    limits = marks(picture, "limits")
    assert all(mark.sign is Sign.LIMIT for mark in limits)
    ends = {(one.earliest, one.latest) for mark in limits for one in mark.stretches}
    assert {(date(2022, 5, 1),) * 2, (date(2022, 5, 2),) * 2, (date(2022, 5, 28), date(2022, 5, 29))} <= ends


def test_a_draft_rule_says_so_in_the_picture() -> None:
    """A limit that nobody checked against the law's text carries its warning; one by a later text its sign."""
    picture = drawn(apprehended_only())
    warned = {mark.label for mark in marks(picture, "limits") if mark.warning}
    drafts = {rule.said.label[Lang.EN] for pack in packs() for rule in pack.rules if rule.said.status is Status.DRAFT}
    assert warned
    assert warned == drafts & {mark.label for mark in marks(picture, "limits")}
    assert any(mark.cites.endswith("†") for mark in marks(picture, "limits"))
    assert "†" in picture.key


def test_states_of_liberty_have_rows_of_their_own() -> None:
    """Arrest, custody and house arrest are rows; a second custody stands in the row of the first."""
    picture = drawn(long_history())
    rows = {mark.label: mark.stretches for mark in marks(picture, "liberty")}
    assert list(rows) == ["Arrest, before the first order", "Custody", "House arrest"]
    assert [(one.earliest, one.latest) for one in rows["Custody"]] == [
        (date(2022, 5, 1), date(2022, 7, 28)),
        (date(2022, 9, 12), date(2022, 11, 1)),
    ]
    (house,) = rows["House arrest"]
    assert (house.sure_from, house.sure_until) == (date(2022, 7, 28), date(2022, 8, 20))


def test_a_gap_of_one_day_is_drawn() -> None:
    """The day between the end of an order and the extension stands in the row of days that nothing covers."""
    (gap,) = marks(drawn(long_history()), "gaps")
    assert (gap.stretches[0].earliest, gap.stretches[0].latest) == (date(2022, 6, 29), date(2022, 6, 29))
    assert "(1 day)" in gap.dates


def test_hearings_share_a_row() -> None:
    """Every sitting of the court is a point in one row."""
    (row,) = marks(drawn(long_history()), "hearings")
    assert [one.earliest for one in row.stretches] == [date(2022, 5, 1), date(2022, 6, 30)]


def test_an_imprecise_arrest_is_sure_only_from_its_last_day() -> None:
    """An arrest between 29 April and 3 May is hatched until 3 May, and its words say both days."""
    picture = drawn(reckoned([event("e1", "apprehension", "2022-04-29/2022-05-03")], "2022-07-28"))
    (row,) = marks(picture, "liberty")
    (stretch,) = row.stretches
    assert (stretch.earliest, stretch.sure_from) == (date(2022, 4, 29), date(2022, 5, 3))
    assert "29 April 2022" in row.dates
    assert "3 May 2022" in row.dates


def test_a_state_lasts_until_an_imprecise_event_may_have_ended_it() -> None:
    """An order "about May" may be as early as the arrest: the arrest may reach to the last day of the order."""
    events = [event("e1", "apprehension", "2022-04-29/2022-05-03"), event("e2", "custody_order", "2022-05~")]
    arrest = marks(drawn(reckoned(events, "2022-07-28")), "liberty")[0]
    assert arrest.label.startswith("Arrest")
    assert arrest.stretches[0].latest > date(2022, 5, 31)
    assert arrest.stretches[0].sure_from is None
    assert "about" in arrest.dates


def test_contradicting_dates_are_both_told() -> None:
    """Two sources with two days: the bar is sure from the later, the words give either, and limits have both ends."""
    events = [event("e1", "apprehension", "2022-04-29"), event("e2", "apprehension", "2022-05-02", "S2")]
    picture = drawn(reckoned(events, "2022-07-28"))
    (row,) = marks(picture, "liberty")
    assert row.stretches[0].sure_from == date(2022, 5, 2)
    assert "29 April 2022 or from 2 May 2022" in row.dates
    first = next(mark for mark in marks(picture, "limits") if "ICCPR" in mark.cites)
    assert len(first.stretches) == 2
    assert "S1" in first.dates
    assert "S2" in first.dates


def test_a_contradicted_arrest_ends_with_the_order_and_not_with_the_release() -> None:
    """Arrest by two dates, order, release: each state ends where the next begins, whatever the versions are."""
    events = [
        event("e1", "apprehension", "2022-04-29"),
        event("e2", "apprehension", "2022-05-02", "S2"),
        event("e3", "custody_order", "2022-05-04", fields={"until": "2022-06-29"}),
        event("e4", "release", "2022-06-20"),
    ]
    arrest, custody = marks(drawn(reckoned(events, "2022-07-28")), "liberty")
    assert {one.latest for one in arrest.stretches} == {date(2022, 5, 4)}
    assert [(one.earliest, one.latest) for one in custody.stretches] == [(date(2022, 5, 4), date(2022, 6, 20))]


def test_an_order_without_an_end_is_sure_of_its_day_only() -> None:
    """An order that records neither end nor term is hatched from its day to the day of the picture."""
    events = [event("e1", "apprehension", "2022-04-29"), event("e2", "custody_order", "2022-05-01")]
    (order,) = marks(drawn(reckoned(events, "2022-05-20")), "orders")
    assert order.stretches == (Stretch(date(2022, 5, 1), date(2022, 5, 20), True, date(2022, 5, 1), date(2022, 5, 1)),)
    assert "not known" in order.dates
    events = [event("e1", "apprehension", "2022-04-29"), event("e2", "custody_order", "2022-05")]
    (order,) = marks(drawn(reckoned(events, "2022-06-20")), "orders")
    assert (order.stretches[0].sure_from, order.stretches[0].sure_until) == (None, None)


def test_an_order_that_ends_before_its_day_is_not_turned_round() -> None:
    """A mistake in the record is shown as a point with both days in words, for a person to see."""
    events = [event("e1", "apprehension", "2022-04-29"), event("e2", "custody_order", "2022-05-01")]
    case = reckoned(events, "2022-05-20")
    wrong = Order("e2", "custody", date(2022, 5, 1), date(2022, 4, 1), computed=False)
    reckoning = replace(case.reckoning, summary=replace(case.reckoning.summary, orders=(wrong,)))
    (order,) = marks(drawn(replace(case, reckoning=reckoning)), "orders")
    assert order.stretches == (Stretch(date(2022, 5, 1), date(2022, 5, 1)),)
    assert "1 May 2022 – 1 April 2022" in order.dates


def test_an_order_that_two_dates_end_differently_is_one_row() -> None:
    """An end that is counted from a contradicted arrest is sure up to the earlier day, and the words give either."""
    case = reckoned(
        [event("e1", "apprehension", "2022-04-29"), event("e2", "custody_order", "2022-05-01")], "2022-07-28"
    )
    ends = [Order("e2", "custody", date(2022, 5, 1), date(2022, 6, day), computed=True) for day in (28, 30)]
    reckoning = replace(case.reckoning, summary=replace(case.reckoning.summary, orders=tuple(ends)))
    (order,) = marks(drawn(replace(case, reckoning=reckoning)), "orders")
    (stretch,) = order.stretches
    assert (stretch.sure_until, stretch.latest) == (date(2022, 6, 28), date(2022, 6, 30))
    assert "28 June 2022 or 30 June 2022" in order.dates


def test_what_may_not_be_shown_leaves_no_mark() -> None:
    """An audience that may not see orders sees no order, no gap, no state they began, and no limit they fulfilled."""
    picture = drawn(long_history(), allowed=lambda kind: kind not in ("custody_order", "extension", "measure"))
    assert marks(picture, "orders") == ()
    assert marks(picture, "gaps") == ()
    assert "Custody" not in [mark.label for mark in marks(picture, "liberty")]
    told = " ".join(mark.dates for lane in picture.lanes for mark in lane.marks if lane.id != "limits")
    assert "28 June 2022" not in told
    assert custody_picture(long_history(), wording(Lang.EN), lambda _: False) is None


def test_what_has_no_day_is_counted() -> None:
    """A hearing without a date is not in the picture, and the picture says that one fact is missing from it."""
    events = [event("e1", "apprehension", "2022-04-29"), event("h1", "hearing", None)]
    picture = drawn(reckoned(events, "2022-07-28"))
    assert marks(picture, "hearings") == ()
    assert "1 fact" in picture.undated


def test_nothing_recorded_nothing_drawn() -> None:
    """Without any event there is no picture."""
    assert custody_picture(reckoned([], "2022-07-28"), wording(Lang.EN), everything) is None


def test_lengths_can_be_compared() -> None:
    """The picture marks its day and folds no day of a bar away."""
    picture = drawn(apprehended_only())
    assert picture.whole
    assert picture.today == "28 July 2022"


@pytest.mark.parametrize("lang", list(Lang))
def test_every_language_has_its_words(lang: Lang) -> None:
    """Headings, labels and key are in the language of the View, and none is empty."""
    picture = drawn(long_history(), lang)
    told = [lane.heading for lane in picture.lanes] + [mark.label for lane in picture.lanes for mark in lane.marks]
    assert all(told)
    assert lang is Lang.EN or not any("order" in one for one in told)


_WHEN = st.one_of(
    st.none(),
    st.dates(date(2022, 3, 1), date(2022, 9, 30)).map(date.isoformat),
    st.sampled_from(["2022-05", "2022-05~", "2022", "2022-04-29/2022-05-03", "2022-04-29T23:50+06:00", "../2022-05"]),
)
_KINDS = ("apprehension", "re_arrest", "custody_order", "extension", "measure", "release", "hearing", "verdict")
_FIELDS = st.sampled_from(
    [{}, {"until": "2022-06-29"}, {"term": "P2M"}, {"measure": "house_arrest"}, {"measure": "bail"}, {"until": "2022"}]
)


@st.composite
def _histories(draw: st.DrawFn) -> list[Event]:
    kinds = draw(st.lists(st.sampled_from(_KINDS), max_size=6))
    source = st.sampled_from(["S1", "S2"])
    return [event(f"e{n}", kind, draw(_WHEN), draw(source), draw(_FIELDS)) for n, kind in enumerate(kinds)]


@settings(max_examples=40, deadline=None)
@given(_histories())
def test_any_history_can_be_drawn(events: list[Event]) -> None:
    """Whatever the record holds, the picture is made, sure days lie within possible ones, and no row is empty."""
    picture = custody_picture(reckoned(events, "2022-08-01"), wording(Lang.EN), everything)
    for lane in picture.lanes if picture is not None else ():
        for mark in lane.marks:
            assert mark.stretches
            for one in mark.stretches:
                assert one.sure_from is None or one.sure_until is None or one.earliest <= one.sure_from
                assert one.sure_until is None or one.sure_until <= one.latest
