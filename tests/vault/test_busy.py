"""A vault that another process holds."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from habeas.base.errors import ExitCode, VaultBusy

if TYPE_CHECKING:
    from tests.vault.conftest import Folder, Story


def test_a_held_vault_is_refused_after_the_wait_and_unchanged(
    folder: "Folder", stories: "Callable[[int], Story]"
) -> None:
    """Writing waits as long as it was told to, then raises VaultBusy; reading goes on; afterwards writing does."""
    program = Path(__file__).with_name("busy_program.py")
    with (
        subprocess.Popen(
            [sys.executable, str(program), str(folder.path), folder.passphrase],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as holder,
        folder.open(timeout=0.2) as vault,
    ):
        assert holder.stdout is not None
        assert holder.stdin is not None
        assert holder.stdout.readline() == "held\n"
        began = time.monotonic()
        with pytest.raises(VaultBusy) as refusal:
            vault.record.add_case(stories(1).case)
        assert 0.15 < time.monotonic() - began < 5
        assert refusal.value.exit_code is ExitCode.BUSY
        with pytest.raises(VaultBusy):
            vault.evidence.put_copy(b"a letter")
        assert vault.record.cases() == ()
        with folder.open(timeout=0.2) as another:
            assert another.record.cases() == ()
        holder.stdin.close()
        holder.wait(10)
        vault.record.add_case(stories(1).case)
        assert vault.record.cases() == (stories(1).case,)
