"""A message and what is inside it, cut out of its bytes without changing any (RFC 2046).

The standard library parses every header here. It is not asked to take the message apart: it does so by
recursion, which a message made of a thousand others exhausts, and writes an inner message anew instead
of giving the bytes that came, so that the same attachment would not have the same digest twice.
"""

import binascii
import quopri
import re
from dataclasses import dataclass
from email.message import Message
from email.parser import BytesHeaderParser
from email.policy import compat32

_HEAD_END = re.compile(rb"\r?\n[ \t]*\r?\n|\A\r?\n")
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")
_PARSER = BytesHeaderParser(policy=compat32)
_LONGEST_HEAD = 1 << 20
"""Bytes of a header; what stands behind them is taken as the body."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A message or a part of one: its header, its body as sent, and all its bytes."""

    header: Message
    body: bytes
    raw: bytes

    @property
    def kind(self) -> str:
        """The media type in small letters; `text/plain` where none is stated, as RFC 2045 has it."""
        return self.header.get_content_type()

    @property
    def is_multipart(self) -> bool:
        """Whether it says that it consists of others, and by what mark they are parted."""
        return self.header.get_content_maintype() == "multipart" and bool(self.header.get_boundary())


def entity_of(raw: bytes) -> Entity:
    """The entity in these bytes: always one, if only a body without a header."""
    raw_head = raw[:_LONGEST_HEAD]
    end = _HEAD_END.search(raw_head)
    if end is None:
        return Entity(_PARSER.parsebytes(raw_head), raw[_LONGEST_HEAD:], raw)
    return Entity(_PARSER.parsebytes(raw[: end.start()] + b"\n\n"), raw[end.end() :], raw)


def children(entity: Entity) -> tuple[Entity, ...]:
    """The entities that a multipart one consists of, in order; empty where its marks are nowhere."""
    boundary = entity.header.get_boundary()
    if not boundary:
        return ()
    mark = re.escape(boundary.encode("utf-8", "surrogateescape"))
    lines = list(re.finditer(rb"(?:\A|\r?\n)--" + mark + rb"(--)?[ \t]*(?:\r?\n|\Z)", entity.body))
    found: list[Entity] = []
    for at, line in enumerate(lines):
        if line[1]:
            break
        end = lines[at + 1].start() if at + 1 < len(lines) else len(entity.body)
        found.append(entity_of(entity.body[line.end() : max(end, line.end())]))
    return tuple(found)


def contents(entity: Entity) -> tuple[bytes, bool]:
    """The bytes of a body with its transfer encoding undone, and whether that went without damage."""
    coding = str(entity.header.get("content-transfer-encoding", "")).strip().lower()
    if coding == "base64":
        return _of_base64(entity.body)
    if coding == "quoted-printable":
        return quopri.decodestring(entity.body), True
    if coding in ("x-uuencode", "uuencode", "x-uue", "uue"):
        return _of_uuencode(entity.body)
    return entity.body, True


def _of_base64(body: bytes) -> tuple[bytes, bool]:
    letters, sign, _ = body.partition(b"=")
    packed = _NOT_BASE64.sub(b"", letters)
    whole = len(packed) % 4 != 1
    packed = packed if whole else packed[:-1]
    if sign and re.search(rb"[A-Za-z0-9+/]{4}", body[len(letters) :]):
        # Some programs encode a file in stretches, each with its own padding.
        stretches = [_NOT_BASE64.sub(b"", each) for each in re.split(rb"=+", body)]
        pieces = [binascii.a2b_base64(each + b"=" * (-len(each) % 4)) for each in stretches if len(each) % 4 != 1]
        return b"".join(pieces), len(pieces) == len(stretches)
    return binascii.a2b_base64(packed + b"=" * (-len(packed) % 4)), whole


def _of_uuencode(body: bytes) -> tuple[bytes, bool]:
    pieces: list[bytes] = []
    lines = iter(body.splitlines())
    for line in lines:
        if line.startswith(b"begin "):
            break
    for line in lines:
        if line.strip() in (b"end", b"`", b""):
            break
        try:
            pieces.append(binascii.a2b_uu(line))
        except binascii.Error:
            return b"".join(pieces), False
    return b"".join(pieces), bool(pieces)
