"""Going over free text of all tables: what was erased in it is replaced by a mark.

Words of sources (readings, quotes, values of statements) are not free text: they go with what holds them, or stay.
A statement's reason stays too, because the statement's id is made over it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from django.db import models

from habeas.base.erasure import Marking
from habeas.vault.carrying.chains import telling
from habeas.vault.carrying.erased_versions import erase_from_versions
from habeas.vault.carrying_models import FieldVersionRow, SentCopyRow
from habeas.vault.erasure_models import ErasureRow
from habeas.vault.gate_models import ReleaseActRow, ReleaseRow, RulingRow
from habeas.vault.mapping_models import MappingRow
from habeas.vault.models import (
    DecisionRow,
    JudgementRow,
    SourceJudgementRow,
    SourceRow,
    TranscriptRow,
    WithdrawalRow,
)
from habeas.vault.pages_models import PagesRow
from habeas.vault.trail_models import AuditRow

_TEXTS: tuple[tuple[type[models.Model], tuple[str, ...]], ...] = (
    (AuditRow, ("obj", "detail")),
    (DecisionRow, ("why", "corrected")),
    (JudgementRow, ("reason",)),
    (TranscriptRow, ("made_by",)),
    (WithdrawalRow, ("reason",)),
    (SourceJudgementRow, ("reason",)),
    (ErasureRow, ("note",)),
    (SentCopyRow, ("label",)),
    (PagesRow, ("title",)),
    (MappingRow, ("text",)),
    (RulingRow, ("reason",)),
    (ReleaseRow, ("title", "why", "files", "sentences")),
    (ReleaseActRow, ("reason",)),
    (SourceRow, ("original_name", "title", "author", "publisher", "address", "note")),
)
"""Every table with free text that people or the program wrote, and its columns; versions of fields are apart."""


def mark_texts(alias: str, marking: Marking) -> None:
    """Replace in every row; only inside `session.writing()`."""
    for table, number, changed in _changes(alias, marking):
        table._default_manager.using(alias).filter(number=number).update(**changed)  # noqa: SLF001
    erase_from_versions(alias, lambda value: _marked(value, marking))


def count_texts(alias: str, marking: Marking) -> Mapping[str, int]:
    """How many rows of each table would change."""
    found = Counter(table._meta.db_table for table, *_ in _changes(alias, marking))  # noqa: SLF001
    versions = FieldVersionRow.objects.using(alias).values_list("value", flat=True)
    found["field_versions"] += sum(_marked(value, marking) != value for value in versions.iterator())
    found["foreign_custody"] += len(telling(alias, marking))
    return +found


def _changes(alias: str, marking: Marking) -> Iterator[tuple[type[models.Model], int, dict[str, Any]]]:
    for table, columns in _TEXTS:
        rows = table._default_manager.using(alias).values_list("number", *columns)  # noqa: SLF001
        for number, *held in list(rows):
            after = [_marked(value, marking) for value in held]
            if after != held:
                yield table, number, dict(zip(columns, after, strict=True))


def _marked(value: Any, marking: Marking) -> Any:
    match value:
        case str():
            return marking(value)
        case dict():
            return {name: _marked(inner, marking) for name, inner in value.items()}
        case list():
            return [_marked(inner, marking) for inner in value]
    return value
