"""A question about one work: its words, which of them stand in quotation marks, which look like a name.

One work or one quotation a question: a list of works, a file of many, or a whole account is refused,
so that a register cannot be run against everything a person owns or wrote.
"""

import itertools
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from habeas.base.span import Span
from habeas.evidence.registers.matching_links import Link, links_of
from habeas.evidence.registers.matching_lists import is_sort
from habeas.evidence.registers.matching_words import Word, words_of

LONGEST = 1200
"""Characters of a question at most: a quotation of a page, not a text to be gone through."""

_LINES = 12
"""Lines of one quotation at most (a poem's verses)."""

_SEVERAL = 3
"""So many titles, links, or marked lines are a list."""

_QUOTES = re.compile(r"[«“„]([^«»“”„]+)[»”“]|\"([^\"]+)\"|(?<!\w)['‘]([^'‘’]{3,})['’](?!\w)")
_NESTED = re.compile(r"«((?:[^«»]|«[^«»]*»)+)»")
_ITEM = re.compile(r"^\s*(?:[-–—•*·]|\d+\s*[.)]|[a-zа-я]\))\s+\S")
_TABLE = re.compile(r"^[^\t;|]*(?:[\t;|][^\t;|]*){2,}$")
_BETWEEN_TITLES = re.compile(r"^\W*(?:и|және|and|или|or|,|;)?\W*$")


class NotOne(StrEnum):
    """Why a question is not about one work: it asks nothing, is too long, or holds several works."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Question:
    """A question in its words.

    `quoted` are the words inside quotation marks (all of them where the question has no such marks and
    `marked` is False), `outside` the rest. `text` is what was asked, in NFC; spans are of it.
    """

    text: str
    words: tuple[Word, ...]
    marked: bool
    quoted: frozenset[int]
    names: frozenset[int]
    links: tuple[Link, ...]

    def asks(self, place: int) -> bool:
        """Whether the word at this place has to be accounted for: it is no joining word and no word for a sort."""
        word = self.words[place]
        return not word.joining and not (is_sort(word.small) and not (self.marked and place in self.quoted))


def read_question(text: str) -> Question | NotOne:
    """Read a question about one work, or say why it is not one."""
    text = unicodedata.normalize("NFC", text).strip()
    if len(text) > LONGEST:
        return NotOne.TOO_LONG
    if _is_list(text):
        return NotOne.LIST
    links = links_of(text)
    bare = text
    for link in links:
        bare = bare[: link.span.start] + " " * len(link.span) + bare[link.span.end :]
    words = words_of(bare)
    if not words and not links:
        return NotOne.EMPTY
    spans = _quoted(bare)
    quoted = frozenset(place for place, word in enumerate(words) if any(span.contains(word.span) for span in spans))
    marked = bool(quoted)
    inside = quoted if marked else frozenset(range(len(words)))
    return Question(text, words, marked, inside, _names(text, words, quoted), links)


def _quoted(text: str) -> tuple[Span, ...]:
    spans = [Span(*found.span(1)) for found in _NESTED.finditer(text)]
    for found in _QUOTES.finditer(text):
        group = next(number for number in (1, 2, 3) if found[number] is not None)
        if found.end(group) > found.start(group):
            spans.append(Span(*found.span(group)))
    return tuple(spans)


def _names(text: str, words: tuple[Word, ...], quoted: frozenset[int]) -> frozenset[int]:
    """Words outside the quotation marks that look like a person's name: capitals within a sentence, initials."""
    out = set()
    for place, word in enumerate(words):
        if place in quoted or word.number or not word.text[0].isupper():
            continue
        if (
            not is_sort(word.small)
            and not word.joining
            and not (word.text.isupper() and len(word.text) > 3 and text.isupper())
        ):
            out.add(place)
    return frozenset(out)


def _is_list(text: str) -> bool:
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) > _LINES or sum(bool(_ITEM.match(line)) for line in lines) >= _SEVERAL:
        return True
    if sum(bool(_TABLE.match(line)) for line in lines) >= 2 or len(links_of(text)) >= _SEVERAL:
        return True
    if text.lstrip()[:1] in ("{", "[") and re.search(r'"\s*:\s*["\[{]', text):
        return True
    whole = [span for span in _quoted(text) if not any(o != span and o.contains(span) for o in _quoted(text))]
    whole = sorted(set(whole))
    if len(whole) < _SEVERAL:
        by_line = [line for line in lines if _QUOTES.search(line)]
        return len(lines) >= _SEVERAL and len(by_line) == len(lines)
    between = [text[one.end + 1 : two.start - 1] for one, two in itertools.pairwise(whole)]
    return sum(len(words_of(gap)) <= 4 for gap in between) >= _SEVERAL - 1
