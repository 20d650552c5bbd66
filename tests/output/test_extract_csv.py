"""The tables of an extract read back: every fact once, nothing else, formulas as words both ways."""

import csv
import io
import json
import random
import zipfile
from collections.abc import Mapping
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.disclosure.invented import Making
from tests.output.extracting import WORDS, cases, everything, example_extract, extract_of

from habeas.base.digest import digest_of
from habeas.base.known import Absent, Known, Unknown
from habeas.base.language import Lang
from habeas.base.plain import Plain
from habeas.disclosure.data.carried import clear
from habeas.disclosure.data.extract import Extract
from habeas.evidence.text.reading import Reading
from habeas.intake.table import Table as ListTable
from habeas.intake.table import table_of
from habeas.output.exports.csv_zip import csv_zip, delimited
from habeas.output.exports.guard import guarded, unguarded
from habeas.output.exports.tables import FACTS, Table, tables
from habeas.record.vocabulary.loading import vocabulary
from habeas.record.vocabulary.terms import FieldType

type Told = tuple[Any, ...]


def read_csv(data: bytes) -> dict[str, list[dict[str, str]]]:
    """The tables of a zip, by a reader of the format as docs/reference/extracts.md describes it."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        for name in opened.namelist():
            rows = list(csv.reader(io.StringIO(opened.read(name).decode("utf-8-sig"), newline=""), strict=True))
            head, *body = rows
            assert all(len(row) == len(head) for row in body), name
            found[name.removesuffix(".csv")] = [dict(zip(head, map(unguarded, row), strict=True)) for row in body]
    return found


def facts_in(read: Mapping[str, list[dict[str, str]]]) -> list[Told]:
    """The facts that tables tell, each with its places."""
    found = []
    for table in FACTS:
        for row in read[table]:
            places = [one for one in read["citations"] if one["fact"] == row["id"]]
            found.append(_told(row, places))
    return sorted(found, key=repr)


def facts_of(extract: Extract) -> list[Told]:
    """The facts of an extract in the same shape."""
    found = []
    for fact in extract.facts:
        whole = {**(fact.value if isinstance(fact.value, Mapping) else {})}
        if fact.when is not None:
            whole["when"] = str(fact.when)
        places = [
            (one.source, one.lang.value, one.page, one.quote or "", one.start, one.end, one.grade, dict(one.says))
            for one in fact.citations
        ]
        when = None if fact.when is None else str(fact.when)
        value = fact.value if not isinstance(fact.value, Mapping) else dict(fact.value)
        said = (fact.id, fact.subject, fact.prop, value, when, fact.stance.value, fact.attributed_to)
        found.append((*said, tuple(places)))
    return sorted(found, key=repr)


def _told(row: Mapping[str, str], places: list[dict[str, str]]) -> Told:
    value: Known[dict[str, Plain]] = {}
    if row["known"] == "unknown":
        value = Unknown(row["reason"])
    elif row["known"] == "absent":
        value = Absent()
    else:
        fields = vocabulary().properties[row["property"]].fields
        value = {
            name.removeprefix("value_"): _value(cell, fields[name.removeprefix("value_")].type)
            for name, cell in row.items()
            if name.startswith("value_") and cell
        }
    when = row["when"] or None
    whole: dict[str, Plain] = dict(value) if isinstance(value, dict) else {}
    if when is not None:
        whole["when"] = when
    made = tuple(
        (
            one["source"],
            one["lang"],
            int(one["page"]) if one["page"] else None,
            one["quote"],
            int(one["start"]) if one["start"] else None,
            int(one["end"]) if one["end"] else None,
            int(one["grade"]) if one["grade"] else None,
            json.loads(one["says"]) if one["says"] else whole,
        )
        for one in sorted(places, key=lambda place: int(place["number"]))
    )
    said = (row["id"], row["subject"], row["property"], value, when, row["stance"], row["attributed_to"] or None)
    return (*said, made)


def _value(cell: str, kind: FieldType) -> Plain:
    match kind:
        case FieldType.INTEGER:
            return int(cell)
        case FieldType.YES_NO:
            return cell == "true"
        case FieldType.NAMES:
            found: Plain = json.loads(cell)
            return found
    return cell


@settings(deadline=None, max_examples=30)
@given(cases())
def test_every_fact_is_there_once_and_nothing_else(made: Making) -> None:
    """What is read back is what was extracted, in every field, with every place."""
    extract = extract_of(made)
    assert facts_in(read_csv(csv_zip(extract, Lang.RU))) == facts_of(extract)


def test_every_property_and_field_survives() -> None:
    """A case with every property of the vocabulary and every field comes back whole."""
    extract = extract_of(everything())
    read = read_csv(csv_zip(extract, Lang.EN))
    assert facts_in(read) == facts_of(extract)
    assert {row["id"] for row in read["entities"]} == {one.id for one in extract.entities}
    assert [row["title"] for row in read["sources"]] == [one.title for one in extract.sources]
    assert len(read["names"]) == sum(len(one.names) for one in extract.entities)
    groups = {
        row["number"]: {one["fact"] for one in read["conflicts"] if one["number"] == row["number"]}
        for row in read["conflicts"]
    }
    assert sorted(map(sorted, groups.values())) == sorted(map(sorted, extract.conflicts))


def test_no_cell_can_be_run() -> None:
    """No cell of any file begins with a sign that a spreadsheet takes for a formula."""
    data = csv_zip(extract_of(everything()), Lang.KK)
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        for name in opened.namelist():
            for row in csv.reader(io.StringIO(opened.read(name).decode("utf-8-sig"), newline="")):
                assert not [cell for cell in row if cell[:1] and cell[:1] in "=+-@\t\r＝＋－＠"], name


@given(st.one_of(st.text(), st.text("'=+-@\t\ra1＝", min_size=1, max_size=6)))
def test_the_guard_can_be_turned_back(words: str) -> None:
    """Any words come back from the cell that stands for them, and the cell is none that runs."""
    assert unguarded(guarded(words)) == words
    assert guarded(words)[:1] not in tuple("=+-@\t\r＝＋－＠")


@settings(deadline=None)
@given(st.lists(st.sampled_from([*WORDS, "'Абд"]), min_size=2, max_size=4))
def test_a_list_of_ours_is_read_by_our_own_reader_of_lists(words: list[str]) -> None:
    """`habeas intake` takes the guard away: what it records are the words, not the cell."""
    rows = [[clear(one).replace("\ufeff", "") for one in words], ["a", *["b"] * (len(words) - 1)]]
    text = delimited([["one"] * len(words), *rows], mark=False).decode().replace("\r\n", "\n")
    reading = Reading(digest_of(b"list"), "text/1", text, ())
    table = table_of(reading, None, ",")
    assert isinstance(table, ListTable)
    found = [[cell.words for cell in row.cells] for row in table.rows()]
    assert found[1:] == [row for row in rows if any(cell.strip() for cell in row)]


@settings(deadline=None, max_examples=3)
@given(st.randoms(use_true_random=False))
def test_the_same_case_gives_the_same_bytes(order: random.Random) -> None:
    """Neither the order of recording nor the clock changes a byte."""
    made = everything()
    assert csv_zip(extract_of(made, order), Lang.RU) == csv_zip(extract_of(made), Lang.RU)


def test_every_column_is_explained_in_every_language() -> None:
    """The table of columns names each column of each table, in words of the language."""
    for lang in Lang:
        made: dict[str, Table] = {one.name: one for one in tables(example_extract(), lang)}
        explained = {(table, column) for table, column, meaning in made["columns"].rows if meaning}
        assert {
            (one.name, column)
            for one in made.values()
            for column in one.columns
            if one.name not in ("columns", "codes")
        } == explained
        assert all(column.isascii() for one in made.values() for column in one.columns)


def test_rows_are_parted_as_the_standard_says() -> None:
    """Lines end with CR LF, and a mark before them tells a spreadsheet that they are UTF-8 (RFC 4180)."""
    assert delimited([["a", "б"], ["=1", 'в"']], mark=True) == '\ufeffa,б\r\n\'=1,"в"""\r\n'.encode()
