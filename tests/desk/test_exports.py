"""Opening an export on the disk: folder, zip, single file."""

import os
import zipfile
from pathlib import Path

import pytest

from habeas.base.errors import WrongCall
from habeas.desk.exports import export_files
from habeas.evidence.archives.digest import digest_of_export
from habeas.evidence.archives.opening import Allowance, LeftOut

FILES = {"posts/жазба.json": b"[]", "a.json": b"{}", "photos/1.jpg": b"\xff\xd8"}


def _folder(at: Path) -> Path:
    for name, data in FILES.items():
        (at / name).parent.mkdir(parents=True, exist_ok=True)
        (at / name).write_bytes(data)
    return at


def _zip(at: Path) -> Path:
    with zipfile.ZipFile(at, "w") as packed:
        for name, data in reversed(FILES.items()):
            packed.writestr(name, data)
    return at


def test_a_folder_and_a_zip_of_the_same_files_are_the_same_export(tmp_path: Path) -> None:
    """Folder and zip give the same files, the same left out, the same digest."""
    folder = export_files(_folder(tmp_path / "folder"))
    packed = export_files(_zip(tmp_path / "export.zip"))
    assert [file.path for file in folder.files] == ["a.json", "posts/жазба.json"]
    assert folder == packed
    assert folder.left_out == (LeftOut("photos/1.jpg", "media"),)
    assert digest_of_export(folder.files) == digest_of_export(packed.files)


def test_a_single_file_is_an_export_of_one_file(tmp_path: Path) -> None:
    """A file named alone keeps its name as its path."""
    (tmp_path / "result.json").write_bytes(b"{}")
    opened = export_files(tmp_path / "result.json")
    assert [(file.path, file.data) for file in opened.files] == [("result.json", b"{}")]


def test_zips_in_a_folder_are_opened_under_their_names(tmp_path: Path) -> None:
    """An export in several zips is read from the folder they lie in; a broken one is named."""
    _zip(tmp_path / "part1.zip")
    (tmp_path / "part2.zip").write_bytes(b"PK\x03\x04 cut")
    opened = export_files(tmp_path)
    assert [file.path for file in opened.files] == ["part1.zip/a.json", "part1.zip/posts/жазба.json"]
    assert LeftOut("part2.zip", "damaged") in opened.left_out


def test_links_in_a_folder_are_not_followed(tmp_path: Path) -> None:
    """A link to a file or a folder is named and not followed, so that nothing outside is taken in."""
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "key.json").write_bytes(b"{}")
    export = tmp_path / "export"
    export.mkdir()
    (export / "a.json").symlink_to(secret / "key.json")
    (export / "more").symlink_to(secret, target_is_directory=True)
    os.mkfifo(export / "pipe.json")
    opened = export_files(export)
    assert opened.files == ()
    assert opened.left_out == (LeftOut("a.json", "link"), LeftOut("more", "link"), LeftOut("pipe.json", "not-a-file"))


def test_limits_hold_on_the_disk_too(tmp_path: Path) -> None:
    """A file that is too large, or that comes after the allowance is spent, is left out whole."""
    for name, size in {"a.json": 5, "b.json": 6, "c.json": 4}.items():
        (tmp_path / name).write_bytes(b"x" * size)
    opened = export_files(tmp_path, Allowance(largest=5, total=8))
    assert [file.path for file in opened.files] == ["a.json"]
    assert opened.left_out == (LeftOut("b.json", "too-large"), LeftOut("c.json", "too-much"))


def test_what_is_not_there_or_no_zip_is_a_wrong_call(tmp_path: Path) -> None:
    """A name of nothing, and a zip that is none, are refused with what to do."""
    with pytest.raises(WrongCall, match="There is no file or folder"):
        export_files(tmp_path / "nothing")
    (tmp_path / "broken.zip").write_bytes(b"no zip")
    with pytest.raises(WrongCall, match="no whole zip"):
        export_files(tmp_path / "broken.zip")
