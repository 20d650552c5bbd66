"""Which single-byte encoding bytes without a declaration are in, for Russian, Kazakh and Western text.

charset-normalizer (MIT) proposes; every candidate is then read and judged by the letters that come
out: text in the right encoding has words of one case pattern and of the usual letters of Russian or
Kazakh, text in the wrong one has symbols inside words and capitals after small letters.
"""

import math
import re
from functools import lru_cache

CANDIDATES = ("cp1251", "koi8-r", "cp866", "ptcp154", "kz1048", "mac-cyrillic", "iso8859-5", "cp1252")
"""What is tried even when charset-normalizer proposes something else; earlier wins a tie."""

_SAMPLE = 1 << 16
_USUAL = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё"
"""Russian letters from the most to the least frequent (Russian National Corpus order)."""
_KAZAKH = "әғқңөұүһі"
_WEIGHT = {letter: math.log(len(_USUAL) / (rank + 1)) for rank, letter in enumerate(_USUAL)} | dict.fromkeys(
    _KAZAKH, 1.0
)
_PUNCTUATION = frozenset("«»“”„‘’–—…№§\xa0•·°©™£€¥¢")
_CASE_BREAK = re.compile(r"[а-яёәғқңөұүһі][А-ЯЁӘҒҚҢӨҰҮҺІ]")
_BROKEN_WORD = re.compile(r"(?:\w[^\w\s.,;:!?'’\-–—/()«»\"“”…]\w)")
_MIXED = re.compile(r"[A-Za-z][А-яЁёӘ-ӿ]|[А-яЁёӘ-ӿ][A-Za-z]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_CYRILLIC_WORD = re.compile("[\u0400-\u04ff]{2}")
_LONE_KAZAKH = re.compile("(?<![\u0400-\u04ff])[әғқңөұүһіӘҒҚҢӨҰҮҺІ](?![\u0400-\u04ff])")
"""No word of Kazakh is one of these letters alone; a currency sign in the wrong encoding looks so."""
_ABOVE = re.compile(r"[^\x00-\x7f]")
_LATIN = frozenset("àâäáãåçéèêëíìîïñóòôöõúùûüýÿßæœøÀÂÄÁÇÉÈÊËÍÎÏÑÓÔÖÚÜŠšŽž")


def guess(data: bytes) -> str:
    """The encoding whose reading looks most like text, by Python's codec name."""
    from charset_normalizer import from_bytes  # noqa: PLC0415  (it loads long, and most texts say what they are)

    sample = data[:_SAMPLE]
    proposed = from_bytes(sample).best()
    extra = () if proposed is None or proposed.encoding in CANDIDATES else (proposed.encoding,)
    scored = [
        (likeness(sample.decode(name, errors="replace")), -order, name)
        for order, name in enumerate((*CANDIDATES, *extra))
    ]
    best: tuple[float, int, str] = max(scored)
    return best[2]


def likeness(text: str) -> float:
    """How much the characters above ASCII look like text, per such character; no unit, higher is better."""
    above = _ABOVE.findall(text)
    if not above:
        return 0.0
    total = sum(map(_character, above))
    total -= 3.0 * len(_CASE_BREAK.findall(text))
    if _CYRILLIC.search(text) and not _CYRILLIC_WORD.search(text):
        return -2.0
    total -= 3.0 * len(_LONE_KAZAKH.findall(text))
    total -= 2.0 * len(_BROKEN_WORD.findall(text))
    total -= 1.0 * len(_MIXED.findall(text))
    return total / len(above)


@lru_cache(maxsize=1 << 12)
def _character(char: str) -> float:
    small = char.lower()
    if small in _WEIGHT:
        return _WEIGHT[small]
    if char in _PUNCTUATION:
        return 0.3
    if char in _LATIN:
        return 0.4
    return -2.0
