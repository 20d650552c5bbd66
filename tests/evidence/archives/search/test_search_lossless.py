"""The law of the quote search: an item is returned if and only if a window of it lies within the distance."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.evidence.archives.search.brute import near
from tests.evidence.archives.search.random_cases import differences, unlike

from habeas.evidence.archives.search.folding import folded
from habeas.evidence.archives.search.index import build
from habeas.evidence.archives.search.searching import search

_LETTERS = st.sampled_from("аабвгйқshи 7-'\n,ёZ字\u0301")
_TEXT = st.text(_LETTERS, max_size=40)


@pytest.mark.parametrize("seed", range(60))
def test_nothing_is_lost_and_nothing_is_put_in(seed: int) -> None:
    """On random archives the engine finds the items, distances and passages that plain dynamic programming finds."""
    compared, wrong = differences(seed, quotes=6)
    assert compared == 6
    assert wrong == []


@settings(max_examples=150, deadline=None)
@given(st.lists(_TEXT, max_size=6), _TEXT, st.fractions(0, Fraction(19, 20), max_denominator=20))
def test_the_engine_agrees_with_brute_force(texts: list[str], quote: str, within: Fraction) -> None:
    """Whatever the texts, the quote and the distance, the items and the least edits are those of brute force."""
    if folded(quote)[0].letters:
        assert unlike(texts, quote, within, search(build(texts), quote, within)) == []


@settings(max_examples=100, deadline=None)
@given(st.lists(_TEXT, min_size=1, max_size=6), st.data())
def test_what_stands_in_an_item_is_found_in_it(texts: list[str], data: st.DataObject) -> None:
    """A stretch of the letters of an item is found in that item without an edit."""
    item = data.draw(st.integers(0, len(texts) - 1))
    letters = folded(texts[item])[0].letters
    start = data.draw(st.integers(0, len(letters)))
    quote = letters[start : start + data.draw(st.integers(1, 30))]
    if quote.strip():
        assert item in {hit.item for hit in search(build(texts), quote) if not hit.edits}


@settings(max_examples=100, deadline=None)
@given(st.lists(_TEXT, max_size=5), _TEXT, st.sampled_from([Fraction(0), Fraction(1, 5), Fraction(1, 2)]))
def test_between_the_passages_nothing_is_left(texts: list[str], quote: str, within: Fraction) -> None:
    """Passages of an item don't overlap, and none of the gaps between them holds a further one."""
    if not folded(quote)[0].letters or len(folded(quote)) > 1:
        return
    hits = search(build(texts), quote, within)
    for item, text in enumerate(texts):
        spans = sorted((hit.start, hit.end) for hit in hits if hit.item == item)
        assert all(before[1] <= behind[0] for before, behind in pairwise(spans))
        for reading in folded(text):
            taken = [any(start <= place < end for start, end in spans) for place in reading.places]
            gaps = "".join("\0" if took else c for c, took in zip(reading.letters, taken, strict=True)).split("\0")
            if len(folded(text)) == 1 and spans:
                assert near([gap for gap in gaps if gap == gap.strip()], quote, within) == {}
