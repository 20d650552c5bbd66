"""The recovery key: trying it, making a new one, splitting it among people, joining it again.

What the vault remembers of it are dates, numbers and neutral words for the holders, never a key or a share.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from habeas.base.errors import WrongCall
from habeas.desk.opening import open_session
from habeas.desk.recording import NEW_MASTER_KEY, audit
from habeas.desk.session import Session
from habeas.vault.opening import open_vault, renew_recovery
from habeas.vault.shares import Share, demand_numbers, join, read_share, split

type OneShare = Share
"""A share: `splitting`, `number` from 1, `needed`, `words` in order."""

_TRIED, _RENEWED, _SPLIT = "try recovery key", "new recovery key", "split recovery key"


@dataclass(frozen=True, slots=True)
class Splitting:
    """A splitting that was made: its name, when, how many shares, how many are needed, neutral words for the holders.

    `valid` is false when a new recovery key was made since.
    """

    name: str
    at: datetime
    shares: int
    needed: int
    holders: tuple[str, ...]
    valid: bool


@dataclass(frozen=True, slots=True)
class RecoveryState:
    """What the vault knows of its recovery key; a date is None where it never happened."""

    renewed_at: datetime | None
    tried_at: datetime | None
    splittings: tuple[Splitting, ...]


def try_recovery(folder: Path, recovery_key: str, now: Callable[[], datetime], chance: Callable[[int], bytes]) -> None:
    """The drill: open the vault by its recovery key, and note the day. Raises VaultLocked when it does not open it."""
    with open_vault(folder, None, recovery_key, random=chance) as vault:
        session = Session(vault, vault.owner, now, chance)
        with vault.transaction():
            audit(session, _TRIED, "")


def new_recovery(folder: Path, passphrase: str, now: Callable[[], datetime], chance: Callable[[int], bytes]) -> str:
    """Make a new recovery key and give it, to be shown once; the old one and its shares are dead in this folder."""
    with open_session(folder, passphrase, now, chance) as session:
        with session.vault.transaction():
            audit(session, _RENEWED, "")
        return renew_recovery(folder, passphrase, None, random=chance)


def demand_splitting(shares: int, needed: int, holders: Sequence[str]) -> None:
    """Raises WrongCall where the numbers or the words do not fit; to be asked before a key is made or typed."""
    demand_numbers(shares, needed)
    if holders and len(holders) != shares:
        raise WrongCall(
            "There are not as many holders as shares.", "Give a neutral word for each, or none. Nothing was changed."
        )


def split_recovery(
    folder: Path,
    recovery_key: str,
    shares: int,
    needed: int,
    holders: Sequence[str],
    now: Callable[[], datetime],
    chance: Callable[[int], bytes],
) -> tuple[Share, ...]:
    """Split the recovery key of this vault; the vault remembers when, how many, and the holders' neutral words.

    Raises VaultLocked when the key does not open the vault, WrongCall when the numbers or the words do not fit.
    """
    demand_splitting(shares, needed, holders)
    made = split(recovery_key, shares, needed)
    with open_vault(folder, None, recovery_key, random=chance) as vault:
        session = Session(vault, vault.owner, now, chance)
        detail = {"shares": str(shares), "needed": str(needed), "holders": "\n".join(holders)}
        with vault.transaction():
            audit(session, _SPLIT, made[0].splitting, detail)
    return made


def recovery_state(session: Session) -> RecoveryState:
    """When the recovery key was renewed, tried and split, as the audit trail has it."""
    renewed = tried = None
    found: list[Splitting] = []
    for entry in session.vault.audit.entries():
        if entry.action in (_RENEWED, NEW_MASTER_KEY):
            renewed, tried = entry.at, None
        elif entry.action == _TRIED:
            tried = entry.at
        elif entry.action == _SPLIT:
            detail = entry.detail
            holders = tuple(each for each in detail["holders"].split("\n") if each)
            found.append(Splitting(entry.obj, entry.at, int(detail["shares"]), int(detail["needed"]), holders, True))
    valid = [renewed is None or each.at > renewed for each in found]
    made = (
        Splitting(each.name, each.at, each.shares, each.needed, each.holders, good)
        for each, good in zip(found, valid, strict=True)
    )
    return RecoveryState(renewed, tried, tuple(made))


@dataclass(slots=True)
class Joining:
    """Shares as they come in, one after the other."""

    shares: list[Share]

    @property
    def missing(self) -> int | None:
        """How many more are needed; None before the first."""
        return max(0, self.shares[0].needed - len(self.shares)) if self.shares else None

    def take(self, text: str) -> Share:
        """Take one more; raises VaultLocked for words that are no share, WrongCall for a foreign or repeated one."""
        share = read_share(text)
        if self.shares and share.words[:2] != self.shares[0].words[:2]:
            raise WrongCall(
                f"This share belongs to another splitting ({share.splitting}).",
                f"Take one whose first two words are: {' '.join(self.shares[0].words[:2])}.",
            )
        if any(share.number == each.number for each in self.shares):
            raise WrongCall(f"Share {share.number} was given already.", "Ask another holder.")
        self.shares.append(share)
        return share

    def key(self) -> str:
        """The recovery key; raises VaultLocked when shares are missing or do not belong together."""
        return join(self.shares)
