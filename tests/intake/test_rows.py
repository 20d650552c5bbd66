"""The laws of reading rows: every fact stands at its cells, and what cannot be read is refused, never guessed."""

import io
from collections.abc import Sequence
from datetime import date

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.intake.lists import HEADER, MAPPING, OF_COLUMNS, ROWS, csv_of, mapping, read, reading_of, table

from habeas.intake.columns import columns_of, header_of
from habeas.intake.mapping_file import read_mapping
from habeas.intake.rows import RowRead
from habeas.intake.suggesting import suggest

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)


def workbook(rows: Sequence[Sequence[str | date]]) -> bytes:
    """An XLSX file of these rows."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def told(row: RowRead) -> dict[str, object]:
    """The facts of a row by their id."""
    return {item.fact: dict(item.value) for item in row.items}


def test_a_list_comes_to_facts_at_their_cells() -> None:
    """Each fact has the value of its cells, and its quote is exactly the text of its span."""
    data = csv_of((HEADER, *ROWS)).encode()
    first, second = read(data)
    assert told(first) == {
        "subject": {"name": "Ермек Тасқұлов", "role": "detainee"},
        "birth_date": {"date": "1975-03-12"},
        "apprehension.when": {"when": "2022-04-29"},
        "apprehension.organ": {"organ": "ДП города Тасколя"},
        "charge": {"country": "KZ", "code": "criminal", "article": "256", "part": "1"},
        "custody_order.until": {"measure": "custody", "until": "2022-06-29"},
        "custody_order.court": {"measure": "custody", "court": "Тасколский районный суд"},
        "counsel": {"name": "Лейла Оспанова"},
    }
    assert told(second).keys() == {"subject", "birth_date", "apprehension.when", "charge"}
    text = reading_of(data).text
    assert all(item.span.slice(text) == item.quote for item in (*first.items, *second.items))
    assert next(item.quote for item in first.items if item.fact == "custody_order.until") == "29.06.2022"


def test_a_workbook_reads_as_the_same_list() -> None:
    """The same rows come to the same facts from XLSX and CSV, a real date cell included."""
    rows: list[tuple[str, ...]] = [HEADER, *ROWS]
    real: list[tuple[str | date, ...]] = [rows[0], (rows[1][0], date(1975, 3, 12), *rows[1][2:]), rows[2]]
    assert [told(row) for row in read(workbook(real))] == [told(row) for row in read(csv_of(rows).encode())]
    assert [row.key for row in read(workbook(real))] == [row.key for row in read(csv_of(rows).encode())]


@pytest.mark.parametrize(
    ("cell", "code"),
    [("03/04/2022", "cell-ambiguous-date"), ("29.04.22", "cell-ambiguous-date"), ("вчера", "cell-not-a-date"),
     ("31.02.2022", "cell-not-a-date"), ("=TODAY()", "cell-not-a-date")],
)  # fmt: skip
def test_a_date_that_can_be_read_in_two_ways_or_none_is_refused(cell: str, code: str) -> None:
    """Its cell is named, and the other facts of the row are read."""
    [row] = read(csv_of((HEADER, (*ROWS[1][:2], cell, *ROWS[1][3:]))).encode())
    [(column, finding)] = row.refused
    assert (column, finding.code, finding.place) == ("Задержан", code, "C2")
    assert told(row).keys() == {"subject", "birth_date", "charge"}


def test_a_form_of_dates_makes_an_ambiguous_one_clear() -> None:
    """With slashes the mapping says which number is the month."""
    text = MAPPING.replace("when: Задержан", 'when: {column: Задержан, dates: ["%m/%d/%Y"]}')
    [row] = read(csv_of((HEADER, (*ROWS[1][:2], "03/04/2022", *ROWS[1][3:]))).encode(), mapping(text))
    assert told(row)["apprehension.when"] == {"when": "2022-03-04"}


def test_a_cell_that_says_unknown_says_so() -> None:
    """Unknown is a value; an empty cell and a dash are none."""
    [row] = read(csv_of((HEADER, ("Ермек Тасқұлов", "1975", "неизвестно", "—", "", "", "", "", ""))).encode())
    assert told(row)["apprehension.when"] == {"unknown": "неизвестно"}
    assert "apprehension.organ" not in told(row)


def test_an_article_that_is_not_understood_whole_is_refused() -> None:
    """Two articles are two charges; a number that was not understood refuses the cell."""
    two, none = read(
        csv_of(
            (HEADER, ("А Б", "1975", "", "", "ст. 256 ч. 1, 174 ч. 2 УК РК"), ("В Г", "1976", "", "", "дело 17-б"))
        ).encode()
    )
    assert [item.value["article"] for item in two.items if item.prop == "charge"] == ["256", "174"]
    assert [finding.code for _, finding in none.refused] == ["cell-not-an-article"]


def test_a_row_without_its_key_is_refused_whole() -> None:
    """What a row is told by has to be there."""
    [row] = read(csv_of((HEADER, ("Ермек Тасқұлов", "", "29.04.2022"))).encode())
    assert row.why is not None
    assert (row.why.code, row.items) == ("key-missing", ())


def test_formulas_and_unseen_signs_are_words() -> None:
    """A formula is never computed, a sign that turns the writing is in no value, and both are said."""
    cells = ("Ермек \u202eТасқұлов", "1975", "", '=HYPERLINK("http://x.example","Суд")')
    [row] = read(csv_of((HEADER, cells)).encode())
    assert {note.code for note in row.notes} == {"formula-cell", "unseen-signs"}
    assert told(row)["subject"] == {"name": "Ермек Тасқұлов", "role": "detainee"}
    assert told(row)["apprehension.organ"] == {"organ": '=HYPERLINK("http://x.example","Суд")'}


def test_a_cell_of_two_facts_is_told_of_once() -> None:
    """Where two facts are read from one cell, its formula and what is wrong with it are said once."""
    twice = "  - property: hearing\n    fields: {court: Суд, when: Задержан}\n"
    by = mapping(f"{OF_COLUMNS}{twice}left: [Примечание]\n")
    [row] = read(csv_of((HEADER, ("Ермек Тасқұлов", "1975", "=NOW()", "", "", "Тасколский суд"))).encode(), by)
    assert [note.place for note in row.notes] == ["C2"]
    assert [column for column, _ in row.refused] == ["Задержан"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_encodings_and_delimiters_make_no_difference(encoding: str, sign: str) -> None:
    """The same list says the same in every encoding that spreadsheets write."""
    rows = (HEADER, ("Ермек Таскулов", *ROWS[0][1:]))
    assert [told(row) for row in read(csv_of(rows, sign).encode(encoding))] == [
        told(row) for row in read(csv_of(rows).encode())
    ]


def test_rows_are_numbered_as_a_spreadsheet_shows_them() -> None:
    """Blank rows and line ends in cells are counted as the sheet counts them."""
    data = f'{",".join(HEADER)}\n\n"Ермек\nТасқұлов",1975\n\n\nДина Шорманова,1990\n'.encode()
    assert [row.number for row in read(data)] == [3, 6]
    rows: list[tuple[str, ...]] = [HEADER, (), ("Ермек Тасқұлов", "1975"), (), (), ("Дина Шорманова", "1990")]
    assert [row.number for row in read(workbook(rows))] == [3, 6]


def test_columns_that_are_missing_double_or_unknown_are_said() -> None:
    """A missing column blanks nothing and stops nothing, unless rows are told by it."""
    found = table(csv_of((("ФИО", "Дата рождения", "Суд", "Суд", "Цвет"), ("А Б", "1975"))).encode())
    header = header_of(found, 1)
    assert header is not None
    columns, findings = columns_of(header, mapping(), found)
    assert columns is not None
    assert {finding.code for finding in findings} == {"column-missing", "column-double", "column-unmapped"}
    columns, findings = columns_of(header, mapping(MAPPING.replace("[ФИО, Дата", "[Код, Дата")), found)
    assert columns is None


@given(st.lists(st.lists(WORDS, min_size=1, max_size=9), min_size=1, max_size=6))
def test_any_rows_are_read_to_the_end(rows: list[list[str]]) -> None:
    """Whatever stands in cells, every quote is the text of its span and no row stops the next."""
    data = csv_of((HEADER, *rows)).encode()
    text = reading_of(data).text
    for row in read(data):
        assert all(item.span.slice(text) == item.quote for item in row.items)


@pytest.mark.parametrize(
    "header",
    [
        HEADER,
        ("Name", "Born", "Arrested on", "By whom", "Article", "Court", "Custody until", "Lawyer", "Note"),
        (
            "Аты-жөні",
            "Туған күні",
            "Ұсталған күні",
            "Кім ұстады",
            "Бабы",
            "Соты",
            "Қамау мерзімі",
            "Қорғаушысы",
            "Ескерту",
        ),
    ],
)
def test_a_mapping_is_proposed_in_three_languages(header: tuple[str, ...]) -> None:
    """The proposal is a mapping without a fault, and reads the list as one written by hand does."""
    data = csv_of((("Список", ""), header, *ROWS)).encode()
    proposed = suggest(table(data), "detained", None)
    assert proposed.text is not None
    assert (proposed.header, proposed.unknown) == (2, ())
    made, findings = read_mapping(proposed.text)
    assert made is not None, findings
    assert [told(row) for row in read(data, made)] == [told(row) for row in read(csv_of((HEADER, *ROWS)).encode())]


def test_every_fault_of_a_mapping_is_told_at_its_place() -> None:
    """All faults come at once, each with line and column."""
    text = MAPPING.replace("birth_date", "birthdate").replace("measure: custody", "measure: prison") + "colour: red\n"
    found, findings = read_mapping(text.replace("organ: Кем", "organization: Кем"))
    assert found is None
    assert [(finding.code, finding.place) for finding in findings] == [
        ("mapping-word", "line 18, column 9"),
        ("mapping-property", "line 6, column 15"),
        ("mapping-field", "line 9, column 44"),
        ("mapping-value", "line 14, column 22"),
    ]


@given(st.text(max_size=60))
def test_any_text_is_a_mapping_or_has_a_fault(text: str) -> None:
    """No file ends the reading with anything but a mapping or its faults."""
    found, findings = read_mapping(text)
    assert (found is None) == bool(findings)


def test_aliases_that_grow_are_refused() -> None:
    """A mapping that would grow without end when its aliases are followed is refused unread."""
    found, findings = read_mapping("a: &a [x, x]\nb: [*a, *a]\n")
    assert (found, [finding.code for finding in findings]) == (None, ["mapping-not-yaml"])


def test_a_row_of_empty_cells_is_none_and_counts() -> None:
    """Rows that hold nothing but separators are passed over; the next one has the number it has in the sheet."""
    first, *rest = csv_of([HEADER, *ROWS]).splitlines()
    empty = "," * (len(HEADER) - 1)
    numbers = [row.number for row in table("\n".join([first, empty, empty, *rest]).encode()).rows()]
    assert numbers == [1, *range(4, 4 + len(ROWS))]
