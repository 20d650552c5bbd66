"""What is to be covered when a page is drawn anew. It stands apart from drawing, which loads long."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from habeas.base.digest import Json
from habeas.base.span import Span
from habeas.evidence.pictures.wanted import Places, letters_of, way_up
from habeas.evidence.text.kinds import PDF
from habeas.evidence.text.reading import Box, Page, Reading


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a text layer: their letters without white space, and how many letters of the page precede them."""

    letters: str
    before: int


@dataclass(frozen=True, slots=True)
class Covered:
    """A page that is to be drawn anew: its number, what is covered on it, and which way it is turned.

    `boxes` are places, `passages` words of its text layer, whose places only a drawing program knows. `turns` are
    quarters clockwise from the stored picture, None to go by the camera's note.
    """

    page: int
    boxes: tuple[Places, ...] = ()
    passages: tuple[Passage, ...] = ()
    turns: int | None = None

    def form(self) -> Json:
        """As JSON, for a process apart."""
        return {
            "page": self.page,
            "boxes": [list(box) for box in self.boxes],
            "passages": [[one.letters, one.before] for one in self.passages],
            "turns": self.turns,
        }


def covered_of(line: bytes) -> Covered:
    """What :meth:`Covered.form` wrote."""
    form = json.loads(line)
    return Covered(
        page=form["page"],
        boxes=tuple(Places(*box) for box in form["boxes"]),
        passages=tuple(Passage(*one) for one in form["passages"]),
        turns=form["turns"],
    )


def covered_on(page: int, reading: Reading | None, hidden: Iterable[Span], media_type: str) -> Covered | None:
    """What is covered on a page so that none of these spans of its reading can be read there.

    None where some of them stand on the page and nobody can say where: then the page must not be handed out.
    """
    if reading is None:
        return Covered(page)
    own = next((one for one in reading.pages if one.number == page), None)
    if own is None:
        return Covered(page, turns=way_up(reading, page))
    spans = _joined([cut for span in hidden if (cut := _within(span, own)) is not None], reading.text)
    boxes = [box for box in reading.boxes if box.page == page]
    if boxes:
        chosen = [[box for box in boxes if box.span.overlaps(span)] for span in spans]
        if any(_uncovered(span, some, reading.text) for span, some in zip(spans, chosen, strict=True)):
            return None
        places = tuple(place for some in chosen for place in lines_of(some))
        return Covered(page, places, turns=way_up(reading, page))
    if media_type != PDF:
        return None if spans else Covered(page)
    start = own.span.start
    passages = tuple(
        Passage(letters_of(span.slice(reading.text)), len(letters_of(reading.text[start : span.start])))
        for span in spans
    )
    return Covered(page, passages=passages, turns=0)


def lines_of(boxes: Sequence[Box]) -> tuple[Places, ...]:
    """One rectangle for the words that stand on one line, the gaps between them covered too."""
    lines: list[Places] = []
    for box in boxes:
        place = Places(box.left, box.top, box.right, box.bottom)
        if lines and _on_one_line(lines[-1], place):
            last = lines.pop()
            place = Places(
                min(last.left, place.left),
                min(last.top, place.top),
                max(last.right, place.right),
                max(last.bottom, place.bottom),
            )
        lines.append(place)
    return tuple(lines)


def _on_one_line(one: Places, other: Places) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    least = min(one.bottom - one.top, other.bottom - other.top)
    return shared > least / 2 and other.left >= one.left


def _within(span: Span, page: Page) -> Span | None:
    start, end = max(span.start, page.span.start), min(span.end, page.span.end)
    return Span(start, end) if start < end else None


def _joined(spans: Iterable[Span], text: str) -> list[Span]:
    """The spans in order, those that overlap as one, without those that hold nothing but white space."""
    joined: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.start, one.end)):
        if joined and span.start <= joined[-1].end:
            last = joined.pop()
            joined.append(Span(last.start, max(last.end, span.end)))
        elif letters_of(span.slice(text)):
            joined.append(span)
    return joined


def _uncovered(span: Span, boxes: Iterable[Box], text: str) -> bool:
    """Whether a letter of the span stands in no box."""
    held = {at for box in boxes for at in range(box.span.start, box.span.end)}
    return any(at not in held and not text[at].isspace() for at in range(span.start, span.end))
