"""Verify: is everything that is kept what was put in, and does every quote stand where it says?"""

from collections.abc import Iterator
from dataclasses import dataclass

from habeas.base.errors import CannotWrite, IntegrityFailure
from habeas.base.finding import Finding, Severity
from habeas.desk.apart import apart
from habeas.desk.kept import Kept
from habeas.desk.recording import audit
from habeas.desk.session import Session
from habeas.evidence.archives.checking import check_archives
from habeas.evidence.sources.checking import check, check_anchor
from habeas.evidence.text.anchor import Anchor, anchor_at


@dataclass(frozen=True, slots=True)
class Verified:
    """What was looked at, and everything that failed or is worth knowing, in the order of looking.

    It is intact when no finding is an error.
    """

    copies: int
    custody_entries: int
    anchors: int
    findings: tuple[Finding, ...]

    @property
    def intact(self) -> bool:
        """Whether nothing failed."""
        return all(finding.severity is not Severity.ERROR for finding in self.findings)


def verify(session: Session) -> Verified:
    """Check the vault's files and tables, every digest, the custody log, and every anchor, to the end.

    Where a part of the database cannot be read, what was found until then is returned with a finding
    that says so.
    """
    findings, anchors, copies, entries = [*session.vault.check(session.progress), *apart().findings()], 0, 0, 0
    evidence = session.vault.evidence
    try:
        copies, entries = len(evidence.copies()), len(evidence.custody())
        findings += check(evidence, apart())
        findings += check_archives(session.vault.archives)
        findings += session.vault.find.check()
        findings += session.vault.carrying.check()
        session.progress.begin("verifying", None)
        for found in _anchors(session):
            anchors += 1
            findings += found
            session.progress.step()
        session.progress.end()
    except IntegrityFailure as failure:
        findings.append(Finding("database-unreadable", "database", Severity.ERROR, failure.message))
    try:
        with session.vault.transaction():
            audit(session, "verify", "", {"findings": str(len(findings))})
    except (CannotWrite, IntegrityFailure):
        # A damaged vault, or one on a medium that cannot be written, is still told of.
        message = "The vault could not be written, so its audit trail does not say that it was checked."
        findings.append(Finding("check-not-recorded", "audit trail", Severity.NOTE, message))
    return Verified(copies, entries, anchors, tuple(findings))


def _anchors(session: Session) -> Iterator[tuple[Finding, ...]]:
    """What is wrong with each quote of a statement or proposal, one after the other."""
    kept = Kept(session)
    for case in session.vault.record.cases():
        for statement in session.vault.record.statements(case.id):
            yield _anchor(kept, statement.anchor, f"statement {statement.id[:10]}")
        for proposal in session.vault.proposals.proposals(case.id):
            reading = kept.reading(proposal.reading)
            place = f"proposal {proposal.id[:10]}"
            if reading is None or proposal.draft.span.slice(reading.text) != proposal.draft.quote:
                message = "Its quote does not stand at its place in the reading."
                yield (Finding("quote-differs", place, Severity.ERROR, message),)
            else:
                yield _anchor(kept, anchor_at(reading, proposal.draft.span), place)


def _anchor(kept: Kept, anchor: Anchor, place: str) -> tuple[Finding, ...]:
    finding = check_anchor(anchor, kept.reading(anchor.reading))
    if finding is None:
        return ()
    return (Finding(finding.code, f"{place}: {finding.place}", finding.severity, finding.message),)
