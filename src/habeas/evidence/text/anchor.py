"""An anchor: where in which reading a quote stands, in a form that survives a re-reading.

A W3C Web Annotation TextQuoteSelector (exact, prefix, suffix) together with a TextPositionSelector.
"""

from dataclasses import dataclass

from habeas.base.ids import ReadingId
from habeas.base.span import Span
from habeas.evidence.text.reading import Reading

CONTEXT = 32
"""Code points kept before and after the quote."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in a reading: `quote` is exactly the reading's text at `span`.

    `prefix` and `suffix` are up to :data:`CONTEXT` code points around it. `page` is the page of the
    quote's first code point, None where the copy has no pages.
    """

    reading: ReadingId
    span: Span
    quote: str
    prefix: str
    suffix: str
    page: int | None = None


def anchor_at(reading: Reading, span: Span) -> Anchor:
    """The anchor of this span; raises ValueError when it reaches past the end of the text."""
    if span.end > len(reading.text):
        raise ValueError(f"the span ends at {span.end}, the text at {len(reading.text)}")
    return Anchor(
        reading=reading.id,
        span=span,
        quote=span.slice(reading.text),
        prefix=reading.text[max(0, span.start - CONTEXT) : span.start],
        suffix=reading.text[span.end : span.end + CONTEXT],
        page=reading.page_of(span.start),
    )
