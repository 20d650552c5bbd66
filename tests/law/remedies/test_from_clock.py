"""The laws of rights at home: what the clock reckons becomes doors, and nothing that is no right."""

from datetime import date

import pytest

from habeas.base.when import parse_when
from habeas.law.clock.clock import reckon
from habeas.law.clock.facts_file import read_facts
from habeas.law.clock.instants import Zone
from habeas.law.pack.loading import known_packs, load_pack
from habeas.law.pack.rule import Kind
from habeas.law.remedies.domestic import DomesticRight, opening_of_right
from habeas.law.remedies.from_clock import rights_of
from habeas.law.remedies.states import State

FACTS = """
jurisdiction: KZ
events:
  - {id: e1, type: apprehension, when: 2022-04-29}
  - {id: e2, type: custody_order, when: 2022-05-01T15:00+06:00, measure: custody, term: P2M}
"""


def rights(as_of: str) -> dict[str, DomesticRight]:
    """The rights at home on a day, by rule."""
    pack, zone = load_pack("KZ"), Zone("Asia/Almaty")
    facts = read_facts(FACTS.encode(), known_packs()).facts
    rows = reckon(facts, zone.extent(parse_when(as_of)), (pack, load_pack("INT"))).rows
    return {one.rule: one for one in rights_of(rows, pack, zone)}


def test_only_rights_of_the_countrys_own_pack_are_doors() -> None:
    """Duties of officials, international standards and early release are not among them."""
    pack = load_pack("KZ")
    found = rights("2022-05-03")
    assert set(found) <= {rule.id for rule in pack.rules if rule.said.kind is Kind.RIGHT}
    assert "KZ-107.2" in found


@pytest.mark.parametrize(("day", "state"), [("2022-05-03", State.OPEN), ("2022-07-28", State.CLOSED)])
def test_three_days_to_appeal_against_custody(day: str, state: State) -> None:
    """Kazakhstan, CPC 107(2): the door is open while the three days run, and shut when nothing is recorded after."""
    right = rights(day)["KZ-107.2"]
    opening = opening_of_right(right, date.fromisoformat(day))
    assert (right.trigger, opening.state) == ("e2", state)
    assert opening.until is not None
    assert opening.until.startswith("2022-05-04")


def test_a_time_whose_beginning_is_not_recorded_has_no_end() -> None:
    """An appeal against a verdict that nobody recorded: what begins its time is not known, and nothing is over."""
    for right in rights("2022-07-28").values():
        if right.trigger is None:
            opening = opening_of_right(right, date(2022, 7, 28))
            assert (opening.state, opening.reason.code) == (State.CANNOT_TELL, "right_not_begun")
            assert opening.until is None
