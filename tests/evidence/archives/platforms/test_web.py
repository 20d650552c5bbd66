"""Saved pages: records are those that warcio finds, damage is passed, and the figures add up."""

import base64
import gzip
import hashlib
import io
import json
import zipfile
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.evidence.archives.mutilation import harm_bytes
from tests.evidence.archives.platforms.laws import read_lawfully
from warcio.archiveiterator import ArchiveIterator

from habeas.base.digest import digest_of
from habeas.evidence.archives.export import ExportFile, FileReading
from habeas.evidence.archives.item import Kind, Whose
from habeas.evidence.archives.platforms.web_saved import SavedPages
from habeas.evidence.text.reading import Reading
from habeas.evidence.text.web_page import read_html
from habeas.evidence.web_archives.record import digest_fits, records_of, response_of

LAYOUT = SavedPages()
PNG = b"\x89PNG\r\n\x1a\nxx"


def _html(words: str) -> bytes:
    return f"<!DOCTYPE html><html><head><title>Бет</title></head><body><p>{words}</p></body></html>".encode()


def _record(kind: str, block: bytes, *, packed: bool, **fields: str) -> bytes:
    """A record as ISO 28500 lays it out, in a gzip member of its own where `packed`."""
    digest = base64.b32encode(hashlib.sha1(block, usedforsecurity=False).digest()).decode()
    head = {
        "WARC-Type": kind,
        "WARC-Record-ID": "<urn:uuid:00000000-0000-4000-8000-000000000000>",
        "WARC-Date": "2020-01-02T03:04:05Z",
        "WARC-Block-Digest": f"sha1:{digest}",
        "Content-Length": str(len(block)),
    } | {name.replace("_", "-"): value for name, value in fields.items()}
    lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
    record = b"WARC/1.0\r\n" + lines.encode() + b"\r\n" + block + b"\r\n\r\n"
    return gzip.compress(record) if packed else record


def _warc(bodies: list[tuple[str, bytes]], *, packed: bool = True, **headers: str) -> bytes:
    """A WARC of one information record and an answer for each body."""
    records = [_record("warcinfo", b"software: x\r\n", packed=packed, Content_Type="application/warc-fields")]
    for number, (kind, body) in enumerate(bodies):
        fields = {"Content-Type": kind, **{name.replace("_", "-"): value for name, value in headers.items()}}
        lines = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
        records.append(
            _record(
                "response",
                b"HTTP/1.1 200 OK\r\n" + lines.encode() + b"\r\n" + body,
                packed=packed,
                WARC_Target_URI=f"http://mysal.example/{number}",
                Content_Type="application/http; msgtype=response",
            )
        )
    return b"".join(records)


def _read(path: str, data: bytes) -> FileReading:
    file = ExportFile(path, data)
    assert LAYOUT.claims(file)
    return read_lawfully(LAYOUT, [file])


@settings(max_examples=12)
@given(st.lists(st.text("абвғқ <>&;#1", min_size=1, max_size=20), max_size=5), st.booleans())
def test_records_are_those_that_warcio_reads(texts: list[str], packed: bool) -> None:
    """A library's reader finds the same records and bodies; every page's words are those of the page reader."""
    bodies = [_html(text) for text in texts]
    data = _warc([("text/html; charset=utf-8", body) for body in bodies], packed=packed)
    theirs = [
        record.content_stream().read()
        for record in ArchiveIterator(io.BytesIO(data), check_digests="raise")
        if record.rec_type == "response"
    ]
    ours = [response_of(record.block).body for record in records_of(data) if record.header["warc-type"] == "response"]
    assert ours == theirs == bodies
    read = _read("a.warc.gz" if packed else "a.warc", data)
    assert [item.place.pointer for item in read.items] == [f"/{number + 1}" for number in range(len(bodies))]
    for item, body in zip(read.items, bodies, strict=True):
        page = read_html(body, digest_of(body))
        assert isinstance(page, Reading)
        assert (item.text, item.whose, item.kind) == (page.text, Whose.UNKNOWN, Kind.PAGE)


def test_a_page_bears_its_address_and_the_time_of_its_capture() -> None:
    """The time is that of the capture; a page that is no page of words is counted by its kind."""
    read = _read("a.warc", _warc([("text/html", _html("сөз")), ("image/png", PNG)], packed=False))
    item = read.items[0]
    assert (item.address, str(item.when), item.container) == ("http://mysal.example/0", "2020-01-02T03:04:05Z", "Бет")
    assert (read.tallies[0].service, read.tallies[0].without_text) == (1, 1)
    assert "image/png 1" in read.findings[0].message


def test_the_charset_of_the_answer_is_used_and_codings_are_undone() -> None:
    """A page in windows-1251 that does not say so, packed and in chunks, gives its words."""
    page = "<html><body><p>Привет, это проверка слов</p></body></html>".encode("cp1251")
    packed = gzip.compress(page)
    body = b"%x\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n" % (7, packed[:7], len(packed) - 7, packed[7:])
    data = _warc([("text/html; charset=windows-1251", body)], Content_Encoding="gzip", Transfer_Encoding="chunked")
    assert [item.text for item in _read("a.warc.gz", data).items] == ["Привет, это проверка слов"]
    unknown = _warc([("text/html", b"xx")], Content_Encoding="br")
    assert [entry.why for entry in _read("a.warc.gz", unknown).unparsed] == ["content-coding-unknown"]


def test_altered_bytes_are_told_by_the_archives_own_digests() -> None:
    """A letter changed in a plain WARC is found by the block's digest; the page is read and the difference said."""
    data = _warc([("text/html", _html("ақ"))], packed=False)
    assert _read("a.warc", data).findings == ()
    assert "digest-differs" in {
        finding.code for finding in _read("a.warc", data.replace("ақ".encode(), "ат".encode())).findings
    }


