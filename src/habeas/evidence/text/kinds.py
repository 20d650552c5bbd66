"""What bytes are, told by the bytes themselves and never by a file's name.

Signatures are those of the formats' own specifications (PDF 32000-1, PKWARE APPNOTE, RTF 1.9,
[MS-CFB], PNG, JFIF, ISO 14496-12); HTML is told as the WHATWG MIME Sniffing Standard does.
"""

import json
import re
import zlib

from habeas.evidence.text.compound_kinds import OLE, compound_kind, zip_kind
from habeas.evidence.text.mail.telling import mail_kind

PLAIN = "text/plain"
HTML = "text/html"
PDF = "application/pdf"
RTF = "application/rtf"
ZIP = "application/zip"
WARC = "application/warc"
JSON = "application/json"
UNKNOWN = "application/octet-stream"

HEIC = "image/heic"
PICTURES = ("image/png", "image/jpeg", "image/tiff", "image/webp", "image/bmp", "image/gif")
"""Pictures whose words are recognised."""

_PDF_HEAD = 1024
_HEAD = 2048

_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"{\\rt", RTF),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE),
    (0, b"WARC/", WARC),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"GIF8", "image/gif"),
    (0, b"II*\x00", "image/tiff"),
    (0, b"MM\x00*", "image/tiff"),
    (0, b"BM", "image/bmp"),
    (8, b"WEBP", "image/webp"),
    (8, b"WAVE", "audio/wav"),
    (8, b"AVI ", "video/x-msvideo"),
    (4, b"ftypheic", HEIC),
    (4, b"ftypheix", HEIC),
    (4, b"ftypmif1", HEIC),
    (4, b"ftypavif", "image/avif"),
    (4, b"ftypM4A", "audio/mp4"),
    (4, b"ftypM4B", "audio/mp4"),
    (4, b"ftyp3g", "video/3gpp"),
    (4, b"ftypqt", "video/quicktime"),
    (4, b"moov", "video/quicktime"),
    (4, b"mdat", "video/quicktime"),
    (4, b"ftyp", "video/mp4"),
    (0, b"ID3", "audio/mpeg"),
    *((0, bytes((0xFF, second)), "audio/mpeg") for second in (0xFB, 0xFA, 0xF3, 0xF2)),
    *((0, bytes((0xFF, second)), "audio/aac") for second in (0xF1, 0xF9)),
    (0, b"#!AMR", "audio/amr"),
    (0, b"fLaC", "audio/flac"),
    (0, b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "video/x-ms-asf"),
    (0, b"OggS", "audio/ogg"),
    (0, b"\x1aE\xdf\xa3", "video/webm"),
    (0, b"\x1f\x8b", "application/gzip"),
    (0, b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (0, b"Rar!\x1a\x07", "application/vnd.rar"),
    (0, b"SQLite format 3\x00", "application/vnd.sqlite3"),
    (0, b"AT&TFORM", "image/vnd.djvu"),
)

_SHORT_MARK = 2
"""Bytes of the marks that words can begin with too."""

_HTML_START = re.compile(
    rb"(?:<!--(?:(?!-->).)*+-->\s*+|<\?xml[^>]*+>\s*+)*+"
    rb"<(?:!doctype\s+(?:html|netscape-bookmark-file-1)|html|head|body|title|meta|script|style|div|table|article|section|h1|p|a|b|br|font|iframe)"
    rb"(?=[\s>/])",
    re.IGNORECASE | re.DOTALL,
)
_XML_START = re.compile(rb"<\?xml\s")

_CONTROL = bytes(sorted(set(range(32)) - set(b"\t\n\r\x0b\x0c\x1b") | {127}))


def is_recording(kind: str) -> bool:
    """Whether a media type is that of sound or film."""
    return kind.startswith(("audio/", "video/"))


