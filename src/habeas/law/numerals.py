"""Numbers in words, respelled in digits with a way back to the text as it stands.

Court papers print "жүз жиырма сегізінші бабы", "частью первой", "for two months". Patterns over
dates, lengths and articles are written once, over digits; this module makes the text they run on.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from habeas.base.language import Lang
from habeas.base.span import Span

_FOLD = str.maketrans(
    {"\u00a0": " ", "\u2007": " ", "\u2009": " ", "\u202f": " ", "\t": " ", "\u2010": "-", "\u2011": "-"}
)
_LINE_END = re.compile(r"(?<!\n)\n(?!\n)")
_ORDINAL = {Lang.EN: "th", Lang.RU: "-й", Lang.KK: "-інші"}


@dataclass(frozen=True, slots=True)
class Piece:
    """One number in words: `[start, end)` in the respelled text stood at `span` of the original."""

    start: int
    end: int
    span: Span


@dataclass(frozen=True, slots=True)
class Respelled:
    """A text with its number words in digits, and the pieces that lead back.

    Single line ends and rare spaces have become plain spaces, so that a pattern meets one kind;
    an empty line stays. Everything else is the original, code point for code point.
    """

    text: str
    pieces: tuple[Piece, ...]

    def original(self, start: int, end: int) -> Span:
        """The span of the original for `[start, end)` of `text`; a number in words is never cut."""
        return Span(self._back(start, at_end=False), self._back(end, at_end=True))

    def _back(self, offset: int, *, at_end: bool) -> int:
        probe = offset - 1 if at_end else offset
        index = bisect_right(self.pieces, probe, key=lambda piece: piece.start) - 1
        if index < 0:
            return offset
        piece = self.pieces[index]
        if probe < piece.end:
            return piece.span.end if at_end else piece.span.start
        return offset - piece.end + piece.span.end


@dataclass(frozen=True, slots=True)
class _Word:
    value: int
    ordinal: bool = False
    tail: str = ""


def in_digits(text: str, lang: Lang) -> Respelled:
    """`text` with every number in words of this language written in digits.

    A cardinal becomes its digits ("two" is "2"), an ordinal its digits with one ending for the
    language ("2th", "2-й", "2-інші"), a Kazakh number with a possessive ending keeps the ending
    after a hyphen ("15-інде"), and the number inside "двухмесячный" stands before a hyphen
    ("2-месячный"). Words that only look like numbers ("second" of time) are respelled too: the text
    is for patterns, not for people.
    """
    plain = _LINE_END.sub(" ", text.translate(_FOLD))
    out: list[str] = []
    pieces: list[Piece] = []
    at = length = 0
    for start, end, digits in _numbers(plain, lang):
        out += (plain[at:start], digits)
        length += start - at
        pieces.append(Piece(length, length + len(digits), Span(start, end)))
        length += len(digits)
        at = end
    out.append(plain[at:])
    return Respelled("".join(out), tuple(pieces))


def _numbers(plain: str, lang: Lang) -> list[tuple[int, int, str]]:
    """Every number in words as (start, end, digits), in order and not overlapping.

    Kazakh "бірі" alone is "one of them"; it is a number only behind its tens, in "жиырма бірі".
    """
    words, pattern, compound = _words(lang)
    found: list[tuple[int, int, str]] = []
    run: list[tuple[int, int, _Word]] = []
    for match in pattern.finditer(plain):
        word = words[_key(match[0])]
        if word.tail and word.value == 1 and not (run and run[-1][1] + 1 == match.start()):
            continue
        if run and not _continues([item for _, _, item in run], word, plain[run[-1][1] : match.start()], lang):
            found.append(_close(run, lang))
            run = []
        run.append((match.start(), match.end(), word))
    if run:
        found.append(_close(run, lang))
    if compound is not None:
        for match in compound.finditer(plain):
            value = sum(words[_key(part)].value for part in match.groups() if part)
            found.append((match.start(), match.end(), f"{value}-"))
        found.sort()
    return found


def _continues(before: list[_Word], word: _Word, between: str, lang: Lang) -> bool:
    """Whether `word` goes on the same number: sizes fall, and only a hundred or a thousand multiplies."""
    last = before[-1]
    if last.ordinal or last.tail or not _joins(between, last, lang):
        return False
    if word.value == 1000:
        return last.value < 1000
    if word.value == 100:
        return last.value < 10 if len(before) == 1 else before[-2].value == 1000 and last.value < 10
    if last.value == 1000:
        return word.value < 1000
    if last.value >= 100:
        return word.value < 100
    return word.value < 10 and (last.value >= 20 or (last.value == 10 and lang is Lang.KK))


def _joins(between: str, last: _Word, lang: Lang) -> bool:
    if lang is Lang.EN and last.value >= 100 and between == " and ":
        return True
    return between in (" ", "  ") or (lang is Lang.EN and between == "-")


def _close(run: list[tuple[int, int, _Word]], lang: Lang) -> tuple[int, int, str]:
    total = current = 0
    for _, _, word in run:
        if word.value == 1000:
            total, current = total + (current or 1) * 1000, 0
        elif word.value == 100:
            current = (current or 1) * 100
        else:
            current += word.value
    last = run[-1][2]
    return run[0][0], run[-1][1], f"{total + current}{_ORDINAL[lang] if last.ordinal else last.tail}"


def _key(word: str) -> str:
    return word.lower().replace("ё", "е")


@cache
def _words(lang: Lang) -> tuple[dict[str, _Word], re.Pattern[str], re.Pattern[str] | None]:
    """The words of the language, the pattern that finds them, and one for numbers inside adjectives."""
    table: dict[str, Any] = yaml.safe_load(files("habeas.law").joinpath("numerals.yaml").read_text("utf-8"))[lang.value]
    words = {Lang.EN: _english, Lang.RU: _russian, Lang.KK: _kazakh}[lang](table)
    pattern = re.compile(rf"(?<!\w)(?:{_either(words)})(?!\w)", re.IGNORECASE)
    if "compound_heads" not in table:
        return words, pattern, None
    cardinals = {form: word for form, word in words.items() if not word.ordinal}
    tens = _either(form for form, word in cardinals.items() if 20 <= word.value <= 90)
    all_ = _either(form for form, word in cardinals.items() if word.value < 100)
    heads = "|".join(table["compound_heads"])
    return words, pattern, re.compile(rf"(?<!\w)({tens})?({all_})(?=(?:{heads})[а-яё])", re.IGNORECASE)


def _either(forms: Iterable[str]) -> str:
    return "|".join(form.replace("е", "[её]") for form in sorted(forms, key=lambda form: (-len(form), form)))


def _english(table: dict[str, Any]) -> dict[str, _Word]:
    words = {form: _Word(value) for form, value in table["cardinals"].items()}
    return words | {form: _Word(value, ordinal=True) for form, value in table["ordinals"].items()}


def _russian(table: dict[str, Any]) -> dict[str, _Word]:
    words = {_key(form): _Word(value) for value, forms in table["cardinals"].items() for form in forms}
    for value, stems in table["ordinals"].items():
        for stem in stems:
            words |= {stem + ending: _Word(value, ordinal=True) for ending in table["ordinal_endings"]}
    for value, forms in table["ordinals_in_full"].items():
        words |= {form: _Word(value, ordinal=True) for form in forms}
    return words


def _kazakh(table: dict[str, Any]) -> dict[str, _Word]:
    words: dict[str, _Word] = {}
    for value, forms in table["cardinals"].items():
        for form in forms:
            words |= {form + ending: _Word(value, ordinal=True) for ending in table["ordinal_endings"]}
            words |= {form + tail: _Word(value, tail=f"-{tail}") for tail in table["possessive_endings"]}
            words[form] = _Word(value)
    return words
