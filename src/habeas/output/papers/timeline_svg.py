"""The timeline as pictures in SVG: one row for each event, under its label, on one axis.

A row has its words and its sign in places of their own, so that no label ever meets another. What is
sure is drawn solid and what is not is hatched or fades out; nothing depends on colour. Lengths are
in user units, about one CSS pixel each.
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from enum import StrEnum
from math import inf

from habeas.disclosure.picture import Lane, Mark, Timeline
from habeas.disclosure.scale import Scale, scale_of_picture
from habeas.output.papers.lettering import width_of, wrapped
from habeas.output.papers.markup import Markup, element, join, text
from habeas.output.papers.signs import definitions, sign
from habeas.output.papers.visible import spelled_out, visible

_AXIS = 30.0
_TODAY = 14.0
_HEADING = 30.0
_SIZE = 13.0
_SMALL = 11.0
_TICK = 10.0


PLAIN = "Liberation Sans, Arial, Helvetica, DejaVu Sans, sans-serif"
"""The fonts of a picture, in the order in which a machine may have them."""


class Form(StrEnum):
    """`WIDE` has words beside the signs, for a page or a desk; `NARROW` has them above, for a phone.

    `LONG` is wide and never broken into pages, for a file of its own. `PAPER` is wide with more room for
    words, in pieces short enough that a page of print is not left half empty before one.
    """

    WIDE = "wide"
    NARROW = "narrow"
    LONG = "long"
    PAPER = "paper"


@dataclass(frozen=True, slots=True)
class _Room:
    """Where things go: the width of all, the width of words, and where the plot begins and ends."""

    width: float
    words: float
    left: float
    right: float
    tallest: float

    def x(self, share: float) -> float:
        return self.left + (self.right - self.left) * share


_ROOMS = {
    Form.WIDE: _Room(width=720, words=284, left=310, right=686, tallest=460),
    Form.NARROW: _Room(width=340, words=328, left=30, right=308, tallest=3000),
    Form.LONG: _Room(width=720, words=284, left=310, right=686, tallest=inf),
    Form.PAPER: _Room(width=820, words=390, left=414, right=786, tallest=300),
}


@dataclass(frozen=True, slots=True)
class _Row:
    """One row: a lane's heading, or a mark with its words in lines; `height` is what it takes."""

    heading: str
    mark: Mark | None
    label: tuple[str, ...]
    dates: tuple[str, ...]
    height: float


def timeline_pictures(timeline: Timeline, form: Form, key: str = "") -> tuple[Markup, ...]:
    """The pictures, each no taller than a page; none where no event has a date with a year.

    `key` tells the ids inside them from those of another timeline in the same document.
    """
    scale, room = scale_of_picture(timeline), _ROOMS[form]
    if scale is None:
        return ()
    pages = list(_paged(list(_rows(timeline.lanes, form, room)), room))
    names = [f"{key}{form.value}-{number}" for number in range(len(pages))]
    return tuple(_picture(timeline, page, scale, form, name) for page, name in zip(pages, names, strict=True))


def height_of(timeline: Timeline, form: Form) -> float:
    """How tall the picture is where it is not broken into pages."""
    return _height(timeline, list(_rows(timeline.lanes, form, _ROOMS[form])))


def _height(timeline: Timeline, rows: Sequence[_Row]) -> float:
    return _AXIS + (_TODAY if timeline.today else 0) + sum(row.height for row in rows) + 6


def in_words(timeline: Timeline) -> str:
    """The whole picture as sentences, for those who do not see it."""
    return ". ".join(f"{lane.heading}: " + "; ".join(map(_told, lane.marks)) for lane in timeline.lanes) + "."


def _told(mark: Mark) -> str:
    return " ".join(part for part in (mark.label, mark.dates, mark.warning) if part)


def spelled_timeline(timeline: Timeline, signs: AbstractSet[str]) -> Timeline:
    """The timeline with these signs spelled out in all its words, before any width is reckoned."""
    if not signs:
        return timeline
    lanes = [
        replace(
            lane,
            heading=spelled_out(lane.heading, signs),
            marks=tuple(
                replace(
                    mark,
                    label=spelled_out(mark.label, signs),
                    dates=spelled_out(mark.dates, signs),
                    cites=spelled_out(mark.cites, signs),
                    warning=spelled_out(mark.warning, signs),
                )
                for mark in lane.marks
            ),
        )
        for lane in timeline.lanes
    ]
    months = tuple(spelled_out(month, signs) for month in timeline.months)
    title, today = spelled_out(timeline.title, signs), spelled_out(timeline.today, signs)
    return replace(timeline, title=title, lanes=tuple(lanes), months=months, today=today)


def _rows(lanes: Sequence[Lane], form: Form, room: _Room) -> Iterator[_Row]:
    for lane in lanes:
        yield _Row(lane.heading, None, (), (), _HEADING)
        for mark in lane.marks:
            notes = f" [{', '.join(map(str, mark.notes))}]" if mark.notes else ""
            label = wrapped(visible(mark.label), _SIZE, room.words)
            told = " · ".join(part for part in (mark.dates, mark.cites, mark.warning) if part)
            dates = wrapped(visible(told + notes).strip(), _SMALL, room.words)
            words = len(label) * 16 + len(dates) * 14
            yield _Row("", mark, label, dates, max(words, 18) + (26 if form is Form.NARROW else 8))


