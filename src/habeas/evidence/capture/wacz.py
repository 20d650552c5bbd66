"""A capture packed as WACZ 1.1.1: WARC, index, list of pages, and a manifest with the digest of each part."""

import hashlib
import json
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from urllib.parse import urlsplit
from uuid import UUID

from habeas.evidence.capture.exchange import Captured
from habeas.evidence.capture.warc import NAME, Placed, stamp, warc_of

VERSION = "1.1.1"


def wacz_of(captured: Captured, tool: str, ids: Sequence[UUID]) -> bytes:
    """The package of a capture: the same capture and ids give the same bytes.

    `tool` is program and version; `ids` as for :func:`habeas.evidence.capture.warc.warc_of`.
    """
    warc = warc_of(captured, tool, ids)
    parts = {
        f"archive/{NAME}": warc.data,
        "indexes/index.cdx": _index(warc.placed),
        "pages/pages.jsonl": _pages(captured, ids[0]),
    }
    manifest = _json(_manifest(captured, tool, parts))
    parts["datapackage.json"] = manifest
    parts["datapackage-digest.json"] = _json({"path": "datapackage.json", "hash": _hash(manifest)})
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for path, data in parts.items():
            entry = zipfile.ZipInfo(path, captured.finished.astimezone(UTC).timetuple()[:6])
            entry.compress_type = zipfile.ZIP_STORED if path.startswith("archive/") else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            package.writestr(entry, data)
    return buffer.getvalue()


def sort_key(url: str) -> str:
    """The key by which an index of web archives sorts an address: host reversed, then path and query.

    As pywb writes it: `https://www.example.org/a?b` becomes `org,example)/a?b`; what is no address of
    the web stays as it is.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return url.lower()
    host = parts.hostname.removeprefix("www.")
    turned = ",".join(reversed(host.split(".")))
    port = f":{parts.port}" if parts.port and parts.port not in (80, 443) else ""
    path = parts.path or "/"
    if path != "/":
        path = path.rstrip("/")
    return f"{turned}{port}){path}{'?' + parts.query if parts.query else ''}".lower()


def _index(placed: Sequence[Placed]) -> bytes:
    lines = sorted(
        f"{sort_key(one.url)} {_digits(one.at)} {json.dumps(_line(one), ensure_ascii=True)}" for one in placed
    )
    return "".join(f"{line}\n" for line in lines).encode()


def _line(one: Placed) -> dict[str, str]:
    return {
        "url": one.url,
        "mime": one.media_type,
        "status": str(one.status),
        "digest": one.digest,
        "length": str(one.length),
        "offset": str(one.offset),
        "filename": NAME,
    }


def _pages(captured: Captured, own: UUID) -> bytes:
    head = {"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}
    page = {"id": own.hex, "url": captured.url, "ts": stamp(captured.started), "title": captured.title}
    if captured.text:
        page["text"] = captured.text
    return b"".join(json.dumps(line, ensure_ascii=False).encode() + b"\n" for line in (head, page))


def _manifest(captured: Captured, tool: str, parts: dict[str, bytes]) -> dict[str, object]:
    return {
        "profile": "data-package",
        "wacz_version": VERSION,
        "title": captured.title or captured.url,
        "created": stamp(captured.finished),
        "software": f"{tool}, {captured.browser}",
        "mainPageUrl": captured.url,
        "mainPageDate": stamp(captured.started),
        "asked": captured.asked,
        "missed": dict(captured.missed),
        "resources": [
            {"name": path.rpartition("/")[2], "path": path, "hash": _hash(data), "bytes": len(data)}
            for path, data in parts.items()
        ],
    }


def _hash(data: bytes) -> str:
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=2).encode()


def _digits(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%d%H%M%S")
