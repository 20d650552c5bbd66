"""Which pieces of a quote are looked up: pieces that don't overlap, more of them than edits are allowed.

An edit touches at most one of the pieces, so in every window within `edits` of the quote at least
`len(pieces) - edits` of them stand unchanged, and none is moved by more than `edits` letters against
another. Which pieces are taken is a matter of time alone: the choice below takes those with the
shortest lists, and as many as are thought to cost least.
"""

from dataclasses import dataclass
from math import exp

import numpy as np
from numpy.typing import NDArray

from habeas.evidence.archives.search.comparing import comparing
from habeas.evidence.archives.search.grams import GROUP, Grams

_MORE = 32
"""The most pieces that are asked to stand unchanged in a window."""
_USUAL = 100
"""Letters of a usual item."""
_LIST = 12.0
"""Nanoseconds for an entry of a list. This and the next two steer the choice and change no answer."""
_CLUMPED, _AGAIN = 1.5, 0.15
"""How much oftener than by chance two pieces of a quote stand together in a text; how often a further one does."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Pieces to look up: where each begins in the quote, its stretch of the lists, how many must stand unchanged."""

    offsets: tuple[int, ...]
    stretches: tuple[tuple[int, int], ...]
    unchanged: int


def chosen(grams: Grams, classes: NDArray[np.uint8], edits: int, letters: int) -> Choice | None:
    """The pieces of a quote of these classes; None where it is cheaper to go through all `letters` of the archive."""
    length = len(classes)
    most = min(edits + _MORE, length)
    froms, tos = zip(*(grams.stretches(classes, size) for size in range(1, GROUP + 1)), strict=True)
    prices = np.full((length + 1, GROUP), np.inf)
    for size in range(1, min(GROUP, length) + 1):
        prices[size:, GROUP - size] = tos[size - 1] - froms[size - 1]
    costs = _cheapest(prices, most)
    best, count = min(
        (_cost(float(costs[-1, count]), count - edits, edits, length, letters), count)
        for count in range(edits + 1, most + 1)
    )
    if best >= comparing(letters / _USUAL, length, _USUAL):
        return None
    places = _taken(costs, prices, count)
    return Choice(
        tuple(end - size for end, size in places),
        tuple((int(froms[size - 1][end - size]), int(tos[size - 1][end - size])) for end, size in places),
        count - edits,
    )


def _cheapest(prices: NDArray[np.float64], most: int) -> NDArray[np.float64]:
    """The fewest entries of `count` pieces that end at `end` or before, at row `GROUP + end` and column `count`.

    `prices[end, GROUP - size]` are the entries of the piece of `size` letters that ends at `end`.
    """
    costs = np.full((len(prices) + GROUP, most + 1), np.inf)
    costs[GROUP:, 0] = 0
    for end in range(1, len(prices)):
        row = GROUP + end
        best = (costs[end:row, :-1] + prices[end][:, None]).min(axis=0)
        np.minimum(best, costs[row - 1, 1:], out=costs[row, 1:])
    return costs


def _taken(costs: NDArray[np.float64], prices: NDArray[np.float64], count: int) -> list[tuple[int, int]]:
    """The pieces, each by its end and size, that make up the cheapest choice of `count`."""
    taken: list[tuple[int, int]] = []
    end = len(prices) - 1
    while len(taken) < count:
        left = count - len(taken)
        while costs[GROUP + end - 1, left] == costs[GROUP + end, left]:
            end -= 1
        size = GROUP - int(np.argmin(costs[end : GROUP + end, left - 1] + prices[end]))
        taken.append((end, size))
        end -= size
    return taken


def _cost(listed: float, unchanged: int, edits: int, length: int, letters: int) -> float:
    """Nanoseconds that are thought to go by: entries to read, and candidates to compare."""
    near = _CLUMPED * listed * (edits + 1) / max(letters, 1)
    chance, fewer = exp(-near), 0.0
    for others in range(unchanged - 1):
        fewer += chance
        chance *= near / (others + 1)
    clumped = min(1.0, near) * _AGAIN ** (unchanged - 2) if unchanged > 1 else 1.0
    rarer = max(1.0 - fewer, clumped)
    return listed * _LIST + comparing(listed * rarer, length, length + 3 * edits)