def media_type(data: bytes) -> str:
    """The media type of these bytes; :data:`UNKNOWN` when it cannot be told. Never looks at a name.

    Text that is not one of the known markups is `text/plain`, empty bytes included.
    """
    if b"%PDF-" in data[:_PDF_HEAD]:
        return PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return zip_kind(data)
    for offset, mark, kind in _SIGNATURES:
        if data.startswith(mark, offset) and not (len(mark) == _SHORT_MARK and _is_text(data)):
            return _inner(kind, data)
    # Before text: what came with a message may stand in it as it is, with any byte.
    mail = mail_kind(data)
    if mail is not None:
        return mail
    head = _ascii_head(data)
    if not _is_text(data):
        return UNKNOWN
    return _markup_kind(head, data)


def _inner(kind: str, data: bytes) -> str:
    """What is told only by looking further into it: compound files, films, web archives packed record by record."""
    if kind == "video/webm" and b"matroska" in data[:256]:
        return "video/x-matroska"
    if kind == "audio/ogg" and b"theora" in data[:256]:
        return "video/ogg"
    if kind == OLE:
        return compound_kind(data)
    if kind == "application/gzip" and _unpacked_head(data).startswith(b"WARC/"):
        return WARC
    return kind


def _unpacked_head(data: bytes) -> bytes:
    try:
        return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(data[:_HEAD], 16)
    except zlib.error:
        return b""


def _markup_kind(head: bytes, data: bytes) -> str:
    if _HTML_START.match(head):
        return HTML
    if _XML_START.match(head):
        return HTML if b"<html" in head.lower() else "application/xml"
    if head[:1] in (b"{", b"[") and _is_json(data):
        return JSON
    return PLAIN


def _ascii_head(data: bytes) -> bytes:
    """The beginning without byte-order mark, NULs of UTF-16 and leading white space."""
    head = data[:_HEAD]
    for mark in (b"\xef\xbb\xbf", b"\x00\x00\xfe\xff", b"\xff\xfe", b"\xfe\xff"):
        head = head.removeprefix(mark)
    return head.replace(b"\x00", b"").lstrip()


def _is_json(data: bytes) -> bool:
    try:
        json.loads(data)
    except (ValueError, RecursionError):
        return False
    return True


def _is_text(data: bytes) -> bool:
    """Whether these bytes can be text: no control characters, or UTF-16 and UTF-32 with their NULs."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")) or utf16_order(data) or utf32_order(data):
        return True
    return not data[: 1 << 16].translate(None, bytes(set(range(256)) - set(_CONTROL)))


def utf32_order(data: bytes) -> str | None:
    """`utf-32-le` or `utf-32-be` when the bytes look like UTF-32 without a mark, None otherwise.

    Told by the upper half of each code unit, which is zero throughout in text of our languages.
    """
    sample = data[: 1 << 12]
    if len(data) % 4 or len(sample) < 8:
        return None
    for order, upper, lower in (("utf-32-le", (2, 3), (0, 1)), ("utf-32-be", (0, 1), (2, 3))):
        if any(any(sample[place::4]) for place in upper):
            continue
        if all(low or high for low, high in zip(sample[lower[0] :: 4], sample[lower[1] :: 4], strict=True)):
            return order
    return None


def utf16_order(data: bytes) -> str | None:
    """`utf-16-le` or `utf-16-be` when the bytes look like UTF-16 without a mark, None otherwise.

    Told by the high bytes: in text of our languages nearly every code unit has 0x00 or 0x04 there.
    """
    sample = data[: 1 << 12]
    sample = sample[: len(sample) // 2 * 2]
    if len(sample) < 4 or (b"\x00" not in sample and b"\x04" not in sample):
        return None
    for order, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        low = sample[0::2] if order == "utf-16-le" else sample[1::2]
        if sum(byte in (0x00, 0x04, 0x20) for byte in high) >= 0.95 * len(high) and low.count(0) <= 0.05 * len(low):
            return order
    return None
