"""What the record needs kept. A vault implements this and decides nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from habeas.base.ids import CaseId, EntityId, Handle, StatementId
from habeas.record.people import Entity, Judgement
from habeas.record.statements import Statement, Withdrawal


@dataclass(frozen=True, slots=True)
class Case:
    """A case: one or more detainees held together in one matter. `name` is unique in the vault.

    `jurisdiction` is the ISO 3166-1 code of the country whose law holds, None while nobody has said.
    """

    id: CaseId
    name: str
    opened_at: datetime
    opened_by: Handle
    jurisdiction: str | None = None


@dataclass(frozen=True, slots=True)
class StatementMark:
    """A statement without what it says: enough to tell whether it still counts, in a fraction of the memory."""

    id: StatementId
    subject: EntityId
    supersedes: StatementId | None
    extractor: str | None


class RecordKeeping(Protocol):
    """Cases, entities, statements and judgements. Lists come in the order in which things were added."""

    def cases(self) -> tuple[Case, ...]:
        """All cases of the vault."""

    def case_named(self, name: str) -> Case | None:
        """The case of this name, None when there is none."""

    def add_case(self, case: Case) -> None:
        """Keep a new case; raises WrongCall when the name is taken."""

    def add_entity(self, case: CaseId, entity: Entity) -> None:
        """Keep an entity and link it to the case; one that is already kept is only linked."""

    def add_new_entities(self, case: CaseId, entities: Sequence[Entity]) -> None:
        """Keep entities that were made just now, whose ids nothing else has, and link them to the case."""

    def entities(self, case: CaseId) -> tuple[Entity, ...]:
        """The entities linked to the case."""

    def entity(self, entity: EntityId) -> Entity | None:
        """The entity of this id, None when there is none."""

    def add_statement(self, case: CaseId, statement: Statement) -> None:
        """Append a statement to the case; the same id twice is one statement."""

    def add_statements(self, case: CaseId, statements: Sequence[Statement]) -> None:
        """Append these in their order, as :meth:`add_statement` each: many at once take a fraction of the time."""

    def add_withdrawal(self, withdrawal: Withdrawal) -> None:
        """Append a withdrawal; raises WrongCall when no such statement is kept."""

    def statements(self, case: CaseId, prop: str | None = None) -> tuple[Statement, ...]:
        """All statements of the case, superseded and withdrawn ones included; of one property or of all."""

    def statement_marks(self, case: CaseId) -> tuple[StatementMark, ...]:
        """Marks of the same."""

    def withdrawals(self, case: CaseId) -> tuple[Withdrawal, ...]:
        """All withdrawals of statements of the case."""

    def add_judgement(self, case: CaseId, judgement: Judgement) -> None:
        """Append a judgement of sameness."""

    def judgements(self, case: CaseId) -> tuple[Judgement, ...]:
        """All judgements of the case."""
