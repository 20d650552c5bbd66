"""One character at a time: what it is for the folding, and which letter it folds to."""

import unicodedata
from enum import Enum
from functools import lru_cache

from habeas.evidence.archives.search import tables

APOSTROPHES = frozenset("'’ʼʹʻ‘`´′＇ʾʿˈ")
HYPHENS = frozenset("-‐‑¬⁃﹣－")
SOFT_HYPHEN = "\u00ad"

_CYRILLIC = tables.letters("cyrillic")
_LATIN = tables.letters("latin")
_AS_CYRILLIC = tables.letters("look_alikes", "cyrillic")
_AS_LATIN = tables.letters("look_alikes", "latin")


class Sort(Enum):
    """What a character is for the folding."""

    LETTER = "letter"
    FIGURE = "figure"
    APOSTROPHE = "apostrophe"
    HYPHEN = "hyphen"
    DROPPED = "dropped"
    SEPARATOR = "separator"


class Script(Enum):
    """The scripts that the folding tells apart."""

    CYRILLIC = "cyrillic"
    LATIN = "latin"
    OTHER = "other"


@lru_cache(maxsize=1 << 14)
def sort(char: str) -> Sort:
    """What a character is: marks and characters without width are dropped, what is no letter or figure separates."""
    if char in APOSTROPHES:
        return Sort.APOSTROPHE
    if char in HYPHENS:
        return Sort.HYPHEN
    category = unicodedata.category(char)
    if category in {"Mn", "Me", "Cf"}:
        return Sort.DROPPED
    styled = unicodedata.normalize("NFKC", char)
    if category[0] in "LN" or category == "Mc":
        if "\u2044" in styled:
            return Sort.SEPARATOR
        return Sort.LETTER if category[0] in "LM" else Sort.FIGURE
    if styled != char and len(styled) == 1 and styled.isalpha():
        return Sort.LETTER
    return Sort.SEPARATOR


@lru_cache(maxsize=1 << 14)
def forms(char: str) -> str:
    """The letters and figures a character stands for (`ﬁ` gives `fi`), with their case; what separates is left out."""
    return "".join(c for c in unicodedata.normalize("NFKC", char) if sort(c) in {Sort.LETTER, Sort.FIGURE})


@lru_cache(maxsize=1 << 14)
def script(char: str) -> Script:
    """The script of one letter."""
    if char < "\u0250":
        return Script.LATIN if char.isalpha() else Script.OTHER
    if "\u0400" <= char < "\u0530":
        return Script.CYRILLIC
    name = unicodedata.name(char, "")
    if name.startswith("LATIN "):
        return Script.LATIN
    return Script.CYRILLIC if name.startswith("CYRILLIC ") else Script.OTHER


def plain(char: str) -> str:
    """A letter without its accents: `é` gives `e`. What is more than a letter with marks stays as it is."""
    parts = unicodedata.normalize("NFD", char)
    return parts[0] if all(sort(mark) is Sort.DROPPED for mark in parts[1:]) else char


@lru_cache(maxsize=1 << 14)
def folded_letter(char: str) -> str:
    """What one letter folds to, in small letters: one letter as a rule, more for `ß`, none for a lone mark."""
    return "".join(_folded(small) for small in char.casefold() if sort(small) is not Sort.DROPPED)


def _folded(small: str) -> str:
    if small in _CYRILLIC:
        return _CYRILLIC[small]
    if small in _LATIN:
        return _LATIN[small]
    bare = plain(small)
    return _CYRILLIC.get(bare) or _LATIN.get(bare) or bare


@lru_cache(maxsize=1 << 14)
def look_alike(char: str, wanted: Script) -> str | None:
    """The letter of the wanted script that this letter of the other one looks like, or None."""
    table = _AS_CYRILLIC if wanted is Script.CYRILLIC else _AS_LATIN
    return table.get(char) or table.get(plain(char))
