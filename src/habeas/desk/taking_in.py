"""Take in: preserve what came byte for byte, read it, and link it to its case."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path, PurePosixPath

from habeas import __version__
from habeas.base.digest import Digest, digest_of
from habeas.base.erasure import Erasure
from habeas.base.errors import HabeasError, WrongCall
from habeas.base.finding import Finding, Severity
from habeas.base.ids import CaseId, SourceId
from habeas.base.when import When
from habeas.desk.apart import apart
from habeas.desk.files import bytes_of
from habeas.desk.reading_ahead import LARGEST_AHEAD, read_ahead
from habeas.desk.recording import audit
from habeas.desk.reprints import repeats_of
from habeas.desk.session import Session
from habeas.evidence.confinement.apart import TakenApart
from habeas.evidence.containers.inside import MOST_DEEP, Inside, Left, Room
from habeas.evidence.containers.unpacking import is_container
from habeas.evidence.sources.naming import name_findings
from habeas.evidence.sources.receipt import Delivery, Receipt, event_of, receive, record_event
from habeas.evidence.sources.source import Basis, Described, Method, Part, Secrecy, Source
from habeas.evidence.text.reading import Outcome, Reading
from habeas.evidence.web_archives.shown import shown
from habeas.record.keeping import Case

TOOL = f"habeas {__version__}"
"""Program and version, as the collection record names the tool."""


class Came(StrEnum):
    """What became of one file: a new source, the same bytes once more, or refused before anything was kept."""

    NEW = "new"
    AGAIN = "again"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a person says of everything that one call takes in.

    `again` takes in bytes that were erased here before, which are refused otherwise.
    """

    secrecy: Secrecy
    undertaking_on: When | None = None
    note: str = ""
    again: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """One file taken in. `source` is None when it was refused; `characters` None when it has no reading.

    `inside` is what it was taken out of, None for what came by itself; `depth` how many containers it lay in.
    """

    name: str
    came: Came
    source: Source | None
    characters: int | None
    findings: tuple[Finding, ...]
    inside: Part | None = None
    depth: int = 0


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What one call took in, whether the case was made by it, and what is less safe here than it should be."""

    case: Case
    made: bool
    taken: tuple[Taken, ...]
    findings: tuple[Finding, ...] = ()


def case_or_new(session: Session, name: str, jurisdiction: str | None = None) -> tuple[Case, bool]:
    """The case of this name, made when there is none, and whether it was made."""
    found = session.vault.record.case_named(name)
    if found is not None:
        return found, False
    demand_case_name(name)
    case = Case(CaseId(session.new_id()), name, session.now(), session.who, jurisdiction)
    with session.vault.transaction():
        session.vault.record.add_case(case)
        audit(session, "new case", case.id)
    return case, True


def demand_case_name(name: str) -> None:
    """Raises WrongCall for what cannot be the name of a case."""
    if not name.strip() or name != name.strip() or len(name) > 120 or not name.isprintable():
        raise WrongCall("A case's name is one line of 1 to 120 characters.", "Nothing was changed.")


def take_in_files(session: Session, name: str, paths: Iterable[Path], circumstances: Circumstances) -> TakenIn:
    """Take in files, and everything in folders, each in a transaction of its own.

    A file that cannot be read from the disk, or a link in a folder, is refused with a finding and the
    rest goes on. Raises
    WrongCall, before the case is made, when a named path does not exist or nothing is in it.
    """
    wanted = list(_expanded(paths))
    case, made = case_or_new(session, name)
    files = ((path, method, _file_at(path, method)) for path, method in wanted)
    taken: list[Taken] = []
    session.progress.begin("taking in", len(wanted))
    for (path, method, file), read in read_ahead(
        files, _read_file, lambda each: _worth(session, each[2], circumstances), apart().close
    ):
        if isinstance(file, Finding):
            taken += _refused(path, file)
        else:
            taken += keep_whole(session, case, file, path.name, method, circumstances, read)
        session.progress.step(path.name)
    session.progress.end()
    return TakenIn(case, made, with_repeats(session, name, tuple(taken)), apart().findings())


def take_in_standard_input(session: Session, name: str, data: bytes, circumstances: Circumstances) -> TakenIn:
    """Take in bytes that have no file; raises WrongCall, before the case is made, when there are none."""
    if not data:
        raise WrongCall("There is nothing in it.", "Nothing was kept.")
    case, made = case_or_new(session, name)
    taken = keep_whole(session, case, data, None, Method.STANDARD_INPUT, circumstances)
    return TakenIn(case, made, with_repeats(session, name, taken), apart().findings())


def with_repeats(session: Session, name: str, taken: Sequence[Taken]) -> tuple[Taken, ...]:
    """What was taken in, each new source with a note where it repeats another of the case."""
    fresh = {each.source.id for each in taken if each.source is not None and each.came is Came.NEW}
    notes = repeats_of(session, name, fresh) if any(each.characters for each in taken) else {}
    return tuple(
        replace(each, findings=(*each.findings, replace(note, place=f"{each.name}: {note.place}")))
        if each.source is not None and (note := notes.get(each.source.id)) is not None
        else each
        for each in taken
    )


def keep_whole(
    session: Session,
    case: Case,
    data: bytes,
    name: str | None,
    method: Method,
    circumstances: Circumstances,
    read: TakenApart | None = None,
) -> tuple[Taken, ...]:
    """Preserve these bytes and everything inside them as sources of the case, the container before its parts.

    Each is kept in a transaction of its own: a call that was stopped is taken up again by the same call,
    which records nothing twice of what is kept already. Parts have the secrecy of their container. `read` is
    what a child has made of the bytes already.
    """
    outer = keep(session, case, data, name, method, circumstances, read=read)
    taken = [outer]
    if outer.source is not None and is_container(outer.source.copy.media_type):
        session.progress.begin("taking out", None)
        _take_out(session, case, data, circumstances, taken, (outer.source.copy.digest,), Room())
        session.progress.end()
    return tuple(taken)


def _take_out(
    session: Session,
    case: Case,
    data: bytes,
    circumstances: Circumstances,
    taken: list[Taken],
    within: tuple[Digest, ...],
    room: Room,
) -> Room:
    """Keep what is inside the container that was taken last, and what is inside that; the room that is left then.

    `within` are the digests of the containers around it, its own being the last.
    """
    at, outer = len(taken) - 1, taken[-1]
    container = outer.source
    assert container is not None
    kept = frozenset(session.vault.evidence.parts(container.id))
    findings: list[Finding] = []
    left = Left()
    inner = apart().unpack(data, room)
    parts = read_ahead(inner, _read_part, lambda each: _worth(session, each, circumstances), apart().close)
    for inside, read in parts:
        if isinstance(inside, Finding):
            findings.append(inside)
        elif room.parts <= 0 or len(inside.data) > room.size:
            left.leave("parts-too-many", inside.path)
        elif (digest := digest_of(inside.data)) in within:
            left.leave("parts-too-deep", inside.path)
        else:
            room = room.less(len(inside.data))
            part = _keep_part(session, case, inside, container, kept, circumstances, read)
            taken.append(replace(part, depth=len(within)))
            session.progress.step(inside.path)
            if part.source is None or not is_container(part.source.copy.media_type):
                continue
            if len(within) >= MOST_DEEP:
                left.leave("parts-too-deep", inside.path)
            else:
                room = _take_out(session, case, inside.data, circumstances, taken, (*within, digest), room)
    found = (replace(each, place=f"{outer.name}: {each.place}") for each in (*findings, *left.findings()))
    taken[at] = replace(outer, findings=(*outer.findings, *found))
    return room


def _keep_part(
    session: Session,
    case: Case,
    inside: Inside,
    container: Source,
    kept: frozenset[Part],
    circumstances: Circumstances,
    read: TakenApart | None,
) -> Taken:
    """Preserve one part; one that is kept as a part of this container already is only let serve the case."""
    seen = shown(inside.path)
    name = PurePosixPath(inside.path.replace("\\", "/")).name or inside.path if seen is None else seen.file_name
    evidence = session.vault.evidence
    known = evidence.source_of_copy(digest_of(inside.data))
    if known is not None and Part(container.id, known.id, inside.path, inside.place) in kept:
        with session.vault.transaction():
            evidence.link_source(case.id, known.id)
        reading = evidence.first_reading(known.copy.digest)
        part = Part(container.id, known.id, inside.path, inside.place)
        return Taken(name, Came.AGAIN, known, None if reading is None else len(reading.text), (), part)
    out_of = (container, inside.path, inside.place)
    return keep(session, case, inside.data, name, Method.PART, circumstances, out_of, read)


def keep(
    session: Session,
    case: Case,
    data: bytes,
    name: str | None,
    method: Method,
    circumstances: Circumstances,
    out_of: tuple[Source, str, int] | None = None,
    read: TakenApart | None = None,
) -> Taken:
    """Preserve these bytes as a source of the case, with their first reading, in one transaction.

    `out_of` is the container that they were taken out of, their name in it and their place; None for
    what came by itself. What is inside these bytes is not taken out here. `read` is what a child has made of
    them already; what is kept of them counts before it.
    """
    digest = digest_of(data)
    evidence = session.vault.evidence
    known = evidence.source_of_copy(digest)
    stone = None if known is not None or circumstances.again else session.vault.erasures.erased_copy(digest)
    if stone is not None:
        return Taken(name or method.value, Came.REFUSED, None, None, (_erased_before(stone, name or method.value),))
    read = _read_apart(session, data, known, read)
    outcome, description = read.outcome, read.description
    if out_of is not None and (seen := shown(out_of[1])) is not None:
        title = description.title or out_of[0].description.title
        description = replace(description, title=title, address=Described(seen.address, Basis.PROPOSED))
    with session.vault.transaction():
        evidence.put_copy(data)
        receipt = receive(
            data,
            Delivery(
                at=session.now(),
                by=session.who,
                method=method,
                tool=TOOL,
                original_name=name,
                secrecy=circumstances.secrecy,
                undertaking_on=circumstances.undertaking_on,
                note=circumstances.note,
                out_of=None if out_of is None else out_of[:2],
            ),
            known=evidence.source_of_copy(digest),
            fresh=SourceId(session.new_id()),
            kind=read.kind,
            description=description,
            last=evidence.last_custody(),
            salt=session.chance(32),
        )
        _keep_receipt(session, case, receipt, outcome)
        part = None if out_of is None else Part(out_of[0].id, receipt.source.id, *out_of[1:])
        if part is not None:
            evidence.add_part(part)
    of_text = outcome.findings if isinstance(outcome, Reading) else outcome
    findings = (*receipt.findings, *name_findings(name, read.kind), *read.disguises, *of_text)
    return Taken(
        name or method.value,
        Came.NEW if receipt.is_new else Came.AGAIN,
        receipt.source,
        len(outcome.text) if isinstance(outcome, Reading) else None,
        tuple(replace(finding, place=f"{name or method.value}: {finding.place}") for finding in findings),
        part,
    )


def _erased_before(stone: Erasure, place: str) -> Finding:
    message = (
        f"The same bytes were erased here on {stone.at.date().isoformat()} (reason: {stone.reason.value}). "
        "They were not taken in; add --again to take them in all the same."
    )
    return Finding("erased-before", place, Severity.WARNING, message)


def _read_file(file: tuple[Path, Method, bytes | Finding]) -> TakenApart:
    assert isinstance(file[2], bytes)
    return apart().take(file[2], digest_of(file[2]))


def _read_part(part: Inside | Finding) -> TakenApart:
    assert isinstance(part, Inside)
    return apart().take(part.data, digest_of(part.data))


def _worth(session: Session, what: bytes | Inside | Finding, circumstances: Circumstances) -> bool:
    """Whether these bytes are worth reading ahead: neither too large, nor kept, nor refused as erased."""
    if isinstance(what, Finding):
        return False
    data = what.data if isinstance(what, Inside) else what
    if len(data) > LARGEST_AHEAD:
        return False
    digest = digest_of(data)
    if session.vault.evidence.source_of_copy(digest) is not None:
        return False
    return circumstances.again or session.vault.erasures.erased_copy(digest) is None


def _read_apart(session: Session, data: bytes, known: Source | None, read: TakenApart | None) -> TakenApart:
    """What is kept of these bytes already, or what a confined child makes of them, or has made before."""
    kept = None if known is None else session.vault.evidence.first_reading(known.copy.digest)
    if known is not None and kept is not None:
        return TakenApart(known.copy.media_type, kept, known.description)
    return apart().take(data, digest_of(data)) if read is None else read


def _keep_receipt(session: Session, case: Case, receipt: Receipt, outcome: Outcome) -> None:
    evidence = session.vault.evidence
    if receipt.is_new:
        evidence.add_source(receipt.source)
    evidence.append_custody(receipt.entry, receipt.salt, receipt.event)
    evidence.link_source(case.id, receipt.source.id)
    # What came before a program that reads it was installed is read when it comes again.
    if isinstance(outcome, Reading) and evidence.first_reading(outcome.copy) is None:
        evidence.add_reading(outcome)
        more = {"reading": outcome.id, "reader": outcome.reader}
        event = event_of("read", session.now(), session.who, receipt.source, more)
        recorded = record_event(event, receipt.entry, session.chance(32))
        evidence.append_custody(recorded.entry, recorded.salt, recorded.event)
    audit(session, "add", receipt.source.id, {"case": case.id})


def _file_at(path: Path, method: Method) -> bytes | Finding:
    """The bytes of a file, or why it is refused."""
    if method is Method.FOLDER and (path.is_symlink() or not path.is_file()):
        message = "It is a link, or no ordinary file, and was not followed. Name it by itself to take it in."
        return Finding("not-followed", path.name, Severity.WARNING, message)
    try:
        path.name.encode()
        data = bytes_of(path)
    except UnicodeEncodeError:
        message = "Its name holds bytes that are no letters. Rename it, then take it in."
        return Finding("name-unreadable", path.name, Severity.ERROR, message)
    except HabeasError as error:
        return Finding("file-refused", path.name, Severity.ERROR, f"{error.message} {error.remedy}".strip())
    if not data:
        return Finding("file-empty", path.name, Severity.ERROR, "The file is empty; nothing of it was kept.")
    return data


def _refused(path: Path, finding: Finding) -> tuple[Taken, ...]:
    return (Taken(path.name, Came.REFUSED, None, None, (finding,)),)


def _expanded(paths: Iterable[Path]) -> Iterator[tuple[Path, Method]]:
    """Each file with how it came; a folder stands for all files below it, in the order of their names."""
    for path in paths:
        if not path.exists():
            raise WrongCall(f"There is no file or folder {path}.", "Check the name; nothing was taken in.")
        if not path.is_dir():
            yield path, Method.FILE
            continue
        inside = sorted(Path(folder) / name for folder, _, names in os.walk(path, followlinks=False) for name in names)
        if not any(each.is_file() and not each.is_symlink() for each in inside):
            raise WrongCall(f"There is no file in the folder {path}.", "Nothing was taken in.")
        yield from ((each, Method.FOLDER) for each in inside)
