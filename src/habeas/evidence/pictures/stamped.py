"""Two readings of one page with coloured ink on it, a stamp or a pen: without that ink and as it is, made one.

A round stamp over print makes the recogniser leave out the lines below it. Without the ink they are read, but what was
written or stamped in that ink is not: what is read surely of it is put where it stands.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from statistics import median

from habeas.evidence.pictures.tesseract import Word
from habeas.evidence.pictures.wanted import LOW

_LETTERS = 2
_OVERLAPS = 0.2
"""Share of a word's rectangle that another one may cover while both are words of their own."""


def of_both(pale: Sequence[Word], inked: Sequence[Word]) -> tuple[Word, ...]:
    """The words read without coloured ink, and those read surely with it where the others have none, as own lines.

    Both are of the same picture. A line that comes in stands after the last one that lies above its middle.
    """
    lines = [list(line) for _, line in groupby(pale, key=lambda word: (word.paragraph, word.line))]
    if not lines:
        return tuple(inked)
    height = median(word.bottom - word.top for word in pale)
    for _, group in groupby(inked, key=lambda word: (word.paragraph, word.line)):
        fresh = [word for word in group if _sure(word, height) and not any(_covers(other, word) for other in pale)]
        if fresh:
            middle = sum(word.top + word.bottom for word in fresh) / (2 * len(fresh))
            above = [at for at, line in enumerate(lines, start=1) if _middle(line) < middle]
            lines.insert(max(above, default=0), fresh)
    # A paragraph is told by its number: lines that came in are paragraphs of their own.
    return tuple(
        replace(word, paragraph=(at, *word.paragraph[1:]) if line[0] not in pale else word.paragraph, line=at)
        for at, line in enumerate(lines)
        for word in line
    )


def _sure(word: Word, height: float) -> bool:
    """Whether it is a word of a line, surely read, and not a letter along the ring of a stamp."""
    letters = sum(char.isalnum() for char in word.text)
    return word.confidence >= LOW and letters >= _LETTERS and word.bottom - word.top < 3 * height


def _covers(other: Word, word: Word) -> bool:
    across = min(other.right, word.right) - max(other.left, word.left)
    down = min(other.bottom, word.bottom) - max(other.top, word.top)
    size = (word.right - word.left) * (word.bottom - word.top)
    return across > 0 and down > 0 and across * down > _OVERLAPS * size


def _middle(line: Sequence[Word]) -> float:
    return sum(word.top + word.bottom for word in line) / (2 * len(line))
