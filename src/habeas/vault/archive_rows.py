"""Archives as rows, and back."""

from collections.abc import Iterable
from typing import Any

from habeas.base.digest import Digest
from habeas.base.erasure import Erased, Erasure, Reason
from habeas.base.ids import ArchiveId, CaseId, Handle
from habeas.evidence.archives.account import account_from, account_object
from habeas.evidence.archives.archive import (
    Archive,
    Arrest,
    Authority,
    ErasedArchive,
    Given,
    OthersWords,
    PreservedFile,
)
from habeas.evidence.archives.item import Platform
from habeas.vault.columns import Row, utc, when_column, when_of


def archive_row(archive: Archive) -> dict[str, Any]:
    """The columns of an archive but the blob of its items."""
    return {
        "key": archive.id,
        "case_id": archive.case,
        "digest": archive.digest,
        "platforms": [platform.value for platform in archive.platforms],
        "owners": list(archive.owners),
        "authority": archive.given.authority.value,
        "given_by": archive.given.by,
        "made_at": when_column(archive.given.made_at),
        "made_how": archive.given.how,
        "arrest": archive.given.arrest.value,
        "chats": None if archive.chats is None else list(archive.chats),
        "others": archive.others.value,
        "account": account_object(archive.account),
        "items": archive.items,
        "characters": archive.characters,
        "items_digest": archive.items_digest,
        "taken_in_at": utc(archive.taken_in_at),
        "taken_in_by": archive.taken_in_by,
        "tools": list(archive.tools),
        "custody": archive.custody,
    }


def archive_of(row: Row, files: Iterable[Row]) -> Archive:
    """The archive back from its columns and those of its files."""
    return Archive(
        id=ArchiveId(row["key"]),
        case=CaseId(row["case_id"]),
        digest=Digest(row["digest"]),
        platforms=tuple(Platform(word) for word in row["platforms"]),
        owners=tuple(row["owners"]),
        given=Given(
            authority=Authority(row["authority"]),
            by=row["given_by"],
            made_at=when_of(row["made_at"]),
            how=row["made_how"],
            arrest=Arrest(row["arrest"]),
        ),
        chats=None if row["chats"] is None else tuple(row["chats"]),
        others=OthersWords(row["others"]),
        account=account_from(row["account"]),
        files=tuple(
            PreservedFile(
                path=file["path"],
                digest=Digest(file["digest"]),
                size=file["size"],
                whole=Digest(file["whole"]),
                erased=file["copy_id"] is None,
            )
            for file in files
        ),
        items=row["items"],
        characters=row["characters"],
        items_digest=Digest(row["items_digest"]),
        taken_in_at=row["taken_in_at"],
        taken_in_by=Handle(row["taken_in_by"]),
        tools=tuple(row["tools"]),
        custody=row["custody"],
    )


def tombstone_of(erased: ErasedArchive) -> Erasure:
    """The tombstone as all others are kept: an act of its own, with the reason as its note."""
    return Erasure(
        kind=Erased.ARCHIVE,
        id=erased.id,
        act=erased.id,
        case=erased.case,
        at=erased.erased_at,
        by=erased.erased_by,
        reason=Reason.OTHER,
        note=erased.reason,
        since=erased.taken_in_at,
    )


def erased_of(erasure: Erasure) -> ErasedArchive | None:
    """The archive's tombstone back; None where its case or the time of taking in is not kept."""
    if erasure.case is None or erasure.since is None:
        return None
    return ErasedArchive(
        ArchiveId(erasure.id), erasure.case, erasure.since, erasure.at, erasure.by, erasure.note or erasure.reason.value
    )
