"""Vaults for tests: made once with cheap key derivation, then copied."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from habeas.base.ids import Handle
from habeas.vault.keys import Argon
from habeas.vault.opening import create_vault, open_vault
from habeas.vault.vault import Vault

PASSPHRASE = "seven wooden spoons in rain"


@dataclass(frozen=True)
class Folder:
    """A closed vault in its folder, with what opens it."""

    path: Path
    passphrase: str
    recovery_key: str
    id: str

    def open(self, timeout: float = 10.0) -> Vault:
        """Open it by its passphrase."""
        return open_vault(self.path, self.passphrase, timeout=timeout)


@pytest.fixture(scope="session")
def cheap() -> Argon:
    """The cheapest key derivation that is taken."""
    return Argon(memory_kib=8, passes=1, lanes=1)


@pytest.fixture(scope="session")
def model_folder(tmp_path_factory: pytest.TempPathFactory, cheap: Argon) -> Folder:
    """An empty vault that nobody writes to."""
    path = tmp_path_factory.mktemp("model") / "vault"
    made = create_vault(path, PASSPHRASE, Handle("wren"), now=datetime(2026, 3, 1, 9, tzinfo=UTC), argon=cheap)
    return Folder(path, PASSPHRASE, made.recovery_key, made.id)


@pytest.fixture
def folder(model_folder: Folder, tmp_path: Path) -> Folder:
    """A closed, empty vault of the test's own."""
    path = tmp_path / "vault"
    shutil.copytree(model_folder.path, path)
    return Folder(path, model_folder.passphrase, model_folder.recovery_key, model_folder.id)


@pytest.fixture
def vault(folder: Folder) -> Iterator[Vault]:
    """An open, empty vault of the test's own."""
    with folder.open() as opened:
        yield opened
