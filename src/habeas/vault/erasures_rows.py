"""Tombstones as rows, and back."""

from typing import Any

from habeas.base.erasure import Erased, Erasure, Reason
from habeas.base.ids import CaseId, Handle, StatementId
from habeas.vault.columns import Row, utc
from habeas.vault.erasure_models import ErasureRow


def keep_tombstone(alias: str, erasure: Erasure, *, cleaned: bool) -> None:
    """Add the row unless there is one. `cleaned` is false where remains are still to be cleared from the pages."""
    rows = ErasureRow.objects.using(alias)
    if not rows.filter(kind=erasure.kind.value, key=erasure.id).exists():
        rows.create(**erasure_row(erasure), cleaned=cleaned)


def erasure_row(erasure: Erasure) -> dict[str, Any]:
    """The columns of a tombstone, but whether the pages are cleaned."""
    return {
        "kind": erasure.kind.value,
        "key": erasure.id,
        "act": erasure.act,
        "case": erasure.case,
        "at": utc(erasure.at),
        "by": erasure.by,
        "reason": erasure.reason.value,
        "note": erasure.note,
        "replaced": erasure.replaced,
        "since": None if erasure.since is None else utc(erasure.since),
        "commitment": erasure.commitment,
    }


def erasure_of(row: Row) -> Erasure:
    """The tombstone back from its columns."""
    return Erasure(
        kind=Erased(row["kind"]),
        id=row["key"],
        act=row["act"],
        case=None if row["case"] is None else CaseId(row["case"]),
        at=row["at"],
        by=Handle(row["by"]),
        reason=Reason(row["reason"]),
        note=row["note"],
        replaced=None if row["replaced"] is None else StatementId(row["replaced"]),
        since=row["since"],
        commitment=row["commitment"],
    )
