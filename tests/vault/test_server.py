"""A vault whose rows lie on a PostgreSQL server: the laws of moving them there and back."""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from tests.postgres import LocalServer, running_server
from tests.vault.conftest import NOW, WREN, Folder, Story
from tests.vault_places import database_of

from habeas.base.erasure import Destruction, Erased, Erasure, Reason
from habeas.base.errors import Failed, VaultBusy, WrongCall
from habeas.base.progress import UNWATCHED
from habeas.evidence.find.keeping import Filters
from habeas.evidence.find.query import parse_query
from habeas.record.statements import Statement
from habeas.vault.backup.restoring import open_backup, restore
from habeas.vault.databases.server_file import write_server_file
from habeas.vault.emergency import destroy
from habeas.vault.moving import move_to_folder, move_to_server
from habeas.vault.vault import Vault

pytestmark = pytest.mark.encrypted_file

type Keeping = Callable[[Vault, Story], None]
type Telling = Callable[[int], Story]


@pytest.fixture(scope="module")
def server() -> Iterator[LocalServer]:
    """A server of this module's own."""
    with running_server() as running:
        yield running


def statements(vault: Vault) -> list[Statement]:
    """All statements of all cases."""
    return [each for case in vault.record.cases() for each in vault.record.statements(case.id)]


def test_rows_go_to_a_server_and_back_without_loss(
    folder: Folder, stories: Telling, keeping: Keeping, server: LocalServer
) -> None:
    """What stands in every table is the same on the server and after coming back, and the vault is sound each time."""
    with folder.open() as vault:
        for number in range(1, 6):
            keeping(vault, stories(number))
        before = statements(vault)
        assert vault.check() == ()
    moved = move_to_server(folder.path, server.connection(server.database()), passphrase=folder.passphrase)
    assert moved.rows > 50
    assert not (folder.path / "vault.db").exists()
    with folder.open() as vault:
        assert statements(vault) == before
        assert vault.check() == ()
        keeping(vault, stories(6))
        after = statements(vault)
    back = move_to_folder(folder.path, passphrase=folder.passphrase)
    assert back.rows > moved.rows
    with folder.open() as vault:
        assert statements(vault) == after
        assert vault.check() == ()


def test_rows_go_to_an_empty_database_alone(folder: Folder, server: LocalServer) -> None:
    """A database that holds something is refused, and the vault is as it was."""
    connection = server.connection(server.database())
    move_to_server(folder.path, connection, passphrase=folder.passphrase)
    move_to_folder(folder.path, passphrase=folder.passphrase)
    with pytest.raises(WrongCall, match="password"):
        move_to_server(folder.path, f"{connection} password=x", passphrase=folder.passphrase)
    with folder.open() as vault:
        assert vault.check() == ()


@pytest.fixture
def on_server(folder: Folder, stories: Telling, keeping: Keeping, server: LocalServer) -> Folder:
    """A vault of three stories whose rows lie on the server."""
    with folder.open() as vault:
        for number in range(1, 4):
            keeping(vault, stories(number))
    move_to_server(folder.path, server.connection(server.database()), passphrase=folder.passphrase)
    return folder


def test_a_backup_from_a_server_restores_in_a_folder(on_server: Folder, tmp_path: Path) -> None:
    """A backup of a vault on a server holds an encrypted file with the same statements, and nothing stays behind."""
    with on_server.open() as vault:
        before = statements(vault)
        vault.back_up(tmp_path / "stick", now=lambda: NOW, keep=None, progress=UNWATCHED)
    backup = open_backup(tmp_path / "stick", on_server.passphrase, None, os.urandom)
    restored = restore(backup, backup.snapshots()[-1], tmp_path / "restored", UNWATCHED)
    assert restored.findings == ()
    with replace(on_server, path=tmp_path / "restored").open() as vault:
        assert statements(vault) == before
        assert vault.check() == ()
    assert sorted(each.name for each in on_server.path.iterdir()) == ["blobs", "vault.json", "vault.server"]


def test_one_writes_and_the_other_waits_and_is_told(on_server: Folder, stories: Telling) -> None:
    """While somebody writes another reads on, and a write of theirs waits as long as it was told to, then says so."""
    with on_server.open() as one, on_server.open(timeout=0.2) as other:
        with one.transaction():
            one.record.add_case(stories(8).case)
            assert len(other.record.cases()) == 3
            with pytest.raises(VaultBusy):
                other.record.add_case(stories(9).case)
        other.record.add_case(stories(9).case)
        assert len(one.record.cases()) == 5


