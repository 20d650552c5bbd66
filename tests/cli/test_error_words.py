"""The laws of errors in three languages: every sentence that an error can say has its words in each."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cli.conftest import Run
from tests.cli.error_templates import said, texts

from habeas.base.errors import ExitCode
from habeas.base.language import Lang
from habeas.cli.error_words import gaps_of, sentences, templates

OTHERS = [Lang.RU, Lang.KK]


def test_every_sentence_of_the_source_has_its_words() -> None:
    """What an error can say stands in the wording, each template once, with the same gaps; else only fillings."""
    kept = {entry["en"]: entry for entry in templates()}
    assert len(kept) == len(templates())
    missing = {template: place for template, place in said().items() if template not in kept}
    assert not missing
    assert kept.keys() - said().keys() <= texts()
    for entry in kept.values():
        for lang in OTHERS:
            assert entry[lang.value].strip(), entry["en"]
            assert gaps_of(entry[lang.value]) == gaps_of(entry["en"]), entry["en"]


@pytest.mark.parametrize("lang", OTHERS)
def test_a_sentence_is_known_again_by_its_template(lang: Lang) -> None:
    """With names in its gaps each comes out as its own template's words, and not as those of a wider one."""
    filling = ["'baker'", "report.pdf", "17", "heron", "a12f", "2026-03-01", "x", "y", "z"]
    for entry in templates():
        found = sentences(lang)(entry["en"].format(*filling))
        assert found == entry[lang.value].format(*filling), entry["en"]


@given(st.text(min_size=1).filter(lambda word: "\n" not in word))
def test_what_fills_a_gap_comes_through_whole(word: str) -> None:
    """Whatever a person typed, braces and all, stands in the other language as it was typed."""
    found = sentences(Lang.RU)(f"There is no case {word!r}.")
    assert found is not None
    assert repr(word) in found


def test_an_unknown_sentence_is_left_to_its_english() -> None:
    """Where no template fits nothing is made up."""
    assert sentences(Lang.KK)("Nobody has ever written this sentence.") is None


@pytest.mark.parametrize(("lang", "told"), [(Lang.RU, "нет"), (Lang.KK, "жоқ")])
def test_a_gap_may_hold_words_that_are_said_too(lang: Lang, told: str) -> None:
    """Where a list of names is empty, what stands in its place is in the person's language."""
    found = sentences(lang)("Cases in this vault: none yet.")
    assert found is not None
    assert told in found
    assert "none" not in found


@pytest.mark.parametrize(("lang", "told"), [("ru", "нет"), ("kk", "жоқ")])
def test_a_wrong_call_is_explained_in_the_language_asked_for(in_vault: Run, lang: str, told: str) -> None:
    """Kind, sentence and remedy: no English is left but the words of the call."""
    ran = in_vault("find", "арест", "--case", "nope", "--lang", lang)
    assert ran.code is ExitCode.WRONG_CALL
    assert told in ran.err
    assert "There is no" not in ran.err
    assert "Cases in this vault" not in ran.err
