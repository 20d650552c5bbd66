"""Where the rows of a vault lie: in an encrypted file of its folder, or on a team's PostgreSQL server."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from habeas.base.progress import UNWATCHED, Progress
from habeas.desk.opening import open_session
from habeas.desk.recording import audit
from habeas.vault.moving import Moved, move_to_folder, move_to_server, server_of

_MOVED_TO_SERVER, _MOVED_TO_FOLDER = "move rows to server", "move rows to folder"


@dataclass(frozen=True, slots=True)
class MovedRows:
    """What came of moving: rows and tables that were copied and compared; where they lie now, None being the folder."""

    rows: int
    tables: int
    server: str | None


def where_rows_lie(folder: Path) -> str | None:
    """The connection string of the server that holds the rows of the vault; None where they lie in its folder."""
    return server_of(folder)


def rows_to_server(
    folder: Path,
    connection: str,
    passphrase: str,
    now: Callable[[], datetime],
    chance: Callable[[int], bytes],
    progress: Progress = UNWATCHED,
) -> MovedRows:
    """Move them to an empty database of a PostgreSQL server; raises as :func:`habeas.vault.moving.move_to_server`."""
    moved = move_to_server(folder, connection, passphrase, progress=progress, random=chance)
    return _noted(folder, moved, passphrase, now, chance)


def rows_to_folder(
    folder: Path,
    passphrase: str,
    now: Callable[[], datetime],
    chance: Callable[[int], bytes],
    progress: Progress = UNWATCHED,
) -> MovedRows:
    """Move them back, and delete them on the server; raises as :func:`habeas.vault.moving.move_to_folder`."""
    moved = move_to_folder(folder, passphrase, progress=progress, random=chance)
    return _noted(folder, moved, passphrase, now, chance)


def _noted(
    folder: Path, moved: Moved, passphrase: str, now: Callable[[], datetime], chance: Callable[[int], bytes]
) -> MovedRows:
    server = server_of(folder)
    with open_session(folder, passphrase, now, chance) as session, session.vault.transaction():
        audit(session, _MOVED_TO_FOLDER if server is None else _MOVED_TO_SERVER, "")
    return MovedRows(moved.rows, moved.tables, server)
