"""Tables: what was written comes out, a text column is never guessed, and the figures add up."""

import csv
import io
import json
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet
from tests.evidence.archives.mutilation import JSON, harm_bytes
from tests.evidence.archives.platforms.laws import range_of, read_lawfully

from habeas.evidence.archives.export import Choice, ExportFile, FileReading
from habeas.evidence.archives.item import Whose
from habeas.evidence.archives.platforms.table_file import TableFile
from habeas.evidence.text.decoding import normal_text

LAYOUT = TableFile()
WORDS = st.text(st.sampled_from("абв ғқ\"',;|\t\nx1"), min_size=1, max_size=30).filter(lambda text: bool(text.strip()))


def _csv(rows: list[list[str]], delimiter: str) -> str:
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=delimiter).writerows(rows)
    return written.getvalue()


def _read(*files: tuple[str, str], choice: Choice | None = None) -> FileReading:
    exported = [ExportFile(path, text.encode()) for path, text in files]
    assert all(LAYOUT.claims(file) for file in exported)
    return read_lawfully(LAYOUT, exported, choice)


@given(
    st.lists(st.tuples(WORDS, st.sampled_from(["Аня", "Борис"])), min_size=1, max_size=6),
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_what_was_written_is_read_back_and_stands_at_its_range(
    rows: list[tuple[str, str]], delimiter: str, encoding: str
) -> None:
    """Every row as the standard library writes it gives its words; the range leads to them, doubled marks undone."""
    text = _csv([["Автор", "Сообщение", "Дата"], *([who, words, "2020-01-02"] for words, who in rows)], delimiter)
    file = ExportFile("posts.csv", text.encode(encoding))
    read = read_lawfully(LAYOUT, [file], Choice(owners=frozenset(["Аня"])))
    assert [item.text for item in read.items] == [normal_text(words) for words, _ in rows]
    present = any(who == "Аня" for _, who in rows)
    sides = {"Аня": Whose.OWN, "Борис": Whose.OTHERS} if present else dict.fromkeys(["Аня", "Борис"], Whose.UNKNOWN)
    assert [item.whose for item in read.items] == [sides[who] for _, who in rows]
    for item in read.items:
        assert range_of([file], item.place.file, item.place.pointer).replace('""', '"') in (
            item.text,
            item.text.replace('""', '"'),
        )
        assert str(item.when) == "2020-01-02"


@given(st.lists(st.text(min_size=1, max_size=20).filter(lambda text: bool(text.strip())), max_size=6), st.booleans())
def test_json_lines_are_read_back_and_stand_at_their_ranges(texts: list[str], ascii_only: bool) -> None:
    """Every line gives its words; the range holds the value as JSON writes it."""
    lines = [json.dumps({"id": number, "text": text}, ensure_ascii=ascii_only) for number, text in enumerate(texts)]
    file = ExportFile("posts.jsonl", ("\n".join(lines)).encode())
    read = read_lawfully(LAYOUT, [file])
    assert [item.text for item in read.items] == [normal_text(text) for text in texts]
    for item in read.items:
        assert normal_text(json.loads(range_of([file], item.place.file, item.place.pointer), strict=False)) == item.text


@pytest.mark.parametrize("table", ["a,b\n1,2\n", "text,message\n1,2\n", "слово\nодно\n"])
def test_a_table_whose_text_cannot_be_told_is_refused_with_what_to_do(table: str) -> None:
    """No known header, or two, and nothing is read; the message names the columns and the file that names one."""
    read = _read(("posts.csv", table))
    assert (read.items, read.tallies[0].unparsed) == ((), 1)
    assert read.findings[0].code == "text-column-unknown"
    assert "habeas-columns.yaml" in read.findings[0].message
    assert repr(table.split("\n", maxsplit=1)[0].split(",", maxsplit=1)[0]) in read.findings[0].message


def test_a_person_names_columns_by_header_or_number() -> None:
    """What stands in habeas-columns.yaml is used before any header, for one table or for all."""
    named = "text: column 2\nposts.csv: {text: a, author: column 2, date: d, date_order: mdy}\n"
    read = _read(
        ("habeas-columns.yaml", named), ("other.csv", "x,y\n1,сөз\n"), ("posts.csv", "a,b,d\nбір,Аня,03/04/2020\n")
    )
    assert [(item.text, item.author, str(item.when)) for item in read.items] == [
        ("сөз", None, "None"),
        ("бір", "Аня", "2020-03-04"),
    ]


def test_what_is_wrong_in_the_naming_file_is_said() -> None:
    """An unknown role, a column that is not there, and text that is no YAML are each a finding."""
    codes = {
        finding.code
        for finding in _read(("habeas-columns.yaml", "colour: red\ntext: a\n"), ("a.csv", "a\nб\n")).findings
    }
    assert codes == {"columns-not-understood"}
    assert "columns-not-understood" in {finding.code for finding in _read(("habeas-columns.yaml", "a: [")).findings}
    missing = _read(("habeas-columns.yaml", "text: c\n"), ("a.csv", "a,b\n1,2\n"))
    assert (missing.items, missing.findings[0].code) == ((), "text-column-unknown")


@pytest.mark.parametrize(
    ("dates", "known"),
    [
        (["03.04.2020 10:11"], ["2020-04-03T10:11"]),
        (["03/04/2020", "13/04/2020"], ["2020-04-03", "2020-04-13"]),
        (["03/04/2020"], ["2020"]),
        (["1500000000"], ["2017-07-14T02:40:00Z"]),
        (["1500000000000"], ["2017-07-14T02:40:00Z"]),
        (["2020-01-02T03:04:05+06:00"], ["2020-01-02T03:04:05+06:00"]),
        (["2020-01-02 03:04"], ["2020-01-02T03:04"]),
        (["вчера"], ["None"]),
    ],
)
def test_dates_are_read_and_never_guessed(dates: list[str], known: list[str]) -> None:
    """An order of day and month that the table does not show leaves the year; a zone is never added."""
    read = _read(("posts.csv", "text;date\n" + "".join(f"сөз;{date}\n" for date in dates)))
    assert [str(item.when) for item in read.items] == known


def test_shared_edited_and_answered_rows_are_told() -> None:
    """The columns for shares, edits and replies are used; an edit column's empty cell is no."""
    table = "id,text,author,shared,edited,reply to\n1,бір,Аня,,да,\n2,екі,Аня,yes,,1\n3,үш,Борис,1,?,9\n"
    read = _read(("posts.csv", table), choice=Choice(owners=frozenset(["Аня"])))
    assert [item.whose for item in read.items] == [Whose.OWN, Whose.SHARED, Whose.OTHERS]
    assert [item.edited for item in read.items] == [True, False, None]
    assert [item.answers for item in read.items] == [None, read.items[0].id, None]


def _book(rows: list[list[object]], other: list[list[object]] | None = None) -> bytes:
    book = openpyxl.Workbook()
    page = book.active
    assert isinstance(page, Worksheet)
    page.title = "Посты"
    for row in rows:
        page.append(row)
    for row in other or []:
        (book["Қосымша"] if "Қосымша" in book.sheetnames else book.create_sheet("Қосымша")).append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


BOOK = _book([["text", "date"], ["x", "2020-01-02"]])


def test_a_workbook_is_read_sheet_by_sheet() -> None:
    """Cells give their words and times, the pointer names sheet, row and column; a sheet of something else is said."""
    rows: list[list[object]] = [
        ["№", "Мәтін", "Күні"],
        [1, "бір", datetime(2020, 1, 2, 3, 4, 5)],
        [2, None, None],
        [3, "үш", date(2020, 1, 3)],
    ]
    read = read_lawfully(LAYOUT, [ExportFile("posts.xlsx", _book(rows, [["a", "b"], [1, 2]]))])
    assert [(item.text, str(item.when), item.place.pointer) for item in read.items] == [
        ("бір", "2020-01-02T03:04:05", "/Посты/1/1"),
        ("үш", "2020-01-03", "/Посты/3/1"),
    ]
    assert (read.tallies[0].entries, read.tallies[0].without_text) == (3, 1)
    assert [finding.code for finding in read.findings] == ["sheet-not-read"]


@settings(max_examples=40)
@given(st.data())
def test_a_harmed_workbook_is_read_or_said_not_to_be(data: st.DataObject) -> None:
    """Altered bytes and cut ends of a workbook never raise."""
    read_lawfully(LAYOUT, [ExportFile("posts.xlsx", harm_bytes(BOOK, data))])


def test_broken_rows_are_listed_and_the_rest_is_read() -> None:
    """Rows of another width and marks that never close are listed; an encoding that was guessed is said."""
    table = 'id,text\n1,привет\n2\n3,a,b\n4,"и ""дело"" дня"\n5,"cut'
    read = read_lawfully(LAYOUT, [ExportFile("posts.csv", table.encode("cp1251"))])
    assert [item.text for item in read.items] == ["привет", 'и "дело" дня']
    assert [entry.why for entry in read.unparsed] == ["wrong-number-of-cells"] * 2 + ["quote-not-closed"]
    assert "encoding-guessed" in {finding.code for finding in read.findings}


@given(
    st.lists(st.dictionaries(st.sampled_from(["text", "date", "author", "id", "shared"]), JSON), max_size=5), st.data()
)
def test_any_harm_leaves_figures_that_add_up(rows: list[dict[str, Any]], data: st.DataObject) -> None:
    """Wrong types, altered bytes and cut ends never raise; every row is read, counted or listed."""
    lines = "\n".join(json.dumps(row) for row in rows)
    table = _csv(
        [["text", "date", "author"], *([str(row.get(key, "")) for key in ("text", "date", "author")] for row in rows)],
        ",",
    )
    for path, text in (
        ("a.jsonl", lines),
        ("a.csv", table),
        ("habeas-columns.yaml", "text: text\na.csv: {date: date}\n"),
    ):
        read_lawfully(LAYOUT, [ExportFile(path, harm_bytes(text.encode(), data)), ExportFile("b.csv", b"text\nx\n")])
