"""Verify: is everything that is kept what was put in, and does every quote stand where it says?"""

from dataclasses import dataclass

from habeas.base.finding import Finding, Severity
from habeas.desk.kept import Kept
from habeas.desk.recording import audit
from habeas.desk.session import Session
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
    """Check the vault's files and tables, every digest, the custody log, and every anchor, to the end."""
    evidence = session.vault.evidence
    findings = [*session.vault.check(), *check(evidence)]
    kept = Kept(session)
    anchors = 0
    for case in session.vault.record.cases():
        for statement in session.vault.record.statements(case.id):
            anchors += 1
            findings += _anchor(kept, statement.anchor, f"statement {statement.id[:10]}")
        for proposal in session.vault.proposals.proposals(case.id):
            anchors += 1
            reading = kept.reading(proposal.reading)
            place = f"proposal {proposal.id[:10]}"
            if reading is None or proposal.draft.span.slice(reading.text) != proposal.draft.quote:
                message = "Its quote does not stand at its place in the reading."
                findings.append(Finding("quote-differs", place, Severity.ERROR, message))
            else:
                findings += _anchor(kept, anchor_at(reading, proposal.draft.span), place)
    with session.vault.transaction():
        audit(session, "verify", "", {"findings": str(len(findings))})
    return Verified(len(evidence.copies()), len(evidence.custody()), anchors, tuple(findings))


def _anchor(kept: Kept, anchor: Anchor, place: str) -> tuple[Finding, ...]:
    finding = check_anchor(anchor, kept.reading(anchor.reading))
    if finding is None:
        return ()
    return (Finding(finding.code, f"{place}: {finding.place}", finding.severity, finding.message),)
