"""The laws of a row: what it lacks, who agreed, what runs, and what to do next."""

from dataclasses import replace
from datetime import date

import pytest
from tests.law.remedies.making import BOOK, facts, item, procedure, row, rows, when, yes

from habeas.base.known import Unknown
from habeas.base.language import Lang
from habeas.law.remedies.domestic import DomesticRight, opening_of_right
from habeas.law.remedies.facts import Consent, Filing, Item
from habeas.law.remedies.following import Runs
from habeas.law.remedies.lacking import Held, lacking
from habeas.law.remedies.rows import Exhaustion, remedies_of
from habeas.law.remedies.states import State

ARREST = item("e1", "apprehension", "2022-04-29", organ="city police", place="Tasköl")
DAY = "2022-07-28"


def held(name: str, field: str, *items: Item, consents: tuple[Consent, ...] = ()) -> tuple[Held, tuple[str, ...]]:
    """What the record has for a field of a procedure, and on what it stands."""
    found = next(one for one in row(name, facts("KZ", *items, consents=consents), DAY).fields if one.term.id == field)
    return found.held, found.ids


def test_a_field_names_what_it_stands_on() -> None:
    """Present is said with the statements or events; a denial or an unknown is no date."""
    assert held("wgad", "apprehension_date", ARREST) == (Held.PRESENT, ("e1",))
    assert held("wgad", "apprehension_place", item("e1", "apprehension", "2022-04-29")) == (Held.MISSING, ())
    assert held("wgad", "apprehension_date", replace(ARREST, denied=True)) == (Held.MISSING, ())
    unknown = Item(("s1",), "warrant", Unknown("nobody saw"))
    assert held("wgad", "warrant", unknown) == (Held.UNKNOWN, ("s1",))
    assert held("wgad", "submitter", ARREST) == (Held.ASK, ())


def test_each_field_asks_its_question_in_every_language() -> None:
    """What is lacking comes with what to ask."""
    for one in lacking(row("wgad", facts("KZ", ARREST), DAY).fields):
        assert all(one.term.ask[lang].endswith(("?", ".")) for lang in Lang)


def test_consent_counts_for_the_procedure_it_was_given_for() -> None:
    """SAFETY 11: consent to one use is no consent to another, and none is no yes."""
    consents = (yes("wgad", to_state=True),)
    assert held("wgad", "consent_to_file", consents=consents) == (Held.PRESENT, ("c1",))
    assert held("wgad", "consent_name_to_state", consents=consents) == (Held.PRESENT, ("c1",))
    assert held("wgad", "consent_name_public", consents=consents) == (Held.MISSING, ())
    assert held("hrc", "consent_to_file", consents=consents) == (Held.MISSING, ())


@pytest.mark.parametrize("withdrawn", ["2022-07-20", "2022-07", "2022-07-28"])
def test_a_withdrawn_consent_stops_everything(withdrawn: str) -> None:
    """From the first day on which it may have been withdrawn nothing is written, whatever else was given."""
    consents = (yes("wgad"), replace(yes("wgad"), id="c2", withdrawn=when(withdrawn)))
    found = row("wgad", facts("KZ", ARREST, consents=consents), DAY)
    assert (found.consent.ids, found.next_step) == (("c2",), "respect_no")
    assert "consent_withdrawn" in {one.code for one in found.warnings}


def test_a_name_that_the_state_may_not_be_told_stops_the_paper() -> None:
    """No name on paper without consent: refused to the State, nothing is filed; refused to the public, it is said."""
    no = row("wgad", facts("KZ", ARREST, consents=(yes("wgad", to_state=False),)), DAY)
    assert no.next_step == "respect_no"
    quiet = row("wgad", facts("KZ", ARREST, consents=(yes("wgad", to_state=True, public=False),)), DAY)
    assert quiet.next_step == "gather"
    assert "name_public_refused" in {one.code for one in quiet.warnings}


@pytest.mark.parametrize(
    ("items", "state"),
    [
        ((), Exhaustion.NO_RECORD),
        ((item("e2", "complaint", "2022-05-10", to="prosecutor"),), Exhaustion.BEGUN),
        ((item("e3", "appeal_decision", "2022-05-20", outcome="upheld"),), Exhaustion.DECIDED),
        ((item("e3", "appeal_decision", "2022-05-20", denied=True, outcome="upheld"),), Exhaustion.NO_RECORD),
    ],
)
def test_what_was_done_at_home_is_told_as_far_as_it_is_recorded(items: tuple[Item, ...], state: Exhaustion) -> None:
    """No record of a remedy is not a remedy left unused: the row says which of the two it knows."""
    found = row("hrc", facts("KZ", ARREST, *items), DAY)
    assert found.exhaustion is state
    assert row("wgad", facts("KZ", ARREST, *items), DAY).exhaustion is Exhaustion.NOT_NEEDED
    assert (found.next_step == "domestic_first") == (state is Exhaustion.NO_RECORD)


