"""The workbook of an extract read back: the same tables as in CSV, every cell text, nothing that tells who or when."""

import io
import random
import re
import tempfile
import zipfile
from collections.abc import Sequence
from typing import NoReturn

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from tests.disclosure.invented import Making
from tests.output.extracting import WORDS, cases, everything, example_extract, extract_of
from tests.output.test_extract_csv import facts_in, facts_of

from habeas.base.digest import digest_of
from habeas.base.language import Lang
from habeas.disclosure.data.carried import clear
from habeas.evidence.text.office.workbook import read_workbook
from habeas.evidence.text.reading import Reading
from habeas.intake.table import Table as ListTable
from habeas.intake.table import table_of
from habeas.output.exports.tables import Table, tables
from habeas.output.exports.xlsx import CONTINUED, workbook, xlsx


def read_xlsx(data: bytes) -> dict[str, list[dict[str, str]]]:
    """The tables of a workbook, long cells put together, by a reader that knows nothing of how it was written."""
    book = load_workbook(io.BytesIO(data))
    found = {}
    for sheet in book.worksheets:
        assert {cell.data_type for row in sheet for cell in row if cell.value is not None} <= {"s"}
        head, *body = [["" if cell.value is None else str(cell.value) for cell in row] for row in sheet]
        found[sheet.title] = [dict(zip(head, row, strict=True)) for row in body]
    for row in found.pop(CONTINUED, []):
        found[row["sheet"]][int(row["row"]) - 2][row["column"]] += row["text"]
    return found


@settings(deadline=None, max_examples=6)
@given(cases())
def test_every_fact_is_there_once_and_nothing_else(made: Making) -> None:
    """What is read back is what was extracted, in every field, with every place."""
    extract = extract_of(made)
    assert facts_in(read_xlsx(xlsx(extract, Lang.RU))) == facts_of(extract)


def test_every_table_and_property_survives() -> None:
    """A case with every property comes back whole, and every table is a sheet."""
    extract = extract_of(everything())
    read = read_xlsx(xlsx(extract, Lang.KK))
    assert facts_in(read) == facts_of(extract)
    for table in tables(extract, Lang.KK):
        assert [tuple(row.values()) for row in read[table.name]] == list(table.rows)


def test_what_looks_like_a_formula_is_marked_as_text() -> None:
    """Such a cell is text and says so to whoever edits it; there is no formula and no link in the workbook."""
    data = workbook([Table("words", ("one",), tuple((words,) for words in WORDS))])
    cells = [row[0] for row in load_workbook(io.BytesIO(data))["words"].iter_rows(min_row=2)]
    marked = {cell.value for cell in cells if cell.quotePrefix}
    assert {str(words)[:1] for words in marked} == set("=+-@\t'")
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        parts = b"".join(opened.read(name) for name in opened.namelist() if name.startswith("xl/worksheets"))
    assert b"<f" not in parts.replace(b"<fo", b"")
    assert b"hyperlink" not in parts


def test_nothing_tells_who_or_when() -> None:
    """The workbook has no author, program or time, and its zip none either."""
    with zipfile.ZipFile(io.BytesIO(xlsx(example_extract(), Lang.EN))) as opened:
        core, app = opened.read("docProps/core.xml"), opened.read("docProps/app.xml")
        assert {entry.date_time for entry in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [entry.filename for entry in opened.infolist() if entry.comment or entry.extra]
    assert not re.search(rb">[^<\s]", core + app)


def test_nothing_is_laid_down_in_clear(monkeypatch: pytest.MonkeyPatch) -> None:
    """No temporary file is made while a workbook is written."""

    def refused(*_words: object, **_named: object) -> NoReturn:
        raise AssertionError("a temporary file")

    for name in ("mkstemp", "mkdtemp", "NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile"):
        monkeypatch.setattr(tempfile, name, refused)
    assert xlsx(example_extract(), Lang.EN)


@settings(deadline=None, max_examples=20)
@given(st.lists(st.sampled_from([one for one in WORDS if len(one) < 100 and one.strip()]), min_size=2, max_size=4))
def test_a_list_of_ours_is_read_by_our_own_reader_of_lists(words: Sequence[str]) -> None:
    """`habeas intake` reads the words of the cells as they are, but for line ends, which its rows cannot hold."""
    told = tuple(clear(one).replace("\ufeff", "") for one in words)
    heads = tuple(f"column_{at}" for at in range(len(words)))
    reading = read_workbook(workbook([Table("list", heads, (told,))]), digest_of(b"list"))
    assert isinstance(reading, Reading)
    table = table_of(reading, None, None)
    assert isinstance(table, ListTable)
    [_, row] = [[cell.words for cell in row.cells] for row in table.rows()]
    assert row == [re.sub(r"[\t\n]+", " ", one) for one in told]


def test_the_same_case_gives_the_same_bytes() -> None:
    """Neither the order of recording nor the clock changes a byte."""
    made = everything()
    assert xlsx(extract_of(made, random.Random(5)), Lang.RU) == xlsx(extract_of(made), Lang.RU)
