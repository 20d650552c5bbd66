"""What is wanted of a drawing of a page, and places on pictures. It stands apart from drawing, which loads long."""

import json
import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from math import atan2, pi
from typing import NamedTuple

from habeas.base.digest import Json
from habeas.evidence.text.reading import Reading

TEN_THOUSAND = 10_000

LOW = 60
"""A word of less confidence than this is doubtful: measured on bad photographs, nine in ten such words are misread."""

SHOWN_SIDE = 2_400
"""Pixels of the longer side of what is drawn."""


class Places(NamedTuple):
    """A rectangle on a picture in ten-thousandths of its width and height."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to draw: a page, which way it is turned, and what to mark on it.

    `boxes` are the quote's recognised words, `doubtful` words to look at twice. `turns` are quarters
    clockwise from the stored picture, None to go by the camera's note. `letters` is the quote without
    white space where it stands in a text layer, `before` how many such letters of the page precede it.
    """

    page: int
    boxes: tuple[Places, ...] = ()
    doubtful: tuple[Places, ...] = ()
    turns: int | None = None
    letters: str = ""
    before: int = 0

    def form(self) -> Json:
        """As JSON, for a process apart."""
        return {
            "page": self.page,
            "boxes": [list(box) for box in self.boxes],
            "doubtful": [list(box) for box in self.doubtful],
            "turns": self.turns,
            "letters": self.letters,
            "before": self.before,
        }


def wanted_of(line: bytes) -> Wanted:
    """What :meth:`Wanted.form` wrote."""
    form = json.loads(line)
    return Wanted(
        page=form["page"],
        boxes=tuple(Places(*box) for box in form["boxes"]),
        doubtful=tuple(Places(*box) for box in form["doubtful"]),
        turns=form["turns"],
        letters=form["letters"],
        before=form["before"],
    )


def way_up(reading: Reading, page: int) -> int | None:
    """By how many quarters clockwise the stored picture of a page is turned to be read; None if it cannot be told.

    Told by the words themselves: on an upright page the next word stands to the right.
    """
    across = down = 0
    boxes = [box for box in reading.boxes if box.page == page]
    for one, other in pairwise(boxes):
        if reading.text[one.span.end : other.span.start] == " ":
            across += other.left + other.right - one.left - one.right
            down += other.top + other.bottom - one.top - one.bottom
    if not across and not down:
        return None
    return -round(atan2(down, across) / (pi / 2)) % 4


def letters_of(text: str) -> str:
    """A text without its white space, in the form in which two readings of a page are compared."""
    return "".join(unicodedata.normalize("NFC", text).split())
