"""A picture in, its recognised words out, each with its place on the picture as it is stored."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from PIL import Image

from habeas.base.span import Span
from habeas.evidence.pictures.geometry import Mapping, corners_of, places_on, quarter_turns
from habeas.evidence.pictures.opening import Frame
from habeas.evidence.pictures.scripts import in_one_script
from habeas.evidence.pictures.stamped import of_both
from habeas.evidence.pictures.straightening import DPI, Straightened, has_ink, straighten, turned
from habeas.evidence.pictures.tesseract import LANGUAGES, Word, words_of
from habeas.evidence.text.decoding import normal_text
from habeas.evidence.text.reading import Box

_LEGIBLE = 65
_ENOUGH_WORDS = 4
_SPECK = 25
_CHANCE = 30
"""What the recogniser says of letters that are none."""

_STRIP, _INK = 260, 140
"""Pixels of some lines of print, and the shade below which a pixel is ink."""

_SMALLEST, _FAINTEST = 8, 8
"""Points of a side, and shades between the darkest and the lightest, below which nobody can read anything."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """The words of one picture: its text (lines ended by LF, paragraphs parted by an empty line) and their boxes.

    Spans of boxes count in `text`. `confidence` is the mean of the words' own, 0 when there are none.
    `share` is how much of the picture the paper fills on which was read, 1.0 for all of it.
    """

    text: str
    boxes: tuple[Box, ...]
    confidence: float
    share: float


def recognise(frame: Frame, languages: Sequence[str] = LANGUAGES) -> Recognised:
    """Recognise what stands on a picture, whichever way it was held. Raises RecogniserFailed.

    Where the words so found are few or doubtful, the page is turned by quarters as its lines and a few of
    them read for a trial suggest, then the whole picture is taken in place of the sheet that was found on it.
    What has the most confident letters stays. A page with coloured ink on it, as of a stamp, is read without that ink
    too.
    """
    shades = [shade for shade, count in enumerate(frame.picture.convert("L").histogram()) if count]
    if min(frame.picture.size) < _SMALLEST or shades[-1] - shades[0] < _FAINTEST:
        return Recognised("", (), 0.0, 1.0)
    tried = [_best_way_up(straighten(frame), frame, tuple(languages))]
    if not _legible(tried[0]) and tried[0].share < 1.0:
        tried.append(_best_way_up(straighten(frame, crop=False), frame, tuple(languages)))
    return max(tried, key=_weight)


def _best_way_up(straight: Straightened, frame: Frame, languages: tuple[str, ...]) -> Recognised:
    if not has_ink(straight.picture):
        return Recognised("", (), 0.0, 1.0 if straight.sheet is None else straight.sheet.share)
    # Most papers are held the right way up, and the recogniser reads lines that run down by itself: every
    # other way is a second reading, and what is upside down takes the recogniser longest.
    words = {0: _words(straight, 0, languages)}
    tried = {0: _recognised(straight, 0, frame, words[0])}
    for ways in ((1, 3) if straight.down else (2,), (0, 1, 2, 3)):
        if any(map(_legible, tried.values())):
            break
        turns = _likeliest(straight, ways, languages)
        if turns not in tried:
            words[turns] = _words(straight, turns, languages)
            tried[turns] = _recognised(straight, turns, frame, words[turns])
    best = max(tried, key=lambda turns: _weight(tried[turns]))
    if straight.uncoloured is None:
        return tried[best]
    pale = words_of(turned(straight.uncoloured, best), languages, DPI)
    return _recognised(straight, best, frame, of_both(pale, words[best]))


def _likeliest(straight: Straightened, ways: tuple[int, ...], languages: tuple[str, ...]) -> int:
    """Of some quarters clockwise those by which a few lines of the page read best."""
    if len(ways) == 1:
        return ways[0]

    def sure(turns: int) -> int:
        # One language tells which way up letters stand, also those of another, and takes a third of the time.
        words = words_of(_strip(turned(straight.picture, turns)), languages[-1:], DPI, strip=True)
        return sum(len(word.text) * max(0, word.confidence - _CHANCE) for word in words)

    return max(ways, key=sure)


def _strip(page: Image.Image) -> Image.Image:
    """The stretch across a page that has the most ink, as high as a few lines."""
    height = min(page.height, _STRIP)
    dark = (np.asarray(page) < _INK).sum(axis=1)
    sums = np.concatenate(([0], np.cumsum(dark)))
    top = int(np.argmax(sums[height:] - sums[: len(sums) - height]))
    return page.crop((0, top, page.width, top + height))


def _legible(found: Recognised) -> bool:
    return found.confidence >= _LEGIBLE and len(found.boxes) >= _ENOUGH_WORDS


def _weight(found: Recognised) -> float:
    """How many letters were read, each counted by how sure the recogniser is above chance."""
    return sum(len(box.span) * max(0, box.confidence - _CHANCE) for box in found.boxes)


def _words(straight: Straightened, turns: int, languages: tuple[str, ...]) -> tuple[Word, ...]:
    return words_of(turned(straight.picture, turns), languages, DPI)


def _recognised(straight: Straightened, turns: int, frame: Frame, words: Sequence[Word]) -> Recognised:
    turn, _, _ = quarter_turns(turns, straight.picture.width, straight.picture.height)
    text, boxes = _laid_out(in_one_script(_without_specks(words)), turn.back().then(straight.to_stored), frame)
    confidence = sum(box.confidence * len(box.span) for box in boxes) / max(1, sum(len(box.span) for box in boxes))
    return Recognised(text, boxes, confidence, 1.0 if straight.sheet is None else straight.sheet.share)


def _without_specks(words: Sequence[Word]) -> list[list[list[Word]]]:
    """Paragraphs of lines of words; lines without a letter or a figure that are no more than specks are left out."""
    kept = []
    for _, paragraph in groupby(words, key=lambda word: word.paragraph):
        lines = [list(line) for _, line in groupby(paragraph, key=lambda word: word.line)]
        lines = [line for line in lines if not _specks(line)]
        if lines:
            kept.append(lines)
    return kept


def _specks(line: list[Word]) -> bool:
    solid = [word for word in line if any(char.isalnum() for char in word.text)]
    return not solid or all(word.confidence < _SPECK for word in line)


def _laid_out(paragraphs: list[list[list[Word]]], to_stored: Mapping, frame: Frame) -> tuple[str, tuple[Box, ...]]:
    text, boxes = "", []
    for paragraph in paragraphs:
        text += "\n\n" if text else ""
        for at, line in enumerate(paragraph):
            text += "\n" if at else ""
            for place, word in enumerate(line):
                text += " " if place else ""
                letters = " ".join(normal_text(word.text).split()) or "\ufffd"
                span = Span(len(text), len(text) + len(letters))
                text += letters
                boxes.append(_box(word, span, to_stored, frame))
    return text, tuple(boxes)


def _box(word: Word, span: Span, to_stored: Mapping, frame: Frame) -> Box:
    corners = [to_stored(corner) for corner in corners_of(word.left, word.top, word.right, word.bottom)]
    at = places_on(corners, frame.picture.width, frame.picture.height)
    return Box(span, frame.number, at.left, at.top, at.right, at.bottom, word.confidence)
