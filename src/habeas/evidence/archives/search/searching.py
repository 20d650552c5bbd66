"""The search of an index for a quote: an item is returned if and only if a window of it lies within the distance.

How the candidates are found and why none is lost is told in `docs/reference/quote-search.md`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import floor

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from habeas.base.errors import WrongCall
from habeas.evidence.archives.search.candidates import stretches
from habeas.evidence.archives.search.comparing import best_windows
from habeas.evidence.archives.search.folding import Folded, folded, span_of
from habeas.evidence.archives.search.index import QuoteIndex, Reads

WITHIN = Fraction(1, 5)
"""The distance of a search that names none: edits divided by the quote's normalised length."""
WIDER = (Fraction(1, 4), Fraction(3, 10), Fraction(2, 5))
"""The distances that :func:`nearest` tries one after another once nothing lies within the one given."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage within the distance.

    `item` is its place among the texts of the index; `[start, end)` are code points of that text as it
    was given. `edits` of letters (put in, left out, changed) lead from the normalised quote, of `length`
    letters, to the normalised passage; `distance` is the one divided by the other. `reading` is 1 where
    Latin letters were read as Latin, 2 where as Cyrillic; it is 1 where there are none.
    """

    item: int
    start: int
    end: int
    edits: int
    length: int
    distance: Fraction
    reading: int


def search(index: QuoteIndex, quote: str, max_distance: Fraction = WITHIN) -> tuple[Hit, ...]:
    """All items that hold the quote within the distance: best first, then by item and place.

    An item is given once for each passage; of passages that overlap the best is given. Empty when no
    item has a window of its normalised text within `floor(max_distance * length)` edits of the
    normalised quote: then there is none. Raises WrongCall when the quote has no letter or figure, or
    when the distance is not at least 0 and below 1.
    """
    if not 0 <= max_distance < 1:
        raise WrongCall("The distance must be at least 0 and below 1.", "Give it as a share of the quote's length.")
    readings = folded(quote)
    if not readings[0].letters:
        raise WrongCall("The quote holds no letter and no figure.", "Give the words that were quoted.")
    if len(readings) == 1:
        return _in_order(_found(index, readings[0], max_distance, Reads.BOTH, 1))
    latin = _found(index, readings[0], max_distance, Reads.LATIN, 1)
    return _in_order([*latin, *_found(index, readings[1], max_distance, Reads.CYRILLIC, 2)])


def nearest(
    index: QuoteIndex, quote: str, max_distance: Fraction = WITHIN, wider: tuple[Fraction, ...] = WIDER
) -> Hit | None:
    """The passage nearest to the quote, looked for within `max_distance` and then within each of the wider distances.

    None when no passage lies within the last of them; each step is as exhaustive as :func:`search`.
    """
    for distance in (max_distance, *(step for step in wider if step > max_distance)):
        hits = search(index, quote, distance)
        if hits:
            return hits[0]
    return None


def _found(index: QuoteIndex, quote: Folded, within: Fraction, reads: Reads, reading: int) -> Iterator[Hit]:
    """The passages for one reading of the quote, in the entries that serve as it."""
    codes = index.codes(quote.letters)
    length, edits = len(codes), floor(within * len(codes))
    left = stretches(index, codes, edits, reads)
    while len(left.starts):
        fewest, starts, ends = best_windows(codes, index.letters, left.starts, left.ends, len(index.alphabet))
        near = fewest <= edits
        left, fewest, starts, ends = left.only(near), fewest[near], starts[near], ends[near]
        yield from _hits(index, left.entries, starts, ends, fewest, quote.letters, reading)
        left = left.beside(starts, ends).at_least(length - edits)


def _hits(
    index: QuoteIndex,
    entries: NDArray[np.int64],
    starts: NDArray[np.int64],
    ends: NDArray[np.int64],
    edits: NDArray[np.int64],
    quote: str,
    reading: int,
) -> Iterator[Hit]:
    """Windows of entries as passages of the texts as they were given."""
    space = index.codes(" ")[0]
    shares = [Fraction(count, len(quote)) for count in range(int(edits.max(initial=0)) + 1)]
    columns = zip(entries.tolist(), starts.tolist(), ends.tolist(), edits.tolist(), strict=True)
    for entry, start, end, count in columns:
        spaced = index.letters[start] == space or index.letters[end - 1] == space
        head, tail = _without_spaces(index, quote, start, end) if spaced else (start, end)
        item, cyrillic = int(index.entry_items[entry]), index.entry_reads[entry] == Reads.CYRILLIC
        first = int(index.entry_starts[entry])
        span = span_of(index.text(item), head - first, tail - first, cyrillic=cyrillic)
        said = 2 if cyrillic else reading
        yield Hit(item, span.start, span.end, count, len(quote), shares[count], said)


def _without_spaces(index: QuoteIndex, quote: str, start: int, end: int) -> tuple[int, int]:
    """A window without a space at its ends, where it is as near to the quote without them."""
    window = "".join(map(chr, index.alphabet[index.letters[start:end]]))
    bare = window.strip(" ")
    if Levenshtein.distance(quote, bare) > Levenshtein.distance(quote, window):
        return start, end
    start += len(window) - len(window.lstrip(" "))
    return start, start + len(bare)


def _in_order(hits: "Iterator[Hit] | list[Hit]") -> tuple[Hit, ...]:
    """Best first, and of passages that overlap in an item only the best."""
    kept: list[Hit] = []
    taken: dict[int, list[tuple[int, int]]] = {}
    for hit in sorted(hits, key=lambda hit: (hit.edits / hit.length, hit.item, hit.start, hit.reading)):
        spans = taken.setdefault(hit.item, [])
        if all(hit.end <= start or end <= hit.start for start, end in spans):
            spans.append((hit.start, hit.end))
            kept.append(hit)
    return tuple(kept)
