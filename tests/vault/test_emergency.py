"""The laws of destruction: the keys go first and at once, nothing opens afterwards, nothing else is touched."""

import os
import time
from base64 import b64decode
from datetime import UTC, datetime
from json import loads
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from habeas.base.errors import CannotWrite, HabeasError, WrongCall
from habeas.base.progress import UNWATCHED
from habeas.vault import emergency
from habeas.vault.emergency import can_be_destroyed, destroy
from habeas.vault.opening import open_vault

if TYPE_CHECKING:
    from tests.vault.conftest import Folder


def wrapped(path: Path) -> list[bytes]:
    """Every form in which the wrapped master keys stand in this key file."""
    file = loads(path.read_bytes())
    texts = [file[way]["sealed"] for way in ("passphrase", "recovery")]
    return [text.encode() for text in texts] + [b64decode(text) for text in texts]


def opens(folder: "Folder") -> bool:
    """Whether the passphrase or the recovery key still opens the folder."""
    for keys in ((folder.passphrase, None), (None, folder.recovery_key)):
        try:
            open_vault(folder.path, *keys).close()
        except HabeasError:
            continue
        return True
    return False


@pytest.mark.parametrize("state", ["whole", "open", "damaged key file", "no key file", "damaged database"])
def test_nothing_opens_a_destroyed_vault(folder: "Folder", state: str) -> None:
    """Whatever its state, open in another hand too, a destroyed vault opens by no key, and its folder is gone."""
    held = folder.open() if state == "open" else None
    key_file = folder.path / "vault.json"
    if state == "damaged key file":
        key_file.write_bytes(key_file.read_bytes()[:50])
    if state == "no key file":
        key_file.unlink()
    if state == "damaged database":
        (folder.path / "vault.db").write_bytes(b"x")
    assert can_be_destroyed(folder.path)
    destroy(folder.path, os.urandom)
    assert not opens(folder)
    assert not folder.path.exists() or not list(folder.path.rglob("vault.json"))
    if held is not None:
        held.close()


@pytest.mark.encrypted_file
def test_no_copy_of_the_wrapped_key_is_left_where_files_cannot_be_deleted(
    folder: "Folder", monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing can be deleted, the bytes of the wrapped keys are gone from every file all the same."""
    with folder.open() as vault:
        vault.evidence.put_copy(b"a letter")
    secret = wrapped(folder.path / "vault.json")
    (folder.path / ".0011223344556677.part").write_bytes((folder.path / "vault.json").read_bytes())
    hard = folder.path.parent / "hard link"
    hard.hardlink_to(folder.path / "vault.json")
    head = (folder.path / "vault.db").read_bytes()[:4096]

    def refused(self: Path, missing_ok: bool = False) -> None:
        raise PermissionError(13, "not permitted", str(self))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refused)
        done = destroy(folder.path, os.urandom)
    assert done.key_files == 2
    assert folder.path / "vault.db" in done.left
    everything = b"".join(file.read_bytes() for file in folder.path.parent.rglob("*") if file.is_file())
    assert not any(form in everything for form in secret)
    assert head not in everything
    assert not opens(folder)


def test_the_keys_go_before_anything_else(folder: "Folder", monkeypatch: pytest.MonkeyPatch) -> None:
    """At the moment it tells that the keys are gone, the key file is gone and the originals are still to come."""
    with folder.open() as vault:
        vault.evidence.put_copy(os.urandom(100_000))
    seen: list[tuple[bool, bool]] = []
    took: list[float] = []
    blobs = folder.path / "blobs"

    def told() -> None:
        there = any(file.is_file() for file in blobs.rglob("*"))
        took.append(time.monotonic() - began)
        seen.append(((folder.path / "vault.json").exists(), there))

    began = time.monotonic()
    destroy(folder.path, os.urandom, told)
    assert seen == [(False, True)]
    assert took[0] < 1.0


def test_a_key_file_that_stands_is_told(folder: "Folder", monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the key file can be neither overwritten nor deleted, nothing claims that it was destroyed."""
    monkeypatch.setattr(emergency, "_wiped", lambda path, random, *, whole: path.name != "vault.json")
    with pytest.raises(CannotWrite):
        destroy(folder.path, os.urandom, lambda: pytest.fail("it was told that the keys are gone"))


@pytest.mark.encrypted_file
def test_files_that_are_not_the_vaults_stay(folder: "Folder", tmp_path: Path) -> None:
    """A person's own file in the folder, and what a link in the folder points to, are left as they were."""
    (folder.path / "notes.txt").write_text("mine")
    outside = tmp_path / "outside"
    outside.write_text("not the vault's")
    (folder.path / "vault.db-journal").symlink_to(outside)
    destroy(folder.path, os.urandom)
    assert [each.name for each in folder.path.iterdir()] == ["notes.txt"]
    assert outside.read_text() == "not the vault's"
    with pytest.raises(WrongCall):
        destroy(folder.path, os.urandom)


def test_a_backup_is_destroyed_alike(folder: "Folder", tmp_path: Path) -> None:
    """The key file of a backup folder goes first too, and nothing of the backup stays."""
    stick = tmp_path / "stick"
    with folder.open() as vault:
        now = datetime(2026, 3, 1, tzinfo=UTC)
        vault.back_up(stick, now=lambda: now, keep=None, progress=UNWATCHED)
    assert destroy(stick, os.urandom).left == ()
    assert not stick.exists()
    assert opens(folder)
