"""Drafts from a document whose pages are several readings: read as one text, each draft on its own page."""

from collections.abc import Sequence
from dataclasses import replace

from habeas.base.digest import Digest
from habeas.base.finding import Finding, Severity
from habeas.base.span import Span
from habeas.drafting.draft import Draft
from habeas.drafting.reading_to_drafts import Drafted, draft
from habeas.evidence.text.reading import Reading

_ENDS = ".!?…:;"
"""Signs at which a sentence, or a line that stands by itself, ends."""


def draft_across(readings: Sequence[Reading]) -> tuple[tuple[Drafted, ...], tuple[Finding, ...]]:
    """The drafts of pages read in this order, page by page, and what is worth knowing of the whole.

    A draft that reaches over a page's end has its quote on the page on which it begins, as far as that page goes;
    `draft-crosses-page` says so.
    """
    starts, text, main = _joined(readings)
    drafted = draft(Reading(Digest(""), "pages/1", text, main, lang=readings[0].lang if readings else None))
    pages: list[list[Draft]] = [[] for _ in readings]
    findings: list[Finding] = []
    for each in drafted.drafts:
        at = max(index for index, start in enumerate(starts) if start <= each.span.start)
        whole = readings[at].text
        span = Span(each.span.start - starts[at], min(each.span.end - starts[at], len(whole.rstrip())))
        if each.span.end - starts[at] > len(whole):
            message = "A draft reaches over the end of its page; its quote is the part on the page where it begins."
            findings.append(Finding("draft-crosses-page", f"page {at + 1}", Severity.NOTE, message))
        pages[at].append(replace(each, span=span, quote=span.slice(whole)))
    return tuple(Drafted(tuple(found), ()) for found in pages), (*drafted.findings, *findings)


def _joined(readings: Sequence[Reading]) -> tuple[list[int], str, tuple[Span, ...]]:
    """Where each page begins in the joined text, that text, and its main ranges; a range goes on over a page's end."""
    starts: list[int] = []
    main: list[Span] = []
    at = 0
    for reading in readings:
        starts.append(at)
        ranges = [span.shifted(at) for span in reading.main]
        if main and ranges and len(starts) > 1:
            main[-1] = main[-1].cover(ranges[0])
            ranges = ranges[1:]
        main += ranges
        at += len(reading.text) + 1
    return starts, "".join(_page(reading.text) for reading in readings), tuple(main)


def _page(text: str) -> str:
    """A page's text and one sign after it, as long as it was: a sentence that is not at its end goes on."""
    words = text.rstrip()
    ended = not words or words[-1] in _ENDS
    return words + ("\n" if ended else " ") * (len(text) + 1 - len(words))
