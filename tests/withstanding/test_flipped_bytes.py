"""The law of flipped bytes over a vault that holds a thing of every kind: found, or without effect."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_no_flipped_byte_goes_unsaid(tmp_path: Path) -> None:
    """Forty bytes over every file, of a closed vault and of one after a crash: none is missed."""
    words = ["-m", "benchmarks.flips", "--count", "40", "--jobs", "1", "--folder", str(tmp_path)]
    done = subprocess.run([sys.executable, *words], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "40 bytes, 0 missed" in done.stdout
    assert "found" in done.stdout
