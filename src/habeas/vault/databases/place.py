"""Which database holds the rows of the vault in a folder."""

from pathlib import Path

from habeas.vault.databases.database import Database
from habeas.vault.databases.encrypted_file import EncryptedFile
from habeas.vault.databases.server import Server
from habeas.vault.databases.server_file import read_server_file
from habeas.vault.keys import Key


def database_of(folder: Path, key: Key) -> Database:
    """The server that the folder names, or else the encrypted file in it, which `key` opens."""
    server = read_server_file(folder)
    return EncryptedFile(folder, key) if server is None else Server(folder, key, server)
