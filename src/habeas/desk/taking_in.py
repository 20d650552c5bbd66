"""Take in: preserve what came byte for byte, read it, and link it to its case."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from habeas import __version__
from habeas.base.digest import digest_of
from habeas.base.errors import HabeasError, WrongCall
from habeas.base.finding import Finding, Severity
from habeas.base.ids import CaseId, SourceId
from habeas.base.when import When
from habeas.desk.files import bytes_of
from habeas.desk.recording import audit
from habeas.desk.session import Session
from habeas.evidence.sources.receipt import Delivery, Receipt, event_of, receive, record_event
from habeas.evidence.sources.source import Description, Method, Secrecy, Source
from habeas.evidence.text.description import describe
from habeas.evidence.text.readers import Outcome, read_copy
from habeas.evidence.text.reading import Reading
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
    """What a person says of everything that one call takes in."""

    secrecy: Secrecy
    undertaking_on: When | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """One file taken in. `source` is None when it was refused; `characters` None when it has no reading."""

    name: str
    came: Came
    source: Source | None
    characters: int | None
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What one call took in, and whether the case was made by it."""

    case: Case
    made: bool
    taken: tuple[Taken, ...]


def case_or_new(session: Session, name: str, jurisdiction: str | None = None) -> tuple[Case, bool]:
    """The case of this name, made when there is none, and whether it was made."""
    found = session.vault.record.case_named(name)
    if found is not None:
        return found, False
    if not name.strip() or name != name.strip() or len(name) > 120 or not name.isprintable():
        raise WrongCall("A case's name is one line of 1 to 120 characters.", "Nothing was made.")
    case = Case(CaseId(session.new_id()), name, session.now(), session.who, jurisdiction)
    with session.vault.transaction():
        session.vault.record.add_case(case)
        audit(session, "new case", case.id)
    return case, True


def take_in_files(session: Session, name: str, paths: Iterable[Path], circumstances: Circumstances) -> TakenIn:
    """Take in files, and everything in folders, each in a transaction of its own.

    A file that cannot be read from the disk, or a link in a folder, is refused with a finding and the
    rest goes on. Raises
    WrongCall, before the case is made, when a named path does not exist or nothing is in it.
    """
    wanted = list(_expanded(paths))
    case, made = case_or_new(session, name)
    return TakenIn(case, made, tuple(_take_file(session, case, path, method, circumstances) for path, method in wanted))


def take_in_standard_input(session: Session, name: str, data: bytes, circumstances: Circumstances) -> TakenIn:
    """Take in bytes that have no file; raises WrongCall, before the case is made, when there are none."""
    if not data:
        raise WrongCall("There is nothing in it.", "Nothing was kept.")
    case, made = case_or_new(session, name)
    return TakenIn(case, made, (keep(session, case, data, None, Method.STANDARD_INPUT, circumstances),))


def keep(
    session: Session, case: Case, data: bytes, name: str | None, method: Method, circumstances: Circumstances
) -> Taken:
    """Preserve these bytes as a source of the case, with their first reading, in one transaction."""
    digest = digest_of(data)
    evidence = session.vault.evidence
    outcome = _first_reading(session, data, evidence.source_of_copy(digest))
    description = describe(data, outcome) if isinstance(outcome, Reading) else Description()
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
            ),
            known=evidence.source_of_copy(digest),
            fresh=SourceId(session.new_id()),
            description=description,
            last=evidence.last_custody(),
            salt=session.chance(32),
        )
        _keep_receipt(session, case, receipt, outcome)
    findings = receipt.findings + (outcome.findings if isinstance(outcome, Reading) else outcome)
    return Taken(
        name or method.value,
        Came.NEW if receipt.is_new else Came.AGAIN,
        receipt.source,
        len(outcome.text) if isinstance(outcome, Reading) else None,
        tuple(replace(finding, place=f"{name or method.value}: {finding.place}") for finding in findings),
    )


def _first_reading(session: Session, data: bytes, known: Source | None) -> Outcome:
    kept = None if known is None else session.vault.evidence.first_reading(known.copy.digest)
    return kept if kept is not None else read_copy(data, digest_of(data))


def _keep_receipt(session: Session, case: Case, receipt: Receipt, outcome: Outcome) -> None:
    evidence = session.vault.evidence
    if receipt.is_new:
        evidence.add_source(receipt.source)
    evidence.append_custody(receipt.entry, receipt.salt, receipt.event)
    evidence.link_source(case.id, receipt.source.id)
    if isinstance(outcome, Reading) and receipt.is_new:
        evidence.add_reading(outcome)
        more = {"reading": outcome.id, "reader": outcome.reader}
        event = event_of("read", session.now(), session.who, receipt.source, more)
        recorded = record_event(event, receipt.entry, session.chance(32))
        evidence.append_custody(recorded.entry, recorded.salt, recorded.event)
    audit(session, "add", receipt.source.id, {"case": case.id})


def _take_file(session: Session, case: Case, path: Path, method: Method, circumstances: Circumstances) -> Taken:
    if method is Method.FOLDER and (path.is_symlink() or not path.is_file()):
        message = "It is a link, or no ordinary file, and was not followed. Name it by itself to take it in."
        return Taken(
            path.name, Came.REFUSED, None, None, (Finding("not-followed", path.name, Severity.WARNING, message),)
        )
    try:
        path.name.encode()
        data = bytes_of(path)
    except UnicodeEncodeError:
        message = "Its name holds bytes that are no letters. Rename it, then take it in."
        return Taken(
            path.name, Came.REFUSED, None, None, (Finding("name-unreadable", path.name, Severity.ERROR, message),)
        )
    except HabeasError as error:
        finding = Finding("file-refused", path.name, Severity.ERROR, f"{error.message} {error.remedy}".strip())
        return Taken(path.name, Came.REFUSED, None, None, (finding,))
    if not data:
        finding = Finding("file-empty", path.name, Severity.ERROR, "The file is empty; nothing of it was kept.")
        return Taken(path.name, Came.REFUSED, None, None, (finding,))
    return keep(session, case, data, path.name, method, circumstances)


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
