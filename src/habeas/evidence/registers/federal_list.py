"""Russia's federal list of extremist materials in the file that the Ministry of Justice gives out.

Three columns without end: number, material, day of inclusion (given from 2017 on), delimited by `;`,
in cp1251 or UTF-8. Numbers are skipped and never used again; court and date stand in the material's
words; some copies have lost the line ends inside quoted cells, so that one entry fills several rows.
"""

import re

from habeas.base.digest import digest_of
from habeas.base.errors import WrongCall
from habeas.base.finding import Finding, Severity
from habeas.base.when import When
from habeas.evidence.registers.decisions import date_of
from habeas.evidence.registers.decoded import decoded
from habeas.evidence.registers.describing import described
from habeas.evidence.registers.entry import Entry, Place
from habeas.evidence.registers.numbering import numbering
from habeas.evidence.registers.persons import refuse_names, refuse_persons
from habeas.evidence.registers.register_file import RegisterFile, counted
from habeas.evidence.registers.rows import Row, rows_of

FORMAT = "ru-federal-list/1"
DELIMITER = ";"

_NUMBER = re.compile(r"\s*(\d{1,6}(?:\s?[-./]\s?\d{1,3}|[а-яёa-z])?)\s*\.?\s*", re.IGNORECASE)
_BEGINS = re.compile(r"\s*\"?(\d{1,6})\"?;")
_MISPLACED_DATE = re.compile(r"[\s;]*(\d{1,2}\.\d{1,2}\.\d{4})[\s;]*")
_HEADER = re.compile(r"\W*(?:#|№|материал\w*|дата включения\b.*)?\W*", re.IGNORECASE | re.DOTALL)
_FAR = 50
"""Most numbers between a row and the next for which a line is taken to begin a row inside broken quoting."""


def looks_federal(data: bytes) -> bool:
    """Whether this file begins as the federal list does: a number column, a column of materials."""
    head = decoded(data[:4096])[0].lstrip("\ufeff \r\n")
    return re.match(r"\"?(?:#|№)[^;\n]{0,10};\s*\"?материал", head, re.IGNORECASE) is not None


def read_federal_list(data: bytes) -> RegisterFile:
    """The federal list, every row accounted for: an entry, a part of one, a header, or a finding.

    Raises WrongCall when no row begins with a number, or when the file is a list of persons.
    """
    text, encoding, findings = decoded(data)
    rows, mended = rows_of(text, DELIMITER, _begins_row)
    refuse_persons([row.cells for row in rows])
    found = [*findings, *mended]
    entries = [_described(group, found) for group in _grouped(rows, found)]
    if not entries:
        raise WrongCall(
            "No row of this file begins with a number and a semicolon, as those of the federal list do.",
            "Import another list as a table, with --mapping.",
        )
    refuse_names([entry.text for entry in entries])
    skipped, about_numbers = numbering(entries)
    found += about_numbers
    return RegisterFile(
        tuple(entries), tuple(found), digest_of(data), FORMAT, encoding, skipped, counted(len(rows), entries)
    )


def _begins_row(head: str, line: str) -> bool:
    mine, theirs = _BEGINS.match(head), _BEGINS.match(line)
    return mine is not None and theirs is not None and 0 < int(theirs[1]) - int(mine[1]) <= _FAR


def _grouped(rows: tuple[Row, ...], found: list[Finding]) -> list[list[Row]]:
    """The rows of each entry together; rows before the first, headers and empty rows are left out."""
    groups: list[list[Row]] = []
    for row in rows:
        if _NUMBER.fullmatch(row.cells[0]):
            groups.append([row])
        elif not any(cell.strip() for cell in row.cells):
            if groups:
                found.append(_note("row-empty", row, Severity.NOTE, "This row has no words."))
        elif not groups or all(_HEADER.fullmatch(cell) for cell in row.cells):
            continue
        else:
            groups[-1].append(row)
            number = groups[-1][0].cells[0].strip()
            message = f"This row has no number of its own; it was read as a part of entry {number}."
            found.append(_note("row-without-number", row, Severity.WARNING, message))
    return groups


def _described(group: list[Row], found: list[Finding]) -> Entry:
    """One entry from its rows: the words joined by line ends, the last date that a row gives."""
    words, dates, cut = [], [], False
    for row in group:
        first, text, date = _three(row.cells)
        misplaced = _MISPLACED_DATE.fullmatch(text) if row is not group[0] else None
        if row is not group[0] and first.strip():
            text = f"{first};{text}" if text else first
        if misplaced is not None:
            date, cut = misplaced[1], True
        elif text:
            words.append(text)
        if date.strip():
            dates.append((row, date.strip()))
    hit = _NUMBER.fullmatch(group[0].cells[0])
    number = hit[1] if hit is not None else group[0].cells[0]
    if cut:
        message = f"The words of entry {number} break off: this copy has lost the lines after the first."
        found.append(_note("entry-cut-short", group[0], Severity.WARNING, message))
    span = group[0].span.cover(group[-1].span)
    return described(number, "\n".join(words), Place(group[0].number, span), _included(dates, found))


def _three(cells: tuple[str, ...]) -> tuple[str, str, str]:
    """Number, words and date of a row with any number of cells; a delimiter inside the words is put back."""
    if len(cells) < 3:
        return cells[0], DELIMITER.join(cells[1:]), ""
    if len(cells) > 3 and cells[-1].strip() and date_of(cells[-1]) is None:
        return cells[0], DELIMITER.join(cells[1:]), ""
    return cells[0], DELIMITER.join(cells[1:-1]), cells[-1]


def _included(dates: list[tuple[Row, str]], found: list[Finding]) -> When | None:
    """The day of inclusion that the rows give; None, with a finding, when it is no day of the calendar."""
    days = [(row, words, date_of(words)) for row, words in dates]
    for row, words, day in days:
        if day is None:
            message = f"The date of inclusion can't be read: {words[:30]}."
            found.append(_note("date-unreadable", row, Severity.WARNING, message))
    return next((day for _, _, day in reversed(days) if day is not None), None)


def _note(code: str, row: Row, severity: Severity, message: str) -> Finding:
    return Finding(code, f"row {row.number}", severity, message)
