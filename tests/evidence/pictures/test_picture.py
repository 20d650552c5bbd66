"""Papers on pictures: read in three languages whichever way they were held, each word with its place."""

import io
from functools import cache

import pytest
from PIL import Image, ImageFilter
from rapidfuzz.distance import Levenshtein
from tests.evidence.pictures.photographing import LEAD, Camera, page_text, photographed, turned
from tests.evidence.pictures.photographing import rendered as typeset

from habeas.base.digest import digest_of
from habeas.base.finding import Severity
from habeas.base.language import Lang
from habeas.evidence.pictures import tesseract
from habeas.evidence.text.readers import read_copy
from habeas.evidence.text.reading import Box, Reading

TITLE = "КЕНТАУСКИЙ"


def png(picture: Image.Image) -> bytes:
    """The picture as a PNG."""
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def read(data: bytes) -> Reading:
    """The reading of this picture."""
    found = read_copy(data, digest_of(data))
    assert isinstance(found, Reading), found
    return found


def rendered(lang: str, dpi: int = 150) -> Image.Image:
    """The upper part of the page of a language, with its first paragraph."""
    page = typeset(lang, dpi=dpi, paragraphs=1)
    return page.crop((0, 0, page.width, page.height // 4))


@cache
def photograph(lang: str) -> bytes:
    """The page of a language, photographed."""
    return photographed(typeset(lang, dpi=150, paragraphs=1), 3, Camera(long_side=2_000))


@cache
def read_photograph(lang: str) -> Reading:
    """What is read on it."""
    return read(photograph(lang))


def missing(reading: Reading, lang: str) -> float:
    """The share of characters of the page that were read otherwise (CER), white space counted as one."""
    wanted, got = " ".join(page_text(lang, 1).split()), " ".join(reading.text.split())
    return Levenshtein.distance(wanted, got) / len(wanted)


@cache
def upright() -> Reading:
    """The reading of the Russian page, upright."""
    return read(png(rendered("ru", dpi=150)))


def title_box(reading: Reading) -> Box:
    """Where the first word of the page's head stands."""
    return next(box for box in reading.boxes if box.span.slice(reading.text) == TITLE)


@pytest.mark.parametrize("lang", list(LEAD))
def test_a_photograph_is_read(lang: str) -> None:
    """A page photographed at a slant, in shadow, on a table, is read to under three characters in a hundred."""
    reading = read_photograph(lang)
    assert missing(reading, lang) < 0.03
    assert reading.lang is Lang(lang)
    assert reading.reader.startswith("picture/1+ocr-tesseract-")
    assert all(finding.severity is not Severity.ERROR for finding in reading.findings)


def test_every_word_has_its_box() -> None:
    """Each word of the text stands in one box, in order, and only white space stands between boxes."""
    reading = upright()
    assert [box.span.slice(reading.text) for box in reading.boxes] == reading.text.split()
    assert all(box.page == 1 and 0 <= box.confidence <= 100 for box in reading.boxes)
    assert [page.span.slice(reading.text) for page in reading.pages] == [reading.text]


def test_a_page_held_upside_down_has_its_boxes_upside_down() -> None:
    """The text is the same whichever way up, and a box lies where its word lies on the stored picture."""
    right, wrong = upright(), read(png(turned(rendered("ru", dpi=150), 180)))
    assert wrong.text == right.text
    for one, other in zip(right.boxes, wrong.boxes, strict=True):
        assert other.left == pytest.approx(10_000 - one.right, abs=30)
        assert other.top == pytest.approx(10_000 - one.bottom, abs=30)


def test_a_page_on_its_side_has_its_boxes_on_their_side() -> None:
    """Turned by a quarter, a word that lay along the top edge stands along the right one."""
    one, other = title_box(upright()), title_box(read(png(turned(rendered("ru", dpi=150), 90))))
    assert other.left == pytest.approx(10_000 - one.bottom, abs=40)
    assert other.top == pytest.approx(one.left, abs=40)


def test_boxes_hold_the_ink_of_their_words() -> None:
    """On the stored photograph the box of a word is darker than the paper around it."""
    box = title_box(read_photograph("ru"))
    picture = Image.open(io.BytesIO(photograph("ru"))).convert("L")
    across, down = picture.width / 10_000, picture.height / 10_000
    at = (int(box.left * across), int(box.top * down), int(box.right * across), int(box.bottom * down))
    above = (at[0], at[1] - (at[3] - at[1]), at[2], at[1])
    ink, paper = (sorted(picture.crop(part).tobytes()) for part in (at, above))
    assert ink[len(ink) // 20] < 0.6 * paper[len(paper) // 2]


def test_pages_of_a_tiff_are_pages() -> None:
    """Each page of a scan has its number, also where one between them shows nothing."""
    words = rendered("ru", dpi=100)
    pages = [words, Image.new("L", words.size, 255), words]
    out = io.BytesIO()
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:], dpi=(100, 100))
    reading = read(out.getvalue())
    assert [page.number for page in reading.pages] == [1, 3]
    assert ("no-words", "page 2") in [(finding.code, finding.place) for finding in reading.findings]
    assert {box.page for box in reading.boxes} == {1, 3}


def test_a_picture_of_nothing_says_so() -> None:
    """A picture without words has a reading without text, and a finding; it is not made up."""
    reading = read(png(Image.new("L", (600, 800), 255)))
    assert reading.text == ""
    assert [finding.code for finding in reading.findings] == ["no-words"]


def test_a_blurred_page_says_that_it_is_illegible() -> None:
    """Where most words are doubtful the person is told to photograph it again."""
    reading = read(png(rendered("ru", dpi=50).filter(ImageFilter.GaussianBlur(1.2))))
    assert {finding.code for finding in reading.findings} & {"illegible", "no-words"}


def test_without_the_recogniser_the_person_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a machine without Tesseract there is one finding, which names the packages."""
    monkeypatch.setitem(tesseract._ENVIRONMENT, "PATH", "/nonexistent")
    tesseract.installed.cache_clear()
    try:
        found = read_copy(png(rendered("ru", dpi=60)), digest_of(b""))
    finally:
        tesseract.installed.cache_clear()
    assert isinstance(found, tuple)
    assert [finding.code for finding in found] == ["no-recogniser"]
    assert "tesseract-ocr-kaz" in found[0].message


def test_heic_says_how_to_convert() -> None:
    """A picture of a newer telephone is not guessed at; the finding says what to do."""
    found = read_copy(b"\x00\x00\x00\x18ftypheic" + bytes(40), digest_of(b""))
    assert isinstance(found, tuple)
    assert [finding.code for finding in found] == ["picture-heic"]
