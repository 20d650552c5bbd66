"""Misreadings of recognised words (OCR) that can be undone without doubt.

Letters of one script that look like those of the other, where a word has both; figures among the
letters of a word and letters among the figures of a number; "rn" for "m" and their like; marks that
are specks. A word is changed only into one that a word list has, or into one that looks exactly the
same; a number keeps every figure it has, and a capitalised word, which may be a name, every letter that
is not a look-alike. Russian letters that are taken for each other are left: too many words differ by one.
"""

import re
from collections.abc import Iterable, Iterator

from habeas.base.span import Span
from habeas.evidence.text.edits import Edit
from habeas.evidence.text.lexicon import in_dictionary, zipf

_LATIN = "ABCEHKMOPTXYaceopxyi"
_CYRILLIC = "АВСЕНКМОРТХУасеорхуі"
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)
"""Letters that are drawn alike in both scripts."""

_TOKEN = re.compile(r"\S+")
_LETTERS = re.compile(r"[^\W_]{3,}")
_ANY_LATIN = re.compile("[A-Za-z]")
_ANY_CYRILLIC = re.compile("[\u0400-\u04ff]")
_ROMAN = re.compile(r"[IVXLCDMІХСМ]{1,7}(?![A-Za-z])")
_SPECK = re.compile(r"[|¦~_^`·°¬\\]{1,3}")
_NUMBER_LIKE = re.compile(r"\d[\dОоOoЗзlI|]*\d")
_FIGURES = {"О": "0", "о": "0", "O": "0", "o": "0", "З": "3", "з": "3", "l": "1", "I": "1", "|": "1"}
_FIGURE_IN_WORD = re.compile(r"(?<=[^\W\d_])[013](?=[^\W\d_])")
_AS_LETTER = {"0": ("о", "o"), "1": ("і", "l"), "3": ("з", None)}
"""What a figure among Cyrillic letters is, and what among Latin ones."""
_STROKES = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("m", "rn"), ("li", "h"), ("ii", "u"))
_USUAL = 3.5
"""Least zipf frequency of a word that a misread one is taken for."""


def misread(text: str, recognised: Iterable[Span]) -> Iterator[Edit]:
    """The edits that undo misreadings inside the recognised spans, in order of places; none where in doubt."""
    done = 0
    for span in sorted(recognised):
        for token in _TOKEN.finditer(text, max(done, span.start), span.end):
            yield from _in_token(token.group(), token.start(), text)
            done = token.end()


def _in_token(token: str, at: int, text: str) -> Iterator[Edit]:
    if _SPECK.fullmatch(token):
        if _alone(text, at, at + len(token)):
            yield Edit(at, at + len(token), "", "ocr-speck")
        return
    for number in _NUMBER_LIKE.finditer(token):
        if not number.group().isdecimal() and not _in_word(token, number):
            yield from _figures(number, at)
    for word in _LETTERS.finditer(token):
        made = _word(word.group())
        if made is not None:
            yield Edit(at + word.start(), at + word.end(), *made)


def _alone(text: str, start: int, end: int) -> bool:
    """Whether white space, or nothing, stands on both sides."""
    return (start == 0 or text[start - 1].isspace()) and (end == len(text) or text[end].isspace())


def _in_word(token: str, number: re.Match[str]) -> bool:
    """Whether the figures stand beside other letters: a code or a number plate, which nobody can prove."""
    beside = token[max(0, number.start() - 1) : number.start()] + token[number.end() : number.end() + 1]
    return any(char.isalnum() for char in beside)


def _figures(number: re.Match[str], at: int) -> Iterator[Edit]:
    """Letters between the figures of a number; its own figures stay, whatever they are."""
    text = number.group()
    if sum(char.isdecimal() for char in text) < 2:
        return
    for place, char in enumerate(text, at + number.start()):
        if char in _FIGURES:
            yield Edit(place, place + 1, _FIGURES[char], "ocr-figure")


def _word(word: str) -> tuple[str, str] | None:
    """What the word is read as, and why; None where it stays."""
    if any(char.isdecimal() for char in word):
        return _with_figures(word)
    if _ANY_LATIN.search(word) and _ANY_CYRILLIC.search(word):
        made = _one_script(word)
        return None if made is None else (made, "look-alike")
    if word.isascii():
        return _english(word)
    return None


def _one_script(word: str) -> str | None:
    """The word with its look-alikes in one script; None where a letter is no look-alike, or both ways are open."""
    if _ROMAN.match(word):
        return None
    latin = len(_ANY_LATIN.findall(word))
    cyrillic = len(_ANY_CYRILLIC.findall(word))
    made = word.translate(_TO_CYRILLIC if cyrillic > latin else _TO_LATIN)
    mixed = _ANY_LATIN.search(made) and _ANY_CYRILLIC.search(made)
    return None if cyrillic == latin or mixed else made


def _with_figures(word: str) -> tuple[str, str] | None:
    """A word with one figure between its letters, where that makes a word of the lists."""
    if sum(char.isdecimal() for char in word) != 1 or _FIGURE_IN_WORD.search(word) is None:
        return None
    cyrillic = _ANY_CYRILLIC.search(word) is not None
    if cyrillic and _ANY_LATIN.search(word):
        return None
    figure = next(char for char in word if char.isdecimal())
    letter = _AS_LETTER[figure][0 if cyrillic else 1]
    if letter is None:
        return None
    made = word.replace(figure, letter.upper() if word.isupper() else letter)
    known = in_dictionary(made) if cyrillic else zipf(made) >= _USUAL
    return (made, "ocr-letter") if known else None


def _english(word: str) -> tuple[str, str] | None:
    """Strokes read as other letters, where one way alone makes a usual word; capitalised words stay."""
    if word[0] == "I" and word[1:].islower() and zipf(word) == 0.0 and zipf("l" + word[1:]) >= _USUAL:
        return "l" + word[1:], "ocr-strokes"
    if not word.islower() or zipf(word) > 0.0 or len(word) < 5:
        return None
    found = {
        made
        for strokes, letter in _STROKES
        for match in re.finditer(strokes, word)
        if zipf(made := word[: match.start()] + letter + word[match.end() :]) >= _USUAL
    }
    return (found.pop(), "ocr-strokes") if len(found) == 1 else None
