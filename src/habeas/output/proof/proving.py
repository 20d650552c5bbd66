"""A proof of the pages of a case as they were written: which sentence stands where, and on what."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass

from habeas.disclosure.proof.checking import words_by_id
from habeas.disclosure.proof.proof import Proof, ProvedNote, ProvedPage, ProvedSentence, ProvedSource, ProvedTime
from habeas.disclosure.site.page import SitePage, Told
from habeas.disclosure.view import plain
from habeas.output.papers.visible import visible


def prove(pages: Sequence[tuple[SitePage, Mapping[str, bytes]]], times: Sequence[ProvedTime], unshown: int) -> Proof:
    """The proof of a case in its languages: each page with its HTML files by path. `times` and `unshown` as there."""
    proved = [one for page, files in pages for one in _proved(page, files)]
    first = pages[0][0]
    return Proof(first.slug, first.as_of, tuple(proved), tuple(times), unshown)


def _proved(page: SitePage, files: Mapping[str, bytes]) -> Iterator[ProvedPage]:
    """Each file of one page in one language, with the sentences that stand in it."""
    told = {one.anchor: one for one in _told(page) if one.anchor}
    notes = tuple(
        ProvedNote(note.number, note.source, None if note.quote is None else visible(note.quote.text))
        for note in page.notes
    )
    sources = tuple(
        ProvedSource(source.number, visible(plain(source.title)), source.digest, source.address)
        for source in page.sources
    )
    for path, html in files.items():
        there = {anchor for anchor, words in words_by_id(html.decode()).items() if words}
        sentences = tuple(
            ProvedSentence(anchor, visible(plain(one.line)), one.notes)
            for anchor, one in told.items()
            if anchor in there
        )
        yield ProvedPage(page.lang, path, sentences, notes, sources)


def _told(value: object) -> Iterator[Told]:
    """Every public sentence in a page, wherever it stands, in the order of the page's fields."""
    if isinstance(value, Told):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from _told(getattr(value, field.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from _told(one)
