"""The reader of PDF documents whose pages are text, pictures of text, or both."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from PIL import Image

from habeas.base.digest import Digest
from habeas.base.finding import Finding, Severity
from habeas.evidence.pictures.opening import Frame
from habeas.evidence.pictures.picture import (
    MOST_RECOGNISED,
    Sheet,
    joined,
    lacking,
    page_of,
    reader_name,
    recogniser,
    too_many,
)
from habeas.evidence.pictures.straightening import DPI
from habeas.evidence.pictures.tesseract import Installed
from habeas.evidence.text.language import language_of
from habeas.evidence.text.main_text import main_of_lines
from habeas.evidence.text.paged import READER, Layer, opened_pdf, pages_of, read_pdf
from habeas.evidence.text.reading import Reading

_POINTS = 72
_MOST_SIDE = 5_000
_FEW_LETTERS = 120
_COVERED = 0.5
_DEPTH = 3
_NAMED = 20
"""Pages that a finding names by their numbers at most."""


def read_pdf_pages(data: bytes, copy: Digest) -> Reading | tuple[Finding, ...]:
    """As :func:`~habeas.evidence.text.paged.read_pdf`; pages that are pictures of text are recognised.

    Recognised are pages without a text layer, with a doubtful one, and pictures that fill their page
    under a few words such as a scanning program's mark; every other page keeps its layer. Only
    recognised words have boxes. Without the recogniser the text layers are read, and `no-recogniser`
    says what to install; `pages-unread` where some pages have a layer, since their reading then stays.
    """
    document = opened_pdf(data)
    if isinstance(document, Finding):
        return (document,)
    with closing(document):
        layers, cut = pages_of(document)
        wanted = [layer.number for layer in layers if _is_picture(document, layer)]
        if not wanted:
            return read_pdf(data, copy)
        found = recogniser()
        if isinstance(found, Finding):
            return _layers_alone(read_pdf(data, copy), found, wanted)
        sheets, findings = _sheets(document, layers, set(wanted), found)
    pages = joined(sheets)
    if not pages.boxes:
        read = read_pdf(data, copy)
        return replace(read, findings=(*lacking(found), *findings, *cut)) if isinstance(read, Reading) else read
    main = main_of_lines(pages.text)
    lang = language_of("\n".join(span.slice(pages.text) for span in main))
    name = reader_name(READER, found)
    told = (*lacking(found), *findings, *cut)
    return Reading(copy, name, pages.text, main, pages.pages, lang, None, told, pages.boxes)


def _layers_alone(
    read: Reading | tuple[Finding, ...], finding: Finding, wanted: Sequence[int]
) -> Reading | tuple[Finding, ...]:
    """What can be read where nothing recognises words, and what is said of the pages that are `wanted`."""
    if not isinstance(read, Reading):
        return (*read, finding)
    if not read.text:
        return (finding, *read.findings)
    named = ", ".join(map(str, wanted[:_NAMED])) + (" …" if len(wanted) > _NAMED else "")
    message = (
        f"Pages that are pictures were not read, since Tesseract is not on this machine: {named}. The "
        "others were read, and that reading stays. Install tesseract-ocr, tesseract-ocr-eng, tesseract-ocr-rus and "
        "tesseract-ocr-kaz, then add those pages as pictures of their own."
    )
    return replace(read, findings=(*read.findings, Finding("pages-unread", "file", Severity.WARNING, message)))


def _sheets(
    document: pdfium.PdfDocument, layers: tuple[Layer, ...], wanted: set[int], found: Installed
) -> tuple[list[Sheet], list[Finding]]:
    """Every page by its layer or by recognition, and what is doubtful about each."""
    sheets: list[Sheet] = []
    findings: list[Finding] = []
    done = 0
    for layer in layers:
        sheet = Sheet(layer.number, layer.text)
        told = [layer.problem] if layer.problem is not None else []
        if layer.number in wanted:
            if done == MOST_RECOGNISED:
                told.append(too_many(layer.number))
            elif done < MOST_RECOGNISED:
                sheet, told = _recognised(document, layer, found)
            done += 1
        sheets.append(sheet)
        findings += told
    return sheets, findings


def _recognised(document: pdfium.PdfDocument, layer: Layer, found: Installed) -> tuple[Sheet, list[Finding]]:
    place = f"page {layer.number}"
    try:
        picture = page_picture(document, layer.number)
    except (pdfium.PdfiumError, ValueError, MemoryError):
        message = "The page cannot be drawn, so its words could not be recognised."
        return Sheet(layer.number, layer.text), [Finding("damaged", place, Severity.ERROR, message)]
    page, told = page_of(Frame(layer.number, picture, 1, DPI), found)
    if page is None:
        errors = [finding for finding in told if finding.severity is Severity.ERROR]
        return Sheet(layer.number, layer.text), [*([layer.problem] if layer.problem else []), *errors]
    message = "The page is a picture of text; its words were recognised. Compare what you quote with the page."
    said = Finding("page-recognised", place, Severity.NOTE, message)
    return Sheet(layer.number, page.text, page.boxes), [said, *told]


def page_picture(document: pdfium.PdfDocument, number: int) -> Image.Image:
    """A page as it is shown, in colour, at :data:`DPI` dots to the inch, or fewer where it is very large.

    Raises PdfiumError where it cannot be drawn.
    """
    page = document[number - 1]
    with closing(page):
        longest = max(page.get_size())
        scale = min(DPI / _POINTS, _MOST_SIDE / max(longest, 1.0))
        bitmap = page.render(scale=scale)
        with closing(bitmap):
            picture: Image.Image = bitmap.to_pil().convert("RGB")
            return picture


def _is_picture(document: pdfium.PdfDocument, layer: Layer) -> bool:
    """Whether the words of a page are to be recognised: its layer is missing or doubtful, or a picture fills it."""
    if layer.problem is not None:
        return layer.problem.code in ("no-text-layer", "text-layer-doubtful")
    if len(layer.text) > _FEW_LETTERS:
        return False
    try:
        page = document[layer.number - 1]
        with closing(page):
            width, height = page.get_size()
            shares = (
                _area(each.get_bounds()) / (width * height)
                for each in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=_DEPTH)
            )
            return any(share >= _COVERED for share in shares)
    except (pdfium.PdfiumError, ZeroDivisionError):
        return False


def _area(bounds: tuple[float, float, float, float]) -> float:
    left, bottom, right, top = bounds
    return max(0.0, right - left) * max(0.0, top - bottom)
