"""The stretches of an archive that can hold a quote: all others are shown not to by the pieces they lack."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from habeas.evidence.archives.search.columns import fewest, pattern
from habeas.evidence.archives.search.comparing import few
from habeas.evidence.archives.search.index import QuoteIndex, Reads, classes_of
from habeas.evidence.archives.search.pieces import Choice, chosen


@dataclass(frozen=True, slots=True)
class Stretches:
    """Stretches of the letters of an index, `[starts, ends)`, each inside one entry; they don't overlap."""

    entries: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]

    def only(self, wanted: NDArray[np.bool_]) -> "Stretches":
        """The stretches for which `wanted` is true."""
        return Stretches(self.entries[wanted], self.starts[wanted], self.ends[wanted])

    def at_least(self, length: int) -> "Stretches":
        """The stretches of `length` letters or more."""
        return self.only(self.ends - self.starts >= length)

    def beside(self, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> "Stretches":
        """What is left of the stretches before and behind a window in each."""
        return Stretches(
            np.concatenate([self.entries, self.entries]),
            np.concatenate([self.starts, ends]),
            np.concatenate([starts, self.ends]),
        )


def stretches(index: QuoteIndex, codes: NDArray[np.int64], edits: int, reads: Reads) -> Stretches:
    """Stretches that together hold every window within `edits` of the quote, in entries that serve as `reads`."""
    choice = chosen(index.grams, classes_of(codes.astype(np.uint32)), edits, len(index.letters))
    if choice is None:
        entries = np.flatnonzero(index.entry_reads & reads)
        whole = Stretches(entries, index.entry_starts[entries], index.entry_ends[entries])
        return whole.at_least(len(codes) - edits)
    places = _places(index, choice, edits)
    step = edits + 1 if choice.unchanged > 1 else 1
    begins, width = _different(places // step) * step - edits, len(codes) + 2 * edits + step - 1
    if len(begins) > few(len(codes)) and edits:
        near = fewest(pattern(codes, len(index.alphabet)), index.letters, begins, width) <= edits
        begins = begins[near]
    found = _in_entries(index, begins, begins + width)
    return found.only((index.entry_reads[found.entries] & reads) != 0).at_least(len(codes) - edits)


def _places(index: QuoteIndex, choice: Choice, edits: int) -> NDArray[np.int64]:
    """Where the quote would begin if nothing before a piece were changed, for candidates; ascending.

    A candidate is the first of `choice.unchanged` such places that lie within `edits` of one another.
    """
    lists = [
        index.grams.places[start:end].astype(np.int64) - offset
        for offset, (start, end) in zip(choice.offsets, choice.stretches, strict=True)
    ]
    places = np.concatenate(lists)
    places.sort(kind="stable")  # merges: each list ascends already
    behind = choice.unchanged - 1
    if not behind:
        return places
    return places[: max(len(places) - behind, 0)][places[behind:] - places[:-behind] <= edits]


def _different(ascending: NDArray[np.int64]) -> NDArray[np.int64]:
    """The different values of an ascending array."""
    return ascending[np.append(True, ascending[1:] != ascending[:-1])] if len(ascending) else ascending


def _in_entries(index: QuoteIndex, begins: NDArray[np.int64], ends: NDArray[np.int64]) -> Stretches:
    """Stretches of the line cut at the borders of entries; those that touch are put together."""
    first = np.searchsorted(index.entry_ends, begins, "right")
    count = np.maximum(np.searchsorted(index.entry_starts, ends, "left") - first, 0)
    entries = np.repeat(first - np.cumsum(count) + count, count) + np.arange(int(count.sum()))
    starts = np.maximum(np.repeat(begins, count), index.entry_starts[entries])
    stops = np.minimum(np.repeat(ends, count), index.entry_ends[entries])
    order = np.lexsort((starts, entries))
    entries, starts, stops = entries[order], starts[order], stops[order]
    reach = np.maximum.accumulate(stops) if len(stops) else stops
    new = np.ones(len(entries), bool)
    new[1:] = (entries[1:] != entries[:-1]) | (starts[1:] > reach[:-1])
    heads, tails = np.flatnonzero(new), np.flatnonzero(np.append(new[1:], True))
    return Stretches(entries[heads], starts[heads], reach[tails[: len(heads)]])
