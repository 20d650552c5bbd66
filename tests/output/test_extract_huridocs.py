"""HURIDOCS records: every fact once and whole, records that only point, codes where they are known."""

import json
import random
import re
from typing import Any

import pytest
from hypothesis import given, settings
from tests.disclosure.invented import HELD, Making, start
from tests.output.extracting import KEY, cases, everything, extract_of
from tests.output.test_extract_csv import facts_of

from habeas.base.known import Absent, Unknown
from habeas.base.language import Lang
from habeas.disclosure.data.release_ids import ReleaseIds
from habeas.output.exports.huridocs import field_words, huridocs_json
from habeas.record.statements import Stance

RECORDS = ("events", "persons", "acts", "interventions", "biographic_details", "information", "documents")


def read(made: Making) -> dict[str, Any]:
    """The records of a case."""
    found: dict[str, Any] = json.loads(huridocs_json(extract_of(made), Lang.EN))
    return found


def _facts(found: dict[str, Any]) -> list[tuple[Any, ...]]:
    """The facts in the shape of :func:`facts_of`."""
    made = []
    for row in found["facts"]:
        value: Any = row.get("value")
        if row["known"] != "known":
            value = Unknown(row["reason"]) if row["known"] == "unknown" else Absent()
        names = ("source", "lang", "page", "quote", "start", "end", "grade", "says")
        places = tuple(tuple(place[name] for name in names) for place in row["citations"])
        said = (row["fact"], row["subject"], row["property"], value, row["when"], row["stance"], row["attributed_to"])
        made.append((*said, places))
    return sorted(made, key=repr)


@settings(deadline=None, max_examples=20)
@given(cases())
def test_every_fact_is_there_once_and_nothing_else(made: Making) -> None:
    """What is read back is what was extracted, and no record names a fact that is not there."""
    found = read(made)
    assert _facts(found) == facts_of(extract_of(made))
    ids = {row["fact"] for row in found["facts"]}
    named = {row["fact"] for name in ("acts", "interventions", "biographic_details") for row in found[name]}
    named |= {
        said["fact"] for row in found["persons"] for each in row.values() if isinstance(each, list) for said in each
    }
    assert named <= ids


def test_every_field_is_one_of_the_standard_that_we_explain() -> None:
    """Each number in a record stands in the list of fields, in three languages."""
    found = read(everything())
    numbers = {key for name in RECORDS for row in found[name] for key in row if re.fullmatch(r"\d{4}(_1)?", key)}
    assert numbers <= set(field_words())
    assert all(set(said) == {str(lang) for lang in Lang} for said in field_words().values())


@pytest.mark.parametrize("how", [{"stance": Stance.DENIES}, {"by": "the investigation"}])
def test_a_coded_act_says_how_it_stands(how: dict[str, Any]) -> None:
    """An arrest that is denied, or told by one side, is no bare code."""
    made = start()
    made.say(0, "apprehension", {"place": "his studio"}, "words", when="2023-03", **how)
    [act] = read(made)["acts"]
    assert act["2109"] == {"list": "04", "code": "030102"}
    assert (act["2111"], act["2111_1"]) == ("2023-03", {"list": "48", "code": "02"})
    assert act["stance"] == how.get("stance", Stance.ASSERTS).value
    assert act["attributed_to"] == how.get("by")


def test_persons_carry_what_is_said_of_them_and_by_whom() -> None:
    """A field of a person is a list of what the facts say, each with its fact."""
    made = start()
    made.say(0, "occupation", {"text": "painter"}, "a painter")
    made.say(1, "occupation", {"text": "писатель"}, "писатель", stance=Stance.DENIES)
    [person] = [one for one in read(made)["persons"] if one["0901"] == ReleaseIds(KEY).of("entity", HELD)]
    said = {(one["value"]["text"], one["stance"]) for one in person["0922"]}
    assert said == {("painter", "asserts"), ("писатель", "denies")}


def test_nobody_is_called_a_perpetrator() -> None:
    """A body that took somebody away stands as a source names it; involvement as a perpetrator is nobody's word."""
    found = read(everything())
    assert not [key for name in RECORDS for row in found[name] for key in row if key.startswith("24")]


def test_an_interval_has_two_dates() -> None:
    """The first and the last side each stand in their field, as exact as they are."""
    made = start()
    made.say(0, "apprehension", {}, "words", when="2022~/2023-05-04")
    [act] = read(made)["acts"]
    assert (act["2111"], act["2111_1"]["code"], act["2121"]) == ("2022~", "01", "2023-05-04")
    assert "2121_1" not in act


def test_the_same_case_gives_the_same_bytes() -> None:
    """Neither the order of recording nor the clock changes a byte."""
    made = everything()
    assert huridocs_json(extract_of(made, random.Random(9)), Lang.RU) == huridocs_json(extract_of(made), Lang.RU)
