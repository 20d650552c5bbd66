"""What archives need kept. A vault implements this and decides nothing."""

from collections.abc import Sequence
from typing import Protocol

from habeas.base.ids import ArchiveId, CaseId
from habeas.evidence.archives.archive import Archive, ErasedArchive
from habeas.evidence.archives.export import ExportFile
from habeas.evidence.archives.item import Item


class ArchiveKeeping(Protocol):
    """Archives with their items, preserved files and search indexes. Lists come in the order of adding."""

    def put_archive(self, archive: Archive, items: Sequence[Item], files: Sequence[ExportFile]) -> None:
        """Keep a new archive, its items, and the bytes of its files, each sealed under a key of its own.

        Of a file that the archive says is erased no bytes are given, and none are kept.
        Raises WrongCall when its case is not kept, when the case has this export already, or when
        counts, digests or paths are not those that the archive says; CannotWrite.
        """

    def archives(self, case: CaseId | None = None) -> tuple[Archive, ...]:
        """The archives of a case, or of the whole vault; erased ones are not among them."""

    def archive(self, archive: ArchiveId) -> Archive | None:
        """The archive of this id, None when there is none or it was erased."""

    def items(self, archive: ArchiveId) -> tuple[Item, ...]:
        """All items in the order in which they were put.

        Raises WrongCall when there is no such archive, IntegrityFailure when they are missing or altered.
        """

    def file(self, archive: ArchiveId, path: str) -> bytes:
        """The preserved bytes of a file.

        Raises WrongCall when the archive has no such file or its bytes were erased, IntegrityFailure
        when they are missing or altered.
        """

    def put_index(self, archive: ArchiveId, name: str, data: bytes) -> None:
        """Keep a search index of this name and version, sealed, in the place of one before it."""

    def index(self, archive: ArchiveId, name: str) -> bytes | None:
        """The index of this name and version, None when there is none; raises IntegrityFailure."""

    def erase_files(self, archive: ArchiveId) -> None:
        """Destroy the preserved bytes and their keys; items, paths, sizes and digests stay."""

    def erase(self, erased: ErasedArchive) -> None:
        """Destroy the archive: keys, rows, bytes, indexes, and its custody event; the tombstone stays.

        Raises WrongCall when there is no such archive.
        """

    def erased(self, case: CaseId | None = None) -> tuple[ErasedArchive, ...]:
        """The tombstones of a case, or of the whole vault."""
