"""A vault for a journey: chosen cases and nothing else, under keys of its own."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from habeas.base.errors import CannotWrite, WrongCall
from habeas.base.ids import Handle
from habeas.base.keeping import Sent
from habeas.desk.carrying import Contents, contents_of, record_leaving, remember_sent, take_in_stream
from habeas.desk.opening import make_vault
from habeas.desk.session import Session
from habeas.record.keeping import Case
from habeas.vault.durable import sync_folder
from habeas.vault.opening import is_vault, open_vault


@dataclass(frozen=True, slots=True)
class Travelling:
    """A vault made for a journey: its recovery key, to be shown once, and what is in it."""

    recovery_key: str
    handle: Handle
    cases: tuple[tuple[Case, Contents], ...]


def make_travel_vault(
    session: Session, names: tuple[str, ...], folder: Path, passphrase: str, handle: str | None = None, label: str = ""
) -> Travelling:
    """Make a vault with these cases and nothing else of this one; it is there whole or not at all.

    It has a master key, passphrase and recovery key of its own, which open nothing at home. What is done in it
    comes home by export and merge. That the cases leave is recorded at home before they do. Raises WrongCall
    where something is at `folder` already, CannotWrite where it cannot be written.
    """
    cases = tuple(session.case(name) for name in dict.fromkeys(names))
    if not cases:
        raise WrongCall("No case was named.", "Name the cases that go on the journey.")
    unfinished = _place(folder)
    with session.vault.transaction():
        key = session.new_id()
        for case in cases:
            record_leaving(session, case, key)
        parcels = tuple(session.vault.carrying.parcel(case.id, session.now(), session.who) for case in cases)
        remember_sent(session, key, Sent.TRAVEL, cases, parcels, label)
    try:
        recovery = make_vault(unfinished, passphrase, handle or session.who, session.now(), session.chance)
        with open_vault(unfinished, passphrase, random=session.chance, progress=session.progress) as vault:
            there = Session(vault, vault.owner, session.now, session.chance, session.progress)
            for parcel in parcels:
                with vault.transaction():
                    take_in_stream(there, session.vault.carrying.stream(parcel), None, None)
            owner = vault.owner
        unfinished.rename(folder)
        sync_folder(folder.parent)
    except BaseException as error:
        shutil.rmtree(unfinished, ignore_errors=True)
        if isinstance(error, OSError):
            raise CannotWrite(f"The vault could not be written: {error.strerror or error}.", "Make room.") from error
        raise
    contents = tuple((case, contents_of(parcel)) for case, parcel in zip(cases, parcels, strict=True))
    return Travelling(recovery, owner, contents)


def _place(folder: Path) -> Path:
    """Where the vault is made until it is whole; what a crash left there is cleared away."""
    if folder.exists() or folder.is_symlink():
        raise WrongCall(f"There is something at {folder} already.", "Name a folder that is not there yet.")
    if not folder.parent.is_dir():
        raise WrongCall(f"There is no folder {folder.parent}.", "Make it first.")
    unfinished = folder.with_name(f".{folder.name}.unfinished")
    if unfinished.is_dir() and not unfinished.is_symlink():
        inside = {path.name for path in unfinished.iterdir()}
        if is_vault(unfinished) or inside <= {"blobs", "vault.db", "vault.db-wal", "vault.db-shm"}:
            shutil.rmtree(unfinished)
    return unfinished
