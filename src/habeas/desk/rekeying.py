"""A new master key for a vault: what was known to somebody opens nothing of what is kept from now on."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from habeas.base.progress import UNWATCHED, Progress
from habeas.desk.backups import KnownBackup, known_backups
from habeas.desk.recording import NEW_MASTER_KEY, audit
from habeas.desk.session import Session
from habeas.vault.rekeying.making import rekey
from habeas.vault.vault import Vault


@dataclass(frozen=True, slots=True, repr=False)
class NewKeys:
    """What came of it: the recovery key, kept nowhere else; originals sealed anew; how many of them by an earlier call.

    `backups` are the snapshots known to exist that the former keys open.
    """

    recovery_key: str
    originals: int
    taken_up: int
    backups: tuple[KnownBackup, ...]


def new_keys(
    folder: Path,
    passphrase: str | None,
    recovery_key: str | None,
    new_passphrase: str,
    now: Callable[[], datetime],
    chance: Callable[[int], bytes],
    progress: Progress = UNWATCHED,
) -> NewKeys:
    """Give the vault a new master key, the new passphrase and a new recovery key; see :func:`rekey`.

    A call that was stopped is taken up by the same call with the same new passphrase.
    """
    known: list[KnownBackup] = []

    def noted(vault: Vault) -> None:
        session = Session(vault, vault.owner, now, chance, progress)
        with vault.transaction():
            audit(session, NEW_MASTER_KEY, "")
        known[:] = (each for each in known_backups(session) if each.former_keys)

    done = rekey(folder, passphrase, recovery_key, new_passphrase, witness=noted, progress=progress, random=chance)
    return NewKeys(done.recovery_key, done.originals, done.taken_up, tuple(known))
