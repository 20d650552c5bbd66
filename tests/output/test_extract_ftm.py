"""FollowTheMoney, read by its own library: valid, the same in all forms, nothing denied or attributed asserted."""

import io
import json
import random
import zipfile
from collections.abc import Iterator
from typing import Any, cast

import pytest
from followthemoney import model
from followthemoney.dataset.util import dataset_name_check
from followthemoney.statement import Statement
from followthemoney.statement.serialize import read_statements
from hypothesis import given, settings
from tests.disclosure.invented import HELD, Making, start
from tests.output.extracting import KEY, cases, everything, extract_of

from habeas.base.known import Absent, Unknown
from habeas.base.language import Lang
from habeas.base.when import parse_when
from habeas.disclosure.data.release_ids import ReleaseIds
from habeas.output.exports.ftm import ftm_zip
from habeas.output.exports.ftm_values import TYPES, dates, held
from habeas.record.people import EntityKind
from habeas.record.statements import Stance
from habeas.record.vocabulary.loading import vocabulary

FORMS = {"csv": "statements.csv", "json": "statements.json", "pack": "statements.pack.csv"}


class Read:
    """A zip of FollowTheMoney, read by its library."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            self.files = {name: opened.read(name) for name in opened.namelist()}

    def lines(self, name: str) -> list[dict[str, Any]]:
        """A file of JSON lines."""
        return [json.loads(line) for line in self.files[name].decode().splitlines()]

    def entities(self) -> Iterator[Any]:
        """The entities as the library reads them; raises where one is not valid."""
        for data in self.lines("entities.ftm.json"):
            proxy = model.get_proxy(data)
            proxy.schema.validate(cast("Any", data))
            assert all(proxy.schema.get(prop) is not None for prop in data["properties"]), data
            assert proxy.schema.required == [] or any(proxy.get(prop, quiet=True) for prop in proxy.schema.required)
            yield proxy

    def statements(self, form: str) -> list[Statement]:
        """The statements as the library reads them in this form."""
        return list(read_statements(io.BytesIO(self.files[FORMS[form]]), form))

    def facts(self) -> list[dict[str, Any]]:
        """The facts of the sidecar; its first line tells of the whole."""
        return self.lines("facts.json")[1:]


def read(made: Making, lang: Lang = Lang.EN) -> Read:
    """A case written and read."""
    return Read(ftm_zip(extract_of(made), lang))


@settings(deadline=None, max_examples=30)
@given(cases())
def test_the_library_finds_everything_valid(made: Making) -> None:
    """Every entity is valid under its schema, and every value is one that the library takes for its type."""
    for proxy in read(made).entities():
        for prop, value in proxy.itervalues():
            assert prop.type.validate(value), (prop, value)
            if prop.type.name != "url":
                assert prop.type.clean(value) is not None


@settings(deadline=None, max_examples=20)
@given(cases())
def test_the_three_forms_of_statements_are_the_same(made: Making) -> None:
    """CSV, JSON lines and pack hold the same statements, each under the id that the library gives it."""
    found = read(made)
    csv, lines, pack = (sorted(found.statements(form), key=lambda one: str(one.id)) for form in FORMS)
    assert [one.to_dict() for one in csv] == [one.to_dict() for one in lines]
    assert [(one.id, one.value, one.lang, one.origin) for one in pack] == [
        (one.id, one.value, one.lang, one.origin) for one in lines
    ]
    assert all(one.id == one.generate_key() for one in lines)
    assert len({one.id for one in lines}) == len(lines)
    for one in lines:
        dataset_name_check(one.dataset)


@settings(deadline=None, max_examples=20)
@given(cases())
def test_entities_and_statements_say_the_same(made: Making) -> None:
    """The properties of the entities are exactly the values of the statements."""
    found = read(made)
    said = {(one.entity_id, one.prop, one.value) for one in found.statements("json") if one.prop != "id"}
    assert said == {(one.id, prop.name, value) for one in found.entities() for prop, value in one.itervalues()}
    assert {one.entity_id for one in found.statements("json")} == {one.id for one in found.entities()}


def test_every_property_of_the_vocabulary_comes_through() -> None:
    """Every fact is in the sidecar once, whole, and its statements are there; an entity carries it."""
    made = everything()
    extract, found = extract_of(made), read(made)
    known = {one.id for one in found.statements("json")}
    carriers = {one.id for one in found.entities()}
    rows = {row["fact"]: row for row in found.facts()}
    assert set(rows) == {fact.id for fact in extract.facts}
    assert len(found.facts()) == len(extract.facts)
    for fact in extract.facts:
        row = rows[fact.id]
        assert row["entity"] in carriers
        assert row["statements"]
        assert set(row["statements"]) <= known
        state = {Unknown: "unknown", Absent: "absent"}.get(type(fact.value), "known")
        assert row["known"] == state
        assert row["when"] == (None if fact.when is None else str(fact.when))
        assert (row["stance"], row["attributed_to"]) == (fact.stance.value, fact.attributed_to)
        assert len(row["citations"]) == len(fact.citations)


def test_every_statement_is_of_a_fact_a_source_or_an_entity() -> None:
    """Nothing is said that is not in the extract: each statement is in the sidecar, or names a source or an entity."""
    made = everything()
    extract, found = extract_of(made), read(made)
    beside = {row["id"] for row in found.lines("sidecar.json")}
    ours = {one.id for one in extract.sources} | {one.id for one in extract.entities}
    for one in found.statements("json"):
        assert one.prop == "id" or one.id in beside or one.entity_id in ours


DISPUTED = [
    {"stance": Stance.DENIES},
    {"by": "the investigation"},
    {"by": "the defence", "stance": Stance.DENIES},
]


@pytest.mark.parametrize("how", DISPUTED)
@pytest.mark.parametrize("prop", [p.id for p in vocabulary().properties.values() if p.ftm is not None])
def test_what_is_denied_or_attributed_is_a_note_and_nothing_else(prop: str, how: dict[str, Any]) -> None:
    """It becomes no property of anybody and no event; the note's sentence says who says so, or that it is denied."""
    made = start()
    values = {
        "birth_date": {"date": "1987"},
        "sex": {"sex": "m"},
        "nationality": {"country": "KZ"},
        "occupation": {"text": "painter"},
        "post": {"title": "Investigator", "organ": "Security Service"},
        "place_of_detention": {"name": "Prison No. 4"},
        "ill_treatment": {"claim": "He was beaten."},
    }
    made.say(0, prop, values.get(prop, {"name": "Elsewhere Named"}), "words", when="2023-03-03", **how)
    found = read(made)
    [fact] = found.facts()
    [note] = [one for one in found.entities() if one.id == fact["entity"]]
    assert note.schema.name == "Note"
    assert note.get("description") == [fact["sentence"]["en"]]
    [person] = [one for one in found.entities() if one.schema.name == "Person"]
    assert {prop.name for prop, _ in person.itervalues()} == {"name"}
    assert person.get("name") == ["Timur Esenov"]
    assert not [one for one in found.entities() if one.schema.name in ("Event", "Occupancy", "Position")]
    beside = {row["stance"] for row in found.lines("sidecar.json")}
    assert beside == {how.get("stance", Stance.ASSERTS).value}


