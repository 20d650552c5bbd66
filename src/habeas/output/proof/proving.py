"""A proof of the pages of a case as they were written: which sentence stands where, and on what."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from habeas.base.deep import deep
from habeas.disclosure.proof.page_words import page_words
from habeas.disclosure.proof.page_words import plain as spaced
from habeas.disclosure.proof.proof import (
    Kind,
    Proof,
    ProvedLaw,
    ProvedNote,
    ProvedPage,
    ProvedSentence,
    ProvedSource,
    ProvedTime,
)
from habeas.disclosure.site.page import Basis, SitePage, Told
from habeas.disclosure.view import Cited, plain
from habeas.output.papers.visible import visible


def prove(pages: Sequence[tuple[SitePage, Mapping[str, bytes]]], times: Sequence[ProvedTime], unshown: int) -> Proof:
    """The proof of a case in its languages: each page with its HTML files by path. `times` and `unshown` as there."""
    proved = [one for page, files in pages for one in _proved(page, files)]
    first = pages[0][0]
    return Proof(first.slug, first.as_of, tuple(proved), tuple(times), unshown)


def _proved(page: SitePage, files: Mapping[str, bytes]) -> Iterator[ProvedPage]:
    """Each file of one page in one language, with the sentences that stand in it and all else that it says."""
    told = {one.anchor: one for _, one in deep(page, Told) if one.anchor}
    words = {path: page_words(html.decode()) for path, html in files.items()}
    said = {key: text for each in words.values() for key, text in each.proved.items()}
    laws = {cited: at for at, cited in enumerate(dict.fromkeys(_cited(told.values())), 1)}
    notes = tuple(
        ProvedNote(
            note.number,
            note.source,
            None if note.quote is None else visible(note.quote.text),
            said.get(f"note-{note.number}", ""),
        )
        for note in page.notes
    )
    sources = tuple(
        ProvedSource(
            number=source.number,
            anchor=source.anchor,
            title=visible(plain(source.title)),
            digest=source.digest,
            address=source.address,
            text=said.get(source.anchor, ""),
        )
        for source in page.sources
    )
    cited = tuple(
        ProvedLaw(at, one.pack, one.rule, one.article, one.amended_to, one.wording) for one, at in laws.items()
    )
    for path, there in words.items():
        sentences = tuple(
            _sentence(one, there.proved[anchor], laws) for anchor, one in told.items() if anchor in there.proved
        )
        yield ProvedPage(page.lang, path, sentences, notes, sources, cited, there.beside)


def _sentence(one: Told, shown: str, laws: Mapping[Cited, int]) -> ProvedSentence:
    """A sentence as its page shows it: alone, with its day before it, or with as of when and per whom behind it."""
    line, fresh = visible(plain(one.line)), visible(plain(one.fresh))
    forms = (line, f"{line} {fresh}", f"{one.day} {line}", f"{one.day} {line} {fresh}")
    text = next((form for form in forms if spaced(form) == shown), line)
    kind = Kind.TOLD if one.basis is None else _kind(one.basis)
    basis = Basis() if one.basis is None else one.basis
    return ProvedSentence(
        one.anchor, text, one.notes, kind, basis.told, tuple(laws[each] for each in dict.fromkeys(basis.laws))
    )


def _kind(basis: Basis) -> Kind:
    return Kind.OWN if basis.own else Kind.ABSENT if basis.absent else Kind.RECKONED


def _cited(told: Iterable[Told]) -> Iterator[Cited]:
    return (cited for one in told if one.basis is not None for cited in one.basis.laws)
