"""The desk as it is served: in a thread of this process, on loopback, with a clock that a test moves."""

import http.client
import os
import re
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from habeas.base.errors import HabeasError
from habeas.base.finding import Finding
from habeas.base.language import Lang
from habeas.cli.findings import message_of
from habeas.cli.main import told
from habeas.cli.words import load_words
from habeas.web.serving import Serving, serving
from habeas.web.world import World

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


@dataclass
class Clock:
    """Seconds that only a test moves."""

    at: float = 0.0

    def __call__(self) -> float:
        """The seconds now."""
        return self.at


def world(clock: Clock | None = None, lang: Lang = Lang.EN) -> World:
    """The world of a test: one day, real chance, the sentences of the command line."""

    def explain(error: HabeasError, speaking: Lang) -> tuple[str, ...]:
        return told(error, load_words(speaking))

    def message(finding: Finding, speaking: Lang) -> str:
        return message_of(finding, load_words(speaking))

    def today() -> date:
        return NOW.date()

    return World(lambda: NOW, today, os.urandom, clock or Clock(), explain, message, lang)


@contextmanager
def running(folder: Path, clock: Clock | None = None, lang: Lang = Lang.EN, idle: float = 900.0) -> Iterator[Serving]:
    """A server that answers until the block ends; its vault is locked at first.

    All of it lives in a thread of its own, because Django opens and closes no vault beside a browser's event loop.
    """
    ready, made = threading.Event(), list[Serving]()

    def serve() -> None:
        with serving(folder, world(clock, lang), idle) as served:
            made.append(served)
            ready.set()
            served.run()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    assert ready.wait(30)
    try:
        yield made[0]
    finally:
        made[0].stop()
        thread.join(30)


def beside[T](call: Callable[[], T]) -> T:
    """What a call returns in a thread of its own, for the same reason."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(call).result(30)


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The page."""
        return self.body.decode()


@dataclass
class Client:
    """A browser without a window: it keeps cookies and goes where it is told, and nowhere else."""

    served: Serving
    cookies: dict[str, str] = field(default_factory=dict)
    host: str = ""

    def ask(self, path: str, data: bytes | None = None, **headers: str) -> Answer:
        """One request; `data` makes it a POST."""
        host = self.served.room.door.host
        line = http.client.HTTPConnection(host, timeout=60)
        sent = {name.replace("_", "-"): told for name, told in headers.items()}
        sent["Host"] = self.host or host
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={told}" for name, told in self.cookies.items())
        line.request("GET" if data is None else "POST", path, data, sent)
        came = line.getresponse()
        answer = Answer(came.status, {name.lower(): told for name, told in came.getheaders()}, came.read())
        for name, held in came.getheaders():
            if name.lower() == "set-cookie":
                self.cookies |= {key: morsel.value for key, morsel in SimpleCookie(held).items()}
        line.close()
        return answer

    def get(self, path: str) -> Answer:
        """A page."""
        return self.ask(path)

    def enter(self) -> "Client":
        """Come in by the address that was printed."""
        assert self.ask(self.served.address.partition(self.served.room.door.host)[2]).status == 200
        return self

    def unlock(self, passphrase: str) -> "Client":
        """Type the passphrase."""
        assert self.post("/unlock", {"passphrase": passphrase}, page="/locked").status == 302
        return self

    def token(self, page: str) -> str:
        """What the forms of a page hold against forgery."""
        found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.get(page).text)
        assert found is not None
        return found[1]

    def post(self, path: str, fields: dict[str, Any], page: str = "/keys") -> Answer:
        """Send a form as a browser does from this page."""
        data = urlencode({"csrfmiddlewaretoken": self.token(page), **fields}).encode()
        return self.ask(path, data, Content_Type="application/x-www-form-urlencoded")

    def send(self, path: str, files: dict[str, bytes], fields: dict[str, str], page: str) -> Answer:
        """Send files as a browser does from this page."""
        edge = "edge-of-a-part"
        parts = [
            f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{told}\r\n'.encode()
            for name, told in {"csrfmiddlewaretoken": self.token(page), **fields}.items()
        ]
        parts += [
            f'--{edge}\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n'
            f"Content-Type: application/octet-stream\r\n\r\n".encode()
            + data
            + b"\r\n"
            for name, data in files.items()
        ]
        body = b"".join(parts) + f"--{edge}--\r\n".encode()
        return self.ask(path, body, Content_Type=f"multipart/form-data; boundary={edge}")
