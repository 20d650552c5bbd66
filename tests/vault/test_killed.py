"""A process killed while it writes: what was acknowledged is kept, nothing is kept by halves."""

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.vault.conftest import Folder


def test_killed_at_any_moment_nothing_acknowledged_is_lost(folder: "Folder") -> None:
    """Twenty writers are killed at random moments; after each the vault is whole and holds all they told."""
    program = Path(__file__).with_name("killed_program.py")
    done = subprocess.run(
        [sys.executable, str(program), str(folder.path), folder.passphrase, "20", "7"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) >= 20
