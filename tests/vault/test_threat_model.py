"""The threat model promises nothing that no test holds."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_every_guarantee_names_tests_that_exist() -> None:
    """Each row of the table of guarantees is numbered in turn and names test modules that are there."""
    text = (ROOT / "docs" / "threat-model.md").read_text()
    rows = re.findall(r"^\| (\d+) \| .+ \| (.+) \|$", text, flags=re.MULTILINE)
    assert [int(number) for number, _ in rows] == list(range(1, len(rows) + 1))
    assert len(rows) >= 13
    for _, tests in rows:
        names = re.findall(r"test_\w+\.py", tests)
        assert names
        assert all(any((ROOT / "tests").rglob(name)) for name in names), tests
