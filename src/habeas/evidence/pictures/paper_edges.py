"""The sheet of paper found on a photograph: its four corners, or that none is plain to see.

A sheet is a large bright stretch about the middle of the picture whose outline is nearly four straight
lines. Several thresholds each propose a stretch; the one whose outline fits its four lines best is taken.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

from habeas.evidence.pictures.geometry import Point, Quad

type Mask = NDArray[np.bool_]

_SMALL = 320
_CLOSE = 11
_LEAST_SHARE = 0.22
"""Share of the picture that a sheet fills at least: a smaller bright thing is no page somebody photographed."""

_LEAST_FIT = 0.93
"""How much of stretch and four lines must be common to both (intersection over union)."""

_FOR_A_SIDE = 0.04
"""How much less a stretch counts for each side of the picture along which it runs."""

_EDGE = 3
_ALL_SIDES = 4


@dataclass(frozen=True, slots=True)
class Sheet:
    """The corners of a sheet in pixels of the picture, the share of the picture it fills, and how well it fits."""

    corners: Quad
    share: float
    fit: float


def find_sheet(picture: Image.Image) -> Sheet | None:
    """The sheet of paper on a picture; None where no outline of one can be told, as on a scan cut to its page."""
    small = picture.convert("RGB")
    small.thumbnail((_SMALL, _SMALL), Image.Resampling.BOX)
    across, down = picture.width / small.width, picture.height / small.height
    best: Sheet | None = None
    most = 0.0
    for mask in _stretches(small):
        share = float(mask.mean())
        if share < _LEAST_SHARE or _sides_touched(mask) == _ALL_SIDES:
            continue
        quad = _four_lines(mask)
        if quad is None:
            continue
        fit = _fit(mask, quad)
        # A stretch that runs along the picture's edge may have the table in it: another is taken before it.
        worth = fit - _FOR_A_SIDE * _sides_touched(mask)
        if fit >= _LEAST_FIT and worth > most:
            most = worth
            corners = tuple(Point(x * across, y * down) for x, y in quad)
            best = Sheet((corners[0], corners[1], corners[2], corners[3]), share, fit)
    return best


def _stretches(small: Image.Image) -> Iterator[Mask]:
    """Bright stretches about the middle, by several ways of telling paper from what lies under it."""
    plain = small.filter(ImageFilter.MaxFilter(_CLOSE)).filter(ImageFilter.MinFilter(_CLOSE))
    pixels = np.asarray(plain.filter(ImageFilter.GaussianBlur(1)), dtype=np.float32)
    light, white = pixels.max(axis=2), pixels.min(axis=2)
    for channel in (light, white):
        first = _otsu(channel)
        above = channel[channel > first]
        for threshold in (first, first * 0.85, _otsu(above) if above.size > channel.size // 8 else first):
            yield _about_the_middle(channel > threshold)
    # A soft shadow changes slowly, the edge of a sheet at once: grow over slow changes only.
    steep = np.hypot(*np.gradient(light)) + np.hypot(*np.gradient(white))
    for limit in (6.0, 10.0, 16.0):
        yield _grown(_about_the_middle(steep < limit))


def _otsu(channel: NDArray[np.float32]) -> float:
    """The threshold that parts dark from bright best (Otsu 1979)."""
    counts, _ = np.histogram(channel, bins=256, range=(0, 256))
    weight = np.cumsum(counts).astype(np.float64)
    mean = np.cumsum(counts * np.arange(256))
    rest = weight[-1] - weight
    with np.errstate(divide="ignore", invalid="ignore"):
        between = (mean[-1] * weight - mean * weight[-1]) ** 2 / (weight * rest)
    return float(np.nanargmax(np.where(np.isfinite(between), between, -1.0)))


def _about_the_middle(mask: Mask) -> Mask:
    """The connected part of a mask that begins about the middle of the picture, its holes filled."""
    seed = np.zeros_like(mask)
    rows, columns = mask.shape
    seed[rows * 2 // 5 : rows * 3 // 5, columns * 2 // 5 : columns * 3 // 5] = True
    part = _spread(seed & mask, mask)
    frame = np.ones_like(mask)
    frame[1:-1, 1:-1] = False
    return ~_spread(frame & ~part, ~part)


def _spread(seed: Mask, within: Mask) -> Mask:
    """Everything of a mask that can be reached from the seed, row by row and column by column."""
    reached = seed & within
    while True:
        before = int(reached.sum())
        for axis in (0, 1):
            for way in (1, -1):
                reached = _swept(reached, within, axis, way)
        if int(reached.sum()) == before:
            return reached


def _swept(reached: Mask, within: Mask, axis: int, way: int) -> Mask:
    """What is reached carried on in one direction as far as the mask goes without a gap."""
    lines, inside = (reached, within) if axis == 1 else (reached.T, within.T)
    if way == -1:
        lines, inside = lines[:, ::-1], inside[:, ::-1]
    places = np.arange(lines.shape[1])
    last_seed = np.maximum.accumulate(np.where(lines, places, -1), axis=1)
    last_gap = np.maximum.accumulate(np.where(inside, -1, places), axis=1)
    carried = last_seed > last_gap
    if way == -1:
        carried = carried[:, ::-1]
    return carried if axis == 1 else carried.T


def _grown(mask: Mask) -> Mask:
    """A mask wider by the pixels that its own edge took from it."""
    grown = Image.fromarray(mask.astype(np.uint8) * 255).filter(ImageFilter.MaxFilter(_EDGE))
    return np.asarray(grown) > 0


def _sides_touched(mask: Mask) -> int:
    """How many sides of the picture the stretch runs along for more than half of their length."""
    sides = (mask[0], mask[-1], mask[:, 0], mask[:, -1])
    return sum(bool(side.mean() > 0.5) for side in sides)


def _four_lines(mask: Mask) -> list[tuple[float, float]] | None:
    """The outline as four corners: the hull, its least side given up again and again until four are left."""
    hull = _hull(mask)
    if len(hull) < _ALL_SIDES:
        return None
    while len(hull) > _ALL_SIDES:
        cheapest: tuple[float, int, tuple[float, float]] | None = None
        for at in range(len(hull)):
            a, b, c, d = (hull[(at + step) % len(hull)] for step in range(4))
            met = _meeting(a, b, c, d)
            if met is not None:
                cost = _area(b, met, c)
                if cheapest is None or cost < cheapest[0]:
                    cheapest = (cost, at, met)
        if cheapest is None:
            return None
        _, at, met = cheapest
        second, third = (at + 1) % len(hull), (at + 2) % len(hull)
        hull[second] = met
        del hull[third]
    return _in_order(hull)


def _hull(mask: Mask) -> list[tuple[float, float]]:
    """The convex hull of a mask, clockwise on the picture (Andrew's monotone chain over the ends of its rows)."""
    rows = np.flatnonzero(mask.any(axis=1))
    points = []
    for y in rows:
        columns = np.flatnonzero(mask[y])
        points += [(float(x), float(row)) for row in (y, y + 1) for x in (columns[0], columns[-1] + 1)]
    points = sorted(set(points))

    def half(order: list[tuple[float, float]]) -> list[tuple[float, float]]:
        chain: list[tuple[float, float]] = []
        for point in order:
            while len(chain) >= 2 and _cross(chain[-2], chain[-1], point) <= 0:
                chain.pop()
            chain.append(point)
        return chain[:-1]

    return half(points) + half(points[::-1])


def _cross(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _area(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
    return abs(_cross(a, b, c)) / 2


def _meeting(
    a: tuple[float, float], b: tuple[float, float], c: tuple[float, float], d: tuple[float, float]
) -> tuple[float, float] | None:
    """Where the line a to b, carried on, meets the line d to c, carried on; None where they part."""
    ab, dc = (b[0] - a[0], b[1] - a[1]), (c[0] - d[0], c[1] - d[1])
    across = ab[0] * dc[1] - ab[1] * dc[0]
    if abs(across) < 1e-9:
        return None
    along = ((d[0] - a[0]) * dc[1] - (d[1] - a[1]) * dc[0]) / across
    back = ((d[0] - a[0]) * ab[1] - (d[1] - a[1]) * ab[0]) / across
    if along < 1 or back < 1:
        return None
    return a[0] + along * ab[0], a[1] + along * ab[1]


def _in_order(corners: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Clockwise from the corner that is nearest to the upper left."""
    middle = (sum(x for x, _ in corners) / 4, sum(y for _, y in corners) / 4)
    around = sorted(corners, key=lambda p: float(np.arctan2(p[1] - middle[1], p[0] - middle[0])))
    first = min(range(4), key=lambda at: around[at][0] + around[at][1])
    return around[first:] + around[:first]


def _fit(mask: Mask, quad: list[tuple[float, float]]) -> float:
    """Intersection over union of the stretch and the four corners."""
    drawn = Image.new("1", (mask.shape[1], mask.shape[0]))
    ImageDraw.Draw(drawn).polygon([(x - 0.5, y - 0.5) for x, y in quad], fill=1, outline=1)
    inside = np.asarray(drawn, dtype=bool)
    either = int((mask | inside).sum())
    return float((mask & inside).sum() / either) if either else 0.0
