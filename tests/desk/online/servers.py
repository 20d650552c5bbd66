"""Servers on loopback for tests of capturing: pages that mean no good, and proxies that note what they are asked."""

import socket
import ssl
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import BaseRequestHandler, ThreadingTCPServer

PAGES = {
    "calm": "<h1>Words</h1>",
    "pushy": """<h1>Words</h1><p id=p></p><a id=a href="/popped?link" target=_blank></a>
<iframe src="file:///etc/passwd"></iframe><iframe src="tg://resolve?domain=x"></iframe><iframe src="mailto:a@b.example">
</iframe><script>
const say = word => p.append(word + " ");
for (let n = 0; n < 5; n++) open("/popped?" + n);
open("/popped?alone", "_blank", "noopener"); a.click();
say("confirmed-" + confirm("?")); say("prompted-" + prompt("?")); print(); close();
navigator.geolocation.getCurrentPosition(() => say("place-told"), () => say("place-refused"));
navigator.mediaDevices.getUserMedia({video: true}).then(() => say("camera-given"), () => say("camera-refused"));
navigator.serviceWorker.register("/worker.js").then(() => navigator.serviceWorker.ready).then(() => fetch("/asked"))
  .then(answer => answer.text()).then(say);
setTimeout(() => { location = "file:///etc/passwd" }, 200);
</script>""",
    "spinning": "<h1>Words</h1><script>setTimeout(() => { for (;;); }, 200)</script>",
    "refreshing": '<meta http-equiv="refresh" content="0"><h1>Words</h1>',
    "restless": """<h1>Words</h1><img src="/endless?1"><script>
fetch("/endless?2"); new EventSource("/events"); setInterval(() => alert("!"), 50);
onscroll = () => { document.body.append(a.cloneNode()) };
</script><div id=a style="height: 3000px"></div>""",
    "greedy": """<h1>Words</h1><script>const kept = [];
for (let n = 0; n < 40; n++) setTimeout(() => kept.push(new Uint8Array(1e8).fill(7)), 50 * n)
const busy = setInterval(() => fetch("/asked"), 200)</script>""",
    "asking": """<h1>Words</h1><p id=p></p><script>const own = location.search.slice(1);
p.innerHTML = `<img src="${own}/asked"><iframe src="${own}/asked"></iframe>`;
fetch(own + "/asked", {mode: "no-cors"}).catch(() => 0)</script>""",
    "nosy": """<h1>Words</h1><img src="http://192.168.7.7/a.png"><img src="http://localhost:{port}/asked">
<img src="http://127.0.0.1:{port}/asked"><img src="http://[::1]:{port}/asked"><img src="http://printer/asked">
<img src="http://pictures.example/asked"><script>
new WebSocket("ws://sockets.example/"); fetch("http://data.example/asked");
new RTCPeerConnection({{iceServers: [{{urls: "stun:stun.example:3478"}}]}}).createDataChannel("a");
</script><link rel=dns-prefetch href="//guessed.example"><link rel=preconnect href="http://connected.example">""",
}
ANSWERS = {
    "circle": (302, b"", "Location", "/circle"),
    "to-file": (302, b"", "Location", "file:///etc/passwd"),
    "to-near": (302, b"", "Location", "http://127.0.0.1:{port}/asked"),
    "program": (200, b"MZ" + bytes(500), "Content-Disposition", 'attachment; filename="a.exe"'),
    "locked": (401, b"<h1>Name and word?</h1>", "WWW-Authenticate", 'Basic realm="a"'),
    "asked": (200, b"server-answered", "Content-Type", "text/plain"),
    "worker.js": (
        200,
        b"onactivate = e => e.waitUntil(clients.claim());"
        b'onfetch = e => e.respondWith(new Response("worker-answered"));',
        "Content-Type",
        "text/javascript",
    ),
}
"""Status, body, and a header line with its value; `{port}` is the site's."""


