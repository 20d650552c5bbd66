"""Send a case to another laptop in a sealed file, and take one in that came from there."""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from habeas.base.digest import Digest
from habeas.base.errors import CannotWrite, Failed, WrongCall
from habeas.base.finding import Finding
from habeas.base.ids import CaseId, SourceId
from habeas.base.keeping import Sent, SentCopy
from habeas.desk.recording import audit
from habeas.desk.session import Session
from habeas.evidence.sources.receipt import event_of, record_event
from habeas.record.keeping import Case
from habeas.vault.carrying.sealed_file import MAGIC, demand_start, opened, sealed
from habeas.vault.durable import PART, write_durably

if TYPE_CHECKING:
    # They import Django, which is set up when a vault is opened.
    from habeas.vault.carrying.keeping import Merged
    from habeas.vault.carrying.parcel import Head, Parcel


@dataclass(frozen=True, slots=True)
class Contents:
    """What is in a parcel: rows by their kind, copies with their bytes together, and the digest of all."""

    rows: Mapping[str, int]
    copies: int
    bytes: int
    content: Digest


@dataclass(frozen=True, slots=True)
class Exported:
    """A case that left in a sealed file; `id` is that of the record of it."""

    id: str
    case: Case
    contents: Contents


@dataclass(frozen=True, slots=True)
class TakenHome:
    """What merging a file came to. Nothing was changed where `case` is None, or in a dry run."""

    head: "Head"
    case: Case | None
    made: bool = False
    anything_new: bool = False
    added: Mapping[str, int] = field(default_factory=dict)
    copies: int = 0
    kept_out: int = 0
    struck: int = 0
    lowered: tuple[tuple[SourceId, str, str], ...] = ()
    findings: tuple[Finding, ...] = ()


class _TakeBack(Exception):
    """Ends a transaction whose writes are not wanted."""


def export_case(session: Session, name: str, path: Path, passphrase: str, label: str = "") -> Exported:
    """Write everything of a case into one sealed file for another laptop.

    That it leaves is recorded before it does: in the custody log of each source, in the audit trail, and
    among the copies sent. Raises WrongCall where the file is there already or its folder is not, CannotWrite
    where it cannot be written; no half file is left, and what a crash left of the same file goes first.
    """
    case = session.case(name)
    part = demand_free(path)
    with session.vault.transaction():
        key = session.new_id()
        record_leaving(session, case, key)
        parcel = session.vault.carrying.parcel(case.id, session.now(), session.who)
        remember_sent(session, key, Sent.CASE, (case,), (parcel,), label)
    session.progress.begin("sealing", len(parcel.copies))
    chunks = sealed(session.vault.carrying.stream(parcel), passphrase, session.chance)
    write_durably(path, chunks, session.chance, part=part)
    session.progress.end()
    return Exported(key, case, contents_of(parcel))


def merge_file(
    session: Session,
    path: Path,
    passphrase: str,
    *,
    into: str | None = None,
    called: str | None = None,
    dry_run: bool = False,
) -> TakenHome:
    """Unite the case in a sealed file with the one here, all of it or nothing.

    `into` names a case here that a person says is the same, `called` the name under which one that is new here is
    kept. A dry run changes nothing and says what would come. Raises WrongCall, VaultLocked or
    IntegrityFailure where the file cannot be read, opened or is not whole; nothing is changed then, nor where
    the findings have an error.
    """
    same = None if into is None else session.case(into).id
    found: TakenHome | None = None
    with suppress(_TakeBack), _sealed_file(path) as file, session.vault.transaction():
        found = take_in_stream(session, opened(file, passphrase), same, called, dry_run)
        if dry_run or found.case is None:
            raise _TakeBack
    if found is None:
        raise RuntimeError("a merge ended without an answer")
    return found


def demand_case_file(path: Path) -> None:
    """Raises WrongCall unless a sealed file lies there; to be asked before its passphrase is."""
    with _sealed_file(path) as file:
        demand_start(file)


@contextmanager
def _sealed_file(path: Path) -> Iterator[BinaryIO]:
    """The file, opened; raises WrongCall where there is none, Failed where it cannot be read."""
    try:
        with path.open("rb") as file:
            yield file
    except FileNotFoundError:
        raise WrongCall(f"There is no file {path}.", "Check the name; nothing was changed.") from None
    except IsADirectoryError:
        raise WrongCall(f"{path} is a folder.", "Name the file. Nothing was changed.") from None
    except OSError as error:
        raise Failed(f"{path} could not be read: {error.strerror or error}.", "Nothing was changed.") from None


