"""Repair: another text, easier for a machine to read, with a map back to the reading.

The reading stays what it is; nothing is ever quoted from a repair.
"""

from habeas.base.language import Lang
from habeas.evidence.text.damage import characters, line_breaks, spaces
from habeas.evidence.text.edits import Edit, Repaired
from habeas.evidence.text.glued import glued
from habeas.evidence.text.paragraphs import paragraphs


def repair(text: str, lang: Lang | None = None) -> Repaired:
    """`text` with its damage undone where that is safe, and the map back to it.

    In order: mojibake, entities, soft hyphens, odd spaces; words parted at line ends, and line ends
    inside a paragraph; stray and missing spaces; glued words. Names and rare words are left alone
    where it is in doubt. Except where mojibake or an entity was read, every code point that is not
    white space stays or is a mark of a line's end; none is made up. `lang` is the language of the
    text; None takes each word by its script.
    """
    done = Repaired(text, text)
    done = done.edited(characters(done.text))
    done = done.edited(line_breaks(done.text))
    done = done.edited(Edit(at, at + 1, " ") for at in _inner_line_ends(done.text))
    done = done.edited(spaces(done.text))
    return done.edited(glued(done.text, lang))


def _inner_line_ends(text: str) -> list[int]:
    return [
        place
        for paragraph in paragraphs(text)
        for place in range(paragraph.start, paragraph.end)
        if text[place] == "\n"
    ]
