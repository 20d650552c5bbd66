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

_RUN = re.compile("[^\\s\u00ad\u200b-\u200d\u2060\ufeff\u0002\ufffe]+")
_HYPHEN = "-"
_WORD_HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
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
    for run in _RUN.finditer(text):
        piece = run.group()
        if unicodedata.is_normalized("NFKC", piece):
            kept.append(piece.translate(_VARIANTS))
            places.extend(range(run.start(), run.end()))
            continue
        for place, char in enumerate(piece, run.start()):
            parts = unicodedata.normalize("NFKC", char).translate(_VARIANTS)
            kept.append(parts)
            places.extend([place] * len(parts))
    return _without_word_hyphens("".join(kept), places)


def _without_word_hyphens(text: str, places: "array[int]") -> Folded:
    """Hyphens with a letter on both sides taken out: extractors keep or drop them at a line's end."""
    kept: list[str] = []
    left: array[int] = array("L")
    done = 0
    for hyphen in _WORD_HYPHEN.finditer(text):
        kept.append(text[done : hyphen.start()])
        left.extend(places[done : hyphen.start()])
        done = hyphen.end()
    kept.append(text[done:])
    left.extend(places[done:])
    return Folded("".join(kept), left)
