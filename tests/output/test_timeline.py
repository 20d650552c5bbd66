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
from habeas.disclosure.picture import Lane, Mark, Sign, Stretch, Timeline
from habeas.disclosure.scale import scale_of, scale_of_picture
from habeas.output.papers.lettering import width_of, wrapped
from habeas.output.papers.timeline_file import timeline_file
from habeas.output.papers.timeline_svg import Form, timeline_pictures

_SVG = "{http://www.w3.org/2000/svg}"
_TODAYS = ("", "28 July 2022", "2022 жылғы 28 қыркүйек")
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
    dates = draw(st.text(alphabet="0123456789 май–·", max_size=60))
    return Mark(label, dates, (1, 2), (stretch,), draw(st.sampled_from(Sign)), draw(st.sampled_from(["", "ст. 1"])))


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
@given(st.lists(_marks(), min_size=1, max_size=30), st.sampled_from(Form), st.sampled_from(_TODAYS))
def test_no_label_meets_another(marks: list[Mark], form: Form, today: str) -> None:
    """In any picture no piece of text overlaps another, and none leaves the picture on the right."""
    for picture in timeline_pictures(replace(_timeline(*marks), today=today), form):
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


def test_a_limit_is_an_upright_line_at_each_end() -> None:
    """One line where the end is one day, two with hatching between where strict and lenient differ."""
    day, later = date(2023, 3, 3), date(2023, 5, 3)
    one, two = (
        "".join(timeline_pictures(_timeline(Mark("x", "", (), (Stretch(day, end),), Sign.LIMIT), _bar()), Form.WIDE))
        for end in (day, later)
    )
    assert one.count(_UPRIGHT) == 1
    assert two.count(_UPRIGHT) == 2
    assert two.count("url(#hatch-wide-0)") == 1
    assert "url(#hatch-wide-0)" not in one


def test_days_that_nothing_covers_need_no_colour() -> None:
    """A gap of one day among years is framed, crossed, and wide enough to be seen; an unsure one has a broken frame."""
    day = date(2023, 3, 3)
    gaps = [Stretch(day, day, True, day, day), Stretch(day, day, True)]
    sure, unsure = (
        "".join(timeline_pictures(_timeline(Mark("x", "", (), (gap,), Sign.GAP), _bar()), Form.WIDE)) for gap in gaps
    )
    found = re.search(r'width="([\d.]+)"[^>]*url\(#crosses-wide-0\)[^>]*stroke-width="2"', sure)
    assert found
    assert float(found[1]) >= 7
    assert "stroke-dasharray" in unsure[unsure.index('url(#crosses-wide-0)"') :]


def test_the_day_of_the_picture_is_marked() -> None:
    """A picture that names its day has its words and a dashed line; one that does not has neither."""
    timeline = _timeline(_bar())
    plain, marked = ("".join(timeline_pictures(replace(timeline, today=today), Form.WIDE)) for today in ("", "day X"))
    assert 'stroke-dasharray="6 4"' in marked
    assert "day X" in marked
    assert 'stroke-dasharray="6 4"' not in plain


def test_bars_can_be_kept_whole() -> None:
    """Three years in one bar are folded for a timeline, and never where lengths shall be compared."""
    begin, end = date(2020, 1, 1), date(2023, 1, 1)
    bar = Mark("x", "", (), (Stretch(begin, end, True, begin, end),))
    after = Mark("y", "", (), (Stretch(date(2023, 2, 1), date(2023, 2, 1)),))
    folded = scale_of_picture(_timeline(bar, after))
    whole = scale_of_picture(replace(_timeline(bar, after), whole=True))
    assert folded is not None
    assert whole is not None
    assert any(leg.folded for leg in folded.legs)
    assert not any(leg.folded for leg in whole.legs)


def test_two_timelines_of_one_page_have_ids_of_their_own() -> None:
    """The ids inside a picture begin with the key it was made with."""
    ids = [re.findall(r' id="([^"]+)"', "".join(timeline_pictures(_timeline(_bar()), Form.WIDE, key))) for key in "ab"]
    assert not set(ids[0]) & set(ids[1])


@settings(max_examples=25)
@given(st.lists(_marks(), min_size=1, max_size=12), st.text(alphabet="абв ЖШ", max_size=120))
def test_a_picture_stands_alone_as_a_file(marks: list[Mark], heading: str) -> None:
    """The file is one well-formed SVG that holds the heading and the key, all of it inside its frame."""
    data = timeline_file(replace(_timeline(*marks), today="28 July 2022"), heading)
    assert data is not None
    tree = ET.fromstring(data)
    told = "".join("".join(tree.itertext()).split())
    assert "".join(heading.split()) in told
    assert "Key" in told
    width, height = float(tree.get("width", "")), float(tree.get("height", ""))
    inner = tree.find(f"{_SVG}g/{_SVG}svg")
    assert inner is not None
    assert float(inner.get("width", "")) <= width
    assert all(0 < float(text.get("y", "")) < height for text in tree.findall(f"{_SVG}text"))


def test_no_day_no_file() -> None:
    """A timeline without any day makes no file."""
    assert timeline_file(_timeline(), "Heading") is None


def _bar() -> Mark:
    begin, end = date(2022, 1, 1), date(2023, 12, 31)
    return Mark("bar", "", (), (Stretch(begin, end, True, begin, end),))


_UPRIGHT = 'stroke-width="3"'


@given(st.text(max_size=200), st.floats(20, 300))
def test_wrapping_loses_nothing(text: str, width: float) -> None:
    """Lines hold every sign but white space, in order, and none is wider than asked unless one sign is."""
    lines = wrapped(text, 13, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width_of(line, 13) <= width or len(line) == 1 for line in lines)


def test_no_line_begins_with_a_dash() -> None:
    """A dash or a dot between words stays with the word before it."""
    assert wrapped("one – two · three", 10, 45) == ("one –", "two ·", "three")


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
