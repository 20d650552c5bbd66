"""The laws of a disk that is full at some call: exit code 7 or success, nothing lost, and it goes on with room."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_a_full_disk_at_any_call_loses_nothing(tmp_path: Path) -> None:
    """Taking in and accepting are refused at every sixtieth call: told as such, and everything told is kept."""
    words = ["-m", "benchmarks.full_disk", "--json", "--every", "60", "--only", "add", "accept"]
    done = subprocess.run(
        [sys.executable, *words, "--folder", str(tmp_path)], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.returncode == 0, done.stdout + done.stderr
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [each["act"] for each in told] == ["add", "accept"]
    for each in told:
        assert each["calls"] > 100
        assert each["refused"] > 0
        assert each["broken"] == []


def test_a_commit_whose_sync_is_refused_is_whole_or_not_there(tmp_path: Path) -> None:
    """Taking in is refused at every sync, alone and with all that follows: no row stands without its original."""
    words = ["-m", "benchmarks.full_disk", "--json", "--syncs", "--only", "add"]
    done = subprocess.run(
        [sys.executable, *words, "--folder", str(tmp_path)], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.returncode == 0, done.stdout + done.stderr
    told = json.loads(done.stdout)
    assert told["calls"] > 10
    assert told["refused"] > 10
    assert told["broken"] == []
