"""The file in a vault's folder that says on which server its rows lie.

It holds one libpq connection string, such as `service=habeas` or `host=/run/postgresql dbname=habeas`, and no
password: that belongs into the service file or the password file of the system's user, or into none where the
server knows that user (`peer`). See https://www.postgresql.org/docs/current/libpq-connect.html.
"""

from pathlib import Path

from habeas.base.errors import IntegrityFailure, WrongCall
from habeas.vault.durable import cannot_write, sync_folder, write_durably
from habeas.vault.keys import Random

NAME = "vault.server"
"""Where it stands, the encrypted file beside it holds nothing that counts."""

_LONGEST = 4096


def read_server_file(folder: Path) -> str | None:
    """The connection string, None where the vault has no server. Raises IntegrityFailure when it cannot be read."""
    try:
        with (folder / NAME).open("rb") as file:
            text = file.read(_LONGEST + 1).decode().strip()
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable() from error
    if not text or len(text) > _LONGEST or "\0" in text or "\n" in text:
        raise _unreadable()
    return text


def write_server_file(folder: Path, connection: str, random: Random) -> None:
    """Say that the rows lie on this server from now on, in one step. Raises CannotWrite."""
    write_durably(folder / NAME, (f"{connection}\n".encode(),), random)


def delete_server_file(folder: Path) -> None:
    """Say that the rows lie in the folder from now on. Raises CannotWrite."""
    try:
        (folder / NAME).unlink(missing_ok=True)
        sync_folder(folder)
    except OSError as error:
        raise cannot_write(error) from error


def demand_no_password(parts: dict[str, str]) -> None:
    """Raises WrongCall where the parts of a connection string hold a password, which would lie in clear."""
    if parts.keys() & {"password", "sslpassword"}:
        raise WrongCall(
            "The password of a server is not kept here.",
            "Put it into the password file (~/.pgpass) or the service file of libpq, and leave it out.",
        )


def _unreadable() -> IntegrityFailure:
    return IntegrityFailure(
        f"The file {NAME} of the vault cannot be read.", "Write the server's connection string into it, on one line."
    )
