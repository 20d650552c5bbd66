"""The sheet of a capture tool: its hashes are claims about files, held against the files, and no facts of anybody."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from habeas.base.digest import Digest
from habeas.base.errors import HabeasError, NotRead, WrongCall
from habeas.base.finding import Finding, Severity
from habeas.base.when import When
from habeas.desk.files import bytes_of
from habeas.desk.foreign_apart import foreign_apart
from habeas.desk.intake_planning import Offered
from habeas.desk.intake_report import Line, Report
from habeas.desk.preserving import Circumstances
from habeas.desk.recording import audit
from habeas.desk.session import Session
from habeas.desk.taking_out import keep_whole
from habeas.evidence.foreign.auto_archiver import claimed
from habeas.evidence.foreign.record import Form, Record
from habeas.evidence.sources.receipt import event_of, record_event
from habeas.evidence.sources.source import Basis, Described, Method, Secrecy, Source
from habeas.evidence.text.reading import Reading
from habeas.intake.dates import date_in
from habeas.intake.mapping import ListMapping
from habeas.intake.updating import What
from habeas.record.keeping import Case

_MACHINE = ".json"
"""The ending of what the tool writes of a capture as a whole, with details of the machine it ran on."""

_LAST = 1 << 62
"""Behind every row: where rows stand that a sheet has no more."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a row says of one file: where it comes from, its name, and its hash, None where the row has none.

    `published` is when it was put up, None where that cannot be read; `copies` where and when the tool kept it.
    """

    row: int
    address: str
    title: str | None
    name: str | None
    hash: tuple[str, str] | None
    published: When | None = None
    copies: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """A claim, what becomes of it, and the file that has its hash, None where it is not there or kept already."""

    claim: Claim
    what: What
    finding: Finding
    path: Path | None = None


def compare_captures(session: Session, case: str, reading: Reading, mapping: ListMapping, offered: Offered) -> Report:
    """Row by row what the sheet claims, and whether the files bear it out; nothing is kept."""
    return _report(case, mapping, list(_compared(session, reading, offered)))


def keep_captures(
    session: Session, case: Case, sheet: Source, reading: Reading, mapping: ListMapping, offered: Offered
) -> Report:
    """The same; where the sheet is accepted, each file that has its hash is preserved with its address.

    Its receipt and its description stand in the custody log with the claim, the sheet and the row.
    """
    compared = list(_compared(session, reading, offered))
    report = _report(case.name, mapping, compared)
    if offered.accept is None:
        return report
    kept = 0
    findings: list[Finding] = []
    for one in compared:
        if one.what is What.NEW and one.path is not None:
            taken = _keep(session, case, sheet, one, one.path, mapping, offered)
            findings += taken
            kept += 1
    return replace(report, findings=(*report.findings, *findings), preserved=kept)


def joined(captures: Report, told: Report) -> Report:
    """One report of what a sheet says of files and of posts: each row's files first."""
    lines = sorted((*captures.lines, *told.lines), key=lambda line: line.row if line.row is not None else _LAST)
    findings = (*told.findings, *captures.findings)
    return replace(told, lines=tuple(lines), findings=findings, preserved=captures.preserved)


def _keep(
    session: Session, case: Case, sheet: Source, one: Compared, path: Path, mapping: ListMapping, offered: Offered
) -> tuple[Finding, ...]:
    circumstances = Circumstances(Secrecy(mapping.secrecy), again=offered.again)
    every = keep_whole(session, case, bytes_of(path), path.name, Method.FOLDER, circumstances)
    source = every[0].source
    if source is not None:
        told = source.description
        if one.claim.address and told.address is None:
            told = replace(told, address=Described(one.claim.address, Basis.PROPOSED))
        if one.claim.title and told.title is None:
            told = replace(told, title=Described(one.claim.title, Basis.PROPOSED))
        if one.claim.published is not None and told.published is None:
            told = replace(told, published=Described(one.claim.published, Basis.PROPOSED))
        claim = ":".join(one.claim.hash or ())
        more = {"claimed": claim, "claimed_in": sheet.id, "claimed_at": f"row {one.claim.row}"}
        note = "\n".join(part for part in (source.note, one.claim.copies) if part)
        described = replace(source, description=told, note=note)
        with session.vault.transaction():
            evidence = session.vault.evidence
            evidence.replace_source(described)
            event = event_of("described", session.now(), session.who, described, more)
            recorded = record_event(event, evidence.last_custody(), session.chance(32))
            evidence.append_custody(recorded.entry, recorded.salt, recorded.event)
            audit(session, "describe", source.id, {"case": case.id, "from": sheet.id})
    return tuple(finding for taken in every for finding in taken.findings)


