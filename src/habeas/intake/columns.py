"""Which column of a list is which, by the words at its head."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from habeas.base.finding import Finding, Severity
from habeas.evidence.archives.platforms.table_rows import Cell
from habeas.evidence.text.office.sheet_marks import letters_of
from habeas.intake.mapping import ListMapping
from habeas.intake.table import Table, TableRow
from habeas.intake.words import empty, folded, head, plain

_NUMBERED = re.compile(r"column (\d{1,4})")


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each column of a mapping stands: its index, from 0. One that the list lacks is not there."""

    at: Mapping[str, int]

    def cell(self, row: TableRow, column: str) -> Cell | None:
        """The cell of a column in a row; None where the list, or the row, has none, and where it says nothing."""
        index = self.at.get(column)
        if index is None or index >= len(row.cells) or empty(row.cells[index].words):
            return None
        return row.cells[index]

    def address(self, row: int, column: str) -> str:
        """The cell as a spreadsheet calls it (`C5`)."""
        index = self.at.get(column)
        return f"row {row}" if index is None else f"{letters_of(index)}{row}"


def header_of(table: Table, number: int) -> TableRow | None:
    """The row with the names of the columns; None where that row is empty or not there."""
    for row in table.rows():
        if row.number >= number:
            return row if row.number == number else None
    return None


def columns_of(header: TableRow, mapping: ListMapping, table: Table) -> tuple[Columns | None, tuple[Finding, ...]]:
    """The columns of a mapping in a list; None, with an error, where one that tells rows apart is not clear.

    A column that the list lacks, or has twice, is not read and said; nothing is blanked by it. Columns that the
    mapping does not speak of, and what the workbook says of those it reads, are notes.
    """
    names = [head(cell.words) for cell in header.cells]
    needed = {mapping.subject, *mapping.key, *(each for each in (mapping.case,) if each is not None)}
    at: dict[str, int] = {}
    findings: list[Finding] = []
    for column in mapping.columns:
        places = _places(column, names)
        if len(places) == 1:
            at[column] = places[0]
            continue
        severity = Severity.ERROR if column in needed else Severity.WARNING
        code = "column-double" if places else "column-missing"
        findings.append(Finding(code, f"row {header.number}", severity, _unclear(column, places, header)))
    findings += _unread(header, names, at, mapping)
    findings += _said(table, at)
    fatal = any(column not in at for column in needed)
    return (None if fatal else Columns(at)), tuple(findings)


def _places(column: str, names: Sequence[str]) -> list[int]:
    found = [index for index, name in enumerate(names) if name == head(column)]
    numbered = _NUMBERED.fullmatch(folded(column))
    if not found and numbered and 1 <= int(numbered[1]) <= len(names):
        return [int(numbered[1]) - 1]
    return found


def _unclear(column: str, places: Sequence[int], header: TableRow) -> str:
    if places:
        letters = ", ".join(letters_of(place) for place in places)
        return f"Several columns are called {column!r} ({letters}). Rename one, or write `column N` in the mapping."
    there = ", ".join(repr(plain(cell.words)[:40]) for cell in header.cells if not empty(cell.words))
    return f"The list has no column {column!r}; nothing of it is read, and nothing blanked. Its columns: {there}."


def _unread(header: TableRow, names: Sequence[str], at: Mapping[str, int], mapping: ListMapping) -> Iterator[Finding]:
    left = {head(each) for each in mapping.left}
    unread = [
        plain(header.cells[index].words)
        for index, name in enumerate(names)
        if name and index not in at.values() and name not in left
    ]
    if unread:
        message = f"The mapping says nothing of these columns, and they are not read: {', '.join(map(repr, unread))}."
        yield Finding("column-unmapped", f"row {header.number}", Severity.NOTE, message)


def _said(table: Table, at: Mapping[str, int]) -> Iterator[Finding]:
    """What the workbook says of the columns that are read, and of the whole sheet."""
    letters = {letters_of(index): column for column, index in at.items()}
    for finding in table.findings:
        _, sign, letter = finding.place.partition(", column ")
        if not sign:
            yield finding
        elif letter in letters:
            message = f"{letters[letter]!r}: {finding.message}"
            severity = Severity.WARNING if finding.code == "formulas" else finding.severity
            yield Finding(finding.code, finding.place, severity, message)
