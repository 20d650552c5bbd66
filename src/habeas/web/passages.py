"""A text cut where passages begin and end, so that each piece is inside the same ones from end to end."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from habeas.base.span import Span
from habeas.desk.document import Document, Passage


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text. `passages` are those it lies in; `here` that it is what was meant, `hit` what was looked for.

    `page` is the number of the page that begins with it, None for none.
    """

    text: str
    passages: tuple[Passage, ...]
    here: bool
    begins_here: bool
    hit: bool
    page: int | None

    @property
    def waits(self) -> bool:
        """Whether nothing but proposals stands on it."""
        return all(one.waits for one in self.passages)


def pieces_of(document: Document, hits: Sequence[Span] = ()) -> tuple[Piece, ...]:
    """The text in pieces, in its order; together they are the whole text.

    `hits` are what somebody looked for; they lie apart and come in the order of the text.
    """
    spans = [*(one.span for one in document.passages), *hits, *([document.here] if document.here else [])]
    pages = {start: number for number, start in document.pages}
    cuts = {document.start, document.end, *pages}
    cuts |= {min(max(edge, document.start), document.end) for span in spans for edge in (span.start, span.end)}
    here = document.here
    made = []
    waiting, near, left = list(reversed(document.passages)), list[Passage](), list(reversed(hits))
    for start, end in itertools.pairwise(sorted(cuts)):
        while waiting and waiting[-1].span.start <= start:
            near.append(waiting.pop())
        near = [one for one in near if one.span.end > start]
        while left and left[-1].end <= start:
            left.pop()
        made.append(
            Piece(
                text=document.text[start - document.start : end - document.start],
                passages=tuple(near),
                here=here is not None and here.start <= start and end <= here.end,
                begins_here=here is not None and here.start == start,
                hit=bool(left) and left[-1].start <= start,
                page=pages.get(start),
            )
        )
    return tuple(made)
