"""Annexes: the preserved originals that go with a paper, numbered, with pages and digest or commitment."""

from collections.abc import Sequence

from habeas.disclosure.papers.composing import Composer
from habeas.disclosure.papers.paper import Exhibit
from habeas.disclosure.view import Footnote
from habeas.evidence.sources.source import Source

_KINDS = ("application/pdf", "text/html", "text/plain", "image", "audio", "video")
"""Media types, or the first half of one, that have a word (`words.medium_…`); others stand as they are."""


def exhibits(composer: Composer, cited: Sequence[Footnote] | None = None) -> tuple[Exhibit, ...]:
    """The sources that may be told, numbered from 1: those that footnotes cite in their order, else all.

    `cited` are the footnotes so far, None for every source of the case.
    """
    ordered = composer.teller.notes.source_order()
    used = None if cited is None else {note.source for note in cited}
    chosen = [(number, source) for number, source in ordered if used is None or number in used]
    return tuple(_exhibit(at, number, source, composer) for at, (number, source) in enumerate(chosen, 1))


def _exhibit(at: int, number: int, source: Source, composer: Composer) -> Exhibit:
    return Exhibit(
        number=at,
        title=composer.citation(source),
        kind=_kind(source.copy.media_type, composer),
        pages=composer.answers.page_counts.get(source.id),
        digest=source.copy.digest,
        source=number,
    )


def _kind(media_type: str, composer: Composer) -> str:
    """The kind of a document in words; its media type where there is no word."""
    plain, first = media_type.partition(";")[0].strip(), media_type.partition("/")[0]
    known = next((one for one in (plain, first) if one in _KINDS), None)
    return media_type if known is None else composer.texts.raw("words", f"medium_{known.rpartition('/')[2]}")
