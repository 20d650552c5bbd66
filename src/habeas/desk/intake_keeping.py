"""Keep the planned rows of a list, a few at a time: proposals, and facts where the mapping is accepted."""

from collections.abc import Iterator, Sequence
from itertools import batched, groupby
from operator import attrgetter

from habeas.base.ids import CaseId
from habeas.desk.intake_accepting import Acceptance
from habeas.desk.intake_before import INTAKE
from habeas.desk.intake_lists import proposal_of
from habeas.desk.intake_planning import MAKE, Planned, Planner
from habeas.desk.naming_case import case_or_new
from habeas.desk.recording import audit
from habeas.drafting.keeping import Proposal
from habeas.evidence.sources.source import Source
from habeas.intake.updating import Step
from habeas.record.keeping import Case

_AT_ONCE = 200
"""Rows that are kept in one transaction."""


class Keeping:
    """Keeps planned rows, a few in each transaction."""

    def __init__(self, planner: Planner, home: Case, source: Source) -> None:
        self._planner, self._home, self._source = planner, home, source
        self._session, self._reading = planner.session, planner.reading
        self._mapping, self._offered = planner.mapping, planner.offered
        self._cases = {home.name: home}
        self._acceptances: dict[CaseId, Acceptance] = {}
        self.made: list[Case] = []
        self.recorded = 0
        self.proposed = 0

    def keep(self, planned: Sequence[Planned]) -> "Keeping":
        """Keep them all; returns itself with the counts."""
        session = self._session
        for one in planned:
            self._case(one.case)
        if self._offered.accept is not None:
            detail = {"mapping": self._mapping.digest, "source": self._source.id, "why": self._offered.accept}
            with session.vault.transaction():
                for case in self._cases.values():
                    audit(session, "accept mapping", self._mapping.name, {"case": case.id, **detail})
        session.progress.begin("importing", len(planned))
        for some in batched(planned, _AT_ONCE):
            with session.vault.transaction():
                self._keep_rows(some)
            for _ in some:
                session.progress.step()
        session.progress.end()
        with session.vault.transaction():
            for case in self._cases.values():
                audit(session, INTAKE, self._source.id, {"case": case.id, "mapping": self._mapping.digest})
        return self

    def _case(self, name: str) -> Case:
        if name not in self._cases:
            case, made = case_or_new(self._session, name)
            self.made += [case] if made else []
            self._cases[name] = case
            with self._session.vault.transaction():
                self._session.vault.evidence.link_source(case.id, self._source.id)
        return self._cases[name]

    def _keep_rows(self, some: Sequence[Planned]) -> None:
        for name, rows in groupby(some, attrgetter("case")):
            case = self._cases[name]
            made = [(one.row, list(self._made(case, one))) for one in rows]
            proposals = [proposal for _, steps in made for proposal, _ in steps]
            self.proposed += self._session.vault.proposals.add_proposals(case.id, proposals)
            if self._offered.accept is not None:
                acceptance = self._acceptance(case)
                self.recorded += sum(acceptance.row(row, steps) for row, steps in made)
                acceptance.keep()

    def _made(self, case: Case, one: Planned) -> Iterator[tuple[Proposal, Step]]:
        """What a row proposes, with the steps that it comes of."""
        for step in one.steps:
            if step.what in MAKE:
                yield proposal_of(case.id, self._source, self._reading, self._mapping, one.row, step.item), step

    def _acceptance(self, case: Case) -> Acceptance:
        if case.id not in self._acceptances:
            earlier = self._planner.earlier(case.name)
            self._acceptances[case.id] = Acceptance(
                self._session, case, self._source, self._reading, earlier, self._offered.accept or ""
            )
        return self._acceptances[case.id]
