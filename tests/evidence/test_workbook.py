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
    assert [(each.code, each.place) for each in reading.findings] == [
        ("hidden-sheets", "file"),
        ("formulas", "sheet A, column A"),
        ("formulas", "sheet A, column B"),
    ]
    assert reading.findings[1].message.startswith("1 cells")


def test_merged_cells_and_hidden_rows_and_columns_are_said() -> None:
    """What a person at the spreadsheet would not see, or would see elsewhere, is read and named."""
    book = made(("Тізім", [["one", "two"], ["three"], ["four"]]))
    book.worksheets[0].merge_cells("A2:B2")
    book.worksheets[0].row_dimensions[3].hidden = True
    book.worksheets[0].column_dimensions["B"].hidden = True
    told = {each.code: each for each in read(book).findings}
    assert told["hidden-column"].place == "sheet Тізім, column B"
    assert "A2:B2" in told["merged-cells"].message
    assert told["hidden-rows"].message.endswith("sheet: 3. They were read.")


def test_each_sheet_is_a_page() -> None:
    """A place on the second sheet is on page 2, and the page begins with the sheet's name."""
    reading = read(made(("A", [["one"], [], ["three"]]), ("B", [["two"]])))
    assert [page.span.slice(reading.text).partition("\n")[0] for page in reading.pages] == ["A", "B"]
    assert reading.page_of(reading.text.index("two")) == 2
