"""What a browser asked and was answered while it showed one page."""

from dataclasses import dataclass
from datetime import datetime

type Headers = tuple[tuple[str, str], ...]
"""Header lines in their order; a name may come more than once."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and its answer. `at` is an aware instant by the machine's clock, in UTC.

    `body` is the answer's body as the page got it, its content coding undone; None where it could not be
    had, for the reason in `lost`. `address` is the server's network address, None where the browser
    did not say. `secured` says how the connection was secured and by whose certificate, empty where it was not.
    """

    url: str
    method: str
    at: datetime
    request_headers: Headers
    request_body: bytes
    status: int
    reason: str
    headers: Headers
    body: bytes | None
    lost: str = ""
    address: str | None = None
    secured: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Captured:
    """One page as it was shown.

    `asked` is the address that was asked for, `url` the one that the page was at in the end. `started` and
    `finished` are aware instants by the machine's clock, in UTC. `pictures` are PNG pictures of the page:
    `view` (what a window shows) and `fullPage`. `text` is the words that the page showed. `browser` is
    program and version. `missed` tells what was not captured, each with how often.
    """

    asked: str
    url: str
    title: str
    started: datetime
    finished: datetime
    exchanges: tuple[Exchange, ...]
    pictures: tuple[tuple[str, bytes], ...]
    text: str
    browser: str
    missed: tuple[tuple[str, int], ...] = ()
