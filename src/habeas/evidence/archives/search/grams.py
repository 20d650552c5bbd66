"""Lists of places: for each group of four letters that stands in the letters of an archive, where it begins.

The lists lie behind one another in the order of their groups, so that the places of a shorter group are
the lists of all groups that begin with it, without a gap.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

GROUP = 4
_BITS = 8
_CHUNK = 1 << 22

type Places = NDArray[np.unsignedinteger]


@dataclass(frozen=True, slots=True)
class Grams:
    """`places[starts[i]:starts[i + 1]]` are the places, ascending, of the group `keys[i]`; `keys` ascend."""

    keys: NDArray[np.uint32]
    starts: NDArray[np.int64]
    places: Places

    def stretches(self, classes: NDArray[np.uint8], length: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """For each group of `length` letters (1 to 4) in `classes`, its stretch `[from, to)` of `places`."""
        count = len(classes) - length + 1
        if count <= 0:
            nothing = np.zeros(0, np.int64)
            return nothing, nothing
        low = np.zeros(count, np.uint64)
        for step in range(length):
            low = (low << np.uint64(_BITS)) | classes[step : step + count]
        shift = np.uint64(_BITS * (GROUP - length))
        high = ((low + np.uint64(1)) << shift) - np.uint64(1)
        first = np.searchsorted(self.keys, (low << shift).astype(np.uint32), "left")
        last = np.searchsorted(self.keys, high.astype(np.uint32), "right")
        return self.starts[first], self.starts[last]


def listed(classes: NDArray[np.uint8]) -> Grams:
    """The lists for the letters of an archive; 0 is a border, which no group begins with and none goes beyond."""
    kind: type[np.unsignedinteger] = np.uint32 if len(classes) < 1 << 32 else np.uint64
    keys, counts = _counted(classes)
    starts = np.zeros(len(keys) + 1, np.int64)
    np.cumsum(counts, out=starts[1:])
    places: Places = np.empty(int(starts[-1]), kind)
    free = starts[:-1].copy()
    for begin in range(0, len(classes), _CHUNK):
        groups = _groups(classes, begin)
        order = _ascending(groups)
        order = order[np.searchsorted(groups[order], 1) :] if len(order) else order
        found, first, count = _runs(groups[order])
        lists = np.searchsorted(keys, found)
        targets = np.repeat(free[lists] - first, count) + np.arange(len(order))
        places[targets] = (order + begin).astype(kind)
        free[lists] += count
    return Grams(keys, starts, places)


def _counted(classes: NDArray[np.uint8]) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """All groups that occur, ascending, and how often each does."""
    keys, counts = np.zeros(0, np.uint32), np.zeros(0, np.int64)
    for begin in range(0, len(classes), _CHUNK):
        groups = _groups(classes, begin)
        groups.sort()
        found, _, count = _runs(groups[np.searchsorted(groups, 1) :])
        together = np.union1d(keys, found)
        sums = np.zeros(len(together), np.int64)
        sums[np.searchsorted(together, keys)] += counts
        sums[np.searchsorted(together, found)] += count
        keys, counts = together, sums
    return keys, counts


def _groups(classes: NDArray[np.uint8], begin: int) -> NDArray[np.uint32]:
    """The group that begins at each place of one chunk; 0 at a border, and 0 for each letter beyond one."""
    end = min(begin + _CHUNK, len(classes))
    groups = np.zeros(end - begin, np.uint32)
    inside = np.ones(end - begin, bool)
    for step in range(GROUP):
        part = classes[begin + step : end + step]
        letter = np.zeros(end - begin, np.uint32)
        letter[: len(part)] = part
        inside &= letter != 0
        groups |= np.where(inside, letter, 0) << np.uint32(_BITS * (GROUP - 1 - step))
    return groups


def _ascending(groups: NDArray[np.uint32]) -> NDArray[np.intp]:
    """The order of groups, equal ones as they stand: two passes of a counting sort, each over half the bits."""
    order = np.argsort(groups.astype(np.uint16), kind="stable")
    upper = (groups >> np.uint32(16)).astype(np.uint16)
    return order[np.argsort(upper[order], kind="stable")]


def _runs(ascending: NDArray[np.uint32]) -> tuple[NDArray[np.uint32], NDArray[np.int64], NDArray[np.int64]]:
    """The different values of an ascending array, where each begins, and how often each stands."""
    if not len(ascending):
        return ascending, np.zeros(0, np.int64), np.zeros(0, np.int64)
    first = np.flatnonzero(np.concatenate([[True], ascending[1:] != ascending[:-1]]))
    return ascending[first], first, np.diff(np.append(first, len(ascending)))
