"""The algebra of proposed states."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.findings.ledger.made import KESTREL, tie

from habeas.base.ids import EntityId
from habeas.base.language import Lang
from habeas.findings.ledger.items import Tie
from habeas.findings.ledger.reasons import reasons_of
from habeas.findings.ledger.states import propose
from habeas.findings.ledger.terms import Direction, Side, State, TieKind, Weight

TOWARDS_SUPPORTED = (
    State.REFUTED,
    State.CONTRADICTED,
    State.UNSUPPORTED,
    State.UNTESTED,
    State.CONTESTED,
    State.SUPPORTED,
)
"""The states from the one worst for the accusation to the best."""

_AGENTS = st.sampled_from([None, KESTREL.id, EntityId("e" * 32), EntityId("f" * 32)])


def _possible(direction: Direction, weight: Weight) -> bool:
    return (weight is Weight.DENIAL) <= (direction is Direction.CONTRADICTS)


TIES = st.builds(
    lambda pair, side, kind, agent, place: tie(*pair, side=side, kind=kind, agent=agent, place=place),
    st.sampled_from([(d, w) for d in Direction for w in Weight if _possible(d, w)]),
    st.none() | st.sampled_from(Side),
    st.none() | st.sampled_from(TieKind),
    _AGENTS,
    st.integers(0, 10_000),
)
LISTS = st.lists(TIES, max_size=6, unique_by=lambda one: one.place.id)


def rank(ties: list[Tie]) -> int:
    """How far towards `supported` the proposed state is."""
    return TOWARDS_SUPPORTED.index(propose(ties).state)


@given(ties=LISTS, more=TIES)
def test_nothing_that_contradicts_moves_towards_supported(ties: list[Tie], more: Tie) -> None:
    """Adding a contradicting tie of any weight and side never turns a proposal towards supported."""
    against = tie(Direction.CONTRADICTS, more.weight, side=more.voice.side, kind=more.kind, place=20_000)
    assert rank([*ties, against]) <= rank(ties)


@given(ties=LISTS, seed=st.integers())
def test_order_makes_no_difference(ties: list[Tie], seed: int) -> None:
    """The same ties in any order give the same proposal, reasons and all."""
    shuffled = list(ties)
    random.Random(seed).shuffle(shuffled)
    assert propose(shuffled) == propose(ties)


@given(ties=LISTS, weight=st.sampled_from([Weight.FLAGGED, Weight.ACCUSERS_WORD]))
def test_what_does_not_count_never_moves_towards_supported(ties: list[Tie], weight: Weight) -> None:
    """A flagged statement of the accused, or the accuser's own word, never brings a proposal nearer to supported."""
    assert rank([*ties, tie(Direction.SUPPORTS, weight, place=20_000)]) <= rank(ties)


@given(ties=LISTS, more=TIES)
def test_supports_never_harm_but_by_testing(ties: list[Tie], more: Tie) -> None:
    """What supports makes no proposal worse, except that it tests what was untested."""
    support = tie(Direction.SUPPORTS, more.weight, agent=more.voice.agent, place=20_000)
    assert not ties or rank([*ties, support]) >= rank(ties)


@given(ties=LISTS)
def test_every_proposal_says_why_in_every_language(ties: list[Tie]) -> None:
    """No proposal is without a reason, and it rests on ties that are there."""
    proposed = propose(ties)
    assert all(tie in ties for tie in proposed.because)
    for lang in Lang:
        assert all(reasons_of(proposed, lang))


S, C = Direction.SUPPORTS, Direction.CONTRADICTS


@pytest.mark.parametrize(
    ("ties", "state"),
    [
        ([], State.UNTESTED),
        ([tie(S, Weight.ACCUSERS_WORD, side=Side.ACCUSER)], State.UNSUPPORTED),
        ([tie(S, Weight.AGENTS_WORD, agent=KESTREL.id)], State.UNSUPPORTED),
        ([tie(S, Weight.AGENTS_WORD, agent=KESTREL.id), tie(S, Weight.AGENTS_WORD, place=9)], State.UNSUPPORTED),
        (
            [tie(S, Weight.AGENTS_WORD, agent=KESTREL.id), tie(S, Weight.AGENTS_WORD, agent=EntityId("e" * 32))],
            State.SUPPORTED,
        ),
        ([tie(S, Weight.FLAGGED)], State.UNSUPPORTED),
        ([tie(S)], State.SUPPORTED),
        ([tie(S), tie(C, Weight.DENIAL, place=9)], State.CONTESTED),
        ([tie(S, Weight.FLAGGED), tie(C, place=9)], State.CONTRADICTED),
        ([tie(C, Weight.DENIAL)], State.UNSUPPORTED),
        ([tie(Direction.QUALIFIES)], State.UNSUPPORTED),
        ([tie(C)], State.CONTRADICTED),
        ([tie(C, kind=TieKind.FAILURE, side=Side.ACCUSER)], State.CONTRADICTED),
        ([tie(C, kind=TieKind.ADMISSION), tie(S, place=9)], State.REFUTED),
        ([tie(C, side=Side.ACCUSER)], State.REFUTED),
    ],
)
def test_each_rule_on_its_plainest_case(ties: list[Tie], state: State) -> None:
    """The rules of the reference page, one by one."""
    assert propose(ties).state is state
