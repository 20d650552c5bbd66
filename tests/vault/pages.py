"""Every page of a vault's database in clear, free pages and free space included, in its folder or on a server.

SQLCipher 4 with a raw key: pages of 4096 bytes, the first 16 of the file are its salt, the last 80 of each page
hold the initialisation vector (16) and the page's HMAC (64); AES-256 in CBC mode between them.
"""

import struct
from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from tests.postgres import table_bytes

from habeas.vault.databases.server_file import read_server_file
from habeas.vault.keyfile import read_key_file
from habeas.vault.keys import Key, Purpose, sub_key
from habeas.vault.opening import unlock

_PAGE, _RESERVED, _SALT = 4096, 80, 16
_JOURNAL_HEAD, _FRAME_HEAD = 32, 24


def clear_pages(folder: Path, passphrase: str) -> Iterator[bytes]:
    """The clear bytes of each page of `vault.db` and of each frame of its journal; of a server's tables without it."""
    server = read_server_file(folder)
    if server is not None:
        yield table_bytes(server)
        return
    file = read_key_file(folder)
    key = sub_key(unlock(file, passphrase, None), file.vault, Purpose.DATABASE)
    data = (folder / "vault.db").read_bytes()
    for at in range(0, len(data), _PAGE):
        yield _opened(data[at : at + _PAGE], key, first=at == 0)
    journal = folder / "vault.db-wal"
    if journal.exists():
        data = journal.read_bytes()
        for at in range(_JOURNAL_HEAD, len(data), _FRAME_HEAD + _PAGE):
            (page,) = struct.unpack(">I", data[at : at + 4])
            yield _opened(data[at + _FRAME_HEAD : at + _FRAME_HEAD + _PAGE], key, first=page == 1)


def _opened(page: bytes, key: Key, *, first: bool) -> bytes:
    body, vector = page[_SALT if first else 0 : _PAGE - _RESERVED], page[_PAGE - _RESERVED : _PAGE - _RESERVED + 16]
    opener = Cipher(algorithms.AES256(key.data), modes.CBC(vector)).decryptor()
    return opener.update(body) + opener.finalize()
