"""A process killed while it erases: each thing is there whole or gone whole, and what is gone left nothing."""

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.vault.conftest import Folder


def test_killed_at_any_moment_an_erasure_is_whole_or_not_at_all(folder: "Folder") -> None:
    """Six erasers are killed at random moments; after each, no page holds a word of what was erased."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.vault.erasing_killed_program", str(folder.path), folder.passphrase, "6", "11"],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) >= 6
