"""The laws of filings: a complaint to an international body is no step at home, and the body is known by its names."""

import pytest
from tests.law.remedies.making import BOOK, item

from habeas.law.remedies.facts import Item
from habeas.law.remedies.filed import taken_by, told_apart


@pytest.mark.parametrize(
    ("name", "takers"),
    [
        ("wgad", {"wgad"}),
        ("WGAD", {"wgad", "wgad_urgent"}),
        ("WGAD urgent appeal", {"wgad_urgent"}),
        ("the UN Human Rights Committee in Geneva", {"hrc"}),
        ("Комитет ООН по правам человека", {"hrc"}),
        ("БҰҰ Адам құқықтары комитеті", {"hrc"}),
        ("Комитет против пыток", {"cat22"}),
        ("ЕСПЧ", {"ecthr"}),
        ("Committee on Enforced Disappearances", {"ced30", "ced31"}),
        ("Working Group on Enforced or Involuntary Disappearances", {"wgeid"}),
        ("prosecutor's office of Tasköl", set()),
        ("Complaint commission", set()),
        ("category board", set()),
        ("", set()),
    ],
)
def test_a_body_is_known_by_its_names_as_whole_words(name: str, takers: set[str]) -> None:
    """The longest name decides; part of a word is no name; whom nobody knows is nobody."""
    assert {one.id for one in taken_by(name, BOOK.procedures)} == takers


def test_every_name_leads_home() -> None:
    """Each listed name of a body leads to the procedure that lists it, and to no other body."""
    for one in BOOK.procedures:
        for name in (one.id, *one.known_as):
            found = taken_by(name, BOOK.procedures)
            assert one in found
            assert {other.body == one.body for other in found} == {True}


def test_complaints_abroad_are_no_steps_at_home() -> None:
    """A complaint to the prosecutor stays; one to a committee becomes a filing, a denied one nothing."""
    home = item("e1", "complaint", "2022-05-10", to="prosecutor")
    abroad = item("e2", "complaint", "2022-06-01", to="Human Rights Committee")
    never = item("e3", "complaint", "2022-06-02", True, to="Committee against Torture")
    kept, filings = told_apart([home, abroad, never], BOOK.procedures)
    assert kept == (home,)
    assert [(one.id, str(one.when)) for one in filings] == [("e2", "2022-06-01")]


def answered(*replies: Item) -> list[str | None]:
    """When the filings of two bodies were decided, given these replies."""
    filed = [
        item("e1", "complaint", "2022-06-01", to="Human Rights Committee"),
        item("e2", "complaint", "2022-06-02", to="WGEID"),
    ]
    kept, filings = told_apart([*filed, *replies], BOOK.procedures)
    assert kept == ()
    return [None if one.decided is None else str(one.decided) for one in filings]


def test_an_outcome_of_the_body_decides_its_own_filing() -> None:
    """A reply with an outcome ends that body's filing; an acknowledgement ends nothing, and no other filing ends."""
    reply = item("e3", "reply", "2024-03-01", by="Human Rights Committee", outcome="granted")
    assert answered(reply) == ["2024-03-01", None]
    assert answered(item("e3", "reply", "2022-06-20", by="Human Rights Committee")) == [None, None]


def test_of_two_filings_with_one_body_none_is_taken_for_the_decided_one() -> None:
    """Which of the two was decided is not known, so neither is."""
    twice = [item(key, "complaint", "2022-06-01", to="Human Rights Committee") for key in ("e1", "e2")]
    reply = item("e3", "reply", "2024-03-01", by="Human Rights Committee", outcome="granted")
    _, filings = told_apart([*twice, reply], BOOK.procedures)
    assert [one.decided for one in filings] == [None, None]
