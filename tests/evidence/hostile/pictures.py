"""Pictures made to exhaust or break their readers (PNG 1.2, GIF89a, TIFF 6.0, JFIF, RIFF, BMP)."""

import struct
import zlib
from collections.abc import Iterator

from tests.evidence.hostile.sample import Sample


def chunk(kind: bytes, data: bytes) -> bytes:
    """A chunk of a PNG."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, *more: bytes, rows: bytes | None = None) -> bytes:
    """A grey PNG."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    data = zlib.compress(b"\x00" * ((width + 1) * height) if rows is None else rows, 9)
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(more) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def samples() -> Iterator[Sample]:
    """Every hostile picture."""
    for name, (attack, data) in (_png() | _gif() | _tiff() | _jpeg() | _rest()).items():
        yield Sample(name, attack, data)


def _png() -> dict[str, tuple[str, bytes]]:
    blank = png(64, 64)
    return {
        "bomb.png": ("30,000 by 30,000 in a few bytes", png(30_000, 30_000, rows=bytes(1 << 20))),
        "bomb-wide.png": ("two thousand million by one", png(0x7FFFFFFF, 1, rows=bytes(9))),
        "zero.png": ("no width", png(0, 9, rows=b"")),
        "words-bomb.png": ("64 MiB of words in a chunk", png(64, 64, chunk(b"zTXt", b"a\x00\x00" + zlib.compress(bytes(64 << 20), 9)))),
        "profile-bomb.png": ("64 MiB of colours", png(64, 64, chunk(b"iCCP", b"a\x00\x00" + zlib.compress(bytes(64 << 20), 9)))),
        "chunks-many.png": ("50,000 empty chunks", png(64, 64, chunk(b"tEXt", b"a\x00b") * 50_000)),
        "chunk-length-lie.png": ("a chunk longer than the file", blank[:33] + struct.pack(">I", 0x7FFFFFFF) + blank[37:]),
        "checksum-lie.png": ("another checksum", blank[:29] + b"\x00\x00\x00\x00" + blank[33:]),
        "cut.png": ("its end is gone", blank[:45]),
        "no-data.png": ("no picture in it", blank[:33] + chunk(b"IEND", b"")),
        "data-garbage.png": ("garbage for a picture", blank[:33] + chunk(b"IDAT", b"\xff" * 99) + chunk(b"IEND", b"")),
        "blank.png": ("nothing on it", blank),
        "depth-lie.png": ("99 bits a point", blank[:24] + b"\x63" + blank[25:]),
        "frames-many.png": ("a film of 10,000 frames", png(64, 64, chunk(b"acTL", struct.pack(">II", 10_000, 0)))),
    }  # fmt: skip


def _gif() -> dict[str, tuple[str, bytes]]:
    frame = b"\x2c" + struct.pack("<HHHHB", 0, 0, 1, 1, 0) + b"\x02\x02\x44\x01\x00"
    head = b"GIF89a" + struct.pack("<HHBBB", 1, 1, 0x80, 0, 0) + b"\x00\x00\x00\xff\xff\xff"
    return {
        "screen.gif": ("65,535 by 65,535", b"GIF89a" + struct.pack("<HHBBB", 65_535, 65_535, 0x80, 0, 0) + bytes(6) + frame + b";"),
        "frames.gif": ("20,000 frames", head + frame * 20_000 + b";"),
        "frame-outside.gif": ("a frame outside", head + b"\x2c" + struct.pack("<HHHHB", 65_000, 65_000, 9, 9, 0) + b"\x02\x02\x44\x01\x00;"),
        "cut.gif": ("its end is gone", head[:9]),
        "codes-garbage.gif": ("garbage for a picture", head + frame[:10] + b"\x0c\xff" + b"\xff" * 255 + b"\x00;"),
        "no-frames.gif": ("no picture in it", head + b";"),
    }  # fmt: skip


