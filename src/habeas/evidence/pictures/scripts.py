"""Words whose letters are drawn alike in Latin and Cyrillic: the script is that of the words they stand among.

The recogniser looks at such a word by itself, and takes КЕНТАУ for the Latin KEHTAY as readily as not.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from habeas.evidence.pictures.tesseract import Word

_LATIN = "ABCEHKMOPTXYaceopxy"
_CYRILLIC = "АВСЕНКМОРТХУасеорху"
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_ALIKE = frozenset(_LATIN)
_ROMAN = re.compile("[CMX]+")
_SHORTEST = 2
_MOSTLY = 4


def in_one_script(paragraphs: Sequence[Sequence[Sequence[Word]]]) -> list[list[list[Word]]]:
    """Paragraphs of lines of a page, each Latin word of look-alikes made Cyrillic where its line, or else the page, is.

    A line with a word that is surely Latin stays as it is, and so do words of one letter, those with figures, and
    what may be a Roman numeral.
    """
    page = _mostly_cyrillic(word.text for lines in paragraphs for line in lines for word in line)
    return [[_line(line, page=page) for line in lines] for lines in paragraphs]


def _line(line: Sequence[Word], *, page: bool) -> list[Word]:
    if any(_latin(word.text) for word in line):
        return list(line)
    cyrillic = page or any(_cyrillic(word.text) for word in line)
    return [
        replace(word, text=word.text.translate(_TO_CYRILLIC)) if cyrillic and _open(word.text) else word
        for word in line
    ]


def _open(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    plain = len(letters) >= _SHORTEST and not any(char.isdecimal() for char in text)
    return plain and _ALIKE.issuperset(letters) and _ROMAN.fullmatch("".join(letters)) is None


def _latin(text: str) -> bool:
    """Whether a word has a letter that only Latin has, among others."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) >= _SHORTEST and all(char.isascii() for char in letters) and not _ALIKE.issuperset(letters)


def _cyrillic(text: str) -> bool:
    return any(_only_cyrillic(char) for char in text)


def _only_cyrillic(char: str) -> bool:
    return "\u0400" <= char <= "\u052f" and char not in _CYRILLIC


def _mostly_cyrillic(texts: Iterable[str]) -> bool:
    """Told by letters that only one of the two scripts has, so that nothing that was decided tells of the rest."""
    letters = [char for text in texts for char in text if char.isalpha()]
    latin = sum(char.isascii() and char not in _ALIKE for char in letters)
    return sum(map(_only_cyrillic, letters)) > _MOSTLY * latin
