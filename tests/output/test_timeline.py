"""The timeline picture: true to the dates, and no word ever on another."""

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ImageFont
from tests.output.hostile import example_view

from habeas.base.language import Lang
from habeas.disclosure.picture import Lane, Mark, Stretch, Timeline
from habeas.output.papers.lettering import width_of, wrapped
from habeas.output.papers.scale import scale_of
from habeas.output.papers.timeline_svg import Form, timeline_pictures

_SVG = "{http://www.w3.org/2000/svg}"
_DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def _timeline(*marks: Mark) -> Timeline:
    months = tuple(f"m{n:02d}" for n in range(1, 13))
    return Timeline("Timeline", "Key", (Lane("events", "Events", marks),), date(2023, 6, 5), "", months)


@st.composite
def _marks(draw: st.DrawFn) -> Mark:
    first, last = sorted([draw(_DAYS), draw(_DAYS)])
    label = draw(st.text(alphabet="абвгәқЖШW mi.", min_size=1, max_size=90))
    sure = draw(st.booleans())
    stretch = Stretch(first, last, draw(st.booleans()), first if sure else None, last if sure else None)
    return Mark(label, draw(st.text(alphabet="0123456789 май", max_size=60)), (1, 2), (stretch,))


def _boxes(picture: str) -> list[tuple[float, float, float, float]]:
    """Where each piece of text lies at most: left, top, right, bottom."""
    boxes = []
    for text in ET.fromstring(picture).iter(f"{_SVG}text"):
        size, x, y = (float(text.get(key, "")) for key in ("font-size", "x", "y"))
        width = width_of(text.text or "", size)
        left = {"middle": x - width / 2, "end": x - width}.get(text.get("text-anchor", ""), x)
        boxes.append((left, y - size * 0.8, left + width, y + size * 0.22))
    return boxes


@settings(max_examples=60)
@given(st.lists(_marks(), min_size=1, max_size=30), st.sampled_from(Form))
def test_no_label_meets_another(marks: list[Mark], form: Form) -> None:
    """In any picture no piece of text overlaps another, and none leaves the picture on the right."""
    for picture in timeline_pictures(_timeline(*marks), form):
        width = float(ET.fromstring(picture).get("width", ""))
        boxes = sorted(_boxes(picture), key=lambda box: box[1])
        for at, one in enumerate(boxes):
            assert one[2] <= width + 4
            for two in boxes[at + 1 :]:
                assert one[3] <= two[1] or one[2] <= two[0] or two[2] <= one[0]


@settings(max_examples=40)
@given(st.lists(_marks(), min_size=1, max_size=40))
def test_pictures_fit_a_page(marks: list[Mark]) -> None:
    """A picture for paper is never taller than two thirds of a page unless one row alone is, and loses no row."""
    pictures = timeline_pictures(_timeline(*marks), Form.WIDE)
    told = "".join("".join(ET.fromstring(picture).itertext()) for picture in pictures)
    assert told.count("[1, 2]") + told.count("[1,") >= len(marks)
    assert all(float(ET.fromstring(picture).get("height", "")) < 720 for picture in pictures)


@given(st.lists(_DAYS, min_size=1, max_size=30), _DAYS)
def test_axis_keeps_the_order_of_days(days: list[date], other: date) -> None:
    """A later day never stands left of an earlier one, and every day stands on the line."""
    scale = scale_of(days)
    places = [scale.place(day) for day in sorted([*days, other])]
    assert places == sorted(places)
    assert all(0 <= place <= 1 for place in places)
    assert scale.legs[0].left == 0
    assert abs(scale.legs[-1].right - 1) < 1e-9


@given(st.lists(_DAYS, min_size=1, max_size=30), st.floats(0.05, 0.5))
def test_ticks_keep_their_distance(days: list[date], closest: float) -> None:
    """Signs on the axis are first days of months, in order, never closer than asked."""
    ticks = scale_of(days).ticks(closest)
    assert all(tick.day.day == 1 for tick in ticks)
    assert all(two.at - one.at >= closest for one, two in pairwise(ticks))


def test_empty_years_are_folded_and_shown() -> None:
    """Ten empty years take little of the axis, and the picture shows that they were folded."""
    scale = scale_of([date(2010, 1, 1), date(2022, 4, 1), date(2022, 6, 1)])
    (folded,) = [leg for leg in scale.legs if leg.folded]
    assert folded.right - folded.left < 0.1
    assert scale.place(date(2022, 6, 1)) - scale.place(date(2022, 4, 1)) > 0.5


def test_no_day_no_axis() -> None:
    """An axis without any day is refused, and a timeline without any day has no picture."""
    with pytest.raises(ValueError, match="at least one day"):
        scale_of([])
    assert timeline_pictures(_timeline(), Form.WIDE) == ()


def _signs(*stretches: Stretch) -> str:
    return "".join(timeline_pictures(_timeline(Mark("x", "", (), stretches)), Form.WIDE))


def test_signs_say_how_sure_a_date_is() -> None:
    """A known day is a dot, a month is hatched, an approximate year fades, custody without an end has an arrow."""
    day, later = date(2023, 3, 3), date(2023, 5, 3)
    assert "<circle" in _signs(Stretch(day, day))
    hatched = _signs(Stretch(day, later))
    assert 'fill="url(#hatch-wide-0)"' in hatched
    assert "<circle" not in hatched
    assert 'fill="url(#fade-in-wide-0)"' in _signs(Stretch(day, later, soft=True))
    tip = re.compile(r'<path d="M[^"]*Z" fill-opacity')
    assert tip.search(_signs(Stretch(day, later, True, day, later, ongoing=True)))
    assert not tip.search(_signs(Stretch(day, later, True, day, later)))


def test_a_bar_is_solid_only_where_it_is_sure() -> None:
    """Before its surest beginning a bar is hatched, and solid from there."""
    day = date(2023, 3, 3)
    stretch = Stretch(day, day + timedelta(60), True, day + timedelta(20), day + timedelta(60))
    svg = _signs(stretch)
    solid = re.search(r'<rect x="([\d.]+)"[^>]*fill-opacity="0.8"', svg)
    unsure = re.search(r'<rect x="([\d.]+)"[^>]*fill="url\(#hatch', svg)
    assert solid
    assert unsure
    assert float(unsure[1]) < float(solid[1])


@given(st.text(max_size=200), st.floats(20, 300))
def test_wrapping_loses_nothing(text: str, width: float) -> None:
    """Lines hold every sign but white space, in order, and none is wider than asked unless one sign is."""
    lines = wrapped(text, 13, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width_of(line, 13) <= width or len(line) == 1 for line in lines)


def test_letters_are_never_wider_than_reckoned() -> None:
    """The reckoned width is at least that in DejaVu Sans, for the letters of the three languages."""
    font = ImageFont.truetype("DejaVuSans.ttf", 1000)
    letters = [chr(code) for code in (*range(0x20, 0x7F), *range(0x400, 0x4FF))] + list("«»—–№×…")
    assert [letter for letter in letters if font.getlength(letter) / 1000 > width_of(letter, 1.0)] == []


@pytest.mark.parametrize("form", list(Form))
def test_picture_is_told_in_words(form: Form) -> None:
    """A reader who does not see the picture is told every row of it."""
    timeline = example_view(Lang.RU).timeline
    (first, *_) = timeline_pictures(replace(timeline), form)
    told = ET.fromstring(first).findtext(f"{_SVG}desc") or ""
    assert all(mark.label in told and mark.dates in told for lane in timeline.lanes for mark in lane.marks)
