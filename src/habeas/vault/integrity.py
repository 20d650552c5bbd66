"""Checks the vault's own parts: key file, database pages, and that blobs and rows name each other.

What the record itself promises (digests, custody chain, anchors) is checked by the evidence room.
"""

import stat
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from habeas.base.digest import Digest
from habeas.base.erasure import Erased
from habeas.base.errors import CannotWrite, IntegrityFailure, WrongCall
from habeas.base.finding import Finding, Severity
from habeas.base.progress import UNWATCHED, Progress
from habeas.vault.blobs import BlobFolder, Sealed
from habeas.vault.cleaning import waits
from habeas.vault.erasure_models import ErasureRow
from habeas.vault.failures import plain_failures
from habeas.vault.journal import kept_journals
from habeas.vault.keyfile import KeyFile, is_authentic, read_key_file
from habeas.vault.keys import Key
from habeas.vault.models import BlobRow, StatementRow
from habeas.vault.rekeying.staging import STAGING, is_begun
from habeas.vault.sealing import used_digests
from habeas.vault.session import Session

_MOST = 20
"""Findings of one kind about database pages that are listed before the rest is counted."""

_JOURNAL_CUT = (
    "After a crash the last write in the journal could not be read: the power was cut while it was written, or the "
    "journal was altered. Compare the newest entries; delete this file when they are right."
)


def check_vault(folder: Path, session: Session, master: Key, progress: Progress = UNWATCHED) -> tuple[Finding, ...]:
    """What is wrong with the vault's files and tables; empty when everything holds.

    Reads every page and every blob. Raises VaultLocked when the vault was closed, VaultBusy when
    another process holds it.
    """
    with session.reading():
        found = [*_key_file(folder, master), *_modes(folder), *_rekeying(folder), *_journals(folder), *_pages(session)]
        try:
            with plain_failures():
                found.extend(chain(_references(session), _blobs(session, progress)))
        except IntegrityFailure:
            found.append(_error("database-unreadable", "database", "Part of the database cannot be read."))
    return tuple(found)


def _key_file(folder: Path, master: Key) -> Iterator[Finding]:
    try:
        file: KeyFile | None = read_key_file(folder)
    except (IntegrityFailure, WrongCall):
        file = None
    if file is None or not is_authentic(file, master):
        yield _error(
            "key-file-altered",
            "vault.json",
            "The key file is not as it was written; the passphrase or the recovery key may no longer open the vault.",
        )


def _rekeying(folder: Path) -> Iterator[Finding]:
    if is_begun(folder):
        message = "A new key was begun and is not in force: the old keys open the vault. `habeas rekey` goes on."
        yield Finding("rekey-unfinished", STAGING, Severity.WARNING, message)


def _modes(folder: Path) -> Iterator[Finding]:
    for path in (folder, *sorted(folder.iterdir())):
        if stat.S_IMODE(path.stat().st_mode) & 0o077:
            place = "vault folder" if path == folder else path.name
            yield Finding("open-to-others", place, Severity.WARNING, "Other users of this machine may read it.")


def _journals(folder: Path) -> Iterator[Finding]:
    for name, lost in kept_journals(folder):
        if lost > 1:
            yield _error("journal-altered", name, f"The journal was altered: {lost} writes in it could not be read.")
        else:
            yield Finding("journal-cut", name, Severity.WARNING, _JOURNAL_CUT)


def _pages(session: Session) -> Iterator[Finding]:
    wrong = list(session.database.faults(session.alias))
    for line in wrong[:_MOST]:
        yield _error("database-altered", "database", line)
    if len(wrong) > _MOST:
        yield _error("database-altered", "database", f"and {len(wrong) - _MOST} more")


def _references(session: Session) -> Iterator[Finding]:
    statements = StatementRow.objects.using(session.alias)
    erased = ErasureRow.objects.using(session.alias).filter(kind=Erased.STATEMENT.value)
    superseded = statements.exclude(supersedes=None).exclude(supersedes__in=statements.values("key"))
    superseded = superseded.exclude(supersedes__in=erased.values("key"))
    for key in superseded.order_by("number").values_list("key", flat=True):
        yield _error("supersedes-missing", f"statement {key}", "It supersedes a statement that is not in the vault.")
    if waits(session.alias):
        message = "Remains of what was erased may still stand in free pages; the next opening clears them."
        yield Finding("erasure-unfinished", "database", Severity.WARNING, message)


def _blobs(session: Session, progress: Progress) -> Iterator[Finding]:
    blobs = session.blobs
    try:
        # Under the write lock, because in between another process may have a file without its row yet.
        with session.writing() as alias:
            rows, unnamed, used = _listed(blobs, alias)
    except CannotWrite:
        # A medium that cannot be written, or a database that SQLite locks itself out of because it is damaged.
        with session.reading() as alias:
            rows, unnamed, used = _listed(blobs, alias)
    progress.begin("verifying", len(rows))
    for row in rows:
        progress.step()
        try:
            blobs.get(Sealed(row["name"], bytes(row["sealed_key"]), row["size"]), Digest(row["digest"]))
        except IntegrityFailure as failure:
            yield _error("original-damaged", row["digest"], failure.message)
    progress.end()
    if unnamed:
        yield Finding(
            "unnamed-files",
            "blobs",
            Severity.WARNING,
            f"{len(unnamed)} files are named by no row: left by a write that was cut off, or put there by someone.",
        )
    unused = sum(row["digest"] not in used for row in rows)
    if unused:
        yield Finding(
            "unused-originals", "blobs", Severity.NOTE, f"{unused} originals belong to no source, archive or register."
        )


def _listed(blobs: BlobFolder, alias: str) -> tuple[list[dict[str, Any]], set[str], frozenset[str]]:
    """The rows of all originals, the names of files that none of them names, and the digests that are used."""
    rows = list(BlobRow.objects.using(alias).order_by("number").values("digest", "name", "sealed_key", "size"))
    unnamed = {blobs.name_at(file) for file in blobs.files()} - {row["name"] for row in rows}
    return rows, unnamed, frozenset(used_digests(alias))


def _error(code: str, place: str, message: str) -> Finding:
    return Finding(code, place, Severity.ERROR, message)
