"""The timeline as pictures in SVG: one row for each event, under its label, on one axis.

A row has its words and its sign in places of their own, so that no label ever meets another. What is
sure is drawn solid and what is not is hatched or fades out; nothing depends on colour. Lengths are
in user units, about one CSS pixel each.
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from enum import StrEnum

from habeas.disclosure.picture import Lane, Mark, Timeline
from habeas.output.papers.lettering import width_of, wrapped
from habeas.output.papers.markup import Markup, element, join, text
from habeas.output.papers.scale import Scale, scale_of
from habeas.output.papers.signs import definitions, sign
from habeas.output.papers.visible import spelled_out, visible

_AXIS = 30.0
_HEADING = 30.0
_SIZE = 13.0
_SMALL = 11.0
_TICK = 10.0


class Form(StrEnum):
    """`WIDE` has words beside the signs, for a page or a desk; `NARROW` has them above, for a phone."""

    WIDE = "wide"
    NARROW = "narrow"


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
    Form.NARROW: _Room(width=340, words=328, left=30, right=308, tallest=2400),
}


@dataclass(frozen=True, slots=True)
class _Row:
    """One row: a lane's heading, or a mark with its words in lines; `height` is what it takes."""

    heading: str
    mark: Mark | None
    label: tuple[str, ...]
    dates: tuple[str, ...]
    height: float


def timeline_pictures(timeline: Timeline, form: Form) -> tuple[Markup, ...]:
    """The pictures, each no taller than a page; none where no event has a date with a year."""
    days = [
        day
        for lane in timeline.lanes
        for mark in lane.marks
        for stretch in mark.stretches
        for day in (stretch.earliest, stretch.latest, stretch.sure_from, stretch.sure_until)
        if day is not None
    ]
    if not days:
        return ()
    scale, room = scale_of(days), _ROOMS[form]
    pages = list(_paged(list(_rows(timeline.lanes, form, room)), room))
    return tuple(_picture(timeline, page, scale, form, f"{form.value}-{number}") for number, page in enumerate(pages))


def in_words(timeline: Timeline) -> str:
    """The whole picture as sentences, for those who do not see it."""
    lanes = (
        f"{lane.heading}: " + "; ".join(f"{mark.label} {mark.dates}".strip() for mark in lane.marks)
        for lane in timeline.lanes
    )
    return ". ".join(lanes) + "."


def spelled_timeline(timeline: Timeline, signs: AbstractSet[str]) -> Timeline:
    """The timeline with these signs spelled out in all its words, before any width is reckoned."""
    if not signs:
        return timeline
    lanes = [
        replace(
            lane,
            heading=spelled_out(lane.heading, signs),
            marks=tuple(
                replace(mark, label=spelled_out(mark.label, signs), dates=spelled_out(mark.dates, signs))
                for mark in lane.marks
            ),
        )
        for lane in timeline.lanes
    ]
    months = tuple(spelled_out(month, signs) for month in timeline.months)
    return replace(timeline, title=spelled_out(timeline.title, signs), lanes=tuple(lanes), months=months)


def _rows(lanes: Sequence[Lane], form: Form, room: _Room) -> Iterator[_Row]:
    for lane in lanes:
        yield _Row(lane.heading, None, (), (), _HEADING)
        for mark in lane.marks:
            notes = f" [{', '.join(map(str, mark.notes))}]" if mark.notes else ""
            label = wrapped(visible(mark.label), _SIZE, room.words)
            dates = wrapped(visible(mark.dates + notes).strip(), _SMALL, room.words)
            words = len(label) * 16 + len(dates) * 14
            yield _Row("", mark, label, dates, max(words, 18) + (8 if form is Form.WIDE else 26))


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
    height = _AXIS + sum(row.height for row in rows) + 6
    marks: list[Markup] = []
    top = _AXIS
    for row in rows:
        marks.append(_row(row, top, scale, form, name))
        top += row.height
    return element(
        "svg",
        element("title", text(timeline.title), id=f"timeline-title-{name}"),
        element("desc", text(in_words(timeline)), id=f"timeline-desc-{name}"),
        definitions(name),
        _axis(timeline, scale, room, height),
        *marks,
        xmlns="http://www.w3.org/2000/svg",
        class_=f"timeline {form.value}",
        viewBox=f"0 0 {_n(room.width)} {_n(height)}",
        width=_n(room.width),
        height=_n(height),
        role="img",
        aria_labelledby=f"timeline-title-{name} timeline-desc-{name}",
        font_family="Liberation Sans, Arial, Helvetica, DejaVu Sans, sans-serif",
        fill="currentColor",
    )


def _axis(timeline: Timeline, scale: Scale, room: _Room, height: float) -> Markup:
    span = room.right - room.left
    parts = [element("line", x1=_n(room.left), x2=_n(room.right), y1=_n(_AXIS), y2=_n(_AXIS), stroke="currentColor")]
    widest = max(width_of(f"{month} 2000", _TICK) for month in timeline.months)
    ticks = scale.ticks(closest=(widest + 6) / span)
    for tick in ticks:
        x = room.x(tick.at)
        label = f"{timeline.months[tick.day.month - 1]} {tick.day.year}"
        parts += [
            element("text", text(label), x=_n(x), y=_n(_AXIS - 9), font_size=_n(_TICK), text_anchor="middle"),
            element(
                "line",
                x1=_n(x),
                x2=_n(x),
                y1=_n(_AXIS - 5),
                y2=_n(height - 4),
                stroke="currentColor",
                stroke_opacity="0.18",
            ),
        ]
    parts += [_fold(room.x((leg.left + leg.right) / 2), height) for leg in scale.legs if leg.folded]
    return element("g", join(parts), aria_hidden="true")


def _fold(x: float, height: float) -> Markup:
    """The sign that the axis is folded here: two slashes on it, and a dotted line down the picture."""
    slashes = f"M{_n(x - 6)} {_n(_AXIS + 5)}l5 -10M{_n(x + 1)} {_n(_AXIS + 5)}l5 -10"
    return join(
        [
            element("path", d=slashes, stroke="currentColor", fill="none", stroke_width="1.5"),
            element(
                "line",
                x1=_n(x),
                x2=_n(x),
                y1=_n(_AXIS + 8),
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
        place = {"x": "0" if form is Form.WIDE else "8", "y": _n(top + 20)}
        return element("text", text(row.heading), **place, font_size=_n(_SIZE), font_weight="700")
    x = 0.0 if form is Form.WIDE else 8.0
    lines = []
    y = top + 13
    for line in row.label:
        lines.append(element("text", text(line), x=_n(x), y=_n(y), font_size=_n(_SIZE)))
        y += 16
    for line in row.dates:
        lines.append(element("text", text(line), x=_n(x), y=_n(y - 1), font_size=_n(_SMALL), fill_opacity="0.78"))
        y += 14
    middle = top + 9 if form is Form.WIDE else y
    signs = [sign(stretch, lambda day: room.x(scale.place(day)), middle, name) for stretch in row.mark.stretches]
    return element("g", *lines, *signs)


def _n(number: float) -> str:
    """A length with at most one decimal, the same on every machine."""
    return f"{number:.1f}".removesuffix(".0")
