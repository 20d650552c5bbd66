"""A list as a table: the rows of a reading, every cell with its place in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from habeas.base.finding import Finding, Severity
from habeas.base.span import Span
from habeas.evidence.archives.platforms.table_rows import Cell, delimiter_of, rows_of
from habeas.evidence.text.reading import Page, Reading

_WORKBOOK = "xlsx/"
_TEXT = "text/"
_SEPARATOR = "sep="
_GUARDED = re.compile(r"'+[=+\-@\t\r＝＋－＠]")


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row that is not empty; its cells stand in the first reading.

    `number` is the one a spreadsheet shows; `why` says that its quoting is broken.
    """

    number: int
    cells: tuple[Cell, ...]
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one sheet, or of a delimited file, read anew each time they are asked for.

    `sheet` is the sheet's name, None for a delimited file; `findings` is what the reading says of this sheet.
    """

    reading: Reading
    sheet: str | None
    span: Span
    delimiter: str | None
    findings: tuple[Finding, ...] = ()

    def rows(self) -> Iterator[TableRow]:
        """The rows from the first on; one whose cells are all empty is none, and counts."""
        return _lines(self.reading.text, self.span) if self.delimiter is None else self._delimited()

    def _delimited(self) -> Iterator[TableRow]:
        text, number, end = self.reading.text, 0, -1
        # The line that names the separator is none that a spreadsheet shows.
        skipped = text.startswith(_SEPARATOR)
        for row in rows_of(text, self.delimiter or ","):
            # Blank lines are rows of the sheet too, and between two rows there is nothing else.
            number += 1 + text.count("\n", end + 1, row.start) - skipped
            end, skipped = row.end, False
            if row.why is None and not any(cell.words.strip() for cell in row.cells):
                continue
            yield TableRow(number, tuple(map(_bare, row.cells)), row.why)


def _bare(cell: Cell) -> Cell:
    """The cell without the apostrophe that guards it against being run as a formula, as our own extracts have it."""
    return replace(cell, words=cell.words[1:]) if _GUARDED.match(cell.words) else cell


def table_of(reading: Reading, sheet: str | None, delimiter: str | None) -> Table | Finding:
    """The table of a reading: the sheet of this name, the first one for None; or why there is none."""
    if reading.reader.startswith(_WORKBOOK):
        return _sheet(reading, sheet)
    if not reading.reader.startswith(_TEXT):
        message = f"This is no list of rows and columns ({reading.reader}). Save it as XLSX or CSV."
        return Finding("list-no-table", "file", Severity.ERROR, message)
    sign = delimiter or delimiter_of(reading.text, "")
    return Table(reading, None, Span(0, len(reading.text)), sign)


def _sheet(reading: Reading, wanted: str | None) -> Table | Finding:
    names = {_name(reading, page): page for page in reading.pages}
    page = next(iter(reading.pages), None) if wanted is None else names.get(wanted)
    if page is None:
        there = ", ".join(repr(name) for name in names) or "none"
        message = f"The workbook has no sheet {wanted!r}. Its sheets: {there}."
        return Finding("sheet-missing", "file", Severity.ERROR, message)
    name = _name(reading, page)
    said = tuple(each for each in reading.findings if each.place.partition(", column ")[0] == f"sheet {name}")
    return Table(reading, name, page.span, None, said)


def _name(reading: Reading, page: Page) -> str:
    end = reading.text.find("\n", page.span.start, page.span.end)
    return reading.text[page.span.start : page.span.end if end < 0 else end]


def _lines(text: str, span: Span) -> Iterator[TableRow]:
    """The rows of a sheet: each line below its name, cells parted by tabs."""
    at = text.find("\n", span.start, span.end) + 1
    number = 0
    while 0 < at <= span.end:
        number += 1
        end = text.find("\n", at, span.end)
        end = span.end if end < 0 else end
        if not text[at:end].isspace() and end > at:
            yield TableRow(number, tuple(_cells(text, at, end)))
        at = end + 1


def _cells(text: str, at: int, end: int) -> Iterator[Cell]:
    while at <= end:
        stop = text.find("\t", at, end)
        stop = end if stop < 0 else stop
        yield Cell(text[at:stop], at, stop)
        at = stop + 1
