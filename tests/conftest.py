"""What holds for every test: one profile for random examples, and a vault whose key is cheap to derive."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from tests.postgres import running_server
from tests.vault_places import Placed

from habeas.base.ids import Handle
from habeas.desk.apart import apart as shared_confinement
from habeas.desk.opening import open_session
from habeas.desk.session import Session
from habeas.evidence.confinement.confinement import Confinement
from habeas.vault.keys import Argon
from habeas.vault.opening import create_vault

settings.register_profile("habeas", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("wide", deadline=None, max_examples=2000, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HABEAS_EXAMPLES", "habeas"))

DESK_PASSPHRASE = "twelve grey geese over water"
DESK_BEGAN = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def apart() -> Confinement:
    """Who reads files apart from this process."""
    return shared_confinement()


@pytest.fixture(scope="module")
def cheap_keys() -> Iterator[None]:
    """Every new key of a passphrase is derived as cheaply as may be, where a whole command makes it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Argon.__init__, "__defaults__", (64, 1, 1))
        yield


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--database server` has vaults keep their rows on a PostgreSQL server wherever a test asks for a vault."""
    parser.addoption("--database", choices=("file", "server"), default="file")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out, where rows lie on a server, what is about the encrypted file alone."""
    if config.getoption("--database") == "server":
        others = [item for item in items if item.get_closest_marker("encrypted_file")]
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if item not in others]


@pytest.fixture(scope="session")
def placed(request: pytest.FixtureRequest) -> Iterator[Placed]:
    """Where the rows of vaults lie in this run."""
    if request.config.getoption("--database") == "file":
        yield Placed(None)
        return
    with running_server() as server:
        yield Placed(server)


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory, placed: Placed) -> Path:
    """An empty vault, made once for the whole run, from which each test gets a copy."""
    folder = tmp_path_factory.mktemp("desk") / "vault"
    cheap = Argon(memory_kib=64, passes=1, lanes=1)
    create_vault(folder, DESK_PASSPHRASE, Handle("reed"), now=DESK_BEGAN, argon=cheap)
    placed.move(folder, DESK_PASSPHRASE)
    return folder


@pytest.fixture
def vault_folder(made_once: Path, tmp_path: Path, placed: Placed) -> Iterator[Path]:
    """The folder of an empty vault of this test's own; its passphrase is `DESK_PASSPHRASE`."""
    with placed.copied(made_once, tmp_path / "vault") as folder:
        yield folder


@pytest.fixture
def ticking() -> Callable[[], datetime]:
    """A clock that goes on by a second at each look."""
    moment = DESK_BEGAN

    def now() -> datetime:
        nonlocal moment
        moment += timedelta(seconds=1)
        return moment

    return now


@pytest.fixture
def session(vault_folder: Path, ticking: Callable[[], datetime]) -> Iterator[Session]:
    """An open session in an empty vault."""
    with open_session(vault_folder, DESK_PASSPHRASE, ticking, os.urandom) as opened:
        yield opened
