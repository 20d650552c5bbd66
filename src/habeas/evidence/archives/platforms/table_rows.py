"""Rows of tables written as text, every cell with its place: CSV, TSV and their kin, and JSON Lines."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 30
_SEP_LINE = re.compile(r"sep=(?P<sign>[,;\t|])\n")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its words, and their range in the decoded text (quotes around them not included)."""

    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells, its range, and why it is broken, None when it is whole."""

    cells: tuple[Cell, ...]
    start: int
    end: int
    why: str | None = None


def rows_of(text: str, delimiter: str) -> Iterator[Row]:
    """The rows of a table (RFC 4180). Blank lines are no rows.

    A cell in quotation marks may hold line ends and doubled marks. Marks that do not close before a
    delimiter or a line end are taken as part of the words; where that leaves one open to the end of
    its line, the row is broken (`quote-not-closed`).
    """
    sign = re.escape(delimiter)
    cell = re.compile(
        rf'[ ]*"(?P<quoted>(?:[^"]++|"")*+)"(?=[ ]*(?:{sign}|\n|\Z))[ ]*|(?P<plain>[^{sign}\n]*+)', re.DOTALL
    )
    at = _SEP_LINE.match(text)
    position = at.end() if at is not None else 0
    while position < len(text):
        start, cells, why = position, [], None
        while True:
            found = cell.match(text, position)
            if found is None:  # the second form matches anywhere
                return
            group = "quoted" if found["quoted"] is not None else "plain"
            words = found[group]
            if group == "plain" and words.lstrip().startswith('"') and words.count('"') % 2:
                why = "quote-not-closed"
            cells.append(Cell(words.replace('""', '"') if group == "quoted" else words, *found.span(group)))
            position = found.end()
            if position >= len(text) or text[position] == "\n":
                break
            position += 1
        end, position = position, position + 1
        if len(cells) > 1 or cells[0].words.strip():
            yield Row(tuple(cells), start, end, why)


def delimiter_of(text: str, path: str) -> str:
    """The sign between cells: the one `sep=` names, a tab for `.tsv`, else the one that parts rows most evenly."""
    named = _SEP_LINE.match(text)
    if named is not None:
        return named["sign"]
    if path.lower().endswith((".tsv", ".tab")):
        return "\t"
    best: tuple[float, int, str] = (0.0, 0, ",")
    for order, sign in enumerate(_DELIMITERS):
        widths = [len(row.cells) for row, _ in zip(rows_of(text, sign), range(_SAMPLE), strict=False)]
        if not widths or widths[0] < 2:
            continue
        even = sum(width == widths[0] for width in widths) / len(widths)
        best = max(best, (even, -order, sign))
    return best[2]


def objects_of(text: str) -> Iterator[Row | dict[str, tuple[object, int, int]]]:
    """The objects of JSON Lines: for each key its value and the range of the value as written, or a broken row.

    Blank lines are nothing. Of a key that comes twice the last counts, as in every reader of JSON.
    """
    position = 0
    for line in _lines(text):
        start, position = position, position + len(line)
        if line.strip():
            try:
                found = _object(text, start, position)
            except (ValueError, RecursionError):
                found = None
            end = start + len(line.rstrip("\n"))
            yield found if found is not None else Row((), start, end, "not-an-object")


def _lines(text: str) -> Iterator[str]:
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end + 1
        yield text[start:end]
        start = end


def _object(text: str, start: int, end: int) -> dict[str, tuple[object, int, int]] | None:
    """The members of the object that fills this line; None when it is not one. Raises ValueError on broken JSON."""
    decoder = json.JSONDecoder(strict=False)
    at = _skip(text, start, end)
    if at >= end or text[at] != "{":
        return None
    members: dict[str, tuple[object, int, int]] = {}
    at = _skip(text, at + 1, end)
    if at < end and text[at] == "}":
        return members if _skip(text, at + 1, end) >= end else None
    while at < end:
        key, at = decoder.raw_decode(text, at)
        at = _skip(text, at, end)
        if not isinstance(key, str) or text[at : at + 1] != ":":
            return None
        begin = _skip(text, at + 1, end)
        value, at = decoder.raw_decode(text, begin)
        members[key] = (value, begin, at)
        at = _skip(text, at, end)
        sign = text[at : at + 1]
        at = _skip(text, at + 1, end)
        if sign == "}":
            return members if at >= end else None
        if sign != ",":
            return None
    return None


def _skip(text: str, at: int, end: int) -> int:
    while at < end and text[at] in " \t\r\n":
        at += 1
    return at
