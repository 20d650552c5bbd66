"""By how much the lines of a page lean: the angle at which ink gathers into rows best (projection profile)."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

MOST_DEGREES = 15.0
LARGEST_LOOK = 1_000
"""Pixels of the longer side that are looked at."""

_MOST_INK = 60_000
_LEAST_INK = 200


@dataclass(frozen=True, slots=True)
class Lean:
    """Degrees clockwise by which the lines of a page lean, and whether they seem to run down it, not across."""

    degrees: float
    down: bool


def lean(evened: Image.Image) -> Lean:
    """How the lines of an evened page lean, within :data:`MOST_DEGREES`; 0.0 and across when none is seen.

    The page may lie on its side: lines that run down are seen as well as lines that run across.
    """
    small = evened.copy()
    small.thumbnail((LARGEST_LOOK, LARGEST_LOOK), Image.Resampling.BOX)
    dark = np.asarray(small) < 140
    rows, columns = np.nonzero(dark)
    if not _LEAST_INK < rows.size < dark.size // 2:
        return Lean(0.0, down=False)
    if rows.size > _MOST_INK:
        chosen = np.linspace(0, rows.size - 1, _MOST_INK).astype(np.intp)
        rows, columns = rows[chosen], columns[chosen]
    across = _best(rows.astype(np.float64), columns.astype(np.float64))
    # Lines that run down the picture: the same question with the two directions exchanged.
    down = _best(columns.astype(np.float64), rows.astype(np.float64))
    return Lean(across[1], down=False) if across[0] >= down[0] else Lean(-down[1], down=True)


def _best(along: NDArray[np.float64], other: NDArray[np.float64]) -> tuple[float, float]:
    """How strongly ink gathers into rows at the best angle, and that angle."""
    coarse = _strongest(along, other, np.arange(-MOST_DEGREES, MOST_DEGREES + 0.5, 1.0))
    middle = _strongest(along, other, coarse[1] + np.arange(-0.8, 0.9, 0.2))
    return _strongest(along, other, middle[1] + np.arange(-0.15, 0.16, 0.05))


def _strongest(
    along: NDArray[np.float64], other: NDArray[np.float64], angles: NDArray[np.float64]
) -> tuple[float, float]:
    scores = [(_gathering(along - other * np.tan(np.radians(angle))), float(angle)) for angle in angles]
    return max(scores, key=lambda scored: (scored[0], -abs(scored[1])))


def _gathering(heights: NDArray[np.float64]) -> float:
    """The sum of squared steps between neighbouring rows: large where rows of ink stand beside rows of paper."""
    counts = np.bincount((heights - heights.min()).astype(np.intp))
    return float(np.square(np.diff(counts.astype(np.float64))).sum())
