"""What the desk does with a vault to send a case and to take one in."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from habeas.base.digest import Digest
from habeas.base.errors import WrongCall
from habeas.base.finding import Finding
from habeas.base.ids import CaseId, Handle
from habeas.vault.carrying.chains import check_foreign
from habeas.vault.carrying.checking import check
from habeas.vault.carrying.disagreeing import Disagreement, decide, disagreements
from habeas.vault.carrying.gathering import gather
from habeas.vault.carrying.joining import Joined, case_of, join
from habeas.vault.carrying.parcel import Head, Parcel, Reader, stream
from habeas.vault.carrying.scope import Scope
from habeas.vault.carrying.settling import settle
from habeas.vault.models import CaseRow
from habeas.vault.sealing import sealed_bytes
from habeas.vault.session import Session


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of a stream: what was joined, or why nothing was."""

    head: Head
    joined: Joined | None
    findings: tuple[Finding, ...]


class VaultCarrying:
    """Cases of a vault on their way out and in. `erased_copy` says whether a source of these bytes was erased here."""

    def __init__(self, session: Session, vault: str, erased_copy: Callable[[Digest], bool]) -> None:
        self._session = session
        self._vault = vault
        self._erased_copy = erased_copy

    def parcel(self, case: CaseId, now: datetime, who: Handle) -> Parcel:
        """The case as it stands now, ready to be written; what was changed in its fields is settled first."""
        with self._session.writing() as alias:
            scope = Scope(alias, case)
            settle(scope, now, who)
            return gather(scope, self._vault, now, who, self._session.progress)

    def stream(self, parcel: Parcel) -> Iterator[bytes]:
        """The bytes of a parcel with its copies, one copy at a time in memory; raises IntegrityFailure."""
        return stream(parcel, lambda digest: sealed_bytes(self._session, digest))

    def merge(
        self,
        chunks: Iterator[bytes],
        *,
        name: str | None,
        into: CaseId | None,
        now: datetime,
        who: Handle,
        dry_run: bool = False,
    ) -> Merged:
        """Unite a stream with the case that it holds; only inside a transaction, which must end as a whole.

        `name` is what a case that is new here is to be called, None for its name in the file. With findings
        nothing was joined; a dry run writes rows that the caller takes back. Raises as
        :class:`habeas.vault.carrying.parcel.Reader` does, and WrongCall where the name is taken.
        """
        with self._session.writing() as alias:
            reader, progress = Reader(chunks), self._session.progress
            arrived, findings = check(parcel := reader.parcel(progress), progress)
            if findings:
                return Merged(parcel.head, None, findings)
            called = name or parcel.head.name
            if into is None and case_of(alias, parcel.head.ids) is None:
                _demand_free(alias, called)
            joined = join(
                self._session,
                self._vault,
                arrived,
                reader.copies(parcel),
                called,
                into,
                now,
                who,
                self._erased_copy,
                keep_copies=not dry_run,
            )
            return Merged(parcel.head, None if joined.findings else joined, joined.findings)

    def disagreements(self, case: CaseId) -> tuple[Disagreement, ...]:
        """Where two people gave one field two values, or decided one proposal differently, in a fixed order."""
        with self._session.writing() as alias:
            return disagreements(Scope(alias, case))

    def decide(self, case: CaseId, disagreement: Disagreement, kept: int, now: datetime, who: Handle) -> None:
        """Let the value at this place of the list stand, in the place of all that stood."""
        with self._session.writing() as alias:
            decide(Scope(alias, case), disagreement, kept, now, who)

    def check(self) -> tuple[Finding, ...]:
        """What is wrong with the custody chains of other vaults that are kept here."""
        with self._session.reading() as alias:
            return check_foreign(alias)


def _demand_free(alias: str, name: str) -> None:
    if CaseRow.objects.using(alias).filter(name=name).exists():
        raise WrongCall(
            f"A case named {name} is here already, and was made apart from the one in the file.",
            "If both are one case, add --into with its name; if not, --as with another. Nothing was changed.",
        )
