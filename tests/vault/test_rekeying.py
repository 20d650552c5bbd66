"""The laws of a new master key: all is kept, what was opens nothing of it, and no moment is without a vault."""

import os
import shutil
from collections import namedtuple
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from habeas.base.digest import digest_of
from habeas.base.erasure import Erased, Erasure, Reason
from habeas.base.errors import CannotWrite, HabeasError, IntegrityFailure, VaultBusy, VaultLocked, WrongCall
from habeas.base.ids import CaseId, Handle
from habeas.base.keeping import AuditEntry
from habeas.base.progress import UNWATCHED, Unwatched
from habeas.vault.backup.checking import blob_lines
from habeas.vault.backup.restoring import check_backup, open_backup
from habeas.vault.emergency import destroy
from habeas.vault.keyfile import read_key_file
from habeas.vault.keys import Argon, Key, Purpose, sub_key
from habeas.vault.opening import open_vault, unlock
from habeas.vault.rekeying import making, staging
from habeas.vault.rekeying.database import export, staged
from habeas.vault.rekeying.database import opens as opens_database
from habeas.vault.rekeying.making import Rekeyed, rekey
from habeas.vault.vault import Vault

if TYPE_CHECKING:
    from tests.vault.conftest import Folder, Story

pytestmark = pytest.mark.encrypted_file

NEW = "nine paper boats at noon"
NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
LETTERS = tuple(f"letter {number} of an invented person".encode() * 40 for number in range(5))
type Keeping = Callable[[Vault, Story], None]


class Stopped(BaseException):
    """A stop at a place that a test chose."""


class Stopping(Unwatched):
    """Stops the work after so many steps."""

    def __init__(self, after: int) -> None:
        self._left = after

    def step(self, what: str = "") -> None:
        """Stop when the steps are done."""
        self._left -= 1
        if self._left < 0:
            raise Stopped


@pytest.fixture
def full(folder: "Folder", story: "Story", keeping: Keeping) -> "Folder":
    """A vault with a whole story, letters, and an entry in the index of words."""
    with folder.open() as vault:
        keeping(vault, story)
        for letter in LETTERS:
            vault.evidence.put_copy(letter)
        vault.find.bring_up(UNWATCHED)
    return folder


@pytest.fixture
def given(full: "Folder", cheap: Argon) -> Callable[..., Rekeyed]:
    """Gives the full vault a new key, with cheap derivation."""
    return lambda **more: rekey(full.path, full.passphrase, None, NEW, argon=cheap, **more)


def opens(path: Path, passphrase: str | None, recovery: str | None = None) -> bool:
    """Whether this opens the vault, and all that was kept is there and sound."""
    try:
        with open_vault(path, passphrase, recovery) as vault:
            wrong = [each for each in vault.check() if each.code not in ("unused-originals", "rekey-unfinished")]
            assert wrong == []
            assert [vault.evidence.copy(digest_of(letter)) for letter in LETTERS] == list(LETTERS)
            assert len(vault.record.cases()) == 1
            return True
    except VaultLocked:
        return False


def files(path: Path) -> Iterator[Path]:
    """Every file below."""
    return (first / name for first, _, names in path.walk() for name in names)


def master_of(path: Path, passphrase: str) -> tuple[str, Key]:
    """The vault's id and its master key."""
    file = read_key_file(path)
    return file.vault, unlock(file, passphrase, None)


def test_everything_is_kept_and_only_the_new_keys_open_it(full: "Folder", given: Callable[..., Rekeyed]) -> None:
    """All rows and originals come along; the old passphrase and the old recovery key open nothing any more."""
    done = given()
    assert (done.originals, done.taken_up) == (6, 0)
    assert opens(full.path, NEW)
    assert opens(full.path, None, done.recovery_key)
    assert not opens(full.path, full.passphrase)
    assert not opens(full.path, None, full.recovery_key)
    assert read_key_file(full.path).vault == full.id
    assert sorted(each.name for each in full.path.iterdir()) == ["blobs", "vault.db", "vault.json"]


def test_who_has_the_old_master_key_reads_nothing_of_it(
    full: "Folder", given: Callable[..., Rekeyed], tmp_path: Path
) -> None:
    """The old master key opens no page, no wrapped key, no original; no file has its old name or old bytes."""
    old = full.copied(tmp_path / "copy").path
    vault, former = master_of(old, full.passphrase)
    given()
    assert not opens_database(full.path / "vault.db", sub_key(former, vault, Purpose.DATABASE))
    before = {each.relative_to(old): digest_of(each.read_bytes()) for each in files(old / "blobs")}
    after = {each.relative_to(full.path): digest_of(each.read_bytes()) for each in files(full.path / "blobs")}
    assert len(before) == len(after) == 6
    assert not before.keys() & after.keys()
    assert not set(before.values()) & set(after.values())
    _, master = master_of(full.path, NEW)
    lines = blob_lines(full.path / "vault.db", sub_key(master, vault, Purpose.DATABASE))
    wrapping = AESGCM(sub_key(former, vault, Purpose.BLOB_KEYS).data)
    for line in lines:
        with pytest.raises(InvalidTag):
            wrapping.decrypt(line.sealed_key[:12], line.sealed_key[12:], b"habeas 1 blob" + bytes.fromhex(line.name))
    shutil.copy(old / "vault.json", full.path / "vault.json")
    with pytest.raises(IntegrityFailure):
        open_vault(full.path, full.passphrase)


