"""Letters of names: which script a word is in, look-alike letters, case, and look-up keys."""

import re
import unicodedata
from enum import StrEnum

_TO_CYRILLIC = str.maketrans("ABCEHIKMOPTXYËabceikmoptxyhë", "АВСЕНІКМОРТХУЁавсеікмортхуһё")
_TO_LATIN = str.maketrans("АВСЕНІКМОРТХУЁавсеікмортхунһё", "ABCEHIKMOPTXYËabceikmoptxyhhë")
_KAZAKH_AS_RUSSIAN = str.maketrans("әғқңөұүһіё", "агкноуухие")
KAZAKH_LETTERS = frozenset("әғқңөұүһі")
"""The nine letters Kazakh Cyrillic has and Russian has not, small."""

APOSTROPHES = "'’ʼ`´‘ʻ"
"""What is printed as an apostrophe, or for a soft sign, inside a name."""

HYPHENS = "-‐‑–"
"""What is printed as a hyphen inside a name."""

WORD = re.compile(rf"[^\W\d_]+(?:[{re.escape(APOSTROPHES + HYPHENS)}][^\W\d_]+)*")
"""A word of a name: letters, with apostrophes or hyphens inside it."""


class Script(StrEnum):
    """The writing of a name. `mixed` is more than one, `other` neither Cyrillic nor Latin."""

    CYRILLIC = "cyrillic"
    LATIN = "latin"
    OTHER = "other"
    MIXED = "mixed"


def script_of(text: str) -> Script:
    """The script of the letters of `text`; `other` also where it has no letters."""
    if text.isascii():
        return Script.LATIN if any(map(str.isalpha, text)) else Script.OTHER
    seen = {_script_of_letter(letter) for letter in text if letter.isalpha()}
    if len(seen) == 1:
        return seen.pop()
    return Script.MIXED if seen else Script.OTHER


def _script_of_letter(letter: str) -> Script:
    if "Ѐ" <= letter <= "ԯ":
        return Script.CYRILLIC
    return Script.LATIN if letter.isascii() or unicodedata.name(letter, "").startswith("LATIN") else Script.OTHER


def one_script(word: str) -> str:
    """`word` with look-alike letters of the other script put right, in NFC.

    A Latin `i` typed in a Cyrillic word becomes the Kazakh `і`; Cyrillic letters in a mostly Latin
    word become Latin. A word that stays mixed after that is returned as it was.
    """
    word = unicodedata.normalize("NFC", word)
    if script_of(word) is not Script.MIXED:
        return word
    counts = [_script_of_letter(letter) for letter in word if letter.isalpha()]
    cyrillic, latin = counts.count(Script.CYRILLIC), counts.count(Script.LATIN)
    mended = word.translate(_TO_CYRILLIC if cyrillic >= latin else _TO_LATIN)
    return mended if script_of(mended) is not Script.MIXED else word


def key_of(word: str) -> str:
    """What a word is looked up by: small letters, Kazakh letters and ё as Russian typists write them."""
    return one_script(word).lower().translate(_KAZAKH_AS_RUSSIAN)


def capitalised(word: str) -> str:
    """`word` as a name is written: a capital first and after each hyphen and apostrophe, else small.

    After an apostrophe the capital is given only where what stands before it is a single letter
    (O'Neil, not Aliʼev), because elsewhere it is a soft sign.
    """
    out: list[str] = []
    start = True
    for place, letter in enumerate(word):
        out.append(letter.upper() if start and len(letter.upper()) == 1 else letter.lower())
        start = letter in HYPHENS or (letter in APOSTROPHES and place == 1)
    return unicodedata.normalize("NFC", "".join(out))


def cased_like(small: str, like: str) -> str:
    """`small`, written in small letters, with the capitals of the form it was made from, half by half at hyphens."""
    if small == like.lower():
        return like
    pieces, patterns = small.split("-"), like.split("-")
    if len(pieces) != len(patterns):
        return capitalised(small)
    return "-".join(_piece_like(piece, pattern) for piece, pattern in zip(pieces, patterns, strict=True))


def _piece_like(small: str, like: str) -> str:
    if len(like) > 1 and like.isupper():
        return small.upper()
    return "".join(
        letter.upper() if like[place : place + 1].isupper() else letter for place, letter in enumerate(small)
    )
