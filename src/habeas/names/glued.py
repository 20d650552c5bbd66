"""Words that lost the space between them, parted where a list of words shows the seam."""

import re
from functools import lru_cache

from wordfreq import zipf_frequency

from habeas.base.language import Lang

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


def _pieces(word: str, lang: Lang) -> list[str]:
    if _ONE_WORD.match(word) or "-" in word:
        return [word]
    halves = _SEAM.sub(" ", word).split()
    if len(halves) > 1 or lang is Lang.KK:
        return halves
    return _by_frequency(word, lang.value)


@lru_cache(maxsize=4096)
def _by_frequency(word: str, lang: str) -> list[str]:
    if len(word) < 7 or not word.isalpha() or zipf_frequency(word, lang) >= _UNKNOWN:
        return [word]
    best: tuple[float, list[str]] = (_COMMON, [word])
    for place in range(2, len(word) - 1):
        left, right = word[:place], word[place:]
        weight = min(zipf_frequency(left, lang), zipf_frequency(right, lang))
        if len(left) < 4 and len(right) < 4:
            continue
        if min(len(left), len(right)) < 4:
            weight -= 1.5
        if weight > best[0]:
            best = (weight, [left, right])
    return best[1]
