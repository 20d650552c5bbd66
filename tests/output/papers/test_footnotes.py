"""The words of a footnote: the quote as it reads, and its place only where the words go out."""

from dataclasses import replace

import pytest
from tests.output.papers.invented_paper import paper

from habeas.disclosure.papers.labels import LANGUAGES
from habeas.disclosure.view import Run, plain
from habeas.output.papers.paper_words import note_lines, ready


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_footnote_without_words_has_no_place_of_words(language: str) -> None:
    """Where the quote is held back nothing is said of where it stands: no `0–0`, and no comma before nothing."""
    made = ready(paper(language))
    silent = replace(made, footnotes=tuple(replace(one, quote=Run(""), start=0, end=0) for one in made.footnotes))
    for line in map(plain, note_lines(silent)):
        assert "0–0" not in line
        assert ", ." not in line
        assert ",." not in line


def test_line_breaks_of_the_original_are_none_of_the_paper() -> None:
    """A quote over several lines of a page reads as one; a hyphen at the end of a line takes no space behind it."""
    made = ready(paper())
    broken = Run("под стражу  \n  по ст. 174-\n1 УК –\nбез срока")
    told = note_lines(replace(made, footnotes=(replace(made.footnotes[0], quote=broken),)))
    assert "под стражу по ст. 174-1 УК – без срока" in plain(told[0])
