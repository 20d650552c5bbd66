"""Keeps the audit trail inside the encryption; see :mod:`habeas.base.keeping`."""

from collections.abc import Sequence

from habeas.base.ids import Handle
from habeas.base.keeping import AuditEntry
from habeas.vault.appending import append_rows
from habeas.vault.columns import utc
from habeas.vault.session import Session
from habeas.vault.trail_models import AuditRow


class VaultAudit:
    """Implements `AuditKeeping` in a vault."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def append(self, entry: AuditEntry) -> None:
        """Append an entry."""
        self.append_all((entry,))

    def append_all(self, entries: Sequence[AuditEntry]) -> None:
        """Append these in their order."""
        rows = [
            AuditRow(at=utc(one.at), by=one.by, action=one.action, obj=one.obj, detail=dict(one.detail))
            for one in entries
        ]
        with self._session.writing() as alias:
            append_rows(alias, rows)

    def entries(self, obj: str | None = None) -> tuple[AuditEntry, ...]:
        """The whole trail, or what was done to one object, oldest first."""
        with self._session.reading() as alias:
            rows = AuditRow.objects.using(alias).order_by("number")
            if obj is not None:
                rows = rows.filter(obj=obj)
            return tuple(
                AuditEntry(row["at"], Handle(row["by"]), row["action"], row["obj"], row["detail"])
                for row in rows.values()
            )
