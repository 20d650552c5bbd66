"""Pages that mean no good end in bounded time with a kept capture or a clear message, and leave nothing behind."""

import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.desk.online.servers import Plain, Proxy, hostile_site, served

from habeas.base.errors import Failed
from habeas.desk.online.browser import browser_program
from habeas.desk.online.capturing import Asked, capture
from habeas.desk.online.hosts import is_near
from habeas.desk.online.limits import runs
from habeas.evidence.capture.exchange import Captured

pytestmark = [pytest.mark.enable_socket, pytest.mark.xdist_group("browser")]

WAIT, LONG = 10.0, 30.0
"""Seconds for a page that never rests, and for one that does, however slow the machine is."""

NEVER = ("spinning", "refreshing", "restless", "endless")
NAMES = (
    *("pushy", "spinning", "refreshing", "restless", "greedy", "circle", "to-file", "program", "locked", "huge"),
    "endless",
)


@dataclass(frozen=True, slots=True)
class End:
    """How a capture ended, and in how many seconds."""

    came: Captured | Failed
    seconds: float

    @property
    def captured(self) -> Captured:
        """The capture; a test that asks for it where there is none fails with the message."""
        if isinstance(self.came, Failed):
            raise AssertionError(self.came.message)
        return self.came

    @property
    def refusal(self) -> str:
        """The message where nothing came; a test that asks for it where something did fails."""
        assert isinstance(self.came, Failed)
        return self.came.message


@dataclass(frozen=True, slots=True)
class Ended:
    """How every page ended, what the site was asked for, and the browsers' groups of processes and folders."""

    pages: dict[str, End]
    asked: list[str]
    groups: list[int]
    folders: list[Path]


def noting(folder: Path) -> Path:
    """The browser behind a script that notes its process and its arguments."""
    script = folder / "browser"
    script.write_text(f'#!/bin/sh\necho $$ "$@" >> {folder}/ran\nexec {browser_program()} "$@"\n')
    script.chmod(0o700)
    return script


@pytest.fixture(scope="module")
def ended(tmp_path_factory: pytest.TempPathFactory) -> Ended:
    """Every page captured once, some at a time."""
    folder = tmp_path_factory.mktemp("hostile")
    program = noting(folder)

    def attempt(address: str) -> End:
        began = time.monotonic()
        came: Captured | Failed
        try:
            most = 500 if address.endswith("greedy") else 2000
            wait = WAIT if address.endswith(NEVER) else LONG
            came, _ = capture(Asked(address, wait), program, lambda: datetime.now(UTC), most << 20)
        except Failed as failed:
            came = failed
        return End(came, time.monotonic() - began)

    with hostile_site() as (address, asked), ThreadPoolExecutor(3) as at_once:
        pages = dict(zip(NAMES, at_once.map(attempt, (f"{address}/{name}" for name in NAMES)), strict=True))
    ran = [line.split() for line in (folder / "ran").read_text("utf-8").splitlines()]
    folders = [Path(word.partition("=")[2]) for line in ran for word in line if word.startswith("--user-data-dir=")]
    return Ended(pages, asked, [int(line[0]) for line in ran], folders)


def test_every_page_ends_in_time_and_leaves_nothing(ended: Ended) -> None:
    """Each ends within the time that was asked for and half a minute; no process and no file of a browser is left."""
    for name, end in ended.pages.items():
        assert end.seconds < (WAIT if name in NEVER else LONG) + 20 + 10, name
    assert len(ended.groups) == len(ended.folders) == len(NAMES)
    assert not [group for group in ended.groups if runs(group)]
    assert not [folder for folder in ended.folders if folder.exists()]


def test_windows_questions_and_permissions_come_to_nothing(ended: Ended) -> None:
    """No window is opened, questions are answered with no, no permission is given, and a page closes nothing."""
    page = ended.pages["pushy"].captured
    assert not [path for path in ended.asked if path.startswith("/popped")]
    for word in ("confirmed-false", "prompted-null", "place-refused", "camera-refused"):
        assert word in page.text
    assert not [word for word in ("place-told", "camera-given") if word in page.text]
    assert page.url.endswith("/pushy")
    assert dict(page.missed)["dialog"] == 2


def test_a_page_cannot_lead_to_a_file_or_answer_for_its_server(ended: Ended) -> None:
    """Neither a frame nor a redirection to a file is followed; what a worker of the page would answer is asked anew."""
    page = ended.pages["pushy"].captured
    assert "root:" not in page.text
    assert {exchange.url.partition(":")[0] for exchange in page.exchanges} == {"http"}
    assert "server-answered" in page.text
    assert "worker-answered" not in page.text
    assert "UNSAFE_REDIRECT" in ended.pages["to-file"].refusal


