"""Keeps tombstones; see :mod:`habeas.base.erasure`."""

import hashlib
import hmac
from typing import Any

from habeas.base.digest import Digest
from habeas.base.erasure import Erased, Erasure, Reason
from habeas.base.ids import CaseId, Handle, StatementId
from habeas.vault.columns import Row, utc
from habeas.vault.erasure_models import ErasureRow
from habeas.vault.keys import Key
from habeas.vault.session import Session


class VaultErasures:
    """Implements `ErasureKeeping` in a vault. `key` makes the commitments."""

    def __init__(self, session: Session, key: Key) -> None:
        self._session = session
        self._key = key

    def erasures(self, case: CaseId | None = None) -> tuple[Erasure, ...]:
        """The tombstones of what was erased in a case, or in the whole vault, in the order of erasing."""
        with self._session.reading() as alias:
            rows = ErasureRow.objects.using(alias).order_by("number")
            if case is not None:
                rows = rows.filter(case=case)
            return tuple(erasure_of(row) for row in rows.values())

    def is_erased(self, kind: Erased, key: str) -> bool:
        """Whether a thing of this kind and id was erased here."""
        with self._session.reading() as alias:
            return ErasureRow.objects.using(alias).filter(kind=kind.value, key=key).exists()

    def erased_copy(self, digest: Digest) -> Erasure | None:
        """The tombstone of the source with these very bytes; None when there is none, or none was to be told."""
        with self._session.reading() as alias:
            row = ErasureRow.objects.using(alias).filter(commitment=self.commitment(digest)).values().first()
        return None if row is None else erasure_of(row)

    def commitment(self, digest: Digest) -> str:
        """What a tombstone keeps of a digest: 64 hexadecimal digits that only this vault can make."""
        return hmac.new(self._key.data, digest.encode(), hashlib.sha256).hexdigest()

    def add_erasure(self, erasure: Erasure) -> None:
        """Keep a tombstone; the same kind and id twice is one, the first. Destroys nothing."""
        with self._session.writing() as alias:
            keep_tombstone(alias, erasure, cleaned=True)


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
