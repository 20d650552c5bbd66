"""Words of a question or an entry, in the form in which they are compared, and how two of them meet."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from habeas.base.span import Span
from habeas.evidence.registers.matching_lists import listed, listed_set, ordinals
from habeas.names.letters import APOSTROPHES, key_of, script_of
from habeas.names.meeting import ALIKE
from habeas.names.sounds import code_distance, is_slip, sound_code, starts_alike

WORD = re.compile(rf"[^\W\d_]+(?:[{re.escape(APOSTROPHES)}][^\W\d_]+)*|\d+")
"""A word: letters with apostrophes inside, or digits. A hyphen parts words."""

_ROMAN = re.compile(r"(?=[IVX])(?:X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_VALUE = {"I": 1, "V": 5, "X": 10}
_SHORTEST_STEM = 3
_SHORTEST_BENT = 4
"""Stems shorter than this meet only words that are written alike."""

_FUZZY_FROM = 5
"""Codes shorter than this are not taken for misspellings of each other; between two scripts, by one shorter."""


class Meets(StrEnum):
    """How a word of the question met a word of the entry.

    `equal`: the same letters, whatever their case, with ё as е and Kazakh letters as Russian typists write
    them. `transliteration`: the same sounds in two scripts. `inflection`: the same word in another case
    or number. `spelling`: a small difference of letters. `name`: two spellings or forms of one name.
    `initial`: an initial and the name it begins.
    """

    EQUAL = "equal"
    TRANSLITERATION = "transliteration"
    INFLECTION = "inflection"
    SPELLING = "spelling"
    NAME = "name"
    INITIAL = "initial"


LIKENESS = {Meets.EQUAL: 1.0, Meets.TRANSLITERATION: 0.98, Meets.INFLECTION: 0.95, Meets.INITIAL: 0.8}
"""How alike two words are that met so; a spelling and a name have a likeness of their own."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its place in its text; `small` is its key, `code` its sounds, `stem` the code without its ending.

    Of a number all three are the digits.
    """

    text: str
    span: Span
    small: str
    code: str
    stem: str
    number: bool

    @property
    def joining(self) -> bool:
        """Whether it only joins other words (a preposition, a conjunction, a pronoun)."""
        return self.small in listed_set("joining")


def words_of(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """The words of a text between two of its code points, in order; spans count from the text's beginning."""
    out: list[Word] = []
    for found in WORD.finditer(text, start, len(text) if end is None else end):
        word = word_of(found.group(), Span(found.start(), found.end()))
        out.append(_as_number(word, out[-1].small if out else "", text))
    return tuple(out)


def word_of(printed: str, span: Span) -> Word:
    """One word of a text in the form in which it is compared."""
    if printed.isdigit():
        digits = str(int(printed))
        return Word(printed, span, digits, digits, digits, True)
    bare = re.sub(rf"[{re.escape(APOSTROPHES)}]s$", "", printed)
    code = code_of(bare)
    return Word(printed, span, small_of(bare), code, stem_of(code), False)


def _as_number(word: Word, before: str, text: str) -> Word:
    """A Roman numeral, or the name of a number, beside a word for a part is the number."""
    if word.number:
        return word
    digits = None
    if _ROMAN.fullmatch(word.text) and (len(word.text) > 1 or before in listed_set("numbered")):
        digits = str(_roman(word.text))
    elif word.small in ordinals():
        after = WORD.search(text, word.span.end)
        beside = (before, small_of(after.group()) if after else "")
        digits = ordinals()[word.small] if any(one in listed_set("numbered") for one in beside) else None
    return word if digits is None else Word(word.text, word.span, digits, digits, digits, True)


def _roman(numeral: str) -> int:
    values = [_ROMAN_VALUE[letter] for letter in numeral]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)


@lru_cache(maxsize=131072)
def small_of(printed: str) -> str:
    """What words are looked up by: small letters, ё as е, Kazakh letters as Russian typists write them."""
    return key_of(printed)


@lru_cache(maxsize=131072)
def code_of(word: str) -> str:
    """The sounds of a word; where it has none of the known letters, its own small letters."""
    return sound_code(word) or word.lower()


@lru_cache(maxsize=131072)
def stem_of(code: str) -> str:
    """A code without its Russian ending, of three letters at least."""
    for ending in listed("endings_ru"):
        if len(code) - len(ending) >= _SHORTEST_STEM and code.endswith(ending):
            return code[: -len(ending)]
    return code


@lru_cache(maxsize=4096)
def kazakh_stems(code: str) -> frozenset[str]:
    """A code without its Kazakh endings, one after another: every stem that is left on the way."""
    out: set[str] = set()
    left = [code]
    while left:
        word = left.pop()
        for ending in listed("endings_kk"):
            if len(word) - len(ending) > _SHORTEST_STEM and word.endswith(ending):
                stem = word[: -len(ending)]
                if stem not in out:
                    out.add(stem)
                    left.append(stem)
    return frozenset(out)


def meet_words(asked: Word, printed: Word) -> tuple[Meets, float] | None:
    """How a word of the question meets a word of an entry, and how alike they are; None where they are two words.

    A number meets only the same number.
    """
    if asked.number or printed.number:
        return (Meets.EQUAL, 1.0) if asked.number and printed.number and asked.code == printed.code else None
    if asked.small == printed.small:
        return Meets.EQUAL, 1.0
    return meet_codes(asked.code, printed.code, script_of(asked.text) is script_of(printed.text))


@lru_cache(maxsize=131072)
def meet_codes(asked: str, printed: str, one_script: bool = True) -> tuple[Meets, float] | None:
    """How two codes of words meet; `one_script` says whether the words are written in one script."""
    if asked == printed:
        how = Meets.SPELLING if one_script else Meets.TRANSLITERATION
        return how, LIKENESS[Meets.TRANSLITERATION]
    first, second = stem_of(asked), stem_of(printed)
    bent = (first == second and len(first) >= _SHORTEST_STEM) or _bent_in_kazakh(asked, printed, second)
    if bent and min(len(asked), len(printed)) >= _SHORTEST_BENT - 1:
        return Meets.INFLECTION, LIKENESS[Meets.INFLECTION]
    if min(len(asked), len(printed)) < _FUZZY_FROM - (not one_script) or not starts_alike(asked, printed):
        return None
    alike = max(likeness_of_codes(asked, printed), likeness_of_codes(first, second) - 0.02)
    if (
        alike >= ALIKE
        or is_slip(asked, printed)
        or (min(len(first), len(second)) >= _FUZZY_FROM and is_slip(first, second))
    ):
        return Meets.SPELLING, round(min(0.94, max(alike, 0.8)), 4)
    return None


def _bent_in_kazakh(asked: str, printed: str, stem: str) -> bool:
    stems = kazakh_stems(asked)
    return printed in stems or (len(stem) >= _SHORTEST_BENT and stem in stems)


def likeness_of_codes(one: str, two: str) -> float:
    """How alike two codes are, 0 to 1."""
    first, second = sorted((one, two))
    if not first or not second:
        return 0.0
    return max(0.0, 1.0 - code_distance(first, second) * 2 / (len(first) + len(second)))
