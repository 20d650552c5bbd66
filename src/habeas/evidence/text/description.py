"""What a document says of itself: title, author, publisher, date, address, language; proposed, never decided."""

from collections.abc import Callable
from functools import partial

from habeas.base.language import Lang
from habeas.base.when import When
from habeas.evidence.sources.source import Basis, Described, Description
from habeas.evidence.text import paged, web_page
from habeas.evidence.text.compound_kinds import DOCX, ODT
from habeas.evidence.text.heading import heading_of
from habeas.evidence.text.mail import message
from habeas.evidence.text.office import docx, odt, rtf, word_binary
from habeas.evidence.text.office.properties import Properties, properties_of
from habeas.evidence.text.page_facts import page_facts
from habeas.evidence.text.reading import Reading
from habeas.evidence.text.repair import repair
from habeas.evidence.web_archives import saved_page

_OFFICE: dict[str, Callable[[bytes], Properties]] = {
    docx.READER: partial(properties_of, kind=DOCX),
    odt.READER: partial(properties_of, kind=ODT),
    rtf.READER: lambda data: Properties(*rtf.rtf_properties(data)),
    word_binary.READER: lambda data: Properties(*word_binary.doc_properties(data)),
}


def describe(data: bytes, reading: Reading) -> Description:
    """What the copy says of itself, every field with :attr:`Basis.PROPOSED`; None for what it does not say.

    `data` are the bytes that `reading` is of. Of a web page, its own code is asked first and then
    the first lines of its main text; of a PDF, its information and its first lines; of a saved page,
    the code of that page and the address at which it was captured; of a message, its headers; of an
    office document, its first lines and then its properties; of plain text, its first lines.
    """
    main = "\n".join(span.slice(reading.text) for span in reading.main)
    if reading.reader == web_page.READER:
        return _of_source(web_page.decode_page(data).text, reading, main)
    if reading.reader == saved_page.READER:
        page = saved_page.page_of(data)
        source, address = ("", "") if page is None else (saved_page.source_of(page).text, page.address)
        return _of_source(source, reading, main, address)
    if reading.reader == message.READER:
        mail = message.mail_facts(data)
        return _proposed(mail.subject, mail.sender, None, mail.sent, None, reading.lang)
    if reading.reader in _OFFICE:
        return _of_document(data, reading, main)
    heading = heading_of(main)
    title, author = heading.title, heading.author
    if reading.reader.startswith(paged.READER):
        info = paged.pdf_info(data)
        title, author = info.title or title, info.author or author
    return _proposed(title, author, None, heading.published, heading.address, reading.lang)


def _of_document(data: bytes, reading: Reading, main: str) -> Description:
    """The document's own words before its properties: these are often those of the form it was written over."""
    heading, told = heading_of(main), _OFFICE[reading.reader](data)
    return _proposed(
        heading.title or told.title,
        heading.author or told.author,
        None,
        heading.published or told.made,
        heading.address,
        reading.lang,
    )


def _of_source(source: str, reading: Reading, main: str, captured_at: str = "") -> Description:
    """What a page's code and its first lines say; the address at which it was captured is known better."""
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
        title=_mark(None if title is None else repair(title, language).text),
        author=_mark(author),
        publisher=_mark(publisher),
        published=_mark(published),
        address=_mark(address),
        language=_mark(language),
    )


def _mark[T](value: T | None) -> Described[T] | None:
    return None if value is None else Described(value, Basis.PROPOSED)
