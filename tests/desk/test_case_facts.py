"""The laws of facts for the clock: what a person says in codes reaches the rules that ask for them."""

import pytest
from tests.desk.test_clock import Value, charge, events, fact, taken_in

from habeas.base.when import parse_when
from habeas.desk.clock import reckon_case
from habeas.desk.clocks import Clock
from habeas.desk.retracting import supersede
from habeas.desk.session import Session
from habeas.law.clock.row import Row, State


def told_row(clock: Clock, rule: str, trigger: str) -> Row:
    """The row of a rule that begins with this event."""
    [row] = [row for row in clock.reckoning.rows if (row.said.id, row.trigger) == (rule, trigger)]
    return row


def reckoned(session: Session, as_of: str) -> Clock:
    """The clock of the only detainee on a day."""
    [clock] = reckon_case(session, "baker", parse_when(as_of)).clocks
    return clock


def test_an_appeal_handed_to_the_facility_on_the_last_day_is_in_time(session: Session) -> None:
    """Three days from the order (KZ CPC 107(2)); what is appealed and where it was handed in are said as codes."""
    first, _ = taken_in(session)
    charge(session, first)
    fact(session, first, "apprehension", {"when": "2023-02-06T09:00+06:00", "basis": "criminal"})
    order = fact(
        session, first, "custody_order", {"when": "2023-02-07T17:00+06:00", "term": "P2M", "measure": "custody"}
    )
    value: Value = {"when": "2023-02-10T23:00+06:00", "against": "custody_order", "filed_with": "facility"}
    appeal = fact(session, first, "appeal", value)
    row = told_row(reckoned(session, "2023-02-20"), "KZ-107.2", order)
    assert (row.state, row.act) == (State.MET, appeal)
    [event] = events(session, "appeal")
    assert event.fields == {"against": "custody_order", "filed_with": "facility"}


def test_an_appeal_against_the_verdict_is_none_against_the_order(session: Session) -> None:
    """What an appeal is against decides which term it keeps."""
    first, _ = taken_in(session)
    charge(session, first)
    fact(session, first, "apprehension", {"when": "2023-02-06"})
    order = fact(session, first, "custody_order", {"when": "2023-02-07", "term": "P2M", "measure": "custody"})
    fact(session, first, "appeal", {"when": "2023-02-10", "against": "verdict"})
    row = told_row(reckoned(session, "2023-02-20"), "KZ-107.2", order)
    assert (row.state, row.act) == (State.NO_RECORD, None)


def test_an_administrative_arrest_is_reckoned_as_one(session: Session) -> None:
    """Detention on an administrative ground ends with the arrest, and no criminal limit begins (KZ CAO 789)."""
    first, _ = taken_in(session)
    charge(session, first)
    start = fact(session, first, "apprehension", {"when": "2023-05-03T10:00+06:00", "basis": "administrative"})
    value: Value = {"when": "2023-05-03T12:00+06:00", "measure": "administrative_arrest", "status": "ordered"}
    arrest = fact(session, first, "measure", value)
    clock = reckoned(session, "2023-05-20")
    row = told_row(clock, "KZ-KOAP-789.1", start)
    assert (row.state, row.act) == (State.MET, arrest)
    assert [row for row in clock.reckoning.rows if row.said.id == "KZ-131.4" and row.trigger is not None] == []


@pytest.mark.parametrize(
    ("stage", "counted"), [("over_eighteen_months", True), ("trial", False), ("investigation", False)]
)
def test_an_extension_at_trial_beyond_eighteen_months_is_told_by_its_stage(
    session: Session, stage: str, counted: bool
) -> None:
    """Only an order beyond eighteen months begins a single month (KZ CPC 342(3-1)); no other is taken for one."""
    first, _ = taken_in(session)
    fact(session, first, "charge", {"country": "KZ", "code": "criminal", "article": "256", "part": "2"})
    fact(session, first, "apprehension", {"when": "2020-05-03"})
    fact(session, first, "custody_order", {"when": "2020-05-04", "term": "P2M", "measure": "custody"})
    fact(session, first, "case_received_by_court", {"when": "2021-01-10", "instance": "first"})
    value: Value = {"when": "2022-07-08", "until": "2022-08-08", "stage": stage}
    extension = fact(session, first, "extension", value)
    rows = reckoned(session, "2022-10-01").reckoning.rows
    assert (extension in {row.trigger for row in rows if row.said.id == "KZ-342.3-1a"}) is counted


def test_a_reply_answers_the_complaint_it_names(session: Session) -> None:
    """The id of a statement, or its beginning, is that of the event; what names no statement is left out."""
    first, _ = taken_in(session)
    one = fact(session, first, "complaint", {"when": "2023-05-04", "to": "prosecutor", "about": "detention"})
    fact(session, first, "apprehension", {"when": "2023-05-03"})
    fact(session, first, "reply", {"when": "2023-05-06", "by": "prosecutor", "answers": one[:10]})
    fact(session, first, "reply", {"when": "2023-05-09", "by": "prosecutor", "answers": "nothing"})
    assert {event.fields.get("answers") for event in events(session, "reply")} == {one, None}


@pytest.mark.parametrize("kind", ["verdict", "sentence"])
def test_a_life_sentence_has_a_term_of_life(session: Session, kind: str) -> None:
    """Whether the verdict or the sentence tells it, the clock reads one thing."""
    first, _ = taken_in(session)
    fact(session, first, "apprehension", {"when": "2023-05-03"})
    fact(session, first, kind, {"when": "2023-09-01", "kind": "life_imprisonment", "regime": "extraordinary"})
    [verdict] = events(session, "verdict")
    assert verdict.fields == {"kind": "imprisonment", "term": "life", "regime": "extraordinary"}


@pytest.mark.parametrize("same", [True, False])
def test_an_arrest_says_whether_it_is_in_the_same_case(session: Session, same: bool) -> None:
    """Rules read `same_case` as yes or no."""
    first, _ = taken_in(session)
    fact(session, first, "apprehension", {"when": "2023-05-03"})
    fact(session, first, "re_arrest", {"when": "2023-06-03", "same_case": same})
    [event] = events(session, "re_arrest")
    assert event.fields == {"same_case": "yes" if same else "no"}


def test_a_restriction_of_liberty_is_called_so(session: Session) -> None:
    """A pack counts days of custody by the vocabulary's own word for the penalty (KZ CC 62(3))."""
    first, _ = taken_in(session)
    fact(session, first, "apprehension", {"when": "2023-05-03"})
    fact(session, first, "sentence", {"when": "2023-09-01", "kind": "restriction_of_liberty", "term": "P2Y"})
    [verdict] = events(session, "verdict")
    assert verdict.fields == {"kind": "restriction_of_liberty", "term": "P2Y"}


def test_a_reply_to_an_earlier_version_answers_the_later_one(session: Session) -> None:
    """A complaint that was put right since is the event that the reply to it answers."""
    first, _ = taken_in(session)
    fact(session, first, "apprehension", {"when": "2023-05-03"})
    one = fact(session, first, "complaint", {"when": "2023-05-04", "to": "prosecutor", "about": "detention"})
    fact(session, first, "reply", {"when": "2023-05-06", "by": "prosecutor", "answers": one})
    later = supersede(session, one, {"when": "2023-05-05", "to": "prosecutor", "about": "detention"}, "Misread.")
    assert [event.fields.get("answers") for event in events(session, "reply")] == [later.id]
