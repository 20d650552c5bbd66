"""The laws of rulings that take two."""

from datetime import UTC, datetime

import pytest

from habeas.base.ids import CaseId, Handle
from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.held import Protection, Thing
from habeas.disclosure.gate.rulings import Ruled, Ruling
from habeas.disclosure.gate.second_word import in_force


def let(number: int, by: str, protection: Protection, audience: Audience = Audience.PUBLIC, key: str = "k") -> Ruling:
    """A ruling that lets one entity pass."""
    return Ruling(
        f"{number:032x}",
        CaseId("c" * 32),
        Ruled.LET,
        Thing.ENTITY,
        key,
        protection,
        audience,
        "because",
        Handle(by),
        datetime(2026, 3, number, tzinfo=UTC),
    )


@pytest.mark.parametrize("two", [True, False])
def test_a_code_name_takes_two_handles_always(two: bool) -> None:
    """One handle twice is one; another thing, protection or audience is another word; two handles are two."""
    one = let(1, "reed", Protection.CODE_NAME)
    others = (
        let(2, "reed", Protection.CODE_NAME),
        let(3, "wren", Protection.CODE_NAME, key="other"),
        let(4, "wren", Protection.CODE_NAME, Audience.PRESS),
        let(5, "wren", Protection.MINOR),
    )
    assert in_force((one, *others), two_work_on_it=two) == (others[3],)
    second = let(6, "wren", Protection.CODE_NAME)
    assert set(in_force((one, second), two_work_on_it=two)) == {one, second}
    undone = Ruling(
        "f" * 32,
        one.case,
        Ruled.UNDO,
        one.thing,
        one.key,
        one.protection,
        None,
        "no",
        Handle("wren"),
        one.at,
        second.id,
    )
    assert in_force((one, second, undone), two_work_on_it=two) == ()


def test_an_alleged_perpetrator_takes_two_for_the_public_where_there_are_two() -> None:
    """In the press and for everybody; a court is told by one, and where one works alone one suffices."""
    for audience, waits in ((Audience.PUBLIC, True), (Audience.PRESS, True), (Audience.COURT, False)):
        one = let(1, "reed", Protection.TOO_FEW_SOURCES, audience)
        assert in_force((one,), two_work_on_it=True) == (() if waits else (one,))
        assert in_force((one,), two_work_on_it=False) == (one,)
