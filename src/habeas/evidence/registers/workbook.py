"""The cells of a workbook (XLSX), as words."""

import io
import zipfile
from datetime import date, datetime

from habeas.base.errors import WrongCall

_LARGEST = 300 * 1024 * 1024
"""Most bytes that a workbook's parts may have when unpacked."""

_AGAIN = "Open it and save it again as XLSX, or as CSV."


def is_workbook(data: bytes) -> bool:
    """Whether these bytes begin as a workbook's do."""
    return data.startswith(b"PK\x03\x04")


def cells_of(data: bytes, sheet: str | None) -> tuple[str, list[tuple[str, ...]]]:
    """The sheet's name and its rows, empty ones included so that rows can be counted.

    Days come as `2010-03-05`, whole numbers without a point. Raises WrongCall when it is no workbook,
    has no such sheet, is unreasonably large unpacked, or has XML entities, which no program writes.
    """
    import openpyxl  # noqa: PLC0415  (slow to import, and only a workbook needs it)
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    _check(data)
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    except (InvalidFileException, KeyError, ValueError, TypeError, zipfile.BadZipFile, SyntaxError) as error:
        raise WrongCall(f"The workbook can't be read ({type(error).__name__}).", _AGAIN) from None
    try:
        if sheet is not None and sheet not in book.sheetnames:
            raise WrongCall(f"The workbook has no sheet {sheet!r}.", f"It has: {', '.join(book.sheetnames)}.")
        page = book[sheet or book.sheetnames[0]]
        rows = [tuple(_words(value) for value in row) for row in page.iter_rows(values_only=True)]
        return str(page.title), rows
    finally:
        book.close()


def _check(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(part.file_size for part in packed.infolist()) > _LARGEST:
                raise WrongCall("The workbook is too large when unpacked.", "Save the sheet with the list as CSV.")
            for part in packed.infolist():
                if part.filename.endswith((".xml", ".rels")) and b"<!ENTITY" in packed.read(part):
                    raise WrongCall("The workbook has XML entities, which no office program writes.", _AGAIN)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise WrongCall(f"The workbook can't be unpacked ({type(error).__name__}).", _AGAIN) from None


def _words(value: object) -> str:
    match value:
        case None:
            return ""
        case datetime() | date():
            return value.strftime("%Y-%m-%d")
        case float() if value.is_integer():
            return str(int(value))
    return str(value)
