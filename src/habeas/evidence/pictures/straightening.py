"""A stored picture made fit for recognising, and how to get from the result back to what is stored."""

from dataclasses import dataclass
from math import hypot, sqrt

from PIL import Image

from habeas.evidence.pictures.geometry import (
    Mapping,
    Point,
    Quad,
    flattening,
    quarter_turns,
    same,
    scaling,
    turning,
)
from habeas.evidence.pictures.lighting import even, without_colour
from habeas.evidence.pictures.opening import Frame
from habeas.evidence.pictures.paper_edges import Sheet, find_sheet
from habeas.evidence.pictures.skew import LARGEST_LOOK, lean

DPI = 230
"""Dots to the inch of what is recognised: more reads no better down to letters of 7 points, measured."""

A4_LONG = 2_690
"""Pixels of the longer side of an A4 page at :data:`DPI`."""

_A4 = sqrt(2)
_NEAR_A4 = 0.17
_MOST_LARGER = 4.0
_LONGEST = 5_000
_LEAST_WIDTH = 1_100
_INSET = 0.004
"""Share of a found sheet that is left off at each edge, where its own shadow lies."""

_INK = 150
_LEAST_INK = 30
"""Dark pixels that one letter of print has at the least."""

_MIRRORED = {2: 0, 5: 3, 4: 2, 7: 1}
_TURNED = {1: 0, 6: 1, 3: 2, 8: 3}


@dataclass(frozen=True, slots=True)
class Straightened:
    """A grey picture with straight, even lines, `width` by `height` pixels; turned by quarters it may still be.

    `to_stored` leads from its points to those of the stored picture, not turned by its EXIF word. `down` says
    that its lines seem to run down it, so that it lies on its side.
    `sheet` is the paper that was found on the upright picture, None when all of it was taken. `uncoloured` is the same
    picture without its coloured ink, None where it has none.
    """

    picture: Image.Image
    to_stored: Mapping
    sheet: Sheet | None
    down: bool = False
    uncoloured: Image.Image | None = None


def straighten(frame: Frame, crop: bool = True) -> Straightened:
    """Upright by EXIF, cut to the sheet with perspective undone, light evened, lines level, about :data:`DPI`.

    `crop` False takes the whole picture, whatever sheet lies on it.
    """
    upright, from_stored = upright_of(frame)
    sheet = find_sheet(upright) if crop else None
    grey = even(upright.convert("L"))
    if sheet is None:
        flat, width, height = same(), float(grey.width), float(grey.height)
    else:
        flat, width, height = _flat(sheet)
    leaning = lean(_drawn(grey, flat, width, height, min(1.0, LARGEST_LOOK / max(width, height)))[0])
    level, wide, high = turning(-leaning.degrees, width, height) if leaning.degrees else (same(), width, height)
    factor = _factor(wide, high, sheet is not None, frame.dpi)
    picture, drawn = _drawn(grey, flat.then(level), wide, high, factor)
    pale = without_colour(upright)
    uncoloured = None if pale is None else _drawn(pale, flat.then(level), wide, high, factor)[0]
    return Straightened(picture, from_stored.then(drawn).back(), sheet, leaning.down, uncoloured)


def upright_of(frame: Frame) -> tuple[Image.Image, Mapping]:
    """The picture as its EXIF word says it was held, and the mapping from the stored one."""
    picture, mapping = frame.picture, same()
    width, height = float(picture.width), float(picture.height)
    if frame.orientation in _MIRRORED:
        picture = picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
        mapping = flattening((Point(width, 0), Point(0, 0), Point(0, height), Point(width, height)), width, height)
    turns = _TURNED.get(frame.orientation, _MIRRORED.get(frame.orientation, 0))
    turn, _, _ = quarter_turns(turns, width, height)
    return turned(picture, turns), mapping.then(turn)


def has_ink(evened: Image.Image) -> bool:
    """Whether anything dark stands on an evened page at all."""
    return sum(evened.histogram()[:_INK]) >= _LEAST_INK


def turned(picture: Image.Image, turns: int) -> Image.Image:
    """A picture turned clockwise by quarters."""
    ways = {1: Image.Transpose.ROTATE_270, 2: Image.Transpose.ROTATE_180, 3: Image.Transpose.ROTATE_90}
    way = ways.get(turns % 4)
    return picture if way is None else picture.transpose(way)


def _flat(sheet: Sheet) -> tuple[Mapping, float, float]:
    """The sheet laid flat: its sides as long as they seem on the average, or those of A4 when they nearly are."""
    corners = _inset(sheet.corners)
    a, b, c, d = corners
    width = (hypot(b.x - a.x, b.y - a.y) + hypot(c.x - d.x, c.y - d.y)) / 2
    height = (hypot(d.x - a.x, d.y - a.y) + hypot(c.x - b.x, c.y - b.y)) / 2
    long, short = max(width, height), min(width, height)
    if abs(long / short / _A4 - 1) < _NEAR_A4:
        long = max(long, short * _A4)
        width, height = (long, long / _A4) if width > height else (long / _A4, long)
    return flattening(corners, width, height), width, height


def _inset(corners: Quad) -> Quad:
    middle = Point(sum(c.x for c in corners) / 4, sum(c.y for c in corners) / 4)
    a, b, c, d = (
        Point(corner.x + (middle.x - corner.x) * _INSET * 2, corner.y + (middle.y - corner.y) * _INSET * 2)
        for corner in corners
    )
    return a, b, c, d


def _factor(width: float, height: float, is_sheet: bool, dpi: float | None) -> float:
    """How many times larger it must be to have about :data:`DPI` dots to the inch; a sheet is taken for A4."""
    long, short = max(width, height), min(width, height)
    if is_sheet or (dpi is None and abs(long / short / _A4 - 1) < _NEAR_A4):
        wanted = A4_LONG / long
    elif dpi is not None:
        wanted = DPI / dpi
    else:
        wanted = _LEAST_WIDTH / short if short < _LEAST_WIDTH else 1.0
    return min(wanted, _MOST_LARGER, _LONGEST / long)


def _drawn(grey: Image.Image, way: Mapping, width: float, height: float, factor: float) -> tuple[Image.Image, Mapping]:
    """The picture drawn anew along a mapping, this many times larger; and the whole mapping."""
    whole = way.then(scaling(factor, factor))
    size = max(1, round(width * factor)), max(1, round(height * factor))
    if way.plain and (grey.width, grey.height) == (width, height):
        return grey if size == grey.size else grey.resize(size, Image.Resampling.BICUBIC), whole
    before = 1
    if factor < 0.6:
        before = min(4, round(1 / factor))
    source = grey.reduce(before) if before > 1 else grey
    back = whole.back().then(scaling(1 / before, 1 / before))
    drawn = source.transform(
        size, Image.Transform.PERSPECTIVE, back.coefficients(), Image.Resampling.BICUBIC, fillcolor=255
    )
    return drawn, whole
