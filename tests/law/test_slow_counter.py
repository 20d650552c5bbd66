"""The clock agrees with a count that ticks through time, minute by minute and day by day."""

import ast
from pathlib import Path

import pytest
from tests.law.slow import comparing
from tests.law.slow.histories import history

HISTORIES = 1_000
PARTS = 4
SLOW = Path(comparing.__file__).parent


@pytest.mark.parametrize("part", range(PARTS))
def test_the_clock_agrees_with_the_slow_counter(part: int) -> None:
    """On random histories every row, its earliest and latest end and its state, is what ticking through time gives."""
    found = [one for seed in range(part, HISTORIES, PARTS) for one in comparing.differences(seed)[1]]
    assert found == [], comparing.told_differences(found)


def test_the_slow_counter_shares_nothing_with_the_clock() -> None:
    """No module of it but the one that compares imports anything from the law rooms."""
    for path in SLOW.glob("*.py"):
        imported = {
            node.module or ""
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.ImportFrom)
        }
        shared = {name for name in imported if name.startswith("habeas.") and name != "habeas.base.when"}
        assert path.name == "comparing.py" or shared == set(), path.name


def test_the_histories_reach_every_state() -> None:
    """Among the compared rows every state occurs in number, so that agreement is not agreement on nothing."""
    states: dict[str, int] = {}
    for seed in range(100):
        for row in comparing.by_hand(*history(seed))[0]:
            states[row.state] = states.get(row.state, 0) + 1
    assert set(states) == {"met", "met_late", "missed", "no_record", "pending", "not_applicable", "cannot_tell"}
    assert min(states.values()) >= 5
