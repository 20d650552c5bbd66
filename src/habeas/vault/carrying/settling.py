"""Fields that hold one value: what was changed here becomes a version, and what stands is written back.

A change is found by comparing the row with what the versions say, so that whoever changes a source need
not know of versions. Of secrecies that stand side by side, and of those of two sources with the same bytes,
the strictest holds until a person decides.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connections

from habeas.base.plain import Plain
from habeas.evidence.sources.source import Secrecy
from habeas.record.versions import Version, contested, heads, latest
from habeas.vault.carrying.page_orders import new_orders
from habeas.vault.carrying.scope import Scope
from habeas.vault.carrying.version_rows import version_of, version_row
from habeas.vault.carrying_models import FieldVersionRow
from habeas.vault.columns import utc
from habeas.vault.find_index import mark_stale
from habeas.vault.models import CaseRow, SourceRow
from habeas.vault.source_rows import DESCRIBED
from habeas.vault.trail_models import CustodyEventRow

SOURCE, CASE, PROPOSAL = "source", "case", "proposal"
SECRECY = "secrecy"
_STRICTNESS = {secrecy.value: place for place, secrecy in enumerate(Secrecy)}
_AT_ONCE = 500

type Versions = Mapping[tuple[str, str], list[Version]]
"""Versions by owner and field."""


@dataclass(frozen=True, slots=True)
class Change:
    """A source whose secrecy a merge made less strict, because a person elsewhere decided so."""

    source: str
    before: str
    after: str


def versions_of(scope: Scope) -> Versions:
    """The versions of the case's fields, by owner and field; those of the case itself under the owner `""`."""
    found: dict[tuple[str, str], list[Version]] = defaultdict(list)
    for row in scope.versions().order_by("key").values():
        owner = "" if row["kind"] == CASE else row["owner"]
        found[owner, row["field"]].append(version_of(row))
    return found


def settle(scope: Scope, now: datetime, who: str) -> None:
    """Write a version of every field whose row says what no standing version says."""
    versions = versions_of(scope)
    told = _last_told(scope)
    new: list[Version] = []
    strictest = _strictest(scope, versions)
    for row in scope.sources().order_by("key").values():
        for field, value in said_of(row).items():
            held = versions.get((row["key"], field), [])
            if held and value == (strictest[row["key"]] if field == SECRECY else latest(held)):
                continue
            at, by = told.get(row["key"], (now.isoformat(), who)) if held else _received(row)
            standing = tuple(version.id for version in heads(held))
            new.append(Version(SOURCE, row["key"], field, value, at, by, tuple(sorted(standing))))
    new += new_orders(scope, versions)
    case = CaseRow.objects.using(scope.alias).values().get(key=scope.case)
    if case["jurisdiction"] is not None and latest(versions.get(("", "jurisdiction"), [])) != case["jurisdiction"]:
        at, by = utc(case["opened_at"]).isoformat(), case["opened_by"]
        new.append(Version(CASE, scope.case, "jurisdiction", case["jurisdiction"], at, by, ()))
    keep_versions(scope.alias, new)


def keep_versions(alias: str, versions: Iterable[Version]) -> None:
    """Keep these versions; one that is kept already stays."""
    rows = [FieldVersionRow(**version_row(version)) for version in versions]
    FieldVersionRow.objects.using(alias).bulk_create(rows, batch_size=_AT_ONCE, ignore_conflicts=True)


def write_back(scope: Scope) -> tuple[Change, ...]:
    """Write into the rows what the versions say; returns where secrecy became less strict."""
    versions = versions_of(scope)
    strictest = _strictest(scope, versions)
    lowered = []
    for row in list(scope.sources().order_by("key").values()):
        before = said_of(row)
        now = {field: latest(versions[row["key"], field]) for field in before if versions.get((row["key"], field))}
        now[SECRECY] = strictest[row["key"]]
        if {**before, **now} == before:
            continue
        SourceRow.objects.using(scope.alias).filter(key=row["key"]).update(**_columns({**before, **now}))
        with connections[scope.alias].cursor() as cursor:
            mark_stale(cursor, row["key"])
        if _rank(now[SECRECY]) < _rank(before[SECRECY]):
            lowered.append(Change(row["key"], _word(before[SECRECY]), _word(now[SECRECY])))
    country = latest(versions.get(("", "jurisdiction"), []))
    if country is not None:
        CaseRow.objects.using(scope.alias).filter(key=scope.case).update(jurisdiction=country)
    return tuple(lowered)


def said_of(row: Mapping[str, Any]) -> dict[str, Plain]:
    """What people or programs say of a source, by field, from its columns."""
    said: dict[str, Plain] = {
        name: None if row[name] is None else {"value": row[name], "basis": row[f"{name}_basis"]} for name in DESCRIBED
    }
    said[SECRECY] = {"secrecy": row["secrecy"], "undertaking_on": row["undertaking_on"]}
    return said | {"grade": row["grade"], "note": row["note"]}


def contested_fields(scope: Scope) -> dict[tuple[str, str], tuple[Version, ...]]:
    """The fields of the case and its sources for which two values stand, with the versions that stand."""
    found = {key: contested(each) for key, each in versions_of(scope).items() if each[0].kind != PROPOSAL}
    return {key: standing for key, standing in sorted(found.items()) if standing}


def _columns(said: Mapping[str, Any]) -> dict[str, Any]:
    columns = {"grade": said["grade"], "note": said["note"], **said[SECRECY]}
    for name in DESCRIBED:
        value = said[name]
        columns[name] = None if value is None else value["value"]
        columns[f"{name}_basis"] = None if value is None else value["basis"]
    return columns


def _strictest(scope: Scope, versions: Versions) -> dict[str, Plain]:
    """The secrecy that holds for each source: the strictest that stands for any source with its bytes."""
    twins = SourceRow.objects.using(scope.alias).filter(copy_id__in=scope.sources().values("copy_id"))
    of_copy: dict[str, list[Plain]] = defaultdict(list)
    copies = {}
    for row in twins.values():
        held = heads(versions.get((row["key"], SECRECY), []))
        copies[row["key"]] = row["copy_id"]
        of_copy[row["copy_id"]] += [version.value for version in held] or [said_of(row)[SECRECY]]
    return {key: max(of_copy[copy], key=_rank) for key, copy in copies.items()}


def _rank(value: Plain) -> tuple[int, str]:
    return _STRICTNESS[_word(value)], json.dumps(value, sort_keys=True)


def _word(value: Plain) -> str:
    return str(value["secrecy"]) if isinstance(value, Mapping) else ""


def _received(row: Mapping[str, Any]) -> tuple[str, str]:
    return utc(row["received_at"]).isoformat(), row["received_by"]


def _last_told(scope: Scope) -> dict[str, tuple[str, str]]:
    """When and by whom each source was described last, by the custody log."""
    events = CustodyEventRow.objects.using(scope.alias).order_by("entry_id").values_list("event", flat=True)
    return {
        event["source"]: (event["at"], event["actor"])
        for event in events.iterator()
        if event.get("action") == "described"
    }
