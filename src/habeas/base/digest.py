"""Digests and the canonical form that is digested.

Canonical form is RFC 8785 (JSON Canonicalization Scheme) over NFC text, without floating-point
numbers. Strings are never joined with a separator to make an id.
"""

import hashlib
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
    return rfc8785.dumps(_nfc(value))  # type: ignore[arg-type]  # its type knows no Mapping


def digest_of_json(value: Json) -> Digest:
    """The digest of a value's canonical form."""
    return digest_of(canonical(value))


def _nfc(value: Json) -> object:
    match value:
        case None | bool() | int():
            return value
        case str():
            return unicodedata.normalize("NFC", value)
        case Mapping():
            out: dict[str, object] = {}
            for key, inner in value.items():
                name = unicodedata.normalize("NFC", key)
                if name in out:
                    raise ValueError(f"two keys are the same in NFC: {name!r}")
                out[name] = _nfc(inner)
            return out
        case list() | tuple():
            return [_nfc(inner) for inner in value]
    raise TypeError(f"canonical form has no {type(value).__name__}")
