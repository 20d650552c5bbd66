"""Mail made to exhaust or confuse (RFC 5322, RFC 2045 to 2047, RFC 2557)."""

from collections.abc import Iterator

from tests.evidence.hostile.archives import BIDI
from tests.evidence.hostile.sample import Sample

_HEAD = b"From: a@example.org\r\nDate: Mon, 03 May 2021 09:00:00 +0600\r\nMIME-Version: 1.0\r\n"


def mail(kind: bytes, body: bytes, more: bytes = b"") -> bytes:
    """A message of this content type."""
    return _HEAD + more + b"Content-Type: " + kind + b"\r\n\r\n" + body


def attached(name: bytes, data: bytes = b"TVqQAAMAAAAEAAAA", coding: bytes = b"base64") -> bytes:
    """A message with one attachment."""
    part = (
        b"--b\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: %s\r\n"
        b'Content-Disposition: attachment; filename="%s"\r\n\r\n%s\r\n--b--\r\n'
    )
    return mail(b"multipart/mixed; boundary=b", part % (coding, name, data))


def samples() -> Iterator[Sample]:
    """Every hostile message."""
    for name, (attack, data) in (_shapes() | _heads() | _attachments()).items():
        yield Sample(f"{name}.eml", attack, data)
    yield Sample("many.mbox", "20,000 messages of nothing", b"From a@example.org Mon May  3 09:00:00 2021\n\n" * 20_000)
    yield Sample("cut.mbox", "a box cut in its head", b"From a@example.org Mon May  3 09:00:00 2021\nMessage-ID: <x")


def _nested(kind: bytes, depth: int) -> bytes:
    out = b""
    for number in range(depth):
        out += b"Content-Type: %s; boundary=b%d\r\n\r\n--b%d\r\n" % (kind, number, number)
    return _HEAD + out + b"Content-Type: text/plain\r\n\r\nx"


def _shapes() -> dict[str, tuple[str, bytes]]:
    return {
        "deep": ("parts 1,000 deep", _nested(b"multipart/mixed", 1_000)),
        "deep-10000": ("parts 10,000 deep", _nested(b"multipart/alternative", 10_000)),
        "letters-in-letters": ("letters 500 deep", _HEAD + b"Content-Type: message/rfc822\r\n\r\n" * 500 + b"x"),
        "many-parts": ("20,000 parts", mail(b"multipart/mixed; boundary=b", b"--b\r\n\r\nx\r\n" * 20_000)),
        "no-boundary": ("parts that nothing parts", mail(b"multipart/mixed", b"x")),
        "empty-boundary": ("a boundary of nothing", mail(b'multipart/mixed; boundary=""', b"--\r\n\r\nx\r\n----")),
        "never-ends": ("parts that never end", mail(b"multipart/mixed; boundary=b", b"--b\r\n\r\nx")),
        "no-body": ("a head and no body", _HEAD),
        "charset-nobody": ("an encoding nobody knows", mail(b"text/plain; charset=x-nobody", "Собрание".encode("cp1251"))),
        "charset-lie": ("UTF-7 called ASCII", mail(b"text/plain; charset=us-ascii", b"+BCEEPgQxBEAEMAQ9BDgENQ- \xff\xfe")),
        "base64-garbage": ("base64 that is none", mail(b"text/plain", b"!!!!" * 9_999, b"Content-Transfer-Encoding: base64\r\n")),
        "quoted-garbage": ("quoted words that are none", mail(b"text/plain", b"=ZZ=\xff" * 999, b"Content-Transfer-Encoding: quoted-printable\r\n")),
        "coding-nobody": ("packed as nobody packs", mail(b"text/plain", b"x", b"Content-Transfer-Encoding: x-nobody\r\n")),
        "html-deep": ("a page 100,000 deep in a letter", mail(b"text/html", b"<html>" + b"<div>" * 100_000)),
        "html-only-script": ("a letter that is a program", mail(b"text/html", b"<html><script>alert(1)</script>")),
        "sealed": ("a sealed letter", mail(b"application/pkcs7-mime; smime-type=enveloped-data", b"MIAG")),
        "outside-body": ("a body to be fetched", mail(b'message/external-body; access-type=URL; URL="http://127.0.0.1/"', b"")),
        "half": ("one part of many", mail(b'message/partial; id="x"; number=2; total=9', b"x")),
    }  # fmt: skip


def _heads() -> dict[str, tuple[str, bytes]]:
    return {
        "head-bomb": ("100,000 header lines", b"Message-ID: <x>\r\n" + b"X-A: b\r\n" * 100_000 + b"\r\n"),
        "head-long": ("a header line of 9 MiB", b"Message-ID: <x>\r\nSubject: " + b"x" * (9 << 20) + b"\r\n\r\n"),
        "encoded-bomb": ("10,000 encoded words", b"Message-ID: <x>\r\nSubject: " + b"=?utf-8?b?0YHQu9C+0LLQvg==?= " * 10_000 + b"\r\n\r\n"),
        "encoded-broken": ("encoded words that are none", b"Message-ID: <x>\r\nSubject: =?x-nobody?q?=ZZ?= =?utf-8?b?!!?=\r\n\r\n"),
        "date-absurd": ("a day that is none", b"Message-ID: <x>\r\nDate: Foo, 99 Xxx 99999 99:99:99 +9999\r\n\r\n"),
        "addresses-bomb": ("100,000 open brackets in an address", b"Message-ID: <x>\r\nFrom: " + b"(" * 100_000 + b"\r\n\r\n"),
        "parameters-bomb": ("20,000 pieces of one name", mail(b"text/plain;" + b"".join(b" name*%d=a;" % n for n in range(20_000)), b"")),
        "nul-head": ("an end in the middle of a head", b"Message-ID: <x>\r\nSubject: a\x01b\r\n\r\n"),
    }  # fmt: skip


def _attachments() -> dict[str, tuple[str, bytes]]:
    return {
        "attachment-climbs": ("a name that climbs", attached(b"../../../../tmp/habeas-climbed.exe")),
        "attachment-absolute": ("a name from the root", attached(b"/etc/passwd")),
        "attachment-bidi": ("a name that turns its reading round", attached(BIDI.encode())),
        "attachment-program": ("a program called a picture", attached(b"photo.jpg")),
        "attachment-locked": ("an attachment that is a broken zip", attached(b"order.zip", b"UEsDBA==")),
        "attachment-uu": ("garbage in uuencode", attached(b"x.pdf", b"begin 666 x\r\nM!!!!\r\nend", b"x-uuencode")),
    }  # fmt: skip
