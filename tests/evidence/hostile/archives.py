"""Archives that grow, climb, lie or hold what is no file (PKWARE APPNOTE, RFC 1952, POSIX tar, WARC 1.1)."""

import gzip
import io
import stat
import struct
import tarfile
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping

from tests.evidence.hostile.sample import Sample

ZEROS = bytes(40 << 20)
BIDI = "report\u202efdp.exe"


def zipped(members: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method, compresslevel=9) as packed:
        for name, data in members.items():
            packed.writestr(zipfile.ZipInfo(name), data, method)
    return out.getvalue()


def one(name: str, data: bytes = b"words", mode: int = 0, flags: int = 0) -> bytes:
    """A zip of one member, with its kind of file and flags."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        member = zipfile.ZipInfo(name)
        member.external_attr = mode << 16
        packed.writestr(member, data)
    made = bytearray(out.getvalue())
    if flags:
        for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            place = made.index(mark) + at
            made[place : place + 2] = struct.pack("<H", flags)
    return bytes(made)


def samples() -> Iterator[Sample]:
    """Every hostile archive."""
    for name, (attack, data) in (_bombs() | _members() | _lies()).items():
        yield Sample(f"{name}.zip", attack, data)
    yield from _others()


def _nested(depth: int) -> bytes:
    data = b"words in the middle"
    for _ in range(depth):
        data = zipped({"in.zip": data})
    return data


def _bombs() -> dict[str, tuple[str, bytes]]:
    bomb = zipped({"0": ZEROS})
    return {
        "bomb": ("40 MiB of nothing in 40 KiB", bomb),
        "bomb-many": ("forty bombs that share one body", _overlapping(40)),
        "bomb-nested": ("bombs in zips in a zip", zipped({f"{n}.zip": zipped({f"{n}": bomb}) for n in range(9)})),
        "deep-20": ("zips 20 deep", _nested(20)),
        "deep-100": ("zips 100 deep", _nested(100)),
        "inside-itself": ("a zip whose part is the same zip again, cut", zipped({"again.zip": zipped({"x": b"y"})[:-9]})),
        "many-empty": ("30,000 empty members and one cut", zipped({f"{n}": b"" for n in range(30_000)})[:-30]),
        "bomb-bzip2": ("a bomb in bzip2", zipped({"0": ZEROS}, zipfile.ZIP_BZIP2)),
        "bomb-lzma": ("a bomb in LZMA", zipped({"0": ZEROS}, zipfile.ZIP_LZMA)),
    }  # fmt: skip


def _overlapping(count: int) -> bytes:
    """A zip whose directory names one body many times."""
    whole = zipped({"0": ZEROS})
    directory = whole.index(b"PK\x01\x02")
    end = whole.index(b"PK\x05\x06")
    rows = whole[directory:end] * count
    tail = bytearray(whole[end:])
    tail[8:16] = struct.pack("<HHI", count, count, len(rows))
    return whole[:directory] + rows + bytes(tail)


def _members() -> dict[str, tuple[str, bytes]]:
    link, device = stat.S_IFLNK | 0o777, stat.S_IFBLK | 0o666
    return {
        "link": ("a link to the system's users", one("link", b"/etc/passwd", link)),
        "link-up": ("a link out of the folder", one("up", b"../../../..", link)),
        "link-itself": ("a link to itself", one("loop", b"loop", link)),
        "device": ("a disk", one("disk", b"", device)),
        "pipe": ("a pipe", one("pipe", b"x", stat.S_IFIFO | 0o666)),
        "socket": ("a socket", one("socket", b"x", stat.S_IFSOCK | 0o666)),
        "locked": ("a member with a password", one("secret.txt", flags=1)),
        "locked-strong": ("a member with strong encryption", one("secret.txt", flags=0x41)),
        "climbs": ("a way out by its name", zipped({"../../../../tmp/habeas-climbed.pdf": b"words"})),
        "absolute": ("a name from the root", zipped({"/etc/cron.d/habeas.pdf": b"words"})),
        "drive": ("a name on a drive", zipped({"C:\\Windows\\x.pdf": b"words"})),
        "backslashes": ("a way out by backslashes", zipped({"..\\..\\x.pdf": b"words"})),
        "bidi-inside": ("a name that turns its reading round", zipped({BIDI: b"MZ\x90\x00"})),
        "nul-inside": ("a name with an end in its middle", zipped({"a.txt\x00.pdf": b"words"})[:-1]),
        "twice": ("one name twice", _twice()),
        "long-name": ("a name of 60,000 letters", zipped({"a" * 60_000 + ".pdf": b"words"})),
        "escape-name": ("a name that talks to the terminal", zipped({"\x1b]0;x\x07\x1b[2J.pdf": b"words"})),
        "program-inside": ("a program called a picture", zipped({"photo.jpg": b"MZ\x90\x00" + bytes(99)})),
    }  # fmt: skip


def _twice() -> bytes:
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w") as packed:
        warnings.simplefilter("ignore")
        packed.writestr("order.pdf", b"one")
        packed.writestr("order.pdf", b"other")
    return out.getvalue()


def _lies() -> dict[str, tuple[str, bytes]]:
    whole = zipped({"a.txt": b"words " * 99, "b.txt": b"other " * 99})
    directory = whole.index(b"PK\x01\x02")
    end = whole.index(b"PK\x05\x06")

    def changed(place: int, new: bytes) -> bytes:
        return whole[:place] + new + whole[place + len(new) :]

    return {
        "size-lie": ("a member larger than the machine", changed(directory + 24, b"\xfe\xff\xff\xff")),
        "checksum-lie": ("another checksum", changed(directory + 16, b"\x00\x00\x00\x00")),
        "method-lie": ("packed as nobody packs", changed(directory + 10, struct.pack("<H", 97))),
        "place-lie": ("a member past the end", changed(directory + 42, b"\xf0\xff\xff\x7f")),
        "name-length-lie": ("a name longer than the file", changed(directory + 28, b"\xff\xff")),
        "count-lie": ("65,535 members promised", changed(end + 8, b"\xff\xff\xff\xff")),
        "directory-lie": ("a directory past the end", changed(end + 16, b"\xff\xff\xff\x7f")),
        "no-directory": ("no directory", whole[:directory]),
        "only-end": ("an end and nothing before it", whole[end:]),
        "only-head": ("a head and nothing after it", b"PK\x03\x04"),
        "disks": ("the tenth of ten disks", changed(end + 4, struct.pack("<HH", 9, 9))),
        "body-broken": ("broken inside", changed(40, b"\xff" * 8)),
    }  # fmt: skip


def _others() -> Iterator[Sample]:
    packed = gzip.compress(ZEROS, 9)
    tar = io.BytesIO()
    with tarfile.open(fileobj=tar, mode="w") as out:
        for name, kind, target in (("../../x", tarfile.REGTYPE, ""), ("l", tarfile.SYMTYPE, "/etc/passwd")):
            member = tarfile.TarInfo(name)
            member.type, member.linkname = kind, target
            out.addfile(member)
    warc = b"WARC/1.1\r\nWARC-Type: response\r\nContent-Length: %d\r\n\r\nHTTP/1.1 200 OK\r\n\r\n%s"
    yield Sample("bomb.gz", "40 MiB of nothing", packed)
    yield Sample("bomb-twice.gz", "a bomb in a bomb", gzip.compress(packed, 9))
    yield Sample("many.gz", "20,000 packs in one", gzip.compress(b"x") * 20_000)
    yield Sample("cut.gz", "cut in its head", packed[:9])
    yield Sample("climbing.tar", "a way out, and a link", tar.getvalue())
    yield Sample("climbing.tar.gz", "a way out, and a link", gzip.compress(tar.getvalue()))
    yield Sample("empty.7z", "a head alone", b"7z\xbc\xaf\x27\x1c\x00\x04" + b"\xff" * 24)
    yield Sample("empty.rar", "a head alone", b"Rar!\x1a\x07\x01\x00" + b"\xff" * 24)
    yield Sample("length-lie.warc", "longer than it is", warc % (1 << 60, b"x"))
    yield Sample("length-negative.warc", "less than nothing", warc % (-1, b"x"))
    yield Sample("bomb.warc.gz", "a saved page of nothing", gzip.compress(warc % (len(ZEROS), ZEROS), 9))
    yield Sample(
        "bomb.wacz", "a saved page in a zip", zipped({"archive/d.warc.gz": packed, "datapackage.json": b"[" * 9_999})
    )
    yield Sample("deflated.bin", "a bare stream", zlib.compress(ZEROS))
