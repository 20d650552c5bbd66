"""Propose statements from what a case holds."""

from collections.abc import Iterator
from dataclasses import dataclass

from habeas.base.digest import Json, digest_of, digest_of_json
from habeas.base.finding import Finding
from habeas.base.ids import CaseId, ProposalId, ReadingId
from habeas.desk.apart import apart
from habeas.desk.bound_pages import pages_now
from habeas.desk.recording import audit
from habeas.desk.session import Session
from habeas.drafting.across_pages import draft_across
from habeas.drafting.draft import Draft
from habeas.drafting.keeping import Proposal
from habeas.drafting.reading_to_drafts import Drafted, draft
from habeas.evidence.sources.source import Source
from habeas.evidence.text.reading import Reading


@dataclass(frozen=True, slots=True)
class Proposed:
    """What drafting a case came to: how many proposals are new, how many were there before."""

    new: int
    known: int
    sources: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class FileDrafts:
    """The drafts of a file; `recognised` are those whose quotes were recognised on a picture, by their place in it."""

    drafts: tuple[Draft, ...]
    recognised: frozenset[int]
    findings: tuple[Finding, ...]


def draft_bytes(data: bytes) -> FileDrafts:
    """The drafts of a file without any vault; findings alone where it cannot be read."""
    read = apart().read(data, digest_of(data)).outcome
    if not isinstance(read, Reading):
        return FileDrafts((), frozenset(), (*read, *apart().findings()))
    drafted = draft(read)
    recognised = frozenset(at for at, each in enumerate(drafted.drafts) if read.recognised(each.span))
    return FileDrafts(drafted.drafts, recognised, (*read.findings, *drafted.findings, *apart().findings()))


def propose(session: Session, name: str) -> Proposed:
    """Draft from every source of the case; what was proposed before stays as it was decided."""
    case = session.case(name)
    new = known = read = 0
    findings: list[Finding] = []
    session.progress.begin("drafting", len(session.vault.evidence.sources(case.id)))
    for source, reading, drafted in _drafted(session, case.id, findings):
        read += 1
        place = source.original_name or source.id[:8]
        findings += [Finding(f.code, f"{place} {f.place}", f.severity, f.message) for f in drafted.findings]
        proposals = {
            made.id: made
            for each in drafted.drafts
            for made in (Proposal(proposal_id(case.id, reading.id, each), source.id, reading.id, each),)
        }
        with session.vault.transaction():
            added = session.vault.proposals.add_proposals(case.id, list(proposals.values()))
            audit(session, "draft", source.id, {"case": case.id, "new": str(added)})
        new += added
        known += len(proposals) - added
        session.progress.step(place)
    session.progress.end()
    return Proposed(new, known, read, tuple(findings))


def _drafted(session: Session, case: CaseId, findings: list[Finding]) -> Iterator[tuple[Source, Reading, Drafted]]:
    """Each source that has a text, with its drafts; pages of one document are drafted from together.

    What is worth knowing of a document as a whole is added to `findings`.
    """
    evidence = session.vault.evidence
    sources = {source.id: source for source in evidence.sources(case)}
    for document in pages_now(session, case):
        pages = [sources.pop(key) for key in document.pages if key in sources]
        read = [(page, reading) for page in pages if (reading := evidence.first_reading(page.copy.digest)) is not None]
        drafted, told = draft_across([reading for _, reading in read])
        place = document.title or document.id[:8]
        findings += [Finding(f.code, f"{place}: {f.place}", f.severity, f.message) for f in told]
        for (page, reading), made in zip(read, drafted, strict=True):
            yield page, reading, made
    for source in sources.values():
        found = evidence.first_reading(source.copy.digest)
        if found is None or (not found.main and evidence.parts(source.id)):
            continue  # a list of contents asserts nothing; what is in it is drafted from by itself
        yield source, found, draft(found)


def proposal_id(case: CaseId, reading: ReadingId, each: Draft) -> ProposalId:
    """The id of a draft in a case: what it says and where, whichever version of an extractor found it."""
    form: Json = {
        "case": case,
        "reading": reading,
        "type": each.type,
        "subject": each.subject,
        "value": dict(each.value),
        "start": each.span.start,
        "end": each.span.end,
        "attributed_to": each.attributed_to,
        "stance": each.stance.value,
    }
    return ProposalId(digest_of_json(form).removeprefix("sha256:"))
