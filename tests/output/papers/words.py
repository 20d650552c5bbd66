"""The words of a paper, as it means them and as each form of it tells them."""

import io
import re
import unicodedata
import xml.etree.ElementTree as ET
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise

import pypdfium2
from selectolax.lexbor import LexborHTMLParser

from habeas.disclosure.papers.paper import (
    Block,
    Choice,
    Drawing,
    Field,
    Paper,
    Paragraph,
    Points,
    Quotation,
    Table,
)
from habeas.disclosure.view import Sentence, plain
from habeas.output.papers.drawable import undrawable
from habeas.output.papers.paper_docx import paper_docx
from habeas.output.papers.paper_html import paper_html
from habeas.output.papers.paper_pdf import paper_pdf
from habeas.output.papers.paper_words import heading_of, note_lines, ready
from habeas.output.papers.visible import spelled_out, visible

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
type Form = Callable[[Paper], bytes]
FORMS: tuple[Form, ...] = (paper_pdf, paper_docx, paper_html)


def missing_in(form: Form, paper: Paper) -> list[str]:
    """The texts of a paper that a form of it does not tell; what it cannot show is wanted spelled out."""
    pages = [bare(page) for page in pages_of(form, paper)]
    shown = shown_in_pdf if form is paper_pdf else visible
    return [text for text in wanted_of(paper) if not _stands(bare(shown(text)), pages)]


def pages_of(form: Form, paper: Paper) -> list[str]:
    """The words of a form page by page, read by a library that did not make it; one page where it has none."""
    made = form(paper)
    if form is paper_pdf:
        return pdf_pages(made)
    if form is paper_html:
        return [LexborHTMLParser(made.decode()).text()]
    return ["\n".join(part_text(made, part) for part in ("document", "footnotes", "header", "footer"))]


def _stands(text: str, pages: list[str]) -> bool:
    """Whether a text stands on a page, or begins on one and ends on the next, with feet and footnotes between.

    A text with letters that run from right to left is read back in another order; then its signs are counted.
    """
    if any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in text):
        return Counter(text) <= Counter("".join(pages))
    if any(text in page for page in pages):
        return True
    return any(
        text[:cut] in one and text[cut:] in other for one, other in pairwise(pages) for cut in range(1, len(text))
    )


def pdf_pages(made: bytes) -> list[str]:
    """The text of each page."""
    document = pypdfium2.PdfDocument(made)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def part_tree(made: bytes, part: str) -> ET.Element:
    """A part of a Word document as a tree."""
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        return ET.fromstring(packed.read(f"word/{part}.xml"))


def part_text(made: bytes, part: str) -> str:
    """The words of a part of a Word document, its line ends and tabs too."""
    signs = {f"{W}br": "\n", f"{W}tab": "\t"}
    return "".join(
        one.text or "" if one.tag == f"{W}t" else signs.get(one.tag, "") for one in part_tree(made, part).iter()
    )


def bare(text: str) -> str:
    """Text without white space, soft line ends, room to write, and the marks a reader of PDF does not give back."""
    told = unicodedata.normalize("NFKC", text.replace("…", ""))
    told = re.sub(r"\.{4,}", "", told)
    return "".join(sign for sign in told if not sign.isspace() and unicodedata.category(sign) not in ("Cf", "Cc", "Mn"))


def shown_in_pdf(text: str) -> str:
    """A text as a PDF can show it."""
    seen = visible(text)
    return spelled_out(seen, undrawable(seen))


def wanted_of(paper: Paper) -> Iterator[str]:
    """Every text that each form has to tell, the words inside pictures apart."""
    done = ready(paper)
    yield from (paper.title, paper.subtitle, paper.stamp, paper.foot, *paper.from_, *paper.to, *paper.notices)
    yield from paper.closing
    for part in paper.parts:
        yield heading_of(part)
        for block in part.blocks:
            yield from _block(block)
    for line in note_lines(done):
        yield plain(line)
    for source in paper.sources:
        yield plain(source.title)
        yield source.digest
        for row in source.rows:
            yield from (row.label, plain(row.value))
    for one in paper.exhibits:
        yield from (plain(one.title), one.kind, one.digest)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(sentences):
            yield from _plain(sentences)
        case Points(items):
            yield from _plain(items)
        case Field():
            yield from (block.number, block.label, *_plain(block.answers))
        case Choice():
            yield from (block.label, *_plain(block.carried_by))
        case Table():
            yield from (block.caption, *block.heading)
            for row in block.rows:
                yield from _plain(row)
        case Drawing(timeline):
            yield from (timeline.key, timeline.undated)
        case Quotation():
            yield block.original.text
            yield block.translated_by
            if block.translation is not None:
                yield block.translation.text


def _plain(sentences: tuple[Sentence, ...]) -> list[str]:
    return [plain(one.line) for one in sentences]
