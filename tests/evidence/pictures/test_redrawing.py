"""A page drawn anew: what is to be hidden is in no pixel, everything else stays, and what has no place is refused."""

import io
import json

import typst
from PIL import Image, ImageChops
from tests.evidence.pictures.photographing import PAPERS, rendered, turned

from habeas.base.digest import digest_of
from habeas.base.span import Span
from habeas.evidence.confinement.confinement import Confinement
from habeas.evidence.confinement.drawn import Redrawn
from habeas.evidence.pictures.covering import Covered, Passage, covered_of, covered_on
from habeas.evidence.pictures.picture import read_picture
from habeas.evidence.pictures.redrawing import redraw
from habeas.evidence.pictures.wanted import Places
from habeas.evidence.text.kinds import PDF
from habeas.evidence.text.reading import Box, Page, Reading

NAME = {"en": "Asel Muratova", "ru": "Муратовой Асель"}


def pdf(*langs: str, paragraphs: int = 4) -> bytes:
    """A document with a text layer, one page for each language."""
    pages = "\n#pagebreak()\n".join("\n\n".join(PAPERS[lang][:paragraphs]) for lang in langs)
    return typst.compile(f'#set page(paper: "a4")\n{pages}'.encode(), format="pdf")


def jpeg(picture: Image.Image) -> bytes:
    """A picture as a telephone writes it."""
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=70)
    return out.getvalue()


def letters(picture: Image.Image | bytes) -> str:
    """What is recognised on a picture, without white space."""
    data = picture if isinstance(picture, bytes) else jpeg(picture)
    found = read_picture(data, digest_of(data))
    assert isinstance(found, Reading), found
    return "".join(found.text.split())


def hidden_in(reading: Reading, words: str) -> list[Span]:
    """Where these words stand in a reading."""
    start = reading.text.index(words)
    return [Span(start, start + len(words))]


def test_words_of_a_text_layer_are_painted_over(apart: Confinement) -> None:
    """On each page the name is gone from the picture, and the words beside it can still be read."""
    data = pdf("en", "ru", paragraphs=1)
    reading = apart.read(data, digest_of(data)).outcome
    assert isinstance(reading, Reading)
    spans = [*hidden_in(reading, NAME["en"]), *hidden_in(reading, NAME["ru"])]
    first, covered = (covered_on(page, reading, spans, PDF) for page in (1, 2))
    assert first is not None
    assert covered is not None
    assert [len(one.passages) for one in (first, covered)] == [1, 1]
    made = apart.redraw(data, covered)
    assert isinstance(made, Redrawn)
    assert made.pages == 2
    assert made.png is not None
    told = letters(made.png)
    assert "стражей" in told
    assert "родившейся" in told
    assert not [word for word in NAME["ru"].split() if word in told]


def test_recognised_words_are_painted_over_however_the_picture_lies(apart: Confinement) -> None:
    """On a photograph that lies on its side the words are gone, and the page comes back upright and else whole."""
    data = jpeg(turned(rendered("en", dpi=110, paragraphs=1), 90))
    reading = apart.read(data, digest_of(data)).outcome
    assert isinstance(reading, Reading)
    covered = covered_on(1, reading, hidden_in(reading, NAME["en"]), "image/jpeg")
    assert covered is not None
    assert covered.boxes
    made = apart.redraw(data, covered)
    assert isinstance(made, Redrawn)
    assert made.png is not None
    told = letters(made.png)
    assert "Muratova" not in told
    assert "Asel" not in told
    assert "Sadykov" in told
    with Image.open(io.BytesIO(made.png)) as picture:
        assert picture.height > picture.width
        assert picture.info == {}


def test_only_the_places_change() -> None:
    """Outside of what is painted over every pixel is as it was, and inside every pixel is black."""
    page = Image.effect_noise((1_000, 1_400), 90).convert("RGB")
    out = io.BytesIO()
    page.save(out, "PNG")
    made = redraw(out.getvalue(), Covered(1, (Places(2_000, 3_000, 4_000, 3_200),), turns=0)).picture
    assert made is not None
    changed = ImageChops.difference(made, page).getbbox()
    assert changed is not None
    left, top, right, bottom = changed
    assert 190 <= left <= 200
    assert 400 <= right <= 405
    assert 410 <= top <= 420
    assert 448 <= bottom <= 455
    assert made.crop((200, 420, 400, 448)).getextrema() == ((0, 0), (0, 0), (0, 0))


def _reading(text: str, boxes: tuple[Box, ...]) -> Reading:
    return Reading(digest_of(b"x"), "picture/1", text, (), (Page(1, Span(0, len(text))),), boxes=boxes)


def test_words_of_one_line_are_one_rectangle() -> None:
    """The gap between two hidden words is painted over too; the next line has a rectangle of its own."""
    boxes = (
        Box(Span(0, 2), 1, 100, 100, 200, 150, 90),
        Box(Span(3, 5), 1, 260, 102, 300, 152, 90),
        Box(Span(6, 8), 1, 100, 200, 180, 250, 90),
    )
    covered = covered_on(1, _reading("ab cd ef", boxes), [Span(0, 8)], "image/png")
    assert covered is not None
    assert covered.boxes == (Places(100, 100, 300, 152), Places(100, 200, 180, 250))


def test_a_word_without_a_place_is_refused() -> None:
    """Where a hidden letter stands in no box, or on a picture that has none, nothing is drawn."""
    boxes = (Box(Span(0, 2), 1, 100, 100, 200, 150, 90),)
    assert covered_on(1, _reading("ab cd", boxes), [Span(0, 5)], "image/png") is None
    assert covered_on(1, _reading("ab cd", ()), [Span(0, 5)], "image/png") is None
    assert covered_on(1, _reading("ab cd", ()), [], "image/png") == Covered(1)


def test_a_passage_that_the_page_does_not_have_is_refused() -> None:
    """Words that the text layer does not hold give no picture, and neither does a page that is not there."""
    data = pdf("en")
    assert redraw(data, Covered(1, passages=(Passage("Zinovia", 0),), turns=0)).picture is None
    assert redraw(data, Covered(2, turns=0)).picture is None
    assert redraw(b"%PDF-1.4 nothing", Covered(1)).pages == 0


def test_what_is_asked_comes_through_whole() -> None:
    """What stands as a line of JSON before the file's bytes is read as it was written."""
    asked = Covered(3, (Places(1, 2, 3, 4),), (Passage("слово", 17),), None)
    assert covered_of(json.dumps(asked.form()).encode()) == asked
