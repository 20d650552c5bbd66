"""Keys: a random master key, the keys that come from it, and how it is wrapped.

The master key is wrapped by AES-256-GCM (NIST SP 800-38D) under a key from the passphrase (Argon2id,
RFC 9106) or from the recovery key (HKDF-SHA-256, RFC 5869). The keys for single purposes come from
it by HKDF-SHA-256, so that none of them tells anything of another.
"""

import struct
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from habeas.base.errors import WrongCall

type Random = Callable[[int], bytes]
"""Gives so many unpredictable bytes; `os.urandom` outside tests."""

KEY_BYTES = 32
NONCE_BYTES = 12
SALT_BYTES = 16
SHORTEST_PASSPHRASE = 8
"""Code points of the shortest passphrase that is taken (NIST SP 800-63B); a shell advises against short ones."""


class Purpose(Enum):
    """What a derived key is for; the value goes into its derivation."""

    DATABASE = b"habeas 1 database"
    BLOB_NAMES = b"habeas 1 blob names"
    BLOB_KEYS = b"habeas 1 blob keys"
    KEY_FILE = b"habeas 1 key file"
    ERASED = b"habeas 1 erased"
    BACKUP_NAMES = b"habeas 1 backup names"
    BACKUP_LISTS = b"habeas 1 backup lists"
    CASE_FILE = b"habeas 1 case file"


class Wrapping(Enum):
    """By what a master key is wrapped; the value is authenticated with it."""

    PASSPHRASE = b"habeas 1 wrapped by passphrase"
    RECOVERY = b"habeas 1 wrapped by recovery key"
    CASE_FILE = b"habeas 1 case file wrapped by passphrase"


@dataclass(frozen=True, slots=True, repr=False)
class Key:
    """32 secret bytes that do not show when the object is printed or logged."""

    data: bytes

    def __post_init__(self) -> None:
        if len(self.data) != KEY_BYTES:
            raise ValueError(f"a key has {KEY_BYTES} bytes")

    def __repr__(self) -> str:
        return "<key>"


@dataclass(frozen=True, slots=True)
class Argon:
    """Parameters of Argon2id: memory in KiB, passes over it, lanes.

    Raises ValueError out of these bounds: memory from 8 KiB for each lane up to 2 GiB, 1 to 64
    passes, 1 to 16 lanes. The bounds keep a changed key file from exhausting the machine.
    """

    memory_kib: int = 256 * 1024
    passes: int = 3
    lanes: int = 4

    def __post_init__(self) -> None:
        if not 1 <= self.lanes <= 16:
            raise ValueError(f"lanes out of bounds: {self.lanes}")
        if not 1 <= self.passes <= 64:
            raise ValueError(f"passes out of bounds: {self.passes}")
        if not 8 * self.lanes <= self.memory_kib <= 2 * 1024 * 1024:
            raise ValueError(f"memory out of bounds: {self.memory_kib} KiB")


@dataclass(frozen=True, slots=True, repr=False)
class Wrapped:
    """A master key, encrypted and authenticated."""

    nonce: bytes
    sealed: bytes


def normal_passphrase(passphrase: str) -> bytes:
    """The bytes of a passphrase, the same on every keyboard (NFKC); raises WrongCall when it is empty."""
    normal = unicodedata.normalize("NFKC", passphrase)
    if not normal.strip():
        raise WrongCall("The passphrase is empty.", "Give one.")
    return normal.encode("utf-8", "surrogatepass")


def demand_strength(passphrase: str) -> None:
    """Raises WrongCall when a new passphrase is empty or shorter than :data:`SHORTEST_PASSPHRASE`."""
    if len(normal_passphrase(passphrase).decode("utf-8", "surrogatepass")) < SHORTEST_PASSPHRASE:
        raise WrongCall(
            f"The passphrase is shorter than {SHORTEST_PASSPHRASE} characters.",
            "Take five or more words drawn at random; a sentence that stands in a book is guessed.",
        )


def key_from_passphrase(passphrase: str, salt: bytes, argon: Argon) -> Key:
    """The wrapping key of a passphrase; takes as long and as much memory as `argon` says."""
    derivation = Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=argon.passes,
        lanes=argon.lanes,
        memory_cost=argon.memory_kib,
    )
    return Key(derivation.derive(normal_passphrase(passphrase)))


def key_from_recovery(secret: bytes, vault: str) -> Key:
    """The wrapping key of a recovery key, whose bytes are random and need no slow derivation."""
    return _expand(secret, vault, Wrapping.RECOVERY.value)


def sub_key(master: Key, vault: str, purpose: Purpose) -> Key:
    """The key for one purpose in one vault."""
    return _expand(master.data, vault, purpose.value)


def wrap(master: Key, under: Key, vault: str, wrapping: Wrapping, random: Random) -> Wrapped:
    """The master key sealed under another, bound to the vault and to the kind of wrapping."""
    nonce = random(NONCE_BYTES)
    return Wrapped(nonce, AESGCM(under.data).encrypt(nonce, master.data, _bound(vault, wrapping.value)))


def unwrap(wrapped: Wrapped, under: Key, vault: str, wrapping: Wrapping) -> Key | None:
    """The master key, None when the key is wrong or the wrapping was altered (the two look alike)."""
    try:
        return Key(AESGCM(under.data).decrypt(wrapped.nonce, wrapped.sealed, _bound(vault, wrapping.value)))
    except InvalidTag:
        return None


def _expand(secret: bytes, vault: str, purpose: bytes) -> Key:
    salt = bytes.fromhex(vault)
    return Key(HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt, info=purpose).derive(secret))


def _bound(vault: str, purpose: bytes) -> bytes:
    return struct.pack(">H", len(purpose)) + purpose + bytes.fromhex(vault)
