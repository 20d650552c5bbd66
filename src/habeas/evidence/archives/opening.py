"""A zip as the files of an export: read in memory, with limits, and with every file left out named.

Nothing is unpacked to a disk. A platform's export may be a few hundred megabytes of words beside
many gigabytes of pictures; pictures, films and sounds hold no words that can be read here and are
left out by their ending.
"""

import re
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO

from habeas.evidence.archives.export import ExportFile
from habeas.evidence.containers.zip_members import bytes_of_member, name_of, refusal

LARGEST_FILE = 1 << 30
"""Bytes of the largest file that is read; a larger one is left out whole, never cut."""

LARGEST_EXPORT = 2 << 30
"""Bytes of all files of an export that are read together."""

MOST_FILES = 500_000
"""Files of an export beyond which nothing more is looked at."""

_WHY = {"no-file": "link", "locked": "encrypted"}

_WORDLESS = frozenset(
    {"jpg", "jpeg", "png", "gif", "webp", "heic", "heif", "bmp", "tif", "tiff", "svg", "ico", "avif"}
    | {"mp4", "mov", "m4v", "avi", "mkv", "webm", "3gp", "mp3", "m4a", "ogg", "oga", "opus", "wav", "aac", "flac"}
    | {"tgs", "ttf", "otf", "woff", "woff2", "css", "map"}
)
_NO_LETTER = re.compile("[\ud800-\udfff]")
_LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file of an export that was not read, and why, as a stable lower-case word.

    `media` and `litter` hold no words; `link`, `not-a-file`, `encrypted`, `damaged`, `too-large`,
    `too-much` (the export as a whole), `packed-too-tightly`, `same-path-twice`, `unsafe-path`;
    `reader-failed` is a zip whose reader was ended.
    """

    path: str
    why: str


REASONS = frozenset({
    "media", "litter", "link", "not-a-file", "encrypted", "damaged", "too-large", "too-much", "packed-too-tightly",
    "same-path-twice", "unsafe-path", "reader-failed",
})  # fmt: skip
"""Every reason for which a file is left out."""


class NoZip(ValueError):
    """A file that was named as a zip is none, or its directory is damaged."""


class Allowance:
    """What is left of the limits while one export is read; it is spent as files are taken."""

    def __init__(self, largest: int = LARGEST_FILE, total: int = LARGEST_EXPORT, files: int = MOST_FILES) -> None:
        self.largest = largest
        self.left = total
        self.files = files

    def spend(self, size: int) -> None:
        """Count one file of this size as taken."""
        self.left -= size
        self.files -= 1


def wordless(path: str) -> str | None:
    """Why a file need not be read, by its name alone: `media`, `litter`, or None when it may hold words."""
    name = PurePosixPath(path)
    if name.name in _LITTER or name.name.startswith("._") or "__MACOSX" in name.parts:
        return "litter"
    return "media" if name.suffix.lower().removeprefix(".") in _WORDLESS else None


def path_inside(name: str) -> str | None:
    """The path of a file inside an export: `/` between folders, NFC; None when it would lead out of it.

    Bytes of a name that are no letters, as a disk may have them, are written as `%E4`.
    """
    written = _NO_LETTER.sub(_as_byte, name)
    parts = [
        part for part in unicodedata.normalize("NFC", written).replace("\\", "/").split("/") if part not in ("", ".")
    ]
    return None if not parts or ".." in parts else "/".join(parts)


def _as_byte(found: re.Match[str]) -> str:
    return f"%{ord(found[0]) & 0xFF:02X}"


def files_in_zip(stream: BinaryIO, allowance: Allowance, folder: str = "") -> Iterator[ExportFile | LeftOut]:
    """The files of a zip in its own order, each with `folder` before its path.

    Every member that is no folder comes out once, as a file or as left out. Raises
    `zipfile.BadZipFile` when the stream is no zip.
    """
    with zipfile.ZipFile(stream) as packed:
        for member in packed.infolist():
            if not member.is_dir():
                yield _member(packed, member, allowance, folder)


def _member(
    packed: zipfile.ZipFile, member: zipfile.ZipInfo, allowance: Allowance, folder: str
) -> ExportFile | LeftOut:
    name = name_of(member)
    inside = path_inside(name)
    if inside is None:
        return LeftOut(folder + name, "unsafe-path")
    path = folder + inside
    why = wordless(path) or _refusal(member, allowance)
    if why is not None:
        return LeftOut(path, why)
    limit = min(allowance.largest, allowance.left)
    data = bytes_of_member(packed, member, limit)
    if data is None:
        return LeftOut(path, "damaged")
    if len(data) > limit:  # the size in a zip's directory need not be the true one
        return LeftOut(path, "too-large" if limit == allowance.largest else "too-much")
    allowance.spend(len(data))
    return ExportFile(path, data)


def _refusal(member: zipfile.ZipInfo, allowance: Allowance) -> str | None:
    """Why a member is not opened at all, told by the zip's directory; None when it may be."""
    why = refusal(member, allowance.largest)
    if why is not None:
        return _WHY.get(why, why)
    return "too-much" if member.file_size > allowance.left or allowance.files <= 0 else None
