"""PDF documents of scans: what has a text layer keeps it, what is a picture is recognised."""

import io

import pytest
import typst
from PIL import Image
from tests.evidence.pictures.photographing import rendered as typeset
from tests.evidence.pictures.photographing import turned

from habeas.base.digest import digest_of
from habeas.base.span import Span
from habeas.evidence.pictures import tesseract
from habeas.evidence.text.anchor import anchor_at
from habeas.evidence.text.paged import read_pdf
from habeas.evidence.text.readers import read_copy
from habeas.evidence.text.reading import Reading

LETTER = (
    "#set page(width: 210mm, height: 297mm, margin: 20mm)\n"
    "Сопроводительное письмо к постановлению от 14 марта 2031 года."
)


def rendered(lang: str, dpi: int = 110) -> Image.Image:
    """The beginning of the page of a language."""
    return typeset(lang, dpi=dpi, paragraphs=1)


def pdf_of(picture: Image.Image, dpi: int = 150) -> bytes:
    """A scan: a PDF of one page that is this picture."""
    out = io.BytesIO()
    picture.convert("L").save(out, "PDF", resolution=dpi)
    return out.getvalue()


def mixed(picture: Image.Image, mark: str = "") -> bytes:
    """A letter with a text layer, then a scanned page, on which a scanning program set its mark."""
    out = io.BytesIO()
    picture.save(out, "PNG")
    scan = "#set page(margin: 0mm, background: image(bytes(json(bytes(sys.inputs.picture))), width: 100%))\n"
    source = f"{LETTER}\n#pagebreak()\n{scan}#place(bottom + right)[#text(size: 8pt)[{mark}]]\n"
    return typst.compile(source.encode(), sys_inputs={"picture": str(list(out.getvalue()))})


def read(data: bytes) -> Reading:
    """The reading of this PDF."""
    found = read_copy(data, digest_of(data))
    assert isinstance(found, Reading), found
    return found


def test_a_mixed_document_is_one_reading() -> None:
    """The letter keeps its layer without boxes; the scanned page is recognised, with a box for each word."""
    reading = read(mixed(turned(rendered("ru", dpi=110), 180), "Scanned with a phone"))
    first, second = reading.pages
    assert (first.number, second.number) == (1, 2)
    assert first.span.slice(reading.text).startswith("Сопроводительное письмо")
    assert "следственный" in second.span.slice(reading.text)
    assert reading.reader.startswith("pdf/1+ocr-tesseract-")
    assert {box.page for box in reading.boxes} == {2}
    assert not reading.recognised(first.span)
    place = reading.text.index("следственный")
    assert reading.recognised(Span(place, place + 12))
    assert anchor_at(reading, Span(place, place + 12)).page == 2
    assert ("page-recognised", "page 2") in [(finding.code, finding.place) for finding in reading.findings]


def test_a_document_with_text_is_read_as_before() -> None:
    """Where every page has its layer nothing is recognised, and the reading is that of the reader of text."""
    data = typst.compile(LETTER.encode())
    assert read(data) == read_pdf(data, digest_of(data))


def test_without_the_recogniser_the_text_layers_are_still_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """The letter of a mixed document is read on any machine; the finding says what the scan needs."""
    data = mixed(rendered("ru", dpi=60))
    monkeypatch.setitem(tesseract._ENVIRONMENT, "PATH", "/nonexistent")
    tesseract.installed.cache_clear()
    try:
        reading = read(data)
    finally:
        tesseract.installed.cache_clear()
    assert reading.reader == "pdf/1"
    assert [page.number for page in reading.pages] == [1]
    assert [finding.code for finding in reading.findings] == ["no-text-layer", "pages-unread"]
    assert "machine: 2." in reading.findings[1].message


def test_a_scan_without_words_says_so() -> None:
    """A scanned page that shows nothing keeps saying that it has no text."""
    reading = read(pdf_of(Image.new("L", (600, 850), 255)))
    assert reading.text == ""
    assert [finding.code for finding in reading.findings] == ["no-text-layer"]
