"""The best window of each of many stretches of text, by whichever way is quicker for so many; both give the same."""

import numpy as np
from numpy.typing import NDArray

from habeas.evidence.archives.search.columns import lengths, pattern, windows
from habeas.evidence.archives.search.letterwise import window

_LETTER, _STEP, _LANE = 700.0, 24_000.0, 4.0
"""Nanoseconds, about: a letter of one stretch by itself; a word of bits of a column for any number, and for each."""


def few(length: int) -> int:
    """Up to how many stretches are compared one by one with a quote of this length."""
    return int(_STEP * _words(length) / (_LETTER - _LANE))


def comparing(stretches: float, length: int, letters: int) -> float:
    """Nanoseconds that it takes, about, to compare stretches of so many letters with a quote of this length."""
    if stretches <= few(length):
        return stretches * letters * _LETTER
    return letters * _words(length) * (_STEP + stretches * _LANE)


def _words(length: int) -> int:
    return -(-length // 64)


def best_windows(
    codes: NDArray[np.int64],
    letters: NDArray[np.unsignedinteger],
    starts: NDArray[np.int64],
    ends: NDArray[np.int64],
    alphabet: int,
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """For each stretch, the fewest edits of a window of it from the quote, and where that window begins and ends."""
    if len(starts) <= few(len(codes)):
        wanted = codes.tolist()
        found = [
            (edits, start + head, start + tail)
            for start, end in zip(starts.tolist(), ends.tolist(), strict=True)
            for edits, head, tail in [window(wanted, letters[start:end].tolist())]
        ]
        edits, heads, tails = np.array(found, np.int64).reshape(-1, 3).T
        return edits, heads, tails
    fewest, stops = windows(pattern(codes, alphabet), letters, starts, ends)
    sizes = lengths(pattern(codes[::-1], alphabet), letters, starts, stops, fewest)
    return fewest.astype(np.int64), stops - sizes, stops
