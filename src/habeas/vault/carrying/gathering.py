"""A case of this vault as a parcel: every row that goes with it, in the form in which it travels."""

from datetime import datetime
from typing import Any

from habeas.base.progress import Progress
from habeas.vault.carrying.chains import links_of
from habeas.vault.carrying.inventory import CARRIED, Table
from habeas.vault.carrying.parcel import Head, Parcel, content_digest
from habeas.vault.carrying.rows import written
from habeas.vault.carrying.scope import Scope
from habeas.vault.columns import utc
from habeas.vault.models import CaseRow


def gather(scope: Scope, vault: str, now: datetime, who: str, progress: Progress) -> Parcel:
    """The parcel of a case; its fields must have been settled before."""
    case = CaseRow.objects.using(scope.alias).values().get(key=scope.case)
    progress.begin("gathering", len(CARRIED))
    rows = {}
    for table in CARRIED:
        rows[table.word] = _rows(table, scope)
        progress.step()
    progress.end()
    ids = (scope.case, *(key for key in scope.ids if key != scope.case))
    head = Head(
        vault=vault,
        made_at=utc(now).isoformat(),
        made_by=who,
        ids=ids,
        name=case["name"],
        opened_at=utc(case["opened_at"]).isoformat(),
        opened_by=case["opened_by"],
        content=content_digest(ids, rows),
    )
    return Parcel(head, rows, links_of(scope, vault), scope.copies())


def _rows(table: Table, scope: Scope) -> list[dict[str, Any]]:
    """The rows of a table; of two that differ in no column of the key, one."""
    found: dict[bytes, dict[str, Any]] = {}
    for row in table.rows(scope).values().iterator():
        plain = table.out(row)
        key = written([plain[name] for name in table.key])
        if key not in found or written(found[key]) < written(plain):
            found[key] = plain
    return list(found.values())
