"""Where a quote stands is said in words, and drawn: on the page as it is read, with only the quote marked."""

import io
from pathlib import Path

import numpy as np
import pytest
import typst
from PIL import Image
from tests.evidence.pictures.photographing import rendered, turned

from habeas.base.errors import WrongCall
from habeas.desk.copies import clear_copies
from habeas.desk.preserving import Circumstances
from habeas.desk.proposing import propose
from habeas.desk.reviewing import proposals
from habeas.desk.session import Session
from habeas.desk.showing import place_of, place_shape, write_page
from habeas.desk.taking_in import take_in_files, take_in_standard_input
from habeas.evidence.sources.source import Secrecy

OPEN = Circumstances(Secrecy.CASE_FILE)
LETTER = (
    "#set page(width: 210mm, height: 297mm, margin: 20mm)\nПисьмо.\n#pagebreak()\n"
    "Асель Муратова задержана 12 марта 2031 года в городе Кентау. Прочее не указано.\n"
)


def add(session: Session, tmp_path: Path, name: str, data: bytes) -> None:
    """Take a file in and draft from it."""
    (tmp_path / name).write_bytes(data)
    take_in_files(session, "baker", [tmp_path / name], OPEN)
    propose(session, "baker")


def proposal_with(session: Session, words: str) -> str:
    """The id of a proposal whose quote holds these words."""
    return next(each.id for each in proposals(session, "baker") if words in each.draft.quote)


def yellow(path: Path) -> tuple[float, float, float, float]:
    """The rectangle of what is marked, in shares of the picture's width and height."""
    with Image.open(path) as picture:
        pixels = np.asarray(picture).astype(int)
    marked = (pixels[..., 0] > 180) & (pixels[..., 0] - pixels[..., 2] > 60)
    rows, columns = np.flatnonzero(marked.any(axis=1)), np.flatnonzero(marked.any(axis=0))
    height, width = marked.shape
    return columns[0] / width, rows[0] / height, columns[-1] / width, rows[-1] / height


def test_a_quote_is_marked_on_the_page_as_it_is_read(session: Session, tmp_path: Path) -> None:
    """A scan that lies on its head is drawn upright, and its heading is marked at the top, nothing else."""
    out = io.BytesIO()
    turned(rendered("ru", dpi=120, paragraphs=1), 180).save(out, "PNG")
    add(session, tmp_path, "scan.png", out.getvalue())
    place = place_of(session, "baker", proposal_with(session, "КЕНТАУСКИЙ"))
    assert place_shape(place)["recognised"] is True
    assert place.page == 1
    write_page(session, place, tmp_path / "page.png")
    left, top, right, bottom = yellow(tmp_path / "page.png")
    assert 0.3 < left < right < 0.8
    assert 0.03 < top < bottom < 0.12
    assert [copy.path for copy in clear_copies(session)] == [tmp_path / "page.png"]


def test_a_quote_of_a_text_layer_is_marked_by_its_letters(session: Session, tmp_path: Path) -> None:
    """On the second page of a PDF with text the quoted line is marked, from its beginning."""
    add(session, tmp_path, "letter.pdf", typst.compile(LETTER.encode()))
    place = place_of(session, "baker", proposal_with(session, "задержана"))
    assert place.page == 2
    assert place.boxes == ()
    write_page(session, place, tmp_path / "page.png")
    left, top, right, bottom = yellow(tmp_path / "page.png")
    assert left == pytest.approx(20 / 210, abs=0.01)
    assert top == pytest.approx(20 / 297, abs=0.01)
    assert right < 0.85
    assert bottom < 0.09


def test_a_place_in_a_text_is_said_in_words(session: Session) -> None:
    """Text has lines and no pages; the place names the line, and there is nothing to draw."""
    data = "Письмо.\n\nАсель Муратова задержана 12 марта 2031 года в городе Кентау.\n".encode()
    take_in_standard_input(session, "baker", data, OPEN)
    propose(session, "baker")
    place = place_of(session, "baker", proposal_with(session, "задержана"))
    assert (place.line, place.page, place.drawn) == (3, None, False)
    assert place.quote in data.decode()


def test_a_source_is_shown_by_its_pages(session: Session, tmp_path: Path) -> None:
    """A source is meant by its name; a page that it has not is refused, and nothing is written."""
    add(session, tmp_path, "letter.pdf", typst.compile(LETTER.encode()))
    write_page(session, place_of(session, "baker", "letter.pdf", 2), tmp_path / "two.png")
    with Image.open(tmp_path / "two.png") as picture:
        assert picture.height > 1_000
    with pytest.raises(WrongCall, match="page 3"):
        write_page(session, place_of(session, "baker", "letter.pdf", 3), tmp_path / "three.png")
    assert not (tmp_path / "three.png").exists()
    with pytest.raises(WrongCall, match="No source"):
        place_of(session, "baker", "none.pdf")


def test_what_cannot_be_shown_is_refused_with_a_reason(session: Session) -> None:
    """An unknown source, one of another case, an id cut too short, a page of what has none: each says what is wrong."""
    mine = take_in_standard_input(session, "baker", b"He was taken from his shop.", OPEN).taken[0].source
    other = take_in_standard_input(session, "tailor", b"She was taken from her home.", OPEN).taken[0].source
    assert mine is not None
    assert other is not None
    for word in ("none.jpg", other.id, mine.id[:3], ""):
        with pytest.raises(WrongCall, match="No source"):
            place_of(session, "baker", word)
    with pytest.raises(WrongCall, match="no pages"):
        place_of(session, "baker", mine.id, 9)
    assert place_of(session, "baker", mine.id[:8]).source == mine
