"""The characters of a register's file, as the file has them."""

from habeas.base.finding import Finding, Severity
from habeas.evidence.text.decoding import decode

_SAMPLE = 1 << 14
"""Bytes from which an encoding is told where the file is not UTF-8."""


def decoded(data: bytes, declared: str | None = None) -> tuple[str, str, tuple[Finding, ...]]:
    """The text of a file, the encoding it was read in, and what was uncertain; line ends and forms stay as they are.

    `declared` is the encoding a person named; where the bytes don't fit it, they are still read, with
    U+FFFD for what does not fit and a finding that counts it. A byte-order mark at the start is left off.
    """
    encoding = declared or _encoding(data)
    try:
        return data.decode(encoding).lstrip("\ufeff"), encoding, ()
    except UnicodeDecodeError:
        text = data.decode(encoding, errors="replace").lstrip("\ufeff")
    message = f"{text.count(chr(0xFFFD))} bytes do not fit {encoding}; look whether it is the right encoding."
    return text, encoding, (Finding("bytes-undecodable", "file", Severity.WARNING, message),)


def _encoding(data: bytes) -> str:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return decode(data[:_SAMPLE]).encoding
    return decode(data[:64]).encoding if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
