"""The laws of a captured page's package."""

import hashlib
import json
import zipfile
from datetime import UTC, datetime, timedelta
from io import BytesIO
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from habeas.evidence.capture.exchange import Captured, Exchange
from habeas.evidence.capture.wacz import sort_key, wacz_of
from habeas.evidence.capture.warc import ids_needed, warc_of

AT = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
PAGE = "https://news.example/court?id=1"


def exchange(url: str, body: bytes | None, *more: tuple[str, str], status: int = 200) -> Exchange:
    """An answer to a plain request."""
    return Exchange(
        url=url,
        method="GET",
        at=AT,
        request_headers=(("Host", "news.example"), ("Accept", "*/*")),
        request_body=b"",
        status=status,
        reason="OK",
        headers=(("Content-Type", "text/html; charset=utf-8"), *more),
        body=body,
        lost="" if body is not None else "too-large",
        address="192.0.2.7",
        secured=(("TLS", "TLS 1.3"),),
    )


def page_of(*exchanges: Exchange, text: str = "Words of the page.") -> Captured:
    """A capture of these exchanges."""
    return Captured(
        asked="http://news.example/court?id=1",
        url=PAGE,
        title="Сот отырысы",
        started=AT,
        finished=AT + timedelta(seconds=4),
        exchanges=exchanges,
        pictures=(("view", b"\x89PNG view"), ("fullPage", b"\x89PNG full")),
        text=text,
        browser="Chrome/1",
        missed=(("websocket", 1),),
    )


def ids_for(captured: Captured) -> list[UUID]:
    """As many ids as are needed, always the same."""
    return [UUID(int=number, version=4) for number in range(ids_needed(captured))]


def packed(captured: Captured) -> zipfile.ZipFile:
    """The package, opened."""
    return zipfile.ZipFile(BytesIO(wacz_of(captured, "habeas test", ids_for(captured))))


@settings(max_examples=40)
@given(st.lists(st.binary(max_size=300), min_size=1, max_size=6))
def test_another_reader_finds_every_body_as_it_came(bodies: list[bytes]) -> None:
    """A WARC reader that is not ours finds each answer, byte for byte, at the place that the index gives."""
    captured = page_of(*(exchange(f"https://news.example/{number}", body) for number, body in enumerate(bodies)))
    warc = warc_of(captured, "habeas test", ids_for(captured))
    found = {}
    for placed in warc.placed:
        stream = BytesIO(warc.data[placed.offset : placed.offset + placed.length])
        [record] = [(r, r.content_stream().read()) for r in ArchiveIterator(stream, check_digests="raise")]
        assert record[0].rec_headers["WARC-Target-URI"] == placed.url
        assert placed.digest == f"sha256:{hashlib.sha256(record[1]).hexdigest()}"
        found[placed.url] = record[1]
    assert [found[f"https://news.example/{number}"] for number in range(len(bodies))] == bodies


def test_each_answer_has_its_request_and_its_circumstances() -> None:
    """Request and answer name each other; time, server, and how the line was secured stand with the answer."""
    captured = page_of(exchange(PAGE, b"<p>words</p>"))
    warc = warc_of(captured, "habeas test", ids_for(captured))
    records = {}
    for record in ArchiveIterator(BytesIO(warc.data)):
        records[record.rec_type] = record.rec_headers
        record.content_stream().read()
    answer, request = records["response"], records["request"]
    assert request["WARC-Concurrent-To"] == answer["WARC-Record-ID"]
    assert answer["WARC-Date"] == "2026-03-01T09:30:00.000Z"
    assert (answer["WARC-IP-Address"], answer["WARC-X-TLS"]) == ("192.0.2.7", "TLS 1.3")


def test_header_lines_of_undone_codings_are_kept_under_another_name() -> None:
    """A body whose coding was undone is not said to be coded, and what the server said stays to be read."""
    captured = page_of(
        exchange(PAGE, b"<p>words</p>", ("Content-Encoding", "gzip"), ("Set-Cookie", "a"), ("Set-Cookie", "b"))
    )
    warc = warc_of(captured, "habeas test", ids_for(captured))
    [headers] = [r.http_headers for r in ArchiveIterator(BytesIO(warc.data)) if r.rec_type == "response"]
    assert headers.get_header("Content-Encoding") is None
    assert headers.get_header("X-Archive-Orig-Content-Encoding") == "gzip"
    assert headers.get_header("Content-Length") == "12"
    assert [value for name, value in headers.headers if name == "Set-Cookie"] == ["a", "b"]


def test_an_answer_without_its_body_says_that_it_is_cut() -> None:
    """What could not be had is never an empty page: the record says so."""
    captured = page_of(exchange(PAGE, None))
    warc = warc_of(captured, "habeas test", ids_for(captured))
    [answer] = [r.rec_headers for r in ArchiveIterator(BytesIO(warc.data)) if r.rec_type == "response"]
    assert answer["WARC-Truncated"] == "unspecified"


def test_the_manifest_names_every_part_with_its_digest() -> None:
    """Each part is in the manifest with its length and digest, and the manifest's own digest stands beside it."""
    package = packed(page_of(exchange(PAGE, b"<p>words</p>")))
    manifest = json.loads(package.read("datapackage.json"))
    listed = {one["path"]: (one["hash"], one["bytes"]) for one in manifest["resources"]}
    others = {"datapackage.json", "datapackage-digest.json"}
    real = {
        path: (f"sha256:{hashlib.sha256(package.read(path)).hexdigest()}", len(package.read(path)))
        for path in package.namelist()
        if path not in others
    }
    assert listed == real
    digest = json.loads(package.read("datapackage-digest.json"))
    assert digest["hash"] == f"sha256:{hashlib.sha256(package.read('datapackage.json')).hexdigest()}"
    assert (manifest["wacz_version"], manifest["mainPageUrl"], manifest["missed"]) == ("1.1.1", PAGE, {"websocket": 1})


def test_page_pictures_and_words_are_in_the_package() -> None:
    """The list of pages names the page with its title and words; its pictures are records of their own."""
    package = packed(page_of(exchange(PAGE, b"<p>words</p>")))
    _, page = (json.loads(line) for line in package.read("pages/pages.jsonl").splitlines())
    assert (page["url"], page["title"], page["text"]) == (PAGE, "Сот отырысы", "Words of the page.")
    index = package.read("indexes/index.cdx").decode()
    assert f"urn:fullpage:{PAGE}" in index
    assert index.splitlines() == sorted(index.splitlines())


def test_the_same_capture_gives_the_same_bytes() -> None:
    """Nothing but the capture and the ids goes into the package."""
    captured = page_of(exchange(PAGE, b"<p>words</p>"))
    assert wacz_of(captured, "habeas test", ids_for(captured)) == wacz_of(captured, "habeas test", ids_for(captured))


def test_addresses_sort_by_host_from_its_end() -> None:
    """Keys are those that other replaying tools look up: host turned, without www, default port or last slash."""
    assert sort_key("https://www.News.example:443/Court/?b=1") == "example,news)/court?b=1"
    assert sort_key("http://127.0.0.1:8080/") == "1,0,0,127:8080)/"
    assert sort_key("urn:view:https://news.example/") == "urn:view:https://news.example/"