def _report(case: str, mapping: ListMapping, compared: list[Compared]) -> Report:
    lines = tuple(
        Line(
            row=one.claim.row,
            key=(one.claim.address,),
            subject=one.claim.address,
            case=case,
            what=one.what,
            finding=one.finding,
        )
        for one in compared
    )
    return Report(mapping, lines, (), rows=len({one.claim.row for one in compared}))


def _compared(session: Session, reading: Reading, offered: Offered) -> Iterator[Compared]:
    files = _Files(offered.files)
    try:
        records = foreign_apart().records(reading.text, Form.AUTO_ARCHIVER).records
    except NotRead as lost:
        if lost.finding is None:
            raise
        yield Compared(Claim(0, "", None, None, None), What.REFUSED, lost.finding)
        return
    for record in records:
        yield _held(session, _claim(record), files, record)


def _claim(record: Record) -> Claim:
    told = {name: cell.words.strip() for name, cell in reversed(record.cells)}
    name = told.get("file")
    published = date_in(told["published"]) if told.get("published") else None
    copies = " · ".join(told[part] for part in ("kept", "captured") if told.get(part))
    return Claim(
        record.number,
        told.get("link", ""),
        told.get("title"),
        None if name is None else PurePosixPath(name.replace("\\", "/")).name,
        claimed(told.get("hash", "")),
        published if isinstance(published, When) else None,
        f"Auto Archiver: {copies}" if told.get("kept") else "",
    )


def _held(session: Session, claim: Claim, files: "_Files", record: Record) -> Compared:
    place = f"row {claim.row}"
    if record.why is not None:
        message = "This row cannot be read; nothing in it was run, and nothing of it is taken."
        return Compared(claim, What.REFUSED, Finding("record-broken", place, Severity.WARNING, message))
    if claim.name is not None and claim.name.lower().endswith(_MACHINE):
        message = f"{claim.name!r} tells of the machine that made the capture; it is not taken in."
        return Compared(claim, What.REFUSED, Finding("capture-of-machine", place, Severity.NOTE, message))
    if claim.hash is None:
        message = "The row has no hash that can be held against a file."
        return Compared(claim, What.REFUSED, Finding("hash-missing", place, Severity.WARNING, message))
    kind, digest = claim.hash
    if kind == "SHA-256" and session.vault.evidence.source_of_copy(Digest(f"sha256:{digest}")) is not None:
        message = "A source that is kept has exactly this hash."
        return Compared(claim, What.SAME, Finding("hash-agrees", place, Severity.NOTE, message))
    path = files.of_hash(kind, digest)
    if path is not None:
        message = f"{path.name!r} has exactly this hash."
        return Compared(claim, What.NEW, Finding("hash-agrees", place, Severity.NOTE, message), path)
    other = None if claim.name is None else files.of_name(claim.name)
    if other is not None:
        message = f"{other.name!r} has another hash: it is not the file that was captured, or it was changed since."
        return Compared(claim, What.CONFLICT, Finding("hash-differs", place, Severity.WARNING, message))
    message = "No file that is kept or given has this hash; the claim is not borne out."
    return Compared(claim, What.REFUSED, Finding("hash-no-file", place, Severity.WARNING, message))


class _Files:
    """The files of a folder by their hashes, each read once when it is first asked for."""

    def __init__(self, folder: Path | None) -> None:
        if folder is not None and not folder.is_dir():
            raise WrongCall(f"There is no folder {folder}.", "Name the folder with the files; nothing was kept.")
        found = () if folder is None else sorted(folder.rglob("*"))
        self._paths = [path for path in found if path.is_file() and not path.is_symlink()]
        self._by_hash: dict[tuple[str, str], Path] | None = None

    def of_hash(self, kind: str, digest: str) -> Path | None:
        """The file with this hash, None where there is none."""
        if self._by_hash is None:
            self._by_hash = {}
            for path in self._paths:
                try:
                    data = bytes_of(path)
                except HabeasError:  # what cannot be read bears nothing out
                    continue
                self._by_hash["SHA-256", hashlib.sha256(data).hexdigest()] = path
                self._by_hash["SHA3-512", hashlib.sha3_512(data).hexdigest()] = path
        return self._by_hash.get((kind, digest))

    def of_name(self, name: str) -> Path | None:
        """The file of this name, None where there is none."""
        return next((path for path in self._paths if path.name == name), None)
