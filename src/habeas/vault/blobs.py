"""Sealed blobs: each original in a file of its own, under a key of its own.

A blob is padded (:mod:`habeas.vault.padding`) and cut into chunks of 64 KiB, the last one shorter.
Each chunk is sealed by AES-256-GCM under the blob's random key; its nonce is its index, which is
safe because a key seals one blob once. Authenticated with each chunk: the blob's name, the chunk's
index, the number of chunks, and whether it is the last.
"""

import hashlib
import hmac
import struct
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from habeas.base.digest import Digest, digest_of
from habeas.base.errors import IntegrityFailure
from habeas.vault.durable import cannot_write, make_folder, write_durably
from habeas.vault.keys import KEY_BYTES, NONCE_BYTES, Key, Random
from habeas.vault.padding import padded_length

_OVERWRITTEN = 64 * 1024 * 1024
"""Bytes at the beginning of a file that are overwritten before it is deleted."""

CHUNK = 64 * 1024
TAG = 16
_PURPOSE = b"habeas 1 blob"


@dataclass(frozen=True, slots=True)
class Sealed:
    """What a row keeps of a blob: the name of its file, its wrapped key, its size before padding."""

    name: str
    sealed_key: bytes
    size: int


@dataclass(frozen=True, slots=True)
class BlobFolder:
    """The folder of sealed blobs and the keys that go with it."""

    path: Path
    names: Key
    keys: Key
    random: Random

    def name_of(self, digest: Digest) -> str:
        """The name of the blob with this digest: an HMAC, 64 hexadecimal digits."""
        return hmac.new(self.names.data, digest.encode(), hashlib.sha256).hexdigest()

    def file_of(self, name: str) -> Path:
        """Where a blob of this name lies: two levels of folders by its first four digits."""
        return self.path / name[:2] / name[2:4] / name[4:]

    def put(self, data: bytes, digest: Digest) -> Sealed:
        """Seal and write these bytes durably, replacing a file that no row names; raises CannotWrite."""
        name = self.name_of(digest)
        key, nonce = Key(self.random(KEY_BYTES)), self.random(NONCE_BYTES)
        sealed_key = nonce + AESGCM(self.keys.data).encrypt(nonce, key.data, _PURPOSE + bytes.fromhex(name))
        file = self.file_of(name)
        make_folder(file.parent.parent)
        make_folder(file.parent)
        write_durably(file, sealed_chunks(data, key, name), self.random)
        return Sealed(name, sealed_key, len(data))

    def get(self, sealed: Sealed, digest: Digest) -> bytes:
        """The bytes that were put; raises IntegrityFailure when they are missing or not those."""
        key = unwrapped_blob_key(sealed.sealed_key, sealed.name, self.keys)
        try:
            with self.file_of(sealed.name).open("rb") as file:
                data = opened_chunks(file, key, sealed.name, sealed.size)
        except FileNotFoundError:
            raise IntegrityFailure("A preserved original is missing.", "Put it back from a backup.") from None
        except OSError as error:
            raise IntegrityFailure(
                f"A preserved original cannot be read ({error.strerror}).", "Check the disk and your rights."
            ) from error
        if digest_of(data) != digest:
            raise _altered()
        return data

    def has(self, name: str) -> bool:
        """Whether there is a file of this name, of whatever contents."""
        return self.file_of(name).is_file()

    def remove(self, name: str) -> None:
        """Delete the file of a blob if it is there; raises CannotWrite."""
        self.discard(self.file_of(name))

    def discard(self, file: Path) -> None:
        """Overwrite and delete any file below the folder if it is there; raises CannotWrite.

        Overwriting reaches the disk's own blocks on a plain disk only; what protects is that the key is gone.
        """
        with suppress(OSError), file.open("r+b") as held:
            held.write(bytes(min(file.stat().st_size, _OVERWRITTEN)))
        try:
            file.unlink(missing_ok=True)
        except OSError as error:
            raise cannot_write(error) from error

    def files(self) -> Iterator[Path]:
        """Every file below the folder, leftovers included."""
        for first, _, names in self.path.walk():
            for name in sorted(names):
                yield first / name

    def name_at(self, file: Path) -> str:
        """The blob name that a path below the folder stands for, sound or not."""
        return "".join(file.relative_to(self.path).parts)


def unwrapped_blob_key(sealed_key: bytes, name: str, keys: Key) -> Key:
    """The key of the blob of this name; raises IntegrityFailure when it was altered."""
    nonce, wrapped = sealed_key[:NONCE_BYTES], sealed_key[NONCE_BYTES:]
    try:
        return Key(AESGCM(keys.data).decrypt(nonce, wrapped, _PURPOSE + bytes.fromhex(name)))
    except (InvalidTag, ValueError):
        raise _altered() from None


def sealed_chunks(data: bytes, key: Key, name: str) -> Iterator[bytes]:
    """The chunks of a sealed blob in order, one at a time in memory."""
    cipher, view = AESGCM(key.data), memoryview(data)
    padded = padded_length(len(data))
    count = _chunks(padded)
    for index in range(count):
        start = index * CHUNK
        clear = bytes(view[start : start + CHUNK]).ljust(min(CHUNK, padded - start), b"\0")
        yield cipher.encrypt(_nonce(index), clear, _bound(name, index, count))


def opened_chunks(file: BinaryIO, key: Key, name: str, size: int) -> bytes:
    """The clear bytes of a sealed blob; raises IntegrityFailure for anything but the whole, unchanged file."""
    cipher = AESGCM(key.data)
    padded = padded_length(size)
    count = _chunks(padded)
    clear = bytearray()
    for index in range(count):
        length = min(CHUNK, padded - index * CHUNK) + TAG
        sealed = file.read(length)
        try:
            clear += cipher.decrypt(_nonce(index), sealed, _bound(name, index, count))
        except (InvalidTag, ValueError):
            raise _altered() from None
    if file.read(1):
        raise _altered()
    del clear[size:]
    return bytes(clear)


def _chunks(padded: int) -> int:
    return -(-padded // CHUNK)


def _nonce(index: int) -> bytes:
    return index.to_bytes(NONCE_BYTES)


def _bound(name: str, index: int, count: int) -> bytes:
    return _PURPOSE + bytes.fromhex(name) + struct.pack(">QQ?", index, count, index == count - 1)


def _altered() -> IntegrityFailure:
    return IntegrityFailure("A preserved original was altered or cut short.", "Put it back from a backup.")
