"""Records of a WARC file (ISO 28500), plain or with every record in a gzip member of its own.

Read here and not by a library, because a damaged file has to be read on behind its damage, without
an exception and without a word on standard error. The tests compare it with warcio.
"""

import base64
import binascii
import hashlib
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

LARGEST_RECORD = 256 << 20
"""Bytes of the largest record that is read."""

_STEP = 4096
"""Bytes that are unpacked at once: no more are lost before a damaged place."""
_GZIP = b"\x1f\x8b\x08"
_START = re.compile(rb"^WARC/\d\.\d+[ \t]*\r?$", re.MULTILINE)
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_FOLDED = re.compile(r"\r?\n[ \t]+")
_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")
_ALGORITHMS = {
    "sha1": "sha1",
    "sha-1": "sha1",
    "sha256": "sha256",
    "sha-256": "sha256",
    "md5": "md5",
    "sha512": "sha512",
}


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its own header, names in small letters, and its block. `why` says what is wrong, None when whole."""

    header: Mapping[str, str]
    block: bytes
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Response:
    """What a server answered: header names in small letters; the body as it was meant, or why it cannot be told."""

    status: str
    header: Mapping[str, str]
    body: bytes
    why: str | None = None


def records_of(data: bytes) -> Iterator[Record]:
    """The records in order. What stands between records and is none comes out as one broken record."""
    if not data.startswith(_GZIP):
        yield from _plain(data)
        return
    at = 0
    while at < len(data):
        if not data.startswith(_GZIP, at):
            found = _next_member(data, at)
            if data[at:found].strip(b"\0\r\n \t"):
                yield Record({}, b"", "not-a-record")
            at = found
            continue
        member, at, why = _member(data, at)
        records = list(_plain(member)) if member.strip() else []
        for order, record in enumerate(records):
            last = order == len(records) - 1
            yield Record(record.header, record.block, record.why or (why if last else None))
        if why is not None and not records:
            yield Record({}, b"", why)


def response_of(block: bytes) -> Response:
    """The answer in a response's block, its transfer and content codings undone."""
    head = _HEAD_END.search(block)
    if head is None or not block.startswith(b"HTTP/"):
        return Response("", {}, b"", "no-http-header")
    lines = block[: head.start()].decode("latin-1")
    status = lines.split("\n", 1)[0].strip()
    header = _header(lines.partition("\n")[2])
    body: bytes | None = block[head.end() :]
    if "chunked" in header.get("transfer-encoding", "").lower() and body is not None:
        body = _unchunked(body)
    coding = header.get("content-encoding", "").strip().lower()
    if coding and coding != "identity" and body is not None:
        if coding not in ("gzip", "x-gzip", "deflate"):
            return Response(status, header, body, "content-coding-unknown")
        body = _unpacked(body, coding)
    if body is None:
        return Response(status, header, b"", "body-damaged")
    return Response(status, header, body)


def digest_fits(written: str, data: bytes) -> bool | None:
    """Whether a digest such as `sha1:BASE32` is that of these bytes; None where it cannot be checked."""
    name, _, value = written.strip().partition(":")
    algorithm = _ALGORITHMS.get(name.lower())
    if algorithm is None or not value:
        return None
    digest = hashlib.new(algorithm, data, usedforsecurity=False).digest()
    forms = {base64.b32encode(digest).decode(), digest.hex().upper()}
    if value.upper() in forms or value.upper().rstrip("=") in {form.rstrip("=") for form in forms}:
        return True
    try:
        return base64.b64decode(value + "=" * (-len(value) % 4), altchars=b"-_", validate=True) == digest
    except binascii.Error:
        return False


def _plain(data: bytes) -> Iterator[Record]:
    at = 0
    while at < len(data):
        start = _START.search(data, at)
        between = data[at : start.start() if start is not None else len(data)]
        if between.strip():
            yield Record({}, b"", "not-a-record")
        if start is None:
            return
        head = _HEAD_END.search(data, start.end())
        if head is None:
            yield Record({}, b"", "cut-off")
            return
        header = _header(data[start.end() : head.start()].decode("utf-8", "replace"))
        length = header.get("content-length", "")
        if not re.fullmatch(r"\d{1,15}", length, re.ASCII):
            yield Record(header, b"", "no-length")
            at = head.end()
            continue
        end = head.end() + int(length)
        why = "cut-off" if end > len(data) else "too-large" if int(length) > LARGEST_RECORD else None
        block = b"" if why == "too-large" else data[head.end() : end]
        following = _START.search(data, head.end(), end) if why is None and not _ends_well(data, end) else None
        if following is not None:
            # The length reaches into the next record: it is wrong, and reading goes on at that record.
            end = following.start()
            why, block = "wrong-length", data[head.end() : end]
        yield Record(header, block, why)
        at = end


def _ends_well(data: bytes, end: int) -> bool:
    return end >= len(data) or data[end : end + 4].startswith((b"\r\n", b"\n", b"WARC"))


def _member(data: bytes, start: int) -> tuple[bytes, int, str | None]:
    """One gzip member from `start`: its contents up to any damage, where to go on, and what is wrong with it."""
    unpacking = zlib.decompressobj(16 + zlib.MAX_WBITS)
    view = memoryview(data)
    pieces: list[bytes] = []
    at, size = start, 0
    while at < len(data) and not unpacking.eof:
        try:
            piece = unpacking.decompress(view[at : at + _STEP])
        except zlib.error:
            return b"".join(pieces), _next_member(data, start + 1), "not-gzip"
        at = min(at + _STEP, len(data))
        size += len(piece)
        if size > LARGEST_RECORD:
            return b"", _next_member(data, start + 1), "too-large"
        pieces.append(piece)
    if unpacking.eof:
        return b"".join(pieces), at - len(unpacking.unused_data), None
    return b"".join(pieces), len(data), "cut-off"


def _next_member(data: bytes, at: int) -> int:
    """Where the next gzip member stands that holds a record; the end when there is none."""
    found = data.find(_GZIP, at)
    while found >= 0:
        try:
            if zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(data[found : found + _STEP], 16).startswith(b"WARC/"):
                return found
        except zlib.error:
            pass
        found = data.find(_GZIP, found + 1)
    return len(data)


def _header(lines: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in _FOLDED.sub(" ", lines).splitlines():
        name, colon, value = line.partition(":")
        if colon:
            found.setdefault(name.strip().lower(), value.strip())
    return found


def _unchunked(body: bytes) -> bytes:
    """The body without its chunks' lengths; a body that is not in chunks, whatever its header says, as it is."""
    pieces: list[bytes] = []
    at = 0
    while (chunk := _CHUNK.match(body, at)) is not None:
        size = int(chunk[1], 16)
        if size == 0:
            return b"".join(pieces)
        pieces.append(body[chunk.end() : chunk.end() + size])
        at = chunk.end() + size
        at += 2 if body[at : at + 2] == b"\r\n" else 1 if body[at : at + 1] == b"\n" else 0
    return b"".join([*pieces, body[at:]])


def _unpacked(body: bytes, coding: str) -> bytes | None:
    """The body unpacked; as it is where it was not packed at all; None where it is damaged or far too large."""
    forms = (16 + zlib.MAX_WBITS,) if "gzip" in coding else (zlib.MAX_WBITS, -zlib.MAX_WBITS)
    for form in forms:
        unpacking = zlib.decompressobj(form)
        try:
            contents = unpacking.decompress(body, LARGEST_RECORD)
        except zlib.error:
            continue
        return contents if unpacking.eof or not unpacking.unconsumed_tail else None
    return None if body.startswith(_GZIP) or coding == "deflate" else body
