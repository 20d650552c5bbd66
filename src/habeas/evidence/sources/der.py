"""Putting the certificates of a time stamp into the order that DER asks for (X.690, 11.6).

The set of certificates in a SignedData (RFC 5652, 5.1) is not signed, and OpenSSL writes it in an order of
its own; a strict reader refuses that. Nothing else of the answer is touched.
"""

from dataclasses import dataclass

_SEQUENCE, _CERTIFICATES, _CONTENT = 0x30, 0xA0, 0xA0


class DerError(ValueError):
    """What was read is no DER of the shape that a time stamp has."""


@dataclass(frozen=True, slots=True)
class Element:
    """One element: its tag, its contents, and all of its bytes."""

    tag: int
    contents: bytes
    whole: bytes


def with_sorted_certificates(response: bytes) -> bytes:
    """A TimeStampResp with the certificates of its token sorted; one without a token comes back as it is.

    Raises DerError where it is not made as RFC 3161 says.
    """
    outer = _only(response, _SEQUENCE)
    parts = elements(outer.contents)
    if len(parts) != 2:
        return response
    status, token = parts
    inside = elements(_tagged(token, _SEQUENCE))
    if len(inside) != 2:
        raise DerError("a token has a type and contents")
    kind, content = inside
    signed = elements(_only(_tagged(content, _CONTENT), _SEQUENCE).contents)
    made = b"".join(_sorted(part) if part.tag == _CERTIFICATES else part.whole for part in signed)
    token_made = encoded(_SEQUENCE, kind.whole + encoded(_CONTENT, encoded(_SEQUENCE, made)))
    return encoded(_SEQUENCE, status.whole + token_made)


def elements(data: bytes) -> list[Element]:
    """The elements that stand one after the other in these bytes; raises DerError where they do not fill them."""
    found: list[Element] = []
    at = 0
    while at < len(data):
        start, (tag, length, at) = at, _head(data, at)
        if at + length > len(data):
            raise DerError("an element is longer than what holds it")
        found.append(Element(tag, data[at : at + length], data[start : at + length]))
        at += length
    return found


def encoded(tag: int, contents: bytes) -> bytes:
    """One element of these contents."""
    length = len(contents)
    if length < 0x80:
        return bytes((tag, length)) + contents
    size = (length.bit_length() + 7) // 8
    return bytes((tag, 0x80 | size)) + length.to_bytes(size) + contents


def _head(data: bytes, at: int) -> tuple[int, int, int]:
    """Tag and length of the element at a place, and where its contents begin."""
    if at + 2 > len(data) or data[at] & 0x1F == 0x1F:
        raise DerError("an element is cut off, or has a tag of many bytes")
    first = data[at + 1]
    if first < 0x80:
        return data[at], first, at + 2
    size = first & 0x7F
    if size == 0 or size > 4 or at + 2 + size > len(data):
        raise DerError("an element has no definite length")
    return data[at], int.from_bytes(data[at + 2 : at + 2 + size]), at + 2 + size


def _only(data: bytes, tag: int) -> Element:
    found = elements(data)
    if len(found) != 1 or found[0].tag != tag:
        raise DerError("another element stands where one sequence belongs")
    return found[0]


def _tagged(element: Element, tag: int) -> bytes:
    if element.tag != tag:
        raise DerError("an element has another tag than a time stamp has there")
    return element.contents


def _sorted(certificates: Element) -> bytes:
    return encoded(certificates.tag, b"".join(sorted(one.whole for one in elements(certificates.contents))))
