"""The laws of taking down: which release may not stand as it is, how soon, and why."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.disclosure.invented import AT, HELD, JUDGE, Making, start

from habeas.base.ids import CaseId, Handle
from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.consents import Lacking
from habeas.disclosure.gate.releases import Act, Release, ReleaseAct, Told
from habeas.disclosure.gate.taking_down import Due, Haste, must_come_down

CASE = CaseId("d" * 32)
OUT = datetime(2023, 5, 22, 9, tzinfo=UTC)


def release(audience: Audience = Audience.PUBLIC, *, named: bool = True) -> Release:
    """A release that told of the person held, by name or not."""
    told = Told(CASE, entities=frozenset({HELD}), named=frozenset({HELD} if named else ()))
    return Release("1" * 32, audience, "site", "", OUT, Handle("reed"), (told,), (), None, bytes(32))


def agreed(use: str = "publish", audience: str = "public", when: str = "2023-05-20") -> Making:
    """A case whose person agreed to being told of and named."""
    made = start()
    for each in (use, "name"):
        made.say(0, "consent", {"use": each, "answer": "given", "audience": audience}, each, when=when)
    return made


def due(made: Making, audience: Audience = Audience.PUBLIC, *, named: bool = True) -> tuple[Due, ...]:
    """What may not stand."""
    return must_come_down([release(audience, named=named)], (), made.fold())


def test_what_is_permitted_stays() -> None:
    """Where consent holds nothing comes down."""
    assert due(agreed()) == ()


@pytest.mark.parametrize("answer", ["withdrawn", "refused"])
def test_consent_taken_back_comes_down_within_the_hour(answer: str) -> None:
    """What is public comes down an hour after the record at the latest; whoever else has it is told."""
    made = agreed()
    said = made.say(0, "consent", {"use": "publish", "answer": answer}, "no more", when="2023-05-25")
    [found] = due(made)
    assert (found.haste, found.reason, found.because) == (Haste.TAKE_DOWN, Lacking(answer), (said.id,))
    assert found.by == AT + timedelta(hours=1)
    made = agreed("share", "court")
    made.say(0, "consent", {"use": "share", "answer": answer}, "no more", when="2023-05-25")
    [found] = due(made, Audience.COURT)
    assert (found.haste, found.by) == (Haste.TELL_RECEIVER, None)


def test_a_name_taken_back_is_due_where_it_was_named() -> None:
    """Who still may be told of and no longer be named is due where the release named them."""
    made = agreed()
    made.say(0, "consent", {"use": "name", "answer": "withdrawn"}, "no name", when="2023-05-25")
    [found] = due(made)
    assert (found.named, found.haste) == (True, Haste.TAKE_DOWN)
    assert due(made, named=False) == ()


def test_after_the_release_of_the_person_it_comes_down() -> None:
    """Also where nobody's consent was recorded; asked again on that day or later it stays."""
    for made in (agreed(), start()):
        freed = made.say(0, "release", {"place": "Tasköl"}, "was freed", when="2023-06-01")
        [found] = due(made)
        assert (found.haste, found.reason, found.because) == (Haste.TAKE_DOWN, Lacking.REVIEW, (freed.id,))
        assert found.by == AT + timedelta(hours=1)
        for use in ("publish", "name"):
            again = {"use": use, "answer": "given", "audience": "public"}
            made.say(0, "consent", again, f"again {use}", when="2023-06-01")
        assert due(made) == ()


def test_after_a_transfer_somebody_asks_again() -> None:
    """What is out stays out; nobody's consent recorded is no reason, and a term that ran out is one."""
    made = agreed()
    made.say(0, "transfer", {"to": "Prison 5"}, "was moved", when="2023-05-28")
    assert [one.haste for one in due(made)] == [Haste.ASK_AGAIN]
    assert due(start()) == ()
    made = start()
    made.say(0, "consent", {"use": "publish", "answer": "given", "until": "2023-05-30"}, "till then", when="2023-05")
    [found] = due(made, named=False)
    assert (found.haste, found.reason, found.by) == (Haste.TAKE_DOWN, Lacking.EXPIRED, None)


def test_what_was_taken_down_or_never_left_is_not_due() -> None:
    """A release taken down, one to the team, and one about somebody else are left out."""
    made = agreed()
    made.say(0, "consent", {"use": "publish", "answer": "withdrawn"}, "no more", when="2023-05-25")
    act = ReleaseAct("2" * 32, CASE, Act.TAKE_DOWN, Handle("reed"), OUT, "asked", "1" * 32)
    assert must_come_down([release()], [act], made.fold()) == ()
    assert due(made, Audience.TEAM) == ()
    told = Told(CASE, entities=frozenset({JUDGE}))
    other = Release("1" * 32, Audience.PUBLIC, "site", "", OUT, Handle("reed"), (told,), (), None, bytes(32))
    assert must_come_down([other], (), made.fold()) == ()
