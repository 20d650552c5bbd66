"""Digests and the canonical form that is digested.

Canonical form is RFC 8785 (JSON Canonicalization Scheme) over NFC text, without floating-point
numbers. Strings are never joined with a separator to make an id.
"""

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import NewType

Digest = NewType("Digest", str)
"""`sha256:` and 64 lower-case hexadecimal digits."""

type Json = bool | int | str | Sequence["Json"] | Mapping[str, "Json"] | None
"""What may be put into canonical form: JSON without floating-point numbers."""

_FORM = re.compile(r"sha256:[0-9a-f]{64}")


def digest_of(data: bytes) -> Digest:
    """The SHA-256 digest of these bytes."""
    return Digest("sha256:" + hashlib.sha256(data).hexdigest())


def parse_digest(text: str) -> Digest:
    """`text` as a digest; raises ValueError when it does not have the form of one."""
    if _FORM.fullmatch(text) is None:
        raise ValueError(f"not a digest of the form sha256:<64 hexadecimal digits>: {text!r}")
    return Digest(text)


LARGEST_INTEGER = 2**53 - 1
"""The largest whole number, and its negative the smallest, that RFC 8785 can write exactly."""


def canonical(value: Json) -> bytes:
    """The one byte form of a JSON value (RFC 8785), all text in NFC.

    Without floating-point numbers the form is Python's own JSON without spaces and with the keys of each
    object in the order of their UTF-16 code units; a test holds it against an independent
    implementation. Raises TypeError for a floating-point number or anything JSON does not have, and
    ValueError when two keys of one object become one key in NFC, for a whole number beyond
    :data:`LARGEST_INTEGER`, and for half of a surrogate pair.
    """
    return json.dumps(_normal(value), ensure_ascii=False, separators=(",", ":")).encode()


def digest_of_json(value: Json) -> Digest:
    """The digest of a value's canonical form."""
    return digest_of(canonical(value))


def _normal(value: Json) -> object:
    match value:
        case str():
            return unicodedata.normalize("NFC", value)
        case None | bool():
            return value
        case int():
            if abs(value) > LARGEST_INTEGER:
                raise ValueError(f"beyond what canonical form can write exactly: {value}")
            return int(value)
        case Mapping():
            out = {unicodedata.normalize("NFC", key): _normal(inner) for key, inner in value.items()}
            if len(out) != len(value):
                raise ValueError("two keys are the same in NFC")
            return {key: out[key] for key in sorted(out, key=_utf16)}
        case list() | tuple():
            return [_normal(inner) for inner in value]
    raise TypeError(f"canonical form has no {type(value).__name__}")


def _utf16(key: str) -> bytes:
    return key.encode("utf-16-be")
