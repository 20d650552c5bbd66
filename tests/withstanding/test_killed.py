"""The laws of being killed: what was acknowledged is there, nothing is there by halves, nothing is left behind."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ACTS = ("add", "accept", "erase", "backup", "migrate"), ("merge", "export", "travel", "restore", "find")


@pytest.mark.parametrize("acts", ACTS, ids=["taking in and keeping", "carrying and bringing back"])
def test_a_kill_at_any_moment_loses_nothing_and_leaves_nothing_half(tmp_path: Path, acts: tuple[str, ...]) -> None:
    """Of each act two children are killed in the midst of it; each time the vault is whole and holds all they told."""
    words = ["-m", "benchmarks.kills", "--act", *acts, "--count", "2", "--seed", "11", "--folder", str(tmp_path)]
    done = subprocess.run([sys.executable, *words], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    for act, line in zip(acts, done.stdout.splitlines(), strict=True):
        tally = json.loads(line)
        assert tally["broken"] == [], act
        assert tally["kills"] == 2, act
