"""One acceptance of a whole mapping: what its rows state becomes statements, each with its own cell."""

from collections.abc import Sequence

from habeas.base.ids import EntityId, ProposalId, StatementId
from habeas.desk.intake_before import Earlier
from habeas.desk.recording import Saying, keep_statements, statement_of
from habeas.desk.session import Session
from habeas.desk.values import taken_apart
from habeas.desk.whose import Roll
from habeas.drafting.keeping import Decision, Proposal, State
from habeas.evidence.sources.source import Source
from habeas.evidence.text.anchor import anchor_at
from habeas.evidence.text.reading import Reading
from habeas.intake.rows import Key, RowRead
from habeas.intake.updating import Step
from habeas.record.keeping import Case
from habeas.record.statements import Method, Statement

_REPLACED = "A later copy of the list was accepted in its place."


class Acceptance:
    """The acceptance of a mapping in one case; its reason stands with every decision that it makes."""

    def __init__(
        self, session: Session, case: Case, source: Source, reading: Reading, earlier: Earlier, why: str
    ) -> None:
        self._session, self._case, self._source, self._reading = session, case, source, reading
        self._earlier, self._why = earlier, why
        self._decided = {key for key, state in earlier.known.items() if state is not State.WAITING}
        self._subjects: dict[Key, EntityId] = dict(earlier.subjects)
        self._statements: list[Statement] = []
        self._decisions: list[Decision] = []
        self._roll = Roll(session, case, together=True)
        for subject in self._subjects.values():
            self._roll.set_apart(subject)

    def row(self, row: RowRead, made: Sequence[tuple[Proposal, Step]]) -> int:
        """Make the statements of a row, and set aside what waits from earlier copies; returns how many are new.

        What it comes to is kept by :meth:`keep`, with that of other rows.
        """
        new = 0
        for proposal, step in made:
            if proposal.id in self._decided:
                continue
            statement = self._record(row, proposal, step)
            self._decide(proposal.id, State.ACCEPTED, self._why, statement)
            new += 1
        accepted = {proposal.id for proposal, _ in made}
        for fact in {item.fact for item in row.items}:
            for waiting in self._earlier.waiting.pop((row.key, fact), []):
                if waiting not in accepted:
                    self._decide(waiting, State.REJECTED, _REPLACED, None)
        return new

    def keep(self) -> None:
        """Keep what rows came to since the last time, in the transaction that keeps their proposals."""
        self._roll.keep()
        keep_statements(self._session, self._case, self._statements)
        self._session.vault.proposals.add_decisions(self._decisions)
        self._statements, self._decisions = [], []

    def _record(self, row: RowRead, proposal: Proposal, step: Step) -> StatementId:
        draft = proposal.draft
        told, when = taken_apart(draft.type, draft.value, "Nothing of this row was recorded; look at the mapping.")
        saying = Saying(
            subject=self._subject(row),
            prop=draft.type,
            value=told,
            when=when,
            language=draft.lang,
            source=self._source,
            anchor=anchor_at(self._reading, draft.span),
            method=Method.IMPORTED,
            stance=draft.stance,
            attributed_to=draft.attributed_to,
            extractor=draft.extractor,
            supersedes=step.supersedes,
            reason=self._why,
        )
        self._statements.append(statement_of(self._session, self._roll, saying))
        return self._statements[-1].id

    def _subject(self, row: RowRead) -> EntityId:
        """The entity that the row's key meant before, else one that no other row of the list means."""
        if row.key not in self._subjects:
            self._subjects[row.key] = self._roll.subject(row.subject, row.items[0].prop, row.items[0].value)
            self._roll.set_apart(self._subjects[row.key])
        return self._subjects[row.key]

    def _decide(self, proposal: ProposalId, state: State, why: str, statement: StatementId | None) -> None:
        self._decided.add(proposal)
        self._decisions.append(Decision(proposal, state, self._session.who, self._session.now(), why, None, statement))
