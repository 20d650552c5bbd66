"""What a document says of itself: title, author, publisher, date, address, language; proposed, never decided."""

from habeas.base.language import Lang
from habeas.base.when import When
from habeas.evidence.sources.source import Basis, Described, Description
from habeas.evidence.text import paged, web_page
from habeas.evidence.text.heading import heading_of
from habeas.evidence.text.mail import message
from habeas.evidence.text.page_facts import page_facts
from habeas.evidence.text.reading import Reading
from habeas.evidence.text.repair import repair


def describe(data: bytes, reading: Reading) -> Description:
    """What the copy says of itself, every field with :attr:`Basis.PROPOSED`; None for what it does not say.

    `data` are the bytes that `reading` is of. Of a web page, its own code is asked first and then
    the first lines of its main text; of a PDF, its information and its first lines; of a message, its
    headers; of plain text, its first lines.
    """
    main = "\n".join(span.slice(reading.text) for span in reading.main)
    if reading.reader == web_page.READER:
        return _of_page(data, reading, main)
    if reading.reader == message.READER:
        mail = message.mail_facts(data)
        return _proposed(mail.subject, mail.sender, None, mail.sent, None, reading.lang)
    heading = heading_of(main)
    title, author = heading.title, heading.author
    if reading.reader.startswith(paged.READER):
        info = paged.pdf_info(data)
        title, author = info.title or title, info.author or author
    return _proposed(title, author, None, heading.published, heading.address, reading.lang)


def _of_page(data: bytes, reading: Reading, main: str) -> Description:
    facts, heading = page_facts(web_page.decode_page(data).text), heading_of(main)
    stated = Lang(facts.language) if facts.language in tuple(Lang) else None
    return _proposed(
        facts.title or heading.title,
        facts.author or heading.author,
        facts.publisher,
        facts.published or heading.published,
        facts.address,
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
