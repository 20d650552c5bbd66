"""PDF: pages keep their numbers, what has no text is said, and no file makes the reader fail."""

from functools import cache

import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st

from habeas.base.digest import digest_of
from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.evidence.text.anchor import anchor_at
from habeas.evidence.text.description import describe
from habeas.evidence.text.finding_again import find_again
from habeas.evidence.text.paged import READER, pdf_info, read_pdf
from habeas.evidence.text.readers import read_copy
from habeas.evidence.text.reading import Reading
from habeas.evidence.text.repair import repair

ORDER = """
#set document(title: "{title}", author: "District Court of Kentau")
#set page(width: 300pt, height: 300pt, margin: 30pt)
#set par(justify: true)
#set text(hyphenate: true, size: 11pt)
#set text(lang: "ru")
Постановлением суда от 14 марта 2031 года в отношении Асель Муратовой избрана мера пресечения в виде содержания под
стражей, несмотря на чрезвычайные обстоятельства.
#pagebreak()
#rect(width: 50pt, height: 50pt)
#pagebreak()
#set text(lang: "kk")
Қорғаушысының айтуынша, Әсел Мұратова кінәсін мойындамайды.
"""


@cache
def order(title: str = "Order of 14 March") -> bytes:
    """A court's order of three pages, the second a picture."""
    return typst.compile(ORDER.replace("{title}", title).encode())


def read(data: bytes) -> Reading:
    """The reading of this PDF."""
    found = read_copy(data, digest_of(data))
    assert isinstance(found, Reading)
    return found


def test_pages_keep_their_numbers() -> None:
    """Each page's text lies in its own span under its own number, and an anchor names the page."""
    reading = read(order())
    assert reading.reader == READER
    assert [page.number for page in reading.pages] == [1, 3]
    assert reading.pages[0].span.slice(reading.text).startswith("Постановлением суда")
    assert reading.pages[1].span.slice(reading.text).startswith("Қорғаушысының")
    place = reading.text.index("Әсел")
    assert anchor_at(reading, Span(place, place + 4)).page == 3


def test_a_page_without_text_is_said() -> None:
    """A page that is a picture gives a finding with its number; the others are read."""
    assert [(finding.code, finding.place) for finding in read(order()).findings] == [("no-text-layer", "page 2")]


def test_hyphens_and_lines_are_left_as_found() -> None:
    """The reading keeps the printed lines; the repair puts their words together and leads back."""
    reading = read(order())
    assert "-\n" in reading.text
    done = repair(reading.text, reading.lang)
    wanted = "избрана мера пресечения в виде содержания под стражей, несмотря на чрезвычайные обстоятельства."
    assert wanted in done.text
    start = done.text.index(wanted)
    original = done.to_original(Span(start, start + len(wanted))).slice(reading.text)
    assert original.replace("-\n", "").replace("\n", " ").split() == wanted.split()


def test_a_quote_of_the_whole_words_is_found_in_the_printed_lines() -> None:
    """An anchor into a text without line ends finds its place in the PDF's reading."""
    reading = read(order())
    flat = Reading(reading.copy, "text/1", repair(reading.text, Lang.RU).text, ())
    quote = "содержания под стражей, несмотря на чрезвычайные обстоятельства"
    start = flat.text.index(quote)
    found = find_again(anchor_at(flat, Span(start, start + len(quote))), reading)
    assert found is not None
    assert found.page == 1


def test_the_information_of_the_pdf_is_proposed() -> None:
    """Title and author come from the PDF itself; a file's name is no title."""
    reading = read(order())
    described = describe(order(), reading)
    assert described.title is not None
    assert described.title.value == "Order of 14 March"
    assert described.author is not None
    assert described.author.value == "District Court of Kentau"
    assert pdf_info(order("Microsoft Word - order2.docx")).title is None
    assert pdf_info(b"no pdf").title is None


@pytest.mark.parametrize("limit", ["MOST_PAGES", "MOST_ON_A_PAGE", "MOST_CHARACTERS"])
def test_limits_are_said_and_what_was_read_stays(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A document over a limit is read up to it, with a finding that says where reading stopped."""
    monkeypatch.setattr(f"habeas.evidence.text.paged.{limit}", 1 if limit == "MOST_PAGES" else 100)
    reading = read(order())
    assert "too-large" in {finding.code for finding in reading.findings}
    assert len(reading.pages) == 1


def test_a_locked_pdf_is_named_as_such() -> None:
    """A PDF under a password gives a finding that says what to do."""
    locked = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
        b"3 0 obj<</Filter/Standard/V 1/R 2/P -4/O<" + b"00" * 32 + b">/U<" + b"11" * 32 + b">>>endobj\n"
        b"trailer<</Root 1 0 R/Size 4/Encrypt 3 0 R/ID[<" + b"22" * 16 + b"><" + b"22" * 16 + b">]>>\n%%EOF"
    )
    found = read_pdf(locked, digest_of(locked))
    assert not isinstance(found, Reading)
    assert [finding.code for finding in found] == ["locked"]


@given(st.integers(0, 20_000), st.binary(min_size=1, max_size=40))
def test_no_damage_makes_the_reader_fail(at: int, noise: bytes) -> None:
    """Whatever bytes of a PDF are overwritten, there is a reading or a finding."""
    data = order()
    at = min(at, len(data) - len(noise))
    damaged = data[:at] + noise + data[at + len(noise) :]
    found = read_pdf(damaged, digest_of(damaged))
    assert isinstance(found, Reading) or found[0].code in ("damaged", "locked")
