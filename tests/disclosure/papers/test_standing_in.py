"""Stand-ins in papers of languages that the gate does not speak: said in the paper's language, never as a quote."""

import pytest

from habeas.base.language import Lang
from habeas.disclosure.papers.languages import PaperLang
from habeas.disclosure.papers.paper import Part, Points
from habeas.disclosure.papers.standing_in import own_part, own_words
from habeas.disclosure.view import Run, Sentence
from habeas.disclosure.words_file import file_words

ABROAD = [PaperLang.FR, PaperLang.ES]


@pytest.mark.parametrize("lang", ABROAD)
def test_every_stand_in_has_words_of_the_papers_language(lang: PaperLang) -> None:
    """Each stand-in that the gate can put, with its number where it has one, is said in the paper's language."""
    for said in file_words("stand_ins", lang.facts).values():
        own = own_words(said.replace("{n}", "12"), lang)
        assert own is not None, said
        assert ("12" in own) == ("{n}" in said)
        assert "{" not in own


@pytest.mark.parametrize("lang", ABROAD)
def test_what_a_source_says_stays_as_it_is(lang: PaperLang) -> None:
    """Words that only hold a stand-in, or are none, stay in the language of their source."""
    for text in ("a court of appeal", "an official said so", "Kokzhar prosecutor's office", ""):
        assert own_words(text, lang) is None


@pytest.mark.parametrize("lang", [lang for lang in PaperLang if not lang.borrowed])
def test_a_paper_of_a_language_of_the_gate_is_not_touched(lang: PaperLang) -> None:
    """In English, Russian and Kazakh the gate's own stand-ins stand."""
    part = Part("a", "", "A", (Points((Sentence((Run("a court", Lang.EN),), ()),)),))
    assert own_part(part, lang) == part


def test_a_stand_in_is_no_longer_marked_as_foreign() -> None:
    """What is said in the paper's language has no language of its own, so that nobody is asked to translate it."""
    part = Part("a", "", "A", (Points((Sentence((Run("court 2", Lang.EN), Run(" court", Lang.EN)), (3,)),)),))
    told = own_part(part, PaperLang.ES).blocks
    assert told == (Points((Sentence((Run("tribunal 2"), Run(" court", Lang.EN)), (3,)),)),)
