"""The laws of the picture drawn with letters: within the terminal, true to the days, readable without block signs."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.base.language import Lang
from habeas.cli.custody_picture_text import ASCII, BLOCKS, Signs, picture_text, signs_for
from habeas.cli.words import load_words
from habeas.disclosure.picture import Lane, Mark, Sign, Stretch, Timeline

DAY = date(2022, 4, 29)
END = date(2022, 7, 28)
WORDS = load_words(Lang.EN)
MONTHS = tuple(f"m{number:02d}" for number in range(1, 13))
BAR = Mark("Arrest", "from 29 April", (), (Stretch(DAY, END, True, DAY, END, ongoing=True),))


def picture(*marks: Mark, lane: str = "liberty", today: str = "28 July 2022") -> Timeline:
    """A picture of one lane, after a bar over its whole length."""
    lanes = (Lane("liberty", "How", (BAR,)), Lane(lane, "What", marks))
    return Timeline("Custody", "Key", lanes, END, "", MONTHS, today, whole=True)


def row(timeline: Timeline, label: str, signs: Signs = BLOCKS, columns: int = 100) -> str:
    """The drawn part of the row with this label."""
    line = next(
        one for one in picture_text(timeline, columns, signs, WORDS).split("\n") if one.startswith(f"  {label}")
    )
    return line[len(label) + 2 :].strip()


_DATES = st.dates(date(2000, 1, 1), date(2030, 12, 31))


@st.composite
def _marks(draw: st.DrawFn) -> Mark:
    first, last = sorted([draw(_DATES), draw(_DATES)])
    sure = draw(st.booleans())
    label = draw(st.text(alphabet="абвҚ xyz", min_size=1, max_size=80).filter(str.strip))
    bar = Stretch(first, last, draw(st.booleans()), first if sure else None, last if sure else None, ongoing=sure)
    return Mark(
        label, "1 May 2022", (), (bar,), draw(st.sampled_from(Sign)), "Article 1", draw(st.sampled_from(["", "!"]))
    )


@settings(max_examples=60)
@given(st.lists(_marks(), max_size=10), st.integers(20, 200), st.sampled_from([BLOCKS, ASCII]), st.sampled_from(Lang))
def test_no_line_is_wider_than_the_terminal(marks: list[Mark], columns: int, signs: Signs, lang: Lang) -> None:
    """Whatever is drawn fits; a terminal narrower than forty columns gets forty."""
    told = picture_text(picture(*marks, lane="hearings"), columns, signs, load_words(lang))
    assert max(map(len, told.split("\n"))) <= max(columns, 40)


def test_a_bar_goes_from_its_day_to_the_day_of_the_picture() -> None:
    """What goes on ends in an arrow, beyond the line of the day."""
    drawn = row(picture(), "Arrest")
    assert set(drawn) == {BLOCKS.sure, BLOCKS.onward}
    assert drawn.endswith(BLOCKS.onward)


def test_days_without_an_order_are_crossed() -> None:
    """A gap has a sign that no bar has, and one day of it takes a cell."""
    gap = Stretch(DAY + timedelta(30), DAY + timedelta(30), True, DAY + timedelta(30), DAY + timedelta(30))
    assert row(picture(Mark("Gap", "", (), (gap,), Sign.GAP)), "Gap").count(BLOCKS.gap) == 1


def test_days_that_may_lack_an_order_have_a_sign_of_their_own() -> None:
    """What is not certain is not crossed like what is."""
    drawn = row(picture(Mark("Gap", "", (), (Stretch(DAY, END, True),), Sign.GAP)), "Gap")
    assert BLOCKS.bare in drawn
    assert BLOCKS.gap not in drawn


def test_a_limit_has_a_line_at_each_end() -> None:
    """Strict and lenient end are lines; between them lies a sign of its own."""
    limit = Stretch(DAY + timedelta(20), DAY + timedelta(50))
    drawn = row(picture(Mark("Limit", "", (), (limit,), Sign.LIMIT)), "Limit").rstrip(BLOCKS.today).strip()
    assert drawn[0] == drawn[-1] == BLOCKS.limit
    assert set(drawn[1:-1]) == {BLOCKS.between}


def test_what_is_unsure_is_drawn_otherwise() -> None:
    """Days on which it may have begun differ from those on which it surely was."""
    bar = Stretch(DAY, END, True, DAY + timedelta(30), END)
    drawn = row(picture(Mark("Bar", "", (), (bar,))), "Bar")
    assert drawn.startswith(BLOCKS.unsure)
    assert drawn.endswith(BLOCKS.sure)


def test_every_terminal_can_draw_it() -> None:
    """With plain signs nothing beyond ASCII is drawn, and each sign still means one thing."""
    marks = [Mark("Gap", "", (), BAR.stretches, Sign.GAP), Mark("Limit", "", (), (Stretch(DAY, END),), Sign.LIMIT)]
    assert picture_text(picture(*marks), 80, ASCII, WORDS).isascii()
    for signs in (ASCII, BLOCKS):
        drawn = [
            signs.sure,
            signs.unsure,
            signs.point,
            signs.gap,
            signs.limit,
            signs.between,
            signs.today,
            signs.onward,
        ]
        assert len(set(drawn)) == len(drawn)


@pytest.mark.parametrize(
    ("environ", "encoding", "signs"),
    [
        ({}, "utf-8", BLOCKS),
        ({"LANG": "kk_KZ.UTF-8"}, "utf-8", BLOCKS),
        ({"LANG": "kk_KZ.utf8"}, None, BLOCKS),
        ({"LANG": "ru_RU.KOI8-R"}, "utf-8", ASCII),
        ({"LC_ALL": "C", "LANG": "kk_KZ.UTF-8"}, "utf-8", ASCII),
        ({"LANG": "kk_KZ.UTF-8", "TERM": "dumb"}, "utf-8", ASCII),
        ({}, "cp1251", ASCII),
    ],
)
def test_signs_are_those_the_terminal_can_draw(environ: dict[str, str], encoding: str | None, signs: Signs) -> None:
    """A locale or a stream without Unicode, or a terminal that draws nothing, gets plain signs."""
    assert signs_for(environ, encoding) is signs


def test_the_legend_explains_what_is_drawn_and_nothing_else() -> None:
    """A sign is in the legend exactly where the picture holds it."""
    plain = picture_text(picture(), 100, BLOCKS, WORDS)
    assert WORDS("clock.picture.sure") in plain
    assert WORDS("clock.picture.gap") not in plain
    crossed = picture_text(picture(Mark("Gap", "", (), BAR.stretches, Sign.GAP)), 100, BLOCKS, WORDS)
    assert WORDS("clock.picture.gap") in crossed


def test_dates_stand_where_nothing_else_tells_them() -> None:
    """Hearings have their dates beside them; those of limits are told below the picture; a warning is always there."""
    mark = Mark("Row", "1 June 2022", (), (Stretch(DAY, DAY),), warning="DRAFT")
    assert "1 June 2022" in picture_text(picture(mark, lane="hearings"), 100, BLOCKS, WORDS)
    limits = picture_text(picture(mark, lane="limits"), 100, BLOCKS, WORDS)
    assert "1 June 2022" not in limits
    assert "DRAFT" in limits


def test_nothing_with_a_day_no_picture() -> None:
    """Without any day there is nothing to draw."""
    assert picture_text(Timeline("Custody", "", (), END, "", MONTHS), 80, BLOCKS, WORDS) == ""
