"""A paper as PDF: tagged, with bookmarks, its stamp and foot on every page, and nothing of the machine."""

import re
from dataclasses import replace

import pypdfium2
import pytest
from tests.output.papers.invented_paper import paper, sentence
from tests.output.papers.words import bare, pdf_pages

from habeas.disclosure.papers.labels import LANGUAGES, labels
from habeas.disclosure.papers.paper import Paragraph, Part
from habeas.output.papers.paper_pdf import paper_pdf


def _bookmarks(made: bytes) -> list[tuple[int, str]]:
    document = pypdfium2.PdfDocument(made)
    try:
        return [(mark.level, mark.get_title()) for mark in document.get_toc()]
    finally:
        document.close()


def _metadata(made: bytes) -> dict[str, str]:
    document = pypdfium2.PdfDocument(made)
    try:
        return dict(document.get_metadata_dict(skip_empty=True))
    finally:
        document.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_bookmarks_lead_to_parts_in_the_papers_language(language: str) -> None:
    """Title, parts, annexes and sources are bookmarks, a part of the second level below its own."""
    told, words = _bookmarks(paper_pdf(paper(language))), labels(language)
    assert told == [
        (0, paper(language).title),
        (1, "I. Facts of the case"),
        (2, "II. Form"),
        (1, "III. What the law required"),
        (1, words["exhibits"]),
        (1, words["sources"]),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_tagged_in_its_language(language: str) -> None:
    """The document is PDF/UA-1: tagged, with its language."""
    made = paper_pdf(paper(language))
    assert b"/MarkInfo" in made
    assert re.search(rf"/Lang ?\({language}\)".encode(), made)
    assert re.search(rb"<pdfuaid:part>1|pdfuaid:part=\"1\"", made)


def test_metadata_are_title_and_day() -> None:
    """The document says its title, its day at midnight UTC and the typesetter's name, and nobody's."""
    known = _metadata(paper_pdf(paper()))
    assert known.pop("Creator").startswith("Typst ")
    assert known.pop("Title") == paper().title
    assert set(known.values()) == {"D:20230605000000Z"}


def test_stamp_foot_and_number_stand_on_every_page() -> None:
    """Each of many pages has the stamp, the foot and its number; the heading of a long table stands again."""
    pages = pdf_pages(paper_pdf(paper(rows=300)))
    assert len(pages) > 5
    for number, page in enumerate(pages, 1):
        assert "DRAFT" in page
        assert bare("These are statements of sources.") in bare(page)
        assert bare(f"Page {number} of {len(pages)}") in bare(page)
    full = [page for page in pages if page.count("Told of the reasons at once.") > 20]
    assert len(full) > 4
    assert all(bare("What the law required") in bare(page) for page in full)


def test_without_a_stamp_nothing_is_stamped() -> None:
    """A paper that is no draft does not say so."""
    assert not [page for page in pdf_pages(paper_pdf(paper(stamp=""))) if "DRAFT" in page]


def test_footnotes_stand_on_the_page_of_their_mark() -> None:
    """Each footnote stands at the foot of the page on which its mark stands first."""
    many = tuple(Paragraph((sentence(f"Sentence {n}. " + "Words. " * 150, n),)) for n in range(1, 8))
    pages = pdf_pages(paper_pdf(replace(paper(), parts=(Part("p", "", "P", many),))))
    for number in range(1, 8):
        place = next(at for at, page in enumerate(pages) if f"Sentence {number}." in page)
        assert bare(f"characters {10 * number}–{10 * number + 8}") in bare(pages[place] + pages[place + 1])
        assert bare(f"characters {10 * number}–{10 * number + 8}") not in bare("".join(pages[:place]))


def test_a_long_paper_has_contents() -> None:
    """Eight parts and more are listed with their pages before the first."""
    parts = tuple(Part(f"p{n}", f"{n}.", f"Heading {n}", (Paragraph((sentence("Words."),)),)) for n in range(1, 9))
    short = replace(paper(), parts=parts[:7], footnotes=())
    long = replace(short, parts=parts)
    assert labels("en")["contents"] in pdf_pages(paper_pdf(long))[0]
    assert labels("en")["contents"] not in pdf_pages(paper_pdf(short))[0]


def test_signs_without_a_letterform_are_spelled_out() -> None:
    """A sign that the fonts cannot draw is spelled out, and only then the paper says why."""
    strange = replace(paper(), notices=("a 😀 b",))
    assert "[U+1F600]" in "".join(pdf_pages(paper_pdf(strange)))
    assert bare(labels("en")["undrawn"]) in bare("".join(pdf_pages(paper_pdf(strange))))
    assert bare(labels("en")["undrawn"]) not in bare("".join(pdf_pages(paper_pdf(paper()))))
