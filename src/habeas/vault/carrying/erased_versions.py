"""Versions of fields and erasing: what was erased from a field is in no version of it, here or after any merge."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from habeas.base.plain import Plain
from habeas.record.versions import Version, erasing, outlived
from habeas.vault.carrying.version_rows import version_of, version_row
from habeas.vault.carrying_models import FieldVersionRow

type Field = tuple[str, str, str]
"""Kind, owner, name."""


def erase_from_versions(alias: str, change: Callable[[Plain], Plain]) -> None:
    """Change the values of all versions; only inside `session.writing()`.

    Where a version of a field changes, new ones stand in the place of all of that field.
    """
    for field, versions in _by_field(map(version_of, FieldVersionRow.objects.using(alias).values())).items():
        if standing := erasing(versions, change):
            _rows(alias, field).delete()
            FieldVersionRow.objects.using(alias).bulk_create(FieldVersionRow(**version_row(v)) for v in standing)


def without_outlived(alias: str, rows: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], int]:
    """The versions that come, and how many are gone here, where an erasure stands in the place of others."""
    came = [version_of(row) for row in rows]
    gone: set[str] = set()
    for field, versions in _by_field(came).items():
        here = [version_of(row) for row in _rows(alias, field).values()]
        gone |= outlived([*here, *versions])
    struck = 0
    keys = sorted(gone)
    for at in range(0, len(keys), 500):
        struck += FieldVersionRow.objects.using(alias).filter(key__in=keys[at : at + 500]).delete()[0]
    return [row for row in rows if row["key"] not in gone], struck


def without_words(value: Plain, gone: Collection[str]) -> Plain:
    """A value whose lists have none of these words any more."""
    if isinstance(value, dict):
        return {name: without_words(inner, gone) for name, inner in value.items()}
    if isinstance(value, list):
        return [inner for inner in value if inner not in gone]
    return value


def _rows(alias: str, field: Field) -> Any:
    kind, owner, name = field
    return FieldVersionRow.objects.using(alias).filter(kind=kind, owner=owner, field=name)


def _by_field(versions: Iterable[Version]) -> Mapping[Field, list[Version]]:
    found: dict[Field, list[Version]] = defaultdict(list)
    for version in versions:
        found[version.kind, version.owner, version.field].append(version)
    return found