def test_a_page_that_never_rests_is_stopped_and_looked_at(ended: Ended) -> None:
    """Endless scripts, refreshing, scrolling, dialogs, streams: words and picture are there, and what was missed."""
    for name in ("spinning", "refreshing", "restless"):
        page = ended.pages[name].captured
        assert "Words" in page.text, name
        assert {picture for picture, _ in page.pictures} == {"view", "fullPage"}, name
        assert dict(page.missed)["time-over"] == 1, name
    restless = ended.pages["restless"].captured
    lost = {exchange.url.rpartition("/")[2]: exchange.lost for exchange in restless.exchanges if exchange.lost}
    assert lost == {"endless?1": "endless", "endless?2": "endless", "events": "endless"}
    assert dict(restless.missed)["dialog"] > 1


def test_a_page_that_eats_memory_is_ended_and_what_came_is_kept(ended: Ended) -> None:
    """The browser is ended where it takes too much; the answers that came until then are kept, and it is said."""
    page = ended.pages["greedy"].captured
    assert dict(page.missed)["memory"] == 1
    assert b"<h1>Words</h1>" in (page.exchanges[0].body or b"")
    assert page.pictures == ()


def test_what_is_no_page_says_why(ended: Ended) -> None:
    """A circle of redirections, an answer that is huge, and one without end each say so; nothing is kept of them."""
    assert "TOO_MANY_REDIRECTS" in ended.pages["circle"].refusal
    assert "64 MiB" in ended.pages["huge"].refusal
    assert "did not end" in ended.pages["endless"].refusal


def test_a_file_to_be_saved_is_kept_and_no_word_is_given(ended: Ended) -> None:
    """A download is in the archive and nowhere else; a page behind a name and a word is the page that refuses."""
    program = ended.pages["program"].captured
    assert [exchange.body for exchange in program.exchanges] == [b"MZ" + bytes(500)]
    locked = ended.pages["locked"].captured
    assert "Name and word?" in locked.text
    assert [exchange.status for exchange in locked.exchanges if exchange.url == locked.url] == [401]


def test_a_bad_certificate_is_not_passed_over(tmp_path: Path) -> None:
    """A site whose certificate nobody vouches for is not captured, and the message says why."""
    wanted = (
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
        "-subj",
        "/CN=a.example",
    )
    files = ("-keyout", "key.pem", "-out", "own.pem")
    subprocess.run(("openssl", *wanted, *files), cwd=tmp_path, check=True, capture_output=True)
    with hostile_site((tmp_path / "own.pem", tmp_path / "key.pem")) as (address, asked):
        with pytest.raises(Failed, match="ERR_CERT_AUTHORITY_INVALID"):
            capture(Asked(f"{address}/calm", 10), browser_program(), lambda: datetime.now(UTC))
        assert asked == []


def test_a_page_of_the_web_reaches_nothing_of_this_machine() -> None:
    """A redirection from the web to this machine or its network is not followed."""
    with hostile_site() as (address, asked), served(proxy := Proxy(Plain, int(address.rpartition(":")[2]))) as port:
        through = Asked("http://news.example/to-near", 10, f"http://127.0.0.1:{port}")
        with pytest.raises(Failed):
            capture(through, browser_program(), lambda: datetime.now(UTC))
    assert set(proxy.hosts) == {"news.example"}
    assert asked == ["/to-near"]


def test_a_name_that_leads_here_is_not_asked_by_a_page_of_the_web(tmp_path: Path) -> None:
    """Where a page is of the public network, whatever its name, the browser lets it ask for nothing of this machine."""
    with hostile_site() as (address, asked), hostile_site() as (own, asked_here):
        script = tmp_path / "browser"
        public = f"--ip-address-space-overrides={address.removeprefix('http://')}=public"
        script.write_text(f'#!/bin/sh\nexec {browser_program()} "$@" {public}\n')
        script.chmod(0o700)
        page, _ = capture(Asked(f"{address}/asking?{own}", 10), script, lambda: datetime.now(UTC))
    assert asked[0].startswith("/asking")
    assert asked_here == []
    assert dict(page.missed)["no-answer"] == 3


@pytest.mark.parametrize(
    "host",
    [
        *("localhost", "LOCALHOST.", "127.0.0.1", "10.1.2.3", "192.168.0.1", "169.254.1.1", "100.64.0.1", "0.0.0.0"),
        *("[::1]", "[fe80::1]", "[fd00::2]", "[::ffff:10.0.0.1]"),
        *("printer", "nas.local", "wiki.internal", "a.home.arpa"),
    ],
)
def test_hosts_of_this_machine_and_its_network_are_near(host: str) -> None:
    """Addresses that are not of the public network, and names that none of its name servers answers, are near."""
    assert is_near(host)


@pytest.mark.parametrize("host", ["news.example", "93.184.216.34", "[2606:2800:220:1::1]", "localhost.example.com"])
def test_hosts_of_the_web_are_not_near(host: str) -> None:
    """Public addresses and names with a dot are of the web."""
    assert not is_near(host)
