"""Where two people gave one field two values, or decided one proposal differently, and how one of them is let stand."""

from dataclasses import dataclass
from datetime import datetime

from habeas.base.digest import digest_of_json
from habeas.base.ids import StatementId
from habeas.base.plain import Plain
from habeas.record.versions import Version, heads
from habeas.vault.carrying.deciding import STATE, decided_differently, decision_id, write_states
from habeas.vault.carrying.page_orders import PAGES, let_stand, standing_pages, value_of
from habeas.vault.carrying.scope import Scope
from habeas.vault.carrying.settling import (
    CASE,
    PROPOSAL,
    contested_fields,
    keep_versions,
    said_of,
    versions_of,
    write_back,
)
from habeas.vault.columns import utc
from habeas.vault.models import CaseRow, ProposalRow


@dataclass(frozen=True, slots=True)
class Held:
    """One of the values: `key` is the id of the version or decision, `statement` what came of a decision."""

    key: str
    value: Plain
    by: str
    at: str
    statement: StatementId | None = None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A field with two values. `kind` is `source`, `case`, `proposal` or `pages`; `used` holds till one decides."""

    kind: str
    owner: str
    field: str
    held: tuple[Held, ...]
    used: Plain

    @property
    def id(self) -> str:
        """The same for the same field of the same thing in every vault: 64 hexadecimal digits."""
        owner = "" if self.kind == CASE else self.owner
        return digest_of_json([self.kind, owner, self.field]).removeprefix("sha256:")


def disagreements(scope: Scope) -> tuple[Disagreement, ...]:
    """Those of the case, of its sources, then of its proposals."""
    rows = {row["key"]: row for row in scope.sources().values()}
    documents = standing_pages(scope)
    country = CaseRow.objects.using(scope.alias).values_list("jurisdiction", flat=True).get(key=scope.case)
    found = []
    for (owner, field), standing in contested_fields(scope).items():
        kind = standing[0].kind
        used = country if kind == CASE else said_of(rows[owner])[field] if owner in rows else None
        if owner in documents:
            used = value_of(documents[owner])
        found.append(Disagreement(kind, owner or scope.case, field, tuple(map(_held, standing)), used))
    different = decided_differently(scope)
    states = dict(ProposalRow.objects.using(scope.alias).filter(key__in=different).values_list("key", "state"))
    for proposal, rows_of in different.items():
        held = tuple(
            Held(
                decision_id(row),
                {"state": row["state"], "corrected": row["corrected"]},
                row["by"],
                utc(row["at"]).isoformat(),
                None if row["statement"] is None else StatementId(row["statement"]),
            )
            for row in rows_of
        )
        found.append(Disagreement(PROPOSAL, proposal, STATE, held, states[proposal]))
    return tuple(found)


def decide(scope: Scope, disagreement: Disagreement, kept: int, now: datetime, who: str) -> None:
    """Write a version that replaces all that stand; only inside a transaction."""
    chosen = disagreement.held[kept]
    at = utc(now).isoformat()
    value, replaces = chosen.value, {held.key for held in disagreement.held}
    if disagreement.kind == PROPOSAL:
        value = chosen.value["state"] if isinstance(chosen.value, dict) else None
        before = versions_of(scope).get((disagreement.owner, STATE), [])
        replaces |= {version.id for version in heads(before)} | {key for v in before for key in v.replaces}
    made = Version(disagreement.kind, disagreement.owner, disagreement.field, value, at, who, tuple(sorted(replaces)))
    keep_versions(scope.alias, [made])
    if disagreement.kind == PROPOSAL:
        write_states(scope)
    elif disagreement.kind == PAGES:
        let_stand(scope, disagreement.owner, value, now, who)
    else:
        write_back(scope)


def _held(version: Version) -> Held:
    return Held(version.id, version.value, version.by, version.at)