@pytest.mark.parametrize("after", [0, 3, 5])
def test_a_stop_leaves_the_old_keys_and_is_taken_up(
    full: "Folder", given: Callable[..., Rekeyed], after: int
) -> None:  # fmt: skip
    """Stopped while sealing, the vault opens as before and can be worked in; the same call goes on from there."""
    with pytest.raises(Stopped):
        given(progress=Stopping(after))
    assert opens(full.path, full.passphrase)
    assert not opens(full.path, NEW)
    with full.open() as vault:
        assert [each.code for each in vault.check()] == ["rekey-unfinished", "unused-originals"]
        later = vault.evidence.put_copy(b"kept in between")
    done = given()
    assert (done.originals, done.taken_up) == (7, after + 1)
    assert opens(full.path, NEW)
    with open_vault(full.path, NEW) as vault:
        assert vault.evidence.copy(later) == b"kept in between"


def test_another_new_passphrase_begins_anew(full: "Folder", given: Callable[..., Rekeyed], cheap: Argon) -> None:
    """What was sealed under a passphrase that is not given again is let go, its key first."""
    with pytest.raises(Stopped):
        given(progress=Stopping(3))
    done = rekey(full.path, None, full.recovery_key, "another one altogether", argon=cheap)
    assert done.taken_up == 0
    assert opens(full.path, "another one altogether")
    assert not opens(full.path, NEW)


@pytest.mark.parametrize("act", ["wipe", "sync_folder"])
@pytest.mark.parametrize("at", range(9))
def test_a_crash_in_the_exchange_is_made_good_by_the_next_opening(
    full: "Folder", given: Callable[..., Rekeyed], monkeypatch: pytest.MonkeyPatch, act: str, at: int
) -> None:
    """From the moment the new keys are in force they open everything, wherever the exchange was cut off."""
    real, calls = getattr(staging, act), iter(range(100))

    def dies(path: Path) -> None:
        if next(calls) == at:
            raise Stopped
        real(path)

    monkeypatch.setattr(staging, act, dies)
    try:
        given()
    except Stopped:
        pass
    else:
        assert (act, at) == ("sync_folder", 8)
    monkeypatch.undo()
    assert opens(full.path, NEW) != opens(full.path, full.passphrase)
    if opens(full.path, NEW):
        assert sorted(each.name for each in full.path.iterdir()) == ["blobs", "vault.db", "vault.json"]
    else:
        assert (act, at) == ("sync_folder", 0)
        given()
        assert opens(full.path, NEW)


def test_nobody_else_may_have_the_vault_open(full: "Folder", given: Callable[..., Rekeyed]) -> None:
    """While another connection is open nothing is begun that could lose its writes; afterwards it goes on."""
    with full.open() as vault:
        vault.record.cases()
        with pytest.raises(VaultBusy):
            given()
    assert opens(full.path, full.passphrase)
    given()
    assert opens(full.path, NEW)


def test_others_wait_while_it_is_done(full: "Folder", given: Callable[..., Rekeyed]) -> None:
    """Another process can neither open the vault nor begin the same while originals are sealed anew."""
    seen: list[type[HabeasError]] = []

    class Looking(Unwatched):
        def begin(self, work: str, of: int | None) -> None:
            assert (work, of) in (("sealing", 6), ("verifying", 6), ("destroying", 6))
            for act in (lambda: full.open(timeout=0.0), given):
                try:
                    act().close()  # type: ignore[union-attr]
                except HabeasError as error:
                    seen.append(type(error))

    given(progress=Looking())
    assert seen[:2] == [VaultBusy, VaultBusy]
    assert opens(full.path, NEW)


