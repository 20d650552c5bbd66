"""Preserve bytes as a source of a case: a sealed copy, its first reading, a receipt in the custody log."""

from dataclasses import dataclass, replace
from enum import StrEnum

from habeas import __version__
from habeas.base.digest import digest_of
from habeas.base.erasure import Erasure
from habeas.base.finding import Finding, Severity
from habeas.base.ids import SourceId
from habeas.base.when import When
from habeas.desk.apart import apart
from habeas.desk.reading_ahead import LARGEST_AHEAD
from habeas.desk.recording import audit
from habeas.desk.session import Session
from habeas.evidence.confinement.apart import TakenApart
from habeas.evidence.containers.inside import Inside
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


def worth_reading(session: Session, what: bytes | Inside | Finding, circumstances: Circumstances) -> bool:
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


def _erased_before(stone: Erasure, place: str) -> Finding:
    message = (
        f"The same bytes were erased here on {stone.at.date().isoformat()} (reason: {stone.reason.value}). "
        "They were not taken in; add --again to take them in all the same."
    )
    return Finding("erased-before", place, Severity.WARNING, message)


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
