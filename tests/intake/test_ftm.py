"""The laws of taking in FollowTheMoney: what is certain becomes facts at their places, all else is counted."""

import csv
import io
import json

import pytest
from tests.intake.foreign import DINA, ENTITIES, ERMEK, HELD, OFFICE, POST, entity, lines, said, taken

from habeas.evidence.foreign.record import Form
from habeas.evidence.foreign.telling import form_of
from habeas.intake.record_rows import Unread


def test_entities_become_facts_at_their_places() -> None:
    """A year stays a year, a stretch of time an interval, and the quote is what stands in the file."""
    rows, _ = taken(lines(ENTITIES), Form.FTM)
    found = said(rows)
    assert ("Дина Шорманова", "birth_date", {"date": "1990"}, "1990") in found
    assert ("Дина Шорманова", "alias", {"name": "Dina Shormanova"}, "Dina Shormanova") in found
    assert ("Дина Шорманова", "sex", {"sex": "f"}, "female") in found
    assert ("Дина Шорманова", "nationality", {"country": "KZ"}, "kz") in found
    assert ("ДП города Тасколя", "organ", {"name": "ДП города Тасколя"}, "ДП города Тасколя") in found
    [post] = [one for one in found if one[1] == "post"]
    assert post[:3] == (
        "Ермек Тасқұлов",
        "post",
        {"title": "Следователь", "organ": "ДП города Тасколя", "when": "2019-03/2022"},
    )
    assert post[3].startswith("pos-1")


def test_what_is_not_certain_is_counted_and_not_guessed() -> None:
    """Topics and notes make no role, a sanction no fact; a record that only names another is not left aside."""
    rows, unread = taken(lines(ENTITIES), Form.FTM)
    assert not any("role" in value for _, _, value, _ in said(rows))
    assert set(unread) == {Unread("Person", "topics", 1), Unread("Person", "notes", 1), Unread("Sanction", None, 1)}


@pytest.mark.parametrize(
    ("role", "stated"), [("Judge", "judge"), ("судья", "judge"), ("witness", "witness"), ("defendant", None)]
)
def test_a_party_has_a_role_only_where_it_is_certain(role: str, stated: str | None) -> None:
    """A judge, a lawyer, a witness are ours; a defendant may be free, so that nothing is said."""
    party = entity("c-1", "CourtCaseParty", party="p-dina", case="k-1", role=role)
    rows, unread = taken(lines([DINA, party]), Form.FTM)
    roles = [value["role"] for _, _, value, _ in said(rows) if "role" in value]
    assert roles == ([] if stated is None else [stated])
    assert (Unread("CourtCaseParty", None, 1) in unread) is (stated is None)


def test_a_reference_to_nothing_is_refused() -> None:
    """A post that is not in the file, and a holder who is not, are said; nothing is taken of them."""
    astray = entity("occ-2", "Occupancy", holder="p-dina", post="pos-9")
    nobody = entity("occ-3", "Occupancy", holder="p-9", post="pos-1")
    rows, _ = taken(lines([DINA, POST, OFFICE, astray, nobody]), Form.FTM)
    assert [finding.code for row in rows for _, finding in row.refused] == ["reference-missing"]
    assert [row.why.code for row in rows if row.why is not None] == ["reference-missing"]
    assert not any(prop == "post" for _, prop, _, _ in said(rows))


COLUMNS = (
    "canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "origin", "lang",
    "original_value", "external", "first_seen", "last_seen", "id",
)  # fmt: skip
EMPTY = dict.fromkeys(COLUMNS, "")


def statements_of(*entities: dict[str, object]) -> list[dict[str, str]]:
    """The statements that entities come to."""
    rows = []
    for each in entities:
        told = each["properties"]
        assert isinstance(told, dict)
        for prop, values in [("id", [each["id"]]), *told.items()]:
            for value in values:
                own = str(each["id"])
                rows.append({**EMPTY, "canonical_id": own, "entity_id": own, "prop": prop, "value": str(value)})
                rows[-1]["schema"] = str(each["schema"])
    return rows


def test_statements_say_what_entities_say() -> None:
    """CSV and JSON Lines of statements come to the same facts as the entities that they are made of."""
    rows = statements_of(DINA, OFFICE, POST, ERMEK, HELD)
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), dialect=csv.unix_dialect)
    writer.writeheader()
    writer.writerows(rows)
    whole = [one[:3] for one in said(taken(lines([DINA, OFFICE, POST, ERMEK, HELD]), Form.FTM)[0])]
    for text in (out.getvalue(), lines(rows)):
        assert form_of(text) is Form.FTM
        assert [one[:3] for one in said(taken(text, Form.FTM)[0])] == whole
    packed = lines([{**row, "prop": f"{row['schema']}:{row['prop']}"} for row in rows])
    assert [one[:3] for one in said(taken(packed, Form.FTM)[0])] == whole


def test_unconfirmed_statements_are_not_taken_in() -> None:
    """What another data set added without confirming it is no fact here."""
    rows = statements_of(ERMEK)
    rows[-1]["external"] = "t"
    assert [prop for _, prop, _, _ in said(taken(lines(rows), Form.FTM)[0])] == ["person"]


def test_an_entity_inside_another_is_an_entity() -> None:
    """Nested files hold the post inside the occupancy; it is the same fact."""
    nested = {**HELD, "properties": {**HELD["properties"], "post": [POST]}}  # type: ignore[dict-item]
    rows, _ = taken(lines([OFFICE, ERMEK, nested]), Form.FTM)
    assert [value["title"] for _, prop, value, _ in said(rows) if prop == "post"] == ["Следователь"]


def test_times_are_of_the_zone_that_the_format_says() -> None:
    """All its times are UTC; midnight is a day, and an hour without minutes is refused to the minute."""
    told = [entity("a", "Person", name="Асан", birthDate="2001-02-03T00:00:00")]
    told += [entity("b", "Person", name="Болат", birthDate="2001-02-03T04:05:06")]
    rows, _ = taken(lines(told), Form.FTM)
    assert [value["date"] for _, prop, value, _ in said(rows) if prop == "birth_date"] == [
        "2001-02-03",
        "2001-02-03T04:05:06Z",
    ]


@pytest.mark.parametrize(
    "line",
    [
        '{"id": "x", "schema": "Person", "properties": {"name": ["A"',
        '{"id": 7, "schema": ["Person"], "properties": {}}',
        '{"id": "x", "schema": "Person", "properties": []}',
        json.dumps({"id": "x", "schema": "Person", "properties": {"name": [[["deep"]]]}}).replace("[[[", "[" * 99),
        "[]",
        "null",
    ],
)
def test_a_record_that_is_none_costs_only_itself(line: str) -> None:
    """It is refused with its line; the others are read."""
    rows, _ = taken(lines([DINA]) + line + "\n" + lines([ERMEK]), Form.FTM)
    assert [row.why is None for row in rows] == [True, False, True]
    assert {row.number for row in rows} == {1, 2, 3}


def test_wrong_types_and_endless_figures_are_words_or_nothing() -> None:
    """Figures of any length are words, null is nothing; a value of no sense for its field is refused."""
    odd = entity("p", "Person", name=["Асан", None, {"a": "b"}], birthDate=[10**400], gender=[True])
    rows, _ = taken(lines([odd]), Form.FTM)
    assert [prop for _, prop, _, _ in said(rows)] == ["person"]
    assert sorted(finding.code for row in rows for _, finding in row.refused) == [
        "cell-not-a-choice",
        "cell-not-a-date",
    ]
