"""A disk that refuses a write in the middle."""

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.vault.conftest import Folder

pytestmark = pytest.mark.encrypted_file


def test_a_refused_write_keeps_nothing_and_loses_nothing(folder: "Folder") -> None:
    """Blob, journal and key file that cannot be written are CannotWrite; the rest stands, and room is used again."""
    program = Path(__file__).with_name("full_disk_program.py")
    done = subprocess.run(
        [sys.executable, str(program), str(folder.path), folder.passphrase],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == "whole\n"
