"""The laws of the search record on paper: the same View gives the same bytes, and no words can break it."""

from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import pypdfium2
import pytest
from tests.findings.quoted import corpus, post

from habeas.base.language import Lang
from habeas.disclosure.audience import Audience
from habeas.disclosure.quote import view_quote
from habeas.disclosure.quote_view import QuoteView
from habeas.evidence.archives.item import Whose
from habeas.findings.quotes.check import check_quote
from habeas.findings.quotes.question import question
from habeas.findings.quotes.record import SearchRecord
from habeas.output.papers.search_record_html import search_record_html
from habeas.output.papers.search_record_pdf import search_record_pdf

HOSTILE = 'Дорогу <script>alert(1)</script> надо #panic("x") $x$ закрыть \u202e 😀 & "так" \x07.'


def viewed(words: str, *texts: str, lang: Lang = Lang.RU) -> QuoteView:
    """The View of a search in posts of these texts."""
    items = [post(at, text, Whose.OWN if at % 2 else Whose.SHARED) for at, text in enumerate(texts, 1)]
    answer = check_quote(question(words), [corpus(items, unparsed=2)])
    record = SearchRecord(answer, datetime(2026, 3, 4, 5, 6, tzinfo=UTC), "habeas 0.1.0")
    return view_quote(record, Audience.COUNSEL, lang)


def pdf_text(data: bytes) -> str:
    """The text of a PDF, its lines joined."""
    document = pypdfium2.PdfDocument(data)
    pages = [document[at].get_textpage().get_text_range() for at in range(len(document))]
    return " ".join(" ".join(pages).split())


@pytest.mark.parametrize("lang", list(Lang))
def test_the_same_view_gives_the_same_bytes(lang: Lang) -> None:
    """HTML and PDF hold no time and no chance of their own."""
    view = viewed("дорогу надо закрыть", "Мы не говорили, что дорогу надо закрыть.", lang=lang)
    assert search_record_html(view) == search_record_html(view)
    assert search_record_pdf(view) == search_record_pdf(view)


@pytest.mark.parametrize("lang", list(Lang))
def test_both_papers_say_the_answer_the_words_and_what_is_not_shown(lang: Lang) -> None:
    """The answer, the found words, the digest, the notice and every limit stand on both papers."""
    view = viewed("дорогу надо закрыть", "Мы не говорили, что дорогу надо закрыть.", lang=lang)
    limits = next(block for block in view.blocks if block.id == "limits")
    said = [view.answer, view.why, view.privileged, "дорогу надо закрыть", *limits.items]
    html = " ".join("".join(ET.fromstring(search_record_html(view)).itertext()).split())
    paper = pdf_text(search_record_pdf(view))
    for words in said:
        assert words in html
        assert words in paper
    assert view.digest in html


def test_hostile_words_are_shown_and_obeyed_nowhere() -> None:
    """Markup, Typst code, control signs and signs that turn the direction are text like any other."""
    view = viewed("дорогу script alert 1 script надо panic x x закрыть", HOSTILE)
    assert view.verdict == "found"
    page = search_record_html(view)
    tree = ET.fromstring(page)
    assert tree.findall(".//script") == []
    assert b"<script" not in page
    assert "\u202e" not in page.decode()
    paper = pdf_text(search_record_pdf(view))
    assert "#panic" in paper
    assert "[U+1F600]" in paper


def test_a_paper_of_a_search_across_languages_calls_nothing_a_match() -> None:
    """Candidates stand under their own heading with their reasons, and the answer stays what it is."""
    view = viewed(
        "On 3 May Marat Tastemirov brought 250 leaflets about the parliament to Taskul",
        "Третьего мая Марат Тастемиров принёс в Таскуль 250 листовок про парламент.",
        lang=Lang.EN,
    )
    assert view.verdict == "not_found"
    assert view.candidates
    paper = pdf_text(search_record_pdf(view))
    assert "None of them is a match" in paper
    assert "Тастемиров" in paper
    ET.fromstring(search_record_html(view))


def test_nothing_is_fetched() -> None:
    """The page may load nothing, and no search engine may list it."""
    page = search_record_html(viewed("дорогу", "дорогу")).decode()
    assert "default-src &#x27;none&#x27;" in page
    assert "noindex" in page
    assert "http://" not in page.replace("http://www.w3.org", "")
