"""The text of an order as sentences, clauses and words, each with its place in the first reading."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.evidence.text.sentences import sentences

_WORD = re.compile(r"[^\W_]+")
_OPENING, _CLOSING = "([«“", ")]»”"


@dataclass(frozen=True, slots=True)
class Token:
    """A word or number: `norm` in small letters with ё as е.

    `capital` says that it was written with a capital and small letters, as names are.
    """

    norm: str
    span: Span
    capital: bool


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence between commas or semicolons that stand outside brackets and quotes."""

    span: Span
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its clauses; `opens` says that it begins a paragraph."""

    span: Span
    clauses: tuple[Clause, ...]
    opens: bool

    @property
    def tokens(self) -> tuple[Token, ...]:
        """All words of the sentence in order."""
        return tuple(token for clause in self.clauses for token in clause.tokens)


def normal(text: str) -> str:
    """Small letters, ё as е, character by character, so that every place stays where it was."""
    return "".join(low if len(low := sign.lower()) == 1 else sign for sign in text).replace("ё", "е")


def tokens_of(text: str, span: Span) -> tuple[Token, ...]:
    """The words of this span of the text, in order."""
    return tuple(
        Token(normal(found[0]), Span(found.start(), found.end()), found[0].istitle())
        for found in _WORD.finditer(text, span.start, span.end)
    )


def sentences_of(text: str, lang: Lang) -> tuple[Sentence, ...]:
    """The sentences of an order in order; spans are code points of the first reading, end exclusive."""
    found: list[Sentence] = []
    before = 0
    for span in sentences(text, None, lang):
        opens = not found or "\n" in text[before : span.start]
        found.append(Sentence(span, _clauses(text, span), opens))
        before = span.end
    return tuple(found)


def _clauses(text: str, span: Span) -> tuple[Clause, ...]:
    cuts = [span.start, *_cuts(text, span), span.end]
    made = []
    for start, end in pairwise(cuts):
        tokens = tokens_of(text, Span(start, end)) if end > start else ()
        if tokens:
            made.append(Clause(Span(tokens[0].span.start, _last(text, tokens, end)), tokens))
    return tuple(made)


def _cuts(text: str, span: Span) -> Sequence[int]:
    depth, cuts = 0, []
    for at in range(span.start, span.end):
        sign = text[at]
        if sign in _OPENING:
            depth += 1
        elif sign in _CLOSING:
            depth = max(0, depth - 1)
        elif sign == ";" or (sign == "," and depth == 0 and not text[at + 1 : at + 2].isdigit()):
            cuts.append(at + 1)
    return cuts


def _last(text: str, tokens: Sequence[Token], end: int) -> int:
    """Where the words of a clause end, a closing bracket or quote behind them included."""
    last = tokens[-1].span.end
    while last < end and text[last] in f"{_CLOSING}.%":
        last += 1
    return last
