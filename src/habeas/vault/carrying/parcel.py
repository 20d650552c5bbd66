"""A case as a stream of bytes: what stands in the sealed file, and how a stranger's stream is read.

A line of JSON for the head, a line for each row (`["statement", {…}]`), a line for each link of a custody
chain (`["link", {…}]`), then for each copy a line with digest and size and the bytes themselves, and a last
line with the digest of everything before. Rows stand in the order of their written form, so that the
same content gives the same bytes wherever it lies.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from habeas.base.digest import Digest, digest_of, parse_digest
from habeas.base.errors import IntegrityFailure, WrongCall
from habeas.base.progress import UNWATCHED, Progress
from habeas.vault.carrying.rows import written

FORMAT = "habeas-case"
VERSION = 1
_LONGEST_LINE = 256 * 1024 * 1024
_MOST_ROWS = 5_000_000
_LARGEST_COPY = 512 * 1024 * 1024
_ID = 32


@dataclass(frozen=True, slots=True)
class Head:
    """What stands at the head: from which vault, when, by whom, and which case under which ids.

    `made_at` and `opened_at` are RFC 3339. `content` is the digest of the rows (without custody chains): the
    same in every vault that holds the same case.
    """

    vault: str
    made_at: str
    made_by: str
    ids: tuple[str, ...]
    name: str
    opened_at: str
    opened_by: str
    content: str


@dataclass(frozen=True, slots=True)
class Parcel:
    """A case on its way. `rows` are plain rows by the word of their table, `copies` digests with sizes."""

    head: Head
    rows: Mapping[str, Sequence[Any]]
    links: Sequence[Any]
    copies: Mapping[str, int]


def content_digest(ids: Iterable[str], rows: Mapping[str, Sequence[Any]]) -> Digest:
    """The digest of a case's content: its ids and all its rows, in the order of their written form."""
    whole = hashlib.sha256(written({"case": sorted(ids)}))
    for line in sorted(_row_lines(rows)):
        whole.update(line)
    return Digest("sha256:" + whole.hexdigest())


def stream(parcel: Parcel, copy: Callable[[Digest], bytes]) -> Iterator[bytes]:
    """The stream of a parcel; `copy` gives the bytes of a digest, one at a time in memory."""
    whole = hashlib.sha256()
    for part in _parts(parcel, copy):
        whole.update(part)
        yield part
    yield _line(["end", "sha256:" + whole.hexdigest()])