def test_sixty_days_of_the_state_run_from_the_day_it_was_written_to() -> None:
    """The day is known: so is the end, and the month it may ask for; unknown: only the earliest end is."""
    known = Filing("f1", "wgad", when("2022-07-05"), sent_to_state=when("2022-07-12"))
    steps = {one.after.id: one for one in row("wgad", replace(facts("KZ"), filings=(known,)), DAY).steps}
    ends = {name: (step.due.first, step.due.last) for name, step in steps.items() if step.due is not None}
    assert {name: [str(day) for day in pair] for name, pair in ends.items()} == {
        "reply": ["2022-09-10", "2022-09-10"],
        "extension": ["2022-10-10", "2022-10-10"],
    }
    assert steps["follow_up"].runs is Runs.NOT_BEGUN
    unsaid = row("wgad", facts("KZ", wgad="2022-07-05"), DAY).steps[0]
    assert unsaid.due is not None
    assert (str(unsaid.due.first), unsaid.due.last) == ("2022-09-03", None)


def test_a_time_that_is_over_is_over_and_one_that_was_used_is_done() -> None:
    """After the end it is over; after the answer nothing of the State runs any more."""
    sent = Filing("f1", "wgad", when("2022-01-05"), sent_to_state=when("2022-01-12"))
    assert row("wgad", replace(facts("KZ"), filings=(sent,)), DAY).steps[0].runs is Runs.OVER
    answered = replace(sent, answered=when("2022-02-20"))
    assert row("wgad", replace(facts("KZ"), filings=(answered,)), DAY).steps[0].runs is Runs.DONE


def test_an_earlier_day_never_has_a_time_over_that_a_later_one_has_running() -> None:
    """A later day never turns what is over into something that runs."""
    filed = replace(facts("KZ"), filings=(Filing("f1", "wgad", when("2022-07-05"), when("2022-07-12")),))
    seen = [row("wgad", filed, day).steps[0].runs for day in ("2022-07-20", "2022-09-10", "2022-09-11", "2023-01-01")]
    assert seen == [Runs.RUNNING, Runs.RUNNING, Runs.OVER, Runs.OVER]


def test_which_door_closes_which_is_told_before_filing() -> None:
    """Filing with the Human Rights Committee names the doors it shuts for good, but none that is shut anyway."""
    closes = {(one.procedure.id, one.shut.how.value) for one in row("hrc", facts("KZ", ARREST), DAY).closes}
    assert ("cat22", "good") in closes
    assert not {name for name, _ in closes} & {"ecthr"}
    assert ("ecthr", "good") in {(one.procedure.id, one.shut.how.value) for one in row("wgad", facts("GE"), DAY).closes}


def test_what_is_remembered_warns_wherever_it_appears() -> None:
    """Each row that holds a remembered part says which."""
    for one in rows(facts("KZ", ARREST), DAY).rows:
        codes = {warning.code: warning.given for warning in one.warnings}
        assert ("remembered" in codes) == bool(one.procedure.remembered())


def test_old_knowledge_asks_to_be_looked_at_again() -> None:
    """From the re-check day on every row says when it was last checked."""
    assert "recheck" not in {one.code for one in row("wgad", facts("KZ"), "2027-05-21").warnings}
    assert "recheck" in {one.code for one in row("wgad", facts("KZ"), "2027-05-22").warnings}


def test_guarded_sources_are_named_before_they_go_into_a_paper() -> None:
    """SAFETY 1: a field that stands only on the case file warns; one that a public report has too does not."""
    secret = replace(ARREST, guarded=True)
    [warning] = [one for one in row("wgad", facts("KZ", secret), DAY).warnings if one.code == "guarded"]
    assert "apprehension_date" in warning.given["fields"]
    public = replace(ARREST, ids=("e9",))
    assert "guarded" not in {one.code for one in row("wgad", facts("KZ", secret, public), DAY).warnings}


def test_a_full_record_leads_to_writing() -> None:
    """Nothing lacks but what no record can hold: the row lists it, and asks for nothing else."""
    wanted = {
        "person": {"name": "Aidar Sample"},
        "allegation": {"claim": "he called for it"},
        "charge": {"article": "256"},
        "place_of_detention": {"name": "prison 7"},
        "irregularity": {"claim": "no lawyer"},
        "complaint": {"to": "prosecutor"},
    }
    items = [Item((prop,), prop, value) for prop, value in wanted.items()]
    consents = (yes("wgad", to_state=True, public=True),)
    found = row("wgad", facts("KZ", ARREST, *items, consents=consents), DAY)
    assert [one.term.id for one in lacking(found.fields)] == ["submitter"]
    assert found.next_step == "gather"


RIGHT = DomesticRight("KZ-107.2", dict.fromkeys(Lang, "107(2)"), dict.fromkeys(Lang, "appeal"), "pending", "e5", None)


