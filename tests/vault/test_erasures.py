"""Tombstones: what is kept of what was erased, and that no page of the database holds more."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from tests.vault.archives import archive, item, tombstone
from tests.vault.pages import clear_pages

from habeas.base.digest import digest_of
from habeas.base.erasure import Destruction, Erased, Erasure, Reason
from habeas.base.errors import WrongCall
from habeas.base.ids import CaseId, Handle, StatementId
from habeas.vault.opening import open_vault
from habeas.vault.vault import Vault

if TYPE_CHECKING:
    from tests.vault.conftest import Folder, Story

AT = datetime(2026, 5, 1, 12, 0, tzinfo=UTC)
STONE = Erasure(Erased.SOURCE, "5" * 32, "a" * 32, CaseId("c" * 32), AT, Handle("wren"), Reason.CONSENT, "by telephone")


def alias_of(vault: Vault) -> str:
    """The connection alias of an open vault."""
    alias: str = vault.evidence._session.alias  # type: ignore[attr-defined]
    return alias


def test_a_tombstone_is_kept_as_it_was_made(vault: Vault) -> None:
    """Every field comes back, in the order of erasing, for the case and for the whole vault."""
    other = replace(
        STONE, kind=Erased.STATEMENT, id="6" * 64, case=None, replaced=StatementId("7" * 64), since=AT - timedelta(1)
    )
    for one in (STONE, other):
        vault.erasures.add_erasure(one)
    assert vault.erasures.erasures() == (STONE, other)
    assert vault.erasures.erasures(CaseId("c" * 32)) == (STONE,)


def test_the_first_tombstone_of_a_thing_stays(vault: Vault) -> None:
    """The same kind and id again changes nothing; another kind of the same id is another thing."""
    vault.erasures.add_erasure(STONE)
    vault.erasures.add_erasure(replace(STONE, note="again", by=Handle("reed")))
    vault.erasures.add_erasure(replace(STONE, kind=Erased.ENTITY))
    assert vault.erasures.erasures() == (STONE, replace(STONE, kind=Erased.ENTITY))
    assert vault.erasures.is_erased(Erased.SOURCE, STONE.id)
    assert not vault.erasures.is_erased(Erased.CASE, STONE.id)
    assert not vault.erasures.is_erased(Erased.SOURCE, "0" * 32)


def test_the_same_bytes_are_known_again_by_this_vault_alone(vault: Vault) -> None:
    """A commitment finds its tombstone, is no plain digest, and shows in no representation."""
    digest = digest_of(b"a letter of a witness")
    told = vault.erasures.commitment(digest)
    stone = replace(STONE, commitment=told)
    vault.erasures.add_erasure(stone)
    assert vault.erasures.erased_copy(digest) == stone
    assert vault.erasures.erased_copy(digest_of(b"another letter")) is None
    assert told not in digest
    assert told not in repr(stone)


def test_a_tombstone_needs_a_time_with_a_zone() -> None:
    """A time that could mean several instants is refused."""
    with pytest.raises(ValueError, match="zone"):
        replace(STONE, at=AT.replace(tzinfo=None))


def test_tombstones_of_archives_move_into_the_common_table(folder: "Folder", story: "Story", filled: Vault) -> None:
    """A vault of before keeps the marks of its erased archives, and takes new ones."""
    from django.core.management import call_command
    from django.db import connections

    filled.close()
    with folder.open() as vault:
        call_command("migrate", "vault", "0003", database=alias_of(vault), verbosity=0)
        with connections[alias_of(vault)].cursor() as cursor:
            row = ("d" * 32, story.case.id, AT, AT, "wren", "consent was withdrawn")
            cursor.execute(
                "INSERT INTO erased_archives (key, case_key, taken_in_at, erased_at, erased_by, reason)"
                " VALUES (%s, %s, %s, %s, %s, %s)",
                row,
            )
    with folder.open() as vault:
        (kept,) = vault.archives.erased(story.case.id)
        assert (kept.id, kept.erased_at, kept.reason) == ("d" * 32, AT, "consent was withdrawn")
        assert vault.erasures.is_erased(Erased.ARCHIVE, "d" * 32)
        assert vault.check() == ()


@pytest.mark.encrypted_file
def test_no_page_holds_what_was_erased(filled: Vault, story: "Story", folder: "Folder") -> None:
    """With its key, no page of the database or its journal, free ones included, holds a word of an erased archive."""
    made = replace(archive(1, story.case.id, (item(0),), ()), owners=("Canary Testova", "x" * 9000))
    filled.archives.put_archive(made, (item(0),), ())
    filled.erasures.add_erasure(STONE)
    assert any(b"Canary Testova" in page for page in clear_pages(folder.path, folder.passphrase))
    filled.archives.erase(tombstone(made))
    assert not any(b"Canary Testova" in page for page in clear_pages(folder.path, folder.passphrase))
    assert any(b"by telephone" in page for page in clear_pages(folder.path, folder.passphrase))
    assert filled.check() == ()


def test_cleaning_that_was_cut_off_is_said_and_done_by_the_next_opening(
    filled: Vault, story: "Story", folder: "Folder", monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the pages could not be rewritten the check says so; opening the vault again rewrites them."""
    made = archive(1, story.case.id, (item(0),), ())
    filled.archives.put_archive(made, (item(0),), ())
    monkeypatch.setattr("habeas.vault.cleaning.clean", lambda _session: False)
    filled.archives.erase(tombstone(made))
    monkeypatch.undo()
    assert [finding.code for finding in filled.check()] == ["erasure-unfinished"]
    filled.close()
    with open_vault(folder.path, folder.passphrase) as again:
        assert again.check() == ()


