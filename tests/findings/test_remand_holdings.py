"""What the record holds on an item, and in which direction it speaks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.base.known import Absent, Known, Unknown
from habeas.findings.remand.checklist import Bearing, Direction
from habeas.findings.remand.holdings import Holding, Says, derived, says, weights
from habeas.law.pack.condition import Selector, Truth

RESIDENCE, NO_RESIDENCE = Selector("residence", {}), Selector("residence", {"absent": ("yes",)})
FLED = Selector("conduct", {"kind": ("fled",)})
BEARINGS = (
    Bearing(Direction.AGAINST, RESIDENCE),
    Bearing(Direction.FOR, NO_RESIDENCE),
    Bearing(Direction.FOR, FLED),
    Bearing(Direction.TOUCHES, Selector("assets", {})),
)


def held(prop: str, value: Known[dict[str, str]], *, denied: bool = False) -> Holding:
    """A holding of a facts file."""
    known: Known[dict[str, object]] = dict(value) if isinstance(value, dict) else value
    return Holding(prop, known, None, denied, None, ("f1",), ())  # type: ignore[arg-type]


HOME = held("residence", {"text": "Tasköl"})
HOMELESS = held("residence", Absent())


@pytest.mark.parametrize(
    ("holdings", "comes_to"),
    [
        ((), Says.NOTHING),
        ((HOME,), Says.AGAINST),
        ((HOMELESS,), Says.FOR),
        ((HOME, HOMELESS), Says.BOTH),
        ((held("residence", {"text": "Tasköl"}, denied=True),), Says.FOR),
        ((held("residence", Unknown("nobody was asked")),), Says.NOTHING),
        ((held("assets", {"claim": "a cow"}),), Says.RECORDED),
        ((held("conduct", {"kind": "fled"}),), Says.FOR),
        ((held("conduct", {"kind": "appeared"}),), Says.NOTHING),
        ((held("conduct", {}),), Says.NOTHING),
        ((held("occupation", {"text": "baker"}),), Says.NOTHING),
    ],
)
def test_what_is_recorded_speaks_in_its_direction(holdings: tuple[Holding, ...], comes_to: Says) -> None:
    """A home speaks against flight, none for it; what is unknown, or another matter, says nothing."""
    assert says(weights(BEARINGS, holdings)) is comes_to


@given(st.lists(st.sampled_from([HOME, HOMELESS, held("occupation", {"text": "baker"})])))
def test_the_order_of_the_record_changes_nothing(holdings: list[Holding]) -> None:
    """What the record comes to does not hang on the order in which it was recorded."""
    assert says(weights(BEARINGS, holdings)) is says(weights(BEARINGS, holdings[::-1]))


def test_a_circumstance_is_told_by_the_record_or_not_at_all() -> None:
    """No home recorded is no answer; a home and none, from two sources, leave it unknown."""
    assert derived((NO_RESIDENCE,), (RESIDENCE,), ()) is None
    assert derived((NO_RESIDENCE,), (RESIDENCE,), (HOME,)) is Truth.NO
    assert derived((NO_RESIDENCE,), (RESIDENCE,), (HOMELESS,)) is Truth.YES
    assert derived((NO_RESIDENCE,), (RESIDENCE,), (HOME, HOMELESS)) is Truth.UNKNOWN