def test_words_are_found_alike_on_both(folder: Folder, stories: Telling, keeping: Keeping, server: LocalServer) -> None:
    """A question finds the same sources, statements and names on the server as in the folder, in the same order."""
    questions = ("name", "testov", "тестов*", '"value of testov"', "letter -testov", "testof", "другое OR other")
    with folder.open() as vault:
        for number in range(1, 6):
            keeping(vault, stories(number))
        in_folder = [asked(vault, question) for question in questions]
    move_to_server(folder.path, server.connection(server.database()), passphrase=folder.passphrase)
    with folder.open() as vault:
        assert [asked(vault, question) for question in questions] == in_folder
        assert vault.find.check() == ()
    assert any(in_folder)


def asked(vault: Vault, question: str) -> list[tuple[str, str]]:
    """Kind and key of each hit."""
    vault.find.bring_up(UNWATCHED)
    found = vault.find.search(parse_query(question), Filters(), 50)
    return [(hit.kind.value, hit.key) for hit in found.hits]


def test_a_file_that_a_crash_left_beside_a_server_goes(on_server: Folder) -> None:
    """Where the rows lie on a server, a file that a cut-off move left in the folder is wiped by the next opening."""
    (on_server.path / "vault.db").write_bytes(b"left" * 1000)
    (on_server.path / ".frozen-0123").mkdir()
    with on_server.open() as vault:
        assert len(vault.record.cases()) == 3
    assert sorted(each.name for each in on_server.path.iterdir()) == ["blobs", "vault.json", "vault.server"]


def test_a_server_that_does_not_answer_is_said(on_server: Folder) -> None:
    """A server that is not there is named as such, with what to do; the key file and the originals stay."""
    (on_server.path / "vault.server").write_text("host=/nowhere dbname=habeas\n", "utf-8")
    with pytest.raises(Failed, match="does not answer"):
        on_server.open()


def test_a_database_of_another_order_is_refused(folder: Folder, server: LocalServer) -> None:
    """A database that orders texts by a language would order a vault otherwise than the file does."""
    name = server.database(order="ENCODING 'SQL_ASCII' LOCALE 'C'")
    with pytest.raises(WrongCall, match="SQL_ASCII"):
        move_to_server(folder.path, server.connection(name), passphrase=folder.passphrase)
    with folder.open() as vault:
        assert vault.check() == ()


def test_what_is_erased_leaves_the_tables_on_the_disk(on_server: Folder, stories: Telling, server: LocalServer) -> None:
    """The words of an erased case stand in no file of the server's tables, its statistics and index with them."""
    story = stories(2)
    word = b"note of Testov 2"
    with on_server.open() as vault:
        vault.find.bring_up(UNWATCHED)
        server.gather_statistics(database_of(on_server.path))
        assert word in server.table_bytes(database_of(on_server.path))
        what = Destruction(
            sources=(story.source.id,),
            statements=(story.statement.id,),
            entities=(story.entity.id, story.other.id),
            proposals=(story.proposal.id,),
            cases=(story.case.id,),
            custody=(2,),
        )
        stone = Erasure(Erased.SOURCE, story.source.id, "a" * 32, None, NOW, WREN, Reason.ASKED)
        vault.erasures.destroy(what, (stone,))
        assert [each.code for each in vault.check()] == []
    left = server.table_bytes(database_of(on_server.path))
    assert word not in left
    assert b"note of Testov 3" in left


def test_destruction_deletes_the_rows_on_the_server(
    folder: Folder, story: Story, keeping: Keeping, server: LocalServer
) -> None:
    """After destruction no table is left on the server, though somebody had the vault open there."""
    name = server.database()
    with folder.open() as vault:
        keeping(vault, story)
    move_to_server(folder.path, server.connection(name), passphrase=folder.passphrase)
    held = folder.open()
    assert held.record.cases()
    assert destroy(folder.path, os.urandom).standing is None
    with psycopg.connect(server.connection(name)) as left:
        assert left.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone() == (0,)
    with pytest.raises(Failed, match="does not answer"):
        held.record.cases()
    held.close()
    assert not folder.path.exists()


def test_rows_that_destruction_does_not_reach_are_told(folder: Folder, server: LocalServer) -> None:
    """Where the server does not answer, the keys go all the same, and it is told where rows may still stand."""
    name = server.database()
    move_to_server(folder.path, server.connection(name), passphrase=folder.passphrase)
    gone = f"host={folder.path} dbname=nowhere"
    write_server_file(folder.path, gone, os.urandom)
    done = destroy(folder.path, os.urandom)
    assert (done.key_files, done.standing) == (1, gone)
    assert not folder.path.exists()
