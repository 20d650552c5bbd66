"""The laws of consent: what is permitted on a day, and that nothing said against a use ever widens it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.base.ids import EntityId, StatementId
from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.answers import Answer, Basis, Said, Use
from habeas.disclosure.gate.consents import Consents, Lacking, Permission, Quiet, Refusal, Turn
from habeas.record.days import Days

HELD, CASE = EntityId("a" * 32), EntityId("c" * 32)
DAY = date(2026, 3, 10)


def on(day: int, month: int = 3) -> Days:
    """One day of 2026."""
    return Days(date(2026, month, day), date(2026, month, day))


ANSWER = Answer(
    HELD,
    Use.PUBLISH,
    Said.GIVEN,
    Audience.PUBLIC,
    own=True,
    by=None,
    capacity="self",
    basis=Basis.CONSENT,
    reviewed=False,
    said_on=on(1),
    not_before=None,
    until=None,
    statement=StatementId("1"),
)
WIFE = replace(ANSWER, own=False, capacity="spouse", by="his wife", basis=Basis.FAMILY, reviewed=True)


def asked(
    *answers: Answer,
    use: Use = Use.PUBLISH,
    audience: Audience = Audience.PUBLIC,
    day: date = DAY,
    turns: Sequence[Turn] = (),
) -> Permission | Refusal:
    """What these answers permit; each gets an id of its own."""
    told = tuple(replace(one, statement=StatementId(str(place))) for place, one in enumerate(answers))
    return Consents(told, tuple(turns)).permission(HELD, use, audience, day)


def reason(answer: Permission | Refusal) -> Lacking | None:
    """Why not; None where it is permitted."""
    return answer.reason if isinstance(answer, Refusal) else None


DAYS = st.dates(date(2026, 1, 1), date(2026, 5, 1))
SPANS = st.builds(
    lambda first, last: Days(min(first, last), max(first, last)) if first and last else Days(first, last),
    st.none() | DAYS,
    st.none() | DAYS,
)
ANSWERS = st.builds(
    Answer,
    person=st.sampled_from([HELD, CASE]),
    use=st.sampled_from(Use),
    said=st.sampled_from(Said),
    audience=st.none() | st.sampled_from(Audience),
    own=st.booleans(),
    by=st.none(),
    capacity=st.just("self"),
    basis=st.sampled_from(Basis),
    reviewed=st.booleans(),
    said_on=SPANS,
    not_before=st.none() | SPANS,
    until=st.none() | SPANS,
    statement=st.integers(0, 10**6).map(lambda number: StatementId(f"{number:064x}")),
)
TURNS = st.builds(Turn, person=st.just(HELD), prop=st.just("transfer"), on=SPANS, statement=st.integers(0, 99).map(str))
SETS = st.lists(ANSWERS, max_size=8, unique_by=lambda one: one.statement)
ASKED = st.tuples(st.sampled_from(Use), st.sampled_from(Audience), DAYS)


@given(SETS, st.lists(TURNS, max_size=3), ASKED, st.randoms(use_true_random=False))
def test_the_order_makes_no_difference(
    answers: list[Answer], turns: list[Turn], question: tuple[Use, Audience, date], chance: object
) -> None:
    """Whatever the order in which answers and events come, the fold says the same."""
    turned = sorted(answers, key=lambda one: one.statement, reverse=True)
    one, other = Consents(tuple(answers), tuple(turns)), Consents(tuple(turned), tuple(reversed(turns)))
    assert one.permission(HELD, *question) == other.permission(HELD, *question)


@given(SETS, ANSWERS, st.lists(TURNS, max_size=3), TURNS, ASKED)
def test_what_is_said_against_never_widens(
    answers: list[Answer], more: Answer, turns: list[Turn], turn: Turn, question: tuple[Use, Audience, date]
) -> None:
    """A refusal, a withdrawal or an event added permits nothing that was not permitted; what is given takes nothing."""
    before = Consents(tuple(answers), tuple(turns)).permission(HELD, *question)
    after = Consents((*answers, more), tuple(turns)).permission(HELD, *question)
    if more.said is Said.GIVEN:
        assert isinstance(after, Permission) or isinstance(before, Refusal)
    else:
        assert isinstance(after, Refusal) or isinstance(before, Permission)
    later = Consents(tuple(answers), (*turns, turn)).permission(HELD, *question)
    assert isinstance(later, Refusal) or isinstance(before, Permission)


@given(SETS, ASKED)
def test_nothing_is_permitted_without_an_answer_of_that_use_and_person(
    answers: list[Answer], question: tuple[Use, Audience, date]
) -> None:
    """What is permitted names the answers that give it, and each is about this use of this person."""
    found = Consents(tuple(answers)).permission(HELD, *question)
    if isinstance(found, Permission):
        by_id = {one.statement: one for one in answers}
        for key in found.statements:
            assert (by_id[key].person, by_id[key].use, by_id[key].said) == (HELD, question[0], Said.GIVEN)


def test_nobody_asked_is_no_permission() -> None:
    """Where nothing is recorded nothing is permitted, for any use and audience."""
    assert all(reason(asked(use=use, audience=to)) is Lacking.NOT_RECORDED for use in Use for to in Audience)


def test_a_later_answer_replaces_an_earlier_one() -> None:
    """Who refused and then agreed agreed; who agreed and then took it back did; on one day the refusal holds."""
    refused = replace(ANSWER, said=Said.REFUSED, said_on=on(2))
    assert reason(asked(ANSWER, refused)) is Lacking.REFUSED
    assert reason(asked(refused, replace(ANSWER, said_on=on(3)))) is None
    assert reason(asked(refused, replace(ANSWER, said_on=on(2)))) is Lacking.REFUSED
    assert reason(asked(ANSWER, replace(refused, said=Said.WITHDRAWN))) is Lacking.WITHDRAWN
    assert reason(asked(ANSWER, replace(refused, said_on=on(20)))) is None


def test_the_persons_refusal_beats_everybody_elses_consent() -> None:
    """A wife cannot agree to what he refused, before or after; she can refuse later what he agreed to."""
    his = replace(ANSWER, said=Said.REFUSED, said_on=on(1, 1))
    assert reason(asked(WIFE, his)) is Lacking.REFUSED
    assert reason(asked(ANSWER, replace(WIFE, said=Said.REFUSED, said_on=on(2)))) is Lacking.REFUSED
    assert reason(asked(replace(WIFE, said=Said.REFUSED, said_on=on(1, 2)), ANSWER)) is None


def test_who_was_not_asked_needs_a_reviewers_note() -> None:
    """The family's or the lawyer's word, or danger to life, counts with a note alone."""
    for basis in (Basis.FAMILY, Basis.LAWYER, Basis.VITAL_INTEREST):
        assert reason(asked(replace(WIFE, basis=basis))) is None
        assert reason(asked(replace(WIFE, basis=basis, reviewed=False))) is Lacking.NO_NOTE


def test_days_limit_it() -> None:
    """It holds from the first day of `not_before` to the first of `until`, both included, and is told with its end."""
    told = replace(ANSWER, not_before=on(5), until=Days(date(2026, 3, 20), date(2026, 3, 31)))
    found = {day: reason(asked(told, day=date(2026, 3, day))) for day in (4, 5, 20, 21)}
    assert found == {4: Lacking.NOT_YET, 5: None, 20: None, 21: Lacking.EXPIRED}
    assert asked(told) == Permission(Basis.CONSENT, date(2026, 3, 20), (StatementId("0"),))
    assert reason(asked(replace(ANSWER, said_on=on(20)))) is Lacking.NOT_YET


def test_it_is_for_the_readers_it_names() -> None:
    """A court is not the press; what everybody may read the press may; nobody named is nobody but for publishing."""
    court = replace(ANSWER, use=Use.NAME, audience=Audience.COURT)
    assert reason(asked(court, use=Use.NAME, audience=Audience.COURT)) is None
    assert reason(asked(court, use=Use.NAME, audience=Audience.PRESS)) is Lacking.OTHER_AUDIENCE
    assert reason(asked(ANSWER, audience=Audience.PRESS)) is None
    assert reason(asked(replace(ANSWER, audience=Audience.PRESS))) is Lacking.OTHER_AUDIENCE
    nobody = replace(ANSWER, audience=None)
    assert reason(asked(nobody)) is None
    assert reason(asked(nobody, audience=Audience.COURT)) is Lacking.OTHER_AUDIENCE
    assert reason(asked(replace(court, audience=None), use=Use.NAME, audience=Audience.COURT)) is Lacking.OTHER_AUDIENCE
    assert reason(asked(replace(ANSWER, use=Use.COUNT, audience=None), use=Use.COUNT)) is None


def test_what_is_refused_to_nobody_in_particular_is_refused_to_all() -> None:
    """A refusal without readers counts for all, and one for the press for everybody, who are the press too."""
    refused = replace(ANSWER, said=Said.REFUSED, said_on=on(5), audience=None)
    assert reason(asked(ANSWER, refused)) is Lacking.REFUSED
    assert reason(asked(ANSWER, replace(refused, audience=Audience.PRESS))) is Lacking.REFUSED
    assert reason(asked(ANSWER, replace(refused, audience=Audience.COURT))) is None


@pytest.mark.parametrize("prop", ["transfer", "verdict", "release"])
def test_after_a_turn_publishing_waits_for_a_new_answer(prop: str) -> None:
    """What may be older than the event does not count for the public; asked again on that day or later it does."""
    turn = Turn(HELD, prop, on(5), StatementId("t"))
    assert asked(ANSWER, turns=[turn]) == Refusal(Lacking.REVIEW, (StatementId("0"),), StatementId("t"))
    assert reason(asked(replace(ANSWER, said_on=on(5)), turns=[turn])) is None
    assert reason(asked(replace(ANSWER, said_on=Days(None, DAY)), turns=[turn])) is Lacking.REVIEW
    assert reason(asked(ANSWER, turns=[turn], day=date(2026, 3, 4))) is None
    assert reason(asked(ANSWER, turns=[replace(turn, person=CASE)])) is None
    shared = replace(ANSWER, use=Use.SHARE, audience=Audience.UN_BODY)
    assert reason(asked(shared, use=Use.SHARE, audience=Audience.UN_BODY, turns=[turn])) is None
    assert reason(asked(replace(ANSWER, use=Use.COUNT), use=Use.COUNT, turns=[turn])) is None


def test_quiet_lasts_to_its_day_for_a_person_or_a_case() -> None:
    """The longest that stands is told; after its day nothing is quiet any more."""
    short, long = Quiet(HELD, DAY, StatementId("s")), Quiet(CASE, DAY + timedelta(days=5), StatementId("l"))
    found = Consents(quiets=(short, long))
    assert found.quiet(HELD, CASE, DAY) == long
    assert Consents(quiets=(short,)).quiet(HELD, CASE, DAY) == short
    assert Consents(quiets=(short,)).quiet(HELD, CASE, DAY + timedelta(days=1)) is None
    assert Consents(quiets=(long,)).quiet(HELD, CASE, DAY + timedelta(days=6)) is None
    assert Consents(quiets=(Quiet(HELD, None, StatementId("f")), long)).quiet(HELD, CASE, DAY) == Quiet(
        HELD, None, StatementId("f")
    )