@pytest.mark.parametrize(
    ("state", "shows", "step"),
    [
        ("pending", State.OPEN, "file_by"),
        ("met", State.OPEN, "watch"),
        ("met_late", State.CANNOT_TELL, "restore"),
        ("missed", State.CLOSED, "restore"),
        ("no_record", State.CLOSED, "restore"),
        ("cannot_tell", State.CANNOT_TELL, "find_out"),
        ("not_applicable", None, None),
    ],
)
def test_a_right_at_home_is_a_door_with_its_own_end(state: str, shows: State | None, step: str | None) -> None:
    """What the clock says of a right of the defence becomes a row; one that does not apply is not shown."""
    right = replace(RIGHT, state=state, due_earliest="2022-05-04", due_latest="2022-05-05")
    found = remedies_of(facts("KZ"), BOOK, date.fromisoformat(DAY), [right]).domestic
    assert found is not None
    assert [(one.opening.state, one.next_step) for one in found] == ([] if shows is None else [(shows, step)])
    assert all(one.opening.until == "2022-05-04/2022-05-05" for one in found)


def test_a_right_that_began_on_an_unknown_day_has_no_end() -> None:
    """A custody order without a date begins three days that nobody can count: neither running nor over is said."""
    for state in ("pending", "no_record", "missed"):
        for numbered, code in ((True, "right_undated"), (False, "right_no_number")):
            right = replace(RIGHT, state=state, numbered=numbered)
            opening = opening_of_right(right, date.fromisoformat(DAY))
            assert (opening.state, opening.reason.code, opening.until) == (State.CANNOT_TELL, code, None)
    half = opening_of_right(replace(RIGHT, due_earliest="2022-05-04"), date.fromisoformat(DAY))
    assert (half.reason.code, half.until) == ("right_undated", "2022-05-04/..")


@pytest.mark.parametrize(("day", "warned"), [("2022-05-04", False), ("2022-05-05", True)])
def test_the_strict_reading_warns_while_the_lenient_still_runs(day: str, warned: bool) -> None:
    """Between the two ends the door is open, and it is said that by the strict reading it is not."""
    right = replace(RIGHT, due_earliest="2022-05-04", due_latest="2022-05-06")
    opening = opening_of_right(right, date.fromisoformat(day))
    assert opening.state is State.OPEN
    assert ("strict_over" in {one.code for one in opening.warnings}) == warned


def test_a_door_that_does_not_fit_is_looked_at_first() -> None:
    """Where the record names the place, nobody is sent to the disappearances group before that is settled."""
    place = item("p", "place_of_detention", name="prison 7")
    assert row("wgeid", facts("KZ", ARREST), DAY).next_step == "ask_consent"
    assert row("wgeid", facts("KZ", ARREST, place), DAY).next_step == "check_fit"


def test_what_runs_out_first_stands_first() -> None:
    """Of the rights at home those whose time runs come first, the soonest on top."""
    ends = {"a": ("no_record", "2022-01-01"), "b": ("pending", "2022-09-01"), "c": ("pending", "2022-08-01")}
    rights = [replace(RIGHT, rule=rule, state=state, due_earliest=end) for rule, (state, end) in ends.items()]
    found = remedies_of(facts("KZ"), BOOK, date.fromisoformat(DAY), rights).domestic
    assert found is not None
    assert [one.right.rule for one in found] == ["c", "b", "a"]
    assert remedies_of(facts("KZ"), BOOK, date.fromisoformat(DAY)).domestic is None


def test_the_rows_are_those_of_their_day() -> None:
    """What was filed, decided or answered later does not count on an earlier day."""
    later = Filing("f1", "hrc", when("2022-06-01"), sent_to_state=when("2022-09-01"), decided=when("2024-01-01"))
    told = replace(facts("KZ", ARREST, item("e2", "appeal_decision", "2022-08-20", outcome="upheld")), filings=(later,))
    assert rows(told, "2022-05-31").rows == rows(facts("KZ", ARREST), "2022-05-31").rows
    between = row("hrc", told, DAY)
    assert (between.exhaustion, between.steps[0].due.last if between.steps[0].due else 0) == (
        Exhaustion.NO_RECORD,
        None,
    )
    assert row("hrc", told, "2024-02-01").steps[0].runs is Runs.DONE


def test_an_unrelated_event_changes_nothing() -> None:
    """A visit neither opens nor shuts a door."""
    before = rows(facts("KZ", ARREST), DAY).rows
    after = rows(facts("KZ", ARREST, item("v", "visit", "2022-05-05")), DAY).rows
    assert before == after


def test_an_urgent_appeal_and_the_regular_procedure_are_told_apart() -> None:
    """A filing to the body alone is unsure for both; one that names the procedure is sure for it alone."""
    for to, sure in (("WGAD", [False, False]), ("wgad", [True]), ("WGAD urgent appeal", [True])):
        filed = replace(facts("KZ"), filings=(Filing("f1", to, when("2022-07-05")),))
        seen = [one.sure for name in ("wgad", "wgad_urgent") for one in row(name, filed, DAY).filed]
        assert seen == sure, to
    assert procedure("wgad").body == procedure("wgad_urgent").body
