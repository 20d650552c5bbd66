"""The laws of the clock's part of the papers: every word of it in HTML and in PDF, every mark led home."""

import io
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace

import pypdfium2
import pytest
from tests.output.hostile import custody_view, example_view, texts

from habeas.base.language import Lang
from habeas.disclosure.view import CustodyView, View
from habeas.output.papers.case_sheet_html import case_sheet_html
from habeas.output.papers.case_sheet_pdf import case_sheet_pdf


def _only(custody: tuple[CustodyView, ...]) -> View:
    return replace(example_view(), custody=custody)


def _squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad\ufffe]+", "", text)


def _html(view: View) -> str:
    return case_sheet_html(view).decode()


def _pdf(view: View) -> str:
    pages = pypdfium2.PdfDocument(io.BytesIO(case_sheet_pdf(view)))
    return "".join(page.get_textpage().get_text_range() for page in pages)


@pytest.mark.parametrize("make", [_html, _pdf])
def test_every_word_of_the_clock_stands_on_the_paper(make: Callable[[View], str]) -> None:
    """Lead, sentences, limits with article, ends and warning, remarks: none is left out."""
    told = _squeezed(make(_only((custody_view(),))))
    wanted = texts(replace(example_view(), custody=(custody_view(),))) - texts(_only(()))
    assert {one for one in wanted if _squeezed(one) not in told} == set()
    assert _squeezed("Key of signs") in told


def test_the_part_is_in_the_contents_and_has_its_pictures() -> None:
    """The heading is linked from the contents; both forms of the picture are there, with ids used once."""
    page = _html(_only((custody_view(), custody_view())))
    assert 'href="#clock"' in page
    tree = ET.fromstring(page.removeprefix("<!DOCTYPE html>"))
    ids = [one.get("id") for one in tree.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    assert page.count('id="timeline-title-clock-2-narrow-0"') == 1


def test_without_a_clock_nothing_of_it_stands_there() -> None:
    """A View without that part makes a paper without it."""
    assert 'id="clock"' not in _html(_only(()))


@pytest.mark.parametrize("lang", list(Lang))
def test_a_reason_alone_is_a_part_too(lang: Lang) -> None:
    """Where nothing was reckoned the paper says why, and draws nothing."""
    why = replace(example_view(lang), custody=(CustodyView((), "The clock was not reckoned."),))
    assert "The clock was not reckoned." in _html(why)
    assert _squeezed("The clock was not reckoned.") in _squeezed(_pdf(why))


def test_an_end_leads_to_its_footnote() -> None:
    """The mark behind the end of a limit is a link to the footnote of what begins it."""
    page = _html(_only((custody_view(),)))
    end = page[page.index("due 2 May 2022") :][:300]
    assert 'href="#note-1"' in end
