"""The laws of capturing a page, with a real Chromium and real servers on loopback."""

import gzip
import tempfile
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

import pytest

from habeas.base.errors import Failed, WrongCall
from habeas.desk.online import profile
from habeas.desk.online.browser import browser_program
from habeas.desk.online.capturing import Asked, capture
from habeas.desk.online.profile import MEMORY
from habeas.desk.preserving import Circumstances
from habeas.desk.session import Session
from habeas.desk.taking_page import take_in_page
from habeas.desk.verifying import verify
from habeas.evidence.capture.exchange import Captured
from habeas.evidence.sources.source import Method, Secrecy

pytestmark = [pytest.mark.enable_socket, pytest.mark.xdist_group("browser")]

PAGE = """<!doctype html><html lang="ru"><head><title>Пекаря задержали</title><link rel="stylesheet" href="/s.css">
</head><body><h1>Пекаря задержали</h1><p>3 мая 2023 года Ілияс Қарабұлақ был задержан в пекарне.</p>
<iframe src="http://localhost:{port}/frame"></iframe><img src="/lost.png" alt="">
<script>fetch("/later").then(r => r.text()).then(t => document.body.append(t))</script>
<div style="height: 2500px"></div></body></html>"""


class Site(BaseHTTPRequestHandler):
    """A page with what pages have: a redirect, a packed body, a frame of another host, words that come later."""

    def do_GET(self) -> None:
        """Answer one request."""
        port = self.headers["Host"].rpartition(":")[2]
        match self.path.partition("?")[0]:
            case "/":
                self._answer(302, b"", "text/plain", ("Location", "/page"))
            case "/page":
                body = gzip.compress(PAGE.format(port=port).encode())
                coded = (("Content-Encoding", "gzip"), ("Set-Cookie", "a=1"), ("Set-Cookie", "b=2"))
                self._answer(200, body, "text/html; charset=utf-8", *coded)
            case "/frame":
                self._answer(200, b"<p>words in a frame</p>", "text/html")
            case "/later":
                self._answer(200, b"words that came later", "text/plain")
            case "/s.css":
                self._answer(200, b"h1 { color: darkred }", "text/css")
            case "/paper.pdf":
                self._answer(200, b"%PDF-1.4\n%%EOF\n", "application/pdf")
            case "/gone":
                self._answer(410, b"<h1>It was here</h1>", "text/html")
            case _:
                self._answer(404, b"", "text/plain")

    def _answer(self, status: int, body: bytes, kind: str, *more: tuple[str, str]) -> None:
        self.send_response(status)
        for name, value in (("Content-Type", kind), ("Content-Length", str(len(body))), *more):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def site() -> Iterator[str]:
    """The site; gives its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="module")
def captured() -> Captured:
    """The page at the site's first address; nothing of the browser's folder is left when it is there."""
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory(dir=MEMORY) as own:
        patch.setattr(profile, "MEMORY", Path(own))
        with site() as address:
            page, _ = capture(Asked(f"{address}/", 30), browser_program(), lambda: datetime.now(UTC))
        assert not list(Path(own).iterdir())
    return page


def test_everything_that_the_page_asked_for_is_there(captured: Captured) -> None:
    """Redirect, page, style, frame of another host, and words fetched by a script are there, with their status."""
    found = {exchange.url.rpartition("/")[2]: exchange for exchange in captured.exchanges}
    statuses = {name: found[name].status for name in ("", "page", "s.css", "frame", "later", "lost.png")}
    assert statuses == {"": 302, "page": 200, "s.css": 200, "frame": 200, "later": 200, "lost.png": 404}
    assert captured.missed == ()


def test_the_page_is_kept_as_the_browser_got_it(captured: Captured) -> None:
    """The body is the page's own, unpacked; header lines that come twice stay two; the server's address is told."""
    [page] = [exchange for exchange in captured.exchanges if exchange.url.endswith("/page")]
    assert page.body is not None
    assert "Ілияс Қарабұлақ был задержан" in page.body.decode()
    assert [value for name, value in page.headers if name == "Set-Cookie"] == ["a=1", "b=2"]
    assert page.address == "127.0.0.1"
    assert captured.started <= page.at <= captured.finished


def test_what_the_page_showed_is_there_as_words_and_picture(captured: Captured) -> None:
    """Title, words, those that came later too, and pictures of the window and of the whole page."""
    assert captured.title == "Пекаря задержали"
    assert "words that came later" in captured.text
    assert captured.url.endswith("/page")
    pictures = dict(captured.pictures)
    heights = {name: int.from_bytes(data[20:24]) for name, data in pictures.items()}
    assert all(data.startswith(b"\x89PNG") for data in pictures.values())
    assert heights["fullPage"] > 2500 > heights["view"]


def test_a_captured_page_is_a_source_like_any_other(session: Session) -> None:
    """The package is kept as it was made, with its words as reading, and the vault is intact."""
    with site() as address:
        page = take_in_page(session, "baker", Asked(f"{address}/", 30), Circumstances(Secrecy.PUBLIC))
    whole = page.taken.taken[0]
    assert whole.source is not None
    assert whole.source.method is Method.CAPTURE
    assert whole.source.copy.media_type == "application/wacz"
    assert whole.source.description.address is not None
    assert whole.source.description.address.value == f"{address}/page"
    data = session.vault.evidence.copy(whole.source.copy.digest)
    assert "datapackage.json" in zipfile.ZipFile(BytesIO(data)).namelist()
    reading = session.vault.evidence.first_reading(whole.source.copy.digest)
    assert reading is not None
    assert "Ілияс Қарабұлақ был задержан в пекарне." in reading.text
    assert verify(session).intact


def test_an_error_page_and_a_paper_are_captured_as_what_they_are(session: Session) -> None:
    """An answer that is an error is kept and said to be one; a PDF is there byte for byte."""
    with site() as address:
        gone = take_in_page(session, "baker", Asked(f"{address}/gone", 20), Circumstances(Secrecy.PUBLIC))
        paper, _ = capture(Asked(f"{address}/paper.pdf", 20), browser_program(), session.now)
    assert "capture-refused" in {finding.code for finding in gone.taken.taken[0].findings}
    assert b"%PDF-1.4\n%%EOF\n" in {exchange.body for exchange in paper.exchanges}


def test_where_no_page_comes_nothing_is_kept(session: Session) -> None:
    """A closed port keeps nothing, not even a case."""
    with pytest.raises(Failed):
        take_in_page(session, "nobody", Asked("http://127.0.0.1:9/", 5), Circumstances(Secrecy.PUBLIC))
    assert session.vault.record.case_named("nobody") is None


@pytest.mark.parametrize("word", ["file:///etc/passwd", "ftp://a.example/", "https://", "http://user:word@a.example/"])
def test_what_is_no_address_of_a_page_is_refused(session: Session, word: str) -> None:
    """Only pages of the web are asked for, and never with a password in the address."""
    with pytest.raises(WrongCall):
        take_in_page(session, "nobody", Asked(word), Circumstances(Secrecy.PUBLIC))


def test_the_address_is_in_no_argument_of_a_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the browser is asked to open goes through its pipe: its arguments and environment hold nothing of it."""
    seen: list[str] = []
    with site() as address:

        def now() -> datetime:
            for folder in Path("/proc").glob("[0-9]*"):
                for name in ("cmdline", "environ"):
                    try:
                        text = (folder / name).read_bytes().decode("utf-8", "replace")
                    except OSError:
                        continue
                    if "--user-data-dir" in text or ".h-" in text:
                        seen.append(text)
            return datetime.now(UTC)

        capture(Asked(f"{address}/gone?secret-canary", 20), browser_program(), now)
    assert seen
    assert not any("secret-canary" in text for text in seen)
