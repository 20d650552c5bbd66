"""Named arrays as bytes and back: a head that says what follows, then the arrays, then a digest of it all."""

import hashlib
import json
import math

import numpy as np
from numpy.typing import NDArray

from habeas.base.errors import IntegrityFailure

_MAGIC = b"habeas-quotes/1\n"
_ALIGNED = 8
_KINDS = frozenset({"|u1", "<u2", "<u4", "<u8", "<i8"})
_REMEDY = "Build the index again from the archive."


def packed(arrays: dict[str, NDArray[np.integer]]) -> bytes:
    """Arrays of whole numbers of one dimension as bytes, little-endian; the same arrays give the same bytes."""
    flat = {name: np.ascontiguousarray(array, array.dtype.newbyteorder("<")) for name, array in arrays.items()}
    head = json.dumps([[name, array.dtype.str, len(array)] for name, array in flat.items()]).encode()
    filling = b" " * (-(len(_MAGIC) + 8 + len(head)) % _ALIGNED)
    parts: list[bytes | memoryview] = [_MAGIC, len(head).to_bytes(8, "little"), head, filling]
    for array in flat.values():
        parts += [memoryview(array).cast("B") if len(array) else b"", b"\0" * (-array.nbytes % _ALIGNED)]
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    return b"".join([*parts, digest.digest()])


def unpacked(data: bytes) -> dict[str, NDArray[np.integer]]:
    """The arrays that :func:`packed` wrote, without a copy; raises IntegrityFailure where the bytes differ."""
    if not data.startswith(_MAGIC):
        raise IntegrityFailure("This is no index of quotations, or one of another version.", _REMEDY)
    size = hashlib.sha256().digest_size
    body = memoryview(data)[:-size]
    if hashlib.sha256(body).digest() != data[-size:]:
        raise IntegrityFailure("The index of quotations was altered or cut short.", _REMEDY)
    at = len(_MAGIC) + 8
    length = int.from_bytes(data[len(_MAGIC) : at], "little")
    head = json.loads(data[at : at + length])
    at = _ALIGNED * math.ceil((at + length) / _ALIGNED)
    arrays: dict[str, NDArray[np.integer]] = {}
    for name, kind, count in head:
        if kind not in _KINDS:
            raise IntegrityFailure("The index of quotations holds what no index holds.", _REMEDY)
        array = np.frombuffer(body, np.dtype(kind), count, at)
        arrays[name] = array
        at += _ALIGNED * math.ceil(array.nbytes / _ALIGNED)
    return arrays
