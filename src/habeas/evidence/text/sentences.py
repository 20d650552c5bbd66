"""Where sentences begin and end, for English, Russian and Kazakh.

yasbd (MPL-2.0) finds the boundaries inside a paragraph; paragraphs are never merged; what a
citation of law, an initial or a glued full stop needs besides is added here.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from yasbd import BoundaryDetector

from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.evidence.text.edits import Edit, Repaired
from habeas.evidence.text.paragraphs import paragraphs

_GLUED = re.compile(r"[^\W\d_A-ZА-ЯЁ][\"”»’')\]]*[.!?…]+[\"”»’')\]]*(?=[\"“«‘(\[]?[^\W\d_]{2})")
"""A word of two letters or more, its full stop, and at once another word."""
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|(?<![^\s<(\[])[^\s@]{1,64}@[^\s@]+|"
    r"(?<![\w.-])(?:[\w-]{1,63}\.){1,6}"
    r"(?:com|org|net|info|ru|kz|by|ua|uz|kg|eu|uk|media|news|io|me|tv|html?|php|pdf)\b[/\w.?=&%#-]*"
)
_OPEN_ABBREVIATION = re.compile(
    r"(?:^|[\s(«\"“])(?:art|arts|sec|para|paras|p|pp|pt|no|nos|ch|cl|v|vs|cf|"
    r"ст|стст|ч|чч|п|пп|подп|абз|гл|разд|прим|№|д|кв|ул|пр|стр|корп|каб|тел|см|им|рис|табл|л|т|"
    r"бап|бб|б|к|тар|көш|үй|пәт|қар|мыс)\.\s*$",
    re.IGNORECASE,
)
_KEPT = 60
_RUN = re.compile(rf"(?P<long>\S{{{2 * _KEPT + 1},}})|\s{{3,}}")
_STOP = re.compile(r"[.!?…][\"”»’')\]]*\s*$")
_GOES_ON = re.compile(r"[-–—]\s|[^\W\d_A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]")
"""What never begins a sentence: a dash that returns to the speaker, a small letter."""
_INITIAL = re.compile(r"(?:^|[^\w.])[^\W\d_]\.\s*$")
_INITIAL_NEXT = re.compile(r"[^\W\d_]\.")
_NUMBER_STOP = re.compile(
    r"(?:[^\W\d_]{3}|[^\W\d_]\.|№)\s?\d{1,4}\.(?=\s+[\"“«]?[^\W\d_a-zа-яёәғқңөұүһі])|\)\.(?=\s+[^\W\d_])"
)
"""The full stop after a number that belongs to the word before it, or after a bracket."""
_LONE_NUMBER = re.compile(r"^\s*(?:\d{1,3}|[ivxlc]{1,5}|[a-zа-я])[.)]\s*$", re.IGNORECASE)


def sentences(text: str, span: Span | None = None, lang: Lang | None = None) -> tuple[Span, ...]:
    """The sentences of `text` inside `span` (the whole text when None), in order, not overlapping.

    Spans are in code points of `text`, end exclusive, and leave out the white space around a
    sentence. `lang` chooses the rules; None takes the English ones for Latin letters and the
    Russian ones for Cyrillic. Blank text has no sentences.
    """
    found: list[Span] = []
    for paragraph in paragraphs(text, span):
        found.extend(_in_paragraph(text, paragraph, lang or _by_script(paragraph.slice(text))))
    return tuple(found)


def _in_paragraph(text: str, paragraph: Span, lang: Lang) -> Iterator[Span]:
    # A line end inside a paragraph is white space; a blank of the same length keeps offsets true.
    words = paragraph.slice(text).replace("\n", " ")
    ends = sorted({*_detected(words, lang), *glued_stops(words), *_after_numbers(words), len(words)} - {0})
    kept: list[int] = []
    start = 0
    for end in ends:
        if end < len(words) and _goes_on(words[start:end], words[end:]):
            continue
        kept.append(end)
        start = end
    for first, last in pairwise([0, *kept]):
        piece = words[first:last]
        body = piece.strip()
        if body:
            left = paragraph.start + first + piece.index(body)
            yield Span(left, left + len(body))


def _detected(words: str, lang: Lang) -> Iterator[int]:
    """The boundaries yasbd finds; long runs are shortened first, for its time grows with their square."""
    cuts = [
        Edit(run.start() + _KEPT, run.end() - _KEPT, "") if run["long"] else Edit(run.start() + 1, run.end(), "")
        for run in _RUN.finditer(words)
    ]
    short = Repaired(words, words).edited(cuts)
    for end in _detector(lang).detect(short.text):
        if end > 0:
            yield short.to_original(Span(end - 1, end)).end


class Addresses:
    """The web and mail addresses in a text, to ask whether a place is inside one."""

    def __init__(self, text: str) -> None:
        self._spans = [match.span() for match in _ADDRESS.finditer(text)]

    def __contains__(self, place: int) -> bool:
        index = bisect_left(self._spans, (place, -1)) - 1
        return index >= 0 and place < self._spans[index][1]


def glued_stops(words: str) -> Iterator[int]:
    """Places in `words` where a full stop ends a sentence although no space follows it."""
    addresses = Addresses(words)
    for match in _GLUED.finditer(words):
        end = match.end()
        if end in addresses:
            continue
        following = words[end:].lstrip('"“«‘([')
        if following[:1].isupper() and following[1:2].islower():
            yield end


def _after_numbers(words: str) -> Iterator[int]:
    """Ends of sentences that end with a number ("кв. 12.") or a bracket, which yasbd takes for list marks."""
    for match in _NUMBER_STOP.finditer(words):
        yield match.end()


def _goes_on(before: str, after: str) -> bool:
    """Whether what follows still belongs: no full stop, a bare list number, or an abbreviation with its number."""
    if _STOP.search(before) is None or _LONE_NUMBER.match(before):
        return True
    following = after.lstrip()
    if _GOES_ON.match(following) or (_INITIAL.search(before) and _INITIAL_NEXT.match(following)):
        return True
    return _OPEN_ABBREVIATION.search(before) is not None and following[:1].isdigit()


def _by_script(text: str) -> Lang:
    cyrillic = sum("\u0400" <= char <= "\u052f" for char in text)
    return Lang.RU if cyrillic * 2 > sum(char.isalpha() for char in text) else Lang.EN


@cache
def _detector(lang: Lang) -> BoundaryDetector:
    return BoundaryDetector(lang.value)
