"""The reader of Excel workbooks (XLSX) as plain sources: their cells as text, so that each can be quoted."""

import re

from habeas.base.digest import Digest
from habeas.base.finding import Finding, Severity
from habeas.base.span import Span
from habeas.evidence.text.decoding import normal_text
from habeas.evidence.text.language import language_of
from habeas.evidence.text.office.cells import sheets_of
from habeas.evidence.text.office.package import MACROS, cut_short, damaged, package_of
from habeas.evidence.text.office.sheet_marks import marks_of
from habeas.evidence.text.reading import Page, Reading

READER = "xlsx/1"
"""Name and version: the same bytes always give the same text under it."""

MOST_CELLS_TEXT = 64 << 20
"""Code points of a workbook that are read."""

_HIDDEN = re.compile(rb"state=\"(?:hidden|veryHidden)\"")
_BREAKS = re.compile(r"[\t\n\r\v\f]+")


def read_workbook(data: bytes, copy: Digest) -> Reading | tuple[Finding, ...]:
    """Sheet after sheet, parted by a blank line: its name, then each row a line, its cells parted by tabs.

    Empty rows are empty lines, so that the N-th line below the name is row N. Each sheet is a page, in their
    order. A computed cell has the value that the program which saved it had computed; nothing is computed
    here. Hidden sheets are read, and said (`hidden-sheets`), and so is what the markup tells of its sheets
    (:func:`habeas.evidence.text.office.sheet_marks.marks_of`). Rows and names are all main text.
    """
    package = package_of(data)
    if package is None:
        return damaged()
    findings: list[Finding] = []
    tables: list[str] = []
    size = 0
    for sheet in sheets_of(data):
        if sheet.why is not None:
            findings.append(cut_short(f"sheet {sheet.name}".strip()))
        rows = ["\t".join(_BREAKS.sub(" ", cell) for cell in row).rstrip("\t") for row in sheet.rows]
        table = normal_text("\n".join([_BREAKS.sub(" ", sheet.name), *rows]).rstrip("\n"))
        size += len(table)
        if size > MOST_CELLS_TEXT:
            message = f"The workbook has more than {MOST_CELLS_TEXT} letters and signs; it was read up to there."
            findings.append(Finding("too-large", f"sheet {sheet.name}", Severity.ERROR, message))
            break
        tables.append(table)
    text, pages = _joined(tables)
    if not text:
        return tuple(findings) or damaged()
    findings += _unseen(package.part("xl/workbook.xml") or b"")
    findings += marks_of(package)
    if any(name.lower().endswith("vbaproject.bin") for name in package.names):
        findings.append(MACROS)
    main = (Span(0, len(text)),)
    return Reading(copy, READER, text, main, pages, language_of(text), findings=tuple(findings))


def _joined(tables: list[str]) -> tuple[str, tuple[Page, ...]]:
    """The text of all sheets, and where each of them that is not empty stands in it."""
    pages: list[Page] = []
    at = 0
    for number, table in enumerate(tables, 1):
        if table:
            at += 2 if at else 0
            pages.append(Page(number, Span(at, at + len(table))))
            at += len(table)
    return "\n\n".join(table for table in tables if table), tuple(pages)


def _unseen(book: bytes) -> list[Finding]:
    found: list[Finding] = []
    hidden = len(_HIDDEN.findall(book))
    if hidden:
        message = f"{hidden} sheets are hidden in the workbook. They are in the reading."
        found.append(Finding("hidden-sheets", "file", Severity.NOTE, message))
    return found
