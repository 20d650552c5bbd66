"""The laws of releases: who is wider than whom, whose word counts, and what was taken down."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.base.ids import CaseId, Handle
from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.releases import INSIDE, Act, ReleaseAct, approval, taken_down, wider

AT = datetime(2026, 3, 1, tzinfo=UTC)
REED, WREN = Handle("reed"), Handle("wren")
AUDIENCES = st.sampled_from(list(Audience))


def act(kind: Act, by: Handle = WREN, number: int = 1, about: str | None = "a" * 32) -> ReleaseAct:
    """An act of the case."""
    audience = Audience.PUBLIC if kind is Act.REQUEST else None
    return ReleaseAct(
        f"{number:032x}", CaseId("c" * 32), kind, by, AT + timedelta(hours=number), "because", about, audience
    )


REQUEST = ReleaseAct("a" * 32, CaseId("c" * 32), Act.REQUEST, REED, AT, "ready", audience=Audience.PUBLIC)


@given(AUDIENCES, st.lists(AUDIENCES))
def test_what_was_reached_is_not_wider(audience: Audience, reached: list[Audience]) -> None:
    """An audience that was reached before needs nobody, and reaching more never makes it need somebody."""
    assert not wider(audience, [*reached, audience])
    if not wider(audience, reached):
        assert all(not wider(audience, [*reached, more]) for more in Audience)


@pytest.mark.parametrize("audience", list(Audience))
def test_the_first_leaving_is_wider(audience: Audience) -> None:
    """A case that never left is wider to everybody but the team."""
    assert wider(audience, []) == (audience not in INSIDE)


@pytest.mark.parametrize(
    ("one", "other"), [(Audience.UN_BODY, Audience.PARTNER_ARCHIVE), (Audience.PARTNER_ARCHIVE, Audience.UN_BODY)]
)
def test_of_two_that_do_not_hold_each_other_both_are_wider(one: Audience, other: Audience) -> None:
    """A letter to the UN does not open a partner's archive, nor the other way round."""
    assert wider(one, [other])


def test_nobody_approves_their_own_request() -> None:
    """The word of whoever asked does not count; another's does, until anybody refuses."""
    assert approval(REQUEST, [act(Act.APPROVE, REED)]) is None
    given = act(Act.APPROVE, number=2)
    assert approval(REQUEST, [given, act(Act.APPROVE, number=3)]) == given
    assert approval(REQUEST, [given, act(Act.REFUSE, Handle("moss"), 3)]) is None
    assert approval(REQUEST, [act(Act.APPROVE, about="b" * 32)]) is None


def test_the_first_taking_down_is_told() -> None:
    """A release that was taken down twice was taken down when it was first."""
    first, second = act(Act.TAKE_DOWN, number=1), act(Act.TAKE_DOWN, number=2)
    assert taken_down([second, act(Act.APPROVE, number=3), first]) == {"a" * 32: first}


@pytest.mark.parametrize(
    "wrong",
    [
        {"act": Act.REQUEST, "about": "a" * 32, "audience": Audience.PUBLIC},
        {"act": Act.APPROVE},
        {"act": Act.REFUSE, "about": "a" * 32, "reason": " "},
        {"act": Act.APPROVE, "about": "a" * 32, "at": datetime(2026, 3, 1)},
    ],
)
def test_an_act_that_says_nothing_is_none(wrong: dict[str, object]) -> None:
    """A request without audience, an answer to nothing, a refusal without reason, a time without zone: all refused."""
    fields = {"id": "1" * 32, "case": CaseId("c" * 32), "by": REED, "at": AT, "reason": "so"}
    with pytest.raises(ValueError, match=r"zone|reason|request"):
        ReleaseAct(**{**fields, **wrong})  # type: ignore[arg-type]  # a wrong call on purpose
