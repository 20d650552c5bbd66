"""Transactions: all or nothing, rows and blobs alike; threads and closing."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from habeas.base.errors import CannotWrite, VaultBusy, VaultLocked, WrongCall
from habeas.vault.vault import Vault

if TYPE_CHECKING:
    from tests.vault.conftest import Folder, Story


class Stop(Exception):
    """Raised by a test inside a transaction."""


def abandon(vault: Vault, *steps: Callable[[], object]) -> None:
    """Take these steps in one transaction, and then let it fail."""
    with vault.transaction():
        for step in steps:
            step()
        raise Stop


def blob_files(folder: "Folder") -> list[str]:
    """Names of all files among the blobs."""
    return sorted(path.name for path in (folder.path / "blobs").rglob("*") if path.is_file())


def test_a_transaction_that_raises_keeps_nothing(
    folder: "Folder", vault: Vault, story: "Story", keeping: "Callable[[Vault, Story], None]"
) -> None:
    """Neither a row nor a blob of a transaction that raised is left."""
    seen: list[object] = []
    with pytest.raises(Stop):
        abandon(vault, lambda: keeping(vault, story), lambda: seen.extend(vault.record.cases()))
    assert seen == [story.case]
    assert vault.record.cases() == ()
    assert vault.evidence.copies() == ()
    assert blob_files(folder) == []
    keeping(vault, story)
    assert vault.check() == ()


def test_an_inner_transaction_fails_by_itself(
    folder: "Folder", vault: Vault, stories: "Callable[[int], Story]"
) -> None:
    """What the inner one wrote is gone, rows and blobs; what the outer one wrote before and after stays."""
    with vault.transaction():
        vault.record.add_case(stories(1).case)
        first = vault.evidence.put_copy(b"first")
        with pytest.raises(Stop):
            abandon(
                vault,
                lambda: vault.record.add_case(stories(2).case),
                lambda: vault.evidence.put_copy(b"second"),
            )
        vault.record.add_case(stories(3).case)
    assert vault.record.cases() == (stories(1).case, stories(3).case)
    assert vault.evidence.copy(first) == b"first"
    assert len(blob_files(folder)) == 1
    assert vault.check()[0].code == "unused-originals"


def test_a_row_undone_is_not_taken_for_kept(vault: Vault, story: "Story") -> None:
    """A case that an inner transaction took back is missing again for what follows."""
    with vault.transaction():
        with pytest.raises(Stop):
            abandon(
                vault,
                lambda: vault.record.add_case(story.case),
                lambda: vault.record.add_entity(story.case.id, story.entity),
            )
        with pytest.raises(WrongCall):
            vault.record.add_entity(story.case.id, story.other)


def test_a_wrong_call_leaves_the_transaction_usable(vault: Vault, story: "Story") -> None:
    """A refused call inside a transaction takes nothing else with it."""
    with vault.transaction():
        vault.record.add_case(story.case)
        with pytest.raises(WrongCall):
            vault.record.add_case(story.case)
        vault.record.add_entity(story.case.id, story.entity)
    assert vault.record.entities(story.case.id) == (story.entity,)


@pytest.mark.encrypted_file
def test_a_failure_of_the_database_cannot_be_swallowed(folder: "Folder", vault: Vault, story: "Story") -> None:
    """A transaction in which the database failed raises that failure at its end and keeps nothing."""
    from django.db import connections

    session = vault.evidence._session  # type: ignore[attr-defined]

    def fail_quietly() -> None:
        with suppress(CannotWrite), session.writing() as alias, connections[alias].cursor() as cursor:
            cursor.execute("PRAGMA query_only = ON")
            cursor.execute("DELETE FROM cases")

    def write() -> None:
        with vault.transaction():
            vault.record.add_case(story.case)
            vault.evidence.put_copy(b"a letter")
            with suppress(CannotWrite), vault.transaction():
                fail_quietly()

    with pytest.raises(CannotWrite):
        write()
    with session.reading() as alias, connections[alias].cursor() as cursor:
        cursor.execute("PRAGMA query_only = OFF")
    assert vault.record.cases() == ()
    assert blob_files(folder) == []
    vault.record.add_case(story.case)
    assert vault.record.cases() == (story.case,)


def test_half_a_character_is_a_wrong_call(vault: Vault, story: "Story") -> None:
    """Text that no file can hold (a lone surrogate, as from a broken file name) is refused, not half kept."""
    with pytest.raises(WrongCall, match="surrogate"):
        vault.record.add_case(replace(story.case, name="case \udcff"))
    assert vault.record.cases() == ()


def test_bytes_taken_back_can_be_put_again(vault: Vault) -> None:
    """The same bytes, once taken back, are kept whole the next time."""
    with pytest.raises(Stop):
        abandon(vault, lambda: vault.evidence.put_copy(b"a letter"))
    assert vault.evidence.copy(vault.evidence.put_copy(b"a letter")) == b"a letter"


def test_a_copy_kept_before_outlives_a_failed_transaction(vault: Vault) -> None:
    """A transaction that put known bytes again and raised does not take the copy away."""
    digest = vault.evidence.put_copy(b"a letter")
    with pytest.raises(Stop):
        abandon(vault, lambda: vault.evidence.put_copy(b"a letter"))
    assert vault.evidence.copy(digest) == b"a letter"


def test_a_blob_that_cannot_be_written_keeps_nothing(
    folder: "Folder", vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the disk refuses a blob, CannotWrite is raised and no file or row of it is left."""

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("habeas.vault.durable.os.fsync", full)
        with pytest.raises(CannotWrite, match="No space left"):
            vault.evidence.put_copy(b"a letter")
    assert blob_files(folder) == []
    assert vault.check() == ()


