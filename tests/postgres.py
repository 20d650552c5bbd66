"""A real PostgreSQL server for tests: in a temporary folder, spoken to through a socket file, ended with the run."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg

_SETTINGS = ("fsync=off", "full_page_writes=off", "listen_addresses=", "max_connections=200", "shared_buffers=64MB")
"""Nothing of a test must outlive a power cut."""


class LocalServer:
    """A running server; `folder` holds its socket."""

    def __init__(self, folder: Path, user: str) -> None:
        self.folder = folder
        self._user = user
        self._numbers = count(1)

    def connection(self, name: str) -> str:
        """The connection string of one of its databases."""
        return f"host={self.folder} user={self._user} dbname={name}"

    def database(self, template: str = "template0", order: str = "ENCODING 'UTF8' LOCALE 'C'") -> str:
        """A new database, empty or a copy of another one; its name."""
        name = f"vault_{os.getpid()}_{next(self._numbers)}"
        self._tell(f"CREATE DATABASE {name} TEMPLATE {template} {order}")
        return name

    def gather_statistics(self, name: str) -> None:
        """Have the server look at what stands in a database's tables, as it does by itself in time."""
        self._tell("ANALYZE", name)

    def table_bytes(self, name: str) -> bytes:
        """Every byte of the files of a database, once the server has written them all."""
        return table_bytes(self.connection(name))

    def drop(self, name: str) -> None:
        """Take a database away, whoever still uses it."""
        self._tell(f"DROP DATABASE {name} WITH (FORCE)")

    def _tell(self, what: str, name: str = "postgres") -> None:
        with psycopg.connect(self.connection(name), autocommit=True) as connection:
            connection.execute(what.encode())


def table_bytes(connection: str) -> bytes:
    """Every byte of the files of the database on this machine that a connection string names."""
    with psycopg.connect(connection, autocommit=True) as server:
        server.execute("CHECKPOINT")
        found = server.execute(
            "SELECT current_setting('data_directory'), oid FROM pg_database WHERE datname = current_database()"
        ).fetchone()
    assert found is not None
    files = (Path(found[0]) / "base" / str(found[1])).iterdir()
    return b"".join(file.read_bytes() for file in files if file.is_file())


@contextmanager
def running_server() -> Iterator[LocalServer]:
    """Start one; as root by the user `postgres`, since the server refuses to run as root."""
    user = "postgres" if os.getuid() == 0 else pwd.getpwuid(os.getuid()).pw_name
    account = pwd.getpwnam(user)
    programs = max(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda each: float(each.parent.name))
    # The name of a socket must be short, so that the folder cannot be pytest's own.
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    os.chown(folder, account.pw_uid, account.pw_gid)
    data = folder / "data"

    def run(*words: str | Path) -> None:
        subprocess.run(words, check=True, user=account.pw_uid, group=account.pw_gid, cwd=folder, capture_output=True)

    try:
        run(programs / "initdb", "-D", data, "-U", user, "-A", "trust", "-E", "UTF8", "--locale=C", "-k", "--no-sync")
        options = " ".join(f"-c {each}" for each in (*_SETTINGS, f"unix_socket_directories={folder}"))
        run(programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start")
        try:
            yield LocalServer(folder, user)
        finally:
            run(programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)
