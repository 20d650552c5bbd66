"""Making, opening and re-keying a vault. Django is imported when one is made or opened, not before."""

import errno
import os
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from habeas.base.errors import HabeasError, IntegrityFailure, VaultLocked, WrongCall
from habeas.base.ids import Handle
from habeas.base.progress import UNWATCHED, Progress
from habeas.vault.django_setup import set_up
from habeas.vault.durable import cannot_write, make_folder, sync_folder
from habeas.vault.keyfile import NAME as KEY_FILE
from habeas.vault.keyfile import KeyFile, is_key_file, read_key_file, sealed_key_file, write_key_file
from habeas.vault.keys import (
    KEY_BYTES,
    SALT_BYTES,
    Argon,
    Key,
    Purpose,
    Random,
    Wrapping,
    demand_strength,
    key_from_passphrase,
    key_from_recovery,
    sub_key,
    unwrap,
    wrap,
)
from habeas.vault.layout import BLOBS, DATABASE
from habeas.vault.recovery import SECRET_BYTES, read_recovery, recovery_text
from habeas.vault.rekeying.staging import finish
from habeas.vault.vault import Vault

BUSY_SECONDS = 10.0
"""How long a write waits for another process before it raises VaultBusy."""

_ID_BYTES = 16
_NO_RIGHTS = (errno.EPERM, errno.ENOSYS, errno.EOPNOTSUPP)
_DATABASE_FILES = (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", f"{DATABASE}-journal")


@dataclass(frozen=True, slots=True, repr=False)
class Created:
    """What making a vault gives: its id, and the recovery key, which is kept nowhere else."""

    id: str
    recovery_key: str


def is_vault(folder: Path) -> bool:
    """Whether the folder holds a vault, open or not, sound or not; raises WrongCall when it cannot be read."""
    try:
        return is_key_file(folder / KEY_FILE)
    except OSError as error:
        raise WrongCall(f"The folder cannot be read ({error.strerror}).", "Check its name and your rights.") from error


def create_vault(
    folder: Path,
    passphrase: str,
    owner: Handle,
    *,
    now: datetime,
    argon: Argon | None = None,
    random: Random = os.urandom,
) -> Created:
    """Make a vault in a new or empty folder and give its recovery key.

    `argon` None takes the defaults of :class:`Argon`. Raises WrongCall when the folder cannot hold one,
    the passphrase is too short or the owner has no name, and CannotWrite, leaving nothing behind.
    """
    demand_strength(passphrase)
    if not owner.strip():
        raise WrongCall("A vault needs the handle of its owner.", "Choose a neutral word, not a name.")
    made_folder = _demand_free(folder)
    master, vault, secret = Key(random(KEY_BYTES)), random(_ID_BYTES).hex(), random(SECRET_BYTES)
    file = new_wrapping(master, vault, passphrase, secret, argon or Argon(), random)
    try:
        _lay_out(folder)
        _fill_database(folder, master, vault, owner, now, random)
        write_key_file(folder, file, random)
    except BaseException as error:
        _clear_away(folder, made_folder)
        if isinstance(error, OSError):
            raise cannot_write(error) from error
        raise
    return Created(vault, recovery_text(secret))


def open_vault(
    folder: Path,
    passphrase: str | None = None,
    recovery_key: str | None = None,
    *,
    timeout: float = BUSY_SECONDS,
    random: Random = os.urandom,
    progress: Progress = UNWATCHED,
) -> Vault:
    """Open a vault by its passphrase or its recovery key.

    `timeout` is how many seconds a write waits for another process. `progress` is told of the clearing of remains,
    which a call that was stopped left to this one, and of merging. Raises WrongCall when there is no
    vault or both keys are given, VaultLocked when the key is missing or wrong, IntegrityFailure when
    the vault is damaged, VaultBusy when another process holds it.
    """
    file = read_key_file(folder)
    master = unlock(file, passphrase, recovery_key)
    finish(folder, sub_key(master, file.vault, Purpose.DATABASE))
    set_up()
    from habeas.vault.assembly import assemble, connect  # noqa: PLC0415  (imports Django)

    session = connect(folder, master, file.vault, timeout, random, progress)
    try:
        session.database.demand_there()
        return assemble(folder, session, file, master)
    except BaseException:
        session.close()
        raise


def change_passphrase(
    folder: Path, old: str, new: str, *, argon: Argon | None = None, random: Random = os.urandom
) -> None:
    """Wrap the master key by another passphrase; nothing else changes, and the old one opens nothing from then on.

    Copies of the folder made before still open by the old passphrase. Raises as :func:`open_vault`
    and :func:`create_vault` do, leaving the old passphrase in force.
    """
    file = read_key_file(folder)
    _rewrap(folder, file, unlock(file, old, None), new, argon, random)


def reset_passphrase(
    folder: Path, recovery_key: str, new: str, *, argon: Argon | None = None, random: Random = os.urandom
) -> None:
    """As :func:`change_passphrase`, by the recovery key in place of the old passphrase."""
    file = read_key_file(folder)
    _rewrap(folder, file, unlock(file, None, recovery_key), new, argon, random)


def renew_recovery(
    folder: Path, passphrase: str | None, recovery_key: str | None, *, random: Random = os.urandom
) -> str:  # fmt: skip
    """Put a new recovery key in the place of the old one, which opens nothing from then on; gives the new one.

    Copies of the folder made before still open by the old one. Raises as :func:`open_vault` does, leaving
    the old recovery key in force.
    """
    file = read_key_file(folder)
    master, secret = unlock(file, passphrase, recovery_key), random(SECRET_BYTES)
    by_recovery = wrap(master, key_from_recovery(secret, file.vault), file.vault, Wrapping.RECOVERY, random)
    write_key_file(folder, sealed_key_file(master, replace(file, by_recovery=by_recovery)), random)
    return recovery_text(secret)


def unlock(file: KeyFile, passphrase: str | None, recovery_key: str | None) -> Key:
    """The master key; raises VaultLocked, or IntegrityFailure when the key file is damaged and nothing opens it."""
    if passphrase is not None and recovery_key is not None:
        raise WrongCall("Give the passphrase or the recovery key, not both.")
    if passphrase is not None:
        under = key_from_passphrase(passphrase, file.salt, file.argon)
        master, what = unwrap(file.by_passphrase, under, file.vault, Wrapping.PASSPHRASE), "passphrase"
    elif recovery_key is not None:
        under = key_from_recovery(read_recovery(recovery_key), file.vault)
        master, what = unwrap(file.by_recovery, under, file.vault, Wrapping.RECOVERY), "recovery key"
    else:
        raise VaultLocked("The vault is locked.", "Give its passphrase or its recovery key.")
    if master is not None:
        return master
    if not file.whole:
        raise IntegrityFailure("The vault's key file is damaged.", "Put back vault.json from a backup of this vault.")
    raise VaultLocked(f"The {what} is wrong.", "Try again; nothing was changed.")


def new_wrapping(master: Key, vault: str, passphrase: str, secret: bytes, argon: Argon, random: Random) -> KeyFile:
    """The key file of a master key that a passphrase and the bytes of a recovery key are to open."""
    salt = random(SALT_BYTES)
    by_passphrase = wrap(master, key_from_passphrase(passphrase, salt, argon), vault, Wrapping.PASSPHRASE, random)
    by_recovery = wrap(master, key_from_recovery(secret, vault), vault, Wrapping.RECOVERY, random)
    return sealed_key_file(master, KeyFile(vault, argon, salt, by_passphrase, by_recovery))


def _rewrap(folder: Path, file: KeyFile, master: Key, new: str, argon: Argon | None, random: Random) -> None:
    demand_strength(new)
    chosen, salt = argon or Argon(), random(SALT_BYTES)
    by_passphrase = wrap(master, key_from_passphrase(new, salt, chosen), file.vault, Wrapping.PASSPHRASE, random)
    rewrapped = replace(file, argon=chosen, salt=salt, by_passphrase=by_passphrase)
    write_key_file(folder, sealed_key_file(master, rewrapped), random)


def _demand_free(folder: Path) -> bool:
    """Whether the folder is yet to be made; raises WrongCall unless it can hold a new vault."""
    try:
        if not folder.exists():
            if not folder.parent.is_dir():
                raise WrongCall("The folder above the new vault does not exist.", "Make it first.")
            return True
        if not folder.is_dir():
            raise WrongCall("There is a file where the vault's folder should be.", "Name another folder.")
        if is_vault(folder):
            raise WrongCall("There is a vault in this folder already.", "Name another folder.")
        if any(folder.iterdir()):
            raise WrongCall("The folder is not empty.", "Name a new or empty folder.")
    except OSError as error:
        raise WrongCall(f"The folder cannot be read ({error.strerror}).", "Check its name and your rights.") from error
    return False


def _lay_out(folder: Path) -> None:
    make_folder(folder)
    try:
        folder.chmod(0o700)
    except OSError as error:
        if error.errno not in _NO_RIGHTS:
            raise
        raise WrongCall(
            "The rights of the folder cannot be set: the medium keeps none (FAT, exFAT), or it is somebody else's.",
            "Make the vault on the laptop's own disk; backups and exports may lie on such a stick.",
        ) from error
    make_folder(folder / BLOBS)
    # SQLite gives its journal the mode of the database file, so that one must exist before.
    os.close(os.open(folder / DATABASE, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))


def _fill_database(folder: Path, master: Key, vault: str, owner: Handle, now: datetime, random: Random) -> None:
    set_up()
    from habeas.vault.assembly import connect, make_tables  # noqa: PLC0415  (imports Django)

    session = connect(folder, master, vault, BUSY_SECONDS, random)
    try:
        make_tables(session, vault, owner, now)
    finally:
        session.close()
    sync_folder(folder)


def _clear_away(folder: Path, made_folder: bool) -> None:
    with suppress(OSError, HabeasError):
        for name in (*_DATABASE_FILES, KEY_FILE):
            (folder / name).unlink(missing_ok=True)
        if (folder / BLOBS).is_dir():
            (folder / BLOBS).rmdir()
        if made_folder:
            folder.rmdir()
