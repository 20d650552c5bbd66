"""Propose statements from what a case holds."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

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
from habeas.evidence.sources.source import Part, Source
from habeas.evidence.text.reading import Reading
from habeas.evidence.web_archives.shown import Kind, shown


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
    showing = {part.part: part for part in evidence.parts_of_case(case) if shown(part.path) is not None}
    for source in sources.values():
        found = evidence.first_reading(source.copy.digest)
        if found is None or (not found.main and evidence.parts(source.id)):
            continue  # a list of contents asserts nothing; what is in it is drafted from by itself
        part = showing.get(source.id)
        if part is None:
            yield source, found, draft(found)
        elif not _same_in_words(part, showing.values()):
            served = evidence.source(part.container)
            whole = None if served is None else evidence.first_reading(served.copy.digest)
            yield source, found, _beyond(draft(found), found, whole)


def _same_in_words(page: Part, others: Iterable[Part]) -> bool:
    """Whether this is a picture of a page whose words are kept beside it: nothing has to be recognised then."""
    seen = shown(page.path)
    beside = [shown(each.path) for each in others if each.container == page.container]
    words = {each.address for each in beside if each is not None and each.kind is Kind.WORDS}
    return seen is not None and seen.kind is Kind.PICTURE and seen.address in words


def _beyond(drafted: Drafted, reading: Reading, served: Reading | None) -> Drafted:
    """The drafts from the words that a browser showed whose lines the page as it was served does not have."""
    said = "" if served is None else " ".join(served.text.split())
    text, fresh = reading.text, []
    for each in drafted.drafts:
        start, end = text.rfind("\n", 0, each.span.start) + 1, text.find("\n", each.span.end)
        if " ".join(text[start : None if end < 0 else end].split()) not in said:
            fresh.append(each)
    return replace(drafted, drafts=tuple(fresh))


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
