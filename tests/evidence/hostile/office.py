"""Office files made to exhaust or to reach out (ECMA-376, ODF 1.3, [MS-CFB], RTF 1.9)."""

import struct
from collections.abc import Iterator

from tests.evidence.hostile.archives import ZEROS, zipped
from tests.evidence.hostile.sample import Sample

_W = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = (
    b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    b'<Override PartName="/word/document.xml" ContentType='
    b'"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    b'Target="%s"/></Relationships>'
)
_ENTITIES = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">%s]>' % b"".join(
    b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
)
_OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY j SYSTEM "file:///etc/passwd">]>'
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def docx(body: bytes, head: bytes = b'<?xml version="1.0"?>', target: bytes = b"word/document.xml") -> bytes:
    """A DOCX with this body."""
    document = head + b"<w:document %s><w:body>%s</w:body></w:document>" % (_W, body)
    return zipped({"[Content_Types].xml": _TYPES, "_rels/.rels": _RELATIONS % target, "word/document.xml": document})


def words(text: bytes) -> bytes:
    """A paragraph."""
    return b"<w:p><w:r><w:t>%s</w:t></w:r></w:p>" % text


def samples() -> Iterator[Sample]:
    """Every hostile office file."""
    for name, (attack, data) in _docx().items():
        yield Sample(f"{name}.docx", attack, data)
    for name, (attack, data) in _odt().items():
        yield Sample(f"{name}.odt", attack, data)
    for name, (attack, data) in _xlsx().items():
        yield Sample(f"{name}.xlsx", attack, data)
    for name, (attack, data) in _doc().items():
        yield Sample(f"{name}.doc", attack, data)
    for name, (attack, data) in _rtf().items():
        yield Sample(f"{name}.rtf", attack, data)


def _docx() -> dict[str, tuple[str, bytes]]:
    whole = docx(words(b"Words"))
    return {
        "laughs": ("entities that multiply", docx(words(b"&j;"), _ENTITIES)),
        "entity-file": ("an entity that is a file", docx(words(b"&j;"), _OUTSIDE)),
        "deep": ("tables 20,000 deep", docx(b"<w:tbl><w:tr><w:tc>" * 20_000)),
        "deep-whole": ("tables 3,000 deep, closed", docx(
            b"<w:tbl><w:tr><w:tc>" * 3_000 + words(b"x") + b"</w:tc></w:tr></w:tbl>" * 3_000)),
        "bomb": ("40 MiB of blanks as words", docx(words(ZEROS.replace(b"\x00", b" ")))),
        "broken": ("words that are no XML", docx(b"<w:p><w:r><w:t>x")),
        "no-document": ("no words at all", zipped({"[Content_Types].xml": _TYPES, "word/other.xml": b"<x/>"})),
        "target-climbs": ("words in another folder", docx(words(b"x"), target=b"../../../../etc/passwd")),
        "target-outside": ("words on a server", docx(words(b"x"), target=b"http://127.0.0.1:9/x")),
        "empty-document": ("a document of nothing", docx(b"")),
        "cut": ("its end is gone", whole[:-30]),
        "utf16-lie": ("names one encoding, has another", docx(words(b"x"), b'<?xml version="1.0" encoding="utf-16"?>')),
    }  # fmt: skip


def _odt() -> dict[str, tuple[str, bytes]]:
    def odt(content: bytes) -> bytes:
        kind = b"application/vnd.oasis.opendocument.text"
        return zipped({"mimetype": kind, "content.xml": content}, 0)

    return {
        "laughs": ("entities that multiply", odt(_ENTITIES + b"<x>&j;</x>")),
        "entity-file": ("an entity that is a file", odt(_OUTSIDE + b"<x>&j;</x>")),
        "deep": ("elements 100,000 deep", odt(b"<x>" * 100_000)),
        "blanks": ("two thousand million blanks in one element", odt(
            b'<office:text xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
            b'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><text:s text:c="2000000000"/></office:text>')),
        "no-content": ("no words at all", zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}, 0)),
    }  # fmt: skip


def _xlsx() -> dict[str, tuple[str, bytes]]:
    sheet = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'
    cell = b'<row r="1"><c r="A1" t="str"><f>%s</f><v>0</v></c></row>'
    return {
        "formula-dde": ("a cell that starts a program", zipped({"xl/worksheets/sheet1.xml": sheet % (cell % b"cmd|'/c calc'!A0")})),
        "formula-web": ("a cell that tells a server", zipped({"xl/worksheets/sheet1.xml": sheet % (cell % b'WEBSERVICE("http://127.0.0.1/"&amp;A2)')})),
        "laughs": ("entities that multiply", zipped({"xl/sharedStrings.xml": _ENTITIES + b"<sst>&j;</sst>"})),
        "bomb": ("40 MiB of shared words", zipped({"xl/sharedStrings.xml": ZEROS})),
        "cells-far": ("a cell in the last row and column", zipped({"xl/worksheets/sheet1.xml": sheet % b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'})),
    }  # fmt: skip


def _doc() -> dict[str, tuple[str, bytes]]:
    def head(sectors: int = 1, directory: int = 0, shift: int = 9, more: int = 0xFFFFFFFE) -> bytes:
        fields = (0x3E, 3, 0xFFFE, shift, 6, 0, 0, 0, 0, sectors, directory, 0, 4096, 0xFFFFFFFE, 0, more, 0)
        packed = struct.pack("<HHHHHHIIIIIIIIIII", *fields)
        return (_OLE + bytes(16) + packed).ljust(512, b"\x00")

    loop = struct.pack("<I", 0) * 128
    return {
        "chain-cycle": ("a chain of sectors that never ends", head() + loop + bytes(512)),
        "directory-cycle": ("a directory that holds itself", head(directory=1) + loop + ("Root Entry".encode("utf-16-le").ljust(64, b"\x00") + struct.pack("<HBBIII", 22, 5, 1, 0, 0, 0)).ljust(512, b"\x00")),
        "sectors-lie": ("two thousand million sectors", head(sectors=0x7FFFFFFF)),
        "sector-size-lie": ("sectors of a million million bytes", head(shift=40)),
        "table-cycle": ("a table of tables that never ends", head(more=0) + loop),
        "head-alone": ("a head and nothing after it", _OLE),
        "garbage": ("garbage after its head", _OLE + b"\xff" * 9_999),
    }  # fmt: skip


def _rtf() -> dict[str, tuple[str, bytes]]:
    return {
        "deep": ("groups 200,000 deep", b"{\\rtf1" + b"{" * 200_000),
        "bin-lie": ("two thousand million bytes promised", b"{\\rtf1\\bin2147483647 x}"),
        "object": ("an object of Equation", b"{\\rtf1{\\object\\objdata " + b"d0cf11e0a1b11ae1" * 999 + b"}}"),
        "empty": ("no words", b"{\\rtf1}"),
        "never-closed": ("a group that never ends", b"{\\rtf1{\\*\\x" + b"y" * 99_999),
        "letters-broken": ("letters that are none", b"{\\rtf1\\ansi\\ansicpg99999 \\u-99999?\\'zz\\'}"),
        "template": ("a template from a server", b"{\\rtf1{\\*\\template http://127.0.0.1/x}}"),
    }  # fmt: skip
