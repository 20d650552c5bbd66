"""Keeps proposals and decisions on them; see :mod:`habeas.drafting.keeping`."""

from collections.abc import Sequence
from itertools import batched

from habeas.base.erasure import Erased
from habeas.base.ids import CaseId
from habeas.drafting.keeping import Decision, Proposal, ProposalMark, State
from habeas.vault.appending import append_rows
from habeas.vault.erasure_models import ErasureRow
from habeas.vault.models import CaseRow, DecisionRow, ProposalRow, ReadingRow, SourceRow
from habeas.vault.presence import demand
from habeas.vault.proposal_rows import decision_of, decision_row, mark_of, proposal_of, proposal_row
from habeas.vault.session import Session

_ORDER = ("source__number", "start", "end", "number")
_AT_ONCE = 500


class VaultProposals:
    """Implements `ProposalKeeping` in a vault."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add_proposals(self, case: CaseId, proposals: Sequence[Proposal]) -> int:
        """Keep those that are new and return how many; raises WrongCall when something they name is not kept.

        What was erased is not kept anew.
        """
        rows = {proposal.id: proposal_row(case, proposal) for proposal in proposals}
        with self._session.writing() as alias:
            demand(self._session, CaseRow, case, "case")
            for proposal in proposals:
                demand(self._session, SourceRow, proposal.source, "source")
                demand(self._session, ReadingRow, proposal.reading, "reading")
            keys = list(rows)
            for at in range(0, len(keys), _AT_ONCE):
                batch = keys[at : at + _AT_ONCE]
                kept = set(ProposalRow.objects.using(alias).filter(key__in=batch).values_list("key", flat=True))
                erased = ErasureRow.objects.using(alias).filter(kind=Erased.PROPOSAL.value, key__in=batch)
                for key in kept | set(erased.values_list("key", flat=True)):
                    del rows[key]
            append_rows(alias, [ProposalRow(**row) for row in rows.values()])
            self._session.known.update((ProposalRow.__name__, key) for key in rows)
        return len(rows)

    def proposals(self, case: CaseId, state: State | None = None, prop: str | None = None) -> tuple[Proposal, ...]:
        """The proposals of the case, of one state or of all, of one property or of all, by source and place in it."""
        with self._session.reading() as alias:
            rows = ProposalRow.objects.using(alias).filter(case_id=case)
            if state is not None:
                rows = rows.filter(state=state.value)
            if prop is not None:
                rows = rows.filter(type=prop)
            return tuple(proposal_of(row) for row in rows.order_by(*_ORDER).values())

    def proposal_marks(self, case: CaseId, extractor: str) -> tuple[ProposalMark, ...]:
        """Marks of the case's proposals by extractors whose names begin with these characters, by source and place."""
        with self._session.reading() as alias:
            decided = DecisionRow.objects.using(alias).filter(proposal__case_id=case)
            latest = dict(decided.order_by("number").values_list("proposal_id", "statement").iterator())
            rows = ProposalRow.objects.using(alias).filter(case_id=case, extractor__startswith=extractor)
            marks = (
                rows.order_by(*_ORDER).values_list("key", "source_id", "reading_id", "extractor", "state").iterator()
            )
            # The database takes capital and small letters for alike here.
            return tuple(
                mark_of(key, source, reading, by, state, latest.get(key))
                for key, source, reading, by, state in marks
                if by.startswith(extractor)
            )

    def proposal(self, start: str) -> tuple[tuple[CaseId, Proposal], ...]:
        """Every proposal whose id begins with these characters, with its case."""
        with self._session.reading() as alias:
            rows = ProposalRow.objects.using(alias).filter(key__startswith=start).order_by(*_ORDER)
            return tuple((CaseId(row["case_id"]), proposal_of(row)) for row in rows.values())

    def add_decision(self, decision: Decision) -> None:
        """Append a decision and give its proposal that state; raises WrongCall when it is not kept."""
        self.add_decisions((decision,))

    def add_decisions(self, decisions: Sequence[Decision]) -> None:
        """Append these in their order; raises WrongCall, and appends none, when a proposal of one is not kept."""
        rows = [DecisionRow(**decision_row(decision)) for decision in decisions]
        states = {decision.proposal: decision.state for decision in decisions}
        with self._session.writing() as alias:
            for key in states:
                demand(self._session, ProposalRow, key, "proposal")
            append_rows(alias, rows)
            for state in set(states.values()):
                for some in batched((key for key, its in states.items() if its is state), _AT_ONCE):
                    ProposalRow.objects.using(alias).filter(key__in=some).update(state=state.value)

    def decisions(self, case: CaseId) -> tuple[Decision, ...]:
        """All decisions on proposals of the case, in order."""
        with self._session.reading() as alias:
            rows = DecisionRow.objects.using(alias).filter(proposal__case_id=case).order_by("number")
            return tuple(decision_of(row) for row in rows.values())
