"""The reader of PDF documents that carry text (pdfium, by pypdfium2)."""

import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

import pypdfium2 as pdfium

from habeas.base.digest import Digest
from habeas.base.finding import Finding, Severity
from habeas.base.span import Span
from habeas.evidence.text.decoding import normal_text
from habeas.evidence.text.language import language_of
from habeas.evidence.text.main_text import main_of_lines
from habeas.evidence.text.reading import Page, Reading

READER = "pdf/1"
"""Name and version: the same bytes always give the same text under it."""

MOST_PAGES = 5_000
MOST_CHARACTERS = 20_000_000
MOST_ON_A_PAGE = 500_000
"""Limits against files made to exhaust memory; a page of print has about 3,000 characters."""

_FILE_NAME = re.compile(r"^(?:microsoft word|untitled|без имени|без названия|document\d*$)|\.\w{2,4}$", re.IGNORECASE)
_NO_LETTER = re.compile("[\ufffd\ue000-\uf8ff\x01-\x08\x0e-\x1f]")
_DOUBTFUL = 0.1
_LINE_HYPHEN = re.compile("[\x02\ufffe](?:\r?\n)?")
"""How pdfium writes a hyphen together with the end of its line; the page shows both."""


def read_pdf(data: bytes, copy: Digest) -> Reading | tuple[Finding, ...]:
    """The text layer page by page, pages parted by a line end; words, hyphens and columns as found.

    Pages are numbered from 1 in the file's order; a page without any text has no entry and gives
    `no-text-layer`. Where :data:`MOST_PAGES`, :data:`MOST_CHARACTERS` or :data:`MOST_ON_A_PAGE` is
    passed, the reading ends there and says so (`too-large`). A file that is encrypted or damaged
    beyond opening gives findings only.
    """
    document = opened_pdf(data)
    if isinstance(document, Finding):
        return (document,)
    with closing(document):
        layers, cut = pages_of(document)
    findings = (*(layer.problem for layer in layers if layer.problem is not None), *cut)
    text, pages = _joined([(layer.number, layer.text) for layer in layers if layer.text])
    main = main_of_lines(text)
    lang = language_of("\n".join(span.slice(text) for span in main))
    return Reading(copy, READER, text, main, pages, lang, None, findings)


@dataclass(frozen=True, slots=True)
class PdfInfo:
    """Title and author as the PDF's information dictionary gives them; None where it gives nothing of use."""

    title: str | None
    author: str | None


def pdf_info(data: bytes) -> PdfInfo:
    """What the PDF says of itself; nothing when it cannot be opened. File names put there by a program do not count."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        return PdfInfo(None, None)
    with closing(document):
        title = normal_text(str(document.get_metadata_value("Title"))).strip()
        author = normal_text(str(document.get_metadata_value("Author"))).strip()
    return PdfInfo(None if _FILE_NAME.search(title) else title or None, author or None)


def _unopened(error: str) -> Finding:
    if "password" in error.lower():
        message = "The PDF is locked with a password. Save a copy without it and add that too."
        return Finding("locked", "file", Severity.ERROR, message)
    message = "The PDF is damaged and cannot be opened. The file is kept as it is; get another copy if you can."
    return Finding("damaged", "file", Severity.ERROR, message)


def opened_pdf(data: bytes) -> pdfium.PdfDocument | Finding:
    """The document, which the caller closes; or why it cannot be opened."""
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        return _unopened(str(error))


@dataclass(frozen=True, slots=True)
class Layer:
    """The text layer of one page, empty where it has none, and what is wrong with it."""

    number: int
    text: str
    problem: Finding | None


def pages_of(document: pdfium.PdfDocument) -> tuple[tuple[Layer, ...], tuple[Finding, ...]]:
    """The text layers of all pages up to the limits, and a finding where a limit was passed."""
    layers: list[Layer] = []
    total = 0
    for number in range(1, len(document) + 1):
        if number > MOST_PAGES or total > MOST_CHARACTERS:
            return tuple(layers), (_cut(number),)
        text, problem = _page_text(document, number)
        layers.append(Layer(number, text, problem))
        total += len(text)
    return tuple(layers), ()


def _page_text(document: pdfium.PdfDocument, number: int) -> tuple[str, Finding | None]:
    place = f"page {number}"
    try:
        page = document[number - 1]
        with closing(page), closing(page.get_textpage()) as layer:
            count = layer.count_chars()
            if count > MOST_ON_A_PAGE:
                message = f"The page claims {count} characters; at most {MOST_ON_A_PAGE} are read."
                return "", Finding("too-large", place, Severity.ERROR, message)
            raw = layer.get_text_bounded() if count > 0 else ""
    except pdfium.PdfiumError:
        return "", Finding("damaged", place, Severity.ERROR, "The page is damaged and cannot be read.")
    text = normal_text(_LINE_HYPHEN.sub("-\n", raw).replace("\uffff", "")).strip("\n ")
    if not any(char.isalnum() for char in text):
        message = "The page has no text layer: it is a picture. Its words have to be typed or recognised."
        return text, Finding("no-text-layer", place, Severity.WARNING, message)
    unreadable = len(_NO_LETTER.findall(text))
    if unreadable >= _DOUBTFUL * len(text):
        message = (
            "Much of the page's text layer is no letters: its fonts hide what they show. Compare it with the page."
        )
        return text, Finding("text-layer-doubtful", place, Severity.WARNING, message)
    return text, None


def _cut(number: int) -> Finding:
    message = f"Reading stopped before page {number}: the document passes the limit of pages or characters."
    return Finding("too-large", f"page {number}", Severity.ERROR, message)


def _joined(texts: list[tuple[int, str]]) -> tuple[str, tuple[Page, ...]]:
    return "\n".join(text for _, text in texts), tuple(_placed(texts))


def _placed(texts: list[tuple[int, str]]) -> Iterator[Page]:
    start = 0
    for number, text in texts:
        yield Page(number, Span(start, start + len(text)))
        start += len(text) + 1
