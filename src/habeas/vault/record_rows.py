"""Statements, cases and judgements as rows, and back."""

from sys import intern
from typing import Any

from habeas.base.ids import CaseId, EntityId, Handle, ReadingId, SourceId, StatementId
from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.evidence.text.anchor import Anchor
from habeas.record.keeping import Case, StatementMark
from habeas.record.people import Entity, EntityKind, Judgement, Sameness
from habeas.record.statements import Confidentiality, Method, Stance, Statement, Withdrawal
from habeas.vault.columns import Row, at_offset, known_columns, known_of, offset_of, utc, when_column, when_of


def statement_row(case: CaseId, statement: Statement) -> dict[str, Any]:
    """The columns of a statement of a case."""
    return {
        "key": statement.id,
        "case_id": case,
        "subject_id": statement.subject,
        "prop": statement.prop,
        **known_columns(statement.value),
        "language": statement.language.value,
        "source_id": statement.source,
        "reading_id": statement.anchor.reading,
        "start": statement.anchor.span.start,
        "end": statement.anchor.span.end,
        "quote": statement.anchor.quote,
        "prefix": statement.anchor.prefix,
        "suffix": statement.anchor.suffix,
        "page": statement.anchor.page,
        "stance": statement.stance.value,
        "attributed_to": statement.attributed_to,
        "when": when_column(statement.when),
        "source_grade": statement.source_grade,
        "information_grade": statement.information_grade,
        "confidentiality": statement.confidentiality.value,
        "recorded_by": statement.recorded_by,
        "recorded_at": utc(statement.recorded_at),
        "recorded_offset": offset_of(statement.recorded_at),
        "method": statement.method.value,
        "extractor": statement.extractor,
        "supersedes": statement.supersedes,
        "reason": statement.reason,
        "nonce": statement.nonce,
    }


def mark_of(key: str, subject: str, supersedes: str | None, extractor: str | None) -> StatementMark:
    """The mark of a statement from four of its columns; what many have alike is held once."""
    return StatementMark(
        StatementId(key),
        EntityId(intern(subject)),
        None if supersedes is None else StatementId(supersedes),
        None if extractor is None else intern(extractor),
    )


def statement_of(row: Row) -> Statement:
    """The statement back from its columns; the same id, because every field is as it was."""
    return Statement(
        subject=EntityId(row["subject_id"]),
        prop=row["prop"],
        value=known_of(row),
        language=Lang(row["language"]),
        source=SourceId(row["source_id"]),
        anchor=Anchor(
            reading=ReadingId(row["reading_id"]),
            span=Span(row["start"], row["end"]),
            quote=row["quote"],
            prefix=row["prefix"],
            suffix=row["suffix"],
            page=row["page"],
        ),
        stance=Stance(row["stance"]),
        attributed_to=row["attributed_to"],
        when=when_of(row["when"]),
        source_grade=row["source_grade"],
        information_grade=row["information_grade"],
        confidentiality=Confidentiality(row["confidentiality"]),
        recorded_by=Handle(row["recorded_by"]),
        recorded_at=at_offset(row["recorded_at"], row["recorded_offset"]),
        method=Method(row["method"]),
        extractor=row["extractor"],
        supersedes=None if row["supersedes"] is None else StatementId(row["supersedes"]),
        reason=row["reason"],
        nonce=row["nonce"],
    )


def case_of(row: Row) -> Case:
    """A case from its columns."""
    return Case(CaseId(row["key"]), row["name"], row["opened_at"], Handle(row["opened_by"]), row["jurisdiction"])


def entity_of(row: Row) -> Entity:
    """An entity from its columns."""
    return Entity(EntityId(row["key"]), EntityKind(row["kind"]), row["name"])


def withdrawal_of(row: Row) -> Withdrawal:
    """A withdrawal from its columns."""
    return Withdrawal(StatementId(row["statement_id"]), Handle(row["by"]), row["at"], row["reason"])


def judgement_row(case: CaseId, judgement: Judgement) -> dict[str, Any]:
    """The columns of a judgement of a case."""
    return {
        "case_id": case,
        "one_id": judgement.one,
        "other_id": judgement.other,
        "sameness": judgement.sameness.value,
        "by": judgement.by,
        "at": utc(judgement.at),
        "reason": judgement.reason,
    }


def judgement_of(row: Row) -> Judgement:
    """A judgement from its columns."""
    return Judgement(
        EntityId(row["one_id"]),
        EntityId(row["other_id"]),
        Sameness(row["sameness"]),
        Handle(row["by"]),
        row["at"],
        row["reason"],
    )
