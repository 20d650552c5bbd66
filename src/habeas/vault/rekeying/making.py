"""Giving a vault a new master key.

Whoever once had the master key (a member who was taken, a copied machine) reads with it every later copy of the
vault that comes into their hands, whatever the passphrase is by then. So everything is sealed anew: the database,
the names of the files, the keys of the originals, and the originals too, since who had the master key may have
kept the key of an original. The work can be stopped and taken up again by the same new passphrase.
"""

import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from habeas.base.digest import Digest
from habeas.base.errors import CannotWrite, IntegrityFailure, VaultLocked, WrongCall
from habeas.base.finding import Severity
from habeas.base.progress import UNWATCHED, Progress
from habeas.vault.blobs import BlobFolder, Sealed
from habeas.vault.databases.server_file import read_server_file
from habeas.vault.django_setup import set_up
from habeas.vault.durable import cannot_write, make_folder, sync_folder
from habeas.vault.keyfile import KeyFile, read_key_file, write_key_file
from habeas.vault.keys import (
    KEY_BYTES,
    Argon,
    Key,
    Purpose,
    Random,
    Wrapping,
    demand_strength,
    key_from_passphrase,
    sub_key,
    unwrap,
)
from habeas.vault.layout import BLOBS, DATABASE
from habeas.vault.opening import BUSY_SECONDS, new_wrapping, open_vault, unlock
from habeas.vault.padding import padded_length
from habeas.vault.recovery import SECRET_BYTES, recovery_text
from habeas.vault.rekeying.database import (
    demand_same,
    export,
    held_alone,
    keep_former_key,
    name_anew,
    originals,
    staged,
)
from habeas.vault.rekeying.staging import STAGING, alone, discard, finish, is_begun, put_in_force
from habeas.vault.sqlcipher.library import dbapi2
from habeas.vault.vault import Vault
from habeas.vault.wiping import wipe

_SPARE = 16 * 1024 * 1024
"""Bytes that must be free beside what the second copy takes."""


@dataclass(frozen=True, slots=True, repr=False)
class Rekeyed:
    """What came of it: the new recovery key, kept nowhere else, how many originals were sealed anew, how many before.

    `taken_up` are those that an earlier call, which was stopped, had sealed.
    """

    recovery_key: str
    originals: int
    taken_up: int


@dataclass(frozen=True, slots=True, repr=False)
class _Keys:
    """A key file and the master key that it wraps."""

    file: KeyFile
    master: Key

    def of(self, purpose: Purpose) -> Key:
        return sub_key(self.master, self.file.vault, purpose)

    def blobs(self, folder: Path, random: Random) -> BlobFolder:
        return BlobFolder(folder / BLOBS, self.of(Purpose.BLOB_NAMES), self.of(Purpose.BLOB_KEYS), random)


def rekey(
    folder: Path,
    passphrase: str | None,
    recovery_key: str | None,
    new_passphrase: str,
    *,
    witness: Callable[[Vault], None] = lambda _: None,
    argon: Argon | None = None,
    progress: Progress = UNWATCHED,
    random: Random = os.urandom,
) -> Rekeyed:
    """Put a new master key, the new passphrase and a new recovery key in the place of the old ones.

    `witness` is given the new vault, open, before it is in force, to check it and to note what was done; what it
    raises leaves the old vault in force. Raises WrongCall for a passphrase that is too short or the old one,
    VaultLocked, VaultBusy while anything else has the vault open, CannotWrite where there is no room for a second
    copy, IntegrityFailure where an original or the database is damaged. The vault is then as it was.
    """
    demand_strength(new_passphrase)
    if read_server_file(folder) is not None:
        raise WrongCall(
            "The rows of this vault lie on a server, where they are not sealed under its key.",
            "Move them to the folder (habeas database move --to-folder), give the new key, and move them back.",
        )
    old_file = read_key_file(folder)
    old = _Keys(old_file, unlock(old_file, passphrase, recovery_key))
    _demand_other(old_file, new_passphrase)
    with alone(folder):
        pass  # said at once, rather than after waiting for the database
    # Brought up to this version, and cleared of what a crash left, before it is copied.
    open_vault(folder, passphrase, recovery_key, random=random).close()
    with alone(folder):
        new, secret = _begin(folder, old.file.vault, new_passphrase, argon or Argon(), random)
        count, before = _seal_all(folder, old, new, progress, random)
        _demand_sound(folder / STAGING, new, witness, progress, random)
        put_in_force(folder)
    finish(folder, new.of(Purpose.DATABASE), progress)
    return Rekeyed(recovery_text(secret), count, before)


def _demand_other(file: KeyFile, passphrase: str) -> None:
    under = key_from_passphrase(passphrase, file.salt, file.argon)
    if unwrap(file.by_passphrase, under, file.vault, Wrapping.PASSPHRASE) is not None:
        raise WrongCall("The new passphrase is the old one.", "Choose another, that nobody else ever heard.")


