"""What all rooms that keep things share: one transaction over several writes, and who did what."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from habeas.base.digest import Digest
from habeas.base.ids import CaseId, Handle, SourceId


class Transaction(Protocol):
    """Makes several writes one: all of them are kept when the block ends, none when it raises."""

    def __call__(self) -> AbstractContextManager[None]:
        """Begin; waits for another writer as long as the vault was told to, then raises VaultBusy.

        Inside another transaction of the same thread it is a part of it that can fail by itself.
        """


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One thing that somebody did. `at` is an aware instant.

    `action` is a stable lower-case word (`add`, `accept`, `read`). `obj` is the id of what it was
    done to, empty for the whole vault. `detail` is whatever the action adds, in plain strings.
    """

    at: datetime
    by: Handle
    action: str
    obj: str
    detail: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("the time of an act needs a zone")


class AuditKeeping(Protocol):
    """The audit trail: appended to, read, never changed."""

    def append(self, entry: AuditEntry) -> None:
        """Append an entry."""

    def append_all(self, entries: Sequence[AuditEntry]) -> None:
        """Append these in their order: many at once take a fraction of the time."""

    def entries(self, obj: str | None = None) -> tuple[AuditEntry, ...]:
        """The whole trail, or what was done to one object, oldest first."""


class Sent(StrEnum):
    """As what a sealed copy left the vault: one case in a file, a vault for a journey, a backup of everything."""

    CASE = "case"
    TRAVEL = "travel"
    BACKUP = "backup"


@dataclass(frozen=True, slots=True)
class SentCopy:
    """A sealed copy that left the vault, which nothing done here reaches any more.

    `id` is 32 hexadecimal digits. `cases` and `sources` are the ids of what was in it; both are empty for a
    backup, which holds everything that was there at the time. `label` says in the person's words where it
    went, empty where they did not say. `content` is the digest of what it held.
    """

    id: str
    kind: Sent
    at: datetime
    by: Handle
    cases: tuple[CaseId, ...]
    sources: tuple[SourceId, ...]
    label: str
    content: Digest

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("the time of sending needs a zone")


class SentCopyKeeping(Protocol):
    """The copies that left the vault: appended to and read."""

    def add_sent_copy(self, copy: SentCopy) -> None:
        """Remember a copy that is about to leave."""

    def sent_copies(self, case: CaseId | None = None, source: SourceId | None = None) -> tuple[SentCopy, ...]:
        """The copies that hold this case or this source, or all, oldest first; a backup holds everything."""