def test_a_source_goes_with_the_statements_on_it(filled: Vault, story: "Story", folder: "Folder") -> None:
    """Statement, withdrawal, source, person and words about them go as one; tombstones stay; the vault is sound."""
    filled.record.add_statement(story.case.id, story.statement)
    filled.record.add_withdrawal(story.withdrawal)
    filled.record.add_judgement(story.case.id, story.judgement)
    filled.proposals.add_proposals(story.case.id, [story.proposal])
    filled.proposals.add_decision(story.decision)
    what = Destruction(
        sources=(story.source.id,),
        statements=(story.statement.id,),
        entities=(story.entity.id,),
        renamed={story.other.id: "somebody"},
        marking=lambda text: text.replace("Aidar Testov", "[erased]"),
    )
    counted = filled.erasures.marked(what.marking) if what.marking else {}
    assert counted["sources"] == 1
    filled.erasures.destroy(what, (STONE, replace(STONE, kind=Erased.STATEMENT, id=story.statement.id)))
    assert filled.evidence.sources() == ()
    assert filled.record.statements(story.case.id) == ()
    assert [entity.name for entity in filled.record.entities(story.case.id)] == ["somebody"]
    assert filled.erasures.is_erased(Erased.STATEMENT, story.statement.id)
    assert filled.check() == ()
    held = [page for page in clear_pages(folder.path, folder.passphrase) if b"Aidar Testov" in page]
    assert all(story.case.name.encode() in page for page in held)
    assert not any(story.data in page for page in held)


def test_a_source_is_not_destroyed_under_a_statement(filled: Vault, story: "Story") -> None:
    """Where a statement would be left without its source nothing is destroyed at all."""
    filled.record.add_statement(story.case.id, story.statement)
    with pytest.raises(WrongCall, match="hold its words"):
        filled.erasures.destroy(Destruction(sources=(story.source.id,), entities=(story.other.id,)), (STONE,))
    assert len(filled.record.entities(story.case.id)) == 2
    assert filled.erasures.erasures() == ()


def test_a_case_goes_with_everything_under_its_id(filled: Vault, story: "Story", folder: "Folder") -> None:
    """No row and no page of the case is left but its tombstone, and its name is free again."""
    filled.record.add_statement(story.case.id, story.statement)
    filled.proposals.add_proposals(story.case.id, [story.proposal])
    filled.archives.put_archive(archive(1, story.case.id, (item(0),), ()), (item(0),), ())
    what = Destruction(cases=(story.case.id,), sources=(story.source.id,), entities=(story.entity.id, story.other.id))
    filled.erasures.destroy(what, (replace(STONE, kind=Erased.CASE, id=story.case.id),))
    assert filled.record.cases() == ()
    assert filled.archives.archives() == ()
    assert filled.check() == ()
    filled.record.add_case(replace(story.case, id=CaseId("e" * 32)))
    assert not any(story.data in page for page in clear_pages(folder.path, folder.passphrase))


def test_every_table_that_hangs_on_what_is_erased_is_known(vault: Vault) -> None:
    """A new table that names a case, source, entity or statement has to be destroyed with it, and added here."""
    from django.apps import apps

    hanging: dict[str, set[str]] = {}
    for table in apps.get_app_config("vault").get_models():
        for column in table._meta.fields:
            if column.related_model is not None:
                hanging.setdefault(column.related_model.__name__, set()).add(table.__name__)
    wanted = ("CaseRow", "SourceRow", "EntityRow", "StatementRow", "ReadingRow")
    judged = {"JudgementRow", "CaseEntityRow", "StatementRow"}
    assert {name: hanging[name] for name in wanted} == {
        "CaseRow": judged
        | {"CaseSourceRow", "ProposalRow", "SourceJudgementRow", "ArchiveRow", "CaseAliasRow", "PagesRow"}
        | {"RulingRow", "ReleaseRow", "ReleaseActRow"},
        "SourceRow": {
            "CaseSourceRow",
            "PartRow",
            "StatementRow",
            "SourceJudgementRow",
            "ProposalRow",
            "TranscriptRow",
        },
        "EntityRow": judged,
        "StatementRow": {"WithdrawalRow"},
        "ReadingRow": {"StatementRow", "ProposalRow"},
    }
