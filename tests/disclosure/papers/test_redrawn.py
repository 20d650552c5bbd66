"""The pieces of a text that is set anew hold what may be shown, all of it, and nothing else."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from habeas.base.span import Span
from habeas.disclosure.papers.redrawn import pieces_of

_SPANS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda one: Span(one[0], one[0] + one[1])), max_size=6
)


@given(st.text(min_size=60, max_size=60), _SPANS)
def test_all_that_is_not_hidden_is_shown_and_nothing_else(text: str, hidden: list[Span]) -> None:
    """The words left are exactly those in no hidden span, in their order."""
    pieces = pieces_of(text, hidden, [Span(0, 60)])
    left = "".join(sign for at, sign in enumerate(text) if not any(one.start <= at < one.end for one in hidden))
    assert "".join(piece.text for piece in pieces) == left


@given(_SPANS)
def test_a_gap_does_not_tell_how_long_it_was(hidden: list[Span]) -> None:
    """Two gaps never stand beside one another, and a gap is the same whatever was in it."""
    pieces = pieces_of("a" * 100, hidden, [Span(0, 100)])
    assert not any(one.hidden and other.hidden for one, other in pairwise(pieces))
    assert {piece for piece in pieces if piece.hidden} <= {pieces_of("b", [Span(0, 1)], [Span(0, 1)])[0]}


def test_only_the_ranges_that_are_shown_are_shown() -> None:
    """What stands around the text is left out, and a gap that reaches out of a range is one gap in it."""
    pieces = pieces_of("menu|The text.|foot|More.", [Span(7, 11), Span(17, 21)], [Span(5, 14), Span(20, 25)])
    assert [piece.text for piece in pieces] == ["Th", "", "xt.", "\n\n", "", "ore."]
