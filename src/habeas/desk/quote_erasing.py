"""Search records that are kept in a case: found again, and erased with the words that they hold."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path

from habeas.base.erasure import Destruction, Erased, Erasure, Reason
from habeas.base.errors import WrongCall
from habeas.base.ids import CaseId, SourceId
from habeas.desk.archives import erase_archive
from habeas.desk.copies import CopyState, clear_copies
from habeas.desk.recording import audit
from habeas.desk.session import Session
from habeas.evidence.archives.archive import Archive
from habeas.evidence.sources.receipt import record_event
from habeas.evidence.sources.source import Source
from habeas.findings.quotes.record import archives_in_record

_LEAST = 4
"""Least number of digits by which a record can be named."""


@dataclass(frozen=True, slots=True)
class KeptRecord:
    """A search record that is a source of a case. `archives` are the digests of what was searched."""

    source: Source
    archives: frozenset[str]


def kept_records(session: Session, name: str) -> tuple[KeptRecord, ...]:
    """The search records kept in a case, in the order of keeping, told by what is in them."""
    found = []
    for source in session.vault.evidence.sources(session.case(name).id):
        if source.original_name is None or source.original_name.lower().endswith(".json"):
            archives = archives_in_record(session.vault.evidence.copy(source.copy.digest))
            if archives is not None:
                found.append(KeptRecord(source, archives))
    return tuple(found)


def record_named(session: Session, name: str, beginning: str) -> KeptRecord:
    """The kept record whose source id begins so; raises WrongCall where there is none, or more than one."""
    kept = kept_records(session, name)
    found = [one for one in kept if one.source.id.startswith(beginning.lower())]
    if len(found) != 1 or len(beginning) < _LEAST:
        told = ", ".join(one.source.id[:8] for one in kept) or "none"
        raise WrongCall(
            f"The case {name} has {'more than one' if found else 'no'} kept search record {beginning!r}.",
            f"Give at least {_LEAST} digits of its source. Kept search records: {told}.",
        )
    return found[0]


def records_of_archive(session: Session, name: str, archive: Archive) -> tuple[KeptRecord, ...]:
    """The kept records of searches that were made in this archive, alone or with others."""
    return tuple(one for one in kept_records(session, name) if archive.digest in one.archives)


def erase_record(session: Session, name: str, kept: KeptRecord, why: str = "") -> tuple[Path, ...]:
    """Destroy a kept record: its key, bytes, reading, drafts and custody events; a mark is left.

    The mark is an entry of the custody log: that a search record of this id was erased, by whom, when and
    why. Returns the clear copies of the very record that are known to lie outside the vault. Raises
    WrongCall, and destroys nothing, where statements stand on it.
    """
    with session.vault.transaction():
        _erase(session, session.case(name).id, (kept,), why)
    return _copies_of((kept,), session)


def erase_archive_and_records(
    session: Session, name: str, archive: Archive, records: Iterable[KeptRecord], why: str
) -> tuple[Path, ...]:
    """Destroy an archive and these records of searches in it, all or nothing; see :func:`erase_record`."""
    records = tuple(records)
    with session.vault.transaction():
        _erase(session, archive.case, records, why)
        erase_archive(session, name, archive.id, why)
    return _copies_of(records, session)


def _erase(session: Session, case: CaseId, records: Iterable[KeptRecord], why: str) -> None:
    for kept in records:
        stone = Erasure(
            kind=Erased.SOURCE,
            id=kept.source.id,
            act=session.new_id(),
            case=case,
            at=session.now(),
            by=session.who,
            reason=Reason.OTHER,
            note=why,
            commitment=session.vault.erasures.commitment(kept.source.copy.digest),
        )
        session.vault.erasures.destroy(Destruction(sources=(kept.source.id,)), (stone,))
        _leave_mark(session, kept.source.id, why)
        audit(session, "erase search record", kept.source.id, {"case": case})


def _leave_mark(session: Session, source: SourceId, why: str) -> None:
    event = {
        "at": session.now().astimezone(UTC).isoformat(),
        "actor": session.who,
        "action": "search record erased",
        "source": source,
        "reason": why,
    }
    recorded = record_event(event, session.vault.evidence.last_custody(), session.chance(32))
    session.vault.evidence.append_custody(recorded.entry, recorded.salt, recorded.event)


def _copies_of(records: Iterable[KeptRecord], session: Session) -> tuple[Path, ...]:
    digests = {kept.source.copy.digest for kept in records}
    return tuple(
        copy.path for copy in clear_copies(session) if copy.digest in digests and copy.state is CopyState.THERE
    )
