"""Versions of fields as rows, and back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from habeas.record.versions import Version


def version_of(row: Mapping[str, Any]) -> Version:
    """A version of a field from its columns."""
    return Version(
        kind=row["kind"],
        owner=row["owner"],
        field=row["field"],
        value=row["value"],
        at=row["at"].isoformat(),
        by=row["by"],
        replaces=tuple(row["replaces"]),
    )


def version_row(version: Version) -> dict[str, Any]:
    """The columns of a version."""
    return {
        "key": version.id,
        "kind": version.kind,
        "owner": version.owner,
        "field": version.field,
        "value": version.value,
        "at": datetime.fromisoformat(version.at),
        "by": version.by,
        "replaces": list(version.replaces),
    }
