"""A sealed file for the road: a stream of bytes under a passphrase of its own.

After a line that names the format and a line of canonical JSON (how the passphrase is stretched, the
wrapped key of this file) come chunks of 64 KiB, each sealed by AES-256-GCM. The nonce is the chunk's
index and whether it is the last, as in the STREAM construction (Hoang, Reyhanitabar, Rogaway and Vizár,
"Online Authenticated-Encryption and its Nonce-Reuse Misuse-Resistance", CRYPTO 2015); both lines are
authenticated with every chunk. A chunk cannot be moved, dropped or cut off unseen. The stream is padded
with zeros (:mod:`habeas.vault.padding`).
"""

import hashlib
import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from habeas.base.digest import canonical
from habeas.base.errors import IntegrityFailure, VaultLocked, WrongCall
from habeas.vault.keys import (
    KEY_BYTES,
    NONCE_BYTES,
    SALT_BYTES,
    Argon,
    Key,
    Purpose,
    Random,
    Wrapped,
    Wrapping,
    demand_strength,
    key_from_passphrase,
    sub_key,
    unwrap,
    wrap,
)
from habeas.vault.padding import padded_length

MAGIC = b"habeas-case-file 1\n"
CHUNK = 64 * 1024
_TAG = 16
_ID_BYTES = 16
_LONGEST_HEADER = 2048
_SEALED_KEY = KEY_BYTES + _TAG


def sealed(clear: Iterable[bytes], passphrase: str, random: Random, argon: Argon | None = None) -> Iterator[bytes]:
    """The bytes of a sealed file, made as they are asked for; raises WrongCall for a short passphrase."""
    demand_strength(passphrase)
    chosen, salt, file = argon or Argon(), random(SALT_BYTES), random(_ID_BYTES).hex()
    key = Key(random(KEY_BYTES))
    wrapped = wrap(key, key_from_passphrase(passphrase, salt, chosen), file, Wrapping.CASE_FILE, random)
    header = canonical(
        {
            "id": file,
            "kdf": "argon2id",
            "memory_kib": chosen.memory_kib,
            "passes": chosen.passes,
            "lanes": chosen.lanes,
            "salt": b64encode(salt).decode(),
            "nonce": b64encode(wrapped.nonce).decode(),
            "key": b64encode(wrapped.sealed).decode(),
        }
    )
    head = MAGIC + header + b"\n"
    yield head
    cipher, bound = AESGCM(sub_key(key, file, Purpose.CASE_FILE).data), hashlib.sha256(head).digest()
    index, before = 0, b""
    for chunk in _of_one_size(clear):
        if before:
            yield cipher.encrypt(_nonce(index, last=False), before, bound)
            index += 1
        before = chunk
    yield cipher.encrypt(_nonce(index, last=True), before, bound)


def opened(file: BinaryIO, passphrase: str) -> Iterator[bytes]:
    """The clear bytes of a sealed file, each chunk after it was found unchanged.

    Raises WrongCall where it is no such file or of a newer version, VaultLocked where the passphrase is
    wrong, and IntegrityFailure where it was altered or cut short, at the place where that is found.
    """
    start = demand_start(file)
    header = file.readline(_LONGEST_HEADER)
    name, key = _key(header, passphrase)
    cipher = AESGCM(sub_key(key, name, Purpose.CASE_FILE).data)
    bound = hashlib.sha256(start + header).digest()
    index, chunk = 0, file.read(CHUNK + _TAG)
    while True:
        after = file.read(CHUNK + _TAG)
        try:
            yield cipher.decrypt(_nonce(index, last=not after), chunk, bound)
        except (InvalidTag, ValueError):
            raise altered() from None
        if not after:
            return
        index, chunk = index + 1, after


def demand_start(file: BinaryIO) -> bytes:
    """The line that a sealed file begins with; raises WrongCall where it is no such file or of a newer version."""
    start = file.read(len(MAGIC))
    if start != MAGIC:
        newer = start.startswith(MAGIC.split(b" ", 1)[0])
        what = "a newer version of the program made it" if newer else "it is no case file"
        raise WrongCall(f"The file cannot be read: {what}.", "Nothing was changed.")
    return start


def altered() -> IntegrityFailure:
    """The file is not as it was written."""
    return IntegrityFailure("The case file was altered or cut short.", "Nothing was changed. Ask for it again.")


def _key(header: bytes, passphrase: str) -> tuple[str, Key]:
    try:
        found = json.loads(header)
        argon = Argon(*(_whole(found[name]) for name in ("memory_kib", "passes", "lanes")))
        salt = b64decode(found["salt"], validate=True)
        wrapped = Wrapped(b64decode(found["nonce"], validate=True), b64decode(found["key"], validate=True))
        name = str(found["id"])
        sizes = (len(bytes.fromhex(name)), len(salt), len(wrapped.nonce), len(wrapped.sealed))
        if sizes != (_ID_BYTES, SALT_BYTES, NONCE_BYTES, _SEALED_KEY):
            raise ValueError("a part has another length")
    except (ValueError, KeyError, TypeError, RecursionError):
        raise altered() from None
    key = unwrap(wrapped, key_from_passphrase(passphrase, salt, argon), name, Wrapping.CASE_FILE)
    if key is None:
        raise VaultLocked("The passphrase of the file is wrong.", "Try again; nothing was changed.")
    return name, key


def _whole(value: object) -> int:
    if type(value) is not int:
        raise TypeError("not a whole number")
    return value


def _of_one_size(clear: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes and their padding in chunks of :data:`CHUNK`, the last one shorter or as long."""
    held, total = bytearray(), 0
    for part in clear:
        held += part
        total += len(part)
        while len(held) > CHUNK:
            yield bytes(held[:CHUNK])
            del held[:CHUNK]
    left = padded_length(total) - total
    while left:
        more = min(left, CHUNK)
        held += bytes(more)
        left -= more
        while len(held) > CHUNK:
            yield bytes(held[:CHUNK])
            del held[:CHUNK]
    yield bytes(held)


def _nonce(index: int, *, last: bool) -> bytes:
    return index.to_bytes(NONCE_BYTES - 1) + bytes([last])
