"""The laws of verify: it tells what it found, whatever state the vault is in."""

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from tests.conftest import DESK_PASSPHRASE

from habeas.desk.opening import open_session
from habeas.desk.preserving import Circumstances
from habeas.desk.taking_in import take_in_standard_input
from habeas.desk.verifying import verify
from habeas.evidence.sources.source import Secrecy


def test_a_damaged_database_is_told_although_nothing_can_be_written(
    vault_folder: Path, ticking: Callable[[], datetime]
) -> None:
    """Where the check itself cannot be recorded, what it found is still returned."""
    with open_session(vault_folder, DESK_PASSPHRASE, ticking, os.urandom) as session:
        take_in_standard_input(session, "baker", b"A letter.", Circumstances(Secrecy.PUBLIC))
    database = vault_folder / "vault.db"
    found = []
    for page in range(2, database.stat().st_size // 4096, 7):
        whole = database.read_bytes()
        with database.open("r+b") as file:
            file.seek(page * 4096 + 100)
            file.write(bytes([whole[page * 4096 + 100] ^ 1]))
        with open_session(vault_folder, DESK_PASSPHRASE, ticking, os.urandom) as session:
            answer = verify(session)
        found.append(answer.intact)
        database.write_bytes(whole)
    assert found
    assert not any(found)
