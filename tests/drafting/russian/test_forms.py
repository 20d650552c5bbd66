"""Every form of a word as one pattern."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.drafting.russian.forms import analyzer, forms_pattern, trie_pattern

_LETTERS = st.text(alphabet="абвгдеёж", min_size=1, max_size=6)


@given(st.sets(_LETTERS, min_size=1, max_size=12), _LETTERS)
def test_a_trie_matches_its_words_and_no_others(words: set[str], other: str) -> None:
    """A pattern of words matches each of them whole, and another word only where ё stands for е."""
    pattern = re.compile(trie_pattern(words))
    assert all(pattern.fullmatch(word) for word in words)
    same = {word.replace("ё", "е") for word in words}
    assert (pattern.fullmatch(other) is not None) == (other.replace("ё", "е") in same)


def test_every_form_of_a_verb_is_matched() -> None:
    """Without tags the pattern knows the whole paradigm of the dictionary."""
    pattern = re.compile(forms_pattern("арестовать"))
    assert all(pattern.fullmatch(form.word) for form in analyzer().analyze("арестовать")[0].forms())


@pytest.mark.parametrize(
    ("asked", "yes", "no"),
    [
        ("задержать:past", "задержали", "задержан"),
        ("задержать:short", "задержана", "задержанная"),
        ("задержать:part", "задержанного", "задержавшего"),
        ("сотрудник:ins", "сотрудниками", "сотрудники"),
        ("сотрудник:nom.plur", "сотрудники", "сотрудник"),
        ("продлить|отменить:past,short", "отменён", "отменит"),
        ("заключить:short", "заключен", "заключенный"),
    ],
)
def test_a_tag_keeps_only_its_forms(asked: str, yes: str, no: str) -> None:
    """A tag leaves the forms that have the mark and no others."""
    pattern = re.compile(forms_pattern(asked))
    assert pattern.fullmatch(yes)
    assert not pattern.fullmatch(no)


@pytest.mark.parametrize("asked", ["зюзюкать:past", "суд:past", "суд:dual"])
def test_what_the_dictionary_does_not_have_is_an_error(asked: str) -> None:
    """An unknown word, a tag no form has and a tag that does not exist are told, not passed over."""
    with pytest.raises(ValueError, match=r"form|dictionary"):
        forms_pattern(asked)
