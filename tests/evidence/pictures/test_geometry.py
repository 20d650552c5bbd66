"""Mappings between pictures: there and back is where one was."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from habeas.evidence.pictures.geometry import (
    Mapping,
    Point,
    corners_of,
    flattening,
    places_on,
    quarter_turns,
    same,
    scaling,
    turning,
)

sides = st.floats(10, 5_000)
shares = st.floats(0.02, 0.3)
points = st.builds(Point, st.floats(-100, 5_000), st.floats(-100, 5_000))


def near(one: Point, other: Point) -> bool:
    """Whether two places are the same to a hundredth of a pixel."""
    return abs(one.x - other.x) < 0.01 and abs(one.y - other.y) < 0.01


@given(sides, sides, st.integers(0, 3), points)
def test_four_quarters_are_a_whole_turn(width: float, height: float, turns: int, point: Point) -> None:
    """A quarter turn and the three after it bring every point back to where it was."""
    first, wide, high = quarter_turns(turns, width, height)
    second, back_wide, back_high = quarter_turns(4 - turns, wide, high)
    assert near(first.then(second)(point), point)
    assert (back_wide, back_high) == (width, height)


@given(sides, sides, st.floats(-15, 15), points)
def test_the_way_back_undoes_the_way(width: float, height: float, degrees: float, point: Point) -> None:
    """A mapping and its inverse together move nothing, whatever it was made of."""
    turned, _, _ = turning(degrees, width, height)
    way = turned.then(scaling(0.7, 1.3))
    assert near(way.back()(way(point)), point)
    assert near(way.then(way.back())(point), same()(point))


@given(sides, sides, shares, shares, shares, shares)
def test_a_sheet_laid_flat_has_its_corners_at_the_corners(
    width: float, height: float, a: float, b: float, c: float, d: float
) -> None:
    """The four corners found on a photograph become the four corners of the flat page."""
    quad = (
        Point(a * width, b * height),
        Point(width - c * width, d * height),
        Point(width - a * width, height - c * height),
        Point(d * width, height - b * height),
    )
    flat = flattening(quad, 2100, 2970)
    for corner, wanted in zip(quad, corners_of(0, 0, 2100, 2970), strict=True):
        assert near(flat(corner), wanted)


def test_corners_in_a_line_are_refused() -> None:
    """Four points of which three stand in one line lie on no sheet."""
    with pytest.raises(ValueError, match="one line"):
        flattening((Point(0, 0), Point(1, 1), Point(2, 2), Point(0, 3)), 10, 10)


@given(points, points, sides, sides)
def test_places_stay_on_the_picture(one: Point, other: Point, width: float, height: float) -> None:
    """Ten-thousandths are never below 0, never over 10,000, and never the wrong way round."""
    assume(width > 0 and height > 0)
    at = places_on((one, other), width, height)
    assert 0 <= at.left <= at.right <= 10_000
    assert 0 <= at.top <= at.bottom <= 10_000


def test_coefficients_are_eight() -> None:
    """Programs for pictures take a homography as eight numbers, the ninth being one."""
    turned, _, _ = turning(10, 100, 200)
    doubled = Mapping(turned.matrix * 2)
    assert doubled.coefficients() == pytest.approx(turned.coefficients())
    assert len(turned.coefficients()) == 8
