"""The three forms of a paper hold the same words: PDF, DOCX and HTML, in all five languages."""

import pytest
from tests.output.papers.invented_paper import paper
from tests.output.papers.words import FORMS, Form, missing_in

from habeas.disclosure.papers.labels import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", FORMS)
def test_every_word_is_in_every_form(form: Form, language: str) -> None:
    """Every text of the paper, every footnote, label, source and exhibit stands in each form."""
    assert missing_in(form, paper(language)) == []


@pytest.mark.parametrize("form", FORMS)
def test_same_paper_same_bytes(form: Form) -> None:
    """The same Paper gives the same bytes."""
    assert form(paper()) == form(paper())
