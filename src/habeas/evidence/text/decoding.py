"""From bytes to characters: which encoding was used, and the one normal form of a reading's text."""

import re
import unicodedata
from dataclasses import dataclass

from habeas.base.finding import Finding, Severity
from habeas.evidence.text.encodings import guess
from habeas.evidence.text.kinds import utf16_order, utf32_order

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_LINE_END = re.compile(r"\r\n?")
_UNFIT = re.compile("[\x00\ud800-\udfff]")
_REPLACEMENT = "\ufffd"


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text in normal form, the encoding it came from, and what was uncertain about it."""

    text: str
    encoding: str
    findings: tuple[Finding, ...] = ()


def normal_text(text: str) -> str:
    """The form every reading has: NFC, LF line ends, no byte-order mark at the start.

    NUL and lone surrogates, which no text has and no database keeps, become U+FFFD.
    """
    text = _LINE_END.sub("\n", text.lstrip("\ufeff"))
    return unicodedata.normalize("NFC", _UNFIT.sub(_REPLACEMENT, text))


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of these bytes; always an answer, with a Finding where it is less than certain.

    In order: a byte-order mark; UTF-32 and UTF-16 by their shape; UTF-8 where every byte fits; the encoding the
    document declares, where every byte fits; a guess, said as `encoding-guessed`. Bytes that fit no
    encoding become U+FFFD and are counted in `bytes-undecodable`.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _lenient(data[len(mark) :], encoding)
    # Before UTF-8: Russian in UTF-16 can be all bytes below 0x80, which are UTF-8 too.
    order = utf32_order(data) or utf16_order(data)
    if order is not None:
        return _lenient(data, order)
    text = _strict(data, "utf-8")
    if text is not None:
        return Decoded(normal_text(text), "utf-8", _declared_wrongly(data, declared))
    if declared is not None:
        text = _strict(data, declared)
        if text is not None:
            return Decoded(normal_text(text), declared)
    if _mostly_utf8(data):
        return _lenient(data, "utf-8")
    encoding = guess(data)
    message = f"The character encoding is not stated; {encoding} was taken because it reads best. Look at the text."
    found = _lenient(data, encoding)
    guessed = Finding("encoding-guessed", "file", Severity.WARNING, message)
    return Decoded(found.text, encoding, (guessed, *found.findings))


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _lenient(data: bytes, encoding: str) -> Decoded:
    text = _strict(data, encoding)
    if text is not None:
        return Decoded(normal_text(text), encoding)
    text = data.decode(encoding, errors="replace")
    lost = text.count(_REPLACEMENT)
    message = f"{lost} places hold bytes that are not {encoding}; they are shown as {_REPLACEMENT}."
    return Decoded(normal_text(text), encoding, (Finding("bytes-undecodable", "file", Severity.WARNING, message),))


def _mostly_utf8(data: bytes) -> bool:
    """Whether this is UTF-8 with a few broken places: cut off inside a character, or a bad byte here and there."""
    text = data.decode("utf-8", errors="replace")
    lost = text.count(_REPLACEMENT)
    good = sum(char > "\x7f" for char in text) - lost
    cut_off = _REPLACEMENT not in text.rstrip(_REPLACEMENT) and good > 0
    return good > 20 * lost or cut_off


def _declared_wrongly(data: bytes, declared: str | None) -> tuple[Finding, ...]:
    if declared is None or data.isascii() or declared.lower().replace("_", "-") in ("utf-8", "utf8"):
        return ()
    message = f"The document says it is {declared}, but its bytes are UTF-8; UTF-8 was used."
    return (Finding("encoding-misdeclared", "file", Severity.NOTE, message),)
