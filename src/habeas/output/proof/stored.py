"""A ZIP of files that are stored as they are, read so strictly that every reader has to read the same from it.

Members follow one another without a gap, the directory follows them, and nothing follows the directory: a file that
stands in one list and not in the other, twice, under another name or between two others, is found or refused.
"""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass

MOST_FILES = 10_000

_END, _ENTRY, _LOCAL = struct.Struct("<4sHHHHIIH"), struct.Struct("<4sHHHHHHIIIHHHHHII"), struct.Struct("<4sHHHHHIIIHH")
_PATH = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}(?:/[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}){0,7}")


@dataclass(frozen=True, slots=True)
class Member:
    """A file of a ZIP. `odd` says that its name leads elsewhere or is there twice, or that it is packed or locked.

    `data` is then empty: what is odd is not read.
    """

    path: str
    data: bytes
    odd: bool


def members_of(data: bytes) -> tuple[Member, ...]:
    """The files of a ZIP in their order; raises ValueError where it is none, or is put together in another way."""
    if len(data) < _END.size:
        raise ValueError("it is no ZIP")
    sign, disk, first, here, count, size, start, comment = _END.unpack_from(data, len(data) - _END.size)
    if sign != b"PK\x05\x06" or disk or first or here != count or comment or start + size != len(data) - _END.size:
        raise ValueError("it is no ZIP, or something follows it")
    if count > MOST_FILES:
        raise ValueError(f"it holds more than {MOST_FILES} files")
    found, names, end = [], set[str](), 0
    for name, local, told, locked in _listed(data, start, count):
        if local != end:
            raise ValueError("its files do not follow one another")
        begin = _begins(data, local, start, name, told)
        *_, packed, plain = told
        end = begin + packed
        if end > start:
            raise ValueError("a file is longer than the ZIP")
        path = name.decode()
        odd = locked or packed != plain or _PATH.fullmatch(path) is None or path in names
        names.add(path)
        found.append(Member(path, b"" if odd else data[begin:end], odd))
    if end != start:
        raise ValueError("something stands between its files and their list")
    return tuple(found)


def _listed(data: bytes, start: int, count: int) -> Iterator[tuple[bytes, int, tuple[int, ...], bool]]:
    """Each entry of the list: name, where its file begins, what its own head repeats, if it is packed or locked.

    What is repeated: flags, method, and both lengths.
    """
    at = start
    for _ in range(count):
        if at + _ENTRY.size > len(data) - _END.size:
            raise ValueError("its list is cut short")
        entry = _ENTRY.unpack_from(data, at)
        sign, flags, method, packed, plain = entry[0], entry[3], entry[4], entry[8], entry[9]
        name, extra, comment, disk, local = entry[10], entry[11], entry[12], entry[13], entry[16]
        if sign != b"PK\x01\x02" or disk or comment or extra:
            raise ValueError("its list is none that we write")
        at += _ENTRY.size
        yield data[at : at + name], local, (flags, method, packed, plain), bool(method or flags & ~0x800)
        at += name
    if at != len(data) - _END.size:
        raise ValueError("its list is longer than it says")


def _begins(data: bytes, local: int, start: int, name: bytes, told: tuple[int, ...]) -> int:
    """Where the bytes of a file begin; its own head has to say of it what the list does."""
    if local + _LOCAL.size > start:
        raise ValueError("a file begins behind the list")
    head = _LOCAL.unpack_from(data, local)
    begin: int = local + _LOCAL.size + head[9]
    same = (head[2], head[3], head[7], head[8]) == told and data[local + _LOCAL.size : begin] == name
    if head[0] != b"PK\x03\x04" or head[10] or begin > start or not same:
        raise ValueError("a file is not what the list names")
    return begin
