"""Checking a proof: does each sentence stand on its page, each quote in its source, each source at its time?

Everything here is a pure function of what a reader holds: the pack, and the sources they brought themselves.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from habeas.base.digest import Digest
from habeas.base.finding import Finding, Severity
from habeas.disclosure.data.release_ids import commitment
from habeas.disclosure.proof.page_words import UNKNOWN, PageWords, page_words, plain
from habeas.disclosure.proof.proof import Kind, Proof, ProvedPage, ProvedTime
from habeas.evidence.sources.custody import holds_together, opens
from habeas.evidence.sources.stamps import Stamped, read_stamp

CHECKER = re.compile(r"check-(?:en|ru|kk)\.html")
"""The pages of a pack that check it: they are none of the case."""


@dataclass(frozen=True, slots=True)
class Brought:
    """A source that a reader brought: its digest, its words (its first reading; None where unread), and its salt.

    `salt` opens the commitment to a source that is not public, where its holder was told it; else it is None.
    """

    name: str
    digest: Digest
    text: str | None
    salt: str | None = None


@dataclass(frozen=True, slots=True)
class TimeShown:
    """That a source was there by a time, and by whose clock; `at` is RFC 3339 in UTC."""

    digest: Digest
    at: str
    signer: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check came to: how many sentences, quotes and sources hold, which times, and everything that is wrong.

    `quotes` is how many quotes were found in what the reader brought, of `quotable` that go out in words.
    """

    sentences: int
    quotable: int
    quotes: int
    sources: int
    matched: tuple[str, ...]
    times: tuple[TimeShown, ...]
    findings: tuple[Finding, ...]


def check_proof(proof: Proof, pages: Mapping[str, str], brought: Sequence[Brought]) -> Checked:
    """Check a proof against its pages (HTML by path) and the sources that a reader brought, in any order."""
    findings: list[Finding] = []
    held = _check_pages(proof.pages, pages, findings)
    named = {page.path for page in proof.pages}
    more = sorted(path for path in pages if path not in named and CHECKER.fullmatch(path) is None)
    findings.extend(_wrong("pack-page-unproved", path, "The proof does not know this page.") for path in more)
    if not any(page.sentences for page in proof.pages):
        findings.append(_wrong("pack-empty", "proof.json", "The proof has no sentence at all."))
    matched: list[str] = []
    quotes = 0
    for one in brought:
        found, known = _check_source(proof, one, findings)
        quotes += found
        matched += [one.name] if known else []
    public = {source.digest for page in proof.pages for source in page.sources}
    shown = [time for each in proof.times if (time := _check_time(each, public, findings)) is not None]
    return Checked(
        sentences=held,
        quotable=sum(note.quote is not None for page in proof.pages for note in page.notes),
        quotes=quotes,
        sources=len(public),
        matched=tuple(matched),
        times=tuple(shown),
        findings=tuple(findings),
    )


def _check_pages(proved: Sequence[ProvedPage], pages: Mapping[str, str], findings: list[Finding]) -> int:
    """How many sentences hold. Pages in one language are one whole: a sentence may stand on what is beside its page."""
    words = [(page, _check_page(page, pages, findings)) for page in proved]
    held = 0
    for lang in dict.fromkeys(page.lang for page in proved):
        same = [(page, each) for page, each in words if page.lang is lang and each is not None]
        said = {key: text for _, each in same for key, text in each.proved.items()}
        anchors = {one.anchor for page, _ in same for one in page.sentences}
        for at, (page, each) in enumerate(same):
            held += _check_sentences(page, each, anchors, findings)
            # Footnotes and sources stand with each page of the language, and are the same.
            if not at or (page.notes, page.sources) != (same[0][0].notes, same[0][0].sources):
                _check_notes(page, said, findings)
    return held


def _check_page(page: ProvedPage, pages: Mapping[str, str], findings: list[Finding]) -> PageWords | None:
    """The words of the page, None where it cannot be read; with what it says otherwise than the proof, or besides."""
    html = pages.get(page.path)
    if html is None:
        findings.append(_wrong("pack-page-missing", page.path, "The pack does not hold this page."))
        return None
    try:
        words = page_words(html)
    except ValueError as error:
        findings.append(_wrong("pack-page-odd", page.path, f"The page is written as no page of ours is: {error}."))
        return None
    known = {one.anchor for one in page.sentences} | {one.anchor for one in page.sources}
    known |= {f"note-{one.number}" for one in page.notes}
    for anchor in sorted(words.proved.keys() - known):
        place = f"{page.path}#{anchor}"
        findings.append(_wrong("pack-sentence-unproved", place, "The page says more than the proof has."))
    if words.beside != tuple((kind, plain(text)) for kind, text in page.beside) or UNKNOWN in dict(words.beside):
        message = "What the page says besides its sentences is not what the proof lists."
        findings.append(_wrong("pack-text-changed", page.path, message))
    return words


