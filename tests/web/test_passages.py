"""The laws of a text cut into pieces: nothing is lost, and each piece knows what it is inside."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from habeas.base.span import Span
from habeas.desk.document import Document, Passage, find_in
from habeas.web.passages import pieces_of

TEXT = "On 3 May 2023 he was held.\nНа Май қала 𝒳 day."


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A part of a text with passages that may overlap, reach over its edges, or be the same."""
    start = draw(st.integers(0, 10))
    whole = len(TEXT)
    spans = draw(st.lists(st.tuples(st.integers(0, whole - 1), st.integers(1, whole)), max_size=6))
    passages = [Passage(str(n), Span(a, max(a + 1, b)), "kind", n % 2 == 0) for n, (a, b) in enumerate(spans)]
    text = TEXT[start : draw(st.integers(start + 1, whole))]
    here = draw(st.none() | st.integers(0, whole - 2).map(lambda at: Span(at, at + 2)))
    touching = [one for one in passages if one.span.start < start + len(text) and one.span.end > start]
    ordered = sorted(touching, key=lambda one: (one.span.start, -one.span.end))
    return Document(text, start, whole, ((2, start),), tuple(ordered), here)


@given(documents())
def test_the_pieces_are_the_text(document: Document) -> None:
    """Put together they are the text letter by letter, and none is empty."""
    pieces = pieces_of(document, find_in(TEXT, "may"))
    assert "".join(piece.text for piece in pieces) == document.text
    assert all(piece.text for piece in pieces)


@given(documents())
def test_each_piece_is_inside_what_it_says(document: Document) -> None:
    """A letter is in a passage by its piece if and only if it is by its place."""
    at = document.start
    for piece in pieces_of(document):
        for place in range(at, at + len(piece.text)):
            assert {one.id for one in piece.passages} == {
                one.id for one in document.passages if one.span.start <= place < one.span.end
            }
            assert piece.here == (document.here is not None and document.here.start <= place < document.here.end)
        at += len(piece.text)


@given(st.text(st.sampled_from("ab \nМй"), max_size=40), st.text(st.sampled_from("abмй "), min_size=1, max_size=4))
def test_what_is_found_is_what_was_looked_for(text: str, words: str) -> None:
    """Every place reads as the words, whatever their case and the space between them, and places lie apart."""
    found = find_in(text, words)
    for span in found:
        assert span.slice(text).casefold().split() == words.casefold().split()
    assert all(before.end <= after.start for before, after in itertools.pairwise(found))
    if words.strip() and words.casefold() in text.casefold():
        assert found
