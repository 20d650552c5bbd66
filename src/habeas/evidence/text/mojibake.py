"""Text that was read in the wrong encoding, read anew in the right one.

ftfy (Apache-2.0) undoes UTF-8 taken for a single-byte encoding, however often that was done, for
Western encodings and Windows-1251. What it leaves are single-byte encodings taken for each other, which
no rule of form gives away: here each line is tried in the encodings of our languages, and a reading of
it counts only where its letters are much likelier and its words are Russian or Kazakh.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import ftfy
import ftfy.bad_codecs  # the codecs "sloppy-windows-…", which give every byte a character

from habeas.base.language import Lang
from habeas.evidence.text.edits import Edit
from habeas.evidence.text.encodings import likeness
from habeas.evidence.text.language import language_of
from habeas.evidence.text.lexicon import is_word

WHY = "mojibake"

_SUSPECT = re.compile("[ÃÂâÐÑРСвЎþÿ]")
_TAKEN_FOR = ("latin-1", "sloppy-windows-1252", "sloppy-windows-1251", "koi8-r", "cp866", "mac-cyrillic")
"""What a program may have taken the bytes for."""
_WAS = ("cp1251", "koi8-r", "cp866", "mac-cyrillic", "kz1048", "ptcp154", "iso8859-5", "utf-8")
"""What they were."""
_CHAINS = tuple(
    (taken, was)
    for taken in _TAKEN_FOR
    for was in _WAS
    if taken.removeprefix("sloppy-windows-") != was.removeprefix("cp")
)
_WORD = re.compile(r"[^\W\d_]{3,}")
_FORMED = re.compile(r"[^\W\d_A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]+|[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ](?:[a-zа-яёәғқңөұүһі]+|[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]+)")
_OURS = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯәғқңөұүһіӘҒҚҢӨҰҮҺІ")
_MARKS = frozenset("’“”„«»№§…–—•€\xa0\xad")
"""Marks that sound text has beside its letters."""
_FOREIGN = re.compile(
    "["
    + "".join(
        re.escape(char)
        for char in sorted(
            {char for name in _TAKEN_FOR for char in bytes(range(128, 256)).decode(name)} - _OURS - _MARKS
        )
    )
    + "]"
)
"""What the upper halves of the encodings hold beside the letters of Russian and Kazakh and usual marks."""
_MISPLACED = re.compile(
    r"(?<=[^\W\d_])[•§№«„](?=[^\W\d_])|(?<=[^\W\d_])€|[…»](?=[^\W\d_])|(?:(?<=\s)|^)—(?=[^\W\d_])|"
    r"(?<=[A-Za-z])[\u0400-\u04ff]|(?<=[\u0400-\u04ff])[A-Za-z]"
)
"""Marks where no mark is written, and letters of two scripts in one word."""
_LEAST_LETTERS = 16
"""Shorter lines take the reading that was found for longer ones of the same text."""
_KAZAKH = frozenset("әғқңөұүһі")
_LEAST_KAZAKH = 3
"""Letters of other Cyrillic alphabets can become one or two of these by chance."""
_GAIN = 0.5
"""How much better a reading must be, on the scale of :func:`_quality` (sound text has 2 to 4)."""
_CLEARED_GAIN = 0.1
_SOUND = 1.9
_LEAST_LIKENESS = 1.0
"""Of sound lines of forty letters 99 % have more."""
_MOST = 4000
"""Code points of a line that are judged."""


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str


def utf8_misread(text: str) -> Iterator[Edit]:
    """Lines that ftfy reads better, word by word where the words can be matched, else as a whole."""
    for line in _lines(text):
        if _SUSPECT.search(line.text):
            fixed = ftfy.fix_encoding(line.text)
            if fixed != line.text and "\n" not in fixed and _flaws(fixed) * 2 <= _flaws(line.text):
                yield from _changed(line, fixed)


def single_byte_misread(text: str) -> Iterator[Edit]:
    """Lines in one single-byte encoding that were taken for another, word by word; in order, none where in doubt."""
    lines = [line for line in _lines(text) if _odd(line.text)]
    found = {line.start: chain for line in lines if (chain := _chain(line.text)) is not None}
    if not found:
        return
    usual = Counter(found.values()).most_common(1)[0][0]
    for line in lines:
        chain = found.get(line.start)
        if chain is None and _letters(line.text) < _LEAST_LETTERS and _better(line.text, usual):
            chain = usual
        if chain is not None:
            yield from _changed(line, _read_as(line.text, *chain))


def _lines(text: str) -> Iterator[_Line]:
    start = 0
    for line in text.split("\n"):
        yield _Line(start, line)
        start += len(line) + 1


def _letters(text: str) -> int:
    return sum(char > "\x7f" for char in text)


def _odd(line: str) -> bool:
    """Whether a line is unlike sound text: strange characters, capitals within words, letters that seldom come."""
    if line.isascii():
        return False
    sample = line[:_MOST]
    if _flaws(sample):
        return True
    return _malformed(_WORD.findall(sample)) > 0.0 or likeness(sample) < _LEAST_LIKENESS


def _malformed(words: list[str]) -> float:
    return sum(_FORMED.fullmatch(word) is None for word in words) / len(words) if words else 0.0


def _quality(line: str) -> float:
    """How much this looks like a line of Russian or Kazakh: its letters, the form of its words, the known ones."""
    words = _WORD.findall(line)
    known = sum(is_word(word) for word in words) / len(words) if words else 0.0
    return likeness(line) - 2.0 * _malformed(words) + 2.0 * known


def _chain(line: str) -> tuple[str, str] | None:
    """What the line was taken for and what it was; None where it is sound, or nothing is clearly better."""
    sample = line[:_MOST]
    if _letters(sample) < _LEAST_LETTERS or _letters(sample) * 2 < sum(char.isalpha() for char in sample):
        return None
    tried = {chain: made for chain in _CHAINS if (made := _read_as(sample, *chain)) != sample}
    likely = sorted(tried, key=lambda chain: likeness(tried[chain]), reverse=True)[:6]
    better = (chain for chain in likely if _gains(sample, tried[chain]) and _is_ours(tried[chain]))
    return max(better, key=lambda chain: _quality(tried[chain]), default=None)


def _is_ours(line: str) -> bool:
    """Whether this is a line of Kazakh, with several of its letters, or of sound Russian."""
    match language_of(line):
        case Lang.KK:
            return len(_KAZAKH.intersection(line.lower())) >= _LEAST_KAZAKH
        case Lang.RU:
            return _KAZAKH.isdisjoint(line.lower()) and _quality(line) >= _SOUND
        case _:
            return False


def _better(line: str, chain: tuple[str, str]) -> bool:
    made = _read_as(line, *chain)
    return made != line and _gains(line, made)


def _gains(line: str, made: str) -> bool:
    """Whether a reading is better by enough; less will do where it leaves no flaw.

    Neither flaws nor capitals inside words may come in.
    """
    before, after = _flaws(line), _flaws(made)
    if after > before or _malformed(_WORD.findall(made)) > _malformed(_WORD.findall(line)):
        return False
    return _quality(made) >= _quality(line) + (_CLEARED_GAIN if before and not after else _GAIN)


def _flaws(text: str) -> int:
    """How many characters stand in the text that neither Russian nor Kazakh text has there."""
    return len(_FOREIGN.findall(text)) + len(_MISPLACED.findall(text))


def _read_as(line: str, taken: str, was: str) -> str:
    """The line read in the other encoding, word by word; a word that does not fit stays."""
    words = []
    for word in line.split(" "):
        try:
            made = word.encode(taken).decode(was)
        except UnicodeError:
            made = word
        words.append(made if "\n" not in made and "\x00" not in made else word)
    return " ".join(words)


def _changed(line: _Line, fixed: str) -> Iterator[Edit]:
    words, better = line.text.split(" "), fixed.split(" ")
    if len(words) != len(better):
        yield Edit(line.start, line.start + len(line.text), fixed, WHY)
        return
    place = line.start
    for word, new in zip(words, better, strict=True):
        if word != new:
            yield Edit(place, place + len(word), new, WHY)
        place += len(word) + 1
