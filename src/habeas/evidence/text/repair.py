"""Repair: another text, easier for a machine to read, with a map back to the reading.

The reading stays what it is; nothing is ever quoted from a repair.
"""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import islice, takewhile

from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.evidence.text.damage import characters, line_breaks, spaces
from habeas.evidence.text.edits import Edit, Repaired
from habeas.evidence.text.glued import glued
from habeas.evidence.text.misread import misread
from habeas.evidence.text.mojibake import single_byte_misread, utf8_misread
from habeas.evidence.text.paragraphs import paragraphs
from habeas.evidence.text.reading import Reading


def repair(text: str, lang: Lang | None = None, recognised: Iterable[Span] = ()) -> Repaired:
    """`text` with its damage undone where that is safe, and the map back to it.

    In order: misreadings of recognised words; mojibake; entities, ligatures, soft hyphens, odd spaces;
    words parted at line ends, and line ends inside a paragraph; stray and missing spaces; glued words.
    Names and rare words are left alone where it is in doubt. Except where a misreading, mojibake, a
    ligature or an entity was read, every code point that is not white space stays or is a mark of a
    line's end; none is made up. `lang` is the language of the text; None takes each word by its
    script. `recognised` are the words that were read off a picture.
    """
    done = Repaired(text, text)
    done = done.edited(misread(done.text, recognised))
    # First, for text in the wrong encoding holds odd spaces and soft hyphens that are its letters.
    done = done.edited(utf8_misread(done.text))
    done = done.edited(single_byte_misread(done.text))
    done = done.edited(characters(done.text))
    done = done.edited(line_breaks(done.text))
    done = done.edited(Edit(at, at + 1, " ", "line-end") for at in _inner_line_ends(done.text))
    done = done.edited(spaces(done.text))
    return done.edited(glued(done.text, lang))


def repair_part(reading: Reading, part: Span) -> Repaired:
    """The repair of a part of a reading, which knows the words of it that were recognised."""
    # Boxes stand in the order of the text: a book of scanned pages has hundreds of thousands.
    first = bisect_left(reading.boxes, part.start, key=lambda box: box.span.start)
    inside = takewhile(lambda box: box.span.start < part.end, islice(reading.boxes, first, None))
    recognised = (box.span for box in inside if part.contains(box.span))
    return repair(part.slice(reading.text), reading.lang, (span.shifted(-part.start) for span in recognised))


def _inner_line_ends(text: str) -> list[int]:
    return [
        place
        for paragraph in paragraphs(text)
        for place in range(paragraph.start, paragraph.end)
        if text[place] == "\n"
    ]
