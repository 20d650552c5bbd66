"""What a document says of itself: title, author, publisher, date, address, language; proposed, never decided."""

from typing import TYPE_CHECKING

from habeas.base.language import Lang
from habeas.base.when import When
from habeas.evidence.sources.source import Basis, Described, Description
from habeas.evidence.text.compound_kinds import DOCX, ODT
from habeas.evidence.text.heading import heading_of
from habeas.evidence.text.reading import Reading

if TYPE_CHECKING:
    from habeas.evidence.text.office.properties import Properties

_OFFICE = frozenset({"docx", "odt", "rtf", "doc"})
"""Readers of office documents, which have properties."""


def describe(data: bytes, reading: Reading) -> Description:
    """What the copy says of itself, every field with :attr:`Basis.PROPOSED`; None for what it does not say.

    `data` are the bytes that `reading` is of. Of a web page, its own code is asked first and then
    the first lines of its main text; of a PDF, its information and its first lines; of a saved page,
    the code of that page and the address at which it was captured; of a message, its headers; of an
    office document, its first lines and then its properties; of plain text, its first lines.
    """
    main = "\n".join(span.slice(reading.text) for span in reading.main)
    match reading.reader.partition("/")[0]:
        case "html":
            return _of_page(data, reading, main)
        case "saved-page":
            return _of_saved_page(data, reading, main)
        case "mail":
            return _of_message(data, reading)
        case "pdf":
            return _of_pdf(data, reading, main)
        case name if name in _OFFICE:
            return _of_document(data, reading, main, name)
    heading = heading_of(main)
    return _proposed(heading.title, heading.author, None, heading.published, heading.address, reading.lang)


def _of_page(data: bytes, reading: Reading, main: str) -> Description:
    from habeas.evidence.text.web_page import decode_page  # noqa: PLC0415  (each kind loads what it needs)

    return _of_source(decode_page(data).text, reading, main)


def _of_saved_page(data: bytes, reading: Reading, main: str) -> Description:
    from habeas.evidence.web_archives.saved_page import page_of, source_of  # noqa: PLC0415  (as above)

    page = page_of(data)
    source, address = ("", "") if page is None else (source_of(page).text, page.address)
    return _of_source(source, reading, main, address)


def _of_message(data: bytes, reading: Reading) -> Description:
    from habeas.evidence.text.mail.message import mail_facts  # noqa: PLC0415  (as above)

    mail = mail_facts(data)
    return _proposed(mail.subject, mail.sender, None, mail.sent, None, reading.lang)


def _of_pdf(data: bytes, reading: Reading, main: str) -> Description:
    from habeas.evidence.text.paged import pdf_info  # noqa: PLC0415  (as above)

    info, heading = pdf_info(data), heading_of(main)
    title, author = info.title or heading.title, info.author or heading.author
    return _proposed(title, author, None, heading.published, heading.address, reading.lang)


def _of_document(data: bytes, reading: Reading, main: str, name: str) -> Description:
    """The document's own words before its properties: these are often those of the form it was written over."""
    heading, told = heading_of(main), _properties(data, name)
    return _proposed(
        heading.title or told.title,
        heading.author or told.author,
        None,
        heading.published or told.made,
        heading.address,
        reading.lang,
    )


def _properties(data: bytes, name: str) -> "Properties":
    """Title, author and time by the document's own properties; `name` is that of its reader."""
    from habeas.evidence.text.office.properties import Properties, properties_of  # noqa: PLC0415  (as above)

    if name == "rtf":
        from habeas.evidence.text.office.rtf import rtf_properties  # noqa: PLC0415  (as above)

        return Properties(*rtf_properties(data))
    if name == "doc":
        from habeas.evidence.text.office.word_binary import doc_properties  # noqa: PLC0415  (as above)

        return Properties(*doc_properties(data))
    return properties_of(data, DOCX if name == "docx" else ODT)


def _of_source(source: str, reading: Reading, main: str, captured_at: str = "") -> Description:
    """What a page's code and its first lines say; the address at which it was captured is known better."""
    from habeas.evidence.text.page_facts import page_facts  # noqa: PLC0415  (as above)

    facts, heading = page_facts(source), heading_of(main)
    stated = Lang(facts.language) if facts.language in tuple(Lang) else None
    return _proposed(
        facts.title or heading.title,
        facts.author or heading.author,
        facts.publisher,
        facts.published or heading.published,
        captured_at or facts.address,
        reading.lang or stated,
    )


def _proposed(
    title: str | None,
    author: str | None,
    publisher: str | None,
    published: When | None,
    address: str | None,
    language: Lang | None,
) -> Description:
    return Description(
        title=_mark(None if title is None else _repaired(title, language)),
        author=_mark(author),
        publisher=_mark(publisher),
        published=_mark(published),
        address=_mark(address),
        language=_mark(language),
    )


def _repaired(title: str, language: Lang | None) -> str:
    from habeas.evidence.text.repair import repair  # noqa: PLC0415  (it loads long, and many papers have no title)

    return repair(title, language).text


def _mark[T](value: T | None) -> Described[T] | None:
    return None if value is None else Described(value, Basis.PROPOSED)
