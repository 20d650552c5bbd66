"""Checking a proof: does each sentence stand on its page, each quote in its source, each source at its time?

Everything here is a pure function of what a reader holds: the pack, and the sources they brought themselves.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

from habeas.base.digest import Digest
from habeas.base.finding import Finding, Severity
from habeas.disclosure.data.release_ids import commitment
from habeas.disclosure.proof.proof import Proof, ProvedPage, ProvedTime
from habeas.evidence.sources.custody import holds_together, opens
from habeas.evidence.sources.stamps import Stamped, read_stamp

_SPACE = re.compile(r"\s+")
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "path")
)
NO_TEXT = "data-proof-skip"
"""Elements of a page with this attribute (references to footnotes) are no words of the sentence they stand in."""


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
    held = sum(_check_page(page, pages, findings) for page in proof.pages)
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


def _check_page(page: ProvedPage, pages: Mapping[str, str], findings: list[Finding]) -> int:
    """How many sentences of the proof stand on the page as the proof has them, with notes and sources to stand on."""
    html = pages.get(page.path)
    if html is None:
        findings.append(_wrong("pack-page-missing", page.path, "The pack does not hold this page."))
        return 0
    words = words_by_id(html)
    notes = {note.number: note for note in page.notes}
    sources = {source.number for source in page.sources}
    held = 0
    for one in page.sentences:
        place = f"{page.path}#{one.anchor}"
        if one.anchor not in words:
            findings.append(_wrong("pack-sentence-missing", place, "The page has no such sentence."))
        elif _plain(one.text) != words[one.anchor]:
            findings.append(_wrong("pack-sentence-changed", place, "The page says it in other words than the proof."))
        elif missing := [n for n in one.notes if n not in notes or notes[n].source not in sources]:
            listed = ", ".join(map(str, missing))
            findings.append(_wrong("pack-note-missing", place, f"It stands on footnotes that are not there: {listed}."))
        else:
            held += 1
    # An empty one is where a sentence once stood: it leads an old link to where the sentence stands now.
    told = {anchor for anchor, said in words.items() if anchor.startswith("fact-") and said}
    told -= {one.anchor for one in page.sentences}
    findings.extend(
        _wrong("pack-sentence-unproved", f"{page.path}#{anchor}", "The page says more than the proof has.")
        for anchor in sorted(told)
    )
    return held


def _check_source(proof: Proof, brought: Brought, findings: list[Finding]) -> tuple[int, bool]:
    """How many quotes stand in this source, and whether any page cites it at all."""
    keys = {str(brought.digest)} | ({commitment(brought.digest, brought.salt)} if brought.salt else set())
    cited = [(page, source) for page in proof.pages for source in page.sources if source.digest in keys]
    if not cited:
        message = "No page stands on this file: its digest is that of no source of the pack."
        findings.append(_wrong("pack-source-other", brought.name, message))
        return 0, False
    found = 0
    text = None if brought.text is None else _plain(brought.text)
    for page, source in cited:
        for note in page.notes:
            if note.source != source.number or note.quote is None or text is None:
                continue
            if _plain(note.quote) in text:
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


def words_by_id(html: str) -> dict[str, str]:
    """The words of every element with an id, runs of spaces as one, without those marked as no words of a sentence.

    An element without words, such as one that an older link leads to, has an empty text.
    """
    reader = _ById()
    reader.feed(html)
    reader.close()
    return {key: _plain("".join(pieces)) for key, pieces in reader.words.items()}


class _ById(HTMLParser):
    """Gathers the words inside each element that has an id; the standard library's parser runs nothing."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: dict[str, list[str]] = {}
        self._open: list[tuple[str, str | None, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        if tag in _VOID:
            return
        told = dict(attrs)
        key = told.get("id")
        if key is not None:
            self.words.setdefault(key, [])
        self._open.append((tag, key, NO_TEXT in told))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element that closes itself holds no words."""

    def handle_endtag(self, tag: str) -> None:
        """End the nearest element of this name, and whatever was left open in it."""
        for at in range(len(self._open) - 1, -1, -1):
            if self._open[at][0] == tag:
                del self._open[at:]
                return

    def handle_data(self, data: str) -> None:
        """Words, for every open element with an id."""
        if not any(skipped for _, _, skipped in self._open):
            for _, key, _ in self._open:
                if key is not None:
                    self.words[key].append(data)


def _plain(text: str) -> str:
    """The words with every run of spaces as one."""
    return _SPACE.sub(" ", text).strip()


def _wrong(code: str, place: str, message: str) -> Finding:
    return Finding(code, place, Severity.ERROR, message)
