"""Telling messages and mailboxes from other text, by their first lines."""

import re

_HEADER = re.compile(rb"[!-9;-~]{1,76}:")
_LINE = re.compile(rb"[^\n]*\n?")
_SURE = frozenset({b"message-id", b"mime-version", b"received", b"return-path", b"delivered-to", b"x-mozilla-status"})
_MAILBOX = re.compile(rb"From [^\r\n]*\d\d:\d\d[^\r\n]*\r?\n(?:>?From [^\r\n]*\r?\n)?[!-9;-~]{1,76}:")
_SENT = frozenset({b"received", b"to", b"delivered-to", b"cc", b"bcc"})
_LOOKED_AT = 1 << 16

MAIL = "message/rfc822"
MAILBOX = "application/mbox"
SAVED_PAGE = "multipart/related"


def mail_kind(data: bytes) -> str | None:
    """`message/rfc822`, `application/mbox`, `multipart/related` for a page saved in one file; None for other text.

    A message has a header that only messages have, or both From and Date with To or Subject, and only
    headers before its first blank line. A page with its pictures that was sent to nobody was saved, not mailed.
    """
    head = data[:_LOOKED_AT].lstrip()
    if _MAILBOX.match(head):
        return MAILBOX
    names, related = _headers(head)
    if names is None:
        return None
    if related and not names & _SENT:
        return SAVED_PAGE
    usual = {b"from", b"date"} <= names and names & {b"to", b"subject"}
    return MAIL if names & _SURE or usual else None


def _headers(head: bytes) -> tuple[frozenset[bytes] | None, bool]:
    """The names of the headers at the beginning, and whether they say `multipart/related`; None for other text."""
    names: set[bytes] = set()
    at, value, kind = 0, b"", b""
    while at < len(head):
        line = _LINE.match(head, at)
        text = line[0] if line else b""
        at += len(text)
        if not text.strip():
            break
        if text[:1] in b" \t" and names:
            if value == b"content-type":
                kind += text
            continue
        if not _HEADER.match(text):
            return None, False
        name, _, rest = text.partition(b":")
        value = name.lower()
        names.add(value)
        if value == b"content-type":
            kind = rest
    return frozenset(names), b"multipart/related" in kind.lower()
