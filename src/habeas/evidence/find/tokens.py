"""The words of a text as a search sees them, each with its place.

A word is a run of letters and digits. Case, ё beside е, soft hyphens, stress marks, ligatures and look-alike
letters of the other alphabet make no difference; a hyphen at the end of a line is taken for a broken word.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from anyascii import anyascii

from habeas.base.span import Span
from habeas.names.letters import KAZAKH_LETTERS, one_script

_INSIDE = "\u00ad\u200b-\u200d\u2060\u0300-\u036f"
_WORD = re.compile(rf"[^\W_](?:[{_INSIDE}]*[^\W_]|[-‐]\n[ \t]*(?=[^\W\d_])[^\W_])*")
_MENDED = re.compile(rf"[{_INSIDE}]|[-‐]\n[ \t]*")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_KAZAKH = re.compile(f"[{''.join(sorted(KAZAKH_LETTERS))}]")
_AS_RUSSIAN = str.maketrans("әғқңөұүһі", "агкноуухи")
LONGEST = 64
"""Code points of a word that are kept; what is longer is no word and is found by its beginning."""


def tokens(text: str) -> Iterator[tuple[str, Span]]:
    """Each word in the form it is found by, and its span in code points of `text`; none for text without letters."""
    for found in _WORD.finditer(text):
        yield term_of(found.group()), Span(*found.span())


def terms(text: str) -> list[str]:
    """The words of a text without their places."""
    return [term_of(found) for found in _WORD.findall(text)]


@lru_cache(maxsize=1 << 18)
def term_of(printed: str) -> str:
    """One printed word in the form it is found by: small letters, ё as е, one alphabet, at most `LONGEST` long."""
    whole = printed if printed.isalnum() else _MENDED.sub("", printed)
    if not whole.isascii():
        whole = unicodedata.normalize("NFKC", whole)
        whole = _MENDED.sub("", unicodedata.normalize("NFKC", one_script(whole).casefold())).replace("ё", "е")
    return whole.casefold()[:LONGEST]


def plain(term: str) -> str:
    """`term` as somebody types it who has not its letters: Kazakh letters as Russian ones, Latin without marks.

    A Cyrillic term keeps its length and the places of its letters.
    """
    if term.isascii():
        return term
    return anyascii(term).lower() if is_latin(term) else term.translate(_AS_RUSSIAN)


def is_latin(term: str) -> bool:
    """Whether the word has no Cyrillic letter; a word of another writing is found as it sounds in Latin letters."""
    return term.isascii() or _CYRILLIC.search(term) is None


def has_kazakh_letters(term: str) -> bool:
    """Whether the word has a letter that Kazakh Cyrillic has and Russian has not."""
    return _KAZAKH.search(term) is not None