def _check_sentences(page: ProvedPage, words: PageWords, anchors: AbstractSet[str], findings: list[Finding]) -> int:
    """How many sentences of the page stand as the proof has them, with all that they stand on."""
    notes = {note.number: note.source for note in page.notes}
    sources, laws = {source.number for source in page.sources}, {law.number for law in page.laws}
    held = 0
    for one in page.sentences:
        place = f"{page.path}#{one.anchor}"
        lost = [f"footnote {n}" for n in one.notes if notes.get(n) not in sources]
        lost += [f"law {n}" for n in one.laws if n not in laws]
        lost += [f"sentence {told}" for told in one.told if told not in anchors]
        bare = not (one.notes or one.laws or one.told) and one.kind is Kind.RECKONED
        if one.anchor not in words.proved:
            findings.append(_wrong("pack-sentence-missing", place, "The page has no such sentence."))
        elif plain(one.text) != words.proved[one.anchor]:
            findings.append(_wrong("pack-sentence-changed", place, "The page says it in other words than the proof."))
        elif lost or bare or (one.kind is Kind.TOLD and not one.notes):
            listed = ", ".join(lost) or "nothing"
            findings.append(_wrong("pack-note-missing", place, f"What it stands on is not there: {listed}."))
        else:
            held += 1
    return held


def _check_notes(page: ProvedPage, said: Mapping[str, str], findings: list[Finding]) -> None:
    """That each footnote and source of a page says what the proof has, with its quote, its title and its digest."""
    for note in page.notes:
        shown = said.get(f"note-{note.number}")
        if shown is None or shown != plain(note.text) or plain(note.quote or "") not in shown:
            place = f"{page.path}, footnote {note.number}"
            findings.append(_wrong("pack-note-changed", place, "The page prints this footnote otherwise."))
    for source in page.sources:
        shown, digits = said.get(source.anchor), source.digest.partition(":")[2]
        if shown is None or shown != plain(source.text) or not digits or digits not in shown:
            place = f"{page.path}, source {source.number}"
            findings.append(_wrong("pack-note-changed", place, "The page prints this source otherwise."))


def _check_source(proof: Proof, brought: Brought, findings: list[Finding]) -> tuple[int, bool]:
    """How many quotes stand in this source, and whether any page cites it at all."""
    keys = {str(brought.digest)} | ({commitment(brought.digest, brought.salt)} if brought.salt else set())
    cited = [(page, source) for page in proof.pages for source in page.sources if source.digest in keys]
    if not cited:
        message = "No page stands on this file: its digest is that of no source of the pack."
        findings.append(_wrong("pack-source-other", brought.name, message))
        return 0, False
    found = 0
    text = None if brought.text is None else plain(brought.text)
    for page, source in cited:
        for note in page.notes:
            if note.source != source.number or note.quote is None or text is None:
                continue
            if plain(note.quote) in text:
                found += 1
            else:
                place = f"{page.path}, footnote {note.number}"
                message = "The quote does not stand in the source that was brought."
                findings.append(_wrong("pack-quote-missing", place, message))
    return found, True


def _check_time(time: ProvedTime, public: Iterable[str], findings: list[Finding]) -> TimeShown | None:
    place = f"time of {time.digest[:19]}"
    wrong = _wrong_time(time, frozenset(public))
    if wrong:
        findings.append(_wrong("pack-time-broken", place, wrong))
        return None
    said = read_stamp(time.stamp)
    if not isinstance(said, Stamped):
        findings.append(_wrong("pack-time-broken", place, said.message))
        return None
    return TimeShown(time.digest, said.at.isoformat(), said.signer)


def _wrong_time(time: ProvedTime, public: frozenset[str]) -> str:
    """What is wrong with the road from a source to its stamp, empty where nothing is."""
    if time.digest not in public or time.event.get("copy") != time.digest:
        return "It is about a source that no page stands on."
    if not holds_together(time.chain):
        return "The entries of the custody log do not follow one from the other."
    if not opens(time.chain[0].commitment, time.event, time.salt):
        return "The first entry is not about this source."
    if (time.chain[-1].number, time.chain[-1].link) != (time.stamp.entry, time.stamp.link):
        return "The stamp is not on the last of the entries."
    return ""


def _wrong(code: str, place: str, message: str) -> Finding:
    return Finding(code, place, Severity.ERROR, message)
