"""The database under the new key: exported row by row, its originals named anew, compared with the old one.

`sqlcipher_export` (https://www.zetetic.net/sqlcipher/sqlcipher-api/#sqlcipher_export) writes every row anew, so no
remains of what was erased go along in free pages.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import zip_longest
from pathlib import Path
from typing import Any

from habeas.base.digest import Digest
from habeas.base.errors import IntegrityFailure, VaultBusy
from habeas.vault.blobs import Sealed
from habeas.vault.durable import sync_file
from habeas.vault.keys import Key
from habeas.vault.sqlcipher.library import dbapi2

_WAIT = 2.0
_OWN = {"blobs": "number, digest, size"}
"""Tables of which only some columns stay as they were."""


@contextmanager
def held_alone(path: Path, key: Key) -> Iterator[dbapi2.Connection]:
    """The only connection to a database; raises VaultBusy while any other is open, in whatever process."""
    connection = _connected(str(path), key)
    try:
        try:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        except dbapi2.OperationalError as error:
            raise VaultBusy(
                "Another program has the vault open.", "Close it everywhere else, then do it again."
            ) from error
        yield connection
    finally:
        connection.close()


def opens(path: Path, key: Key) -> bool:
    """Whether this key opens the database file."""
    # As a file that nobody writes to, so that a journal that a crash left is not taken over unseen.
    connection = _connected(f"{path.absolute().as_uri()}?mode=ro&immutable=1", key)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except dbapi2.DatabaseError:
        return False
    else:
        return True
    finally:
        connection.close()


def export(old: dbapi2.Connection, to: Path, key: Key) -> None:
    """Write the whole database into a new file under another key; `to` must not exist, or be empty."""
    version = old.execute("PRAGMA user_version").fetchone()[0]
    old.execute(f"ATTACH DATABASE ? AS fresh KEY \"x'{key.data.hex()}'\"", (str(to),))
    try:
        # The file counts only once it was written whole and synced, so that no step of it needs to be safe.
        old.execute("PRAGMA fresh.journal_mode = OFF").fetchall()
        old.execute("PRAGMA fresh.synchronous = OFF")
        old.execute("SELECT sqlcipher_export('fresh')").fetchall()
        old.execute(f"PRAGMA fresh.user_version = {int(version)}")
    finally:
        old.execute("DETACH DATABASE fresh")
    sync_file(to)


@contextmanager
def staged(path: Path, key: Key) -> Iterator[dbapi2.Connection]:
    """A connection to the database under the new key; each statement is a write of its own."""
    connection = _connected(str(path), key)
    try:
        connection.execute("PRAGMA secure_delete = ON").fetchall()
        connection.execute("PRAGMA synchronous = FULL")
        yield connection
    finally:
        connection.close()


def originals(connection: dbapi2.Connection) -> Mapping[Digest, Sealed]:
    """Every original that the database names, by its digest, in the order of coming."""
    rows = connection.execute("SELECT digest, name, sealed_key, size FROM blobs ORDER BY number")
    return {Digest(digest): Sealed(name, bytes(key), size) for digest, name, key, size in rows}


def name_anew(connection: dbapi2.Connection, digest: Digest, sealed: Sealed) -> None:
    """Let the row of an original name its file and wrapped key under the new master key."""
    connection.execute(
        "UPDATE blobs SET name = ?, sealed_key = ? WHERE digest = ?", (sealed.name, sealed.sealed_key, digest)
    )


def keep_former_key(connection: dbapi2.Connection, key: Key) -> None:
    """Keep the key by which tombstones were made until now."""
    connection.execute("INSERT INTO former_keys (key) VALUES (?)", (key.data,))


def demand_same(old: dbapi2.Connection, new: dbapi2.Connection) -> None:
    """Raises IntegrityFailure unless both hold the same tables with the same rows, but for what a key makes."""
    schema = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"
    _demand_equal(old.execute(schema), new.execute(schema))
    tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0 ORDER BY name"
    for (name,) in old.execute(tables).fetchall():
        if name == "former_keys":
            continue
        # Read in the order in which the rows lie, the same in both.
        rows = f'SELECT {_OWN.get(name, "*")} FROM "{name}" NOT INDEXED'  # noqa: S608  (a name of our own schema)
        _demand_equal(old.execute(rows), new.execute(rows))


def _demand_equal(one: Iterator[Any], other: Iterator[Any]) -> None:
    if any(row != twin for row, twin in zip_longest(one, other)):
        raise IntegrityFailure(
            "The copy under the new key is not the same as the vault; the vault is as it was.",
            "Check the disk, then do it again.",
        )


def _connected(address: str, key: Key) -> dbapi2.Connection:
    connection = dbapi2.connect(address, timeout=_WAIT, isolation_level=None, uri=address.startswith("file:"))
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute("PRAGMA cipher_memory_security = ON")
    connection.execute(f"PRAGMA key = \"x'{key.data.hex()}'\"")
    connection.execute("PRAGMA temp_store = MEMORY")
    return connection
