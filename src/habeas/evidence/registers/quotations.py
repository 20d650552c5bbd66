"""Quotations in an entry: guillemets and straight or curly marks, nested, and often one of a pair missing."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from habeas.base.span import Span
from habeas.evidence.registers.entry import Phrase
from habeas.evidence.registers.words import compiled, pattern

_MARK = re.compile('[«»“”„"]')
_OPENS, _CLOSES = "«„", "»"
_ENDS = re.compile(r"[();\n]")
"""No title goes on over one of these where its closing mark is missing."""

_FARTHEST = 300
"""Most characters between a guillemet without its partner and the one inside it that it may end with."""

_DEEPEST = 50
"""Most marks left open at once; a text with more is no text, and the oldest of them are forgotten."""

_BEFORE = 60
"""Characters before a quotation among which a word is looked for that says what it is."""

_JOIN = re.compile(r"\s*(?:,|;|и|или|, и)\s*")


def quotations_of(text: str) -> tuple[Span, ...]:
    """The outermost complete quotations, marks left off, in their order.

    A mark without its partner is passed over; a guillemet that opens, and another inside it that is
    closed (`«Тихий «брод»`), are taken to end together, as a reader takes them.
    """
    open_at: list[tuple[str, int]] = []
    pairs: list[Span] = []
    for hit in _MARK.finditer(text):
        mark, at = hit[0], hit.start()
        if mark in _OPENS or (mark not in _CLOSES and _looks_open(text, at) and not _closes(open_at, mark, text, at)):
            open_at.append((mark, at))
            del open_at[:-_DEEPEST]
            continue
        partner = _partner(open_at, mark)
        if partner is not None:
            start = open_at[partner][1] + 1
            del open_at[partner:]
            if text[start:at].strip():
                while pairs and pairs[-1].start > start:
                    pairs.pop()
                pairs.append(Span(start, at))
    for at in (at for mark, at in reversed(open_at) if mark == "«"):
        inner = bisect_right(pairs, at, key=lambda pair: pair.start)
        if inner < len(pairs) and _goes_on(text, at, pairs[inner].start):
            pairs[inner] = Span(at + 1, pairs[inner].end)
    return tuple(pairs)


def _goes_on(text: str, start: int, end: int) -> bool:
    return end - start <= _FARTHEST and _ENDS.search(text, start, end) is None


def titles_of(text: str, quotations: Sequence[Span]) -> tuple[Phrase, ...]:
    """Quotations that may be a title: not what a text begins with, not a nickname, a network or a publisher.

    `quotations` are those of the text, as :func:`quotations_of` gives them.
    """
    titles: list[Phrase] = []
    refused: Span | None = None
    for span in quotations:
        words = span.slice(text)
        follows = refused is not None and _JOIN.fullmatch(text, refused.end + 1, span.start - 1) is not None
        if follows or _no_title(text[max(0, span.start - 1 - _BEFORE) : span.start - 1], words):
            refused = span
            continue
        refused = None
        titles.append(Phrase(words, span))
    return tuple(titles)


def _no_title(before: str, words: str) -> bool:
    if _network().fullmatch(words):
        return True
    cues = list(compiled("not_title").finditer(before))
    return bool(cues) and re.fullmatch(r"[\s:–—.,(-]*", before[cues[-1].end() :]) is not None


@cache
def _network() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{pattern('networks')})\W*", re.IGNORECASE)


def _looks_open(text: str, at: int) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return (before.isspace() or before in '(«[-–—"„/') and not after.isspace()


def _closes(open_at: list[tuple[str, int]], mark: str, text: str, at: int) -> bool:
    """Whether a straight mark that could open rather closes: nothing but a word's end can follow it."""
    after = text[at + 1] if at + 1 < len(text) else " "
    return any(opened == mark for opened, _ in open_at) and not (after.isalnum() or after in "«„")


def _partner(open_at: list[tuple[str, int]], mark: str) -> int | None:
    """The place in the stack of the mark that this one closes; None when there is none."""
    partners = {"»": "«", "”": "“„", "“": "„“", '"': '"'}[mark]
    return next((i for i in range(len(open_at) - 1, -1, -1) if open_at[i][0] in partners), None)
