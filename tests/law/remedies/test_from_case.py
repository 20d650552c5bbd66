"""The laws of the record: the same facts give the same rows, whether from a vault or from a file."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from tests.law.remedies.making import BOOK
from tests.record.conftest import _AIDAR as AIDAR
from tests.record.conftest import _statement as say

from habeas.base.ids import CaseId, Handle, SourceId
from habeas.law.remedies.facts import RemedyFacts
from habeas.law.remedies.facts_file import read_remedy_file
from habeas.law.remedies.from_case import facts_of_detainee
from habeas.law.remedies.lacking import Held
from habeas.law.remedies.rows import RemedyRow, remedies_of
from habeas.record.fold import fold
from habeas.record.keeping import Case
from habeas.record.people import Entity
from habeas.record.statements import Stance, Statement

AS_OF = date(2022, 7, 28)
CASE = Case(CaseId("c" * 32), "sample", datetime(2022, 8, 1, tzinfo=UTC), Handle("heron"), "KZ")


def held(statements: Sequence[Statement], guarded: Sequence[str] = ()) -> RemedyFacts:
    """The facts of the one detainee that these statements make."""
    entities: list[Entity] = [AIDAR]
    file, _ = fold(CASE, entities, statements, [], [], AS_OF)
    [detainee] = file.detainees
    return facts_of_detainee(file, detainee, file.case.jurisdiction, BOOK, [SourceId(one) for one in guarded])


def rows(facts: RemedyFacts) -> dict[str, RemedyRow]:
    """Every row by its procedure."""
    return {row.procedure.id: row for row in remedies_of(facts, BOOK, AS_OF).rows}


STATEMENTS = [
    say("apprehension", {"organ": "city police"}, "2022-04-29"),
    say("charge", {"code": "criminal", "article": "256", "part": "1"}),
    say("complaint", {"to": "prosecutor"}, "2022-05-10"),
    say("complaint", {"to": "Human Rights Committee"}, "2022-06-01"),
    say("sex", {"sex": "m"}),
]


def test_a_case_and_a_file_with_the_same_facts_have_the_same_rows() -> None:
    """State, reason, exhaustion, next step and what is present are the same from either side."""
    file = """
jurisdiction: KZ
person: {sex: m}
offences: [{code: criminal, article: "256", part: "1"}]
events:
  - {id: e1, type: apprehension, when: 2022-04-29, organ: city police}
  - {id: e2, type: complaint, when: 2022-05-10, to: prosecutor}
  - {id: e3, type: complaint, when: 2022-06-01, to: Human Rights Committee}
"""
    of_case, of_file = rows(held(STATEMENTS)), rows(read_remedy_file(file.encode(), BOOK).facts)
    for name, row in of_case.items():
        other = of_file[name]
        assert (row.opening.state, row.opening.reason.code) == (other.opening.state, other.opening.reason.code), name
        assert (row.exhaustion, row.next_step) == (other.exhaustion, other.next_step), name
        assert [(one.term.id, one.held) for one in row.fields] == [(one.term.id, one.held) for one in other.fields]


def test_a_field_stands_on_every_statement_that_gives_it() -> None:
    """The ids are those of the statements, of all sources that say it."""
    again = say("apprehension", {"organ": "city police"}, "2022-04-29", source="s2")
    row = rows(held([*STATEMENTS, again]))["wgad"]
    [field] = [one for one in row.fields if one.term.id == "apprehension_date"]
    assert set(field.ids) == {STATEMENTS[0].id, again.id}


def test_what_sources_contradict_each_other_on_is_said() -> None:
    """Two days for one apprehension: the date is there, and disputed."""
    other = say("apprehension", {"organ": "city police"}, "2022-05-06", source="s2")
    row = rows(held([*STATEMENTS, other]))["wgad"]
    disputed = {one.term.id: one.disputed for one in row.fields}
    assert disputed["apprehension_date"]
    assert not disputed["apprehending_organ"]


def test_a_denied_thing_is_no_thing() -> None:
    """A source that denies that anybody complained is no complaint at home."""
    denied = say("complaint", {"to": "prosecutor"}, "2022-05-10", stance=Stance.DENIES)
    row = rows(held([STATEMENTS[0], denied]))["hrc"]
    assert row.next_step == "domestic_first"


def test_a_vault_without_consents_gives_none() -> None:
    """The record holds no consents yet: every procedure says that consent is not recorded."""
    for row in rows(held(STATEMENTS)).values():
        assert "consent_not_recorded" in {one.code for one in row.warnings}
        assert {one.held for one in row.fields if one.term.outside == "consent.file"} == {Held.MISSING}


def test_what_stands_only_on_guarded_sources_is_guarded() -> None:
    """One public source is enough to lift the guard from a fact."""
    again = say("apprehension", {"organ": "city police"}, "2022-04-29", source="s2")
    only = rows(held(STATEMENTS, ["s1"]))["wgad"]
    both = rows(held([*STATEMENTS, again], ["s1"]))["wgad"]
    guard = [{one.term.id: one.guarded for one in row.fields}["apprehension_date"] for row in (only, both)]
    assert guard == [True, False]
