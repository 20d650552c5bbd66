"""The laws of ends side by side: told shortly, and still so that each can be read off."""

from datetime import date

import pytest

from habeas.base.language import Lang
from habeas.base.when import parse_when
from habeas.disclosure.custody_ends import Point, Span, side_by_side, span_of
from habeas.disclosure.wording import wording
from habeas.law.clock.counting import Due, End
from habeas.law.clock.instants import Zone

ZONE = Zone("Asia/Almaty")


def day(number: int, month: int = 3, year: int = 2025, time: str = "") -> Point:
    """A day, of March 2025 where nothing else is said."""
    return Point(date(year, month, number), time)


@pytest.mark.parametrize(
    ("spans", "told"),
    [
        ([], ""),
        ([(day(14),), (day(15),)], "14 or 15 March 2025"),
        ([(day(14),), (day(14),)], "14 March 2025"),
        ([(day(14), day(15)), (day(15), day(16))], "14–15 or 15–16 March 2025"),
        ([(day(31), day(1, 4))], "31 March – 1 April 2025"),
        ([(day(31, 12, 2024),), (day(1, 1),)], "31 December 2024 or 1 January 2025"),
        ([(day(14, time="03:00"), day(15, time="02:59"))], "14 March, 03:00 – 15 March 2025, 02:59"),
        ([(day(14), None)], "14 March – ?"),
    ],
)
def test_what_is_shared_is_told_once(spans: list[Span], told: str) -> None:
    """A month and a year that ends share stand once; what differs stands with each."""
    assert side_by_side(spans, wording(Lang.EN)) == told


@pytest.mark.parametrize(
    ("lang", "told"),
    [(Lang.RU, "14 или 15 марта 2025"), (Lang.KK, "2025 ж. 14 немесе 15 наурыз")],
)
def test_the_year_stands_where_the_language_has_it(lang: Lang, told: str) -> None:
    """After the day in Russian, before it in Kazakh; a dash between bare numbers is tight in both."""
    assert "14–15 " in side_by_side([(day(14), day(15))], wording(lang))
    assert side_by_side([(day(14),), (day(15),)], wording(lang)) == told


def test_hours_of_one_day_are_one_point() -> None:
    """A strict and a lenient end on one day are a range of hours; the same end twice is one."""
    first, last = (ZONE.extent(parse_when(text)).lo for text in ("2025-03-14T03:00+05:00", "2025-03-14T15:00+05:00"))
    assert first is not None
    assert last is not None
    assert span_of(Due(End(first), End(last)), ZONE) == (day(14, time="03:00–15:00"),)
    assert span_of(Due(End(first), End(first)), ZONE) == (day(14, time="03:00"),)
    assert span_of(Due(End(first), None), ZONE) == (day(14, time="03:00"), None)
