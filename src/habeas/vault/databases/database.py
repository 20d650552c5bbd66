"""What a vault asks of the database that its rows lie in, whichever that is."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from habeas.vault.session import Session


@dataclass(frozen=True, slots=True)
class FrozenBlob:
    """A row of the frozen moment that names a sealed original."""

    name: str
    sealed_key: bytes


@dataclass(frozen=True, slots=True)
class Frozen:
    """An encrypted database file, which does not change meanwhile, and the originals that it names, in order."""

    database: Path
    blobs: tuple[FrozenBlob, ...]


class Database(Protocol):
    """Where the rows of one vault lie. Methods that take an alias need the connection that Django has by it."""

    def demand_there(self) -> None:
        """Raises IntegrityFailure or Failed, with what to do, when the database is missing or does not answer."""

    def described(self, timeout: float) -> dict[str, Any]:
        """How Django connects to it; a write waits `timeout` seconds for another process."""

    def hold(self, alias: str) -> None:
        """Take the one writer's lock until the transaction ends; the first thing in it. Raises as a write does."""

    def forget_failed(self, alias: str) -> None:
        """Make certain that a commit that failed before does not come back; in no transaction."""

    def unwaiting(self, alias: str) -> AbstractContextManager[None]:
        """Within it, a write that another process keeps from going on fails at once."""

    def keep_what_was_cut(self, session: "Session") -> None:
        """After a crash, keep beside the database what it cannot take over itself, before it is written over."""

    def settle(self, alias: str) -> bool:
        """Have nothing of former rows stand in a journal beside the database; False while another process reads."""

    def rewrite(self, session: "Session", alias: str) -> bool:
        """Write anew whatever may hold remains of deleted rows; False where another process keeps that from it."""

    def faults(self, alias: str) -> Iterator[str]:
        """What is wrong with the database's own pages, rows and references, a line each; reads all of it."""

    def frozen(self, session: "Session") -> AbstractContextManager[Frozen]:
        """Hold a moment of the vault while others write on; not inside a transaction. Raises VaultBusy."""

    def before_upgrade(self, session: "Session") -> None:
        """Keep what a failed upgrade could be taken back from; raises CannotWrite. Doing it again changes nothing."""

    def after_upgrade(self) -> None:
        """Let it go once the upgraded database is known to be sound; nothing where there is none."""

    @property
    def is_upgrading(self) -> bool:
        """Whether what was kept before an upgrade is still there."""