@pytest.mark.parametrize("value", [Unknown("nobody told"), Absent()])
def test_what_is_unknown_or_absent_is_said_so(value: Any) -> None:
    """It has no value in FollowTheMoney; a note says it in words."""
    made = start()
    made.say(0, "nationality", value, "words")
    found = read(made)
    [note] = [one for one in found.entities() if one.schema.name == "Note"]
    assert note.get("description") == [found.facts()[0]["sentence"]["en"]]
    assert not [one for one in found.entities() if one.get("nationality", quiet=True)]


def test_a_source_is_charged_with_its_own_words_only() -> None:
    """The date and the place of an event stand in the data set of the source that gives them, as it gives them."""
    made = start()
    made.say(0, "apprehension", {"organ": "Security Service", "place": "his studio"}, "3 March", when="2023-03-03")
    made.say(1, "apprehension", {}, "в марте", when="2023-03")
    extract, found = extract_of(made), read(made)
    sources = {one.title: one.id for one in extract.sources}
    said = {(one.dataset, one.prop, one.value, one.original_value) for one in found.statements("json")}
    english, russian = sources["Painter held over a canvas"], sources["Художник под стражей"]
    assert (english, "date", "2023-03-03", "3 March") in said
    assert (russian, "date", "2023-03", "в марте") in said
    assert [row for row in said if row[0] == russian and row[1] in ("location", "organizer", "description")] == []


