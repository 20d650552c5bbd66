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

import rfc8785

Digest = NewType("Digest", str)
"""`sha256:` and 64 lower-case hexadecimal digits."""

type Json = bool | int | str | Sequence["Json"] | Mapping[str, "Json"] | None
"""What may be put into canonical form: JSON without floating-point numbers."""

_FORM = re.compile(r"sha256:[0-9a-f]{64}")
_EXACT = 2**53 - 1
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_WRITER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False)


def digest_of(data: bytes) -> Digest:
    """The SHA-256 digest of these bytes."""
    return Digest("sha256:" + hashlib.sha256(data).hexdigest())


def parse_digest(text: str) -> Digest:
    """`text` as a digest; raises ValueError when it does not have the form of one."""
    if _FORM.fullmatch(text) is None:
        raise ValueError(f"not a digest of the form sha256:<64 hexadecimal digits>: {text!r}")
    return Digest(text)


def canonical(value: Json) -> bytes:
    """The one byte form of a JSON value (RFC 8785), all text in NFC.

    Raises TypeError for a floating-point number or anything JSON does not have, and ValueError when
    two keys of one object become the same key in NFC.
    """
    unusual: list[object] = []
    told = _nfc(value, unusual)
    # Python's own writer, which is in C, gives the same bytes but for what `_nfc` notes; a test compares the two.
    return rfc8785.dumps(told) if unusual else _WRITER.encode(told).encode()  # type: ignore[arg-type]


def digest_of_json(value: Json) -> Digest:
    """The digest of a value's canonical form."""
    return digest_of(canonical(value))


def _nfc(value: Json, unusual: list[object]) -> object:
    """The value in NFC; `unusual` gets what is written otherwise, or refused, by the letter of RFC 8785 alone.

    These are names beyond ASCII, which it puts in the order of UTF-16, numbers that are not exact in a
    double, and surrogates.
    """
    match value:
        case None | bool():
            return value
        case int():
            if not -_EXACT <= value <= _EXACT:
                unusual.append(value)
            return value
        case str():
            told = unicodedata.normalize("NFC", value)
            if not told.isascii() and _SURROGATE.search(told):
                unusual.append(told)
            return told
        case Mapping():
            out: dict[str, object] = {}
            for key, inner in value.items():
                name = unicodedata.normalize("NFC", key)
                if name in out:
                    raise ValueError(f"two keys are the same in NFC: {name!r}")
                if not name.isascii():
                    unusual.append(name)
                out[name] = _nfc(inner, unusual)
            return out
        case list() | tuple():
            return [_nfc(inner, unusual) for inner in value]
    raise TypeError(f"canonical form has no {type(value).__name__}")
