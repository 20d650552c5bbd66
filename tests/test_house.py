"""The laws of the house that no other tool holds."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "src").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("test_*.py"))
MOST_LINES = 400


def test_no_module_is_longer_than_one_concept() -> None:
    """A module over 400 lines is refused."""
    long = {
        str(path.relative_to(ROOT)): lines
        for path in [*MODULES, *TESTS]
        if (lines := len(path.read_text("utf-8").splitlines())) > MOST_LINES
    }
    assert long == {}


@pytest.mark.parametrize("name", ["utils", "helpers", "service", "manager", "common", "misc"])
def test_no_module_is_named_for_nothing(name: str) -> None:
    """A module is named for its concept."""
    assert [path for path in MODULES if path.stem == name or path.parent.name == name] == []


def test_no_test_is_skipped_or_expected_to_fail() -> None:
    """Nothing is skipped: what a test needs is there, or the run fails."""
    marks = ("pytest.skip", "pytest.xfail", "mark.skip", "mark.xfail", "importorskip")
    this = Path(__file__)
    found = [path for path in TESTS if path != this and any(mark in path.read_text("utf-8") for mark in marks)]
    assert found == []
