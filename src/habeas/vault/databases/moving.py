"""Moving the rows of a vault from its folder to a server, and back.

The sealed originals and the key file stay where they are. All rows are copied in one transaction, compared value for
value with those they were made from, and then one step decides where they lie: writing, or deleting, the file
that names the server. A crash before it leaves what was; a crash after it leaves remains, which the next opening
or the same call again takes away.
"""

import os
from pathlib import Path

from django.db import connections, transaction
from django.db.utils import DatabaseError

from habeas.base.errors import VaultBusy, WrongCall
from habeas.base.progress import UNWATCHED, Progress
from habeas.vault.databases.copying import Copied, connected, copy_rows, demand_same, fresh_file, tables
from habeas.vault.databases.encrypted_file import EncryptedFile
from habeas.vault.databases.remains import delete_file
from habeas.vault.databases.server import Server
from habeas.vault.databases.server_file import delete_server_file, write_server_file
from habeas.vault.durable import cannot_write, sync_file, sync_folder
from habeas.vault.failures import plain_failures
from habeas.vault.keys import Key, Random
from habeas.vault.layout import DATABASE
from habeas.vault.schema import bring_up


def to_server(
    folder: Path, key: Key, connection: str, progress: Progress = UNWATCHED, random: Random = os.urandom
) -> Copied:
    """Move the rows to an empty database of a server. Raises WrongCall where it is not empty, VaultBusy where anything
    else has the vault open, IntegrityFailure where a copied row is another; the vault is then as it was.
    """
    server = Server(folder, key, connection)
    with plain_failures(), connected(EncryptedFile(folder, key)) as source, connected(server) as target:
        _hold_alone(source)
        _demand_order(target)
        if tables(target):
            raise WrongCall(
                "The database on the server is not empty.", "Make a new one for this vault (createdb), and name that."
            )
        with transaction.atomic(using=target):
            server.hold(target)
            bring_up(target)
            moved = _copied(source, target, progress)
        write_server_file(folder, connection, random)
    delete_file(folder)
    return moved


def to_folder(folder: Path, key: Key, connection: str, progress: Progress = UNWATCHED) -> Copied:
    """Move the rows from the server back to an encrypted file in the folder, and delete them there.

    Raises as :func:`to_server`. Whoever has the vault open meanwhile fails at the next read or write.
    """
    delete_file(folder)
    server = Server(folder, key, connection)
    with plain_failures(), connected(server) as source, transaction.atomic(using=source):
        server.hold(source)
        with fresh_file(folder, key) as target, transaction.atomic(using=target):
            moved = _copied(source, target, progress)
        try:
            sync_file(folder / DATABASE)
            sync_folder(folder)
        except OSError as error:
            raise cannot_write(error) from error
        with connections[source].cursor() as cursor:
            for name in sorted(tables(source)):
                cursor.execute(f"DROP TABLE {connections[source].ops.quote_name(name)} CASCADE")
        # Last, and before the server forgets its rows for good: a crash in between keeps them in both places.
        delete_server_file(folder)
    return moved


def _copied(source: str, target: str, progress: Progress) -> Copied:
    connections[target].check_constraints()
    if connections[target].vendor == "postgresql":
        with connections[target].cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    rows = copy_rows(source, target, progress)
    connections[target].check_constraints()
    demand_same(source, target)
    return rows


def _hold_alone(alias: str) -> None:
    """Let no other process in until the connection is closed; raises VaultBusy where one is there."""
    with connections[alias].cursor() as cursor:
        try:
            cursor.execute("PRAGMA locking_mode = EXCLUSIVE")
            cursor.execute("BEGIN EXCLUSIVE")
            cursor.execute("COMMIT")
        except DatabaseError as error:
            raise VaultBusy(
                "Another program has the vault open.", "Close it everywhere else, then do it again."
            ) from error


def _demand_order(alias: str) -> None:
    """Raises WrongCall unless the server's database orders texts by their code points, as the file does."""
    with connections[alias].cursor() as cursor:
        cursor.execute(
            "SELECT pg_encoding_to_char(encoding), datcollate FROM pg_database WHERE datname = current_database()"
        )
        encoding, order = cursor.fetchone()
    if encoding != "UTF8" or order not in ("C", "POSIX", "C.UTF-8", "C.utf8"):
        raise WrongCall(
            f"The database on the server has the encoding {encoding} and the order {order}.",
            "Make one with: createdb --template=template0 --encoding=UTF8 --locale=C NAME",
        )
