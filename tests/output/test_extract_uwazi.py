"""The Uwazi zips, read by a reader of its described import: all rows arrive, and every fact once.

Uwazi itself cannot be run here; `Instance` does what its documentation and code say that its import does.
"""

import csv
import io
import json
import random
import re
import zipfile
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from tests.disclosure.invented import Making, start
from tests.output.extracting import cases, everything, example_extract, extract_of
from tests.output.test_extract_csv import facts_of

from habeas.base.known import Absent, Unknown
from habeas.base.language import Lang
from habeas.base.when import parse_when
from habeas.disclosure.data.extract import Extract
from habeas.output.exports.guard import unguarded
from habeas.output.exports.uwazi import uwazi_zip
from habeas.output.exports.uwazi_templates import TEMPLATES, columns, words
from habeas.output.exports.whole_days import about, first_day, period, precision

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Instance:
    """An Uwazi with the three templates of `templates.json`, into which the zips are imported in their order."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            self.files = {name: opened.read(name) for name in opened.namelist()}
        self.templates = {one["template"]: one for one in json.loads(self.files["templates.json"])}
        self.entities: dict[str, list[dict[str, Any]]] = {}
        for name in sorted(name for name in self.files if name.endswith(".zip")):
            self._take(name.removesuffix(".zip").partition("-")[2], self.files[name])

    def _take(self, template: str, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            assert "import.csv" in opened.namelist()
            text = opened.read("import.csv").decode("utf-8")
        assert not text.startswith("\ufeff")
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
        head, *body = rows
        _heads(head, self.templates[template])
        self.entities[template] = []
        # A relationship to the same template is looked up among what the same file brings.
        titles = {row[head.index("title")] for row in body}
        for row in body:
            assert len(row) == len(head)
            self.entities[template].append(self._entity(dict(zip(head, row, strict=True)), template, titles))

    def _entity(self, row: dict[str, str], template: str, titles: set[str]) -> dict[str, Any]:
        known = {name: {one["title"] for one in rows} for name, rows in self.entities.items()} | {template: titles}
        made: dict[str, Any] = {"title": row["title"]}
        assert row["title"].strip() == row["title"] != ""
        for one in self.templates[template]["properties"]:
            name = one["name"]
            match one["type"]:
                case "relationship":
                    made[name] = [title for title in row[name].split("|") if title]
                    assert set(made[name]) <= known[one["content"]], "a stub would be made"
                case "select":
                    made[name] = {lang: row[f"{name}__{lang}"] for lang in Lang}
                    assert {str(lang): made[name][lang] for lang in Lang} in one["values"]
                case "date":
                    assert row[name] == "" or _DAY.fullmatch(row[name])
                    made[name] = date.fromisoformat(row[name]) if row[name] else None
                case "daterange":
                    sides = [date.fromisoformat(side) for side in row[name].split(":")] if row[name] else []
                    assert len(sides) in (0, 2)
                    assert sides == sorted(sides)
                    made[name] = sides
                case "link":
                    assert row[name] == "" or re.fullmatch(r"[^|]+\|https?://[^|]+", row[name])
                    made[name] = row[name].partition("|")[2]
                case _:
                    made[name] = row[name] if name in row else {lang: row[f"{name}__{lang}"] for lang in Lang}
        return made


def _heads(head: list[str], template: dict[str, Any]) -> None:
    """What the import asks of the heads: no two become the same name, and no property is without its column."""
    names = [re.sub("[^a-z0-9]", "_", one.lower()) for one in head]
    assert len(set(names)) == len(names)
    assert names == head
    bare = {one.partition("__")[0] for one in head}
    assert bare == {"title", *(one["name"] for one in template["properties"])}
    for one in bare:
        assert (one in head) != any(f"{one}__{lang}" in head for lang in Lang), "a name with and without languages"


def _facts(read: Instance) -> list[tuple[Any, ...]]:
    """The facts in the shape of :func:`facts_of`."""
    ids = {row["title"]: row["habeas_id"] for rows in read.entities.values() for row in rows}
    found = []
    for row in read.entities["facts"]:
        words_of = {name: unguarded(text) for name, text in row.items() if isinstance(text, str)}
        state = row["known"][Lang.EN]
        value: Any = json.loads(words_of["value_data"]) if state == "known" else None
        if state == "unknown":
            value = Unknown(words_of["reason"])
        elif value is None:
            value = Absent()
        places = tuple(
            (
                one["source"],
                one["lang"],
                one["page"],
                one["quote"] or "",
                one["start"],
                one["end"],
                one["grade"],
                one["says"],
            )
            for one in json.loads(words_of["places_data"])
        )
        assert {ids[title] for title in row["sources"]} == {one[0] for one in places}
        stance = {"asserted": "asserts", "denied": "denies"}[row["stance"][Lang.EN]]
        when, by = words_of["date_edtf"] or None, words_of["attributed_to"] or None
        found.append((row["habeas_id"], ids[row["subject"][0]], row["property"], value, when, stance, by, places))
    return sorted(found, key=repr)


def _conflicts(read: Instance) -> set[frozenset[str]]:
    ids = {row["title"]: row["habeas_id"] for row in read.entities["facts"]}
    return {frozenset((row["habeas_id"], ids[other])) for row in read.entities["facts"] for other in row["contradicts"]}


def _pairs(extract: Extract) -> set[frozenset[str]]:
    return {frozenset((one, other)) for group in extract.conflicts for one in group for other in group if one != other}


@settings(deadline=None, max_examples=25)
@given(cases())
def test_every_fact_arrives_once_and_nothing_else(made: Making) -> None:
    """What the described import makes of the zips is what was extracted."""
    extract = extract_of(made)
    read = Instance(uwazi_zip(extract, Lang.RU))
    assert _facts(read) == facts_of(extract)
    assert _conflicts(read) == _pairs(extract)


def test_everything_arrives() -> None:
    """Every property, entity, name, source and conflict arrives, and the number of rows is what was promised."""
    extract = extract_of(everything())
    read = Instance(uwazi_zip(extract, Lang.KK))
    assert _facts(read) == facts_of(extract)
    assert _conflicts(read) == _pairs(extract)
    names = {row["habeas_id"]: json.loads(unguarded(row["names_data"]) or "[]") for row in read.entities["entities"]}
    assert names == {one.id: [[name.text, name.lang] for name in one.names] for one in extract.entities}
    assert [row["digest"] for row in read.entities["sources"]] == [one.digest or "" for one in extract.sources]
    for name, rows in read.entities.items():
        assert read.templates[name]["rows"] == len(rows)


def test_titles_are_told_apart() -> None:
    """Two people of one name have two titles, so that a relationship means one of them."""
    made = start()
    made.say(0, "person", {"name": "Timur Esenov"}, "Timur Esenov")
    made.entities[1] = type(made.entities[1])(made.entities[1].id, made.entities[1].kind, "TIMUR ESENOV")
    made.say(0, "occupation", {"text": "judge"}, "a judge", subject=made.entities[1].id)
    read = Instance(uwazi_zip(extract_of(made), Lang.EN))
    titles = [row["title"] for row in read.entities["entities"]]
    assert len({title.casefold() for title in titles}) == len(titles) == 2


def test_every_cell_of_a_choice_is_filled() -> None:
    """An update empties what a file leaves out: every column is there, and no choice is left open."""
    with zipfile.ZipFile(io.BytesIO(uwazi_zip(example_extract(), Lang.EN))) as outer:
        for number, name in enumerate(TEMPLATES, start=1):
            with zipfile.ZipFile(io.BytesIO(outer.read(f"{number}-{name}.zip"))) as inner:
                rows = list(csv.DictReader(io.StringIO(inner.read("import.csv").decode(), newline="")))
            assert rows
            assert list(rows[0]) == columns(name)
            chosen = [f"{one.name}__{lang}" for one in TEMPLATES[name] if one.type == "select" for lang in Lang]
            assert all(row[column] for row in rows for column in chosen)


@pytest.mark.parametrize(
    ("edtf", "day", "exact", "roughly", "range_"),
    [
        ("2023", "2023-01-01", "year", False, ""),
        ("2022~", "2022-01-01", "year", True, ""),
        ("2023-03", "2023-03-01", "month", False, ""),
        ("2023-21", "2023-03-01", "season", False, ""),
        ("202X", "2020-01-01", "decade", False, ""),
        ("XXXX-05-12", "", "no_year", False, ""),
        ("2023-03-04?", "2023-03-04", "day", True, ""),
        ("2023-03-04T09:40+06:00", "2023-03-04", "time", False, ""),
        ("2021/2022-05", "2021-01-01", "interval", False, "2021-01-01:2022-05-31"),
        ("2021/..", "2021-01-01", "interval", False, ""),
        ("/2020-01-02", "", "interval", False, ""),
        ("2023-03-01T10:00/2023-03-02T11:00", "2023-03-01", "interval", False, "2023-03-01:2023-03-02"),
    ],
)
def test_dates_say_how_exact_they_are(edtf: str, day: str, exact: str, roughly: bool, range_: str) -> None:
    """Uwazi has whole days only; the columns beside say what was known."""
    when = parse_when(edtf)
    assert (first_day(when), precision(when), about(when), period(when)) == (day, exact, roughly, range_)


def test_every_word_is_there_in_every_language() -> None:
    """Each template, property and choice has its words, and what to do is told, in all three languages."""
    said, langs = words(), {str(lang) for lang in Lang}
    assert set(said["columns"]) >= {one.name for made in TEMPLATES.values() for one in made}
    for group in ("templates", "columns", "choices"):
        assert all(set(one) == langs and all(one.values()) for one in said[group].values())
    assert set(said["readme"]) == langs
    assert not [one for made in said["choices"].values() for one in made.values() if "|" in one or "::" in one]


def test_the_same_case_gives_the_same_bytes() -> None:
    """Neither the order of recording nor the clock changes a byte."""
    made = everything()
    assert uwazi_zip(extract_of(made, random.Random(2)), Lang.RU) == uwazi_zip(extract_of(made), Lang.RU)