def _paged(rows: Sequence[_Row], room: _Room) -> Iterator[list[_Row]]:
    """The rows in pages; a heading is never the last of a page, and a page begins under its lane's heading."""
    page: list[_Row] = []
    lane: _Row | None = None
    begun = False
    for row in rows:
        if row.mark is None:
            lane, begun = row, False
            continue
        if page and sum(old.height for old in page) + row.height + (0 if begun else _HEADING) > room.tallest:
            yield page
            page, begun = [], False
        if lane is not None and not begun:
            page.append(lane)
        page.append(row)
        begun = True
    if page:
        yield page


def _picture(timeline: Timeline, rows: Sequence[_Row], scale: Scale, form: Form, name: str) -> Markup:
    room = _ROOMS[form]
    top = _AXIS + (_TODAY if timeline.today else 0)
    height = _height(timeline, rows)
    marks: list[Markup] = []
    axis = _axis(timeline, scale, room, top, height)
    for row in rows:
        marks.append(_row(row, top, scale, form, name))
        if timeline.today and form is Form.NARROW and row.mark is not None:
            marks.append(_today(room.x(scale.place(timeline.as_of)), top + row.height - 22, top + row.height))
        top += row.height
    return element(
        "svg",
        element("title", text(timeline.title), id=f"timeline-title-{name}"),
        element("desc", text(in_words(timeline)), id=f"timeline-desc-{name}"),
        definitions(name),
        axis,
        *marks,
        xmlns="http://www.w3.org/2000/svg",
        class_=f"timeline {form.value}",
        viewBox=f"0 0 {_n(room.width)} {_n(height)}",
        width=_n(room.width),
        height=_n(height),
        role="img",
        aria_labelledby=f"timeline-title-{name} timeline-desc-{name}",
        font_family=PLAIN,
        fill="currentColor",
    )


def _axis(timeline: Timeline, scale: Scale, room: _Room, top: float, height: float) -> Markup:
    span = room.right - room.left
    parts = [element("line", x1=_n(room.left), x2=_n(room.right), y1=_n(top), y2=_n(top), stroke="currentColor")]
    widest = max(width_of(f"{month} 2000", _TICK) for month in timeline.months)
    ticks = scale.ticks(closest=(widest + 6) / span)
    for tick in ticks:
        x = room.x(tick.at)
        label = f"{timeline.months[tick.day.month - 1]} {tick.day.year}"
        parts += [
            element("text", text(label), x=_n(x), y=_n(top - 9), font_size=_n(_TICK), text_anchor="middle"),
            element(
                "line",
                x1=_n(x),
                x2=_n(x),
                y1=_n(top - 5),
                y2=_n(height - 4),
                stroke="currentColor",
                stroke_opacity="0.18",
            ),
        ]
    parts += [_fold(room.x((leg.left + leg.right) / 2), top, height) for leg in scale.legs if leg.folded]
    if timeline.today:
        x = room.x(scale.place(timeline.as_of))
        parts.append(_day_in_words(timeline.today, x, room, top))
        # Beside narrow signs the words stand in the way: there each row draws its own piece.
        parts.append(_today(x, top - 6, height - 4 if room.words <= room.left else top))
    return element("g", join(parts), aria_hidden="true")


def _day_in_words(today: str, x: float, room: _Room, top: float) -> Markup:
    """The day that the picture is for, above the months."""
    half = width_of(visible(today), _TICK) / 2
    place = {"x": _n(min(max(x, half), room.width - half)), "y": _n(top - _AXIS + 7)}
    return element("text", text(today), **place, font_size=_n(_TICK), font_weight="700", text_anchor="middle")


def _today(x: float, top: float, bottom: float) -> Markup:
    """The line of the day that the picture is for, or a piece of it."""
    line = {"x1": _n(x), "x2": _n(x), "y1": _n(top), "y2": _n(bottom)}
    return element(
        "line", **line, stroke="currentColor", stroke_width="1.5", stroke_dasharray="6 4", stroke_opacity="0.75"
    )


def _fold(x: float, top: float, height: float) -> Markup:
    """The sign that the axis is folded here: two slashes on it, and a dotted line down the picture."""
    slashes = f"M{_n(x - 6)} {_n(top + 5)}l5 -10M{_n(x + 1)} {_n(top + 5)}l5 -10"
    return join(
        [
            element("path", d=slashes, stroke="currentColor", fill="none", stroke_width="1.5"),
            element(
                "line",
                x1=_n(x),
                x2=_n(x),
                y1=_n(top + 8),
                y2=_n(height - 4),
                stroke="currentColor",
                stroke_opacity="0.35",
                stroke_dasharray="1 5",
            ),
        ]
    )


def _row(row: _Row, top: float, scale: Scale, form: Form, name: str) -> Markup:
    room = _ROOMS[form]
    if row.mark is None:
        place = {"x": "8" if form is Form.NARROW else "0", "y": _n(top + 20)}
        return element("text", text(row.heading), **place, font_size=_n(_SIZE), font_weight="700")
    x = 8.0 if form is Form.NARROW else 0.0
    lines = []
    y = top + 13
    for line in row.label:
        lines.append(element("text", text(line), x=_n(x), y=_n(y), font_size=_n(_SIZE)))
        y += 16
    for line in row.dates:
        lines.append(element("text", text(line), x=_n(x), y=_n(y - 1), font_size=_n(_SMALL), fill_opacity="0.78"))
        y += 14
    middle = y + 2 if form is Form.NARROW else top + 9
    kind = row.mark.sign
    signs = [sign(kind, stretch, lambda day: room.x(scale.place(day)), middle, name) for stretch in row.mark.stretches]
    return element("g", *lines, *signs)


def _n(number: float) -> str:
    """A length with at most one decimal, the same on every machine."""
    return f"{number:.1f}".removesuffix(".0")
