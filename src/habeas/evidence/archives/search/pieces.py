"""Which pieces of a quote are looked up: pieces that don't overlap, more of them than edits are allowed.

An edit touches at most one of the pieces, so in every window within `edits` of the quote at least
`len(pieces) - edits` of them stand unchanged, and none is moved by more than `edits` letters against
another. Which pieces are taken is a matter of time alone: the choice below takes those with the
shortest lists, and as many as are thought to cost least.
"""

from dataclasses import dataclass
from math import factorial

import numpy as np
from numpy.typing import NDArray

from habeas.evidence.archives.search.grams import GROUP, Grams

_MORE = 14
"""The most pieces that are asked to stand unchanged in a window."""
_LIST, _LETTER = 10.0, 4.0
"""What an entry of a list and a letter of a candidate cost, in nanoseconds; they steer the choice, nothing else."""
_CLUMPED = 40.0
"""How much oftener than by chance pieces of one quote stand together in a text."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Pieces to look up: where each begins in the quote, its stretch of the lists, how many must stand unchanged."""

    offsets: tuple[int, ...]
    stretches: tuple[tuple[int, int], ...]
    unchanged: int
    listed: int


def chosen(grams: Grams, classes: NDArray[np.uint8], edits: int, letters: int) -> Choice | None:
    """The pieces of a quote of these classes; None where it is cheaper to go through all `letters` of the archive."""
    length = len(classes)
    most = min(edits + _MORE, length)
    froms, tos = zip(*(grams.stretches(classes, size) for size in range(1, GROUP + 1)), strict=True)
    costs, sizes = _cheapest([to - start for start, to in zip(froms, tos, strict=True)], length, most)
    best, count = min(
        (_cost(float(costs[length, count]), count - edits, edits, length, letters), count)
        for count in range(edits + 1, most + 1)
    )
    if best >= letters * _LETTER:
        return None
    offsets, stretches = [], []
    end, left = length, count
    while left:
        size = int(sizes[end, left])
        if size:
            offsets.append(end - size)
            stretches.append((int(froms[size - 1][end - size]), int(tos[size - 1][end - size])))
            left -= 1
        end -= size or 1
    return Choice(tuple(offsets), tuple(stretches), count - edits, int(costs[length, count]))


def _cheapest(listed: list[NDArray[np.int64]], length: int, most: int) -> tuple[NDArray[np.float64], NDArray[np.uint8]]:
    """For each `end` and `count`, the fewest entries of `count` pieces before `end`, and the last one's size.

    A size of 0 says that no piece ends at `end`.
    """
    costs = np.full((length + 1, most + 1), np.inf)
    sizes = np.zeros((length + 1, most + 1), np.uint8)
    costs[:, 0] = 0
    for end in range(1, length + 1):
        costs[end] = costs[end - 1]
        for size in range(1, min(GROUP, end) + 1):
            cost = costs[end - size, :-1] + float(listed[size - 1][end - size])
            better = cost < costs[end, 1:]
            costs[end, 1:][better] = cost[better]
            sizes[end, 1:][better] = size
    return costs, sizes


def _cost(listed: float, unchanged: int, edits: int, length: int, letters: int) -> float:
    """Nanoseconds that are thought to go by: entries to read, and letters of candidates to compare."""
    near = _CLUMPED * listed * (edits + 1) / max(letters, 1)
    candidates = listed * min(1.0, near ** (unchanged - 1) / factorial(unchanged - 1))
    return listed * (_LIST if unchanged > 1 else 2.0) + candidates * (length + 3 * edits) * _LETTER
