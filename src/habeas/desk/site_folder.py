"""The folder of a site: written beside itself and then put in its place, so that a full disk leaves the old one."""

import os
import shutil
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from habeas.base.errors import CannotWrite, WrongCall
from habeas.base.language import Lang

OURS = frozenset({"assets", "archive", "index.html", "robots.txt", *(lang.value for lang in Lang)})
"""The names at the top of a site that are Habeas's own; what else lies there is somebody's, and stays."""

MARK = Path("assets") / "search.js"
"""What tells a site of Habeas from any other folder."""


def require_site(folder: Path) -> None:
    """Return where a site can be written: nothing is there, an empty folder, or a site of Habeas.

    Raises WrongCall for anything else: it would be taken away.
    """
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise WrongCall(f"{folder} is no folder.", "Name a folder with --out; nothing was written.")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / MARK).is_file():
        raise WrongCall(
            f"{folder} holds something that is no site of Habeas.",
            "Name a folder that is new, empty, or the site's own; nothing was written.",
        )


@contextmanager
def replaced(folder: Path, sign: str) -> Iterator[Path]:
    """A new folder beside this one; it takes its place where the block ends well, and is gone where it does not.

    `sign` makes its name. Files that are not Habeas's own are carried along. Raises CannotWrite, leaving the old
    folder as it was.
    """
    folder = folder.absolute()
    new, old = folder.with_name(f".{folder.name}.new-{sign}"), folder.with_name(f".{folder.name}.old-{sign}")
    try:
        new.mkdir(parents=True)
        yield new
        _carry(folder, new)
        os.sync()
        if folder.exists():
            folder.rename(old)
        new.rename(folder)
    except OSError as error:
        if old.exists() and not folder.exists():
            old.rename(folder)
        raise CannotWrite(
            f"{folder} could not be written: {error.strerror or error}.", "Name another folder."
        ) from None
    finally:
        shutil.rmtree(new, ignore_errors=True)
    shutil.rmtree(old, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class Written:
    """A file of the site; `same` says that the old site had it with the same bytes."""

    path: str
    data: bytes
    same: bool


def write_files(folder: Path, files: Iterable[tuple[str, bytes]], before: Path | None = None) -> Iterator[Written]:
    """Write files under a folder, and give them on. Raises OSError.

    One that stands in the folder `before` with the same bytes is taken over as it is, with its time: whoever carries
    the site to a server by what changed carries only that.
    """
    made: set[Path] = set()
    for path, data in files:
        there = folder / path
        if there.parent not in made:
            there.parent.mkdir(parents=True, exist_ok=True)
            made.add(there.parent)
        same = before is not None and _has(before / path, data)
        if not (same and before is not None and _taken_over(before / path, there)):
            there.write_bytes(data)
        yield Written(path, data, same)


def _has(path: Path, data: bytes) -> bool:
    """Whether a plain file holds just these bytes."""
    try:
        kept = path.lstat()
        return stat.S_ISREG(kept.st_mode) and kept.st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _taken_over(old: Path, new: Path) -> bool:
    """Give a file a second name; False where the disk knows no such thing, as many sticks."""
    try:
        os.link(old, new)
    except OSError:
        return False
    return True


def replace_file(path: Path, data: bytes) -> None:
    """Put a file in the place of another, whole or not at all. Raises CannotWrite."""
    partial = path.with_name(f".{path.name}.part")
    try:
        partial.write_bytes(data)
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise CannotWrite(f"{path} could not be written: {error.strerror or error}.", "Name another folder.") from None


def remove_file(path: Path) -> None:
    """Take a file away. Raises CannotWrite where it stays."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise CannotWrite(f"{path} could not be removed: {error.strerror or error}.", "Remove it by hand.") from None


def files_of_site(folder: Path) -> Iterator[Path]:
    """The files of a site that are Habeas's own; none where there is no site."""
    for name in sorted(OURS):
        top = folder / name
        if top.is_file():
            yield top
        elif top.is_dir():
            yield from (path for path in sorted(top.rglob("*")) if path.is_file())


def _carry(folder: Path, new: Path) -> None:
    """Take along what lies in the old folder and is not Habeas's: a domain's name, a repository, pictures."""
    if not folder.is_dir():
        return
    for each in sorted(folder.iterdir()):
        if each.name in OURS:
            continue
        if each.is_dir() and not each.is_symlink():
            shutil.copytree(each, new / each.name, symlinks=True)
        else:
            shutil.copy2(each, new / each.name, follow_symlinks=False)
