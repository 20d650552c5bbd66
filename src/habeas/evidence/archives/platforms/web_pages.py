"""Pages out of web archives and saved files, each as one item: the words of the whole page.

A page says nothing reliable of who wrote what on it, so its words are of `UNKNOWN` authors; the time
is that of the capture, never that of the writing.
"""

import re
from collections import Counter
from datetime import UTC, datetime

from habeas.base.digest import digest_of
from habeas.base.finding import Severity
from habeas.base.when import When
from habeas.evidence.archives.gathering import Gathering
from habeas.evidence.archives.item import Item, Kind, Platform, Whose
from habeas.evidence.archives.times import iso_moment, moment_of
from habeas.evidence.text.decoding import decode
from habeas.evidence.text.kinds import HTML, PLAIN, media_type
from habeas.evidence.text.page_facts import page_facts
from habeas.evidence.text.plain import read_plain
from habeas.evidence.text.reading import Reading
from habeas.evidence.text.web_page import declared_encoding, read_html
from habeas.evidence.web_archives.record import Record, digest_fits, records_of, response_of

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w:.-]+)", re.IGNORECASE)
_PAGES = ("response", "resource", "conversion")
_FRACTION = re.compile(r"\.\d+(?=Z|[+-]|\Z)")

DIGEST = ("digest-differs", "The bytes of these records are not those of the digests that the archive gives for them.")
CUT = ("page-cut-short", "These pages are there in part: the archive was cut off or damaged inside them.")
REVISIT = ("revisit", "These captures found a page unchanged; its words stand where it was captured before.")


def read_warc(data: bytes, into: Gathering, base: str = "") -> None:
    """Take every record. The pointer `/N` is the N-th record from 0, the page's words being its text."""
    others: Counter[str] = Counter()
    for index, record in enumerate(records_of(data)):
        pointer = f"{base}/{index}"
        kind = record.header.get("warc-type", "").lower()
        if record.why is not None:
            _part(record, record.why, pointer, into)
        elif kind == "revisit":
            into.remark(*REVISIT, pointer)
            into.take([])
        elif kind not in _PAGES:
            into.service += 1
        else:
            _check(record, pointer, into)
            _record(record, pointer, into, others)
    if others:
        listed = ", ".join(f"{kind} {count}" for kind, count in others.most_common(12))
        into.find("no-page", f"Records that are no pages of words were counted, not read: {listed}.", Severity.NOTE)


def page_item(
    data: bytes, charset: str | None, pointer: str, into: Gathering, address: str | None, when: When | None
) -> list[Item]:
    """The page in these bytes as an item; none where it holds no words. What is refused is a finding."""
    decoded = decode(data, charset or declared_encoding(data))
    source = decoded.text.encode("utf-8")
    copy = digest_of(data)
    kind = media_type(data)
    reading = read_plain(source, copy) if kind == PLAIN else read_html(source, copy)
    if not isinstance(reading, Reading):
        into.find(reading[0].code, f"{pointer}: {reading[0].message}", reading[0].severity)
        return []
    if not reading.text.strip():
        return []
    facts = page_facts(decoded.text) if kind != PLAIN else None
    place = into.place(pointer)
    return [
        Item(
            id=str(place),
            platform=Platform.WEB,
            kind=Kind.PAGE,
            author=None,
            whose=Whose.UNKNOWN,
            text=reading.text,
            when=when,
            edited=None,
            container=facts.title if facts is not None else None,
            address=address or (facts.address if facts is not None else None),
            place=place,
        )
    ]


def captured(text: str) -> When | None:
    """The instant of a capture as WARC and HTTP write it: `2020-01-02T03:04:05Z`, fractions left out."""
    plain = _FRACTION.sub("", text.strip())
    if re.fullmatch(r"\d{14}", plain):
        try:
            return moment_of(datetime.strptime(plain, "%Y%m%d%H%M%S").replace(tzinfo=UTC))
        except ValueError:
            return None
    return iso_moment(plain)


def _record(record: Record, pointer: str, into: Gathering, others: Counter[str]) -> None:
    header, block = record.header, record.block
    stated = header.get("content-type", "")
    if record.header.get("warc-type", "").lower() == "response" and "http" in stated.lower():
        response = response_of(block)
        if response.why is not None:
            into.fail(pointer, response.why)
            return
        stated, block = response.header.get("content-type", ""), response.body
        _check_payload(record, response.body, pointer, into)
    kind = media_type(block) if block else ""
    said = stated.partition(";")[0].strip().lower()
    if kind not in (HTML, PLAIN) or (kind == PLAIN and said != "text/plain" and "html" not in said):
        others[said or kind or "empty"] += 1
        into.take([])
        return
    charset = _CHARSET.search(stated)
    address = header.get("warc-target-uri", "").strip("<> ") or None
    when = captured(header.get("warc-date", ""))
    into.take(page_item(block, charset[1] if charset else None, pointer, into, address, when))


def _part(record: Record, why: str, pointer: str, into: Gathering) -> None:
    """Take what there is of a page that was cut off or damaged; with none the record is one that was not read."""
    whole = record.header.get("warc-type", "").lower() == "response"
    body = response_of(record.block).body if whole else b""
    items: list[Item] = []
    if body and media_type(body) == HTML:
        address = record.header.get("warc-target-uri", "").strip("<> ") or None
        items = page_item(body, None, pointer, into, address, captured(record.header.get("warc-date", "")))
    if items:
        into.take(items)
        into.remark(*CUT, pointer)
    else:
        into.fail(pointer, why)


def _check(record: Record, pointer: str, into: Gathering) -> None:
    if digest_fits(record.header.get("warc-block-digest", ""), record.block) is False:
        into.remark(*DIGEST, pointer)


def _check_payload(record: Record, body: bytes, pointer: str, into: Gathering) -> None:
    """The payload digest is of the body as it was sent; some writers give that of the body unpacked."""
    written = record.header.get("warc-payload-digest", "")
    sent = re.split(rb"\r?\n\r?\n", record.block, maxsplit=1)[-1]
    if digest_fits(written, sent) is False and digest_fits(written, body) is False:
        into.remark(*DIGEST, pointer)
