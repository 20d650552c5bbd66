"""The audit trail: appended to and read in order."""

from datetime import UTC, datetime

import pytest

from habeas.base.ids import Handle
from habeas.base.keeping import AuditEntry
from habeas.vault.vault import Vault

NOW = datetime(2026, 3, 1, 9, 30, 0, 123456, tzinfo=UTC)


def test_the_trail_comes_back_in_order(vault: Vault) -> None:
    """Entries come back as they were appended, all of them or those of one object."""
    entries = tuple(
        AuditEntry(NOW, Handle("wren"), action, obj, {"why": f"{action} {obj}"})
        for action, obj in (("add", "b"), ("read", "a"), ("read", "b"), ("open", ""))
    )
    for entry in entries:
        vault.audit.append(entry)
    assert vault.audit.entries() == entries
    assert vault.audit.entries("b") == (entries[0], entries[2])
    assert vault.audit.entries("c") == ()


def test_an_act_has_an_instant() -> None:
    """A time without a zone is refused."""
    with pytest.raises(ValueError, match="zone"):
        AuditEntry(NOW.replace(tzinfo=None), Handle("wren"), "add", "")