def _tiff() -> dict[str, tuple[str, bytes]]:
    def tiff(entries: list[tuple[int, int, int, int]], after: int = 0) -> bytes:
        rows = b"".join(struct.pack("<HHII", *entry) for entry in entries)
        return b"II*\x00" + struct.pack("<I", 8) + struct.pack("<H", len(entries)) + rows + struct.pack("<I", after)

    size = [
        (256, 4, 1, 64),
        (257, 4, 1, 64),
        (258, 3, 1, 8),
        (259, 3, 1, 1),
        (262, 3, 1, 1),
        (273, 4, 1, 8),
        (279, 4, 1, 4096),
    ]
    return {
        "pages-cycle.tif": ("a page that follows itself", tiff(size, 8)),
        "huge.tif": ("two thousand million by two thousand million", tiff([(256, 4, 1, 0x7FFFFFFF), (257, 4, 1, 0x7FFFFFFF), *size[2:]])),
        "strips-outside.tif": ("a picture past the end", tiff([*size[:5], (273, 4, 1, 0x7FFFFFF0), (279, 4, 1, 0x7FFFFFFF)])),
        "values-many.tif": ("two thousand million values", tiff([(256, 4, 0x7FFFFFFF, 9), *size[1:]])),
        "packed-nobody.tif": ("packed as nobody packs", tiff([*size[:3], (259, 3, 1, 4242), *size[4:]])),
        "no-entries.tif": ("nothing said of it", tiff([])),
        "head-alone.tif": ("a head and nothing after it", b"II*\x00"),
        "place-lie.tif": ("a beginning past the end", b"MM\x00*\x7f\xff\xff\xff"),
    }  # fmt: skip


def _jpeg() -> dict[str, tuple[str, bytes]]:
    head = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
    frame = b"\xff\xc0\x00\x0b\x08" + struct.pack(">HH", 65_500, 65_500) + b"\x01\x01\x11\x00"
    exif = (
        b"\xff\xe1"
        + struct.pack(">H", 60)
        + b"Exif\x00\x00II*\x00\x08\x00\x00\x00\x01\x00"
        + struct.pack("<HHII", 0x8769, 4, 1, 8)
        + bytes(26)
    )
    return {
        "huge.jpg": ("65,500 by 65,500", head + frame + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" + bytes(99)),
        "head-alone.jpg": ("a head and nothing after it", head),
        "segments-many.jpg": ("60,000 remarks", head + b"\xff\xfe\x00\x04xx" * 60_000),
        "length-lie.jpg": ("a segment longer than the file", head + b"\xff\xe2\xff\xff"),
        "exif-cycle.jpg": ("notes that refer to themselves", head[:2] + exif + b"\xff\xd9"),
        "fill-endless.jpg": ("nothing but filling", b"\xff\xd8" + b"\xff" * 999_999),
    }  # fmt: skip


def _rest() -> dict[str, tuple[str, bytes]]:
    bmp = b"BM" + struct.pack("<IHHI", 99, 0, 0, 54)
    return {
        "huge.bmp": ("two thousand million by two thousand million", bmp + struct.pack("<IiiHHIIiiII", 40, 0x7FFFFFFF, 0x7FFFFFFF, 1, 24, 0, 0, 0, 0, 0, 0)),
        "negative.bmp": ("upside down without end", bmp + struct.pack("<IiiHHIIiiII", 40, 9, -0x80000000, 1, 24, 0, 0, 0, 0, 0, 0)),
        "length-lie.webp": ("longer than it is", b"RIFF\xff\xff\xff\x7fWEBPVP8 \xff\xff\xff\x7f" + bytes(99)),
        "huge.webp": ("16,383 by 16,383 of nothing", b"RIFF\x1a\x00\x00\x00WEBPVP8L\x0d\x00\x00\x00\x2f\xff\xff\xff\x0f" + bytes(8)),
        "cycle.heic": ("a box that holds itself", b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + b"\x00\x00\x00\x08meta" * 999),
        "garbage.djvu": ("garbage", b"AT&TFORM\x7f\xff\xff\xffDJVM" + b"\xff" * 999),
        "script.eps": ("a program that draws", b"\xc5\xd0\xd3\xc6" + bytes(26) + b"%!PS-Adobe-3.0 EPSF-3.0\n(x)(w) file"),
        "cycle.ico": ("a picture that holds itself", b"\x00\x00\x01\x00\xff\xff" + b"\x10\x10\x00\x00\x01\x00\x08\x00\x00\x00\x00\x00\x00\x00\x00\x00" * 99),
    }  # fmt: skip
