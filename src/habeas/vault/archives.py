"""Keeps archives; see :mod:`habeas.evidence.archives.keeping`.

The items of an archive are one sealed blob: a line with the archive's id, so that no two archives
share a blob and one can be erased without the other, then their lines, all deflated.
"""

import zlib
from collections.abc import Sequence

from habeas.base.digest import Digest, digest_of
from habeas.base.erasure import Erased
from habeas.base.errors import IntegrityFailure, WrongCall
from habeas.base.ids import ArchiveId, CaseId
from habeas.evidence.archives.archive import Archive, ErasedArchive
from habeas.evidence.archives.export import ExportFile
from habeas.evidence.archives.item import Item
from habeas.evidence.archives.lines import items_from, lines_of
from habeas.vault.archive_models import ArchiveFileRow, ArchiveIndexRow, ArchiveRow
from habeas.vault.archive_rows import archive_of, archive_row, erased_of, tombstone_of
from habeas.vault.cleaning import clean_after
from habeas.vault.destroying import destroy_archive
from habeas.vault.erasure_models import ErasureRow
from habeas.vault.erasures_rows import erasure_of, keep_tombstone
from habeas.vault.models import CaseRow
from habeas.vault.presence import demand
from habeas.vault.sealing import destroy_unused, put_sealed, sealed_bytes
from habeas.vault.session import Session

_HEADER_END = b"\n"
_DEFLATE_LEVEL = 6


