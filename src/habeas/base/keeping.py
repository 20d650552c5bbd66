"""What all rooms that keep things share: one transaction over several writes, and who did what."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from habeas.base.ids import Handle


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

    def entries(self, obj: str | None = None) -> tuple[AuditEntry, ...]:
        """The whole trail, or what was done to one object, oldest first."""
