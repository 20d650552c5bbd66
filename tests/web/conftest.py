"""A vault with two cases of an invented person, made once, and a desk that serves a copy of it."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.chromium import chromium
from tests.conftest import DESK_PASSPHRASE
from tests.web.running import Client, Clock, running

from habeas.desk.deciding import accept
from habeas.desk.opening import open_session
from habeas.desk.preserving import Circumstances
from habeas.desk.proposing import propose
from habeas.desk.reviewing import proposals
from habeas.desk.taking_in import take_in_bytes
from habeas.evidence.sources.source import Secrecy
from habeas.web.serving import Serving

DEMO = Path(__file__).parents[2] / "src" / "habeas" / "desk" / "demo"
REPORT = """Baker held for a post
June 2, 2023 — Tasköl Voice

On May 3, 2023, Ilyas Qarabulaq, a baker from Tasköl, was arrested by officers of the Tasköl city police department.
On May 5, 2023, the Tasköl district court ordered his custody for two months.
He is charged under Article 174 Part 1 of the Criminal Code of Kazakhstan.
His lawyer Asel Nurzhan says that he was beaten during the first questioning.
"""
HOSTILE = """A note of May 2023, typed by hand, about what is said below.

<script>document.title = "taken"</script><img src=x onerror="document.title='taken'">
On May 3, 2023, Ilyas "><script>document.title='taken'</script> Qarabulaq was arrested in Tasköl.
"""
DONE, WAITING = "Accepted matter", "Waiting matter"


@dataclass(frozen=True)
class Made:
    """A vault as it was made: its folder, and the ids of its two cases."""

    folder: Path
    done: str
    waiting: str


@pytest.fixture(scope="session")
def worked(made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Two cases: of one everything is accepted, of the other all waits, with a hostile document besides."""
    folder = tmp_path_factory.mktemp("web") / "vault"
    shutil.copytree(made_once, folder)
    public = Circumstances(Secrecy.PUBLIC, None, "")
    with open_session(folder, DESK_PASSPHRASE, lambda: datetime(2026, 3, 1, 9, 30, tzinfo=UTC), os.urandom) as session:
        pdf = (DEMO / "report-kk.pdf").read_bytes()
        done = take_in_bytes(session, DONE, [("report.txt", REPORT.encode()), ("report-kk.pdf", pdf)], public).case.id
        propose(session, DONE)
        accept(session, [one.id for one in proposals(session, DONE)])
        files = [("report.txt", REPORT.encode()), ("hostile.txt", HOSTILE.encode()), ("report-kk.pdf", pdf)]
        waiting = take_in_bytes(session, WAITING, files, public).case.id
        propose(session, WAITING)
    return Made(folder, done, waiting)


@pytest.fixture
def own(worked: Made, tmp_path: Path) -> Made:
    """A copy of that vault of this test's own."""
    shutil.copytree(worked.folder, tmp_path / "worked")
    return Made(tmp_path / "worked", worked.done, worked.waiting)


@pytest.fixture
def clock() -> Clock:
    """Seconds that the test moves."""
    return Clock()


@pytest.fixture
def served(own: Made, clock: Clock) -> Iterator[Serving]:
    """The desk on that copy, still locked."""
    with running(own.folder, clock) as serving:
        yield serving


@pytest.fixture
def inside(served: Serving) -> Client:
    """Somebody who came by the door and unlocked."""
    return Client(served).enter().unlock(DESK_PASSPHRASE)


@pytest.fixture(scope="module")
def browser(worked: Made) -> Iterator[Browser]:
    """A browser, started once; the vaults are made before, because Django opens none beside its event loop."""
    assert worked.folder.is_dir()
    with chromium() as browser:
        yield browser
