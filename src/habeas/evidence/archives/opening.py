"""A zip as the files of an export: read in memory, with limits, and with every file left out named.

Nothing is unpacked to a disk. A platform's export may be a few hundred megabytes of words beside
many gigabytes of pictures; pictures, films and sounds hold no words that can be read here and are
left out by their ending.
"""

import re
import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO

from habeas.evidence.archives.export import ExportFile

LARGEST_FILE = 1 << 30
"""Bytes of the largest file that is read; a larger one is left out whole, never cut."""

LARGEST_EXPORT = 2 << 30
"""Bytes of all files of an export that are read together."""

MOST_FILES = 500_000
"""Files of an export beyond which nothing more is looked at."""

_BOMB_RATIO = 300
_BOMB_SIZE = 32 << 20
"""A file of this size that was packed more than 300 to 1 is no export's: real text is packed 5 to 50 to 1."""

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
    `too-much` (the export as a whole), `packed-too-tightly`, `same-path-twice`, `unsafe-path`.
    """

    path: str
    why: str


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
    name = _name_of(member)
    inside = path_inside(name)
    if inside is None:
        return LeftOut(folder + name, "unsafe-path")
    path = folder + inside
    why = wordless(path) or _refusal(member, allowance)
    if why is not None:
        return LeftOut(path, why)
    limit = min(allowance.largest, allowance.left)
    try:
        with packed.open(member) as file:
            data = file.read(limit + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError):
        return LeftOut(path, "damaged")
    if len(data) > limit:  # the size in a zip's directory need not be the true one
        return LeftOut(path, "too-large" if limit == allowance.largest else "too-much")
    allowance.spend(len(data))
    return ExportFile(path, data)


def _refusal(member: zipfile.ZipInfo, allowance: Allowance) -> str | None:
    """Why a member is not opened at all, told by the zip's directory; None when it may be."""
    if stat.S_ISLNK(member.external_attr >> 16):
        return "link"
    if member.flag_bits & 0x1:
        return "encrypted"
    if member.file_size > allowance.largest:
        return "too-large"
    if member.file_size > allowance.left or allowance.files <= 0:
        return "too-much"
    if member.file_size > _BOMB_SIZE and member.file_size > _BOMB_RATIO * max(member.compress_size, 1):
        return "packed-too-tightly"
    return None


def _name_of(member: zipfile.ZipInfo) -> str:
    """A member's name; without the flag of UTF-8, what programs write all the same: UTF-8, or Cyrillic of Windows."""
    if member.flag_bits & 0x800:
        return member.filename
    try:
        raw = member.filename.encode("cp437")
    except UnicodeError:
        return member.filename
    try:
        return raw.decode("utf-8")
    except UnicodeError:
        cyrillic = raw.decode("cp866")
    return (
        cyrillic
        if all(letter.isascii() or letter.isalpha() or letter == "№" for letter in cyrillic)
        else member.filename
    )
