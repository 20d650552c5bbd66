"""The sentences around found words: a quotation cut short can turn round, so they are always shown."""

from dataclasses import dataclass

from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.evidence.text.sentences import sentences

_REACH = 3_000
"""How far on each side of the found words sentences are looked for, in code points."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Found words in their surroundings; all places are code points of the item's text, end exclusive.

    `start` and `end` are those of the sentences that hold the words, `before` and `after` the sentences
    next to them, None where there is none. The flags say that the found words begin or end inside a
    sentence, or inside a word: that more words of it stand there, and nothing else.
    """

    start: int
    end: int
    before: Span | None
    after: Span | None
    sentence_begun: bool
    sentence_goes_on: bool
    word_begun: bool
    word_goes_on: bool


def passage_of(text: str, start: int, end: int, lang: Lang | None) -> Passage:
    """The surroundings of `[start, end)`, which is not empty."""
    reach = _reach(text, start, end)
    found = sentences(text, reach, lang)
    holding = [span for span in found if span.start < end and start < span.end] or [Span(start, end)]
    first, last = min(holding[0].start, start), max(holding[-1].end, end)
    return Passage(
        start=first,
        end=last,
        before=next((span for span in reversed(found) if span.end <= first), None),
        after=next((span for span in found if span.start >= last), None),
        sentence_begun=_has_words(text[first:start]),
        sentence_goes_on=_has_words(text[end:last]),
        word_begun=start > 0 and text[start - 1].isalnum() and text[start].isalnum(),
        word_goes_on=end < len(text) and text[end - 1].isalnum() and text[end].isalnum(),
    )


def _reach(text: str, start: int, end: int) -> Span:
    """The stretch in which sentences are looked for; it begins and ends at a line end where there is one."""
    first, last = max(0, start - _REACH), min(len(text), end + _REACH)
    if first > 0:
        line = text.rfind("\n", 0, first)
        first = line + 1 if first - line < _REACH else text.find(" ", first, start) + 1 or first
    if last < len(text):
        line = text.find("\n", last)
        last = line if 0 <= line < last + _REACH else text.rfind(" ", end, last) if " " in text[end:last] else last
    return Span(first, last)


def _has_words(text: str) -> bool:
    return any(sign.isalnum() for sign in text)
