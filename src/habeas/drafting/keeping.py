"""What drafting needs kept: proposals and what people decided on them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from habeas.base.ids import CaseId, Handle, ProposalId, ReadingId, SourceId, StatementId
from habeas.base.plain import Plain
from habeas.drafting.draft import Draft


class State(StrEnum):
    """Where a proposal stands."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A draft that waits for, or has had, a person's decision."""

    id: ProposalId
    source: SourceId
    reading: ReadingId
    draft: Draft
    state: State = State.WAITING


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided: `corrected` is the value they put in its place, `statement` what came of it."""

    proposal: ProposalId
    state: State
    by: Handle
    at: datetime
    why: str
    corrected: Mapping[str, Plain] | None
    statement: StatementId | None


@dataclass(frozen=True, slots=True)
class ProposalMark:
    """A proposal without its draft, and the statement that came of the last decision on it.

    Of a long list there are hundreds of thousands; this is what is asked of them all at once.
    """

    id: ProposalId
    source: SourceId
    reading: ReadingId
    extractor: str
    state: State
    statement: StatementId | None


class ProposalKeeping(Protocol):
    """Proposals of a case; lists come in the order of source, then place in it."""

    def add_proposals(self, case: CaseId, proposals: Sequence[Proposal]) -> int:
        """Keep these; one whose id is kept already stays as it is. Returns how many were new."""

    def proposals(self, case: CaseId, state: State | None = None, prop: str | None = None) -> tuple[Proposal, ...]:
        """The proposals of the case, of one state or of all, of one property or of all."""

    def proposal_marks(self, case: CaseId, extractor: str) -> tuple[ProposalMark, ...]:
        """Marks of the case's proposals by extractors whose names begin with these characters."""

    def proposal(self, start: str) -> tuple[tuple[CaseId, Proposal], ...]:
        """Every proposal whose id begins with these characters, with its case."""

    def add_decision(self, decision: Decision) -> None:
        """Append a decision; the proposal's state becomes the decision's."""

    def add_decisions(self, decisions: Sequence[Decision]) -> None:
        """Append these in their order, as :meth:`add_decision` each: many at once take a fraction of the time."""

    def decisions(self, case: CaseId) -> tuple[Decision, ...]:
        """All decisions on proposals of the case, in order."""
