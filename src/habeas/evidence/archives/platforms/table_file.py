"""The layout of plain tables: CSV and TSV in any encoding, JSON Lines, and Excel workbooks.

The place of a cell in CSV or TSV is the range of its words in the decoded text, inside its quotation
marks (a doubled mark there is one); in JSON Lines the range of the value as it is written in JSON; in
a workbook the pointer `/SHEET/ROW/COLUMN`, rows and columns counted from 0.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from habeas.base.finding import Severity
from habeas.evidence.archives.export import Choice, ExportFile, FileReading
from habeas.evidence.archives.gathering import Gathering, together
from habeas.evidence.archives.platforms.table_columns import ROLES, SIDECAR, Named, columns_of, read_named
from habeas.evidence.archives.platforms.table_items import Entry, take_entries
from habeas.evidence.archives.platforms.table_rows import Row, delimiter_of, objects_of, rows_of
from habeas.evidence.archives.shapes import mark, step, words
from habeas.evidence.text.decoding import decode, normal_text
from habeas.evidence.text.office.cells import sheets_of

_TEXT = (".csv", ".tsv", ".tab")
_LINES = (".jsonl", ".ndjson")
_BOOKS = (".xlsx", ".xlsm")
_LISTS = ("pages/pages.jsonl", "pages/extrapages.jsonl")
"""Lists of the pages in an unpacked WACZ: no table of posts."""


@dataclass(frozen=True, slots=True)
class TableFile:
    """Implements :class:`habeas.evidence.archives.export.Layout`. The owner is told by `Choice.owners` alone."""

    name: str = "table/1"

    def claims(self, file: ExportFile) -> bool:
        """Whether it is a table by its ending, or the file that names columns."""
        path = file.path.lower()
        return (path.endswith((*_TEXT, *_LINES, *_BOOKS)) and not path.endswith(_LISTS)) or _is_sidecar(file.path)

    def read(self, files: Sequence[ExportFile], choice: Choice) -> FileReading:
        """Read every table whose text column is known; a table whose is not is refused as a whole."""
        gathered: list[Gathering] = []
        named = Named({})
        for file in files:
            if _is_sidecar(file.path):
                into = Gathering(file.path, self.name)
                named = _sidecar(file, into)
                gathered.append(into)
        for file in files:
            if not _is_sidecar(file.path):
                into = Gathering(file.path, self.name)
                _read(file, into, choice, named.of(file.path))
                gathered.append(into)
        return together(gathered)


def _is_sidecar(path: str) -> bool:
    return path.rpartition("/")[2].lower() == SIDECAR


def _sidecar(file: ExportFile, into: Gathering) -> Named:
    named = read_named(decode(file.data).text)
    for wrong in named.trouble:
        into.find("columns-not-understood", f"In {SIDECAR} {wrong}.", Severity.ERROR)
    if named.trouble and not any(named.tables.values()):
        into.fail("", "not-understood")
    else:
        into.service += 1
    return named


def _read(file: ExportFile, into: Gathering, choice: Choice, said: Mapping[str, str]) -> None:
    path = file.path.lower()
    if path.endswith(_BOOKS):
        _read_book(file.data, into, choice, said)
        return
    decoded = decode(file.data)
    into.findings += [replace(finding, place=file.path) for finding in decoded.findings]
    if path.endswith(_LINES):
        _read_lines(decoded.text, into, choice, said)
    else:
        _read_cells(decoded.text, into, choice, said)


def refuse(into: Gathering, trouble: str) -> None:
    """Say that the text column is not known and how to name it; the table is one entry that was not read."""
    name = into.file.rpartition("/")[2]
    message = (
        f"The table was not read: {trouble}. Put a file {SIDECAR} beside it that names the column, for example "
        f'"{name}: {{text: COLUMN, date: COLUMN, author: COLUMN}}".'
    )
    into.find("text-column-unknown", message, Severity.ERROR)
    into.fail("", "text-column-unknown")


def _read_cells(text: str, into: Gathering, choice: Choice, said: Mapping[str, str]) -> None:
    rows = list(rows_of(text, delimiter_of(text, into.file)))
    if not rows:
        return
    headless = said.get("header", "").lower() in ("no", "false")
    header = [f"column {number + 1}" if headless else cell.words for number, cell in enumerate(rows[0].cells)]
    columns = columns_of(header, said)
    if columns.trouble:
        refuse(into, columns.trouble)
        return
    entries: list[Entry] = []
    for row in rows if headless else rows[1:]:
        why = row.why or _misfit(row, len(header))
        if why is not None:
            into.fail(f"char={row.start},{row.end}", why)
            continue
        cells = {role: row.cells[index] for role, index in columns.at.items()}
        spot = cells["text"]
        roles = {role: normal_text(cell.words) for role, cell in cells.items()}
        entries.append(Entry(roles, f"char={spot.start},{spot.end}", f"char={row.start},{row.end}"))
    take_entries(entries, into, choice, said, dict.fromkeys(columns.at, True))


def _read_book(data: bytes, into: Gathering, choice: Choice, said: Mapping[str, str]) -> None:
    """Read the sheets that have a text column; where none has, the workbook is refused."""
    headless = said.get("header", "").lower() in ("no", "false")
    trouble: list[str] = []
    tables = 0
    for sheet in sheets_of(data):
        rows = [(number, row) for number, row in enumerate(sheet.rows) if any(cell.strip() for cell in row)]
        if rows:
            header = [f"column {number + 1}" if headless else name for number, name in enumerate(rows[0][1])]
            columns = columns_of(header, said)
            if columns.trouble:
                trouble.append(f"in the sheet {sheet.name!r} {columns.trouble}")
            else:
                tables += 1
                _take_sheet(sheet.name, rows if headless else rows[1:], columns.at, into, choice, said)
        if sheet.why is not None:
            into.fail(step("", sheet.name, len(sheet.rows)) if sheet.name else "", sheet.why)
    if trouble and not tables:
        refuse(into, "; ".join(trouble[:4]))
    elif trouble:
        into.find("sheet-not-read", f"Not read as tables of posts: {'; '.join(trouble[:4])}.", Severity.NOTE)


def _take_sheet(
    name: str,
    rows: Sequence[tuple[int, tuple[str, ...]]],
    at: Mapping[str, int],
    into: Gathering,
    choice: Choice,
    said: Mapping[str, str],
) -> None:
    entries: list[Entry] = []
    for number, row in rows:
        roles = {role: normal_text(row[index]) if index < len(row) else "" for role, index in at.items()}
        entries.append(Entry(roles, step("", name, number, at["text"]), step("", name, number)))
    take_entries(entries, into, choice, said, dict.fromkeys(at, True))


def _misfit(row: Row, width: int) -> str | None:
    """Why a row does not fit its header; empty cells beyond the last column are no matter."""
    extra = any(cell.words.strip() for cell in row.cells[width:])
    return "wrong-number-of-cells" if extra or len(row.cells) < width else None


def _read_lines(text: str, into: Gathering, choice: Choice, said: Mapping[str, str]) -> None:
    found = list(objects_of(text))
    keys: dict[str, None] = {}
    for one in found:
        if not isinstance(one, Row):
            keys.update(dict.fromkeys(one))
    header = list(keys)
    columns = columns_of(header, said)
    if columns.trouble and found:
        refuse(into, columns.trouble)
        return
    entries: list[Entry] = []
    for one in found:
        if isinstance(one, Row):
            into.fail(f"char={one.start},{one.end}", one.why or "not-an-object")
            continue
        spans = [(start, end) for _, start, end in one.values()]
        row = f"char={min(spans)[0]},{max(spans)[1]}" if spans else ""
        value, start, end = one.get(header[columns.at["text"]], ("", 0, 0))
        text_value = "" if value is None else words(value)
        if text_value is None:
            into.fail(row, "text-is-no-string")
            continue
        roles = {"text": text_value}
        for role in ROLES:
            if role != "text" and role in columns.at and header[columns.at[role]] in one:
                roles[role] = _as_text(one[header[columns.at[role]]][0])
        entries.append(Entry(roles, f"char={start},{end}", row))
    take_entries(entries, into, choice, said, dict.fromkeys(columns.at, True))


def _as_text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:.3f}"
    return normal_text(mark(value) or "")
