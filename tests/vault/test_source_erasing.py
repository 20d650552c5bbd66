"""What is left in a vault when a source is erased, and when it is not."""

from typing import TYPE_CHECKING

import pytest

from habeas.base.errors import WrongCall
from habeas.base.ids import SourceId
from habeas.evidence.sources.custody import commit, next_entry
from habeas.vault.vault import Vault

if TYPE_CHECKING:
    from tests.vault.conftest import Story


def rows(vault: Vault) -> dict[str, str]:
    """Every row of the database, by table."""
    from django.db import connections

    with vault.evidence._session.reading() as alias, connections[alias].cursor() as cursor:  # type: ignore[attr-defined]
        tables = connections[alias].introspection.table_names(cursor)
        return {table: str(cursor.execute(f'SELECT * FROM "{table}"').fetchall()) for table in tables}


def test_an_erased_source_leaves_no_row(filled: Vault, story: "Story") -> None:
    """Its copy, reading, links, drafts with their decisions and custody event are gone, and the vault is sound."""
    filled.proposals.add_proposals(story.case.id, [story.proposal])
    filled.proposals.add_decision(story.decision)
    salt = b"0123456789abcdef"
    entry = next_entry(filled.evidence.last_custody(), commit({"source": story.source.id}, salt))
    filled.evidence.append_custody(entry, salt, {"source": story.source.id})
    entries = len(filled.evidence.custody())
    filled.evidence.erase_source(story.source.id)
    assert filled.evidence.sources() == ()
    assert filled.evidence.first_reading(story.source.copy.digest) is None
    assert all(event is None or event.get("source") != story.source.id for _, _, event in filled.evidence.custody())
    assert len(filled.evidence.custody()) == entries
    assert filled.check() == ()
    emptied = ("sources", "case_sources", "readings", "proposals", "decisions", "custody_events", "blobs")
    assert {table: rows(filled)[table] for table in emptied} == dict.fromkeys(emptied, "[]")
    with pytest.raises(WrongCall, match="no such source"):
        filled.evidence.erase_source(story.source.id)


def test_a_source_on_which_a_statement_stands_is_not_erased(filled: Vault, story: "Story") -> None:
    """The refusal says how many statements, and nothing is changed; a withdrawn one counts too."""
    filled.record.add_statement(story.case.id, story.statement)
    filled.record.add_withdrawal(story.withdrawal)
    before = rows(filled)
    with pytest.raises(WrongCall, match="hold its words: 1") as refused:
        filled.evidence.erase_source(story.source.id)
    assert "withdrawn" in refused.value.remedy
    assert rows(filled) == before
    assert filled.evidence.copy(story.source.copy.digest) == story.data


def test_only_the_named_source_is_erased(filled: Vault, story: "Story") -> None:
    """A source of another id is left whole."""
    before = rows(filled)
    with pytest.raises(WrongCall):
        filled.evidence.erase_source(SourceId("f" * 32))
    assert rows(filled) == before
