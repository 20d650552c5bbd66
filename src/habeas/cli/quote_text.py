"""A search record for a terminal: the answer first, then the places, then what was searched and what was not."""

from collections.abc import Iterator
from dataclasses import replace

from habeas.cli.words import Words
from habeas.cli.wrapping import width_of, wrapped
from habeas.disclosure.quote_view import Block, CandidateView, MatchView, QuoteView, Row

_INDENT = "    "


def quote_text(view: QuoteView, words: Words, columns: int) -> str:
    """The whole answer in lines no wider than the terminal."""
    return "\n".join(_Text(view, words, width_of(columns)).lines())


class _Text:
    """One answer. The found words stand between ⟦ and ⟧ in their sentences."""

    def __init__(self, view: QuoteView, words: Words, width: int) -> None:
        self._view = view
        self._words = words
        self._width = width

    def lines(self) -> Iterator[str]:
        """Everything, line by line."""
        view = self._view
        yield from self._text(view.title)
        yield "═" * min(self._width, len(view.title))
        yield from self._text(f"«{view.quote.text}»")
        yield ""
        yield from self._text(view.answer.upper() if view.verdict != "near" else view.answer)
        yield from self._text(view.why)
        yield from self._text(view.privileged, "! ")
        if view.matches:
            yield from self._heading(view.words["match_heading"])
            for match in view.matches:
                yield from self._match(match)
            if view.more:
                yield ""
                yield from self._text(view.more)
        if view.nearest is not None:
            yield from self._heading(view.words["match_nearest"])
            yield from self._text(view.words["match_nearest_lead"])
            yield from self._match(view.nearest)
        if view.languages is not None:
            yield from self._block(view.languages)
            for candidate in view.candidates:
                yield from self._candidate(candidate)
        for block in view.blocks:
            # The rules of the normalisation stand in the paper, in the record and in the reference.
            yield from self._block(replace(block, items=()) if block.id == "method" else block)
        yield ""
        yield from self._text(f"{view.words['digest']}: {view.digest}")
        yield from self._text(view.words["again"])
        yield from self._text(view.foot)

    def _match(self, match: MatchView) -> Iterator[str]:
        words = self._view.words
        yield ""
        yield from self._text(match.whose, f"{match.number}. " if match.number else "")
        for row in match.rows:
            yield from self._row(row)
        yield from self._text(f"{words['match_passage']}:", "  ")
        found = f"{match.head}⟦{match.found}⟧{match.tail}"
        yield from self._text(
            " ".join(" ".join(part for part in (match.before, found, match.after) if part).split()), _INDENT
        )
        for note in match.notes:
            yield from self._text(note, "  → ")
        yield from self._text(f"{words['differences_heading']}:", "  ")
        if match.same:
            yield from self._text(match.same, _INDENT)
        for one in match.differences:
            if one.kind == "kept":
                yield from self._text(one.archive, f"{_INDENT}= ")
            else:
                sides = " → ".join(
                    f"«{side}»" if side else words["differences_nothing"] for side in (one.archive, one.quote)
                )
                yield from self._text(f"{one.how}: {sides}", f"{_INDENT}≠ ")

    def _candidate(self, one: CandidateView) -> Iterator[str]:
        yield ""
        for row in one.rows:
            yield from self._row(row)
        yield from self._text(f"{self._view.words['shared']}: {'; '.join(one.reasons)}", "  ")
        yield from self._text(f"«{' '.join(one.text.text.split())}»", _INDENT)

    def _block(self, block: Block) -> Iterator[str]:
        yield from self._heading(block.heading)
        if block.lead:
            yield from self._text(block.lead)
        for row in block.rows:
            yield from self._row(row)
        for item in block.items:
            yield from self._text(item, "  · ")

    def _heading(self, heading: str) -> Iterator[str]:
        yield ""
        yield from self._text(heading)
        yield "─" * min(self._width, len(heading))

    def _row(self, row: Row) -> list[str]:
        return wrapped(f"{row.label}: {row.value}", self._width, "  ", _INDENT)

    def _text(self, text: str, first: str = "") -> list[str]:
        return wrapped(text, self._width, first)
