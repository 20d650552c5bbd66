"""A time stamping authority for tests: OpenSSL with certificates of its own, asked by program or over loopback."""

import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

_CONFIG = """
[req]
distinguished_name = dn
[dn]
[ca]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign
[tsa]
extendedKeyUsage = critical, timeStamping
keyUsage = critical, digitalSignature
[authority]
serial = serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_chain = yes
ess_cert_id_alg = sha256
"""


@dataclass(frozen=True, slots=True)
class Authority:
    """One that stamps: a root, a certificate between, and the one that signs, in a folder."""

    folder: Path

    @property
    def root(self) -> Path:
        """The file of its root certificate."""
        return self.folder / "root.pem"

    def answer(self, request: bytes) -> bytes:
        """Its answer to a request, certificates between included, in the order in which OpenSSL writes them."""
        (self.folder / "query.tsq").write_bytes(request)
        words = "ts -reply -config c -section authority -queryfile query.tsq -signer tsa.pem -inkey tsa.key"
        _openssl(self.folder, *words.split(), "-chain", "between.pem", "-out", "answer.tsr")
        return (self.folder / "answer.tsr").read_bytes()


def make_authority(folder: Path) -> Authority:
    """A new authority with fresh keys in this folder."""
    (folder / "c").write_text(_CONFIG)
    (folder / "serial").write_text("01")
    key = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-config", "c")
    root = ("-x509", "-days", "30", "-subj", "/CN=Invented Root", "-extensions", "ca")
    _openssl(folder, "req", *key, *root, "-keyout", "root.key", "-out", "root.pem")
    for name, subject, above, kind in (
        ("between", "/CN=Invented Intermediate", "root", "ca"),
        ("tsa", "/CN=Invented Authority", "between", "tsa"),
    ):
        _openssl(folder, "req", *key, "-subj", subject, "-keyout", f"{name}.key", "-out", f"{name}.csr")
        signed = ("-CA", f"{above}.pem", "-CAkey", f"{above}.key", "-CAcreateserial", "-days", "30")
        words = ("-extfile", "c", "-extensions", kind, "-in", f"{name}.csr", "-out", f"{name}.pem")
        _openssl(folder, "x509", "-req", *signed, *words)
    return Authority(folder)


@contextmanager
def served(answer: Callable[[bytes], tuple[int, bytes]]) -> Iterator[str]:
    """An HTTP server on loopback that answers each POST; gives its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            """Answer one request."""
            status, data = answer(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(status)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/"
        finally:
            server.shutdown()
            thread.join()


def _openssl(folder: Path, *words: str) -> None:
    subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True)
