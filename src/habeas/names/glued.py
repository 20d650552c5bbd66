"""Words that lost the space between them, parted where a list of words shows the seam."""

import re
from functools import lru_cache

from habeas.base.language import Lang
from habeas.names.endings import is_firm_surname
from habeas.names.given import sounds_like_given_name
from habeas.names.words import words

_SEAM = re.compile(r"(?<=[а-яёәғқңөұүһіa-z]{2})(?=[А-ЯЁӘҒҚҢӨҰҮҺІA-Z][а-яёәғқңөұүһіa-z])")
_COMMON = 3.5
"""Zipf frequency (base-10 logarithm of uses in a thousand million words) of a word common enough to be a half."""

_UNKNOWN = 1.5
"""Zipf frequency below which a word as printed is taken to be no word."""

_ONE_WORD = re.compile(r"Ma?c[A-Z]|[A-Z]{2,}|.*\d")


def parted(text: str, lang: Lang) -> str:
    """`text` with glued words parted: at a change of case, and where two common words make one unknown.

    Frequencies are known for English and Russian only; Kazakh words are parted at a change of case.
    """
    return " ".join(piece for word in text.split() for piece in _pieces(word, lang))


def without_glued_word(word: str) -> str:
    """A Latin name without the common English word glued to its end (`Yerzhanwas`); as it is when none is there.

    Only where what remains is a given name or ends as surnames do, and the whole is no known word.
    """
    small = word.lower()
    for glued in sorted(words("glued_after_en"), key=len, reverse=True):
        name = word[: -len(glued)]
        if len(name) < 4 or not small.endswith(glued) or _zipf(small, "en") >= _UNKNOWN:
            continue
        if sounds_like_given_name(name) or is_firm_surname(name):
            return name
    return word


def _pieces(word: str, lang: Lang) -> list[str]:
    if _ONE_WORD.match(word) or "-" in word:
        return [word]
    halves = _SEAM.sub(" ", word).split()
    if len(halves) > 1:
        known = max(_zipf(word, "en"), _zipf(word, "ru")) >= _UNKNOWN
        return [word] if known else halves
    if lang is Lang.KK:
        return halves
    return _by_frequency(word, lang.value)


@lru_cache(maxsize=4096)
def _by_frequency(word: str, lang: str) -> list[str]:
    if len(word) < 7 or not word.isalpha() or _zipf(word, lang) >= _UNKNOWN:
        return [word]
    best: tuple[float, list[str]] = (_COMMON, [word])
    for place in range(2, len(word) - 1):
        left, right = word[:place], word[place:]
        weight = min(_zipf(left, lang), _zipf(right, lang))
        if len(left) < 4 and len(right) < 4:
            continue
        if min(len(left), len(right)) < 4:
            weight -= 1.5
        if weight > best[0]:
            best = (weight, [left, right])
    return best[1]


def _zipf(word: str, lang: str) -> float:
    from wordfreq import zipf_frequency  # noqa: PLC0415  (slow to import, and few words need it)

    return zipf_frequency(word, lang)
