"""The sheets for Bayanat: every fact once as a sentence, and in columns only what a source says itself."""

from typing import Any

import pytest
from hypothesis import given, settings
from tests.disclosure.invented import Making, start
from tests.output.extracting import cases, example_extract, extract_of
from tests.output.test_extract_xlsx import read_xlsx

from habeas.base.known import Absent, Unknown
from habeas.base.language import Lang
from habeas.output.exports.bayanat import bayanat
from habeas.record.statements import Stance


def read(made: Making) -> dict[str, list[dict[str, str]]]:
    """The sheets of a case."""
    return read_xlsx(bayanat(extract_of(made), Lang.EN))


@settings(deadline=None, max_examples=10)
@given(cases())
def test_every_fact_is_there_once_as_a_sentence(made: Making) -> None:
    """The sheet of facts has each fact of the extract, with its sentence, its date and how it stands."""
    extract = extract_of(made)
    rows = read(made)["facts"]
    assert [(row["id"], row["sentence"], row["edtf"], row["stance"], row["attributed_to"]) for row in rows] == [
        (one.id, one.sentence[Lang.EN], str(one.when or ""), one.stance.value, one.attributed_to or "")
        for one in extract.facts
    ]


DISPUTED: list[dict[str, Any]] = [{"stance": Stance.DENIES}, {"by": "the investigation"}]


@pytest.mark.parametrize("how", DISPUTED)
def test_what_is_denied_or_attributed_stands_in_no_column(how: dict[str, Any]) -> None:
    """It is no event and no property of an actor; the sentence says who says so."""
    made = start()
    made.say(0, "apprehension", {}, "words", when="2023-03-03", **how)
    made.say(0, "occupation", {"text": "spy"}, "words", **how)
    read_back = read(made)
    assert read_back["events"] == []
    assert [row["occupation"] for row in read_back["actors"]] == [""]
    assert len(read_back["facts"]) == 2


@pytest.mark.parametrize(("value", "state"), [(Unknown("nobody told"), "unknown"), (Absent(), "absent")])
def test_what_is_unknown_or_absent_is_said_so(value: Any, state: str) -> None:
    """The column stays empty, the fact says which of the two it is."""
    made = start()
    made.say(0, "nationality", value, "words")
    found = read(made)
    assert [row["nationality"] for row in found["actors"]] == [""]
    assert [row["known"] for row in found["facts"]] == [state]


def test_events_have_the_types_that_bayanat_has() -> None:
    """An arrest is called as there; its dates say whether they are estimated."""
    made = start()
    made.say(0, "apprehension", {"place": "his studio"}, "words", when="2023-03~")
    [event] = read(made)["events"]
    assert (event["type"], event["place"], event["from"]) == ("Detained/Abducted", "his studio", "2023-03-01")
    assert (event["estimated"], event["edtf"]) == ("true", "2023-03~")


def test_actors_and_bulletins_are_the_people_bodies_and_sources() -> None:
    """Each person and each source is one row, with its names, and its digest where it may have one."""
    extract, sheets = example_extract(), read_xlsx(bayanat(example_extract(), Lang.RU))
    assert [row["id"] for row in sheets["actors"]] == [one.id for one in extract.entities]
    assert sheets["actors"][0]["other_names"] == "Tim of the Steppe; Тимур Есенов"
    assert [row["digest"] for row in sheets["bulletins"]] == [one.digest for one in extract.sources]
