"""An export as a person names it: a folder, a zip, or one file of it."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from habeas.base.errors import Failed, NotRead, WrongCall
from habeas.desk.apart import exports_apart
from habeas.evidence.archives.export import ExportFile
from habeas.evidence.archives.opening import Allowance, LeftOut, NoZip, path_inside, wordless


@dataclass(frozen=True, slots=True)
class OpenedExport:
    """The files of an export that may hold words, in the order of their paths, and all that were left out."""

    files: tuple[ExportFile, ...]
    left_out: tuple[LeftOut, ...]


def export_files(path: Path, allowance: Allowance | None = None) -> OpenedExport:
    """Open an export: a folder with all that lies in it, a zip, or a single file.

    Zips inside a folder are opened too, as platforms give large exports in several; the paths of
    their files begin with the zip's name. Links inside the folder are not followed. Nothing is
    written anywhere. Raises WrongCall where there is nothing of that name or it may not be read,
    and where a zip that was named is damaged; NotRead where its reader failed.
    """
    spent = allowance or Allowance()
    try:
        found = list(_in_folder(path, spent) if path.is_dir() else _single(path, path.name, spent, alone=True))
    except FileNotFoundError:
        raise WrongCall(f"There is no file or folder {path}.", "Check the name; nothing was changed.") from None
    except PermissionError:
        raise WrongCall(f"{path} may not be read.", "Give yourself the right to read it, then try again.") from None
    except NoZip:
        raise WrongCall(f"{path} is no whole zip.", "Download the export again, or unpack what there is.") from None
    except OSError as error:
        raise Failed(f"{path} could not be read: {error.strerror or error}.", "Nothing was changed.") from None
    return _each_path_once(found)


def _each_path_once(found: list[ExportFile | LeftOut]) -> OpenedExport:
    files: dict[str, ExportFile] = {}
    left_out = [entry for entry in found if isinstance(entry, LeftOut)]
    for entry in found:
        if isinstance(entry, ExportFile):
            if entry.path in files:
                left_out.append(LeftOut(entry.path, "same-path-twice"))
            else:
                files[entry.path] = entry
    ordered = tuple(files[path] for path in sorted(files))
    return OpenedExport(ordered, tuple(sorted(left_out, key=lambda entry: (entry.path, entry.why))))


def _in_folder(folder: Path, allowance: Allowance) -> Iterator[ExportFile | LeftOut]:
    for root, folders, names in os.walk(folder, onerror=_raise):
        folders.sort()
        here = Path(root)
        for name in [name for name in folders if (here / name).is_symlink() or (here / name).is_junction()]:
            folders.remove(name)
            yield LeftOut((here / name).relative_to(folder).as_posix(), "link")
        for name in sorted(names):
            inside = (here / name).relative_to(folder).as_posix()
            yield from _single(here / name, inside, allowance, alone=False)


def _single(path: Path, inside: str, allowance: Allowance, *, alone: bool) -> Iterator[ExportFile | LeftOut]:
    """One file of the disk, or all files of one zip. `alone`: it was named itself, and may be reached by a link."""
    known = path.stat() if alone else path.lstat()
    name = path_inside(inside)
    why = _refusal(known, allowance) or wordless(inside)
    if name is None or why is not None:
        yield LeftOut(name or inside, why or "unsafe-path")
    elif path.suffix.lower() == ".zip":
        yield from _zip(path, name, allowance, alone=alone)
    elif known.st_size > allowance.largest:
        yield LeftOut(name, "too-large")
    elif known.st_size > allowance.left:
        yield LeftOut(name, "too-much")
    else:
        data = path.read_bytes()
        allowance.spend(len(data))
        yield ExportFile(name, data)


def _zip(path: Path, name: str, allowance: Allowance, *, alone: bool) -> Iterator[ExportFile | LeftOut]:
    with path.open("rb") as stream:
        try:
            yield from exports_apart().files_in_zip(stream, allowance, "" if alone else name + "/")
        except (NoZip, NotRead) as fault:
            if alone:
                raise
            yield LeftOut(name, "damaged" if isinstance(fault, NoZip) else "reader-failed")


def _refusal(known: os.stat_result, allowance: Allowance) -> str | None:
    if stat.S_ISLNK(known.st_mode):
        return "link"
    if not stat.S_ISREG(known.st_mode):
        return "not-a-file"
    return "too-much" if allowance.files <= 0 else None


def _raise(error: OSError) -> None:
    raise error
