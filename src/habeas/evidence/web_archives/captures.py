"""What a saved page or web archive holds, one capture after another: address, time, bytes as they were meant."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from habeas.evidence.containers.zip_members import DAMAGE, bytes_of_member, opened_zip
from habeas.evidence.text.mail.entity import Entity, children, contents, entity_of
from habeas.evidence.text.mail.header_words import file_name, header_words, stated_charset
from habeas.evidence.text.mail.telling import SAVED_PAGE
from habeas.evidence.web_archives.record import digest_fits, records_of, response_of

LARGEST_ARCHIVE = 512 << 20
"""Bytes of a WARC inside a WACZ."""

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w:.-]+)", re.IGNORECASE)
_KEPT = frozenset({"response", "resource", "conversion"})
_GOOD = re.compile(r"HTTP/\S+ 2\d\d\b")
_MOST_NESTED = 20


@dataclass(frozen=True, slots=True)
class Capture:
    """One thing that was saved. `address` and `when` are as written, empty where nothing is; `kind` is what the
    server called it. `whole` is whether its bytes are all there and fit the digest that is given for them.
    """

    address: str
    when: str
    kind: str
    charset: str | None
    body: bytes
    whole: bool = True


def captures_of_warc(data: bytes) -> Iterator[Capture]:
    """What servers answered and what programs put beside it; no redirections, errors, requests or notes."""
    for record in records_of(data):
        if record.header.get("warc-type", "").lower() not in _KEPT:
            continue
        stated, body = record.header.get("content-type", ""), record.block
        whole = (
            record.why is None and digest_fits(record.header.get("warc-block-digest", ""), record.block) is not False
        )
        if "http" in stated.lower():
            response = response_of(body)
            if not _GOOD.match(response.status):
                continue
            stated, body = response.header.get("content-type", ""), response.body
            whole = whole and response.why is None
        charset = _CHARSET.search(stated)
        yield Capture(
            record.header.get("warc-target-uri", "").strip("<> "),
            record.header.get("warc-date", ""),
            stated.partition(";")[0].strip().lower(),
            charset[1] if charset else None,
            body,
            whole,
        )


def captures_of_wacz(data: bytes) -> Iterator[Capture]:
    """The captures of every WARC inside a WACZ, in its order."""
    packed = opened_zip(data)
    if packed is None:
        return
    for member in packed.infolist():
        if member.filename.startswith("archive/") and member.filename.endswith((".warc", ".warc.gz")):
            archive = bytes_of_member(packed, member, LARGEST_ARCHIVE)
            if archive is not None and len(archive) <= LARGEST_ARCHIVE:
                yield from captures_of_warc(archive)


def first_page_of_wacz(data: bytes) -> str | None:
    """The address of the first page that `pages/pages.jsonl` lists, None where it lists none."""
    packed = opened_zip(data)
    try:
        listed = packed.open("pages/pages.jsonl").read(1 << 20) if packed is not None else b""
    except DAMAGE:
        return None
    for line in listed.splitlines():
        try:
            page = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(page, dict) and isinstance(page.get("url"), str):
            return str(page["url"])
    return None


def captures_of_mhtml(data: bytes) -> Iterator[Capture]:
    """The page of a file in MHTML (RFC 2557), its frames, pictures and styles."""
    top = entity_of(data)
    address = "".join(header_words(top.header, "Snapshot-Content-Location")[:1])
    when = "".join(header_words(top.header, "Date")[:1])
    for number, leaf in enumerate(_leaves(top)):
        body, whole = contents(leaf)
        own = "".join(header_words(leaf.header, "Content-Location")[:1]) or file_name(leaf.header) or ""
        where = address if number == 0 and address else own
        yield Capture(where, when, leaf.kind, stated_charset(leaf.header), body, whole)


def captures_of(data: bytes, kind: str) -> Iterator[Capture]:
    """The captures of a saved page or web archive of this media type."""
    if kind == SAVED_PAGE:
        return captures_of_mhtml(data)
    return captures_of_wacz(data) if kind == "application/wacz" else captures_of_warc(data)


def _leaves(top: Entity) -> Iterator[Entity]:
    waiting = [(top, 0)]
    while waiting:
        entity, depth = waiting.pop()
        inner = children(entity) if entity.is_multipart and depth < _MOST_NESTED else ()
        if inner:
            waiting.extend((each, depth + 1) for each in reversed(inner))
        else:
            yield entity
