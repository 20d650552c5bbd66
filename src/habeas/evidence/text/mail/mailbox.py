"""A mailbox in one file (mbox, RFC 4155): messages behind one another, each after a line `From …`."""

import re
from collections.abc import Iterator

from habeas.base.digest import Digest
from habeas.base.finding import Finding, Severity
from habeas.evidence.text.decoding import normal_text
from habeas.evidence.text.mail.entity import entity_of
from habeas.evidence.text.mail.header_words import header_words
from habeas.evidence.text.reading import Reading

READER = "mbox/1"
"""Name and version: the same bytes always give the same text under it."""

MOST_LISTED = 100_000
"""Messages of a mailbox that its list of contents names."""

_START = re.compile(rb"(?:\A|\n\r?\n)From [^\r\n]*\r?\n(?=[!-9;-~]+:|>From )")
"""A line `From …` after a blank line, before a header: a sentence that begins so in a message is no start."""


def messages_of(data: bytes) -> Iterator[bytes]:
    """The messages in order, each as its bytes stand between two `From ` lines, one at a time.

    The blank line before the next message belongs to none. A `>` that a program put before `From ` in a
    body stays: nobody can tell it from one that was written.
    """
    start: int | None = None
    for found in _START.finditer(data):
        if start is not None:
            yield _without_blank(data[start : found.start() + 1])
        start = found.end()
    if start is not None:
        yield _without_blank(data[start:])


def read_mailbox(data: bytes, copy: Digest) -> Reading:
    """The list of contents: a line for each message, with its date, sender and subject, parted by tabs.

    Nothing of it is main text: the messages themselves are sources of their own.
    """
    lines: list[str] = []
    findings: tuple[Finding, ...] = ()
    for message in messages_of(data):
        if len(lines) == MOST_LISTED:
            note = f"The list ends after {MOST_LISTED} messages; the mailbox has more."
            findings = (Finding("too-large", "file", Severity.ERROR, note),)
            break
        header = entity_of(message).header
        lines.append("\t".join(" ".join(header_words(header, name)) for name in ("Date", "From", "Subject")))
    return Reading(copy, READER, normal_text("\n".join(lines)), (), findings=findings)


def _without_blank(message: bytes) -> bytes:
    """The message without the one blank line that parts it from the next."""
    for blank, end in ((b"\r\n\r\n", b"\r\n"), (b"\n\n", b"\n")):
        if message.endswith(blank):
            return message.removesuffix(blank) + end
    return message
