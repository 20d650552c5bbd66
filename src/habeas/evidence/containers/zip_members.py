"""Members of a zip (PKWARE APPNOTE): their names as they were meant, why one can't be had, its bytes.

Nothing is unpacked to a disk, and no name is ever used as a path.
"""

import stat
import zipfile
import zlib
from io import BytesIO
from itertools import pairwise

from habeas.evidence.containers.inside import packed_too_tightly

DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError, KeyError)
"""What the standard library raises for zips that are damaged, or packed in a way that it does not know."""

_UTF8 = 0x800
_ENCRYPTED = 0x1
_LETTERS_866 = frozenset("№«»°·–—")
_CYRILLIC_WORDS = range(0x0400, 0x0530)


def opened_zip(data: bytes) -> zipfile.ZipFile | None:
    """The zip in these bytes, None where its directory cannot be read."""
    try:
        return zipfile.ZipFile(BytesIO(data))
    except DAMAGE:
        return None


def name_of(member: zipfile.ZipInfo) -> str:
    """A member's name.

    Without the flag of UTF-8, what programs write all the same: UTF-8, the Cyrillic of DOS (as Windows'
    own folders write it) or that of Windows-1251; the name as it stands where it is none of them.
    """
    if member.flag_bits & _UTF8:
        return member.filename
    try:
        raw = member.filename.encode("cp437")
    except UnicodeError:
        return member.filename
    try:
        return raw.decode("utf-8")
    except UnicodeError:
        for encoding in ("cp866", "cp1251"):
            try:
                name = raw.decode(encoding)
            except UnicodeError:
                continue
            if _is_name(name):
                return name
    return member.filename


def refusal(member: zipfile.ZipInfo, largest: int) -> str | None:
    """Why a member is not opened at all, told by the zip's directory; None when it may be.

    `no-file` (a link, a device), `locked`, `too-large`, `packed-too-tightly`.
    """
    kind = stat.S_IFMT(member.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        return "no-file"
    if member.flag_bits & _ENCRYPTED:
        return "locked"
    if member.file_size > largest:
        return "too-large"
    if packed_too_tightly(member.file_size, member.compress_size):
        return "packed-too-tightly"
    return None


def bytes_of_member(packed: zipfile.ZipFile, member: zipfile.ZipInfo, largest: int) -> bytes | None:
    """The bytes of a member, None where it is damaged; never more than `largest` and one, whatever the zip says."""
    try:
        with packed.open(member) as file:
            return file.read(largest + 1)
    except DAMAGE:
        return None


def _is_name(name: str) -> bool:
    """Whether a decoded name looks like one: letters and usual signs, its Cyrillic in words of one case pattern."""
    if not all(char.isascii() or char.isalpha() or char in _LETTERS_866 for char in name):
        return False
    # In the wrong one of the two encodings small letters come out as capitals in mid-word, or as other alphabets.
    above = [char for char in name if not char.isascii() and char.isalpha()]
    if any(ord(char) not in _CYRILLIC_WORDS for char in above):
        return False
    return not any(first.islower() and second.isupper() for first, second in pairwise(name))
