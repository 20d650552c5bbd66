"""The laws of taking in an Uwazi export: heads in any language, ranges, several values, and days that are none."""

import textwrap
from pathlib import Path

import pytest
from tests.intake.foreign import said, taken
from tests.intake.lists import csv_of

from habeas.evidence.foreign.record import Form
from habeas.evidence.foreign.telling import form_of, read_foreign
from habeas.intake.mapping import ListMapping
from habeas.intake.mapping_file import read_mapping
from habeas.intake.record_rows import Unread
from habeas.intake.uwazi_suggesting import date_form, suggest_uwazi

HEAD = (
    "Title", "Date added", "Template", "Born", "Held", "Lawyer", "Prison", "Story", "Geolocation", "Documents",
    "Attachments", "Published",
)  # fmt: skip
DINA = (
    "Дина Шорманова", "2031/01/02", "Prisoner", "1990/04/05", "2031/01/03~2031/03/03", "Лейла Оспанова|Болат Нуров",
    "Западная область::Учреждение 9", "Her words | and more", "51.1|71.4", "/files/a.pdf", "", "Published",
)  # fmt: skip
PAPER = ("A judgment", "2031/01/02", "Judgment", *[""] * 8, "Unpublished")

MAPPING = """\
name: uwazi
from: uwazi
key: [Title, Date added, Template]
records:
  - of: [Prisoner]
    subject: {column: Title, role: detainee}
    facts:
      - property: birth_date
        fields: {date: Born}
      - property: place_of_detention
        fields: {name: Prison, when: Held}
      - property: counsel
        fields: {name: Lawyer}
        on_change: add
left: [Geolocation, Documents, Attachments, Published]
"""


def mapping(text: str = MAPPING) -> ListMapping:
    """A mapping without a fault."""
    found, findings = read_mapping(text)
    assert found is not None, findings
    return found


def test_an_export_becomes_facts_at_its_cells() -> None:
    """A range is an interval, several values are several facts, and running words are never parted."""
    rows, unread = taken(csv_of([HEAD, DINA, PAPER]), Form.UWAZI, mapping())
    found = said(rows)
    assert ("Дина Шорманова", "birth_date", {"date": "1990-04-05"}, "1990/04/05") in found
    assert [(value, quote) for _, prop, value, quote in found if prop == "counsel"] == [
        ({"name": "Лейла Оспанова"}, "Лейла Оспанова"),
        ({"name": "Болат Нуров"}, "Болат Нуров"),
    ]
    [held] = [value for _, prop, value, _ in found if prop == "place_of_detention"]
    assert held == {"name": "Учреждение 9", "when": "2031-01-03/2031-03-03"}
    assert set(unread) == {Unread("Judgment", None, 1), Unread("Prisoner", "Story", 1)}


@pytest.mark.parametrize("first", ["Заголовок", "Атауы"])
def test_heads_may_be_in_any_language(first: str) -> None:
    """The columns that are the same for all are known by their places, and the file by what says it is published."""
    head = (first, "Добавлено", "Шаблон", *HEAD[3:8], "Геолокация", "Документы", "Вложения", "Опубликовано")
    text = csv_of([head, DINA, PAPER])
    assert form_of(text) is Form.UWAZI
    assert [row.subject for row in taken(text, Form.UWAZI, mapping())[0]] == ["Дина Шорманова"]
    assert form_of(csv_of([HEAD])) is Form.UWAZI
    assert form_of(csv_of([head])) is None


@pytest.mark.parametrize(
    ("cell", "when"),
    [
        ("2031/01/03~1970/01/01", "2031-01-03/"),
        ("2031/01/03~Invalid date", "2031-01-03/"),
        ("1970/01/01~2031/01/03", "/2031-01-03"),
        ("2031~2032", "2031/2032"),
        ("2031-01-03~", "2031-01-03~"),
        ("2031/03/03~2031/01/03", None),
        ("Invalid date~Invalid date", None),
    ],
)
def test_an_end_that_is_not_known_stays_so(cell: str, when: str | None) -> None:
    """Where a range has no end Uwazi writes the first day of its clock; a range that runs backwards is refused."""
    row = (*DINA[:4], cell, "", *DINA[6:])
    found = [value.get("when") for _, prop, value, _ in said(taken(csv_of([HEAD, row]), Form.UWAZI, mapping())[0])]
    assert [one for one in found if one is not None] == ([] if when is None else [when])


def test_a_mapping_is_proposed_by_templates_and_heads() -> None:
    """Templates of people by their names, columns by their heads; all else is named and not guessed."""
    text = csv_of([HEAD, DINA, PAPER])
    proposed = suggest_uwazi(read_foreign(text, Form.UWAZI).records, "ours")
    assert proposed.text is not None
    made = mapping(proposed.text)
    assert (made.form, [each.of for each in made.sections]) == (Form.UWAZI, [("Prisoner",)])
    assert {rule.prop for rule in made.sections[0].facts} == {"birth_date", "counsel", "place_of_detention"}
    assert set(proposed.unknown) == {"Judgment", "Prisoner.Held", "Prisoner.Story"}
    assert suggest_uwazi(read_foreign(csv_of([HEAD, PAPER]), Form.UWAZI).records, "ours").text is None


def test_how_dates_are_written_is_told_by_all_cells_together() -> None:
    """A number above twelve says which one is the day; where nothing does, or two disagree, nobody guesses."""
    assert date_form(["03/04/2031", "03/04/2031~25/04/2031"]) == "%d/%m/%Y"
    assert date_form(["03-04-2031", "04-25-2031"]) == "%m-%d-%Y"
    assert date_form(["03/04/2031"]) is date_form(["25/04/2031", "04/25/2031"]) is None


def test_two_entities_with_nothing_to_tell_them_apart() -> None:
    """Each stands in the file; which is which is for a person to say (both are kept apart by what was added when)."""
    other = (DINA[0], "2031/02/02", *DINA[2:])
    rows, _ = taken(csv_of([HEAD, DINA, other]), Form.UWAZI, mapping())
    assert len({row.key for row in rows}) == 2


def test_the_mapping_of_the_guide_has_no_fault() -> None:
    """What docs/how-to/move-from-uwazi.md shows can be used as it stands, and a year of its own column is a year."""
    page = (Path(__file__).parents[2] / "docs/how-to/move-from-uwazi.md").read_text("utf-8")
    text = textwrap.dedent(page[page.index("    name: archive") : page.index("The columns that every export has")])
    head = ("Title", "Date added", "Template", "Родился", "Точность", "Documents", "Attachments", "Published")
    row = ("Асан", "03/04/2031", "Узник", "01/01/1980", "год", "", "", "Published")
    rows, _ = taken(csv_of([head, row]), Form.UWAZI, mapping(text))
    assert [value for _, prop, value, _ in said(rows) if prop == "birth_date"] == [{"date": "1980"}]