def test_a_post_is_held_by_its_holder() -> None:
    """An office becomes a position and its occupancy, where holder and title are known."""
    made = start()
    made.say(0, "post", {"title": "Investigator", "organ": "Security Service"}, "investigator", when="2022/2023")
    found = read(made)
    [post] = [one for one in found.entities() if one.schema.name == "Position"]
    [time] = [one for one in found.entities() if one.schema.name == "Occupancy"]
    person = ReleaseIds(KEY).of("entity", HELD)
    assert (time.get("holder"), time.get("post")) == ([person], [post.id])
    assert (time.get("startDate"), time.get("endDate")) == (["2022"], ["2023"])
    assert post.get("name") == ["Investigator"]


@pytest.mark.parametrize(
    ("edtf", "told"),
    [
        ("2023", {"date": "2023"}),
        ("2022~", {"date": "2022"}),
        ("2023-03-09T10:20+06:00", {"date": "2023-03-09T04:20"}),
        ("2023-03-09T10:20", {"date": "2023-03-09"}),
        ("2023-21", {"date": "2023"}),
        ("202X", {}),
        ("XXXX-05-12", {}),
        ("2021/2022-05", {"startDate": "2021", "endDate": "2022-05"}),
        ("2021/..", {"startDate": "2021"}),
        ("/2020-01-02", {"endDate": "2020-01-02"}),
    ],
)
def test_dates_are_told_as_far_as_they_can_be(edtf: str, told: dict[str, str]) -> None:
    """A prefix says no more than the date does; what it cannot say is in the sidecar as EDTF."""
    assert dates(parse_when(edtf)) == told
    assert all(model.get("Event").get(prop).type.validate(value) for prop, value in told.items())  # type: ignore[union-attr]


def test_countries_that_the_library_knows_are_those_that_are_told() -> None:
    """Every code of two letters that we tell is one that the library takes."""
    from babel import Locale

    country = model.get("Person").get("nationality")  # type: ignore[union-attr]
    assert country is not None
    codes = [str(code) for code in Locale("en").territories if len(str(code)) == 2]
    assert [code for code in codes if held("nationality", code) and not country.type.validate(code.lower())] == []


def test_the_types_of_properties_are_those_of_the_library() -> None:
    """The table of types that decides on languages and lengths says what the model says."""
    schemata = [
        "Person",
        "PublicBody",
        "Event",
        "Note",
        "Document",
        "Occupancy",
        "Position",
        "UserAccount",
        "CourtCase",
    ]
    for name, kind in TYPES.items():
        found = {model.get(schema).get(name).type.name for schema in schemata if model.get(schema).get(name)}  # type: ignore[union-attr]
        assert found == ({kind} if name != "id" else set()), name


def test_the_mapping_of_the_vocabulary_is_of_the_model() -> None:
    """Every schema and property that the vocabulary names exists."""
    for term in vocabulary().properties.values():
        if term.ftm is not None:
            schema, _, prop = term.ftm.partition(":")
            assert model.get(schema) is not None
            assert not prop or model.get(schema).get(prop) is not None  # type: ignore[union-attr]
    assert {model.get(one.ftm) is not None for one in vocabulary().entities.values() if one.ftm} == {True}
    assert set(vocabulary().entities) == set(EntityKind)


def test_the_same_case_gives_the_same_bytes() -> None:
    """Neither the order of recording nor the clock changes a byte."""
    made = everything()
    again = extract_of(made, random.Random(3))
    assert ftm_zip(again, Lang.KK) == ftm_zip(extract_of(made), Lang.KK)
