"""The browser's folder in memory goes with the call, and what goes through a proxy goes through it alone."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from habeas.base.errors import WrongCall
from habeas.desk.online import profile
from habeas.desk.online.browser import demand_proxy
from habeas.desk.online.profile import fresh_profile

pytestmark = pytest.mark.xdist_group("browser")

CALL = """
import subprocess, sys, time
from habeas.desk.online.profile import fresh_profile
with fresh_profile() as found:
    (found.folder / "secret").write_text("canary")
    browser = subprocess.Popen(["sleep", "300"], start_new_session=True)
    found.belongs_to(browser.pid)
    print(found.folder, browser.pid, flush=True)
    time.sleep(300)
"""


def test_a_killed_call_leaves_nothing_in_memory() -> None:
    """Where the call gets SIGKILL, its browser and the folder with what it showed are gone within seconds."""
    call = subprocess.Popen([sys.executable, "-c", CALL], stdout=subprocess.PIPE, text=True)
    assert call.stdout is not None
    name, browser = call.stdout.readline().split()
    folder = Path(name)
    assert (folder / "secret").exists()
    call.kill()
    call.wait()
    call.stdout.close()
    until = time.monotonic() + 20
    while folder.exists() and time.monotonic() < until:
        time.sleep(0.1)
    assert not folder.exists()
    assert not _runs(int(browser))


def test_an_ended_call_leaves_nothing_in_memory() -> None:
    """Where the call ends by itself, with an error too, the folder is gone at once."""
    seen: list[Path] = []

    def call() -> None:
        with fresh_profile() as found:
            seen.append(found.folder)
            assert found.folder.stat().st_mode & 0o777 == 0o700
            raise WrongCall("stopped")

    with pytest.raises(WrongCall):
        call()
    assert not seen[0].exists()


def test_what_a_lost_machine_left_is_removed_and_nothing_that_is_used(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The next call removes an old folder of ours that no call holds, and leaves those that are held or young."""
    monkeypatch.setattr(profile, "MEMORY", tmp_path)
    left, young = tmp_path / ".h-left", tmp_path / ".h-young"
    left.mkdir()
    (left / "secret").write_text("canary")
    young.mkdir()
    with fresh_profile() as held:
        for folder in (left, held.folder):
            os.utime(folder, (0, 0))
        with fresh_profile():
            assert not left.exists()
            assert held.folder.exists()
            assert young.exists()


@pytest.mark.parametrize("word", ["socks5://127.0.0.1:9050", "http://proxy.example:3128", "socks5://[::1]:9050"])
def test_addresses_of_proxies_are_taken(word: str) -> None:
    """Scheme, host and port are what a proxy is named by."""
    demand_proxy(word)


@pytest.mark.parametrize(
    "word",
    ["127.0.0.1:9050", "direct://", "socks5://127.0.0.1", "socks5://a:b@127.0.0.1:9050", "http://a:1,direct://", "x"],
)
def test_what_is_no_address_of_a_proxy_is_refused(word: str) -> None:
    """A word that the browser could take for leave to ask directly is refused, and so is a password."""
    with pytest.raises(WrongCall):
        demand_proxy(word)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
        state = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
    except (ProcessLookupError, FileNotFoundError):
        return False
    if state != "Z":
        os.kill(process, signal.SIGKILL)
    return state != "Z"
