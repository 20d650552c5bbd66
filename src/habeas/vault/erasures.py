"""Keeps tombstones; see :mod:`habeas.base.erasure`."""

import hashlib
import hmac
from collections.abc import Mapping, Sequence

from habeas.base.digest import Digest
from habeas.base.erasure import Destruction, Erased, Erasure, Marking
from habeas.base.ids import CaseId
from habeas.vault.destroying import destroy
from habeas.vault.erasure_models import ErasureRow, FormerKeyRow
from habeas.vault.erasures_rows import erasure_of, keep_tombstone
from habeas.vault.keys import Key
from habeas.vault.marking import count_texts
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
            former = FormerKeyRow.objects.using(alias).values_list("key", flat=True)
            made = [_commitment(Key(bytes(key)), digest) for key in former]
            rows = ErasureRow.objects.using(alias).filter(commitment__in=[self.commitment(digest), *made])
            row = rows.order_by("number").values().first()
        return None if row is None else erasure_of(row)

    def commitment(self, digest: Digest) -> str:
        """What a tombstone keeps of a digest: 64 hexadecimal digits that only this vault can make."""
        return _commitment(self._key, digest)

    def destroy(self, what: Destruction, tombstones: Sequence[Erasure]) -> None:
        """Destroy all of it and keep these tombstones, as one write; remains in free pages are cleared after it."""
        destroy(self._session, what, tombstones)

    def marked(self, marking: Marking) -> Mapping[str, int]:
        """How many rows of each table hold free text that the marking changes; nothing is written."""
        with self._session.reading() as alias:
            return count_texts(alias, marking)

    def add_erasure(self, erasure: Erasure) -> None:
        """Keep a tombstone; the same kind and id twice is one, the first. Destroys nothing."""
        with self._session.writing() as alias:
            keep_tombstone(alias, erasure, cleaned=True)


def _commitment(key: Key, digest: Digest) -> str:
    return hmac.new(key.data, digest.encode(), hashlib.sha256).hexdigest()
