"""Moving a vault's rows between its folder and a server; see :mod:`habeas.vault.databases.moving`."""

import os
from dataclasses import dataclass
from pathlib import Path

from habeas.base.errors import WrongCall
from habeas.base.progress import UNWATCHED, Progress
from habeas.vault.databases.server_file import read_server_file
from habeas.vault.django_setup import set_up
from habeas.vault.keyfile import read_key_file
from habeas.vault.keys import Purpose, Random, sub_key
from habeas.vault.opening import open_vault, unlock


@dataclass(frozen=True, slots=True)
class Moved:
    """What was moved: tables of the vault, and rows in them."""

    tables: int
    rows: int


def server_of(folder: Path) -> str | None:
    """The connection string of the server that holds the vault's rows; None where they lie in the folder."""
    return read_server_file(folder)


def move_to_server(
    folder: Path,
    connection: str,
    passphrase: str | None = None,
    recovery_key: str | None = None,
    *,
    progress: Progress = UNWATCHED,
    random: Random = os.urandom,
) -> Moved:
    """Move the rows to an empty database of a PostgreSQL server.

    Raises WrongCall where they lie on one already, where `connection` cannot be used or its database is not empty,
    VaultBusy where anything else has the vault open, Failed where the server does not answer, and as
    :func:`open_vault` does; the vault is then as it was.
    """
    if read_server_file(folder) is not None:
        raise WrongCall("The rows of this vault lie on a server already.", "Move them to the folder first.")
    file = read_key_file(folder)
    key = sub_key(unlock(file, passphrase, recovery_key), file.vault, Purpose.DATABASE)
    # Brought up to this version, and cleared of what a crash left, before it is copied.
    open_vault(folder, passphrase, recovery_key, random=random).close()
    set_up()
    from habeas.vault.databases.moving import to_server  # noqa: PLC0415  (imports Django)

    copied = to_server(folder, key, connection, progress, random)
    return Moved(copied.tables, copied.rows)


def move_to_folder(
    folder: Path,
    passphrase: str | None = None,
    recovery_key: str | None = None,
    *,
    progress: Progress = UNWATCHED,
    random: Random = os.urandom,
) -> Moved:
    """Move the rows from the server back to an encrypted file in the folder; raises as :func:`move_to_server`."""
    connection = read_server_file(folder)
    if connection is None:
        raise WrongCall("The rows of this vault lie in its folder already.", "Nothing was moved.")
    file = read_key_file(folder)
    key = sub_key(unlock(file, passphrase, recovery_key), file.vault, Purpose.DATABASE)
    open_vault(folder, passphrase, recovery_key, random=random).close()
    set_up()
    from habeas.vault.databases.moving import to_folder  # noqa: PLC0415  (imports Django)

    copied = to_folder(folder, key, connection, progress)
    return Moved(copied.tables, copied.rows)
