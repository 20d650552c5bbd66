"""Keeps cases, entities, statements and judgements; see :mod:`habeas.record.keeping`."""

from collections.abc import Sequence
from itertools import batched

from habeas.base.errors import WrongCall
from habeas.base.ids import CaseId, EntityId, StatementId
from habeas.record.keeping import Case, StatementMark
from habeas.record.people import Entity, Judgement
from habeas.record.statements import Statement, Withdrawal
from habeas.vault.appending import append_rows
from habeas.vault.columns import utc
from habeas.vault.models import (
    CaseEntityRow,
    CaseRow,
    EntityRow,
    JudgementRow,
    ReadingRow,
    SourceRow,
    StatementRow,
    WithdrawalRow,
)
from habeas.vault.presence import demand, is_there
from habeas.vault.record_rows import (
    case_of,
    entity_of,
    judgement_of,
    judgement_row,
    mark_of,
    statement_of,
    statement_row,
    withdrawal_of,
)
from habeas.vault.session import Session

_AT_ONCE = 500


class VaultRecord:
    """Implements `RecordKeeping` in a vault."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def cases(self) -> tuple[Case, ...]:
        """All cases of the vault."""
        with self._session.reading() as alias:
            return tuple(case_of(row) for row in CaseRow.objects.using(alias).order_by("number").values())

    def case_named(self, name: str) -> Case | None:
        """The case of this name, None when there is none."""
        with self._session.reading() as alias:
            row = CaseRow.objects.using(alias).filter(name=name).values().first()
        return None if row is None else case_of(row)

    def add_case(self, case: Case) -> None:
        """Keep a new case; raises WrongCall when the name or the id is taken."""
        opened_at = utc(case.opened_at)
        with self._session.writing() as alias:
            rows = CaseRow.objects.using(alias)
            if rows.filter(name=case.name).exists():
                raise WrongCall("A case of this name is kept already.", "Choose another name.")
            if rows.filter(key=case.id).exists():
                raise WrongCall("A case of this id is kept already.")
            rows.create(
                key=case.id,
                name=case.name,
                opened_at=opened_at,
                opened_by=case.opened_by,
                jurisdiction=case.jurisdiction,
            )

    def add_entity(self, case: CaseId, entity: Entity) -> None:
        """Keep an entity and link it to the case; raises WrongCall when there is no such case."""
        with self._session.writing() as alias:
            demand(self._session, CaseRow, case, "case")
            if is_there(self._session, EntityRow, entity.id):
                CaseEntityRow.objects.using(alias).get_or_create(case_id=case, entity_id=entity.id)
                return
            self._append(alias, case, (entity,))

    def add_new_entities(self, case: CaseId, entities: Sequence[Entity]) -> None:
        """Keep entities that were made just now, and link them to the case; raises WrongCall when there is none."""
        with self._session.writing() as alias:
            demand(self._session, CaseRow, case, "case")
            self._append(alias, case, entities)

    def _append(self, alias: str, case: CaseId, entities: Sequence[Entity]) -> None:
        append_rows(alias, [EntityRow(key=one.id, kind=one.kind.value, name=one.name) for one in entities])
        append_rows(alias, [CaseEntityRow(case_id=case, entity_id=one.id) for one in entities])
        self._session.known.update((EntityRow.__name__, one.id) for one in entities)

    def entities(self, case: CaseId) -> tuple[Entity, ...]:
        """The entities of the case in the order in which they were linked."""
        with self._session.reading() as alias:
            linked = CaseEntityRow.objects.using(alias).filter(case_id=case).order_by("number")
            rows = linked.values_list("entity_id", "entity__kind", "entity__name")
            return tuple(entity_of({"key": key, "kind": kind, "name": name}) for key, kind, name in rows)

    def entity(self, entity: EntityId) -> Entity | None:
        """The entity of this id, None when there is none."""
        with self._session.reading() as alias:
            row = EntityRow.objects.using(alias).filter(key=entity).values().first()
        return None if row is None else entity_of(row)

    def add_statement(self, case: CaseId, statement: Statement) -> None:
        """Append a statement; raises WrongCall when its case, subject, source or reading is not kept."""
        self.add_statements(case, (statement,))

    def add_statements(self, case: CaseId, statements: Sequence[Statement]) -> None:
        """Append these in their order; raises WrongCall, and appends none, where one names what is not kept."""
        rows = {statement.id: StatementRow(**statement_row(case, statement)) for statement in statements}
        with self._session.writing() as alias:
            demand(self._session, CaseRow, case, "case")
            for statement in statements:
                demand(self._session, EntityRow, statement.subject, "subject")
                demand(self._session, SourceRow, statement.source, "source")
                demand(self._session, ReadingRow, statement.anchor.reading, "reading")
            for some in batched(list(rows), _AT_ONCE):
                kept = StatementRow.objects.using(alias).filter(key__in=some).values_list("key", flat=True)
                for key in list(kept):
                    del rows[StatementId(key)]
            append_rows(alias, rows.values())

    def add_withdrawal(self, withdrawal: Withdrawal) -> None:
        """Append a withdrawal; raises WrongCall when no such statement is kept."""
        at = utc(withdrawal.at)
        with self._session.writing() as alias:
            demand(self._session, StatementRow, withdrawal.statement, "statement")
            WithdrawalRow.objects.using(alias).create(
                statement_id=withdrawal.statement, by=withdrawal.by, at=at, reason=withdrawal.reason
            )

    def statements(self, case: CaseId, prop: str | None = None) -> tuple[Statement, ...]:
        """All statements of the case, superseded and withdrawn ones included; of one property or of all."""
        with self._session.reading() as alias:
            rows = StatementRow.objects.using(alias).filter(case_id=case).order_by("number")
            if prop is not None:
                rows = rows.filter(prop=prop)
            return tuple(statement_of(row) for row in rows.values())

    def statement_marks(self, case: CaseId) -> tuple[StatementMark, ...]:
        """Marks of the same."""
        with self._session.reading() as alias:
            rows = StatementRow.objects.using(alias).filter(case_id=case).order_by("number")
            marks = rows.values_list("key", "subject_id", "supersedes", "extractor").iterator()
            return tuple(mark_of(*mark) for mark in marks)

    def withdrawals(self, case: CaseId) -> tuple[Withdrawal, ...]:
        """All withdrawals of statements of the case."""
        with self._session.reading() as alias:
            rows = WithdrawalRow.objects.using(alias).filter(statement__case_id=case).order_by("number")
            return tuple(withdrawal_of(row) for row in rows.values())

    def add_judgement(self, case: CaseId, judgement: Judgement) -> None:
        """Append a judgement of sameness; raises WrongCall when the case or an entity is not kept."""
        row = judgement_row(case, judgement)
        with self._session.writing() as alias:
            demand(self._session, CaseRow, case, "case")
            demand(self._session, EntityRow, judgement.one, "entity")
            demand(self._session, EntityRow, judgement.other, "entity")
            JudgementRow.objects.using(alias).create(**row)

    def judgements(self, case: CaseId) -> tuple[Judgement, ...]:
        """All judgements of the case."""
        with self._session.reading() as alias:
            rows = JudgementRow.objects.using(alias).filter(case_id=case).order_by("number")
            return tuple(judgement_of(row) for row in rows.values())
