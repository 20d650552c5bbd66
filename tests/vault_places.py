"""Where the rows of vaults lie in a run of the tests: in their folders, or on a PostgreSQL server."""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.postgres import LocalServer

from habeas.vault.databases.server_file import NAME as SERVER_FILE
from habeas.vault.databases.server_file import read_server_file, write_server_file
from habeas.vault.layout import DATABASE
from habeas.vault.moving import move_to_server


@dataclass(frozen=True)
class Placed:
    """`server` is None where rows lie in the folders."""

    server: LocalServer | None

    def move(self, folder: Path, passphrase: str) -> None:
        """Move the rows of a vault that a test made to the server, where there is one."""
        if self.server is not None:
            move_to_server(folder, self.server.connection(self.server.database()), passphrase=passphrase)

    @contextmanager
    def copied(self, model: Path, to: Path) -> Iterator[Path]:
        """A copy of a closed vault, with rows of its own, until it ends."""
        name = self.copy(model, to)
        try:
            yield to
        finally:
            if self.server is not None:
                self.server.drop(name)

    def copy(self, model: Path, to: Path) -> str:
        """Copy a closed vault, with rows of its own, until the server ends; the name of their database."""
        shutil.copytree(model, to)
        if self.server is None:
            return ""
        name = self.server.database(database_of(model))
        write_server_file(to, self.server.connection(name), os.urandom)
        return name

    @property
    def file(self) -> str:
        """The file of a closed vault that its rows lie in, or that says where they lie."""
        return DATABASE if self.server is None else SERVER_FILE


def database_of(folder: Path) -> str:
    """The name of the database in which the rows of the vault in this folder lie."""
    found = re.search(r"dbname=(\w+)", read_server_file(folder) or "")
    assert found is not None
    return found.group(1)
