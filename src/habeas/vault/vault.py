"""An open vault, as the desk holds it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self

from habeas.base.erasure import ErasureKeeping
from habeas.base.finding import Finding
from habeas.base.ids import Handle
from habeas.base.keeping import AuditKeeping, SentCopyKeeping, Transaction
from habeas.base.progress import UNWATCHED, Progress
from habeas.disclosure.gate.keeping import GateKeeping
from habeas.drafting.keeping import ProposalKeeping
from habeas.evidence.archives.keeping import ArchiveKeeping
from habeas.evidence.find.keeping import FindKeeping
from habeas.evidence.registers.keeping import RegisterKeeping
from habeas.evidence.sources.keeping import EvidenceKeeping
from habeas.intake.keeping import MappingKeeping
from habeas.record.keeping import RecordKeeping
from habeas.vault.backup.manifest import BackedUp

if TYPE_CHECKING:
    from habeas.vault.carrying.keeping import VaultCarrying


class BackUp(Protocol):
    """Adds a snapshot of the vault to a backup; see :func:`habeas.vault.backup.making.back_up`."""

    def __call__(self, to: Path, *, now: Callable[[], datetime], keep: int | None, progress: Progress) -> BackedUp:
        """Do it, and check what was written."""


class Vault:
    """What is kept in one vault, until it is closed; leaving its `with` block closes it.

    `id` is 32 hexadecimal digits, `owner` the handle it was made for, `upgraded` whether opening it brought
    an older one up to this version. Threads may share it: each
    gets a connection of its own.
    """

    def __init__(
        self,
        *,
        id: str,  # noqa: A002  (the name other rooms use for it)
        owner: Handle,
        evidence: EvidenceKeeping,
        record: RecordKeeping,
        proposals: ProposalKeeping,
        archives: ArchiveKeeping,
        registers: RegisterKeeping,
        find: FindKeeping,
        mappings: MappingKeeping,
        gate: GateKeeping,
        audit: AuditKeeping,
        erasures: ErasureKeeping,
        sent: SentCopyKeeping,
        carrying: "VaultCarrying",
        transaction: Transaction,
        check: Callable[..., tuple[Finding, ...]],
        back_up: BackUp,
        upgraded: bool,
        close: Callable[[], None],
    ) -> None:
        self.id = id
        self.owner = owner
        self.evidence = evidence
        self.record = record
        self.proposals = proposals
        self.archives = archives
        self.registers = registers
        self.find = find
        self.mappings = mappings
        self.gate = gate
        self.audit = audit
        self.erasures = erasures
        self.sent = sent
        self.carrying = carrying
        self._transaction = transaction
        self._check = check
        self.back_up = back_up
        self.upgraded = upgraded
        self._close = close

    def transaction(self) -> AbstractContextManager[None]:
        """Several writes as one; see :class:`habeas.base.keeping.Transaction`."""
        return self._transaction()

    def check(self, progress: Progress = UNWATCHED) -> tuple[Finding, ...]:
        """What is wrong with the vault's own files and tables; see :mod:`habeas.vault.integrity`."""
        return self._check(progress=progress)

    def close(self) -> None:
        """Close it for all threads; closing twice changes nothing. Raises WrongCall inside a transaction."""
        self._close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
