"""No word of a paper is an instruction to what shows it, and none is lost: whatever the texts hold."""

import xml.etree.ElementTree as ET
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from tests.output.hostile import PIECES, changed, hostile_texts
from tests.output.papers.invented_paper import paper
from tests.output.papers.words import FORMS, Form, missing_in, part_tree

from habeas.disclosure.papers.paper import Drawing, Paper
from habeas.output.papers.paper_docx import paper_docx
from habeas.output.papers.paper_html import paper_html
from habeas.output.papers.paper_pdf import paper_pdf

_SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("hostile", PIECES)
@pytest.mark.parametrize("form", FORMS)
def test_every_word_is_shown_as_it_is(form: Form, hostile: str) -> None:
    """Markup, control signs, turned text and long words stand in every place of every form, seen and not obeyed."""
    assert missing_in(form, changed(paper(), lambda text: f"{hostile} {text}")) == []


@settings(max_examples=25)
@given(hostile_texts)
def test_no_text_breaks_the_page_or_the_document(hostile: str) -> None:
    """HTML and DOCX stay well-formed and gain no element but line ends and tabs, whatever the texts hold."""
    # The pictures are cut into pages by the length of their words, so that here there are none.
    plain = _without_pictures(paper())
    made, calm = changed(plain, lambda _: hostile), changed(plain, lambda _: "calm")
    trees = [ET.fromstring(paper_html(one).decode().partition("\n")[2]) for one in (made, calm)]
    assert _html_elements(trees[0]) == _html_elements(trees[1])
    documents = [paper_docx(one) for one in (made, calm)]
    for part in ("document", "footnotes", "header", "footer"):
        one, other = (_word_elements(part_tree(document, part)) for document in documents)
        assert one == other


@settings(max_examples=8)
@given(hostile_texts)
def test_no_text_is_too_strange_to_print(hostile: str) -> None:
    """Whatever the texts hold, a PDF is made."""
    assert paper_pdf(changed(paper(), lambda _: hostile)).startswith(b"%PDF-")


def _without_pictures(whole: Paper) -> Paper:
    parts = tuple(
        replace(part, blocks=tuple(one for one in part.blocks if not isinstance(one, Drawing))) for part in whole.parts
    )
    return replace(whole, parts=parts)


def _html_elements(tree: ET.Element) -> Counter[str]:
    return Counter(element.tag for element in tree.iter() if not element.tag.startswith(_SVG))


def _word_elements(tree: ET.Element) -> Counter[str]:
    """The elements of a Word part, the pieces apart into which line ends cut a run."""
    kinds = (element.tag.rpartition("}")[2] for element in tree.iter())
    return Counter(kind for kind in kinds if kind not in ("t", "br", "tab"))
