"""An archive: a person's export taken into a case, by whose authority, what was chosen of it, and what is kept."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from habeas.base.digest import Digest
from habeas.base.ids import ArchiveId, CaseId, Handle
from habeas.base.when import When
from habeas.evidence.archives.account import Account
from habeas.evidence.archives.item import Platform


class Authority(StrEnum):
    """By whose authority an export may be read; there is no other."""

    OWNER = "owner"
    DEFENCE = "defence"


class Arrest(StrEnum):
    """Whether the export was made before or after the arrest of its owner."""

    BEFORE = "before"
    AFTER = "after"
    UNKNOWN = "unknown"


class OthersWords(StrEnum):
    """What is done with words that other people wrote.

    `DROP`: their items are left out. `PSEUDONYMISE`: their names are replaced by neutral words.
    `KEEP`: nothing is done, on purpose.
    """

    DROP = "drop"
    PSEUDONYMISE = "pseudonymise"
    KEEP = "keep"


@dataclass(frozen=True, slots=True)
class Given:
    """How the export came: `by` says in words who gave it, `made_at` and `how` when and how it was made.

    None where nobody said.
    """

    authority: Authority
    by: str | None = None
    made_at: When | None = None
    how: str | None = None
    arrest: Arrest = Arrest.UNKNOWN


@dataclass(frozen=True, slots=True)
class PreservedFile:
    """A file of the export as it is preserved.

    `digest` and `size` (bytes) are of what is preserved; `whole` is the digest of the owner's file. The
    two differ where chats that were not chosen were cut out. `erased` says that the bytes were
    destroyed since and only this line is left.
    """

    path: str
    digest: Digest
    size: int
    whole: Digest
    erased: bool = False

    @property
    def cut(self) -> bool:
        """Whether the copy was cut."""
        return self.digest != self.whole


@dataclass(frozen=True, slots=True)
class Archive:
    """An export taken into a case.

    `digest` is of the owner's whole export (:func:`habeas.evidence.archives.digest.digest_of_export`),
    `items_digest` of the items as kept (:func:`habeas.evidence.archives.lines.items_digest`), of which
    there are `items` with `characters` code points of text. `owners` are the names that are the
    person's own. `chats` are the ids or titles chosen, None when all were. `tools` are names and
    versions of the program and the layouts.
    """

    id: ArchiveId
    case: CaseId
    digest: Digest
    platforms: tuple[Platform, ...]
    owners: tuple[str, ...]
    given: Given
    chats: tuple[str, ...] | None
    others: OthersWords
    account: Account
    files: tuple[PreservedFile, ...]
    items: int
    characters: int
    items_digest: Digest
    taken_in_at: datetime
    taken_in_by: Handle
    tools: tuple[str, ...]
    custody: int | None = None
    """Number of the custody entry of its taking in, None where there is none."""


@dataclass(frozen=True, slots=True)
class ErasedArchive:
    """What is left of an archive that was erased: nothing that was said in it, and no digest."""

    id: ArchiveId
    case: CaseId
    taken_in_at: datetime
    erased_at: datetime
    erased_by: Handle
    reason: str