def _begin(folder: Path, vault: str, passphrase: str, argon: Argon, random: Random) -> tuple[_Keys, bytes]:
    """The new keys, made now or by a call that was stopped, and the bytes of the new recovery key."""
    staging = folder / STAGING
    master = _taken_up(folder, passphrase, vault)
    if master is None:
        discard(folder)
        master = Key(random(KEY_BYTES))
    make_folder(staging)
    secret = random(SECRET_BYTES)
    file = new_wrapping(master, vault, passphrase, secret, argon, random)
    write_key_file(staging, file, random)
    make_folder(staging / BLOBS)
    return _Keys(file, master), secret


def _taken_up(folder: Path, passphrase: str, vault: str) -> Key | None:
    """The master key of a call that was stopped; None where there was none, or under another passphrase."""
    if not is_begun(folder):
        return None
    try:
        file = read_key_file(folder / STAGING)
        return unlock(file, passphrase, None) if file.vault == vault else None
    except (VaultLocked, IntegrityFailure, WrongCall):
        return None


def _seal_all(folder: Path, old: _Keys, new: _Keys, progress: Progress, random: Random) -> tuple[int, int]:
    """Database and originals under the new key; how many originals there are, and how many were there already."""
    staging = folder / STAGING
    target, key = staging / DATABASE, new.of(Purpose.DATABASE)
    from_blobs, to_blobs = old.blobs(folder, random), new.blobs(staging, random)
    with held_alone(folder / DATABASE, old.of(Purpose.DATABASE)) as source:
        known = {} if not target.is_file() else _sealed_before(target, key, to_blobs)
        wanted = originals(source)
        _demand_room(folder, [each for digest, each in wanted.items() if digest not in known])
        _stage_database(source, staging, key, known)
        with staged(target, key) as copy:
            progress.begin("sealing", len(wanted))
            for digest, sealed in wanted.items():
                if digest not in known:
                    name_anew(copy, digest, to_blobs.put(from_blobs.get(sealed, digest), digest))
                progress.step()
            progress.end()
            demand_same(source, copy)
            keep_former_key(copy, old.of(Purpose.ERASED))
            named = {each.name for each in originals(copy).values()}
    for file in list(to_blobs.files()):
        if to_blobs.name_at(file) not in named:
            to_blobs.discard(file)
    return len(wanted), len(known.keys() & wanted.keys())


def _stage_database(source: dbapi2.Connection, staging: Path, key: Key, known: Mapping[Digest, Sealed]) -> None:
    """Export afresh, so that what was kept since a call that was stopped comes along; replaces in one step."""
    part = staging / f"{DATABASE}.part"
    try:
        wipe(part)
        os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
        export(source, part, key)
        with staged(part, key) as copy:
            for digest, sealed in known.items():
                name_anew(copy, digest, sealed)
        for ending in ("-wal", "-shm", "-journal"):
            wipe(staging / f"{DATABASE}{ending}")
        part.replace(staging / DATABASE)
        sync_folder(staging)
    except OSError as error:
        raise cannot_write(error) from error


def _sealed_before(path: Path, key: Key, blobs: BlobFolder) -> dict[Digest, Sealed]:
    """The originals that a call that was stopped had sealed under the new key."""
    try:
        with staged(path, key) as copy:
            found = originals(copy)
    except dbapi2.DatabaseError:
        return {}
    return {key: each for key, each in found.items() if each.name == blobs.name_of(key) and blobs.has(each.name)}


def _demand_room(folder: Path, still: list[Sealed]) -> None:
    needed = 2 * (folder / DATABASE).stat().st_size + sum(padded_length(each.size) for each in still) + _SPARE
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise CannotWrite(
            f"A second copy of the vault needs {needed / 1e6:.0f} MB; {free / 1e6:.0f} MB are free.",
            "Make room, then do it again; the vault is as it was.",
        )


def _demand_sound(
    staging: Path, new: _Keys, witness: Callable[[Vault], None], progress: Progress, random: Random
) -> None:
    """Open the new vault, read all of it, and let the caller check and note what belongs to it."""
    set_up()
    from habeas.vault.assembly import assemble, connect  # noqa: PLC0415  (imports Django)

    session = connect(staging, new.master, new.file.vault, BUSY_SECONDS, random)
    with assemble(staging, session, new.file, new.master) as vault:
        wrong = [each for each in vault.check(progress) if each.severity is Severity.ERROR]
        if wrong:
            raise IntegrityFailure(
                f"The copy under the new key is not sound ({wrong[0].message}); the vault is as it was.",
                "Run `habeas verify`, then do it again.",
            )
        witness(vault)
    journal = staging / f"{DATABASE}-wal"
    if journal.exists() and journal.stat().st_size:
        raise IntegrityFailure("The copy under the new key was not closed; the vault is as it was.", "Do it again.")
