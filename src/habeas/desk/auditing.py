"""The audit trail as it is read: who did what, when, to what."""

from datetime import UTC, date, datetime, time

from habeas.base.digest import Json
from habeas.base.keeping import AuditEntry
from habeas.desk.recording import audit
from habeas.desk.session import Session


def trail(session: Session, name: str | None = None, since: date | None = None) -> tuple[AuditEntry, ...]:
    """The entries of a case, or of the whole vault, oldest first, from a day (UTC) on.

    An entry is of a case when it was done to it or names it in its details. That the trail was read is
    itself an entry, written before the reading. Raises WrongCall without such a case.
    """
    case = None if name is None else session.case(name).id
    with session.vault.transaction():
        audit(session, "read audit", case or "")
    first = None if since is None else datetime.combine(since, time(), UTC)
    return tuple(
        entry
        for entry in session.vault.audit.entries()
        if (case is None or case in (entry.obj, entry.detail.get("case"))) and (first is None or entry.at >= first)
    )


def entry_shape(entry: AuditEntry) -> dict[str, Json]:
    """An entry as JSON."""
    detail = dict(entry.detail)
    return {"at": entry.at.isoformat(), "by": entry.by, "action": entry.action, "object": entry.obj, "detail": detail}
