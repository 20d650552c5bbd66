"""The cells of an Excel workbook (XLSX), as openpyxl (MIT) reads them, every sheet a table."""

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from itertools import islice
from xml.etree.ElementTree import ParseError

_LARGEST = 256 << 20
"""Bytes that the parts of a workbook may have together when they are unpacked."""

MOST_ROWS = 1_048_576
"""Rows that a sheet can have (ECMA-376); what says that it stands below them is not looked for."""

_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    ParseError,
    KeyError,
    IndexError,
    ValueError,
    TypeError,
    AttributeError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
)
"""What openpyxl and the standard library raise for files that are no workbooks, or damaged ones."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, its rows as words, and why the rest of it could not be read, None when all was."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    why: str | None = None


def sheets_of(data: bytes) -> Iterator[Sheet]:
    """The sheets in their order; one without a name where the file cannot be read as a workbook."""
    why = _refusal(data)
    if why is not None:
        yield Sheet("", (), why)
        return
    # Slow to import, and only a workbook needs it.
    import openpyxl  # noqa: PLC0415
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    damage = (InvalidFileException, *_DAMAGE)
    try:
        book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    except damage:
        yield Sheet("", (), "not-a-workbook")
        return
    try:
        for page in book.worksheets:
            rows: list[tuple[str, ...]] = []
            try:
                found = page.iter_rows(values_only=True, max_row=MOST_ROWS + 1)
                rows.extend(tuple(_words(value) for value in row) for row in islice(found, MOST_ROWS + 1))
                yield Sheet(str(page.title), tuple(rows[:MOST_ROWS]), "cut-off" if len(rows) > MOST_ROWS else None)
            except damage:
                yield Sheet(str(page.title), tuple(rows), "cut-off")
    finally:
        book.close()


def _refusal(data: bytes) -> str | None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            if sum(part.file_size for part in packed.infolist()) > _LARGEST:
                return "too-large"
            for part in packed.infolist():
                # No program writes entities into a workbook; they could grow without end.
                if part.filename.endswith((".xml", ".rels")) and b"<!ENTITY" in packed.read(part):
                    return "xml-entities"
    except _DAMAGE:
        return "not-a-workbook"
    return None


def _words(value: object) -> str:
    """A cell as words; a time without a zone as ISO 8601, a day alone where the hour is midnight."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case datetime():
            day = (value.hour, value.minute, value.second) == (0, 0, 0)
            return value.strftime("%Y-%m-%d") if day else value.strftime("%Y-%m-%dT%H:%M:%S")
        case date() | time():
            return value.isoformat()
        case float() if value.is_integer():
            return f"{value:.0f}"
    return str(value)
