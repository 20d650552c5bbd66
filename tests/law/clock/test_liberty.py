"""The states of liberty that the events of a case lead through."""

import pytest

from habeas.base.when import parse_when
from habeas.law.clock.facts import Event
from habeas.law.clock.instants import Zone
from habeas.law.clock.liberty import turns
from habeas.law.clock.stretches import place, stretches

ZONE = Zone("Asia/Almaty")


def states(*told: tuple[str, dict[str, str]]) -> list[str]:
    """The states after an arrest and the events told, one a month, in the order in which they are entered."""
    events = [Event("e0", "apprehension", parse_when("2023-01-05"), "S1")]
    for number, (kind, fields) in enumerate(told, 1):
        events.append(Event(f"e{number}", kind, parse_when(f"2023-{1 + number:02}-05"), "S1", fields))
    (stretch,) = stretches(place(events, ZONE))
    return [turn.state for turn in turns(stretch, ZONE.extent(parse_when("2024-06-01")), "KZ")]


CUSTODY = ("custody_order", {"measure": "custody"})
ENDED: tuple[str, dict[str, str]] = ("investigation_ended", {})
STUDY = ("indictment", {"to": "prosecutor"})
IN_COURT: tuple[str, dict[str, str]] = ("case_received_by_court", {})


@pytest.mark.parametrize(
    ("before", "by", "left"),
    [
        ((CUSTODY, ENDED), "prosecutor", "file_reading"),
        ((CUSTODY, ENDED, STUDY), "prosecutor", "prosecutor_study"),
        ((CUSTODY, ENDED, STUDY, IN_COURT), "court", "trial"),
    ],
)
def test_a_case_sent_back_leads_back_to_custody(
    before: tuple[tuple[str, dict[str, str]], ...], by: str, left: str
) -> None:
    """From the return on the investigation goes on, and its months run again (KZ CPC 152(8))."""
    found = states(*before, ("case_returned", {"by": by}))
    assert found[-2:] == [left, "custody"]


def test_a_case_sent_back_puts_nobody_into_custody() -> None:
    """Somebody at liberty or under house arrest stays so when the case goes back."""
    back = ("case_returned", {"by": "court"})
    assert states(("release", {}), back) == ["detention", "liberty"]
    assert states(("custody_order", {"measure": "house_arrest"}), back) == ["detention", "house_arrest"]


@pytest.mark.parametrize("fields", [{"measure": "custody"}, {}])
@pytest.mark.parametrize("kind", ["extension", "custody_order"])
def test_custody_ordered_for_the_reading_of_the_file_does_not_end_the_reading(
    kind: str, fields: dict[str, str]
) -> None:
    """A judge sanctions custody for the reading and for the study (KZ CPC 152(6), (7)); neither counts into the cap."""
    assert states(CUSTODY, ENDED, (kind, fields)) == ["detention", "custody", "file_reading"]
    assert states(CUSTODY, ENDED, STUDY, (kind, fields)) == ["detention", "custody", "file_reading", "prosecutor_study"]


def test_house_arrest_ends_the_reading_in_custody() -> None:
    """A milder measure is another state, whatever stage the case is in."""
    assert states(CUSTODY, ENDED, ("extension", {"measure": "house_arrest"}))[-1] == "house_arrest"


@pytest.mark.parametrize("measure", ["psychiatric_placement", "hospital"])
@pytest.mark.parametrize(("kind", "more"), [("measure", {"status": "ordered"}), ("custody_order", {})])
def test_who_is_put_into_a_hospital_by_order_is_held_there(measure: str, kind: str, more: dict[str, str]) -> None:
    """Placement in a medical facility holds the person, and ends custody (KZ CPC 279, 511)."""
    assert states(CUSTODY, (kind, {"measure": measure, **more})) == ["detention", "custody", "hospital"]
