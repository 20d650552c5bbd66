"""Two readings of the same page compared without what extractors disagree about.

White space, hyphens inside and at the end of words, soft hyphens, typographic variants of quotation
marks, dashes and apostrophes, and compatibility forms (the ligature "fi") are folded away. Letters keep
their case, and hyphens beside figures stay: "5-7" is not "57".
"""

import re
import unicodedata
from array import array
from dataclasses import dataclass

from habeas.base.span import Span

_DROPPED = re.compile("[\\s\u00ad\u200b-\u200d\u2060\ufeff\u0002\ufffe]")
_HYPHEN = "-"
_VARIANTS = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "ʼ": "'", "`": "'"}
    | dict.fromkeys("‐‑‒–—―−", _HYPHEN)
)


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text; `places[i]` is where its code point `i` stands in the text it was made from."""

    text: str
    places: array[int]

    def span(self, start: int, end: int) -> Span:
        """The span, in the text it was made from, of the folded code points `[start, end)`."""
        return Span(self.places[start], self.places[end - 1] + 1)


def fold(text: str) -> Folded:
    """The folded form of a text, with the place of every code point in it."""
    kept: list[str] = []
    places: array[int] = array("L")
    for place, char in enumerate(text):
        if _DROPPED.match(char):
            continue
        for part in unicodedata.normalize("NFKC", char).translate(_VARIANTS):
            kept.append(part)
            places.append(place)
    return _without_word_hyphens("".join(kept), places)


def _without_word_hyphens(text: str, places: "array[int]") -> Folded:
    """Hyphens with a letter on both sides taken out: extractors keep or drop them at a line's end."""
    out = [
        index
        for index in range(1, len(text) - 1)
        if text[index] == _HYPHEN and text[index - 1].isalpha() and text[index + 1].isalpha()
    ]
    if not out:
        return Folded(text, places)
    gone = set(out)
    left = [index for index in range(len(text)) if index not in gone]
    return Folded("".join(text[index] for index in left), array("L", (places[index] for index in left)))
