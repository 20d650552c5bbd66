"""Backups: making one, what the vault remembers of them, looking into one, and bringing a vault back from it."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from habeas.base.errors import HabeasError, IntegrityFailure
from habeas.base.finding import Finding, Severity
from habeas.base.keeping import AuditEntry, Sent, SentCopy
from habeas.base.progress import UNWATCHED, Progress
from habeas.desk.recording import NEW_MASTER_KEY, audit
from habeas.desk.session import Session
from habeas.desk.verifying import Verified, verify
from habeas.vault.backup.folder import read_mark
from habeas.vault.backup.manifest import BackedUp, Snapshot
from habeas.vault.backup.restoring import OpenBackup, check_backup, open_backup, restore
from habeas.vault.backup.tombstones import erased_after
from habeas.vault.opening import open_vault

_MADE, _PRUNED, _RESTORED = "back up", "prune backup", "restore"


@dataclass(frozen=True, slots=True)
class KnownBackup:
    """A snapshot that exists somewhere as far as the vault knows.

    It holds everything that was in the vault at `taken_at`. `folder` is the random id of the backup
    folder, `path` where it lay at the time; `former_keys` whether it was made before the vault was given a new
    master key, so that the keys of before open it.
    """

    snapshot: str
    taken_at: datetime
    folder: str
    path: str
    former_keys: bool = False


def back_up(session: Session, to: Path, keep: int | None = None) -> BackedUp:
    """Add a snapshot to the backup in this folder and remember it; see :mod:`habeas.vault.backup.making`.

    It is a copy that left the vault (`vault.sent`) until it is pruned, when :func:`known_backups` lacks it.
    """
    done = session.vault.back_up(to, now=session.now, keep=keep, progress=session.progress)
    snapshot, label = done.snapshot, str(to.resolve())
    with session.vault.transaction():
        session.vault.sent.add_sent_copy(
            SentCopy(snapshot.id, Sent.BACKUP, snapshot.taken_at, session.who, (), (), label, done.content)
        )
        detail = {"folder": done.folder, "path": label, "taken_at": snapshot.taken_at.isoformat()}
        audit(session, _MADE, snapshot.id, detail)
        for gone in done.pruned:
            audit(session, _PRUNED, gone, {"folder": done.folder})
    return done


def known_backups(session: Session) -> tuple[KnownBackup, ...]:
    """The snapshots that were made and not pruned since, oldest first, as far as the vault knows.

    A copy of a backup folder, or a snapshot made from another copy of the vault, is not known here.
    """
    found: dict[str, KnownBackup] = {}
    for entry in session.vault.audit.entries():
        if entry.action == _MADE:
            found[entry.obj] = _known(entry)
        elif entry.action == _PRUNED:
            found.pop(entry.obj, None)
        elif entry.action == NEW_MASTER_KEY:
            found = {key: replace(each, former_keys=True) for key, each in found.items()}
    return tuple(sorted(found.values(), key=lambda each: each.taken_at))


def pruned_backups(session: Session) -> frozenset[str]:
    """The ids of the snapshots that were let go since they were made."""
    return frozenset(entry.obj for entry in session.vault.audit.entries() if entry.action == _PRUNED)


def backups_made_before(session: Session, at: datetime) -> tuple[KnownBackup, ...]:
    """The known snapshots that were taken before this moment, and so hold what was in the vault until then."""
    return tuple(each for each in known_backups(session) if each.taken_at <= at)


@dataclass(frozen=True, slots=True)
class LookedInto:
    """A backup that was looked into: the vault's id, its snapshots, and what is wrong with those that were checked."""

    vault: str
    snapshots: tuple[Snapshot, ...]
    findings: tuple[Finding, ...] = ()


def is_backup(path: Path) -> bool:
    """Whether there is a backup in this folder that can be told as one."""
    try:
        read_mark(path)
    except HabeasError:
        return False
    return True


def list_backup(
    path: Path, passphrase: str | None, recovery_key: str | None, chance: Callable[[int], bytes]
) -> LookedInto:
    """The snapshots of a backup, oldest first; needs no vault."""
    backup = open_backup(path, passphrase, recovery_key, chance)
    return LookedInto(backup.folder.vault, backup.snapshots())


def check_backups(
    path: Path,
    passphrase: str | None,
    recovery_key: str | None,
    chance: Callable[[int], bytes],
    *,
    only: str | None = None,
    progress: Progress = UNWATCHED,
) -> LookedInto:
    """Read all of every snapshot, or of the one named, and say what is wrong; needs no vault and changes nothing."""
    backup = open_backup(path, passphrase, recovery_key, chance)
    chosen = backup.snapshots() if only is None else (backup.chosen(only),)
    findings: list[Finding] = []
    for snapshot in chosen:
        try:
            found = check_backup(backup, snapshot, progress).findings
        except IntegrityFailure as failure:
            found = (Finding("backup-list-bad", snapshot.id[:8], Severity.ERROR, failure.message),)
        findings += [Finding(f.code, f"{snapshot.id[:8]}: {f.place}", f.severity, f.message) for f in found]
    findings += _strange(backup)
    return LookedInto(backup.folder.vault, chosen, tuple(findings))


def _strange(backup: OpenBackup) -> list[Finding]:
    """A note of parts that no snapshot names; nothing where a list cannot be read."""
    with suppress(IntegrityFailure):
        named = {part for each in backup.snapshots() for part in backup.folder.manifest(each.id).parts()}
        count = sum(name not in named for name in backup.folder.part_names())
        if count:
            message = f"{count} parts belong to no snapshot; the next backup uses or deletes them."
            return [Finding("backup-parts-unnamed", "parts", Severity.NOTE, message)]
    return []


@dataclass(frozen=True, slots=True)
class Returned:
    """A vault that came back: from which snapshot, what had to be left out, and what verifying it found.

    `erased_after` counts what the newest snapshot of the same backup knows to be erased and what is back now.
    """

    snapshot: Snapshot
    left_out: tuple[Finding, ...]
    verified: Verified
    erased_after: int


def restore_backup(
    path: Path,
    to: Path,
    passphrase: str | None,
    recovery_key: str | None,
    now: Callable[[], datetime],
    chance: Callable[[int], bytes],
    *,
    only: str | None = None,
    progress: Progress = UNWATCHED,
) -> Returned:
    """Bring back the newest snapshot, or the one named, into a new folder, open it and verify it.

    The vault that came back remembers all snapshots of this folder.
    """
    backup = open_backup(path, passphrase, recovery_key, chance)
    chosen = backup.chosen(only)
    done = restore(backup, chosen, to, progress)
    with open_vault(to, passphrase, recovery_key, random=chance, progress=progress) as vault:
        session = Session(vault, vault.owner, now, chance, progress)
        with vault.transaction():
            audit(session, _RESTORED, chosen.id, {"folder": backup.folder.id})
            _remember_all(session, backup, path)
        return Returned(chosen, done.findings, verify(session), erased_after(backup, chosen))


def _remember_all(session: Session, backup: OpenBackup, path: Path) -> None:
    known = {each.snapshot for each in known_backups(session)}
    for each in backup.snapshots():
        if each.id not in known:
            detail = {"folder": backup.folder.id, "path": str(path.resolve()), "taken_at": each.taken_at.isoformat()}
            audit(session, _MADE, each.id, detail)


def _known(entry: AuditEntry) -> KnownBackup:
    detail = entry.detail
    return KnownBackup(entry.obj, datetime.fromisoformat(detail["taken_at"]), detail["folder"], detail["path"])