class Hostile(BaseHTTPRequestHandler):
    """One page for each way of meaning no good. `asked` on the server is what was asked for."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer one request, as long as anybody listens."""
        self.server.asked.append(self.path)  # type: ignore[attr-defined]
        self.close_connection = True
        with suppress(ConnectionError, TimeoutError):
            self._page(self.path.strip("/").partition("?")[0])

    def _page(self, name: str) -> None:
        port = self.server.server_port  # type: ignore[attr-defined]
        if name in PAGES:
            self._answer(200, (PAGES[name].format(port=port) if name == "nosy" else PAGES[name]).encode())
        elif name in ("endless", "events"):
            self._endless("text/event-stream" if name == "events" else "text/html")
        elif name == "huge":
            self._answer(200, b"<p>", ("Content-Length", str(500 << 20)))
            for _ in range(500):
                self.wfile.write(bytes(1 << 20))
        elif name in ANSWERS:
            status, body, header, value = ANSWERS[name]
            self._answer(status, body, (header, value.format(port=port)))
        else:
            self._answer(404, b"")

    def _endless(self, kind: str) -> None:
        self._answer(200, b"<h1>Words</h1>", ("Content-Type", kind), length=False)
        until = time.monotonic() + 60
        while time.monotonic() < until:
            self.wfile.write(b"data: more words\n\n")
            time.sleep(0.05)

    def _answer(self, status: int, body: bytes, *more: tuple[str, str], length: bool = True) -> None:
        told = {"Content-Type": "text/html; charset=utf-8", "Connection": "close"}
        told |= {"Content-Length": str(len(body))} if length else {}
        self.send_response(status)
        for name, value in (told | dict(more)).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Site(ThreadingHTTPServer):
    """A site that notes what it is asked for."""

    daemon_threads = True

    def __init__(self) -> None:
        """Listen on loopback."""
        super().__init__(("127.0.0.1", 0), Hostile)
        self.asked: list[str] = []

    def handle_error(self, *_: object) -> None:
        """A browser that hangs up, or finds a certificate wanting, is no error here."""


@contextmanager
def served(server: ThreadingTCPServer | Site) -> Iterator[int]:
    """The server while it answers; gives its port."""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def hostile_site(certificate: tuple[Path, Path] | None = None) -> Iterator[tuple[str, list[str]]]:
    """The site's address, and what it is asked for; over TLS with a certificate and its key."""
    site = Site()
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*certificate)
        site.socket = context.wrap_socket(site.socket, server_side=True, do_handshake_on_connect=False)
    with served(site) as port:
        yield f"http{'' if certificate is None else 's'}://127.0.0.1:{port}", site.asked


class Socks(BaseRequestHandler):
    """A proxy (SOCKS5, RFC 1928) for which every host is the one site. `hosts` on the server is what it is asked."""

    def handle(self) -> None:
        """Take one connection through."""
        line = self.request
        with suppress(ConnectionError, struct.error):
            line.recv(line.recv(2)[1])
            line.sendall(b"\5\0")
            kind = line.recv(4)[3]
            size = line.recv(1)[0] if kind == 3 else {1: 4, 4: 16}[kind]
            host = line.recv(size)
            line.recv(2)
            self.server.hosts.append(host.decode() if kind == 3 else f"address {host.hex()}")  # type: ignore[attr-defined]
            line.sendall(b"\5\0\0\1\0\0\0\0\0\0")
            through(line, self.server.site)  # type: ignore[attr-defined]


class Plain(BaseRequestHandler):
    """A proxy (HTTP) for which every host is the one site. `hosts` on the server is what it is asked."""

    def handle(self) -> None:
        """Take one request through; the site answers an absolute address as it does a path."""
        line = self.request
        with suppress(ConnectionError):
            head = b""
            while b"\r\n\r\n" not in head and (piece := line.recv(65536)):
                head += piece
            method, _, rest = head.partition(b" ")
            target = rest.partition(b" ")[0].decode()
            self.server.hosts.append(target.removeprefix("http://").partition("/")[0].partition(":")[0])  # type: ignore[attr-defined]
            if method == b"CONNECT":
                line.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
                through(line, self.server.site)  # type: ignore[attr-defined]
            elif method:
                path = "/" + target.removeprefix("http://").partition("/")[2]
                through(line, self.server.site, head.replace(target.encode(), path.encode(), 1))  # type: ignore[attr-defined]


def through(line: socket.socket, site: int, first: bytes = b"") -> None:
    """Pass bytes both ways between a connection and the site until both have ended."""
    with socket.create_connection(("127.0.0.1", site)) as far:
        far.sendall(first)
        back = threading.Thread(target=_pass, args=(far, line))
        back.start()
        _pass(line, far)
        back.join()


def _pass(one: socket.socket, other: socket.socket) -> None:
    with suppress(OSError):
        while piece := one.recv(65536):
            other.sendall(piece)
    with suppress(OSError):
        other.shutdown(socket.SHUT_WR)


class Proxy(ThreadingTCPServer):
    """A proxy on loopback that leads to one site whatever host is asked of it, and notes the hosts."""

    daemon_threads = True

    def __init__(self, kind: type[BaseRequestHandler], site: int) -> None:
        """Listen on loopback."""
        super().__init__(("127.0.0.1", 0), kind)
        self.site = site
        self.hosts: list[str] = []
