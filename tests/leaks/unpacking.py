"""Every byte string and every text that is in the bytes of a file, however deep it is packed or written otherwise."""

import base64
import binascii
import gzip
import html
import io
import re
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

import pypdfium2

DEEPEST = 12
"""So many packings inside each other are opened."""

_STREAM = re.compile(rb"<<((?:[^<>]|<<[^<>]*>>|<[^<>]*>)*)>>\s*stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)
_DRAWN = re.compile(rb"/Image|FontFile|/Length1|/CIDFont|/FunctionType|/Type1C|/OpenType")
_LITERAL = re.compile(rb"\(((?:[^()\\]|\\.)*)\)", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_HEX = re.compile(rb"(?<![0-9A-Za-z])(?:[0-9A-Fa-f]{2}\s?){12,}(?![0-9A-Za-z])")
_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{16,}(?:\r?\n ?[A-Za-z0-9+/_-]{4,})*={0,2}")
_TAG = re.compile(r"<[^<>]*>")
_JSON = re.compile(r"\\u([0-9a-fA-F]{4})")
_PERCENT = re.compile("%[0-9A-Fa-f]{2}")
_SMALL = 400
_APART = b" ;\n"
_PACKED = (b"PK", b"\x1f\x8b", b"%P", b"\x89P", b"\x78\x9c", b"\xfe\xff", b"\xff\xfe", b"\xff\xd8")
_QUOTED = re.compile(rb"=([0-9A-Fa-f]{2})")
_WIDE = 1 << 16
_FOLDED = re.compile(r"\r?\n[ \t]")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u2064\ufeff\ufffe]")
_MARKS = re.compile("[\u0300-\u036f]+")
_ENDED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def parts_of(data: bytes, depth: int = 0) -> Iterator[bytes]:
    """These bytes, and those of everything that is packed in them: members, streams, chunks, and their names."""
    yield data
    if depth < DEEPEST:
        for inside in _inside(data):
            yield from parts_of(inside, depth + 1)


def texts_of(data: bytes) -> Iterator[str]:
    """The texts that some bytes hold: unescaped, with their mark-up and without; none where they are no text."""
    for text in _decoded(data):
        plain = _unescaped(text)
        yield plain
        if "<" in plain:
            yield _TAG.sub("", plain)


def text_of_pdf(data: bytes) -> str:
    """What a reader of the PDF may select and copy, and its properties; empty for what is no PDF that can be read."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return ""
    try:
        pages = [page.get_textpage().get_text_range() for page in document]
        titles = [one.get_title() for one in document.get_toc()]
        return "\n".join([*document.get_metadata_dict().values(), *titles, *pages])
    finally:
        document.close()


def level(text: str) -> str:
    """A text as it is compared: without case, marks on letters, and signs that nobody sees."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", _UNSEEN.sub("", text).casefold().replace("ı", "i"))
    return _MARKS.sub("", apart)


def _inside(data: bytes) -> Iterator[bytes]:
    if data[:2] == b"PK" or b"PK\x05\x06" in data[-66_000:]:
        yield from _zipped(data)
    if data[:2] == b"\x1f\x8b":
        yield from _gzipped(data)
    if b"%PDF-" in data[:1024]:
        yield from _of_pdf(data)
    if data[:8] == b"\x89PNG\r\n\x1a\n":
        yield from _of_png(data)
    if data[:1] == b"\x78" and len(data) > 8:
        yield from _inflated(data)
    if _is_text(data) and b" Tf" not in data[:4096]:
        yield from _written_otherwise(data)


