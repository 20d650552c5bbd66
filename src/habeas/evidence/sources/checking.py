"""Checking: is what is kept still what was put in? Every copy, the custody log, every anchor.

A check goes on to the end and names everything that fails, in words a person understands.
"""

from collections.abc import Iterator

from habeas.base.digest import Digest, digest_of
from habeas.base.errors import IntegrityFailure
from habeas.base.finding import Finding, Severity
from habeas.evidence.confinement.apart import ReadsApart, TakenApart
from habeas.evidence.sources.custody import CustodyEntry, Event, check_chain, opens
from habeas.evidence.sources.keeping import EvidenceKeeping
from habeas.evidence.sources.source import Source
from habeas.evidence.sources.stamps import check_stamps
from habeas.evidence.text.anchor import CONTEXT, Anchor
from habeas.evidence.text.kinds import UNKNOWN
from habeas.evidence.text.reading import Outcome, Reading

_RECEIPTS = ("received", "taken_out")
"""Events by which a source comes to be kept; the first of a source is its receipt."""

_SHOWN = 12
"""Hexadecimal digits of a digest that a message shows."""


def check(keeping: EvidenceKeeping, apart: ReadsApart, seen: CustodyEntry | None = None) -> tuple[Finding, ...]:
    """Everything that is wrong with the evidence kept; without any ERROR it is intact.

    The custody log (links, commitments against their events, and time stamps), every copy against its digest, size
    and kind, every source against the log, and every first reading against a reading made anew. A
    custody event that was erased is a NOTE. `apart` reads the copies. `seen` is a custody
    entry noted somewhere else earlier: with it a log that was cut short or written anew is found.
    """
    log = keeping.custody()
    found = list(check_chain((entry for entry, _, _ in log), seen=seen))
    found.extend(_events(log))
    found.extend(check_stamps(keeping.stamps(), [entry for entry, _, _ in log]))
    sources = keeping.sources()
    by_copy = {source.copy.digest: source for source in sources}
    for digest in dict.fromkeys((*keeping.copies(), *by_copy)):
        found.extend(_copy(keeping, apart, digest, by_copy.get(digest)))
    found.extend(_sources(sources, log))
    return tuple(found)


def check_anchor(anchor: Anchor, reading: Reading | None) -> Finding | None:
    """What is wrong with an anchor against the reading it names (None when that is not kept); None when it holds."""
    place = f"anchor at {anchor.span.start} to {anchor.span.end} of reading {anchor.reading[:_SHOWN]}"
    if reading is None:
        return Finding("reading-missing", place, Severity.ERROR, "The reading it points into is not kept.")
    if reading.id != anchor.reading:
        return Finding("reading-altered", place, Severity.ERROR, "The reading is not the one the quote was taken from.")
    span, text = anchor.span, reading.text
    if span.end > len(text) or span.slice(text) != anchor.quote:
        return Finding("quote-differs", place, Severity.ERROR, "The quote is not what stands at its place in the text.")
    before, after = text[max(0, span.start - CONTEXT) : span.start], text[span.end : span.end + CONTEXT]
    if not (before.endswith(anchor.prefix) and after.startswith(anchor.suffix)):
        return Finding(
            "context-differs", place, Severity.ERROR, "The words around the quote are not those of the text."
        )
    if anchor.page != reading.page_of(span.start):
        return Finding("page-differs", place, Severity.ERROR, "The quote does not stand on the page it names.")
    return None


def _events(log: tuple[tuple[CustodyEntry, bytes, Event | None], ...]) -> Iterator[Finding]:
    for entry, salt, event in log:
        place = f"custody entry {entry.number}"
        if event is None:
            yield Finding(
                "custody-erased", place, Severity.NOTE, "What this entry recorded was erased; its mark remains."
            )
        elif not opens(entry.commitment, event, salt):
            message = "What is written beside the entry is not what it was made for: the event or its salt was altered."
            yield Finding("custody-event-altered", place, Severity.ERROR, message)


def _copy(keeping: EvidenceKeeping, apart: ReadsApart, digest: Digest, source: Source | None) -> Iterator[Finding]:
    place = _named(digest, source)
    if source is None:
        yield Finding("copy-unclaimed", place, Severity.WARNING, "No source names this copy.")
    try:
        data = keeping.copy(digest)
    except IntegrityFailure as failure:
        yield Finding("copy-broken", place, Severity.ERROR, f"The original cannot be had as it was: {failure.message}")
        return
    if digest_of(data) != digest:
        yield Finding("copy-altered", place, Severity.ERROR, "The original was altered: its digest is another.")
        return
    if source is not None and source.copy.size != len(data):
        message = f"It has {len(data)} bytes; the source says {source.copy.size}."
        yield Finding("copy-size", place, Severity.ERROR, message)
    kept = keeping.first_reading(digest)
    # To recognise words again would take seconds a page; a reading's id is the digest of its text, and anchors name it.
    anew = kept is not None and not kept.boxes
    again = apart.read(data, digest) if anew else TakenApart(apart.kind(data), ())
    if source is not None and again.kind not in (source.copy.media_type, UNKNOWN):
        message = f"Its kind is now told as {again.kind}; the source says {source.copy.media_type}."
        yield Finding("copy-kind", place, Severity.WARNING, message)
    yield from _reading(kept, again.outcome, digest, place)


def _reading(kept: Reading | None, again: Outcome, digest: Digest, place: str) -> Iterator[Finding]:
    if kept is None:
        return
    if kept.copy != digest:
        yield Finding("reading-astray", place, Severity.ERROR, "Its reading says it is of another copy.")
        return
    if any(span.end > len(kept.text) for span in (*kept.main, *(page.span for page in kept.pages))):
        yield Finding("reading-ranges", place, Severity.ERROR, "Its reading has ranges past the end of its text.")
    if isinstance(again, Reading) and again.reader == kept.reader and again.text != kept.text:
        message = (
            f"Its kept reading is not what {kept.reader} reads from it today: the reading was altered, "
            "or a library of the reader has changed. Quotes are checked against the kept one."
        )
        yield Finding("reading-differs", place, Severity.WARNING, message)


def _sources(
    sources: tuple[Source, ...], log: tuple[tuple[CustodyEntry, bytes, Event | None], ...]
) -> Iterator[Finding]:
    erased = sum(event is None for _, _, event in log)
    receipts = [event for _, _, event in log if event is not None and event.get("action") in _RECEIPTS]
    received = {event.get("source"): event for event in reversed(receipts)}
    unseen = sum(source.id not in received for source in sources)
    for source in sources:
        event = received.get(source.id)
        place = _named(source.copy.digest, source)
        if event is None:
            if unseen > erased:
                message = (
                    "The custody log has no entry of its receipt: entries were cut off, or it was put in past the log."
                )
                yield Finding("receipt-missing", place, Severity.ERROR, message)
        elif event.get("copy") != source.copy.digest:
            message = "The custody log says that other bytes were received as this source."
            yield Finding("receipt-differs", place, Severity.ERROR, message)


def _named(digest: Digest, source: Source | None) -> str:
    """How a person would know the copy: by title or file name, and the beginning of its digest."""
    short = digest[: len("sha256:") + _SHOWN]
    if source is None:
        return f"copy {short}"
    title = source.description.title
    name = source.original_name or (title.value if title is not None else None)
    return f"{name} ({short})" if name else f"copy {short}"
