"""What a vault keeps of archives, and what is left when they are erased."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.vault.archives import archive, item, tombstone

from habeas.base.digest import digest_of
from habeas.base.errors import IntegrityFailure, WrongCall
from habeas.base.finding import Severity
from habeas.base.ids import ArchiveId
from habeas.evidence.archives.archive import Archive
from habeas.evidence.archives.export import ExportFile
from habeas.evidence.archives.item import Item
from habeas.vault.vault import Vault

if TYPE_CHECKING:
    from tests.vault.conftest import Folder, Story

FILES = (ExportFile("result.json", b'{"messages": []}'), ExportFile("more/other.json", b"[]"))
ITEMS = (item(0), item(1), item(2))


@pytest.fixture
def one(filled: Vault, story: "Story") -> Archive:
    """An archive kept in the vault."""
    made = archive(1, story.case.id, ITEMS, FILES)
    filled.archives.put_archive(made, ITEMS, FILES)
    return made


def blob_files(folder: "Folder") -> set[Path]:
    """Every file among the blobs, marks included."""
    return {path for path in (folder.path / "blobs").rglob("*") if path.is_file()}


def test_an_archive_comes_back_as_it_was_put(filled: Vault, one: Archive, folder: "Folder") -> None:
    """Archive, items, files and index come back equal, also after the vault was closed and opened."""
    filled.archives.put_index(one.id, "windows/1", b"an index\nof two lines")
    filled.close()
    with folder.open() as again:
        assert again.archives.archive(one.id) == one
        assert again.archives.archives(one.case) == again.archives.archives() == (one,)
        assert again.archives.items(one.id) == ITEMS
        assert [again.archives.file(one.id, file.path) for file in FILES] == [file.data for file in FILES]
        assert again.archives.index(one.id, "windows/1") == b"an index\nof two lines"
        assert again.archives.index(one.id, "windows/2") is None
        assert again.check() == ()


def test_an_export_is_kept_once_in_a_case(filled: Vault, one: Archive) -> None:
    """The same export under another id is refused, and nothing changes."""
    twice = replace(one, id=ArchiveId("f" * 32))
    with pytest.raises(WrongCall, match="already"):
        filled.archives.put_archive(twice, ITEMS, FILES)
    assert filled.archives.archives() == (one,)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda one: replace(one, items=one.items + 1),
        lambda one: replace(one, characters=one.characters - 1),
        lambda one: replace(one, items_digest=digest_of(b"")),
        lambda one: replace(one, files=one.files[:1]),
        lambda one: replace(one, files=(replace(one.files[0], size=1), one.files[1])),
    ],
)
def test_an_archive_that_is_not_what_it_says_is_refused(
    filled: Vault, story: "Story", wrong: Callable[[Archive], Archive]
) -> None:
    """Counts, digests and paths must be those of what is to be kept; otherwise nothing is."""
    with pytest.raises(WrongCall):
        filled.archives.put_archive(wrong(archive(1, story.case.id, ITEMS, FILES)), ITEMS, FILES)
    assert filled.archives.archives() == ()


def test_an_archive_needs_its_case(vault: Vault, story: "Story") -> None:
    """An archive of a case that is not kept is refused and leaves no blob behind."""
    with pytest.raises(WrongCall, match="case"):
        vault.archives.put_archive(archive(1, story.case.id, ITEMS, FILES), ITEMS, FILES)
    assert vault.check() == ()


def test_erasing_leaves_a_tombstone_and_nothing_else(
    filled: Vault, one: Archive, story: "Story", folder: "Folder"
) -> None:
    """After erasing, no row, key or file of the archive is there, its tombstone is, and the vault is sound."""
    before_files = blob_files(folder)
    filled.archives.put_index(one.id, "windows/1", b"an index")
    filled.archives.erase(tombstone(one))
    assert filled.archives.archives() == ()
    assert filled.archives.archive(one.id) is None
    assert filled.archives.index(one.id, "windows/1") is None
    assert filled.archives.erased(one.case) == filled.archives.erased() == (tombstone(one),)
    for read in (lambda: filled.archives.items(one.id), lambda: filled.archives.file(one.id, "result.json")):
        with pytest.raises(WrongCall, match="no such"):
            read()
    with pytest.raises(WrongCall, match="no such"):
        filled.archives.erase(tombstone(one))
    assert filled.check() == ()
    assert len(blob_files(folder)) == 1 < len(before_files)
    assert filled.evidence.copy(story.source.copy.digest) == story.data


@pytest.mark.encrypted_file
def test_nothing_that_was_erased_is_left_in_the_database(filled: Vault, one: Archive, folder: "Folder") -> None:
    """The database's pages and journal, opened with its key, hold neither names, titles nor keys of it."""
    from django.db import connections

    with filled.archives._session.reading() as alias, connections[alias].cursor() as cursor:  # type: ignore[attr-defined]
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        assert "Mountain club" in str(cursor.execute("SELECT account FROM archives").fetchall())
    filled.archives.erase(tombstone(one))
    with filled.archives._session.reading() as alias, connections[alias].cursor() as cursor:  # type: ignore[attr-defined]
        dumped = [
            str(cursor.execute(f'SELECT * FROM "{table}"').fetchall())
            for table in connections[alias].introspection.table_names(cursor)
        ]
        assert cursor.execute("PRAGMA secure_delete").fetchone()[0] == 1
    assert not any("Mountain club" in rows or one.digest in rows for rows in dumped)
    journal = folder.path / "vault.db-wal"
    assert not journal.exists() or journal.stat().st_size == 0


