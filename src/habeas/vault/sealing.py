"""Sealed bytes and the rows that name them: keeping, reading, and destroying them with their keys."""

from collections.abc import Iterable
from contextlib import suppress

from django.db import transaction
from django.db.utils import DatabaseError

from habeas.base.digest import Digest, digest_of
from habeas.base.errors import HabeasError, IntegrityFailure
from habeas.vault.archive_models import ArchiveFileRow, ArchiveIndexRow, ArchiveRow, RegisterVersionRow
from habeas.vault.blobs import Sealed
from habeas.vault.models import BlobRow, ReadingRow, SourceRow
from habeas.vault.rekeying.staging import discard
from habeas.vault.session import Session
from habeas.vault.unfinished import Unfinished

_USES = (
    (SourceRow, "copy_id"),
    (ReadingRow, "copy_id"),
    (ArchiveRow, "items_copy_id"),
    (ArchiveFileRow, "copy_id"),
    (ArchiveIndexRow, "copy_id"),
    (RegisterVersionRow, "copy_id"),
)
"""Every column that names a blob."""


def put_sealed(session: Session, data: bytes) -> Digest:
    """Seal, write and sync these bytes, then name them in a row; bytes that are there are left alone."""
    digest = digest_of(data)
    blobs = session.blobs
    name = blobs.name_of(digest)
    with session.writing() as alias:
        kept = BlobRow.objects.using(alias).filter(digest=digest).exists()
        if kept and blobs.has(name):
            return digest
        session.unfinished.begin(name)
        sealed = blobs.put(data, digest)
        BlobRow.objects.using(alias).update_or_create(
            digest=digest,
            defaults={"name": sealed.name, "sealed_key": sealed.sealed_key, "size": sealed.size},
        )
    return digest


def sealed_bytes(session: Session, digest: Digest) -> bytes:
    """The bytes of this digest; raises IntegrityFailure when they are missing or altered."""
    with session.reading() as alias:
        row = BlobRow.objects.using(alias).filter(digest=digest).values("name", "sealed_key", "size").first()
    if row is None:
        raise IntegrityFailure("The vault holds no original of this digest.", "Put it back from a backup.")
    return session.blobs.get(Sealed(row["name"], bytes(row["sealed_key"]), row["size"]), digest)


def used_digests(alias: str) -> set[str]:
    """The digests of all blobs that some row names."""
    return {
        digest
        for table, column in _USES
        for digest in table._default_manager.using(alias).values_list(column, flat=True)  # noqa: SLF001
        if digest is not None
    }


def destroy_unused(session: Session, digests: Iterable[str]) -> None:
    """Destroy the keys of those of these blobs that no row names any more, and then their files.

    Only inside `session.writing()`. The keys go with the transaction; the files go after it has ended,
    so that one that fails loses nothing. A file that a crash leaves behind has no key, and the next
    opening deletes it.
    """
    alias = session.alias
    rows = BlobRow.objects.using(alias).filter(digest__in=set(digests) - used_digests(alias))
    names = list(rows.values_list("name", flat=True))
    if not names:
        return
    session.known.clear()
    mark = Unfinished(session.blobs)
    mark.announce()
    session.going(mark)
    rows.delete()
    transaction.on_commit(lambda: _remove_files(session, names, mark), using=alias)


def _remove_files(session: Session, names: list[str], mark: Unfinished) -> None:
    with suppress(HabeasError, DatabaseError):
        with session.writing() as alias:
            # Another process may have kept the same bytes anew since.
            kept = set(BlobRow.objects.using(alias).filter(name__in=names).values_list("name", flat=True))
            for name in set(names) - kept:
                session.blobs.remove(name)
            mark.end()
        discard(session.blobs.path.parent)
        with session.reading() as alias:
            session.database.settle(alias)
