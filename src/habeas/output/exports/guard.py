"""Cells that a spreadsheet would run as formulas: in delimited files they get an apostrophe before them.

A file of comma-separated values has no types, so that the only way to say "these are words" is in the words.
The rule can be turned back: what begins with any number of apostrophes and then one of ``= + - @``, a tab or a
carriage return gets one apostrophe more; a reader takes one away from what so begins with at least one.
"""

import re

_RISKY = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
_GUARDED = re.compile(r"'+[=+\-@\t\r＝＋－＠]")


def risky(words: str) -> bool:
    """Whether a spreadsheet could take these words for a formula, or for words that are guarded already."""
    return _RISKY.match(words) is not None


def guarded(words: str) -> str:
    """The cell that stands for these words in a delimited file."""
    return f"'{words}" if risky(words) else words


def unguarded(cell: str) -> str:
    """The words that this cell stands for."""
    return cell[1:] if _GUARDED.match(cell) else cell
