"""How common a word is, from two lists made from the web and one dictionary.

wordfreq (Apache-2.0, data CC BY-SA) for English and Russian; the OpenCorpora dictionary in rumorph
(CC BY-SA) for the rarer forms of Russian words. There is no list of Kazakh words among the
dependencies, so Kazakh words are never known here.
"""

import math
import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rumorph import Analyzer

_CYRILLIC = re.compile("[\u0400-\u04ff]")
_ENDINGS = (
    "s",
    "es",
    "ed",
    "d",
    "ing",
    "ly",
    "er",
    "ers",
    "or",
    "ist",
    "ists",
    "ism",
    "ness",
    "less",
    "able",
    "al",
    "like",
)


@lru_cache(maxsize=1 << 16)
def zipf(word: str) -> float:
    """Log10 of how often the word comes in a billion words of its script's language; 0.0 when it is not listed.

    English for Latin letters, Russian for Cyrillic. The commonest words have 7 to 8, a rare one 2.
    """
    share = _frequencies("ru" if _CYRILLIC.search(word) else "en").get(word.lower().replace("ё", "е"), 0.0)
    return max(0.0, math.log10(share) + 9.0) if share > 0.0 else 0.0


@lru_cache(maxsize=1 << 16)
def is_word(word: str) -> bool:
    """Whether this is a word somebody listed, or a regular form of an English one.

    The frequency lists hold common mistypings too, so a word may be two that are often glued.
    """
    small = word.lower()
    if zipf(small) > 0.0:
        return True
    return in_dictionary(word) or any(
        small.endswith(end) and zipf(small.removesuffix(end)) >= 2.0 for end in _ENDINGS if len(small) > len(end) + 3
    )


@lru_cache(maxsize=1 << 16)
def in_dictionary(word: str) -> bool:
    """Whether this is a form of a word in the Russian dictionary; False for anything not in Cyrillic."""
    return _CYRILLIC.search(word) is not None and _russian().is_known(word.lower())


@cache
def _frequencies(lang: str) -> dict[str, float]:
    from wordfreq import get_frequency_dict  # noqa: PLC0415  (slow, and only rare questions need it)

    return get_frequency_dict(lang, "best")


@cache
def _russian() -> "Analyzer":
    from rumorph import Analyzer  # noqa: PLC0415  (as above)

    return Analyzer()
