"""Contradictions for a terminal: each pair with its two sentences, and under each the words of its sources."""

from collections.abc import Iterator

from habeas.cli.words import Words
from habeas.cli.wrapping import width_of, wrapped
from habeas.disclosure.contradictions import ContradictionsView, PairView, SideView
from habeas.disclosure.view import Footnote, plain

_SHORT = 12
"""Digits of a statement's id that are shown: enough for `withdraw` and `supersede`."""

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
        yield from _side(side, words, width)


def _side(side: SideView, words: Words, width: int) -> Iterator[str]:
    yield from wrapped(plain(side.sentence), width, f"{_INSIDE}≠ ", f"{_INSIDE}  ")
    for note in side.notes:
        yield from _note(note, words, width)


def _note(note: Footnote, words: Words, width: int) -> Iterator[str]:
    inside = f"{_INSIDE}    "
    yield from wrapped(" ".join(note.quote.text.split()), width, f"{inside}> ", f"{inside}> ")
    where = [plain(note.citation)]
    if note.speaker is not None:
        where.append(words("contradictions.speaker", who=note.speaker.text))
    if note.page is not None:
        where.append(words("contradictions.page", page=note.page))
    where.append(words("contradictions.place", start=note.start, end=note.end))
    where.append(", ".join(one[:_SHORT] for one in note.statements))
    yield from wrapped(" · ".join(where), width, inside)
