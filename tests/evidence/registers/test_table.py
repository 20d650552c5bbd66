"""Tables by a mapping: CSV, TSV and workbooks; what a mapping may say."""

import io
import zipfile
from datetime import date

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.base.errors import WrongCall
from habeas.base.plain import Plain
from habeas.evidence.registers.entry import Status
from habeas.evidence.registers.mapping import mapping_of, parse_mapping
from habeas.evidence.registers.reading import Layout, how_kept, kept_form, read_register

MAPPING = """
columns:
  number: "№"
  title: Название
  author: Автор
  text: [Описание, Название]
  court: Суд
  decision_date: Дата решения
  in_force: В силе с
  included: Включено
  excluded: Исключено
dates: ["%d/%m/%y"]
"""
NAMES = ("№", "Название", "Автор", "Описание", "Суд", "Дата решения", "В силе с", "Включено", "Исключено")
ROWS = (
    ("1", "Тихий брод", "Вымыслов П.К.", "Книга, 40 с.", "Заречный суд", "05.03.2010", "20/03/10", "2010-04-01", ""),
    ("2", "Ива", "", "Песня", "Озёрский суд", "5 марта 2011 г.", "", "когда-то", "07.08.2012"),
    ("", "", "", "", "", "", "", "", ""),
    ("3", "", "Небылова О.С.", "", "", "", "", "", ""),
)


def _csv(delimiter: str = ";") -> bytes:
    return "\n".join(delimiter.join(row) for row in (NAMES, *ROWS)).encode()


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_a_table_is_read_by_its_mapping(delimiter: str) -> None:
    """Fields come from the columns the mapping names, dates in every form it may have, whatever the delimiter."""
    data = _csv(delimiter).replace("Книга, 40".encode(), "Книга 40".encode())
    read = read_register(data, parse_mapping(MAPPING))
    first, second, third = read.entries
    assert first.text == "Книга 40 с.; Тихий брод; Вымыслов П.К."
    assert [phrase.text for phrase in (*first.titles, *first.authors)] == ["Тихий брод", "Вымыслов П.К."]
    (decision,) = first.decisions
    assert (decision.court, str(decision.date), str(decision.in_force)) == ("Заречный суд", "2010-03-05", "2010-03-20")
    assert (str(first.included), first.status) == ("2010-04-01", Status.ACTIVE)
    assert (str(second.decisions[0].date), second.included, second.status) == ("2011-03-05", None, Status.STRUCK)
    assert str(second.struck[0].date) == "2012-08-07"
    assert third.decisions == ()
    assert [finding.code for finding in read.findings] == ["date-unreadable"]


def test_a_workbook_gives_what_its_csv_gives() -> None:
    """A workbook with days and numbers in its cells gives the entries of the same list as CSV."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Список"
    sheet.append(NAMES)
    sheet.append([1, *ROWS[0][1:5], date(2010, 3, 5), "20/03/10", date(2010, 4, 1), None])
    for row in ROWS[1:]:
        sheet.append([cell or None for cell in row])
    kept = io.BytesIO()
    book.save(kept)
    mapping = parse_mapping(MAPPING)
    from_book = read_register(kept.getvalue(), mapping)
    from_csv = read_register(_csv(), mapping)
    assert [(e.number, e.text, e.decisions, e.included, e.status) for e in from_book.entries] == [
        (e.number, e.text, e.decisions, e.included, e.status) for e in from_csv.entries
    ]
    assert from_book.entries[0].place.sheet == "Список"
    with pytest.raises(WrongCall, match="no sheet"):
        read_register(kept.getvalue(), parse_mapping(MAPPING + "sheet: Другой\n"))


def test_columns_can_be_numbers() -> None:
    """A file without names is read by the numbers of its columns."""
    mapping = parse_mapping("header: 0\ndelimiter: tab\ncolumns: {number: 1, text: 2, decision: 3}")
    read = read_register("1\tКнига «Брод»\tЗаречный районный суд, 05.03.2010\n".encode(), mapping)
    assert [(d.court, str(d.date)) for d in read.entries[0].decisions] == [("Заречный районный суд", "2010-03-05")]


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        ("columns: {text: Нет такой}", "no column 'Нет такой'"),
        ("columns: {number: №}", "no column for the text"),
        ("columns: {colour: №, text: Описание}", "'colour'"),
        ("tables: 1\ncolumns: {text: Описание}", "'tables'"),
        ("delimiter: x\ncolumns: {text: Описание}", "delimiter"),
        ("encoding: klingon\ncolumns: {text: Описание}", "encoding"),
        ("dates: ['%d.%m']\ncolumns: {text: Описание}", "form of dates"),
        ("header: one\ncolumns: {text: Описание}", "header"),
        ("header: 40\ncolumns: {text: Описание}", "no row of column names"),
        ("columns: [", "no YAML"),
        ("просто слова", "names and values"),
        ("header: 1", "no block"),
    ],
)
def test_a_wrong_mapping_is_refused_by_name(mapping: str, said: str) -> None:
    """What is wrong with a mapping, or what the file has not, is named; nothing is read past it."""
    with pytest.raises(WrongCall, match=said):
        read_register(_csv(), parse_mapping(mapping))


@given(
    st.dictionaries(
        st.sampled_from(["number", "title", "author", "court", "included"]), st.lists(st.text(min_size=1), min_size=1)
    ),
    st.integers(0, 99),
    st.sampled_from([None, "utf-8", "cp1251"]),
    st.sampled_from([None, ";", "tab"]),
)
def test_a_kept_mapping_is_the_same(columns: dict[str, list[str]], header: int, encoding: str, delimiter: str) -> None:
    """A mapping comes back from its kept form as it was."""
    named: dict[str, Plain] = {field: list(one) for field, one in columns.items()}
    raw: dict[str, Plain] = {
        "columns": named | {"text": ["1"]},
        "header": str(header),
        "encoding": encoding,
        "delimiter": delimiter,
    }
    mapping = mapping_of(raw)
    assert how_kept(kept_form(mapping)) == mapping
    assert all(how_kept(kept_form(layout)) == layout for layout in Layout if layout is not Layout.TABLE)


def test_hostile_workbooks_are_refused() -> None:
    """A packed file that is no workbook, or has XML entities, is refused with a way out."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as inside:
        inside.writestr("xl/workbook.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")
    for data in (packed.getvalue(), b"PK\x03\x04 and no more"):
        with pytest.raises(WrongCall):
            read_register(data, parse_mapping("columns: {text: 1}"))


def test_a_row_without_words_is_said() -> None:
    """A row with a number and neither text nor title is no entry, and is said."""
    read = read_register("n;t\n1;Ива\n2;\n".encode(), parse_mapping("columns: {number: n, text: t}"))
    assert [entry.number for entry in read.entries] == ["1"]
    assert [finding.code for finding in read.findings] == ["row-without-text"]
