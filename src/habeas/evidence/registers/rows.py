"""Rows of a delimited file, with their places, read so that broken quoting costs as little as it can.

Quoting is that of RFC 4180: a cell may stand in straight quotation marks, which are doubled inside,
and may then hold delimiters and line ends. Beyond it, a quotation mark inside a quoted cell that is
neither doubled nor followed by a delimiter or a line end is taken as itself, and a cell whose closing
mark is missing ends with its line where the caller can tell that the next line begins a row.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from habeas.base.finding import Finding, Severity
from habeas.base.span import Span

type BeginsRow = Callable[[str, str], bool]
"""Whether a line (second) surely begins a new row after the row that begins with these characters (first)."""

_LONGEST_CELL = 1 << 17
"""Characters within which a quoted cell has to close; one that does not is read line by line."""

_MOST_LOST = 20_000_000
"""Characters of looking ahead in vain after which a file's quotation marks are no longer taken as quoting."""

_OPENS = re.compile(r"[ \t]*\"")
_LINE_END = re.compile(r"\r\n?|\n")


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `number` counts rows from 1; `span` is its characters in the file's text, without the line end.

    Cells have their quoting undone and their line ends LF; nothing else is changed.
    """

    number: int
    cells: tuple[str, ...]
    span: Span


def rows_of(text: str, delimiter: str, begins: BeginsRow | None = None) -> tuple[tuple[Row, ...], tuple[Finding, ...]]:
    """All rows that have a character, and a finding for each row whose quoting had to be mended."""
    reader = _Reader(text, delimiter)
    rows: list[Row] = []
    findings: list[Finding] = []
    at, number = 0, 0
    while at < len(text):
        number += 1
        believed = reader.believes
        cells, end = reader.row(at)
        if begins is not None and (cut := _swallowed(text, at, end, begins)) is not None:
            reader.lost(end - at)
            cells, end = _unquoted(text[at:cut], delimiter), cut
            message = "A quotation mark opens in this row and does not close; the row was read up to its line's end."
            findings.append(Finding("quote-unclosed", f"row {number}", Severity.WARNING, message))
        if end > at:
            rows.append(Row(number, tuple(_LINE_END.sub("\n", cell) for cell in cells), Span(at, end)))
        if believed and not reader.believes:
            message = "Quotation marks are broken throughout; from here on each line was read by itself."
            findings.append(Finding("quoting-broken", f"row {number}", Severity.WARNING, message))
        at = _next_line(text, end)
    return tuple(rows), tuple(findings)


class _Reader:
    """Reads rows one after the other, and stops believing in quoting that fails again and again.

    Each failure means a long look ahead for a mark that is not there; a file made to have very many
    would otherwise take hours.
    """

    def __init__(self, text: str, delimiter: str) -> None:
        self._text = text
        self._delimiter = delimiter
        self._quoted = _quoted(delimiter)
        self._plain = _plain(delimiter)
        self._left = _MOST_LOST

    @property
    def believes(self) -> bool:
        """Whether quotation marks are still taken as quoting."""
        return self._left > 0

    def lost(self, characters: int) -> None:
        """Count a look ahead over so many characters that came to nothing."""
        self._left -= characters

    def row(self, at: int) -> tuple[list[str], int]:
        """The cells of the row that begins here, and the place after the last of them."""
        cells: list[str] = []
        while True:
            cell, at = self._cell(at)
            cells.append(cell)
            if not self._text.startswith(self._delimiter, at):
                return cells, at
            at += len(self._delimiter)

    def _cell(self, at: int) -> tuple[str, int]:
        if self.believes:
            limit = min(len(self._text), at + _LONGEST_CELL)
            quoted = self._quoted.match(self._text, at, limit)
            if quoted is not None:
                return quoted["cell"].replace('""', '"'), quoted.end()
            if _OPENS.match(self._text, at) is not None:
                self.lost(limit - at)
        plain = self._plain.match(self._text, at)
        assert plain is not None  # it matches an empty cell
        return plain[0], plain.end()


def _swallowed(text: str, start: int, end: int, begins: BeginsRow) -> int | None:
    """Where the row should have ended, when it holds a line that begins another; None when it does not."""
    head = text[start : start + 40]
    for line_end in _LINE_END.finditer(text, start, end):
        if begins(head, text[line_end.end() : line_end.end() + 40]):
            return line_end.start()
    return None


def _unquoted(line: str, delimiter: str) -> list[str]:
    """The cells of a row whose quoting is broken: first, all between, last; quotation marks around each left off."""
    first, _, rest = line.partition(delimiter)
    between, found, last = rest.rpartition(delimiter)
    cells = [first, between, last] if found else [first, rest]
    return [cell.strip().removeprefix('"').removesuffix('"').replace('""', '"') for cell in cells]


def _next_line(text: str, end: int) -> int:
    line_end = _LINE_END.match(text, end)
    return end if line_end is None else line_end.end()


@cache
def _quoted(delimiter: str) -> re.Pattern[str]:
    ends = rf"[ \t]*(?:{re.escape(delimiter)}|\r|\n|\Z)"
    return re.compile(rf'[ \t]*"(?P<cell>(?:[^"]++|""|"(?!{ends}))*+)"(?={ends})[ \t]*')


@cache
def _plain(delimiter: str) -> re.Pattern[str]:
    return re.compile(rf"[^{re.escape(delimiter)}\r\n]*")
