"""Kinds and encodings: told by the bytes, said where they were guessed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.evidence.text.decoding import decode, normal_text
from habeas.evidence.text.encodings import guess
from habeas.evidence.text.kinds import media_type
from habeas.evidence.text.web_page import decode_page

RUSSIAN = "Защитник обжаловал постановление суда. Задержанный содержится под стражей с марта; ёлка, объявление."
KAZAKH = "Қорғаушы сот қаулысына шағым түсірді. Ұсталған адам наурыздан бері қамауда отыр, өтініші қаралмады."
WESTERN = "The café owner, Mr. Müller, said “no” – façade, señor, £5."


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "text/plain"),
        (b"Plain words.\n", "text/plain"),
        (RUSSIAN.encode("cp1251"), "text/plain"),
        (RUSSIAN.encode("koi8-r"), "text/plain"),
        (RUSSIAN.encode("utf-16"), "text/plain"),
        (RUSSIAN.encode("utf-16-le"), "text/plain"),
        (RUSSIAN.encode("utf-32-le"), "text/plain"),
        (b"\x00\x00\xfe\xff" + RUSSIAN.encode("utf-32-be"), "text/plain"),
        (bytes(64), "application/octet-stream"),
        (b"BM is how this sentence begins.", "text/plain"),
        (b"<b>begins like markup</b> and goes on", "text/html"),
        (b"\xef\xbb\xbf  <!DOCTYPE html><html><body>x</body></html>", "text/html"),
        (b"<!-- saved -->\n<html lang=kk><p>x", "text/html"),
        ("<!doctype html><p>x".encode("utf-16"), "text/html"),
        (b'<?xml version="1.0"?><!DOCTYPE html><html xmlns="x"></html>', "text/html"),
        (b'<?xml version="1.0"?><doc/>', "application/xml"),
        (b"%PDF-1.7\n...", "application/pdf"),
        (b"junk before\n%PDF-1.4\n", "application/pdf"),
        (b"{\\rtf1 x}", "application/rtf"),
        (b'{"a": [1, 2]}', "application/json"),
        (b"{not json", "text/plain"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "image/png"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "image/jpeg"),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", "image/webp"),
        (b"\x00\x00\x00\x18ftypmp42", "video/mp4"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
        (
            b"PK\x03\x04" + bytes(22) + b"[Content_Types].xml" + bytes(40) + b"word/document.xml",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        (
            b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.textPK\x03\x04",
            "application/vnd.oasis.opendocument.text",
        ),
        (b"PK\x03\x04" + bytes(60), "application/zip"),
        (b"From: a@b.kz\nMessage-ID: <1@b.kz>\nSubject: x\n\nHello", "message/rfc822"),
        (b"From: MHT\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\nx", "multipart/related"),
        (b"From: the office\nTo: the court\n\nSirs,", "text/plain"),
        (bytes(range(1, 9)) * 9, "application/octet-stream"),
    ],
)
def test_the_kind_is_told_by_the_bytes(data: bytes, kind: str) -> None:
    """Each format is named by its signature; text that is no known markup is plain text."""
    assert media_type(data) == kind


@given(st.binary(max_size=300))
def test_any_bytes_have_a_kind_and_a_text(data: bytes) -> None:
    """Nothing makes detection or decoding fail, and what is decoded is in normal form."""
    assert "/" in media_type(data)
    text = decode(data).text
    assert text == normal_text(text)
    assert "\r" not in text
    assert "\x00" not in text


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "cp866"),
        (RUSSIAN, "iso8859-5"),
        (RUSSIAN, "mac-cyrillic"),
        (KAZAKH, "ptcp154"),
        (KAZAKH, "kz1048"),
        (WESTERN, "cp1252"),
        ("Суд решил.", "cp1251"),
        ("In Russian the word is задержание.", "koi8-r"),
    ],
)
def test_a_guessed_encoding_reads_right_and_is_said(words: str, encoding: str) -> None:
    """Single-byte text without a declaration is read as it was written, with a warning that it was guessed."""
    decoded = decode(words.encode(encoding))
    assert decoded.text == words
    assert [finding.code for finding in decoded.findings] == ["encoding-guessed"]
    assert decoded.encoding in decoded.findings[0].message


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
)
@pytest.mark.parametrize("words", [RUSSIAN, KAZAKH, WESTERN])
def test_unicode_encodings_are_certain(words: str, encoding: str) -> None:
    """UTF-8, UTF-16 and UTF-32 are read without a finding, with a byte-order mark or by their shape."""
    assert decode(words.encode(encoding)).text == words
    assert decode(words.encode(encoding)).findings == ()


def test_a_file_cut_inside_a_character_is_still_utf_8() -> None:
    """Broken bytes are shown as U+FFFD and counted; the rest is read."""
    decoded = decode(RUSSIAN.encode()[:-1] + b"\xd1")
    assert decoded.text == RUSSIAN[:-1] + "\ufffd"
    assert decoded.encoding == "utf-8"
    assert [finding.code for finding in decoded.findings] == ["bytes-undecodable"]


@pytest.mark.parametrize(
    ("head", "encoding", "codes"),
    [
        ('<meta charset="windows-1251">', "cp1251", []),
        ('<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">', "koi8-r", []),
        ('<meta charset="windows-1251">', "utf-8", ["encoding-misdeclared"]),
        ('<meta charset="utf-8">', "cp1251", ["encoding-guessed"]),
        ('<meta charset="no-such-thing">', "cp1251", ["encoding-guessed"]),
        ("", "cp1251", ["encoding-guessed"]),
    ],
)
def test_a_page_is_read_in_the_encoding_that_fits(head: str, encoding: str, codes: list[str]) -> None:
    """What a page declares is taken where its bytes agree; where they do not, that is said."""
    decoded = decode_page(f"<html><head>{head}</head><p>{RUSSIAN}</p>".encode(encoding))
    assert RUSSIAN in decoded.text
    assert [finding.code for finding in decoded.findings] == codes


def test_latin_1_means_what_browsers_make_of_it() -> None:
    """A page that says ISO-8859-1 is read as Windows-1252, as every browser does."""
    decoded = decode_page('<meta charset="iso-8859-1"><p>“yes”'.encode("cp1252"))
    assert "“yes”" in decoded.text
    assert decoded.encoding == "cp1252"


@given(st.text(max_size=80))
def test_normal_form_is_one(text: str) -> None:
    """Whatever the line ends and compositions, normalising twice is normalising once; no mark, NUL or CR is left."""
    once = normal_text(text)
    assert normal_text(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not set("\r\x00") & set(once)


def test_ascii_needs_no_guess() -> None:
    """Text of ASCII alone is UTF-8, without a warning."""
    assert decode(b"plain").findings == ()
    assert guess(b"plain") in ("cp1251", "cp1252")
