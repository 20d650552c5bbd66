"""A delimited text as rows of named cells: each with the name at the head of its column."""

from collections.abc import Iterator
from dataclasses import dataclass

from habeas.evidence.archives.platforms.table_rows import Cell, Row, delimiter_of, rows_of


@dataclass(frozen=True, slots=True)
class Sheet:
    """The heads of the columns, and the sign that parts them."""

    heads: tuple[str, ...]
    delimiter: str


def sheet_of(text: str) -> Sheet | None:
    """The heads of a delimited text, from its first row; None where it has no row with two columns."""
    sign = delimiter_of(text[:_HEAD], "")
    first = next(rows_of(text[:_HEAD], sign), None)
    if first is None or first.why is not None or len(first.cells) < 2:
        return None
    return Sheet(tuple(" ".join(cell.words.split()) for cell in first.cells), sign)


def named_rows(text: str, sheet: Sheet) -> Iterator[tuple[int, dict[str, Cell] | str]]:
    """Every row below the heads: its number as a spreadsheet shows it, and its cells by their heads, or why it is none.

    A row with more cells than there are heads is broken (`cells-too-many`); of two columns of one name the first
    is read. Empty cells are left out.
    """
    number, end = 0, -1
    for row in rows_of(text, sheet.delimiter):
        number += 1 + text.count("\n", end + 1, row.start)
        end = row.end
        if number > 1:
            yield number, _named(row, sheet.heads)


def _named(row: Row, heads: tuple[str, ...]) -> dict[str, Cell] | str:
    if row.why is not None:
        return row.why
    if any(cell.words.strip() for cell in row.cells[len(heads) :]):
        return "cells-too-many"
    found: dict[str, Cell] = {}
    for head, cell in zip(heads, row.cells, strict=False):
        if head and cell.words.strip():
            found.setdefault(head, cell)
    return found


_HEAD = 1 << 18
"""Signs among which the first row and a sample of the others are looked for."""
