"""Proposals and decisions as rows, and back."""

from sys import intern
from typing import Any

from habeas.base.ids import CaseId, Handle, ProposalId, ReadingId, SourceId, StatementId
from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.drafting.draft import Draft
from habeas.drafting.keeping import Decision, Proposal, ProposalMark, State
from habeas.record.statements import Stance
from habeas.vault.columns import Row, plain, utc


def proposal_row(case: CaseId, proposal: Proposal) -> dict[str, Any]:
    """The columns of a proposal of a case."""
    draft = proposal.draft
    return {
        "key": proposal.id,
        "case_id": case,
        "source_id": proposal.source,
        "reading_id": proposal.reading,
        "type": draft.type,
        "subject": draft.subject,
        "value": plain(draft.value),
        "start": draft.span.start,
        "end": draft.span.end,
        "quote": draft.quote,
        "attributed_to": draft.attributed_to,
        "stance": draft.stance.value,
        "confidence": draft.confidence,
        "lang": draft.lang.value,
        "extractor": draft.extractor,
        "state": proposal.state.value,
    }


def proposal_of(row: Row) -> Proposal:
    """The proposal back from its columns."""
    draft = Draft(
        type=row["type"],
        subject=row["subject"],
        value=row["value"],
        span=Span(row["start"], row["end"]),
        quote=row["quote"],
        attributed_to=row["attributed_to"],
        stance=Stance(row["stance"]),
        confidence=row["confidence"],
        lang=Lang(row["lang"]),
        extractor=row["extractor"],
    )
    return Proposal(
        ProposalId(row["key"]), SourceId(row["source_id"]), ReadingId(row["reading_id"]), draft, State(row["state"])
    )


def mark_of(key: str, source: str, reading: str, extractor: str, state: str, statement: str | None) -> ProposalMark:
    """The mark of a proposal from its columns; what many have alike is held once."""
    return ProposalMark(
        ProposalId(key),
        SourceId(intern(source)),
        ReadingId(intern(reading)),
        intern(extractor),
        State(state),
        None if statement is None else StatementId(statement),
    )


def decision_row(decision: Decision) -> dict[str, Any]:
    """The columns of a decision."""
    return {
        "proposal_id": decision.proposal,
        "state": decision.state.value,
        "by": decision.by,
        "at": utc(decision.at),
        "why": decision.why,
        "corrected": None if decision.corrected is None else plain(decision.corrected),
        "statement": decision.statement,
    }


def decision_of(row: Row) -> Decision:
    """A decision from its columns."""
    return Decision(
        ProposalId(row["proposal_id"]),
        State(row["state"]),
        Handle(row["by"]),
        row["at"],
        row["why"],
        row["corrected"],
        None if row["statement"] is None else StatementId(row["statement"]),
    )
