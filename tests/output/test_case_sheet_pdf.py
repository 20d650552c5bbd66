"""The case sheet as PDF: whole, the same bytes for the same View, and no word of a case is an instruction."""

import re
import unicodedata
from dataclasses import replace
from datetime import timedelta
from itertools import batched

import pypdfium2
import pytest
from hypothesis import given, settings
from tests.disclosure.invented import start
from tests.output.hostile import PIECES, changed, example_view, hostile_texts, texts

from habeas.base.language import Lang
from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.admission import admit
from habeas.disclosure.gate.asking import Asked
from habeas.disclosure.sheet import view_case
from habeas.disclosure.view import View
from habeas.output.papers.case_sheet_pdf import case_sheet_pdf
from habeas.output.papers.drawable import undrawable
from habeas.output.papers.visible import spelled_out, visible


def _pages(view: View) -> list[str]:
    document = pypdfium2.PdfDocument(case_sheet_pdf(view))
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def _metadata(view: View) -> dict[str, str]:
    document = pypdfium2.PdfDocument(case_sheet_pdf(view))
    try:
        return dict(document.get_metadata_dict(skip_empty=True))
    finally:
        document.close()


def _bare(text: str) -> str:
    """Text without white space, soft line ends and the marks a reader of PDF does not give back."""
    told = unicodedata.normalize("NFKC", text)
    return "".join(sign for sign in told if not sign.isspace() and unicodedata.category(sign) not in ("Cf", "Cc", "Mn"))


@pytest.mark.parametrize("lang", list(Lang))
def test_every_text_is_in_the_paper(lang: Lang) -> None:
    """Every text of the View, with each quote, place and digest, stands in the paper."""
    view = example_view(lang)
    told = _bare("".join(_pages(view)))
    assert [text for text in texts(view) if _bare(text) not in told] == []
    for note in view.footnotes:
        assert note.digest in told
        assert all(statement[:12] in told for statement in note.statements)


@pytest.mark.parametrize("lang", list(Lang))
def test_every_page_says_what_it_is(lang: Lang) -> None:
    """Every page has the foot and the notice."""
    view = example_view(lang)
    pages = _pages(view)
    assert len(pages) > 2
    for page in pages:
        assert _bare(view.foot) in _bare(page)
        assert _bare(view.notices[0]) in _bare(page)


def test_same_view_same_bytes() -> None:
    """The same View gives the same bytes, and another day gives another date of creation."""
    view = example_view()
    assert case_sheet_pdf(view) == case_sheet_pdf(replace(view))
    assert _metadata(view)["CreationDate"] == "D:20230605000000Z"
    assert _metadata(replace(view, as_of=view.as_of + timedelta(days=1)))["CreationDate"] == "D:20230606000000Z"


def test_metadata_tells_nothing_of_the_machine() -> None:
    """The document's data are its title, its language, its day and the typesetter's name; it is tagged."""
    data = case_sheet_pdf(example_view())
    known = _metadata(example_view())
    assert known.pop("Creator").startswith("Typst ")
    assert set(known) <= {"Title", "CreationDate", "ModDate"}
    assert known["Title"] == "Case sheet: Esenov"
    assert b"/MarkInfo" in data
    assert re.search(rb"/Lang ?\(en\)", data)


@pytest.mark.parametrize("hostile", list(batched(PIECES, 4)))
def test_no_word_is_an_instruction(hostile: tuple[str, ...]) -> None:
    """Markup of any kind in any text is printed, not obeyed."""
    view = changed(example_view(), lambda text: " ".join((*hostile, text)))
    told = _bare("".join(_pages(view)))
    for piece in hostile:
        shown = visible(piece)
        assert _bare(spelled_out(shown, undrawable(shown))) in told


@settings(max_examples=12)
@given(hostile_texts)
def test_no_text_is_too_strange_to_print(hostile: str) -> None:
    """Whatever the texts hold, a PDF is made."""
    assert case_sheet_pdf(changed(example_view(), lambda _: hostile)).startswith(b"%PDF-")


def test_signs_without_a_letterform_are_spelled_out() -> None:
    """A sign that the fonts cannot draw is spelled out by its number, and only then the paper says why."""
    view = example_view()
    told = "".join(_pages(replace(view, missing=("a 😀 b",))))
    assert "[U+1F600]" in told
    assert _bare(view.words["undrawn"]) in _bare(told)
    assert _bare(view.words["undrawn"]) not in _bare("".join(_pages(view)))


def test_undrawable_signs_are_found() -> None:
    """Of many signs exactly those without a letterform are found; Kazakh letters all have one."""
    assert undrawable("әғқңөұүһіӘҒҚҢӨҰҮҺІ №«»—") == frozenset()
    assert undrawable("a😀ж漢∀") == {"😀", "漢"}


def test_empty_case_says_so() -> None:
    """A case without any fact makes a paper that says so."""
    view = view_case(admit(Asked(start().fold(), (), Audience.SELF), Lang.KK))
    assert _bare(view.words["no_facts"]) in _bare("".join(_pages(view)))
