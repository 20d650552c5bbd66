"""The reader of messages (EML): the headers that a person sees, and the body."""

import re
from dataclasses import dataclass

from habeas.base.digest import Digest
from habeas.base.finding import Finding, Severity
from habeas.base.span import Span
from habeas.base.when import When
from habeas.evidence.text.decoding import decode
from habeas.evidence.text.language import language_of
from habeas.evidence.text.mail.anatomy import Anatomy, Body, anatomy_of
from habeas.evidence.text.mail.entity import Entity, entity_of
from habeas.evidence.text.mail.header_words import header_words, sent_at, stated_charset
from habeas.evidence.text.reading import Reading
from habeas.evidence.text.web_page import declared_encoding, read_html

READER = "mail/1"
"""Name and version: the same bytes always give the same text under it."""

SHOWN = ("From", "Sender", "To", "Cc", "Bcc", "Reply-To", "Date", "Subject", "Message-ID", "In-Reply-To")
"""The headers that the reading begins with, in this order, each as often as the message has it."""

_WORD = re.compile(r"\w+")
_ALIKE = 0.6
"""Share of the words of one form that the other has; below it the two say different things."""


@dataclass(frozen=True, slots=True)
class MailFacts:
    """What a message says of itself; None for what it does not say."""

    subject: str | None
    sender: str | None
    sent: When | None


def read_mail(data: bytes, copy: Digest) -> Reading:
    """Headers (`From: …`, a line each), a blank line, and the body; quoted replies stay in it.

    Of a body in several forms the plain one is read, the page where there is none; where the two say
    different things both are read, and `forms-differ` says so. What came with the message is not read
    here: it is a source of its own. The body is the main text.
    """
    anatomy = anatomy_of(data)
    findings = list(anatomy.findings)
    head = "\n".join(_head(anatomy))
    texts: list[str] = []
    encoding: str | None = None
    for forms in anatomy.bodies:
        for body in _chosen(forms, findings):
            text, used, more = _words_of(body, copy)
            findings += more
            encoding = encoding or used
            if text.strip():
                texts.append(text.strip("\n"))
    body_text = "\n\n".join(texts)
    text = f"{head}\n\n{body_text}" if head and body_text else head or body_text
    main = (Span(len(text) - len(body_text), len(text)),) if body_text else ()
    if not all(enclosure.whole for enclosure in anatomy.enclosures):
        message = "The encoding of an attachment is damaged; as much of it as could be had was kept as its own source."
        findings.append(Finding("part-damaged", "file", Severity.WARNING, message))
    if not any(char.isalnum() for char in body_text):
        findings.append(Finding("no-text", "file", Severity.NOTE, "The message has no words of its own."))
    return Reading(
        copy,
        READER,
        text,
        main,
        lang=language_of(body_text),
        encoding=encoding,
        findings=tuple(dict.fromkeys(findings)),
    )


def mail_facts(data: bytes) -> MailFacts:
    """Subject, sender and time as the headers give them."""
    header = entity_of(data).header
    subject = " ".join("".join(header_words(header, "Subject")[:1]).split()) or None
    sender = " ".join("".join(header_words(header, "From")[:1]).split()) or None
    return MailFacts(subject, sender, sent_at(header))


def headers_shown(entity: Entity, charset: str | None = None) -> list[str]:
    """The lines `Name: words` of the headers in :data:`SHOWN`."""
    return [f"{name}: {words}" for name in SHOWN for words in header_words(entity.header, name, charset) if words]


def _head(anatomy: Anatomy) -> list[str]:
    stated = (stated_charset(anatomy.entity.header), *(body.charset for forms in anatomy.bodies for body in forms))
    return headers_shown(anatomy.entity, next((each for each in stated if each is not None), None))


def _chosen(forms: tuple[Body, ...], findings: list[Finding]) -> tuple[Body, ...]:
    plain = [body for body in forms if not body.page and body.data.strip()]
    pages = [body for body in forms if body.page and body.data.strip()]
    if not plain or not pages:
        return tuple((plain or pages)[:1])
    said, shown = (_vocabulary(body) for body in (plain[0], pages[0]))
    if len(said & shown) >= _ALIKE * len(shown):
        return (plain[0],)
    message = "The message has two forms, as text and as a page, that say different things. Both were read."
    findings.append(Finding("forms-differ", "file", Severity.WARNING, message))
    return (plain[0], pages[0])


def _vocabulary(body: Body) -> frozenset[str]:
    text, _, _ = _words_of(body, Digest(""))
    return frozenset(_WORD.findall(text.lower()))


def _words_of(body: Body, copy: Digest) -> tuple[str, str | None, tuple[Finding, ...]]:
    """The text of a body, the encoding that was used, and what was uncertain about it."""
    if not body.page:
        plain = decode(body.data, body.charset)
        return plain.text, plain.encoding, plain.findings
    source = decode(body.data, body.charset or declared_encoding(body.data))
    page = read_html(source.text.encode(), copy)
    if not isinstance(page, Reading):
        return "", source.encoding, page
    told = tuple(each for each in page.findings if each.code not in ("no-text", "encoding-misdeclared"))
    return page.text, source.encoding, source.findings + told