class Reader:
    """Reads a parcel from clear chunks that anybody may have written.

    Everything raises IntegrityFailure, with the number of the line, where the stream is not one that
    :func:`stream` makes; WrongCall where a newer version made it. Rows are not looked into here.
    """

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._held = bytearray()
        self._whole = hashlib.sha256()
        self._number = 0
        self._next: list[Any] = []
        self._before = ""

    def parcel(self, progress: Progress = UNWATCHED) -> Parcel:
        """Everything but the copies, which are named with their sizes."""
        head, copies = self._head()
        progress.begin("reading", None)
        rows: dict[str, list[Any]] = {}
        links: list[Any] = []
        count = 0
        while True:
            line = self._row()
            if line[0] in ("copy", "end"):
                self._next = line
                progress.end()
                return Parcel(head, rows, links, copies)
            if len(line) != 2 or (count := count + 1) > _MOST_ROWS:
                raise self._broken()
            (links if line[0] == "link" else rows.setdefault(line[0], [])).append(line[1])
            progress.step()

    def copies(self, parcel: Parcel) -> Iterator[tuple[Digest, bytes]]:
        """Each copy with its digest, found right; then the end of the stream is demanded."""
        left = dict(parcel.copies)
        while self._next[0] == "copy":
            digest, size = self._copy_line(left)
            data = self._take(size)
            if digest_of(data) != digest or self._take(1) != b"\n":
                raise self._broken("a copy is not what its digest says")
            yield digest, data
            self._next = self._row()
        if left or self._next != ["end", self._before]:
            raise self._broken("copies are missing, or the end is not that of this stream")
        self._demand_padding()

    def _head(self) -> tuple[Head, dict[str, int]]:
        found = self._json()
        if not isinstance(found, dict) or found.get("format") != FORMAT:
            raise self._broken()
        if found.get("version") != VERSION:
            raise WrongCall("A newer version of the program made this file.", "Read it with that version.")
        try:
            head = Head(
                vault=_hex(found["vault"]),
                made_at=_text(found["made_at"]),
                made_by=_text(found["made_by"]),
                ids=tuple(_hex(key) for key in found["ids"]),
                name=_text(found["name"]),
                opened_at=_text(found["opened_at"]),
                opened_by=_text(found["opened_by"]),
                content=parse_digest(found["content"]),
            )
            copies = {str(parse_digest(digest)): _size(size) for digest, size in found["copies"].items()}
        except (KeyError, TypeError, ValueError, AttributeError):
            raise self._broken() from None
        if not head.ids or len(set(head.ids)) != len(head.ids):
            raise self._broken()
        return head, copies

    def _copy_line(self, left: dict[str, int]) -> tuple[Digest, int]:
        line = self._next
        if len(line) != 3 or not isinstance(line[1], str) or left.pop(line[1], None) != line[2]:
            raise self._broken("a copy is not one that the head names")
        return Digest(line[1]), line[2]

    def _row(self) -> list[Any]:
        self._before = "sha256:" + self._whole.hexdigest()
        line = self._json()
        if not isinstance(line, list) or not line or not isinstance(line[0], str):
            raise self._broken()
        return line

    def _json(self) -> Any:
        self._number += 1
        raw = self._readline()
        try:
            found = json.loads(raw)
            if _line(found) != raw:
                raise ValueError("not the written form")
        except (ValueError, RecursionError, TypeError, UnicodeError):
            raise self._broken() from None
        return found

    def _readline(self) -> bytes:
        start = 0
        while (end := self._held.find(b"\n", start)) < 0:
            start = len(self._held)
            if start > _LONGEST_LINE or not self._more():
                raise self._broken()
        return self._take(end + 1)

    def _take(self, size: int) -> bytes:
        while len(self._held) < size:
            if not self._more():
                raise self._broken()
        data = bytes(self._held[:size])
        del self._held[:size]
        self._whole.update(data)
        return data

    def _more(self) -> bool:
        chunk = next(self._chunks, None)
        if chunk is None:
            return False
        self._held += chunk
        return True

    def _demand_padding(self) -> None:
        while True:
            if self._held.strip(b"\0"):
                raise self._broken("something stands behind its end")
            self._held.clear()
            if not self._more():
                return

    def _broken(self, why: str = "it is not what a case file has there") -> IntegrityFailure:
        return IntegrityFailure(f"The case file is broken at line {self._number}: {why}.", "Nothing was changed.")


def _parts(parcel: Parcel, copy: Callable[[Digest], bytes]) -> Iterator[bytes]:
    head = parcel.head
    yield _line(
        {
            "format": FORMAT,
            "version": VERSION,
            "vault": head.vault,
            "made_at": head.made_at,
            "made_by": head.made_by,
            "ids": list(head.ids),
            "name": head.name,
            "opened_at": head.opened_at,
            "opened_by": head.opened_by,
            "content": head.content,
            "copies": dict(parcel.copies),
        }
    )
    yield from sorted(_row_lines(parcel.rows))
    yield from sorted(_line(["link", link]) for link in parcel.links)
    for digest in sorted(parcel.copies):
        data = copy(Digest(digest))
        yield _line(["copy", digest, len(data)])
        yield data
        yield b"\n"


def _row_lines(rows: Mapping[str, Sequence[Any]]) -> Iterator[bytes]:
    return (_line([word, row]) for word, each in rows.items() for row in each)


def _line(value: Any) -> bytes:
    return written(value) + b"\n"


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > 1000:
        raise ValueError("no text")
    return value


def _hex(value: object) -> str:
    if not isinstance(value, str) or len(value) != _ID or bytes.fromhex(value).hex() != value:
        raise ValueError("no id")
    return value


def _size(value: object) -> int:
    if type(value) is not int or not 0 <= value <= _LARGEST_COPY:
        raise ValueError("no size")
    return value
