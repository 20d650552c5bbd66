"""Checks the vault's own parts: key file, database pages, and that blobs and rows name each other.

What the record itself promises (digests, custody chain, anchors) is checked by the evidence room.
"""

import stat
from collections.abc import Iterator
from pathlib import Path

from django.db import connections
from django.db.utils import DatabaseError

from habeas.base.digest import Digest
from habeas.base.errors import IntegrityFailure, WrongCall
from habeas.base.finding import Finding, Severity
from habeas.vault.blobs import Sealed
from habeas.vault.failures import failure_of
from habeas.vault.journal import kept_journals
from habeas.vault.keyfile import KeyFile, is_authentic, read_key_file
from habeas.vault.keys import Key
from habeas.vault.models import BlobRow, SourceRow, StatementRow
from habeas.vault.session import Session

_MOST = 20
"""Findings of one kind about database pages that are listed before the rest is counted."""

_JOURNAL_CUT = (
    "After a crash the last write in the journal could not be read: the power was cut while it was written, or the "
    "journal was altered. Compare the newest entries; delete this file when they are right."
)


def check_vault(folder: Path, session: Session, master: Key) -> tuple[Finding, ...]:
    """What is wrong with the vault's files and tables; empty when everything holds.

    Reads every page and every blob. Raises VaultLocked when the vault was closed, VaultBusy when
    another process holds it.
    """
    with session.reading():
        found = [*_key_file(folder, master), *_modes(folder), *_journals(folder), *_pages(session)]
        try:
            found += [*_references(session), *_blobs(session)]
        except DatabaseError as error:
            if not isinstance(failure_of(error), IntegrityFailure):
                raise
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
    wrong: list[str] = []
    with connections[session.alias].cursor() as cursor:
        for pragma, sound in (("cipher_integrity_check", ()), ("quick_check", ("ok",)), ("foreign_key_check", ())):
            try:
                cursor.execute(f"PRAGMA {pragma}")
                wrong += [" ".join(map(str, row)) for row in cursor.fetchall() if tuple(row) != sound]
            except DatabaseError as error:
                if not isinstance(failure_of(error), IntegrityFailure):
                    raise
                wrong.append(str(error))
    for line in wrong[:_MOST]:
        yield _error("database-altered", "database", line)
    if len(wrong) > _MOST:
        yield _error("database-altered", "database", f"and {len(wrong) - _MOST} more")


def _references(session: Session) -> Iterator[Finding]:
    statements = StatementRow.objects.using(session.alias)
    superseded = statements.exclude(supersedes=None).exclude(supersedes__in=statements.values("key"))
    for key in superseded.order_by("number").values_list("key", flat=True):
        yield _error("supersedes-missing", f"statement {key}", "It supersedes a statement that is not in the vault.")


def _blobs(session: Session) -> Iterator[Finding]:
    blobs = session.blobs
    named = set()
    rows = BlobRow.objects.using(session.alias).order_by("number")
    for digest, name, sealed_key, size in rows.values_list("digest", "name", "sealed_key", "size"):
        named.add(name)
        try:
            blobs.get(Sealed(name, bytes(sealed_key), size), Digest(digest))
        except IntegrityFailure as failure:
            yield _error("original-damaged", digest, failure.message)
    orphans = sum(1 for file in blobs.files() if blobs.name_at(file) not in named)
    if orphans:
        yield Finding(
            "unnamed-files",
            "blobs",
            Severity.WARNING,
            f"{orphans} files are named by no row: left by a write that was cut off, or put there by someone.",
        )
    unused = rows.exclude(digest__in=SourceRow.objects.using(session.alias).values("copy_id")).count()
    if unused:
        yield Finding("unused-originals", "blobs", Severity.NOTE, f"{unused} originals belong to no source.")


def _error(code: str, place: str, message: str) -> Finding:
    return Finding(code, place, Severity.ERROR, message)
