"""The edits between a pattern and the best window of a text, many texts at a time.

Myers' bit-vector algorithm (G. Myers, "A fast bit-vector algorithm for approximate string matching based
on dynamic programming", Journal of the ACM 46, 1999), in its form for long patterns (H. Hyyrö, 2003):
a column of the table of distances is kept as two words of bits, which differ by +1 or -1 from row to row.
Each operation here is done for one column of many texts at once.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_LANES = 1 << 13
FAR = 1 << 30
"""More edits than any pattern has letters."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern: for each code of the alphabet, bits that say at which of its letters that code stands."""

    bits: NDArray[np.unsignedinteger]
    length: int


def pattern(codes: NDArray[np.int64], alphabet: int) -> Pattern:
    """The pattern of letters given by their codes; a code of `alphabet` or more is in no text."""
    kind = np.uint32 if len(codes) <= 32 else np.uint64
    size = np.dtype(kind).itemsize * 8
    bits = np.zeros((-(-len(codes) // size), alphabet), kind)
    for place, code in enumerate(codes):
        if code < alphabet:
            bits[place // size, code] |= kind(1) << kind(place % size)
    return Pattern(bits, len(codes))


def fewest(
    pattern: Pattern, letters: NDArray[np.unsignedinteger], starts: NDArray[np.int64], width: int
) -> NDArray[np.int32]:
    """For each start, the fewest edits between the pattern and any window of `letters[start : start + width]`."""
    best = np.full(len(starts), FAR, np.int32)
    for first in range(0, len(starts), _LANES):
        some = starts[first : first + _LANES]
        score = best[first : first + _LANES]
        for column in _scores(pattern, letters, some, width, 1, anchored=False):
            np.minimum(score, column, out=score)
    return best


def windows(
    pattern: Pattern,
    letters: NDArray[np.unsignedinteger],
    starts: NDArray[np.int64],
    ends: NDArray[np.int64],
) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """For each stretch, none empty, the fewest edits, and where the first window that has them ends.

    Where the windows that end at the very next letters are as good, the last of these ends is given, by
    at most as many letters as there are edits: a last letter that was changed belongs to the window.
    """
    edits, found = np.full(len(starts), FAR, np.int32), np.zeros(len(starts), np.int64)
    order = np.argsort(ends - starts, kind="stable")
    for first in range(0, len(order), _LANES):
        lanes = order[first : first + _LANES]
        begin, size = starts[lanes], ends[lanes] - starts[lanes]
        best, head, tail = np.full(len(lanes), FAR, np.int32), np.zeros(len(lanes), np.int64), np.zeros(len(lanes), int)
        for column, score in enumerate(_scores(pattern, letters, begin, int(size.max(initial=0)), 1, anchored=False)):
            inside = column < size
            better = (score < best) & inside
            longer = (score == best) & inside & (tail == column) & (column - head <= best)
            np.copyto(best, score, where=better)
            np.copyto(head, column, where=better)
            np.copyto(tail, column + 1, where=better | longer)
        edits[lanes], found[lanes] = best, begin + tail
    return edits, found


def lengths(
    reversed_pattern: Pattern,
    letters: NDArray[np.unsignedinteger],
    starts: NDArray[np.int64],
    ends: NDArray[np.int64],
    edits: NDArray[np.int32],
) -> NDArray[np.int64]:
    """For each end of a best window, its length: of those that have the edits, the nearest to the pattern's own.

    No window begins before its stretch, which is at `starts`.
    """
    found = np.zeros(len(ends), np.int64)
    for first in range(0, len(ends), _LANES):
        some, wanted = ends[first : first + _LANES], edits[first : first + _LANES]
        room = some - starts[first : first + _LANES]
        best, off = found[first : first + _LANES], np.full(len(some), FAR, np.int64)
        width = reversed_pattern.length + int(wanted.max(initial=0))
        off[wanted == reversed_pattern.length] = reversed_pattern.length
        for column, score in enumerate(_scores(reversed_pattern, letters, some - 1, width, -1, anchored=True), 1):
            better = (score == wanted) & (abs(column - reversed_pattern.length) < off) & (column <= room)
            np.copyto(off, abs(column - reversed_pattern.length), where=better)
            np.copyto(best, column, where=better)
    return found


def _scores(
    pattern: Pattern,
    letters: NDArray[np.unsignedinteger],
    starts: NDArray[np.int64],
    width: int,
    step: int,
    *,
    anchored: bool,
) -> Iterator[NDArray[np.int32]]:
    """Letter by letter from each start: the edits of the best window that ends there, or of the one from the start.

    The array given is the same each time. What lies beyond the letters of the archive is a border.
    """
    words, kind = len(pattern.bits), pattern.bits.dtype.type
    one, high = kind(1), kind(pattern.bits.dtype.itemsize * 8 - 1)
    last = kind((pattern.length - 1) % (int(high) + 1))
    plus = [np.full(len(starts), ~kind(0)) for _ in range(words)]
    minus = [np.zeros(len(starts), kind) for _ in range(words)]
    score = np.full(len(starts), pattern.length, np.int32)
    at = starts.copy()
    above = one if anchored else kind(0)
    for _ in range(width):
        codes = np.take(letters, at, mode="clip")
        at += step
        up: NDArray[np.unsignedinteger] | np.unsignedinteger = above
        down: NDArray[np.unsignedinteger] | np.unsignedinteger = kind(0)
        for word in range(words):
            equal, before, after = pattern.bits[word][codes], plus[word], minus[word]
            vertical = equal | after
            equal |= down
            level = (((equal & before) + before) ^ before) | equal
            rise = after | ~(level | before)
            fall = before & level
            top = last if word == words - 1 else high
            out_up, out_down = (rise >> top) & one, (fall >> top) & one
            rise <<= one
            rise |= up
            fall <<= one
            fall |= down
            plus[word] = fall | ~(vertical | rise)
            minus[word] = rise & vertical
            up, down = out_up, out_down
        score += up.astype(np.int32)
        score -= down.astype(np.int32)
        yield score
