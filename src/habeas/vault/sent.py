"""Keeps which sealed copies left the vault; see :mod:`habeas.base.keeping`."""

from habeas.base.digest import Digest
from habeas.base.ids import CaseId, Handle, SourceId
from habeas.base.keeping import Sent, SentCopy
from habeas.vault.carrying_models import SentCopyRow
from habeas.vault.columns import Row, utc
from habeas.vault.session import Session


class VaultSentCopies:
    """Implements `SentCopyKeeping` in a vault."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add_sent_copy(self, copy: SentCopy) -> None:
        """Remember a copy that is about to leave."""
        row = {"key": copy.id, "kind": copy.kind.value, "at": utc(copy.at), "by": copy.by, "label": copy.label}
        lists = {"cases": list(copy.cases), "sources": list(copy.sources)}
        with self._session.writing() as alias:
            SentCopyRow.objects.using(alias).create(**row, **lists, content=copy.content)

    def sent_copies(self, case: CaseId | None = None, source: SourceId | None = None) -> tuple[SentCopy, ...]:
        """The copies that hold this case or this source, or all, oldest first."""
        with self._session.reading() as alias:
            rows = [_copy_of(row) for row in SentCopyRow.objects.using(alias).order_by("number").values()]
        return tuple(
            copy
            for copy in rows
            if copy.kind is Sent.BACKUP
            or ((case is None or case in copy.cases) and (source is None or source in copy.sources))
        )


def _copy_of(row: Row) -> SentCopy:
    return SentCopy(
        id=row["key"],
        kind=Sent(row["kind"]),
        at=row["at"],
        by=Handle(row["by"]),
        cases=tuple(CaseId(key) for key in row["cases"]),
        sources=tuple(SourceId(key) for key in row["sources"]),
        label=row["label"],
        content=Digest(row["content"]),
    )