def take_in_stream(
    session: Session, chunks: Iterator[bytes], into: CaseId | None, called: str | None, dry_run: bool = False
) -> TakenHome:
    """Unite a stream, record what came in the custody log, and say so; only inside a transaction."""
    merged = session.vault.carrying.merge(
        chunks, name=called, into=into, now=session.now(), who=session.who, dry_run=dry_run
    )
    joined = merged.joined
    if joined is None:
        return TakenHome(merged.head, None, findings=merged.findings)
    case = next(case for case in session.vault.record.cases() if case.id == joined.case)
    if not dry_run:
        _record_arrival(session, case, merged)
    return TakenHome(
        head=merged.head,
        case=case,
        made=joined.made,
        anything_new=joined.is_new,
        added={word: count for word, count in joined.added.items() if count},
        copies=joined.copies,
        kept_out=joined.kept_out,
        struck=joined.struck,
        lowered=tuple((SourceId(one.source), one.before, one.after) for one in joined.lowered),
    )


def record_leaving(session: Session, case: Case, key: str) -> None:
    """Say in the custody log of each source of a case that a copy of it leaves."""
    evidence = session.vault.evidence
    last = evidence.last_custody()
    for source in evidence.sources(case.id):
        event = event_of("exported", session.now(), session.who, source, {"export": key, "case": case.id})
        recorded = record_event(event, last, session.chance(32))
        evidence.append_custody(recorded.entry, recorded.salt, recorded.event)
        last = recorded.entry


def remember_sent(
    session: Session, key: str, kind: Sent, cases: tuple[Case, ...], parcels: "tuple[Parcel, ...]", label: str
) -> None:
    """Remember that these cases leave, and say so in the audit trail."""
    sources = sorted({SourceId(row["key"]) for parcel in parcels for row in parcel.rows["source"]})
    session.vault.sent.add_sent_copy(
        SentCopy(
            id=key,
            kind=kind,
            at=session.now(),
            by=session.who,
            cases=tuple(case.id for case in cases),
            sources=tuple(sources),
            label=label,
            content=Digest(parcels[0].head.content),
        )
    )
    for case, parcel in zip(cases, parcels, strict=True):
        audit(session, "export" if kind is Sent.CASE else kind.value, case.id, {"content": parcel.head.content})


def contents_of(parcel: "Parcel") -> Contents:
    """What is in a parcel."""
    rows = Counter({word: len(rows) for word, rows in parcel.rows.items() if rows})
    return Contents(rows, len(parcel.copies), sum(parcel.copies.values()), Digest(parcel.head.content))


def _record_arrival(session: Session, case: Case, merged: "Merged") -> None:
    joined, head, evidence = merged.joined, merged.head, session.vault.evidence
    if joined is None:
        return
    last = evidence.last_custody()
    came = {"from_vault": head.vault, "content": head.content, "method": "merge"}
    for key, _ in joined.sources:
        source = evidence.source(SourceId(key))
        if source is None:
            continue
        recorded = record_event(
            event_of("received", session.now(), session.who, source, came), last, session.chance(32)
        )
        evidence.append_custody(recorded.entry, recorded.salt, recorded.event)
        last = recorded.entry
    audit(session, "merge", case.id, {"content": head.content, "from_vault": head.vault})


def demand_free(path: Path) -> Path:
    """Under which name the file is written until it is whole; what a crash left there is taken away.

    Raises WrongCall where something lies there already or the folder is not, CannotWrite where it cannot be seen.
    """
    part = path.with_name(f".{path.name}{PART}")
    try:
        if path.exists() or path.is_symlink():
            raise WrongCall(f"There is something at {path} already.", "Name a file that is not there yet.")
        if not path.parent.is_dir():
            raise WrongCall(f"There is no folder {path.parent}.", "Make it first.")
        if part.is_file() and not part.is_symlink() and _is_begun(part):
            part.unlink()
    except OSError as error:
        raise CannotWrite(f"{path} cannot be written: {error.strerror or error}.", "Name another place.") from None
    return part


def _is_begun(part: Path) -> bool:
    """Whether this is the beginning of a sealed file, and nobody's own."""
    with part.open("rb") as file:
        return MAGIC.startswith(file.read(len(MAGIC)))
