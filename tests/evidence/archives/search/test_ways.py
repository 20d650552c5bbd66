"""The ways through the engine: pieces that don't overlap, and two ways to compare that give the same."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.evidence.archives.search.brute import distance, fewest

from habeas.evidence.archives.search import columns
from habeas.evidence.archives.search.grams import listed
from habeas.evidence.archives.search.letterwise import window
from habeas.evidence.archives.search.pieces import chosen

_LETTERS = st.lists(st.integers(1, 4), min_size=1, max_size=90)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 5), max_size=300), st.lists(st.integers(1, 5), min_size=1, max_size=60), st.data())
def test_pieces_do_not_overlap_and_are_more_than_the_edits(
    line: list[int], quote: list[int], data: st.DataObject
) -> None:
    """As many pieces are cut as edits are allowed and must stand unchanged; they don't overlap, and lists are whole."""
    edits = data.draw(st.integers(0, len(quote) - 1))
    classes = np.array([0, *line, 0], np.uint8)
    grams = listed(classes)
    choice = chosen(grams, np.array(quote, np.uint8), edits, 1 << 40)
    assert choice is not None
    assert len(choice.offsets) == edits + choice.unchanged > edits
    for offset, (start, end) in zip(choice.offsets, choice.stretches, strict=True):
        room = min(later for later in [*choice.offsets, len(quote)] if later > offset) - offset
        places = sorted(grams.places[start:end].tolist())
        assert any(
            places == found(classes.tolist(), quote[offset : offset + size]) for size in range(1, min(4, room) + 1)
        )


def found(line: list[int], piece: list[int]) -> list[int]:
    """The places at which a piece stands."""
    return [place for place in range(len(line)) if line[place : place + len(piece)] == piece]


@settings(max_examples=60, deadline=None)
@given(_LETTERS, st.lists(st.lists(st.integers(1, 5), min_size=1, max_size=80), min_size=1, max_size=3))
def test_letter_by_letter_and_column_by_column_give_the_same(quote: list[int], texts: list[list[int]]) -> None:
    """Both ways to compare give the same edits and the same window, and the edits are those of brute force."""
    line = np.array([0, *(letter for text in texts for letter in [*text, 0])], np.uint8)
    ends = np.flatnonzero(line == 0)[1:]
    starts = ends - np.array([len(text) for text in texts], np.int64)
    codes = np.array(quote, np.int64)
    edits, stops = columns.windows(columns.pattern(codes, 6), line, starts, ends)
    sizes = columns.lengths(columns.pattern(codes[::-1], 6), line, starts, stops, edits)
    said = "".join(map(chr, quote))
    for text, start, count, stop, size in zip(texts, starts, edits, stops, sizes, strict=True):
        assert window(quote, text) == (count, stop - size - start, stop - start)
        assert count == fewest(said, "".join(map(chr, text)))
        assert count == distance(said, "".join(map(chr, text[stop - size - start : stop - start])))
