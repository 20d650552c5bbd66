"""The records of a capture as WARC/1.1 (ISO 28500:2017), each in a gzip member of its own."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from uuid import UUID

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from habeas.evidence.capture.exchange import Captured, Exchange, Headers

NAME = "data.warc.gz"
"""The name of the WARC in the package."""

_UNDONE = frozenset({"content-encoding", "transfer-encoding", "content-length"})
"""Header lines that no longer fit a body whose codings are undone; they are kept under another name."""
_KEPT_AS = "X-Archive-Orig-"


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a record lies in the WARC: bytes from its start, and its length; and what an index says of it."""

    url: str
    at: datetime
    status: int
    media_type: str
    digest: str
    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class Warc:
    """The bytes of a WARC, and where its answers and pictures lie in it."""

    data: bytes
    placed: tuple[Placed, ...]


def warc_of(captured: Captured, tool: str, ids: Sequence[UUID]) -> Warc:
    """The WARC of a capture. `tool` is program and version; `ids` are as many random ids as :func:`ids_needed` says."""
    buffer = BytesIO()
    writer = WARCWriter(buffer, gzip=True, warc_version="1.1")
    id_of = iter(ids)
    placed: list[Placed] = []
    info = {
        "software": tool,
        "browser": captured.browser,
        "format": "WARC File Format 1.1",
        "isPartOf": captured.asked,
    }
    record = writer.create_warcinfo_record(NAME, info)
    record.rec_headers.replace_header("WARC-Record-ID", next(id_of).urn)
    record.rec_headers.replace_header("WARC-Date", stamp(captured.started))
    writer.write_record(record)
    for exchange in captured.exchanges:
        response, request = next(id_of), next(id_of)
        placed.append(_response(writer, buffer, exchange, response))
        _request(writer, exchange, request, response)
    for url, media_type, data in _resources(captured):
        placed.append(_resource(writer, buffer, url, media_type, data, captured.finished, next(id_of)))
    return Warc(buffer.getvalue(), tuple(placed))


def ids_needed(captured: Captured) -> int:
    """How many records the WARC of this capture has."""
    return 1 + 2 * len(captured.exchanges) + sum(1 for _ in _resources(captured))


def stamp(at: datetime) -> str:
    """An instant as WARC and RFC 3339 write it, in UTC, to the millisecond."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _resources(captured: Captured) -> Iterator[tuple[str, str, bytes]]:
    """What is of the browser's making: pictures and words of the page, under the names that Webrecorder's tools use."""
    for name, data in captured.pictures:
        yield f"urn:{name}:{captured.url}", "image/png", data
    if captured.text:
        yield f"urn:text:{captured.url}", "text/plain", captured.text.encode()


def _response(writer: WARCWriter, buffer: BytesIO, exchange: Exchange, own: UUID) -> Placed:
    body = exchange.body or b""
    http = StatusAndHeaders(f"{exchange.status} {exchange.reason}".strip(), _fitting(exchange), "HTTP/1.1")
    digest = f"sha256:{hashlib.sha256(body).hexdigest()}"
    more = {
        "WARC-Record-ID": own.urn,
        "WARC-Date": stamp(exchange.at),
        "WARC-Payload-Digest": digest,
    }
    if exchange.address:
        more["WARC-IP-Address"] = exchange.address
    if exchange.body is None:
        more["WARC-Truncated"] = "unspecified"
    for name, value in exchange.secured:
        more[f"WARC-X-{name}"] = value
    record = writer.create_warc_record(
        exchange.url, "response", BytesIO(body), http_headers=http, warc_headers_dict=more, length=len(body)
    )
    offset = buffer.tell()
    writer.write_record(record)
    kind = next((value for name, value in exchange.headers if name.lower() == "content-type"), "")
    media_type = kind.partition(";")[0].strip().lower() or "application/octet-stream"
    return Placed(exchange.url, exchange.at, exchange.status, media_type, digest, offset, buffer.tell() - offset)


def _request(writer: WARCWriter, exchange: Exchange, own: UUID, answer: UUID) -> None:
    path = exchange.url.partition("://")[2]
    path = "/" + path.partition("/")[2]
    http = StatusAndHeaders(f"{exchange.method} {path} HTTP/1.1", list(exchange.request_headers), is_http_request=True)
    more = {
        "WARC-Record-ID": own.urn,
        "WARC-Date": stamp(exchange.at),
        "WARC-Concurrent-To": answer.urn,
    }
    body = exchange.request_body
    writer.write_record(
        writer.create_warc_record(
            exchange.url, "request", BytesIO(body), http_headers=http, warc_headers_dict=more, length=len(body)
        )
    )


def _resource(
    writer: WARCWriter, buffer: BytesIO, url: str, media_type: str, data: bytes, at: datetime, own: UUID
) -> Placed:
    digest = f"sha256:{hashlib.sha256(data).hexdigest()}"
    more = {"WARC-Record-ID": own.urn, "WARC-Date": stamp(at), "WARC-Payload-Digest": digest}
    record = writer.create_warc_record(
        url, "resource", BytesIO(data), warc_content_type=media_type, warc_headers_dict=more, length=len(data)
    )
    offset = buffer.tell()
    writer.write_record(record)
    return Placed(url, at, 200, media_type, digest, offset, buffer.tell() - offset)


def _fitting(exchange: Exchange) -> list[tuple[str, str]]:
    """The answer's header lines, those of its codings renamed, with the length of the body as it is kept."""
    kept: Headers = tuple(
        (f"{_KEPT_AS}{name}" if name.lower() in _UNDONE else name, value) for name, value in exchange.headers
    )
    return [*kept, ("Content-Length", str(len(exchange.body or b"")))]
