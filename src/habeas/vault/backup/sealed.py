"""What a backup writes of its own: names of parts, and sealed lists.

A part is a run of bytes of the vault that is sealed already: a stretch of the encrypted database or of
a sealed original. Its name is the HMAC-SHA-256 of its bytes under a key of the backup, so that the
name proves the bytes and tells nobody without the key what they are. Lists (which parts make up a
snapshot; which snapshots there are) are sealed by AES-256-GCM, bound to the folder and to what they
are the list of.
"""

import hashlib
import hmac
import json
import struct
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from habeas.base.errors import IntegrityFailure
from habeas.vault.keys import NONCE_BYTES, Key, Purpose, Random, sub_key

_PURPOSE = b"habeas 1 backup"


@dataclass(frozen=True, slots=True)
class BackupKeys:
    """The two keys of all backups of one vault."""

    names: Key
    lists: Key

    def part_name(self, data: bytes) -> str:
        """The name of a part with these bytes: 64 hexadecimal digits."""
        return hmac.new(self.names.data, data, hashlib.sha256).hexdigest()

    def seal(self, value: Any, folder: str, what: str, random: Random) -> bytes:
        """A list as it lies in the folder of this id."""
        nonce = random(NONCE_BYTES)
        clear = json.dumps(value, ensure_ascii=True, separators=(",", ":"), sort_keys=True).encode()
        return nonce + AESGCM(self.lists.data).encrypt(nonce, clear, _bound(folder, what))

    def unseal(self, sealed: bytes, folder: str, what: str) -> Any:
        """The list that was sealed; raises IntegrityFailure for anything else."""
        try:
            clear = AESGCM(self.lists.data).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], _bound(folder, what))
        except (InvalidTag, ValueError):
            raise IntegrityFailure(
                f"A list of the backup was altered or exchanged: {what}.", "Use another backup, and keep this one."
            ) from None
        return json.loads(clear)


def backup_keys(master: Key, vault: str) -> BackupKeys:
    """The keys of the backups of this vault."""
    return BackupKeys(sub_key(master, vault, Purpose.BACKUP_NAMES), sub_key(master, vault, Purpose.BACKUP_LISTS))


def _bound(folder: str, what: str) -> bytes:
    name = what.encode()
    return _PURPOSE + bytes.fromhex(folder) + struct.pack(">H", len(name)) + name
