"""Fills the room a vault may take and goes on; run by `test_full_disk.py`.

Arguments: the vault's folder, its passphrase. No file may grow past a limit (RLIMIT_FSIZE), which the
kernel refuses as it does a full disk: in the middle of a write. Fails unless every refused write is
told as CannotWrite, keeps nothing, and writing goes on once there is room.
"""

import resource
import sys
from datetime import UTC, datetime
from pathlib import Path

from habeas.base.errors import CannotWrite
from habeas.base.ids import CaseId, Handle
from habeas.record.keeping import Case
from habeas.vault.opening import change_passphrase, open_vault
from habeas.vault.vault import Vault

FOLDER, PASSPHRASE = Path(sys.argv[1]), sys.argv[2]
NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
_, CEILING = resource.getrlimit(resource.RLIMIT_FSIZE)


def allow(size: int) -> None:
    """Let files grow to so many bytes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, CEILING))


def refused(vault: Vault, case: Case, data: bytes) -> bool:
    """Whether keeping a case and a copy together is refused."""
    try:
        with vault.transaction():
            vault.record.add_case(case)
            vault.evidence.put_copy(data)
    except CannotWrite:
        return True
    return False


def cases(count: int, words: int) -> list[Case]:
    """New cases with names of so many words."""
    return [Case(CaseId(f"{n:032x}"), f"case {n} " + "word " * words, NOW, Handle("wren")) for n in range(count)]


def files() -> set[str]:
    """Names of all files below the vault's folder."""
    return {str(path.relative_to(FOLDER)) for path in FOLDER.rglob("*") if path.is_file()}


with open_vault(FOLDER, PASSPHRASE) as vault:
    first, blob, row, *more = cases(40, 4000)
    assert not refused(vault, first, b"kept before")
    before = files()

    allow((FOLDER / "vault.db-wal").stat().st_size + 60_000)
    assert refused(vault, blob, bytes(1_000_000)), "the blob does not fit"
    assert files() == before, "a part of a blob was left"
    assert vault.record.cases() == (first,)

    kept = [first]
    for case in more:
        if refused(vault, case, case.id.encode()):
            break
        kept.append(case)
    else:
        raise AssertionError("the journal never met its limit")
    assert vault.record.cases() == tuple(kept), "a refused row was kept, or a kept row was lost"
    assert [finding.code for finding in vault.check()] == ["unused-originals"]

    allow(500)
    try:
        change_passphrase(FOLDER, PASSPHRASE, "a longer passphrase than before")
        raise AssertionError("the key file was written past the limit")
    except CannotWrite:
        pass

    allow(CEILING)
    assert not refused(vault, row, bytes(1_000_000))
    kept.append(row)

with open_vault(FOLDER, PASSPHRASE) as vault:
    assert vault.record.cases() == tuple(kept)
    assert [finding.code for finding in vault.check()] == ["unused-originals"]
sys.stdout.write("whole\n")
