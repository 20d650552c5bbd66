"""The laws of reading saved pages and web archives as sources."""

import base64
import gzip
import hashlib
import io
import json
import zipfile
from collections.abc import Callable

import pytest

from habeas.base.digest import digest_of
from habeas.base.finding import Finding
from habeas.evidence.containers.inside import Inside, Room
from habeas.evidence.containers.unpacking import unpack
from habeas.evidence.text.description import describe
from habeas.evidence.text.kinds import media_type
from habeas.evidence.text.readers import read_copy
from habeas.evidence.text.reading import Reading

ADDRESS = "https://tasköl.example/news/7"
PAGE = (
    "<!doctype html><html lang=ru><head><title>Пекаря задержали</title></head><body><article><p>3 мая 2023 года в "
    "городе Тасколь был задержан Ильяс Карабулак.</p></article><script>alert(1)</script></body></html>"
).encode()
OTHER = b"<!doctype html><html><body><p>Another page.</p></body></html>"
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(40)


def warc(pages: tuple[tuple[str, str, bytes], ...], *, packed: bool = True) -> bytes:
    """A WARC of these answers (address, media type, body), each with its digest."""
    records = [_record(*page) for page in pages]
    return b"".join(gzip.compress(record) if packed else record for record in records)


def _record(address: str, kind: str, body: bytes) -> bytes:
    block = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode() + body
    digest = base64.b32encode(hashlib.sha1(block, usedforsecurity=False).digest()).decode()
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2023-06-02T10:11:12Z\r\n"
        f"WARC-Block-Digest: sha1:{digest}\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


ANSWERS = (
    (ADDRESS, "text/html; charset=utf-8", PAGE),
    ("https://x.example/a.js", "text/javascript", b"var a = 1;"),
    ("https://x.example/p.png", "image/png", PICTURE),
    ("https://x.example/2", "text/html", OTHER),
    ("https://x.example/again.png", "image/png", PICTURE),
)


def made_warc() -> bytes:
    """A packed WARC."""
    return warc(ANSWERS)


def made_plain_warc() -> bytes:
    """A WARC that is not packed."""
    return warc(ANSWERS, packed=False)


def made_wacz() -> bytes:
    """A WACZ whose list of pages names the last of its answers but the read one first."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr("datapackage.json", "{}")
        packed.writestr("pages/pages.jsonl", f'{{"format":"json-pages-1.0"}}\n{json.dumps({"url": ADDRESS})}\n')
        packed.writestr("archive/data.warc.gz", warc((ANSWERS[3], *ANSWERS[:3], *ANSWERS[4:])))
    return stream.getvalue()


def made_mhtml() -> bytes:
    """A page as Chromium saves it in one file."""
    parts = [
        f"Content-Type: {kind.split(';')[0]}\r\nContent-Location: {address}\r\nContent-Transfer-Encoding: binary\r\n"
        for address, kind, _ in ANSWERS
    ]
    head = (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {ADDRESS}\r\nDate: Fri, 2 Jun 2023 10:11:12 -0000\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="B"\r\n\r\n'
    )
    bodies = zip(parts, ANSWERS, strict=True)
    inner = b"".join(b"--B\r\n" + part.encode() + b"\r\n" + body + b"\r\n" for part, (_, _, body) in bodies)
    return head.encode() + inner + b"--B--\r\n"


MAKERS = [made_warc, made_plain_warc, made_wacz, made_mhtml]


@pytest.mark.parametrize("maker", MAKERS)
def test_the_page_is_read_with_its_address_and_time(maker: Callable[[], bytes]) -> None:
    """The reading is the saved page below the address and time that the file gives; scripts are not in it."""
    data = maker()
    reading = read_copy(data, digest_of(data))
    assert isinstance(reading, Reading)
    assert reading.text.startswith(f"URL: {ADDRESS}\nCaptured: ")
    assert "2023" in reading.text.splitlines()[1]
    main = "\n".join(span.slice(reading.text) for span in reading.main)
    assert main == "3 мая 2023 года в городе Тасколь был задержан Ильяс Карабулак."
    assert "alert" not in reading.text
    assert reading.findings == ()
    told = describe(data, reading)
    assert (told.address.value if told.address else None) == ADDRESS
    assert (told.title.value if told.title else None) == "Пекаря задержали"


@pytest.mark.parametrize("maker", MAKERS)
def test_pictures_and_other_pages_are_parts_and_scripts_are_counted(maker: Callable[[], bytes]) -> None:
    """Each picture and each other page comes out once, byte for byte, under its address."""
    out = list(unpack(maker(), Room()))
    parts = {each.path: each.data for each in out if isinstance(each, Inside)}
    assert parts == {"https://x.example/p.png": PICTURE, "https://x.example/2": OTHER}
    assert [each.code for each in out if isinstance(each, Finding)] == ["part-script"]


def test_a_capture_whose_bytes_were_changed_is_doubtful() -> None:
    """A page that does not fit its own digest is read and marked."""
    data = made_plain_warc().replace("Карабулак".encode(), "Карабулик".encode())
    reading = read_copy(data, digest_of(data))
    assert isinstance(reading, Reading)
    assert [each.code for each in reading.findings] == ["capture-doubtful"]


def test_an_archive_without_a_page_says_so() -> None:
    """A WARC of pictures has no reading, and its pictures are parts."""
    data = warc((ANSWERS[2],))
    found = read_copy(data, digest_of(data))
    assert not isinstance(found, Reading)
    assert [each.code for each in found] == ["no-page-inside"]
    assert [each.data for each in unpack(data, Room()) if isinstance(each, Inside)] == [PICTURE]


def test_cut_archives_are_read_as_far_as_they_go() -> None:
    """Wherever a web archive breaks off, the answer is a reading or a finding."""
    for maker in MAKERS:
        data = maker()
        for end in range(20, len(data), max(1, len(data) // 40)):
            assert read_copy(data[:end], digest_of(data[:end]))
            list(unpack(data[:end], Room()))


def test_kinds_are_told_by_the_bytes() -> None:
    """Each of these is named by its own content, a web archive packed record by record too."""
    kinds = [media_type(maker()) for maker in MAKERS]
    assert kinds == ["application/warc", "application/warc", "application/wacz", "multipart/related"]
