"""The vault's check of its own parts: what is wrong is found and named."""

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from habeas.base.finding import Severity
from habeas.base.ids import StatementId
from habeas.vault.vault import Vault

if TYPE_CHECKING:
    from tests.vault.conftest import Folder, Story

type Keep = Callable[[Vault, Story], None]


@pytest.fixture
def kept(vault: Vault, story: "Story", keeping: Keep) -> Vault:
    """An open vault that holds a story."""
    keeping(vault, story)
    return vault


def codes(vault: Vault) -> list[str]:
    """The codes of what the check finds."""
    return [finding.code for finding in vault.check()]


def blob_file(folder: "Folder") -> Path:
    """The one sealed original of the story."""
    (file,) = (path for path in (folder.path / "blobs").rglob("*") if path.is_file())
    return file


def test_a_sound_vault_has_no_findings(kept: Vault) -> None:
    """Nothing is wrong with a vault in which everything hangs together."""
    assert kept.check() == ()


@pytest.mark.parametrize("damage", ["missing", "cut", "altered", "empty"])
def test_a_damaged_original_is_named(kept: Vault, folder: "Folder", story: "Story", damage: str) -> None:
    """An original whose file is missing, cut or altered is an error at its digest."""
    file = blob_file(folder)
    whole = file.read_bytes()
    file.write_bytes({"cut": whole[:-1], "altered": whole[:-1] + b"x", "empty": b""}.get(damage, whole))
    if damage == "missing":
        file.unlink()
    (finding,) = kept.check()
    assert (finding.code, finding.severity) == ("original-damaged", Severity.ERROR)
    assert finding.place == story.source.copy.digest


def test_a_file_that_no_row_names_is_a_warning(kept: Vault, folder: "Folder") -> None:
    """A file put among the blobs is counted, whatever it is called."""
    (folder.path / "blobs" / "ab").mkdir(exist_ok=True)
    (folder.path / "blobs" / "ab" / "stranger").write_bytes(b"?")
    (finding,) = kept.check()
    assert (finding.code, finding.severity) == ("unnamed-files", Severity.WARNING)
    assert finding.message.startswith("1 ")


def test_an_original_without_a_source_is_a_note(kept: Vault) -> None:
    """An original that no source names is told, and is no fault."""
    kept.evidence.put_copy(b"not described yet")
    (finding,) = kept.check()
    assert (finding.code, finding.severity) == ("unused-originals", Severity.NOTE)


def test_a_statement_that_supersedes_nothing_is_named(kept: Vault, story: "Story") -> None:
    """A statement that supersedes one which is not kept is an error; one that supersedes a kept one is none."""
    kept.record.add_statement(story.case.id, replace(story.statement, nonce="a" * 32, supersedes=story.statement.id))
    assert kept.check() == ()
    lost = replace(story.statement, nonce="b" * 32, supersedes=StatementId("f" * 64))
    kept.record.add_statement(story.case.id, lost)
    (finding,) = kept.check()
    assert (finding.code, finding.place) == ("supersedes-missing", f"statement {lost.id}")


@pytest.mark.encrypted_file
def test_a_row_that_names_a_missing_row_is_found(kept: Vault, story: "Story") -> None:
    """A reference that the database was made to accept, and that leads nowhere, is an error."""
    from django.db import connections

    alias = kept.evidence._session.alias  # type: ignore[attr-defined]
    with connections[alias].cursor() as cursor:
        cursor.execute("PRAGMA foreign_keys = OFF")
        cursor.execute("DELETE FROM entities WHERE key = %s", [story.other.id])
        cursor.execute("PRAGMA foreign_keys = ON")
    assert set(codes(kept)) == {"database-altered"}


@pytest.mark.parametrize("damage", ["altered", "missing", "foreign"])
def test_an_altered_key_file_is_found_while_the_vault_is_open(kept: Vault, folder: "Folder", damage: str) -> None:
    """A key file that was changed, deleted or replaced after opening is an error."""
    file = folder.path / "vault.json"
    text = file.read_text()
    if damage == "missing":
        file.unlink()
    else:
        file.write_text({"altered": text.replace('"recovery"', '"recovery" '), "foreign": "{}"}[damage])
    assert codes(kept) == ["key-file-altered"]


@pytest.mark.encrypted_file
def test_damage_to_the_database_is_named_page_by_page(folder: "Folder", story: "Story", keeping: Keep) -> None:
    """Damaged pages are named one by one, the rest counted, and what can be read is still read."""
    text = random.Random(1).randbytes(200_000).hex()
    with folder.open() as vault:
        keeping(vault, story)
        vault.evidence.add_reading(replace(story.reading, text=text, main=(), pages=()))
    database = folder.path / "vault.db"
    whole = bytearray(database.read_bytes())
    for page in range(1, 31):
        whole[-page * 4096 + 100] ^= 1
    database.write_bytes(whole)
    with folder.open() as vault:
        assert vault.record.statements(story.case.id) == (story.statement,)
        messages = [finding.message for finding in vault.check()]
    assert sum("HMAC verification failed" in message for message in messages) == 20
    assert any(message.endswith(" more") for message in messages)
