"""Single flipped bits in every file of a vault: found, or without effect."""

import os
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from habeas.base.errors import HabeasError, IntegrityFailure
from habeas.vault.vault import Vault

if TYPE_CHECKING:
    from tests.vault.conftest import Folder, Story

pytestmark = pytest.mark.encrypted_file

type Stories = Callable[[int], Story]
type Keep = Callable[[Vault, Story], None]
FLIPS = 120


def contents(vault: Vault) -> list[object]:
    """Everything that can be read from a vault."""
    kept: list[object] = [vault.id, vault.owner, vault.audit.entries(), vault.evidence.custody()]
    kept += [vault.evidence.sources(), vault.record.cases()]
    for digest in vault.evidence.copies():
        kept += [vault.evidence.copy(digest), vault.evidence.first_reading(digest)]
    for case in vault.record.cases():
        kept += [vault.evidence.sources(case.id), vault.record.entities(case.id), vault.record.statements(case.id)]
        kept += [vault.record.withdrawals(case.id), vault.record.judgements(case.id)]
        kept += [vault.proposals.proposals(case.id), vault.proposals.decisions(case.id)]
    return kept


def seen(folder: "Folder") -> tuple[object, str]:
    """What is read from a vault, and what is said to be wrong: nothing, findings, or a failure's number."""
    try:
        with folder.open() as vault:
            found = vault.check()
            return (None, "findings") if found else (contents(vault), "nothing")
    except HabeasError as failure:
        return None, failure.number


@pytest.fixture(scope="module")
def closed(model_folder: "Folder", tmp_path_factory: pytest.TempPathFactory) -> Callable[[Stories, Keep], "Folder"]:
    """Makes a closed vault with three stories."""

    def fill(stories: Stories, keeping: Keep) -> "Folder":
        folder = model_folder.copied(tmp_path_factory.mktemp("closed") / "vault")
        with folder.open() as vault:
            for number in range(3):
                keeping(vault, stories(number))
        return folder

    return fill


def test_no_flipped_bit_goes_unsaid(
    closed: Callable[[Stories, Keep], "Folder"], stories: Stories, keeping: Keep
) -> None:
    """Whatever bit is flipped in whatever file of a closed vault, opening or checking says so."""
    folder = closed(stories, keeping)
    with folder.open() as vault:
        expected = contents(vault)
    assert seen(folder) == (expected, "nothing")
    chance = random.Random(20260301)
    for path in sorted(found for found in folder.path.rglob("*") if found.is_file()):
        whole = path.read_bytes()
        flips = FLIPS if path.name == "vault.db" else FLIPS // 6
        for place in {0, len(whole) - 1, *(chance.randrange(len(whole)) for _ in range(flips))}:
            altered = bytearray(whole)
            altered[place] ^= 1 << chance.randrange(8)
            path.write_bytes(altered)
            _, said = seen(folder)
            # Not "wrong passphrase", not "busy", not "cannot write": none of that is the case.
            assert said in {"findings", IntegrityFailure.number}, f"{path.name} at {place}: {said}"
            path.write_bytes(whole)


def test_no_flipped_bit_in_a_crashs_journal_goes_unsaid(folder: "Folder", story: "Story", tmp_path: Path) -> None:
    """A vault copied while open has its last writes in the journal; no flip there loses them without a word.

    Only rows are written, so that nothing but the journal can tell of what is missing.
    """
    entries = tuple(replace(story.audit, obj=str(number)) for number in range(5))
    with folder.open() as vault:
        for entry in entries:
            vault.audit.append(entry)
        crashed = folder.copied(tmp_path / "crashed")
    journal = (crashed.path / "vault.db-wal").read_bytes()
    frames = (len(journal) - 32) // 4120
    assert len(journal) == 32 + frames * 4120
    assert frames >= len(entries)
    with crashed.copied(tmp_path / "sound").open() as vault:
        assert vault.audit.entries() == entries
        assert vault.check() == ()
    chance = random.Random(20260302)
    first, last = 32, 32 + (frames - 1) * 4120
    places = [0, 5, 18, 30, *(start + at for start in (first, last) for at in (2, 9, 13, 18, 23, 99))]
    for number, place in enumerate([*places, *(chance.randrange(len(journal)) for _ in range(FLIPS // 6))]):
        altered = bytearray(journal)
        altered[place] ^= 1 << chance.randrange(8)
        copy = crashed.copied(tmp_path / f"flip {number}")
        (copy.path / "vault.db-wal").write_bytes(altered)
        for _ in range(2):  # it is said until a person has looked
            with copy.open() as vault:
                kept, said = vault.audit.entries(), [finding.code for finding in vault.check()]
            assert kept == entries[: len(kept)]
            assert len(kept) < len(entries)
            assert said == ["journal-cut" if len(kept) == len(entries) - 1 else "journal-altered"], place


def test_a_damaged_page_after_a_crash_is_told_as_damage(
    folder: "Folder", stories: Stories, keeping: Keep, tmp_path: Path
) -> None:
    """SQLite locks itself out of a database with a damaged page; that is told as damage, not as a full disk."""
    with folder.open() as vault:
        keeping(vault, stories(1))
    with folder.open() as vault:
        keeping(vault, stories(2))
        crashed = folder.copied(tmp_path / "crashed")
    pages = (crashed.path / "vault.db").stat().st_size // 4096
    for page in range(0, pages, 6):
        copy = crashed.copied(tmp_path / str(page))
        data = bytearray((copy.path / "vault.db").read_bytes())
        data[page * 4096 + 100] ^= 1
        (copy.path / "vault.db").write_bytes(data)
        assert seen(copy)[1] in {"findings", "nothing", IntegrityFailure.number}, page


def test_a_flip_in_the_journals_index_changes_nothing(
    folder: "Folder", stories: Stories, keeping: Keep, tmp_path: Path
) -> None:
    """The index of the journal is made anew after a crash: whatever stands in it, everything is read."""
    with folder.open() as vault:
        keeping(vault, stories(1))
        crashed = folder.copied(tmp_path / "crashed")
        expected = contents(vault)
    (crashed.path / "vault.db-shm").write_bytes(os.urandom(32768))
    assert seen(crashed) == (expected, "nothing")
