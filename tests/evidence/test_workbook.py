"""The laws of reading a workbook as a plain source."""

import io

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.base.digest import digest_of
from habeas.evidence.text.decoding import normal_text
from habeas.evidence.text.readers import read_copy
from habeas.evidence.text.reading import Reading

CELLS = st.text(st.sampled_from("абвқңөүһі АБВ abc 123.,:;=<>&'\"№«»—"), max_size=12).map(
    lambda words: f"x{words.strip()}"
)


def made(*sheets: tuple[str, list[list[object]]]) -> openpyxl.Workbook:
    """A workbook of these sheets."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets:
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
    return book


def read(book: openpyxl.Workbook) -> Reading:
    """The reading of a workbook."""
    stream = io.BytesIO()
    book.save(stream)
    found = read_copy(stream.getvalue(), digest_of(stream.getvalue()))
    assert isinstance(found, Reading), found
    return found


@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=5))
@settings(max_examples=25, deadline=None)
def test_every_cell_stands_in_its_row(rows: list[list[str]]) -> None:
    """A sheet is its name and a line for each row, cells parted by tabs."""
    reading = read(made(("Лист", [list(row) for row in rows])))
    assert reading.text == normal_text("\n".join(["Лист", *("\t".join(row) for row in rows)]))


def test_empty_rows_keep_the_count_of_rows() -> None:
    """Row N is the N-th line below the sheet's name, empty rows counted."""
    assert read(made(("A", [["one"], [], ["three"]]))).text == "A\none\n\nthree"


def test_formulas_and_hidden_sheets_are_said() -> None:
    """A formula is data that nobody computes here; a hidden sheet is read and named."""
    book = made(("A", [["=1+1", "=cmd|' /C calc'!A0"], ["words"]]), ("B", [["behind"]]))
    book.worksheets[1].sheet_state = "hidden"
    reading = read(book)
    assert "behind" in reading.text
    assert [each.code for each in reading.findings] == ["formulas", "hidden-sheets"]
    assert reading.findings[0].message.startswith("2 cells")
