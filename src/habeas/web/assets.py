"""Style sheet and script: read once, and served under an address that changes with their bytes."""

from functools import cache
from hashlib import sha256
from pathlib import Path

TYPES = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml"}
NAMES = ("desk.css", "desk.js", "mark.svg")


@cache
def bytes_of(name: str) -> bytes:
    """The bytes of one of :data:`NAMES`."""
    return (Path(__file__).with_name("static") / name).read_bytes()


@cache
def address_of(name: str) -> str:
    """Where it is served."""
    return f"/static/{sha256(bytes_of(name)).hexdigest()[:16]}/{name}"
