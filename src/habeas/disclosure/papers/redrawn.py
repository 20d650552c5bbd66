"""An exhibit as it is handed out: its pages as bare pixels, or its words to be set anew. Nothing of its file is left.

A page that is only covered keeps below the cover what was covered. Here a page is pixels that were painted over, and
a text is pieces of which the hidden ones hold no word.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from habeas.base.span import Span


@dataclass(frozen=True, slots=True)
class RedrawnPage:
    """One page as PNG, and how many places on it were painted over."""

    png: bytes
    covered: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a text, empty where words were taken out here."""

    text: str

    @property
    def hidden(self) -> bool:
        """Whether words were taken out here."""
        return not self.text


@dataclass(frozen=True, slots=True)
class RedrawnExhibit:
    """An exhibit with its number in the list of annexes: `pages`, or else the `pieces` of a text that has no pages.

    The number is 0 for an archive copy, which is no annex. `language` is that of its stamp, as a BCP 47 tag;
    `text_language` that of the words, empty where nobody can tell.
    """

    number: int
    language: str
    as_of: date
    pages: tuple[RedrawnPage, ...] = ()
    pieces: tuple[Piece, ...] = ()
    text_language: str = ""


def pieces_of(text: str, hidden: Iterable[Span], shown: Iterable[Span]) -> tuple[Piece, ...]:
    """What these ranges of a text hold, in pieces, without what is hidden of it.

    Hidden spans that touch or overlap leave one gap, which does not tell how long it was. Spans count code points
    of the text; `shown` are in order and do not overlap, and between two of them stands an empty line.
    """
    gaps = _merged(hidden)
    pieces: list[Piece] = []
    for part in shown:
        at = part.start
        if pieces:
            pieces.append(Piece("\n\n"))
        for gap in (gap for gap in gaps if gap.overlaps(part)):
            pieces += [Piece(text[at : gap.start])] if gap.start > at else []
            pieces.append(Piece(""))
            at = gap.end
        pieces += [Piece(text[at : part.end])] if at < part.end else []
    return tuple(pieces)


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.start, one.end)):
        if merged and span.start <= merged[-1].end:
            last = merged.pop()
            merged.append(Span(last.start, max(last.end, span.end)))
        else:
            merged.append(span)
    return merged
