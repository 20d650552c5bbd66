"""A page drawn anew as bare pixels, with places painted over: what was below them is in no pixel that is left."""

from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass

import pypdfium2 as pdfium
from PIL import Image, ImageDraw

from habeas.base.finding import Finding
from habeas.evidence.pictures.covering import Covered
from habeas.evidence.pictures.drawing import printed_places, shrunk
from habeas.evidence.pictures.opening import Frame, frames
from habeas.evidence.pictures.scanned import page_picture
from habeas.evidence.pictures.straightening import turned, upright_of
from habeas.evidence.pictures.wanted import TEN_THOUSAND, Places
from habeas.evidence.text.kinds import PDF, media_type
from habeas.evidence.text.paged import opened_pdf

_PAD = 15
"""Ten-thousandths of the page's width and height that a place is painted over on each side of it: letters lean out of
their places a little, and the next word begins soon after."""


@dataclass(frozen=True, slots=True)
class Repainted:
    """One page of so many. `picture` is None where it cannot be drawn, or where something to cover was not found."""

    pages: int
    picture: Image.Image | None


def redraw(data: bytes, covered: Covered) -> Repainted:
    """The page in RGB, upright, everything to be covered painted black; `pages` is 0 where nothing can be opened."""
    if media_type(data) == PDF:
        return _of_pdf(data, covered)
    found = None
    count = 0
    for frame in frames(data):
        count += 1
        if isinstance(frame, Frame) and frame.number == covered.page:
            found = frame
    if found is None or covered.passages:
        return Repainted(count, None)
    return Repainted(count, _of_picture(found, covered))


def _of_picture(frame: Frame, covered: Covered) -> Image.Image:
    picture = frame.picture.convert("RGB")
    if covered.turns is None and not covered.boxes:
        return shrunk(upright_of(Frame(frame.number, picture, frame.orientation, None))[0])
    return shrunk(turned(_painted(picture, covered.boxes), covered.turns or 0))


def _of_pdf(data: bytes, covered: Covered) -> Repainted:
    document = opened_pdf(data)
    if isinstance(document, Finding):
        return Repainted(0, None)
    with closing(document):
        count = len(document)
        if not 1 <= covered.page <= count:
            return Repainted(count, None)
        try:
            picture = page_picture(document, covered.page)
            found = [list(printed_places(document, covered.page, one.letters, one.before)) for one in covered.passages]
        except pdfium.PdfiumError:
            return Repainted(count, None)
    if not all(found):
        return Repainted(count, None)
    places = [*covered.boxes, *(place for places in found for place in _by_line(places))]
    return Repainted(count, shrunk(turned(_painted(picture, places), covered.turns or 0)))


def _by_line(places: Sequence[Places]) -> list[Places]:
    """The letters' places as one rectangle for each line."""
    lines: list[Places] = []
    for place in places:
        if lines and min(lines[-1].bottom, place.bottom) - max(lines[-1].top, place.top) > 0:
            last = lines.pop()
            corners = zip(last, place, (min, min, max, max), strict=True)
            place = Places(*(pick(one, other) for one, other, pick in corners))  # noqa: PLW2901
        lines.append(place)
    return lines


def _painted(picture: Image.Image, places: Iterable[Places]) -> Image.Image:
    """The picture with these places black and nothing of what was below them."""
    drawn = ImageDraw.Draw(picture)
    across, down = picture.width / TEN_THOUSAND, picture.height / TEN_THOUSAND
    for place in places:
        corners = (
            int((place.left - _PAD) * across),
            int((place.top - _PAD) * down),
            int((place.right + _PAD) * across) + 1,
            int((place.bottom + _PAD) * down) + 1,
        )
        drawn.rectangle(corners, fill=(0, 0, 0))
    return picture