def test_without_room_nothing_is_begun(
    full: "Folder", given: Callable[..., Rekeyed], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The room for a second copy is looked for before anything is sealed, and said."""
    usage = namedtuple("usage", "total used free")  # noqa: PYI024
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(0, 0, 1_000_000))
    with pytest.raises(CannotWrite, match="1 MB are free"):
        given()
    assert opens(full.path, full.passphrase)
    assert not any(files(full.path / ".rekeyed" / "blobs"))


def test_a_damaged_original_stops_it_and_nothing_is_lost(full: "Folder", given: Callable[..., Rekeyed]) -> None:
    """What cannot be opened cannot be sealed anew: the old vault stays, damaged original included."""
    one = next(files(full.path / "blobs"))
    whole = one.read_bytes()
    one.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    with pytest.raises(IntegrityFailure):
        given()
    with full.open() as vault:
        assert "original-damaged" in {each.code for each in vault.check()}
    one.write_bytes(whole)
    given()
    assert opens(full.path, NEW)


def test_a_copy_that_does_not_come_out_the_same_is_never_put_in_force(
    full: "Folder", given: Callable[..., Rekeyed], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each row is compared before the new keys are in force."""

    def lossy(old: Any, to: Path, key: Key) -> None:
        export(old, to, key)
        with staged(to, key) as copy:
            copy.execute("UPDATE statements SET reason = 'something else'")

    monkeypatch.setattr(making, "export", lossy)
    with pytest.raises(IntegrityFailure, match="not the same"):
        given()
    assert opens(full.path, full.passphrase)


def test_what_a_witness_says_against_it_leaves_the_old_keys(full: "Folder", given: Callable[..., Rekeyed]) -> None:
    """The caller notes what was done in the new vault before it is in force, or stops it there."""

    def against(_: Vault) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        given(witness=against)
    assert opens(full.path, full.passphrase)
    entry = AuditEntry(NOW, Handle("wren"), "new master key", "", {})
    assert given(witness=lambda vault: vault.audit.append(entry)).taken_up == 6
    with open_vault(full.path, NEW) as vault:
        assert list(vault.audit.entries())[-1] == entry


def test_the_old_passphrase_is_no_new_one(full: "Folder", cheap: Argon) -> None:
    """The same passphrase again would open what is kept from now on to whoever knows it; so would a short one."""
    for wrong in (full.passphrase, "short"):
        with pytest.raises(WrongCall):
            rekey(full.path, None, full.recovery_key, wrong, argon=cheap)
    with pytest.raises(VaultLocked):
        rekey(full.path, "not the passphrase", None, NEW, argon=cheap)


def test_what_is_erased_in_between_is_in_no_begun_copy(full: "Folder", given: Callable[..., Rekeyed]) -> None:
    """A copy under the new key that was begun goes, key first, when an original is destroyed in the vault."""
    from habeas.vault.sealing import destroy_unused

    with pytest.raises(Stopped):
        given(progress=Stopping(5))
    with full.open() as vault:
        session = vault.evidence._session  # type: ignore[attr-defined]
        with session.writing():
            destroy_unused(session, [digest_of(LETTERS[0])])
    assert not (full.path / ".rekeyed").exists()
    done = given()
    assert (done.originals, done.taken_up) == (5, 0)


def test_what_was_erased_is_known_again_under_the_new_key(full: "Folder", given: Callable[..., Rekeyed]) -> None:
    """Tombstones made before still tell that the same bytes come back, and so do those made after."""
    with full.open() as vault:
        for number, data in ((1, b"before"),):
            told = vault.erasures.commitment(digest_of(data))
            vault.erasures.add_erasure(_stone(number, told))
    given()
    with open_vault(full.path, NEW) as vault:
        vault.erasures.add_erasure(_stone(2, vault.erasures.commitment(digest_of(b"after"))))
        assert vault.erasures.erased_copy(digest_of(b"before")) == _stone(1, told)
        assert vault.erasures.erased_copy(digest_of(b"after")) is not None
        assert vault.erasures.erased_copy(digest_of(b"neither")) is None


def _stone(number: int, commitment: str) -> Erasure:
    key = f"{number:032x}"
    return Erasure(
        Erased.SOURCE, key, key, CaseId("c" * 32), NOW, Handle("wren"), Reason.CONSENT, "", commitment=commitment
    )


def test_a_backup_of_before_stays_with_the_old_keys(
    full: "Folder", given: Callable[..., Rekeyed], tmp_path: Path
) -> None:
    """A backup made before opens by the former keys alone and takes no new snapshot; a new folder does."""
    with full.open() as vault:
        vault.back_up(tmp_path / "old", now=lambda: NOW, keep=None, progress=UNWATCHED)
    given()
    with open_vault(full.path, NEW) as vault:
        with pytest.raises(WrongCall, match="former keys"):
            vault.back_up(tmp_path / "old", now=lambda: NOW, keep=None, progress=UNWATCHED)
        vault.back_up(tmp_path / "new", now=lambda: NOW, keep=None, progress=UNWATCHED)
    for path, right, wrong in ((tmp_path / "old", full.passphrase, NEW), (tmp_path / "new", NEW, full.passphrase)):
        backup = open_backup(path, right, None, os.urandom)
        assert check_backup(backup, backup.chosen(None), UNWATCHED).findings == ()
        with pytest.raises(VaultLocked):
            open_backup(path, wrong, None, os.urandom)


def test_destruction_reaches_a_begun_copy(full: "Folder", given: Callable[..., Rekeyed]) -> None:
    """The key file of a copy that was begun is destroyed with that of the vault."""
    with pytest.raises(Stopped):
        given(progress=Stopping(2))
    assert destroy(full.path, os.urandom).key_files == 2
    assert not full.path.exists()
