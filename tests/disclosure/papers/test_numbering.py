"""Footnotes and sources count in the order in which a reader meets them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.output.papers.invented_paper import footnote, paper, sentence, source

from habeas.base.errors import WrongCall
from habeas.disclosure.papers.numbering import notes_in_order, renumbered
from habeas.disclosure.papers.paper import Paper, Paragraph, Part


def _with(notes: list[list[int]], sources: list[int]) -> Paper:
    """A paper of one paragraph for each list of footnotes; footnote n cites the n-th of these sources."""
    parts = tuple(Part(f"p{n}", "", "P", (Paragraph((sentence(f"S{n}", *one),)),)) for n, one in enumerate(notes))
    return replace(
        paper(),
        parts=parts,
        footnotes=tuple(footnote(n, cited, quote=f"q{n}") for n, cited in enumerate(sources, 1)),
        sources=tuple(source(n) for n in range(1, 5)),
        exhibits=(),
    )


@given(
    st.lists(st.lists(st.integers(1, 6), unique=True, max_size=4).map(sorted), min_size=1, max_size=6),
    st.lists(st.integers(1, 4), min_size=6, max_size=6),
)
def test_numbers_follow_use_and_lead_to_the_same_quotes(notes: list[list[int]], sources: list[int]) -> None:
    """Numbers count from 1 in order of use; each sentence still leads to the quotes and sources it led to."""
    old = _with(notes, sources)
    new = renumbered(old)
    assert [note.number for note in new.footnotes] == list(range(1, len(new.footnotes) + 1))
    assert notes_in_order(new) == tuple(range(1, len(new.footnotes) + 1))
    assert [one.number for one in new.sources] == [1, 2, 3, 4]
    for before, after in zip(notes, new.parts, strict=True):
        block = after.blocks[0]
        assert isinstance(block, Paragraph)
        told = {new.footnotes[n - 1] for n in block.sentences[0].notes}
        assert {note.quote.text for note in told} == {f"q{n}" for n in before}
        titles = {note.quote.text: new.sources[note.source - 1].title for note in told}
        assert all(titles[f"q{n}"] == source(sources[n - 1]).title for n in before)
    assert renumbered(new) == new


def test_exhibits_keep_their_sources() -> None:
    """An exhibit names the same source under its new number, and sources that nothing names stay, at the end."""
    old = paper()
    turned = replace(
        old,
        footnotes=tuple(replace(note, source=3 - note.source) for note in old.footnotes),
        sources=(*old.sources, source(3)),
    )
    new = renumbered(turned)
    assert [one.title for one in new.sources] == [source(2).title, source(1).title, source(3).title]
    assert [one.source for one in new.exhibits] == [2, 1]


def test_a_paper_that_names_what_it_lacks_is_refused() -> None:
    """A sentence with a footnote that the paper does not have is refused."""
    with pytest.raises(WrongCall, match="does not have"):
        renumbered(_with([[9]], [1]))
