"""Kills backups, restorations, changes of keys and destructions; run by `test_killed_keeping.py`.

Arguments: an act, a working folder, a vault to copy from, its passphrase, its recovery key, how many children, a
seed. After each kill the law of the act is demanded. Prints how many children were killed before they were done.
"""

import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from habeas.base.errors import HabeasError, WrongCall
from habeas.base.progress import UNWATCHED
from habeas.vault.backup.restoring import check_backup, open_backup, restore
from habeas.vault.emergency import destroy
from habeas.vault.keys import Argon
from habeas.vault.opening import change_passphrase, open_vault, renew_recovery
from habeas.vault.rekeying.making import rekey

NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
CHEAP = Argon(memory_kib=8, passes=1, lanes=1)
ACT, WORK, MODEL, PASSPHRASE, RECOVERY = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4], sys.argv[5]
COUNT, SEED = int(sys.argv[6]), int(sys.argv[7])
OTHER = "nine paper boats at noon"
chance = random.Random(SEED)


def killed(act: Callable[[], object], longest: float) -> bool:
    """Do it in a child, kill the child at a random moment; whether it was still at it."""
    child = os.fork()
    if child == 0:
        try:
            act()
        finally:
            os._exit(0)
    time.sleep(chance.uniform(0.0, longest))
    os.kill(child, signal.SIGKILL)
    return os.waitpid(child, 0)[1] != 0


def opens(folder: Path, passphrase: str | None, recovery: str | None) -> bool:
    """Whether this key opens the vault, and it is sound."""
    try:
        with open_vault(folder, passphrase, recovery) as vault:
            wrong = [
                each
                for each in vault.check()
                if each.code not in ("journal-cut", "unused-originals", "rekey-unfinished")
            ]
            assert wrong == [], wrong
            return True
    except HabeasError:
        return False


def back_up_once(folder: Path, stick: Path) -> None:
    """Keep something new and back the vault up."""
    with open_vault(folder, PASSPHRASE) as vault:
        vault.evidence.put_copy(os.urandom(200_000))
        vault.back_up(stick, now=lambda: NOW, keep=3, progress=UNWATCHED)


def after_backup(folder: Path, stick: Path, before: int) -> int:
    """Every snapshot that counts is whole, none was lost, and the next backup is taken; how many there are then."""
    try:
        backup = open_backup(stick, PASSPHRASE, None, os.urandom)
    except HabeasError:
        assert before == 0
    else:
        found = backup.snapshots()
        assert len(found) >= before
        for each in found:
            wrong = check_backup(backup, each, UNWATCHED).findings
            assert wrong == (), wrong
    assert opens(folder, PASSPHRASE, None)
    back_up_once(folder, stick)
    return len(open_backup(stick, PASSPHRASE, None, os.urandom).snapshots())


def one(number: int, state: dict[str, int]) -> bool:
    """One child of the act, killed, and the law afterwards."""
    folder, stick, target = WORK / "vault", WORK / "stick", WORK / f"restored {number}"
    if ACT == "backup":
        was = killed(lambda: back_up_once(folder, stick), 0.4)
        state["snapshots"] = after_backup(folder, stick, state.get("snapshots", 0))
        return was
    if ACT == "restore":
        backup = open_backup(stick, PASSPHRASE, None, os.urandom)
        was = killed(lambda: restore(backup, backup.chosen(None), target, UNWATCHED), 0.05)
        if not opens(target, PASSPHRASE, None):
            try:
                restore(backup, backup.chosen(None), target, UNWATCHED)
            except WrongCall:
                assert not any(target.iterdir())
                raise
        assert opens(target, PASSPHRASE, None)
        shutil.rmtree(target)
        return was
    one_copy = WORK / f"copy {number}"
    shutil.copytree(folder, one_copy)
    if ACT == "passphrase":
        was = killed(lambda: change_passphrase(one_copy, PASSPHRASE, OTHER, argon=CHEAP), 0.01)
        assert opens(one_copy, PASSPHRASE, None) != opens(one_copy, OTHER, None)
        assert opens(one_copy, None, RECOVERY)
    elif ACT == "recovery":
        was = killed(lambda: renew_recovery(one_copy, PASSPHRASE, None), 0.01)
        assert opens(one_copy, PASSPHRASE, None)
    elif ACT == "rekey":
        was = killed(lambda: rekey(one_copy, PASSPHRASE, None, OTHER, argon=CHEAP), 0.8)
        assert opens(one_copy, PASSPHRASE, None) != opens(one_copy, OTHER, None)
        if opens(one_copy, PASSPHRASE, None):
            rekey(one_copy, PASSPHRASE, None, OTHER, argon=CHEAP)
        assert opens(one_copy, OTHER, None)
        assert not opens(one_copy, None, RECOVERY)
    else:
        was = killed(lambda: destroy(one_copy, os.urandom), 0.004)
        if one_copy.exists() and not opens(one_copy, PASSPHRASE, None):
            assert not opens(one_copy, None, RECOVERY)
    shutil.rmtree(one_copy, ignore_errors=True)
    return was


shutil.copytree(MODEL, WORK / "vault")
if ACT == "rekey":
    with open_vault(WORK / "vault", PASSPHRASE) as filled:
        for _ in range(8):
            filled.evidence.put_copy(os.urandom(300_000))
if ACT == "restore":
    back_up_once(WORK / "vault", WORK / "stick")
kept: dict[str, int] = {}
sys.stdout.write(f"{sum(one(number, kept) for number in range(COUNT))}\n")
