"""Backups, restorations, changes of keys and destructions killed half way: the old state or the new one."""

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.vault.conftest import Folder

pytestmark = pytest.mark.encrypted_file


@pytest.mark.parametrize(
    ("act", "count"), [("backup", 3), ("restore", 3), ("passphrase", 3), ("recovery", 3), ("destroy", 4), ("rekey", 3)]
)
def test_killed_at_any_moment_it_is_the_old_state_or_the_new(
    folder: "Folder", tmp_path: Path, act: str, count: int
) -> None:
    """After each kill the vault or backup is whole as it was or as it was to be, and the same act can be done again."""
    program = Path(__file__).with_name("killed_keeping_program.py")
    work = tmp_path / "work"
    work.mkdir()
    words = [act, str(work), str(folder.path), folder.passphrase, folder.recovery_key, str(count), "7"]
    done = subprocess.run([sys.executable, str(program), *words], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) <= count
