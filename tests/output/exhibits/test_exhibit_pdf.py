"""An exhibit as PDF: pixels and words, its number on every page, and no trace of the file that it was."""

import io
from datetime import date

import pypdfium2
import pypdfium2.raw as pdfium_c
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageStat
from tests.output.papers.words import bare, pdf_pages

from habeas.disclosure.papers.labels import LANGUAGES, labels
from habeas.disclosure.papers.redrawn import Piece, RedrawnExhibit, RedrawnPage
from habeas.output.exhibits.exhibit_pdf import exhibit_pdf

DAY = date(2026, 3, 1)


def _png(*, photograph: bool = False) -> bytes:
    size = (620, 877)
    picture = Image.radial_gradient("L").resize(size).convert("RGB") if photograph else Image.new("RGB", size, "white")
    ImageDraw.Draw(picture).rectangle((100, 100, 300, 140), fill="black")
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def _exhibit(language: str = "en", pages: int = 3, *, photograph: bool = False) -> RedrawnExhibit:
    return RedrawnExhibit(7, language, DAY, tuple(RedrawnPage(_png(photograph=photograph), at) for at in range(pages)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_page_is_a_picture_with_its_stamp_and_no_other_word(language: str) -> None:
    """The only words of a page are its stamp: there is no layer of text below the picture."""
    told = pdf_pages(exhibit_pdf(_exhibit(language)))
    stamps = [labels(language)["exhibit_page"].format(n=7, page=at, total=3) for at in (1, 2, 3)]
    assert [bare(page) for page in told] == [bare(stamp) for stamp in stamps]


@pytest.mark.parametrize("photograph", [False, True])
def test_the_pixels_are_those_of_the_page(*, photograph: bool) -> None:
    """The picture in the file is the page's own, exactly where that is smaller, else nearly; black stays black."""
    made = exhibit_pdf(_exhibit(pages=1, photograph=photograph))
    document = pypdfium2.PdfDocument(made)
    try:
        images = list(document[0].get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=9))
        assert len(images) == 1
        picture = images[0].get_bitmap().to_pil().convert("RGB")
    finally:
        document.close()
    with Image.open(io.BytesIO(_png(photograph=photograph))) as page:
        difference = ImageChops.difference(picture, page.convert("RGB"))
    assert max(ImageStat.Stat(difference).mean) < (3 if photograph else 0.001)
    assert max(ImageStat.Stat(picture.crop((110, 110, 290, 130))).mean) < 4


def test_metadata_are_number_and_day() -> None:
    """The file says its number, its day and the typesetter's name; it is tagged, and the same every time."""
    made = exhibit_pdf(_exhibit())
    document = pypdfium2.PdfDocument(made)
    try:
        known = dict(document.get_metadata_dict(skip_empty=True))
        assert document.count_attachments() == 0
    finally:
        document.close()
    assert known.pop("Creator").startswith("Typst ")
    assert known.pop("Title") == "Annex 7"
    assert set(known.values()) == {"D:20260301000000Z"}
    assert b"/MarkInfo" in made
    assert made == exhibit_pdf(_exhibit())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_is_set_anew_with_its_gaps(language: str) -> None:
    """Words stand as they were, in a gap stands that something is covered, and the page says what it is."""
    pieces = (Piece("Сот қаулы етті: "), Piece(""), Piece(" ұсталсын. #eval(1) *x*\n\nLong " + "w" * 300))
    told = pdf_pages(exhibit_pdf(RedrawnExhibit(2, language, DAY, pieces=pieces, text_language="kk")))
    words = labels(language)
    whole = bare("".join(told))
    assert bare(f"Сот қаулы етті: [{words['covered']}] ұсталсын. #eval(1) *x* Long " + "w" * 300) in whole
    assert bare(words["exhibit_text"]) in whole
    assert bare(words["exhibit_page"].format(n=2, page=1, total=len(told))) in bare(told[0])
