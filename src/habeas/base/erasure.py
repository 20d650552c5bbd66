"""Tombstones: that something was erased, when, by whom and for which reason, and nothing of what it held."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from habeas.base.digest import Digest
from habeas.base.ids import ArchiveId, CaseId, EntityId, Handle, ProposalId, SourceId, StatementId

MARK = "[—]"
"""What stands in the place of words that were erased: no word of any language."""


class Erased(StrEnum):
    """What kind of thing was erased.

    `ENTITY` is a person, body or work that statements were about, `EVENT` what a link of a custody chain tells; its
    id is the digest of the link, which holds a random salt.
    """

    CASE = "case"
    SOURCE = "source"
    STATEMENT = "statement"
    ENTITY = "entity"
    ARCHIVE = "archive"
    PROPOSAL = "proposal"
    EVENT = "event"


class Reason(StrEnum):
    """Why something was erased.

    `CONSENT` who gave it took the consent back; `DANGER` it endangers somebody; `ASKED` the person it is
    about, or a relative, asked to be taken out; `MISTAKE` it should not have been taken in; `OVER` it is no
    longer needed; `DUTY` a law or a court requires it; `OTHER` for what the note says.
    """

    CONSENT = "consent"
    DANGER = "danger"
    ASKED = "asked"
    MISTAKE = "mistake"
    OVER = "over"
    DUTY = "duty"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Erasure:
    """The tombstone of one thing.

    `id` is the id it had: random digits, or for a statement a digest over a nonce that went with it, so that
    it tells nothing. The id of a proposal is a digest over what was drafted from a source that stays: whoever has
    that source could make it. `act` is shared by everything that went by one decision. `case` is the case in which
    it was decided. `replaced` is, for a statement, the one that it had superseded, which does not come back.
    `since` is when the thing had come in, where that is kept (archives). `commitment` is an HMAC of the digest
    of the erased bytes under a key of this vault alone, None where none was to be kept: it tells the same
    bytes when they come again, and leaves the vault in no export.
    """

    kind: Erased
    id: str
    act: str
    case: CaseId | None
    at: datetime
    by: Handle
    reason: Reason
    note: str = ""
    replaced: StatementId | None = None
    since: datetime | None = None
    commitment: str | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("the time of an erasure needs a zone")


type Marking = Callable[[str], str]
"""Free text with what was erased in it replaced by a mark; the same text where it holds nothing of it."""


@dataclass(frozen=True, slots=True)
class Destruction:
    """What is to be destroyed together, by ids; everything that hangs on a thing goes with it.

    With a statement go its withdrawals; with a source its copy, key, readings, proposals and custody events;
    with an entity the judgements on it; with a proposal the decisions; with a case everything that is kept
    under its id but sources and entities. `unlinked` sources stop serving a case and stay. `renamed` entities
    go by another name, and so do `named` cases. `custody` are numbers of further custody events. `marking` goes
    over free text.
    """

    sources: tuple[SourceId, ...] = ()
    statements: tuple[StatementId, ...] = ()
    entities: tuple[EntityId, ...] = ()
    proposals: tuple[ProposalId, ...] = ()
    archives: tuple[ArchiveId, ...] = ()
    cases: tuple[CaseId, ...] = ()
    unlinked: tuple[tuple[CaseId, SourceId], ...] = ()
    renamed: Mapping[EntityId, str] = field(default_factory=dict)
    named: Mapping[CaseId, str] = field(default_factory=dict)
    custody: tuple[int, ...] = ()
    marking: Marking | None = None


class ErasureKeeping(Protocol):
    """The tombstones of a vault: appended to and read, never taken away."""

    def erasures(self, case: CaseId | None = None) -> tuple[Erasure, ...]:
        """The tombstones of what was erased in a case, or in the whole vault, in the order of erasing."""

    def is_erased(self, kind: Erased, key: str) -> bool:
        """Whether a thing of this kind and id was erased here."""

    def erased_copy(self, digest: Digest) -> Erasure | None:
        """The tombstone of the source with these very bytes; None when there is none, or none was to be told."""

    def commitment(self, digest: Digest) -> str:
        """What a tombstone keeps of a digest: 64 hexadecimal digits that only this vault can make."""

    def destroy(self, what: Destruction, tombstones: Sequence[Erasure]) -> None:
        """Destroy all of it and keep these tombstones, as one write; remains in free pages are cleared after it.

        Raises WrongCall, and destroys nothing, where statements would be left standing on a source that goes.
        """

    def marked(self, marking: Marking) -> Mapping[str, int]:
        """How many rows of each table hold free text that the marking changes; nothing is written."""

    def add_erasure(self, erasure: Erasure) -> None:
        """Keep a tombstone; the same kind and id twice is one, the first. Destroys nothing."""
