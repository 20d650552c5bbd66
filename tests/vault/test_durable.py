"""Files that are there whole or not at all."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from habeas.base.errors import CannotWrite
from habeas.vault.durable import make_folder, write_durably


class Stop(Exception):
    """Raised in the middle of a write."""


def test_a_file_is_written_whole_for_its_owner(tmp_path: Path) -> None:
    """The chunks come one after the other, the mode is 0600, and nothing else is left."""
    write_durably(tmp_path / "file", [b"one", b"", b"two"], os.urandom)
    assert (tmp_path / "file").read_bytes() == b"onetwo"
    assert (tmp_path / "file").stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [tmp_path / "file"]


def test_a_write_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    """When the bytes stop in the middle, the old file stands and no temporary one is left."""

    def broken() -> Iterator[bytes]:
        yield b"half"
        raise Stop

    (tmp_path / "file").write_bytes(b"old")
    with pytest.raises(Stop):
        write_durably(tmp_path / "file", broken(), os.urandom)
    assert (tmp_path / "file").read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [tmp_path / "file"]


def test_file_and_folder_are_synced_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is synced before it is renamed, its folder after."""
    done: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def noted_fsync(handle: int) -> None:
        done.append("folder" if os.path.isdir(f"/proc/self/fd/{handle}") else "file")  # noqa: PTH112
        fsync(handle)

    def noted_replace(path: Path, target: Path) -> Path:
        done.append("rename")
        return replace(path, target)

    monkeypatch.setattr(os, "fsync", noted_fsync)
    monkeypatch.setattr(Path, "replace", noted_replace)
    write_durably(tmp_path / "file", [b"x"], os.urandom)
    assert done == ["file", "rename", "folder"]


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    """A file in the way and a missing parent are CannotWrite; a folder that is there is left alone."""
    (tmp_path / "file").touch()
    for path in (tmp_path / "file" / "folder", tmp_path / "none" / "folder"):
        with pytest.raises(CannotWrite):
            make_folder(path)
    make_folder(tmp_path / "new")
    make_folder(tmp_path / "new")
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700
