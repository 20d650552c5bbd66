"""A stamp over print takes none of the words below it away, and adds none that is not there."""

import io

import pytest
from PIL import Image
from tests.evidence.pictures.photographing import Camera, photographed, rendered
from tests.evidence.pictures.telephone import order, over, sideways

from habeas.base.digest import digest_of
from habeas.evidence.pictures.lighting import without_colour
from habeas.evidence.pictures.picture import read_picture
from habeas.evidence.pictures.stamped import of_both
from habeas.evidence.pictures.tesseract import Word
from habeas.evidence.text.reading import Reading

UNTIL = {
    "en": "until 12 May 2031",
    "ru": "в виде содержания под стражей сроком",
    "kk": "12 мамырға дейін күзетпен ұстау",
}


def jpeg(picture: Image.Image, quality: int = 60) -> bytes:
    """A picture as a telephone writes it."""
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality)
    return out.getvalue()


def words(data: bytes) -> str:
    """All that is read of a picture, in one line."""
    reading = read_picture(data, digest_of(data))
    assert isinstance(reading, Reading), reading
    assert all(box.span.slice(reading.text).strip() for box in reading.boxes)
    return " ".join(reading.text.split())


@pytest.mark.parametrize("lang", ["en", "kk"])
def test_the_term_of_custody_is_read_under_a_stamp(lang: str) -> None:
    """The operative words of an order that a round stamp lies over are read, from a picture held on its side."""
    assert UNTIL[lang] in words(sideways(jpeg(order(lang, (2, 4), dpi=150))))


def test_an_order_on_another_sheet_is_read_from_a_poor_photograph() -> None:
    """Stamp, signature, one lamp, low quality and a sheet that peeps out: the page's own paragraphs stay whole."""
    page, other = order("ru", (2, 4), dpi=150), order("ru", (0, 2), dpi=150, signed=False)
    camera = Camera(tilt=0.04, dark=0.4, degrees=3, margin=0.06, quality=45, noise=8, long_side=2_600)
    found = words(photographed(over(page, other), 3, camera))
    assert UNTIL["ru"] in found
    assert "имеет постоянное место жительства" in found


def test_only_coloured_ink_is_taken_away() -> None:
    """Black print on yellow light has no coloured ink, so it is read once; a page in grey has none at all."""
    page = rendered("en", dpi=100)
    assert without_colour(page) is None
    for seed in (0, 1):
        assert without_colour(Image.open(io.BytesIO(photographed(page, seed, Camera(long_side=1_600))))) is None
    pale = without_colour(order("en", dpi=100))
    assert pale is not None


def word(text: str, left: int, top: int, line: int = 0, confidence: int = 95) -> Word:
    """A word twelve pixels high, ten a letter wide."""
    return Word(text, left, top, left + 10 * len(text), top + 12, confidence, (1, line), line)


def test_what_is_read_in_ink_alone_stands_at_its_place() -> None:
    """Sure words where the other reading has none come in between its lines; unsure ones and the same ones do not."""
    pale = [word("first", 0, 0, 0), word("line", 60, 0, 0), word("last", 0, 60, 1)]
    inked = [
        word("first", 1, 1, 0),
        word("dated", 0, 30, 1),
        word("by", 70, 31, 1),
        word("pen", 100, 31, 1),
        word("seal", 200, 30, 2, confidence=40),
        word("Q", 300, 30, 3),
    ]
    assert [each.text for each in of_both(pale, inked)] == ["first", "line", "dated", "by", "pen", "last"]
    lines = [each.line for each in of_both(pale, inked)]
    assert lines == [0, 0, 1, 1, 1, 2]
    assert [each.text for each in of_both([], inked)] == [each.text for each in inked]
    assert [each.text for each in of_both(pale, [])] == ["first", "line", "last"]