def test_leftovers_of_a_crash_are_swept_when_opening(folder: "Folder") -> None:
    """Files that no row names are deleted where a mark says that a write was cut off, and only those."""
    with folder.open() as vault:
        digest = vault.evidence.put_copy(b"a letter")
    blobs = folder.path / "blobs"
    (blobs / "ab" / "cd").mkdir(parents=True)
    left = [
        blobs / "ab" / "cd" / ("e" * 60),
        blobs / "ab" / ".0123.part",
        blobs / "0123.unfinished",
        folder.path / ".0123.part",
    ]
    for path in left:
        path.write_bytes(b"left over")
    with folder.open() as vault:
        assert vault.evidence.copy(digest) == b"a letter"
        assert not any(path.exists() for path in left)
        assert [finding.code for finding in vault.check()] == ["unused-originals"]


def test_nothing_is_swept_while_another_writes(folder: "Folder") -> None:
    """Opening beside a transaction that has written a blob but not its row leaves that blob alone."""
    with folder.open() as one:
        with one.transaction():
            digest = one.evidence.put_copy(b"a letter")
            with folder.open() as two:
                assert two.evidence.copies() == ()
        assert one.evidence.copy(digest) == b"a letter"


def test_a_second_writer_is_refused_after_the_wait(folder: "Folder", story: "Story") -> None:
    """A write beside another's transaction raises VaultBusy; a read sees what was there before."""
    with folder.open() as one, folder.open(timeout=0.05) as two:
        with one.transaction():
            one.record.add_case(story.case)
            with pytest.raises(VaultBusy):
                two.record.add_case(story.case)
            assert two.record.cases() == ()
        assert two.record.cases() == (story.case,)


def test_threads_share_a_vault(vault: Vault, stories: "Callable[[int], Story]") -> None:
    """Writes of several threads are all kept, each whole."""

    def add(number: int) -> None:
        with vault.transaction():
            vault.record.add_case(stories(number).case)
            vault.evidence.put_copy(str(number).encode())

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(add, range(12)))
    assert {case.id for case in vault.record.cases()} == {stories(number).case.id for number in range(12)}


def test_closing_waits_for_other_threads(folder: "Folder", story: "Story") -> None:
    """Closing waits until another thread's transaction has ended, which keeps what it wrote."""
    vault, inside, go_on = folder.open(), threading.Event(), threading.Event()

    def write() -> None:
        with vault.transaction():
            inside.set()
            go_on.wait(5)
            vault.record.add_case(story.case)

    with ThreadPoolExecutor(2) as pool:
        writing = pool.submit(write)
        inside.wait(5)
        closing = pool.submit(vault.close)
        with pytest.raises(TimeoutError):
            closing.result(0.05)
        with pytest.raises(VaultLocked):
            vault.record.cases()
        go_on.set()
        writing.result(5)
        closing.result(5)
    assert not Path(f"{folder.path}/vault.db-wal").exists()
    with folder.open() as again:
        assert again.record.cases() == (story.case,)


def test_a_vault_is_not_closed_inside_its_own_transaction(vault: Vault, story: "Story") -> None:
    """Closing inside a transaction is a wrong call, and the transaction goes on."""
    with vault.transaction():
        with pytest.raises(WrongCall):
            vault.close()
        vault.record.add_case(story.case)
    assert vault.record.cases() == (story.case,)
