"""Contradictions for a terminal: each pair with its two sentences, and under each the words of its sources."""

from collections.abc import Iterator

from habeas.cli.sides_text import side_lines
from habeas.cli.words import Words
from habeas.cli.wrapping import width_of, wrapped
from habeas.disclosure.contradictions import ContradictionsView, PairView

_NUMBER = "{:>3}. "
_INSIDE = " " * len(_NUMBER.format(1))


def contradictions_text(view: ContradictionsView, case: str, words: Words, columns: int) -> str:
    """All pairs in lines no wider than the terminal; says so where there are none."""
    return "\n".join(_lines(view, case, words, width_of(columns)))


def _lines(view: ContradictionsView, case: str, words: Words, width: int) -> Iterator[str]:
    title = words("contradictions.title", case=case)
    yield from wrapped(title, width)
    yield "═" * min(width, len(title))
    if not view.pairs:
        yield from wrapped(words("contradictions.none"), width)
        return
    yield from wrapped(words("contradictions.lead"), width)
    for number, pair in enumerate(view.pairs, 1):
        yield ""
        yield from _pair(number, pair, words, width)


def _pair(number: int, pair: PairView, words: Words, width: int) -> Iterator[str]:
    about = f" ({pair.about})" if pair.about else ""
    yield from wrapped(f"{pair.label}{about}", width, _NUMBER.format(number), _INSIDE)
    yield from wrapped(pair.why, width, _INSIDE)
    if pair.unsure is not None:
        yield from wrapped(f"? {pair.unsure}", width, _INSIDE, f"{_INSIDE}  ")
    for side in pair.sides:
        yield from side_lines(side, words, width, _INSIDE, "≠ ")
