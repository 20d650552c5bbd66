"""Long lines broken for a terminal."""

import textwrap

NARROWEST, WIDEST = 40, 100
"""Columns: narrower than this nothing can be read, wider than that nobody reads well."""


def width_of(columns: int) -> int:
    """How many columns to fill of so many."""
    return max(NARROWEST, min(WIDEST, columns - 1))


def wrapped(text: str, width: int, first: str = "", rest: str | None = None) -> list[str]:
    """The text in lines of at most `width` columns; `first` begins the first, `rest` (or blanks) the others.

    A line end in the text stays one. A word longer than a line is broken, nothing is left out.
    """
    after = " " * len(first) if rest is None else rest
    lines: list[str] = []
    for row in text.split("\n"):
        begin = after if lines else first
        lines += textwrap.wrap(row, width, initial_indent=begin, subsequent_indent=after, break_on_hyphens=False) or (
            [begin.rstrip()] if not lines else []
        )
    return lines