@pytest.mark.parametrize("form", ["sha1:{b32}", "sha1:{hex}", "SHA-1:{hex}", "sha1:{b64}"])
def test_digests_are_compared_in_every_form_that_archives_write(form: str) -> None:
    """Base 32, base 16 and base 64 of a digest are the same digest; a wrong or unknown one is told apart."""
    raw = hashlib.sha1(b"x", usedforsecurity=False).digest()
    written = form.format(b32=base64.b32encode(raw).decode(), hex=raw.hex(), b64=base64.b64encode(raw).decode())
    assert digest_fits(written, b"x") is True
    assert digest_fits(written, b"y") is False
    assert digest_fits("blake9:AAAA", b"x") is None


def test_a_revisit_is_counted_and_said() -> None:
    """A capture that found nothing new holds no words of its own."""
    revisit = _record("revisit", b"HTTP/1.1 200 OK\r\n\r\n", packed=True, WARC_Target_URI="http://mysal.example/0")
    read = _read("a.warc.gz", revisit)
    assert (read.tallies[0].without_text, [finding.code for finding in read.findings]) == (1, ["revisit"])


@pytest.mark.parametrize("packed", [True, False])
def test_reading_goes_on_behind_a_damaged_record(packed: bool) -> None:
    """Bytes that are no record between two records are one entry, and the record behind them is read."""
    one, two = (_warc([("text/html", _html(words))], packed=packed) for words in ("бір", "екі"))
    read = _read("a.warc", one + b"\x1f\x8b\x08 not a record" + two)
    assert [item.text.split()[-1] for item in read.items] == ["бір", "екі"]
    assert len(read.unparsed) == 1


def test_a_record_that_was_cut_keeps_its_words_before_the_cut() -> None:
    """A page cut in the middle is read as far as it goes and said to be cut."""
    data = _warc([("text/html", _html("бірінші сөз</p><p>" + "х" * 200))], packed=False)
    read = _read("a.warc", data[:-120])
    assert "бірінші сөз" in read.items[0].text
    assert [finding.code for finding in read.findings] == ["page-cut-short"]


def _wacz(warc: bytes, digest: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("archive/data.warc.gz", warc)
        packed.writestr("pages/pages.jsonl", "{}")
        resources = [{"path": "archive/data.warc.gz", "hash": f"sha256:{digest}"}]
        packed.writestr("datapackage.json", json.dumps({"resources": resources}))
    return out.getvalue()


def test_a_wacz_is_opened_and_its_digests_are_checked() -> None:
    """The pages of the WARC inside are read under its path; bytes other than the package's digest are said."""
    warc = _warc([("text/html", _html("сөз"))])
    good = _read("a.wacz", _wacz(warc, hashlib.sha256(warc).hexdigest()))
    assert [item.id for item in good.items] == ["a.wacz#/archive~1data.warc.gz/1"]
    assert good.findings == ()
    assert [finding.code for finding in _read("a.wacz", _wacz(warc, "0" * 64)).findings] == ["digest-differs"]
    assert [entry.why for entry in _read("a.wacz", b"PK no zip").unparsed] == ["not-a-zip"]


def test_a_single_page_and_a_page_saved_as_one_file_are_read() -> None:
    """A saved page gives its words and, where it says it, its address; every part of an MHTML file is an entry."""
    saved = b"<!-- saved from url=(0020)http://mysal.example/a -->" + _html("сөз")
    item = _read("folder/page.html", saved).items[0]
    assert (item.address, item.place.pointer) == ("http://mysal.example/a", f"char=0,{len(saved.decode())}")
    message = EmailMessage()
    message["Snapshot-Content-Location"] = "http://mysal.example/b"
    message["Date"] = "Thu, 02 Jan 2020 03:04:05 +0500"
    message.set_content(_html("мәтін").decode(), subtype="html", cte="quoted-printable")
    message.add_related(PNG, "image", "png")
    read = _read("page.mhtml", bytes(message))
    assert [(item.address, str(item.when)) for item in read.items] == [
        ("http://mysal.example/b", "2020-01-02T03:04:05+05:00")
    ]
    assert "мәтін" in read.items[0].text
    assert read.tallies[0].without_text == 1


@pytest.mark.parametrize(
    "path", ["messages/dana/message_1.html", "messages.html", "friends/friends0.html", "index.html"]
)
def test_pages_of_a_platforms_export_are_not_taken_for_saved_ones(path: str) -> None:
    """A page that may be a chat nobody chose is left to the layout that knows it."""
    assert not LAYOUT.claims(ExportFile(path, _html("сөз")))


@settings(max_examples=50)
@given(st.data(), st.sampled_from(["a.warc", "a.warc.gz", "a.wacz", "page.html", "page.mhtml"]))
def test_any_harm_leaves_figures_that_add_up(data: st.DataObject, path: str) -> None:
    """Altered bytes and cut ends never raise; every record is read, counted or listed."""
    warc = _warc([("text/html", _html("бір")), ("image/png", PNG), ("text/plain", b"x")], packed=path != "a.warc")
    whole = {
        "a.wacz": _wacz(warc, "0" * 64),
        "page.html": _html("бір"),
        "page.mhtml": b"Content-Type: text/html\n\n" + _html("бір"),
    }
    file = ExportFile(path, harm_bytes(whole.get(path, warc), data))
    if LAYOUT.claims(file):
        read_lawfully(LAYOUT, [file])
