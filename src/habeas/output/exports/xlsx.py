"""Tables as an Excel workbook (ECMA-376): a sheet each, every cell typed as text, so that nothing in it can be run.

A cell holds at most 32,767 signs of UTF-16; what is longer goes on in the sheet `continued`. The workbook names no
author, no program version and no time.
"""

import io
import zipfile
from collections.abc import Sequence
from typing import Any

from xlsxwriter import Workbook

from habeas.base.language import Lang
from habeas.disclosure.data.extract import Extract
from habeas.output.exports.guard import risky
from habeas.output.exports.tables import Table, tables
from habeas.output.exports.zipped import zipped

PIECE = 16_000
"""Code points that go into one cell: no more than its limit, whatever signs they are."""

CONTINUED = "continued"

_WIDE = {"sentence": 70, "quote": 60, "meaning": 60, "title": 40, "name": 30, "subject_name": 30, "label": 30}
_USUAL, _EMPTY = 14, 3
_TEXT = 49
"""The number of the built-in format of text."""

_CORE = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
)
_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
)


def xlsx(extract: Extract, lang: Lang) -> bytes:
    """The tables of an extract as one workbook."""
    return workbook(tables(extract, lang))


def workbook(made: Sequence[Table]) -> bytes:
    """A workbook with a sheet for each table, and `continued` where a cell was too long."""
    out = io.BytesIO()
    # In memory: the library would else lay the sheets down in clear in the folder of temporary files.
    book = Workbook(out, {"in_memory": True})
    longer = [row for table in made for row in _sheet(book, table)]
    if longer:
        _sheet(book, Table(CONTINUED, ("sheet", "row", "column", "part", "text"), tuple(longer)))
    book.close()
    with zipfile.ZipFile(out) as saved:
        parts = {name: saved.read(name) for name in saved.namelist()}
    return zipped({**parts, "docProps/core.xml": _CORE, "docProps/app.xml": _APP})


def _sheet(book: Workbook, table: Table) -> list[tuple[str, ...]]:
    """Write a table; gives what did not fit, as rows of `continued`.

    A cell that looks like a formula says to whoever edits it that it is text (quotePrefix).
    """
    sheet = book.add_worksheet(table.name)
    head = book.add_format({"bold": True})
    text = book.add_format({"valign": "top", "text_wrap": True, "num_format": _TEXT})
    marked = book.add_format({"valign": "top", "text_wrap": True, "num_format": _TEXT, "quote_prefix": True})
    sheet.freeze_panes(1, 0)
    for at, column in enumerate(table.columns):
        used = any(row[at] for row in table.rows)
        sheet.set_column(at, at, _WIDE.get(column, _USUAL) if used else _EMPTY)
        _write(sheet, 0, at, column, head)
    longer: list[tuple[str, ...]] = []
    for number, row in enumerate(table.rows, start=1):
        for at, words in enumerate(row):
            if words:
                _write(sheet, number, at, words[:PIECE], marked if risky(words) else text)
            for part, start in enumerate(range(PIECE, len(words), PIECE), start=2):
                piece = words[start : start + PIECE]
                longer.append((table.name, str(number + 1), table.columns[at], str(part), piece))
    return longer


def _write(sheet: Any, row: int, column: int, words: str, how: Any) -> None:
    if sheet.write_string(row, column, words, how) != 0:
        raise ValueError("a sheet has no such cell, or it holds no words so long")