def test_no_word_of_an_archive_stands_in_clear(filled: Vault, one: Archive, folder: "Folder") -> None:
    """Neither words, names, titles nor paths of an archive are in any file of the vault."""
    filled.archives.put_index(one.id, "windows/1", b"Snow on the pass again.")
    filled.close()
    words = ("Snow on the pass", "Aidar Testov", "Mountain club", "result.json", "his sister", '"messages"')
    for file in (path for path in folder.path.rglob("*") if path.is_file()):
        data = file.read_bytes()
        assert not any(word.encode(code) in data for word in words for code in ("utf-8", "utf-16-le"))


def test_erasing_in_a_transaction_that_fails_erases_nothing(filled: Vault, one: Archive, folder: "Folder") -> None:
    """A failure after the erasure takes it back whole; the next opening finds a sound vault."""

    def erase_twice() -> None:
        with filled.transaction():
            filled.archives.erase(tombstone(one))
            filled.archives.erase(tombstone(one))

    with pytest.raises(WrongCall, match="no such"):
        erase_twice()
    assert filled.archives.items(one.id) == ITEMS
    assert filled.archives.erased() == ()
    filled.close()
    with folder.open() as again:
        assert again.archives.items(one.id) == ITEMS
        assert again.archives.file(one.id, "result.json") == FILES[0].data
        assert again.check() == ()


def test_bytes_that_serve_something_else_outlive_the_archive(filled: Vault, story: "Story") -> None:
    """A file that is also a source, or a file of another archive, stays when one archive is erased."""
    shared = (ExportFile("letter.txt", story.data), ExportFile("b.json", b"both"))
    first, second = archive(1, story.case.id, ITEMS, shared), archive(2, story.case.id, ITEMS, shared)
    for made in (first, second):
        filled.archives.put_archive(made, ITEMS, shared)
    filled.archives.erase(tombstone(first))
    assert filled.evidence.copy(story.source.copy.digest) == story.data
    assert filled.archives.file(second.id, "b.json") == b"both"
    assert filled.archives.items(second.id) == ITEMS
    assert filled.check() == ()


def test_the_files_can_be_erased_alone(filled: Vault, one: Archive) -> None:
    """Without the preserved bytes the items, paths, sizes and digests are still there, and it says so."""
    filled.archives.erase_files(one.id)
    kept = filled.archives.archive(one.id)
    assert kept == replace(one, files=tuple(replace(file, erased=True) for file in one.files))
    assert filled.archives.items(one.id) == ITEMS
    with pytest.raises(WrongCall, match="erased"):
        filled.archives.file(one.id, "result.json")
    assert filled.check() == ()


def test_a_crash_between_the_erasure_and_its_files_is_mended_on_opening(
    filled: Vault, one: Archive, folder: "Folder", monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files whose keys are destroyed and that a crash left on the disk are gone after the next opening."""
    monkeypatch.setattr("habeas.vault.sealing._remove_files", lambda *_: None)
    before = len(blob_files(folder))
    filled.archives.erase(tombstone(one))
    assert len(blob_files(folder)) == before + 1
    filled.close()
    with folder.open() as again:
        assert again.check() == ()
    assert len(blob_files(folder)) == 1


@pytest.mark.parametrize("damage", ["missing", "altered"])
def test_damage_to_items_is_found(filled: Vault, one: Archive, folder: "Folder", damage: str) -> None:
    """Items whose blob is missing or altered are an error of the check and are never given out."""
    blobs = filled.archives._session.blobs  # type: ignore[attr-defined]
    from habeas.vault.archive_models import ArchiveRow

    alias = filled.archives._session.alias  # type: ignore[attr-defined]
    blob = ArchiveRow.objects.using(alias).values_list("items_copy_id", flat=True).get()
    file = blobs.file_of(blobs.name_of(blob))
    if damage == "missing":
        file.unlink()
    else:
        whole = bytearray(file.read_bytes())
        whole[100] ^= 1
        file.write_bytes(whole)
    (finding,) = filled.check()
    assert (finding.code, finding.severity, finding.place) == ("original-damaged", Severity.ERROR, blob)
    with pytest.raises(IntegrityFailure):
        filled.archives.items(one.id)


def test_an_index_takes_the_place_of_the_one_before(filled: Vault, one: Archive, folder: "Folder") -> None:
    """A second index of a name replaces the first, whose bytes and key are destroyed."""
    filled.archives.put_index(one.id, "windows/1", b"first")
    files = len(blob_files(folder))
    filled.archives.put_index(one.id, "windows/1", b"second")
    assert filled.archives.index(one.id, "windows/1") == b"second"
    assert len(blob_files(folder)) == files
    with pytest.raises(WrongCall):
        filled.archives.put_index(ArchiveId("e" * 32), "windows/1", b"no archive")
    assert filled.check() == ()


def test_thousands_of_items_are_kept_and_loaded_at_once(filled: Vault, story: "Story") -> None:
    """Ten thousand items, each with words of its own, come back equal and in order."""
    many: tuple[Item, ...] = tuple(item(number, f"Words {number} {os.urandom(20).hex()}") for number in range(10_000))
    made = archive(3, story.case.id, many, FILES)
    filled.archives.put_archive(made, many, FILES)
    assert filled.archives.items(made.id) == many
