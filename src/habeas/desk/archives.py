"""Archives: take in what a person exported, list, show and erase it. Every reading is in the audit trail."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path

from habeas.base.errors import WrongCall
from habeas.base.finding import Finding
from habeas.base.ids import ArchiveId
from habeas.desk.apart import exports_apart
from habeas.desk.archive_reading import Terms, taken_anyway, treated_export
from habeas.desk.exports import export_files
from habeas.desk.naming_case import case_or_new
from habeas.desk.preserving import TOOL
from habeas.desk.recording import audit
from habeas.desk.session import Session
from habeas.evidence.archives.archive import Archive, ErasedArchive
from habeas.evidence.archives.digest import digest_of_export
from habeas.evidence.archives.export import Chat, Choice
from habeas.evidence.archives.item import Item, Whose
from habeas.evidence.archives.lines import items_digest
from habeas.evidence.archives.opening import LeftOut
from habeas.evidence.archives.others import count_whose
from habeas.evidence.sources.receipt import record_event
from habeas.record.keeping import Case

_LEAST = 4
"""Least number of digits by which an archive can be named."""

_RECEIVED = "archive received"


@dataclass(frozen=True, slots=True)
class Added:
    """An export taken in, or found to be kept already; and whether its case was made by it.

    `whose` counts the items that are kept by whose words they are, never by author. `dropped` items
    were others' and left out; `renamed` names of others were replaced.
    """

    case: Case
    made: bool
    archive: Archive
    new: bool
    whose: Mapping[Whose, int]
    dropped: int
    renamed: int


@dataclass(frozen=True, slots=True)
class ChatsOf:
    """What there is to choose from in an export. `always` are the ids of those that need not be chosen."""

    chats: tuple[Chat, ...]
    always: frozenset[str]
    left_out: tuple[LeftOut, ...]
    findings: tuple[Finding, ...]


def chats_of(path: Path) -> ChatsOf:
    """The chats of an export, without a vault; raises WrongCall where there is nothing that can be read."""
    opened = export_files(path)
    read = exports_apart().read_export(opened.files, Choice(chats=frozenset()))
    if not read.tallies:
        raise _unknown_layout(path)
    always = frozenset(chat.id for chat in read.chats if taken_anyway(chat, (), read.items))
    return ChatsOf(read.chats, always, opened.left_out, read.findings)


def add_archive(session: Session, name: str, path: Path, terms: Terms) -> Added:
    """Take an export into a case, which is made when it is new, in one transaction.

    The same export once more adds nothing, whatever is chosen of it. Raises WrongCall, and keeps
    nothing, where a chat is not there, where nothing would be taken, where nobody said which author is
    the person, and where a file cannot be preserved without the chats that were not chosen.
    """
    opened = export_files(path)
    digest = digest_of_export(opened.files)
    case = session.vault.record.case_named(name)
    if case is not None:
        for kept in session.vault.archives.archives(case.id):
            if kept.digest == digest:
                return Added(case, False, kept, False, {}, 0, 0)
    if not opened.files:
        raise _unknown_layout(path)
    treated = treated_export(opened, terms)
    if treated is None:
        raise _unknown_layout(path)
    with session.vault.transaction():
        case, made = case_or_new(session, name)
        archive = Archive(
            id=ArchiveId(session.new_id()),
            case=case.id,
            digest=digest,
            platforms=treated.platforms,
            owners=terms.owners,
            given=terms.given,
            chats=treated.chats,
            others=terms.others,
            account=treated.account,
            files=treated.preserved,
            items=len(treated.items),
            characters=sum(len(item.text) for item in treated.items),
            items_digest=items_digest(treated.items),
            taken_in_at=session.now(),
            taken_in_by=session.who,
            tools=(TOOL, *treated.layouts),
            custody=_next_custody(session),
        )
        _custody(session, archive, _RECEIVED)
        session.vault.archives.put_archive(archive, treated.items, treated.files)
        audit(session, "add archive", archive.id, {"case": case.id, "authority": terms.given.authority.value})
    whose = count_whose(treated.items)
    return Added(case, made, archive, True, whose, treated.dropped, treated.renamed)


def archives_of(session: Session, name: str) -> tuple[tuple[Archive, ...], tuple[ErasedArchive, ...]]:
    """The archives of a case, and the tombstones of those that were erased."""
    case = session.case(name)
    return session.vault.archives.archives(case.id), session.vault.archives.erased(case.id)


def archive_named(session: Session, name: str, beginning: str) -> Archive:
    """The archive of a case whose id begins so; raises WrongCall where there is none, or more than one."""
    found = [one for one in archives_of(session, name)[0] if one.id.startswith(beginning.lower())]
    if len(found) != 1 or len(beginning) < _LEAST:
        raise WrongCall(
            f"The case {name} has {'no' if not found else 'more than one'} archive {beginning!r}.",
            f"Give at least {_LEAST} digits of an id from `habeas archive list {name}`.",
        )
    return found[0]


def show_archive(session: Session, name: str, beginning: str) -> tuple[Archive, tuple[Item, ...]]:
    """An archive and its items, to tell what it holds; the reading is in the audit trail."""
    archive = archive_named(session, name, beginning)
    return archive, items_read(session, archive, "show archive")


def items_read(session: Session, archive: Archive, action: str) -> tuple[Item, ...]:
    """All items of an archive. The only way to them: the audit trail says first who read them, and for what."""
    with session.vault.transaction():
        audit(session, action, archive.id, {"case": archive.case, "items": str(archive.items)})
    return session.vault.archives.items(archive.id)


def erase_archive(session: Session, name: str, beginning: str, reason: str) -> ErasedArchive:
    """Destroy an archive: its items, files, indexes and keys; only the tombstone is left."""
    archive = archive_named(session, name, beginning)
    erased = ErasedArchive(archive.id, archive.case, archive.taken_in_at, session.now(), session.who, reason)
    with session.vault.transaction():
        session.vault.archives.erase(erased)
        _custody(session, archive, "archive erased")
        audit(session, "erase archive", archive.id, {"case": archive.case})
    return erased


def erase_archive_files(session: Session, name: str, beginning: str) -> Archive:
    """Destroy the preserved files of an archive and keep its items; their digests and sizes stay."""
    archive = archive_named(session, name, beginning)
    with session.vault.transaction():
        session.vault.archives.erase_files(archive.id)
        _custody(session, archive, "archive files erased")
        audit(session, "erase archive files", archive.id, {"case": archive.case})
    return archive


def _next_custody(session: Session) -> int:
    last = session.vault.evidence.last_custody()
    return 1 if last is None else last.number + 1


def _custody(session: Session, archive: Archive, action: str) -> None:
    """Append to the custody log what was done with an archive; an erasure names its id and nothing else."""
    event = {"at": session.now().astimezone(UTC).isoformat(), "actor": session.who, "action": action}
    event["archive"] = archive.id
    if action == _RECEIVED:
        event |= {"export": archive.digest, "authority": archive.given.authority.value}
    recorded = record_event(event, session.vault.evidence.last_custody(), session.chance(32))
    session.vault.evidence.append_custody(recorded.entry, recorded.salt, recorded.event)


def _unknown_layout(path: Path) -> WrongCall:
    return WrongCall(
        f"Nothing in {path} is of a layout that can be read.",
        "docs/reference/archives.md lists the layouts; `habeas add` takes any other file in as a source.",
    )
