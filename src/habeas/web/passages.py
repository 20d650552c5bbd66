"""A text cut where passages begin and end, so that each piece is inside the same ones from end to end."""

import itertools
from dataclasses import dataclass

from habeas.desk.document import Document, Passage


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text. `passages` are those it lies in; `here` that it is what was meant.

    `first` are the passages that begin with it, `page` the number of the page that does, None for none.
    """

    text: str
    passages: tuple[Passage, ...]
    here: bool
    begins_here: bool
    first: tuple[Passage, ...]
    page: int | None

    @property
    def waits(self) -> bool:
        """Whether nothing but proposals stands on it."""
        return all(one.waits for one in self.passages)


def pieces_of(document: Document) -> tuple[Piece, ...]:
    """The text in pieces, in its order; together they are the whole text."""
    spans = [one.span for one in document.passages] + ([document.here] if document.here else [])
    pages = {start: number for number, start in document.pages}
    cuts = {document.start, document.end, *pages}
    cuts |= {min(max(edge, document.start), document.end) for span in spans for edge in (span.start, span.end)}
    places = sorted(cuts)
    here = document.here
    made = []
    for start, end in itertools.pairwise(places):
        inside = tuple(one for one in document.passages if one.span.start <= start and end <= one.span.end)
        made.append(
            Piece(
                text=document.text[start - document.start : end - document.start],
                passages=inside,
                here=here is not None and here.start <= start and end <= here.end,
                begins_here=here is not None and here.start == start,
                first=tuple(one for one in inside if one.span.start == start),
                page=pages.get(start),
            )
        )
    return tuple(made)