class VaultArchives:
    """Implements `ArchiveKeeping` in a vault."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put_archive(self, archive: Archive, items: Sequence[Item], files: Sequence[ExportFile]) -> None:
        """Keep a new archive, its items and its files; raises WrongCall where they are not those it says."""
        lines = lines_of(items)
        _demand_agreement(archive, items, digest_of(lines), files)
        row = archive_row(archive)
        with self._session.writing() as alias:
            demand(self._session, CaseRow, archive.case, "case")
            rows = ArchiveRow.objects.using(alias)
            if (
                rows.filter(case_id=archive.case, digest=archive.digest).exists()
                or rows.filter(key=archive.id).exists()
            ):
                raise WrongCall("This export is kept in the case already.", "Erase it to take it in anew.")
            sealed = put_sealed(self._session, _bundle(archive.id, lines))
            rows.create(**row, items_copy_id=sealed)
            data = {file.path: file.data for file in files}
            for file in archive.files:
                ArchiveFileRow.objects.using(alias).create(
                    archive_id=archive.id,
                    path=file.path,
                    digest=file.digest,
                    size=file.size,
                    whole=file.whole,
                    copy_id=None if file.erased else put_sealed(self._session, data[file.path]),
                )

    def archives(self, case: CaseId | None = None) -> tuple[Archive, ...]:
        """The archives of a case, or of the whole vault, in the order of adding."""
        with self._session.reading() as alias:
            rows = ArchiveRow.objects.using(alias).order_by("number")
            if case is not None:
                rows = rows.filter(case_id=case)
            return tuple(archive_of(row, _files(alias, row["key"])) for row in rows.values())

    def archive(self, archive: ArchiveId) -> Archive | None:
        """The archive of this id, None when there is none or it was erased."""
        with self._session.reading() as alias:
            row = ArchiveRow.objects.using(alias).filter(key=archive).values().first()
            return None if row is None else archive_of(row, _files(alias, archive))

    def items(self, archive: ArchiveId) -> tuple[Item, ...]:
        """All items; raises WrongCall without such an archive, IntegrityFailure when they are missing or altered."""
        with self._session.reading() as alias:
            found = ArchiveRow.objects.using(alias).filter(key=archive)
            row = found.values("items_copy_id", "items", "items_digest").first()
        if row is None:
            raise _no_such_archive()
        header, _, lines = _inflated(sealed_bytes(self._session, Digest(row["items_copy_id"]))).partition(_HEADER_END)
        if header != archive.encode() or digest_of(lines) != row["items_digest"]:
            raise IntegrityFailure("The items of an archive are not those that were kept.", "Open a backup.")
        items = items_from(lines)
        if len(items) != row["items"]:
            raise IntegrityFailure("An archive does not have as many items as were kept.", "Open a backup.")
        return items

    def file(self, archive: ArchiveId, path: str) -> bytes:
        """The preserved bytes of a file; raises WrongCall where there are none, IntegrityFailure when altered."""
        with self._session.reading() as alias:
            rows = ArchiveFileRow.objects.using(alias).filter(archive_id=archive, path=path)
            row = rows.values("copy_id", "digest").first()
        if row is None:
            raise WrongCall("The archive has no such file.", "Its account lists its files.")
        if row["copy_id"] is None:
            raise WrongCall("The preserved file was erased; only its digest is left.", "The owner may still have it.")
        if row["copy_id"] != row["digest"]:
            raise IntegrityFailure("A preserved file is not the one that was kept.", "Open a backup.")
        return sealed_bytes(self._session, Digest(row["copy_id"]))

    def put_index(self, archive: ArchiveId, name: str, data: bytes) -> None:
        """Keep a search index in the place of one before it; raises WrongCall without such an archive."""
        with self._session.writing() as alias:
            demand(self._session, ArchiveRow, archive, "archive")
            rows = ArchiveIndexRow.objects.using(alias).filter(archive_id=archive, name=name)
            before = list(rows.values_list("copy_id", flat=True))
            rows.delete()
            sealed = put_sealed(self._session, archive.encode() + _HEADER_END + data)
            ArchiveIndexRow.objects.using(alias).create(archive_id=archive, name=name, copy_id=sealed)
            destroy_unused(self._session, before)

    def index(self, archive: ArchiveId, name: str) -> bytes | None:
        """The index of this name, None when there is none; raises IntegrityFailure."""
        with self._session.reading() as alias:
            rows = ArchiveIndexRow.objects.using(alias).filter(archive_id=archive, name=name)
            digest = rows.values_list("copy_id", flat=True).first()
        if digest is None:
            return None
        header, _, data = sealed_bytes(self._session, Digest(digest)).partition(_HEADER_END)
        if header != archive.encode():
            raise IntegrityFailure("The search index of an archive is another archive's.", "Open a backup.")
        return data

    def erase_files(self, archive: ArchiveId) -> None:
        """Destroy the preserved bytes and their keys; raises WrongCall without such an archive."""
        with self._session.writing() as alias:
            demand(self._session, ArchiveRow, archive, "archive")
            rows = ArchiveFileRow.objects.using(alias).filter(archive_id=archive).exclude(copy_id=None)
            digests = list(rows.values_list("copy_id", flat=True))
            rows.update(copy_id=None)
            destroy_unused(self._session, digests)

    def erase(self, erased: ErasedArchive) -> None:
        """Destroy the archive and keep its tombstone; raises WrongCall without such an archive."""
        with self._session.writing() as alias:
            found = ArchiveRow.objects.using(alias).filter(key=erased.id, case_id=erased.case)
            if not found.exists():
                raise _no_such_archive()
            destroy_archive(self._session, erased.id)
            keep_tombstone(alias, tombstone_of(erased), cleaned=False)
            clean_after(self._session)

    def erased(self, case: CaseId | None = None) -> tuple[ErasedArchive, ...]:
        """The tombstones of a case, or of the whole vault, in the order of erasing."""
        with self._session.reading() as alias:
            rows = ErasureRow.objects.using(alias).filter(kind=Erased.ARCHIVE.value).order_by("number")
            if case is not None:
                rows = rows.filter(case=case)
            told = (erased_of(erasure_of(row)) for row in rows.values())
            return tuple(one for one in told if one is not None)


def _demand_agreement(
    archive: Archive, items: Sequence[Item], items_digest: Digest, files: Sequence[ExportFile]
) -> None:
    said = {file.path: (file.digest, file.size) for file in archive.files if not file.erased}
    given = {file.path: (digest_of(file.data), len(file.data)) for file in files}
    characters = sum(len(item.text) for item in items)
    figures = (archive.items, archive.characters, archive.items_digest)
    if said != given or len(said) != len(files) or figures != (len(items), characters, items_digest):
        raise WrongCall("What is to be kept of the archive is not what it says of itself.", "Nothing was kept.")


def _files(alias: str, archive: str) -> list[dict[str, object]]:
    return list(ArchiveFileRow.objects.using(alias).filter(archive_id=archive).order_by("number").values())


def _bundle(archive: ArchiveId, lines: bytes) -> bytes:
    return zlib.compress(archive.encode() + _HEADER_END + lines, _DEFLATE_LEVEL)


def _inflated(data: bytes) -> bytes:
    try:
        return zlib.decompress(data)
    except zlib.error as error:
        raise IntegrityFailure("The items of an archive cannot be unpacked.", "Open a backup.") from error


def _no_such_archive() -> WrongCall:
    return WrongCall("There is no such archive in the vault.", "`habeas archive list CASE` lists those of a case.")
