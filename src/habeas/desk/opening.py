"""Make a vault, open one, change its passphrase."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from habeas.base.errors import WrongCall
from habeas.base.ids import Handle
from habeas.base.progress import UNWATCHED, Progress
from habeas.desk.session import Session
from habeas.vault.django_setup import set_up
from habeas.vault.opening import change_passphrase, create_vault, open_vault, reset_passphrase
from habeas.vault.opening import is_vault as vault_in
from habeas.vault.process import forbid_core_dumps


def make_vault(folder: Path, passphrase: str, handle: str, now: datetime, chance: Callable[[int], bytes]) -> str:
    """Make a new vault in an empty or new folder and return its recovery key, to be shown once.

    `handle` is the neutral word its first user goes by; raises WrongCall when it is empty, has spaces
    or is an address, since a seized laptop must not list who works on what.
    """
    owner = handle.strip()
    if not owner or any(letter.isspace() for letter in owner) or "@" in owner:
        raise WrongCall(
            "A handle is one neutral word, not a name or an address.", "For instance: --as reed. Nothing was made."
        )
    return create_vault(folder, passphrase, Handle(owner), now=now, random=chance).recovery_key


def guard_process() -> None:
    """Switch off core dumps and other programs' reading of this process; call before a passphrase is asked for."""
    forbid_core_dumps()


def prepare_framework(settings: Mapping[str, Any]) -> None:
    """Set Django up with what a shell adds to its settings; vaults opened before or after work by the same ones."""
    set_up(settings)


def is_vault(folder: Path) -> bool:
    """Whether there is a vault in this folder, whatever state it is in."""
    return vault_in(folder)


@contextmanager
def open_session(
    folder: Path,
    passphrase: str,
    now: Callable[[], datetime],
    chance: Callable[[int], bytes],
    progress: Progress = UNWATCHED,
) -> Iterator[Session]:
    """Open the vault as its owner; closed again at the end of the block, whatever happens in it."""
    with open_vault(folder, passphrase, random=chance, progress=progress) as vault:
        yield Session(vault, vault.owner, now, chance, progress)


def new_passphrase(folder: Path, old: str, new: str) -> None:
    """Put another passphrase in the place of the old one; nothing is encrypted anew."""
    change_passphrase(folder, old, new)


def new_passphrase_by_recovery(folder: Path, recovery_key: str, new: str) -> None:
    """Set a passphrase by the recovery key, when the old one is lost."""
    reset_passphrase(folder, recovery_key, new)
