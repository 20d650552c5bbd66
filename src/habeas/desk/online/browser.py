"""Starting a browser that knows nothing and keeps nothing: a fresh profile in memory, no word in its arguments.

The address to open, and all that is told, goes through pipes. The profile lies in a file system that is kept in
memory, and goes when the browser ends.
"""

import fcntl
import os
import re
import shutil
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from habeas.base.errors import WrongCall
from habeas.desk.online.devtools import DevTools
from habeas.desk.online.limits import MOST_MEMORY, runs, within_limits
from habeas.desk.online.profile import fresh_profile

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""The programs that are looked for, in this order."""

_READ, _WRITE = 3, 4
"""The descriptors at which Chromium expects its pipes."""
_END_SECONDS = 5.0

_NOWHERE = "nowhere.invalid"
"""A proxy that does not exist: what the browser wants to ask for itself (its maker, a start page) goes there.

A page is shown in a context of its own, which has its own way out (:data:`DIRECT`, or a person's proxy).
"""
DIRECT = "direct://"
BYPASS = "<-loopback>"
"""What goes around a proxy: nothing. Chromium's net/docs/proxy.md: without it, what lies on this machine would."""

_PROXIES = ("socks5", "socks4", "http", "https")
_ODD = re.compile(r"[\s,;<>*]")

_FLAGS = (
    "--headless=new",
    "--remote-debugging-pipe",
    "--no-first-run",
    "--no-default-browser-check",
    "--no-startup-window",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-extensions",
    "--disable-sync",
    "--disable-breakpad",
    "--disable-crash-reporter",
    "--disable-client-side-phishing-detection",
    "--disable-features=OptimizationHints,MediaRouter,Translate,AutofillServerCommunication,CertificateTransparencyComponentUpdater",
    "--metrics-recording-only",
    "--no-pings",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--mute-audio",
    "--hide-scrollbars",
    "--password-store=basic",
    "--use-mock-keychain",
    "--force-color-profile=srgb",
    "--disable-quic",
    "--deny-permission-prompts",
    "--disable-notifications",
    "--disable-print-preview",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
)


@dataclass(frozen=True, slots=True)
class Running:
    """A browser that runs: the line to it, and whether its own sandbox holds (it does not for root)."""

    line: DevTools
    sandboxed: bool


def browser_program(named: str | None = None) -> Path:
    """The browser to use: `named`, or the first of :data:`BROWSERS` that is installed; raises WrongCall without one."""
    for name in (named,) if named else BROWSERS:
        if found := shutil.which(name):
            return Path(found)
    raise WrongCall(
        f"There is no browser {named}." if named else "A page is captured by Chromium, and it is not installed.",
        "Install it (Debian: apt install chromium), or save the page in your own browser and add the file.",
    )


@contextmanager
def running(program: Path, seconds: float, proxy: str | None = None, most: int = MOST_MEMORY) -> Iterator[Running]:
    """Run the browser for at most so many seconds; it has ended, and its profile is gone, when the block ends.

    `proxy` is where it sends all that it asks, names of hosts included (`socks5://127.0.0.1:9050`). `most` are
    the bytes of memory that it may take; beyond them it is ended and the line raises TooMuchMemory. Raises
    WrongCall where the system keeps no files in memory.
    """
    proxied = _ways_out(proxy)
    sandboxed = os.geteuid() != 0
    with fresh_profile() as profile:
        arguments = [str(program), *_FLAGS, *proxied, f"--user-data-dir={profile.folder}"]
        if not sandboxed:
            arguments.append("--no-sandbox")
        process, to, back = _spawn(arguments, profile.folder)
        try:
            profile.belongs_to(process)
            watch = within_limits(process, profile.folder, most)
            yield Running(DevTools(to, back, time.monotonic() + seconds, watch), sandboxed)
        finally:
            os.close(to)
            os.close(back)
            _end(process)


def demand_proxy(proxy: str) -> None:
    """Raises WrongCall unless this is the address of a proxy that the browser can be sent through."""
    parts = urlsplit(proxy)
    try:
        named = parts.scheme in _PROXIES and parts.hostname and parts.port and not parts.path.strip("/")
    except ValueError:
        named = False
    if not named or _ODD.search(proxy):
        raise WrongCall("It is no address of a proxy.", "Write it as socks5://127.0.0.1:9050 or http://127.0.0.1:3128.")
    if "@" in parts.netloc:
        raise WrongCall("The proxy's address holds a user name or a password, which others could see.", "Leave it out.")


def _ways_out(proxy: str | None) -> list[str]:
    """What leaves the browser itself no way out; with a proxy no name is asked of anyone else but its own."""
    nothing = f"MAP {_NOWHERE} ~NOTFOUND"
    if proxy is not None:
        demand_proxy(proxy)
        nothing = f"MAP * ~NOTFOUND , EXCLUDE {urlsplit(proxy).hostname}"
    return [f"--proxy-server=http://{_NOWHERE}:1", f"--proxy-bypass-list={BYPASS}", f"--host-resolver-rules={nothing}"]


def _spawn(arguments: list[str], profile: Path) -> tuple[int, int, int]:
    """The process, and our ends of its two pipes. It inherits those and nothing else."""
    its_in, to = _pipe()
    back, its_out = _pipe()
    null = os.open(os.devnull, os.O_RDWR | os.O_CLOEXEC)
    environment = {"HOME": str(profile), "TMPDIR": str(profile), "PATH": os.defpath, "LANG": "C.UTF-8"}
    actions = [
        (os.POSIX_SPAWN_DUP2, null, 0),
        (os.POSIX_SPAWN_DUP2, null, 1),
        (os.POSIX_SPAWN_DUP2, null, 2),
        (os.POSIX_SPAWN_DUP2, its_in, _READ),
        (os.POSIX_SPAWN_DUP2, its_out, _WRITE),
    ]
    try:
        process = os.posix_spawn(arguments[0], arguments, environment, file_actions=actions, setpgroup=0)
    finally:
        for descriptor in (its_in, its_out, null):
            os.close(descriptor)
    return process, to, back


def _pipe() -> tuple[int, int]:
    """A pipe whose ends have numbers that no browser expects anything at, closed in every child."""
    ends = []
    for end in os.pipe():
        ends.append(fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10))
        os.close(end)
    return ends[0], ends[1]


def _end(process: int) -> None:
    """Wait for the browser, which ends when its pipes close; after a while end it and all its children."""
    until = time.monotonic() + _END_SECONDS
    ended = False
    while not ended and time.monotonic() < until:
        ended = bool(os.waitpid(process, os.WNOHANG)[0])
        time.sleep(0 if ended else 0.02)
    with suppress(ProcessLookupError):
        os.killpg(process, signal.SIGKILL)
    if not ended:
        os.waitpid(process, 0)
    # A process that held much memory takes a moment to be gone.
    while runs(process) and time.monotonic() < until + _END_SECONDS:
        time.sleep(0.02)
