"""Kazakh: the words of a sentence, with what the word lists say of each and the endings of names read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from habeas.base.span import Span
from habeas.drafting.document import Sentence
from habeas.drafting.kazakh.words import Entry, word_lists

_TOKEN = re.compile(r"\d+(?:[/-]\d+)*|[^\W\d_]+(?:[-’'/][^\W\d_]+|[-/]\d+)*|[^\w\s]")
_ENDING = re.compile(
    r"-?(?:(?P<gen>[ндт][ыі]ң)|(?P<dat>[ғгқк][ае]|н[ае])|(?P<acc>[ндт][ыі]|н)|(?P<loc>н?[дт][ае])|"
    r"(?P<adj>н?[дт][ае][ғг][ыі])|(?P<abl>[ндт][ае]н)|(?P<ins>[мбп]ен))"
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark.

    `start` and `end` are code points of the sentence; `low` is the text in small letters; `entries`
    are what the word lists say of it.
    """

    start: int
    end: int
    text: str
    low: str
    entries: tuple[Entry, ...]

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()

    @property
    def acronym(self) -> str:
        """The acronym that it is, without a case ending joined by a hyphen; empty for another word."""
        head = self.text.partition("-")[0]
        return head if len(head) > 1 and head.isupper() else ""

    def entry(self, *names: str) -> Entry | None:
        """The first reading of the word whose noun is in one of these lists."""
        lists = word_lists()
        return next((e for e in self.entries if any(lists.has(name, e.lemma) for name in names)), None)


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence and its tokens, in order."""

    sentence: Sentence
    tokens: tuple[Token, ...]

    def span(self, first: int, last: int) -> Span:
        """The span in document coordinates of the tokens from `first` to `last`, both included."""
        base = self.sentence.span.start
        return Span(self.tokens[first].start + base, self.tokens[last].end + base)

    def text(self, first: int, last: int) -> str:
        """The printed text of the tokens from `first` to `last`, both included."""
        return self.sentence.text[self.tokens[first].start : self.tokens[last].end]

    def phrase(self, last: int, *names: str) -> tuple[int, Entry] | None:
        """The longest noun of these lists that ends at the token `last`, and where it begins; None for none."""
        lists = word_lists()
        if self.tokens[last].low not in lists.ends:
            return None
        for length in range(min(lists.most, last + 1), 0, -1):
            first = last - length + 1
            text = " ".join(token.low for token in self.tokens[first : last + 1])
            for entry in lists.readings.get(text, ()):
                if any(
                    lists.has(name, entry.lemma) if name != "roles" else entry.lemma in lists.roles for name in names
                ):
                    return first, entry
        return None


def read_words(sentence: Sentence) -> Words:
    """The words of a Kazakh sentence."""
    readings = word_lists().readings
    tokens = [
        Token(m.start(), m.end(), m.group(), low, readings.get(low, ()))
        for m in _TOKEN.finditer(sentence.text)
        if (low := m.group().lower())
    ]
    return Words(sentence, tuple(tokens))


def case_of_ending(ending: str) -> str:
    """The case that a case ending stands for, `nom` for an empty one and for what is none."""
    match = _ENDING.fullmatch(ending.lower())
    if match is None:
        return "nom"
    return next(case for case, text in match.groupdict().items() if text)


def places_of(words: Sequence[Token], span: Span, base: int) -> tuple[int, int] | None:
    """The places of the first and last of these tokens that lie in a span of the document; None where none does."""
    inside = [p for p, t in enumerate(words) if span.start <= t.start + base and t.end + base <= span.end]
    return (inside[0], inside[-1]) if inside else None
