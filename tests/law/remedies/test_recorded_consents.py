"""The laws of consent in the record: by use, revocable, and never wider than it was given."""

import pytest
from tests.law.remedies.making import BOOK
from tests.law.remedies.test_from_case import AS_OF, held, rows
from tests.record.conftest import _statement as say

from habeas.law.remedies.consents import Agreed, agreed
from habeas.record.statements import Stance
from habeas.record.vocabulary.loading import vocabulary

ARREST = say("apprehension", {"organ": "city police"}, "2022-04-29")
IDS = [one.id for one in BOOK.procedures]


def consent(use: str, answer: str, when: str | None = None, procedure: str | None = None) -> object:
    """An answer in the record."""
    more = {} if procedure is None else {"procedure": procedure}
    return say("consent", {"use": use, "answer": answer, **more}, when)


def states(what: str, *answers: object) -> dict[str, Agreed]:
    """For each procedure the state of one matter on the day of asking."""
    facts = held([ARREST, *answers]).up_to(AS_OF)  # type: ignore[list-item]  # made by `consent`
    return {name: agreed(what, name, facts, AS_OF).state for name in IDS}


def test_the_uses_of_the_vocabulary_are_the_procedures_there_are() -> None:
    """A procedure that is added needs its use, and one that is gone loses it."""
    lists = vocabulary().lists
    assert list(lists["procedures"].codes) == IDS
    uses = [*IDS, "naming_to_state", "publication", "written_authority"]
    assert list(lists["consent_uses"].codes)[: len(uses)] == uses
    for one in BOOK.procedures:
        assert lists["procedures"].codes[one.id] == lists["consent_uses"].codes[one.id] == one.label


@pytest.mark.parametrize(("answer", "state"), [("given", Agreed.GIVEN), ("refused", Agreed.REFUSED)])
def test_an_answer_counts_for_its_own_use_alone(answer: str, state: Agreed) -> None:
    """SAFETY 11: consent to one procedure says nothing of another, nor of the name."""
    one = consent("wgad", answer, "2022-06-01")
    assert states("file", one) == {**dict.fromkeys(IDS, Agreed.NOT_RECORDED), "wgad": state}
    assert set(states("state", one).values()) == {Agreed.NOT_RECORDED}


@pytest.mark.parametrize(
    ("when", "state"), [("2022-07-01", Agreed.WITHDRAWN), ("2022-08-01", Agreed.GIVEN), (None, Agreed.WITHDRAWN)]
)
def test_consent_can_be_taken_back(when: str | None, state: Agreed) -> None:
    """From its day on a withdrawal goes before what was given; one without a day counts always."""
    both = consent("wgad", "given", "2022-06-01"), consent("wgad", "withdrawn", when)
    assert states("file", *both)["wgad"] is state


def test_what_was_given_later_did_not_count_before() -> None:
    """An answer of August is none in July."""
    assert states("file", consent("wgad", "given", "2022-08-01"))["wgad"] is Agreed.NOT_RECORDED


@pytest.mark.parametrize(
    ("use", "what"), [("naming_to_state", "state"), ("publication", "public"), ("written_authority", "written")]
)
def test_a_name_may_be_told_for_the_procedure_that_was_named(use: str, what: str) -> None:
    """Given for none in particular it counts for none; refused or taken back, it counts against all."""
    given = states(what, consent(use, "given", "2022-06-01", "wgad"))
    assert given == {**dict.fromkeys(IDS, Agreed.NOT_RECORDED), "wgad": Agreed.GIVEN}
    assert set(states(what, consent(use, "given")).values()) == {Agreed.NOT_RECORDED}
    assert set(states(what, consent(use, "refused")).values()) == {Agreed.REFUSED}
    assert set(states(what, consent(use, "withdrawn", "2022-06-01")).values()) == {Agreed.REFUSED}
    assert set(states("file", consent(use, "given", None, "wgad")).values()) == {Agreed.NOT_RECORDED}


def test_who_denies_having_agreed_has_not_agreed() -> None:
    """A denial of consent refuses it; a denial of a refusal gives nothing."""
    denied = say("consent", {"use": "wgad", "answer": "given"}, "2022-06-01", stance=Stance.DENIES)
    assert states("file", denied)["wgad"] is Agreed.REFUSED
    other = say("consent", {"use": "wgad", "answer": "refused"}, "2022-06-01", stance=Stance.DENIES)
    assert states("file", other)["wgad"] is Agreed.NOT_RECORDED


def test_a_row_stands_on_the_statement_of_consent() -> None:
    """The row names the statement, and no longer asks for consent."""
    one = say("consent", {"use": "wgad", "answer": "given", "by": "wife"}, "2022-06-01")
    found = rows(held([ARREST, one]))
    assert (found["wgad"].consent.state, found["wgad"].consent.ids) == (Agreed.GIVEN, (one.id,))
    assert found["hrc"].consent.state is Agreed.NOT_RECORDED
