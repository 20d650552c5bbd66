"""How a picture made for recognising lies on the picture that is kept: a homography of the plane.

Hartley and Zisserman, Multiple View Geometry, chapter 2. Points are (x, y) in pixels, the upper left
corner of the picture being (0, 0) and the centre of its first pixel (0.5, 0.5).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians, sin
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from habeas.evidence.pictures.wanted import TEN_THOUSAND, Places


class Point(NamedTuple):
    """A place on a picture, in pixels; it may lie outside."""

    x: float
    y: float


type Quad = tuple[Point, Point, Point, Point]
"""Four corners: upper left, upper right, lower right, lower left, as the picture shows them."""


@dataclass(frozen=True, slots=True)
class Mapping:
    """Takes a point of one picture to the point of another that shows the same place of the paper."""

    matrix: NDArray[np.float64]

    def __call__(self, point: Point) -> Point:
        """The point on the other picture; it may lie outside of it."""
        x, y, w = self.matrix @ (point.x, point.y, 1.0)
        return Point(float(x / w), float(y / w))

    def then(self, other: "Mapping") -> "Mapping":
        """This one first, the other after it."""
        product = other.matrix @ self.matrix
        return Mapping(product / product[2, 2])

    def back(self) -> "Mapping":
        """The way back."""
        inverse = np.linalg.inv(self.matrix)
        return Mapping(inverse / inverse[2, 2])

    @property
    def plain(self) -> bool:
        """Whether it leaves every point where it is."""
        return bool(np.array_equal(self.matrix, np.eye(3)))

    def coefficients(self) -> tuple[float, ...]:
        """The eight numbers of this mapping, as programs for pictures want them."""
        flat = (self.matrix / self.matrix[2, 2]).ravel()
        return tuple(float(number) for number in flat[:8])


def same() -> Mapping:
    """The mapping that moves nothing."""
    return Mapping(np.eye(3))


def scaling(across: float, down: float) -> Mapping:
    """Everything this many times as wide and as high."""
    return Mapping(np.diag((across, down, 1.0)))


def quarter_turns(turns: int, width: float, height: float) -> tuple[Mapping, float, float]:
    """A picture of this size turned clockwise by quarters: the mapping, and its width and height after it."""
    match turns % 4:
        case 1:
            return Mapping(np.array([[0.0, -1, height], [1, 0, 0], [0, 0, 1]])), height, width
        case 2:
            return Mapping(np.array([[-1.0, 0, width], [0, -1, height], [0, 0, 1]])), width, height
        case 3:
            return Mapping(np.array([[0.0, 1, 0], [-1, 0, width], [0, 0, 1]])), height, width
    return same(), width, height


def turning(degrees: float, width: float, height: float) -> tuple[Mapping, float, float]:
    """A picture of this size turned clockwise by any angle, on a larger sheet that holds all of it."""
    angle = radians(degrees)
    across, down = cos(angle), sin(angle)
    turn = np.array([[across, -down, 0.0], [down, across, 0.0], [0.0, 0.0, 1.0]])
    corners = turn[:2, :2] @ np.array([[0, width, width, 0], [0, 0, height, height]])
    least, most = corners.min(axis=1), corners.max(axis=1)
    turn[:2, 2] = -least
    return Mapping(turn), float(most[0] - least[0]), float(most[1] - least[1])


def flattening(quad: Quad, width: float, height: float) -> Mapping:
    """The mapping that lays these four corners on the corners of an upright rectangle of this size.

    Raises ValueError where three of the corners stand in one line.
    """
    rows, wanted = [], []
    for corner, (x, y) in zip(quad, ((0, 0), (width, 0), (width, height), (0, height)), strict=True):
        rows += [
            [corner.x, corner.y, 1, 0, 0, 0, -x * corner.x, -x * corner.y],
            [0, 0, 0, corner.x, corner.y, 1, -y * corner.x, -y * corner.y],
        ]
        wanted += [x, y]
    try:
        found = np.linalg.solve(np.array(rows, dtype=float), np.array(wanted, dtype=float))
    except np.linalg.LinAlgError:
        raise ValueError("three corners stand in one line") from None
    return Mapping(np.append(found, 1.0).reshape(3, 3))


def places_on(corners: Sequence[Point], width: float, height: float) -> Places:
    """The upright rectangle around these points, in ten-thousandths of a picture of this size, cut to it."""
    across = [_share(corner.x, width) for corner in corners]
    down = [_share(corner.y, height) for corner in corners]
    return Places(min(across), min(down), max(across), max(down))


def corners_of(left: float, top: float, right: float, bottom: float) -> Quad:
    """The corners of an upright rectangle."""
    return Point(left, top), Point(right, top), Point(right, bottom), Point(left, bottom)


def _share(at: float, whole: float) -> int:
    return max(0, min(TEN_THOUSAND, round(TEN_THOUSAND * at / whole)))