def _zipped(data: bytes) -> Iterator[bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            yield packed.comment
            for member in packed.infolist():
                yield member.filename.encode() + b"\n" + member.comment + b"\n" + member.extra
                yield b"%04d-%02d-%02d" % member.date_time[:3]
                yield packed.read(member)
    except zipfile.BadZipFile:
        return


def _gzipped(data: bytes) -> Iterator[bytes]:
    try:
        yield gzip.decompress(data)
    except (OSError, EOFError, zlib.error):
        return


def _of_pdf(data: bytes) -> Iterator[bytes]:
    yield text_of_pdf(data).encode()
    streams = list(_STREAM.finditer(data))
    outside = _STREAM.sub(lambda found: found[1], data)
    yield from _strings(outside)
    for found in streams:
        yield from _of_stream(found[1], found[2])


def _strings(said: bytes) -> Iterator[bytes]:
    """The strings of a PDF, in brackets with escapes and in hexadecimal digits; the plain ones together."""
    escaped = [_ESCAPE.sub(_literal, one) if b"\\" in one else one for one in _LITERAL.findall(said)]
    yield from _together([*escaped, *(bytes.fromhex(one.decode()) for one in _HEX.findall(said))])


def _together(parts: Iterable[bytes]) -> Iterator[bytes]:
    """Small parts in one, texts by themselves; large ones, and those that are packed once more, one by one."""
    small: tuple[list[bytes], list[bytes]] = ([], [])
    for part in parts:
        if len(part) > _SMALL or part[:2] in _PACKED:
            yield part
        else:
            small[_is_text(part)].append(part)
    yield from (_APART.join(some) for some in small if some)


def _of_stream(header: bytes, stream: bytes) -> Iterator[bytes]:
    """A stream of a PDF without its filters, and the strings in it as a reader of the file would get them."""
    try:
        if b"ASCIIHex" in header:
            stream = bytes.fromhex(stream.split(b">")[0].decode())
        if b"ASCII85" in header:
            stream = base64.a85decode(stream.strip().removesuffix(b"~>"))
        if b"FlateDecode" in header:
            stream = zlib.decompressobj().decompress(stream)
    except (ValueError, binascii.Error, zlib.error):
        return
    yield stream
    if not _DRAWN.search(header) and b"Tf" not in stream[:4096]:
        yield from _strings(stream)


def _of_png(data: bytes) -> Iterator[bytes]:
    at = 8
    while at + 8 <= len(data):
        size, kind = struct.unpack(">I4s", data[at : at + 8])
        chunk = data[at + 8 : at + 8 + size]
        at += 12 + size
        if kind in (b"zTXt", b"iTXt", b"iCCP"):
            keyword, _, rest = chunk.partition(b"\0")
            yield keyword
            for start in range(min(len(rest), 80)):
                if rest[start : start + 1] == b"\x78":
                    yield from _inflated(rest[start:])
        elif kind == b"eXIf":
            yield chunk


def _inflated(data: bytes) -> Iterator[bytes]:
    try:
        unpacked = zlib.decompressobj().decompress(data)
    except zlib.error:
        return
    if unpacked:
        yield unpacked


def _written_otherwise(data: bytes) -> Iterator[bytes]:
    """What text holds in base64, in hexadecimal digits, percent-encoded or quoted-printable."""
    yield from _together(_of_base64(data))
    yield from _together(bytes.fromhex(one.decode()) for one in _HEX.findall(data))
    if _QUOTED.search(data) and b"=D" in data.upper():
        yield _QUOTED.sub(lambda found: bytes([int(found[1], 16)]), re.sub(rb"=\r?\n", b"", data))


def _of_base64(data: bytes) -> Iterator[bytes]:
    for found in _BASE64.finditer(data):
        plain = re.sub(rb"\s", b"", found[0]).rstrip(b"=").replace(b"-", b"+").replace(b"_", b"/")
        # A word of letters alone is no base64; what is packed in it has capitals, digits or signs.
        if re.search(rb"[0-9+/]", plain) and re.search(rb"[A-Z]", plain):
            for start in range(4) if len(plain) < 400 else (0,):
                yield base64.b64decode(plain[start : start + (len(plain) - start) // 4 * 4])


def _decoded(data: bytes) -> Iterator[str]:
    wide = data[:2] in (b"\xfe\xff", b"\xff\xfe") or data[:2048].count(b"\0") + data[:2048].count(b"\4") > 2
    if wide and len(data) < _WIDE:
        yield data.decode("utf-16-le", "ignore")
        yield data.decode("utf-16-be", "ignore")
        yield data[1:].decode("utf-16-be", "ignore")
    if not _is_text(data):
        return
    text = data.decode("utf-8", "ignore")
    yield text
    if not data.isascii() and len(text.encode()) < len(data):
        yield data.decode("cp1251", "ignore")


def _unescaped(text: str) -> str:
    if "\\u" in text:
        text = _JSON.sub(lambda found: chr(int(found[1], 16)), text)
    if "&" in text:
        text = html.unescape(html.unescape(text))
    if _PERCENT.search(text):
        text = unquote(unquote(text))
    return _FOLDED.sub("", text) + ("\n" + text if "\n " in text else "")


def _is_text(data: bytes) -> bool:
    head = data[:2048]
    return b"\0" not in head and sum(byte < 9 or 13 < byte < 32 for byte in head) * 50 <= len(head)


def _literal(found: re.Match[bytes]) -> bytes:
    said = found[1]
    if said[:1] in b"01234567":
        return bytes([int(said, 8) & 255])
    return _ENDED.get(said, b"" if said.strip() == b"" else said)
