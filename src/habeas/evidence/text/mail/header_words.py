"""The words of a header: RFC 2047 and 2231 undone, and letters that were sent without saying in what encoding."""

import binascii
import re
from email.errors import HeaderParseError, MessageError
from email.header import decode_header
from email.message import Message
from email.utils import collapse_rfc2231_value, parsedate_to_datetime

from habeas.base.when import When
from habeas.evidence.text.decoding import decode, normal_text
from habeas.evidence.text.page_facts import exact_time

_FOLD = re.compile(r"\r?\n[ \t]*|[\r\n]")


def header_words(header: Message, name: str, charset: str | None = None) -> tuple[str, ...]:
    """What stands in every header of this name, in the order of the message; line ends of folding are one space.

    `charset` is what the message says of its body: letters that were put into a header bare are read so
    where they are not UTF-8.
    """
    return tuple(plain_words(value, charset) for key, value in header.raw_items() if key.lower() == name.lower())


def plain_words(value: object, charset: str | None = None) -> str:
    """One header value as a person reads it."""
    unfolded = _FOLD.sub(" ", str(value)).strip()
    try:
        pieces = decode_header(unfolded)
    except (HeaderParseError, MessageError, binascii.Error, ValueError):
        pieces = [(unfolded, None)]
    return normal_text("".join(_piece(piece, named, charset) for piece, named in pieces)).strip()


def file_name(header: Message, charset: str | None = None) -> str | None:
    """The name under which a part was sent; None where it has none."""
    for key, of in (("filename", "content-disposition"), ("name", "content-type")):
        try:
            found = header.get_param(key, None, of)
        except (ValueError, LookupError):
            continue
        if found is None:
            continue
        told = collapse_rfc2231_value(found) if isinstance(found, tuple) else str(found)
        words = plain_words(told, charset)
        if words:
            return words
    return None


def stated_charset(header: Message) -> str | None:
    """The character encoding that a part names, None where it names none that Python knows."""
    try:
        named = header.get_param("charset")
    except (ValueError, LookupError):
        return None
    if isinstance(named, tuple):
        named = named[2]
    if not isinstance(named, str) or not named.strip():
        return None
    try:
        "".encode(named.strip())
    except (LookupError, ValueError):
        return None
    return named.strip()


def sent_at(header: Message) -> When | None:
    """The minute that the header Date names, with its offset; None where it names none."""
    try:
        moment = parsedate_to_datetime(plain_words(header.get("date", "")))
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return exact_time(moment.isoformat())


def _piece(piece: str | bytes, named: str | None, charset: str | None) -> str:
    if isinstance(piece, bytes):
        return decode(piece, named or charset).text
    if piece.isascii():
        return piece
    try:
        bare = piece.encode("utf-8", "surrogateescape")
    except UnicodeError:
        return piece
    return decode(bare, named or charset).text
