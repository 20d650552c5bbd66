"""The suffix chains of Kazakh nouns and verbs, and the patterns made of them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.drafting.kazakh.forms import forms_pattern
from habeas.drafting.kazakh.harmony import fitted, is_front, trie_pattern
from habeas.drafting.kazakh.nouns import noun_forms
from habeas.drafting.kazakh.verbs import TAGS, negative, passive, verb_forms

_WORDS = st.text(alphabet="абвгдеқңі", min_size=1, max_size=6)
_STEMS = st.sampled_from(
    ["адвокат", "режиссер", "журналист", "сот", "прокуратура", "тергеу", "бөлік", "тергеуші", "үй", "қыз", "ұл", "ән"]
)


@given(st.sets(_WORDS, min_size=1, max_size=12), _WORDS)
def test_a_trie_matches_its_words_and_no_others(words: set[str], other: str) -> None:
    """A pattern of words matches each of them whole and no other word."""
    pattern = re.compile(trie_pattern(words))
    assert all(pattern.fullmatch(word) for word in words)
    assert (pattern.fullmatch(other) is not None) == (other in words)


@pytest.mark.parametrize(
    ("stem", "forms"),
    [
        ("адвокат", "адвокаттың адвокатқа адвокатты адвокатта адвокаттан адвокатпен адвокаттар адвокаты адвокатына"),
        ("режиссер", "режиссердің режиссерге режиссерді режиссерлер режиссері режиссерінің режиссерімен"),
        ("сот", "соттың сотқа сотты сотта соттан сотпен соты сотының сотына сотын сотында сотынан соттағы"),
        ("прокуратура", "прокуратураның прокуратураға прокуратураны прокуратурасы прокуратурасына прокуратурамен"),
        ("тергеу", "тергеудің тергеуге тергеуді тергеуі тергеуінің"),
        ("бөлік", "бөліктің бөлікке бөлігі бөлігінің бөлігіне"),
        ("журналист", "журналистке журналисті журналисі журналистер журналисінің"),
        ("қыз", "қыздың қызға қызды қызбен қыздар қызы қызым қызымды"),
        ("ұл", "ұлдың ұлға ұлды ұлдар ұлы ұлым ұлымды ұлына"),
        ("изолятор", "изолятордың изоляторға изоляторы изоляторында изоляторындағы изоляторынан"),
    ],
)
def test_a_noun_has_the_forms_of_the_grammar(stem: str, forms: str) -> None:
    """Plural, possessive and case endings follow the last vowel and the last sound of the stem."""
    assert set(forms.split()) <= {form.word for form in noun_forms(stem)}


@given(_STEMS)
def test_every_form_of_a_noun_has_one_harmony(stem: str) -> None:
    """No ending but мен, бен, пен mixes back and front vowels with the stem's."""
    wrong = "ыағқ" if is_front(stem) else "ігк"
    for form in noun_forms(stem):
        if form.case != "ins":
            assert not set(form.word[len(stem) :]) & set(wrong)


@pytest.mark.parametrize(
    ("stem", "made"),
    [
        ("ұста", "ұстал"),
        ("ал", "алын"),
        ("тап", "табыл"),
        ("жүргіз", "жүргізіл"),
        ("босат", "босатыл"),
        ("соқ", "соғыл"),
    ],
)
def test_the_passive_is_made_by_the_last_sound(stem: str, made: str) -> None:
    """After a vowel -л, after л -ын, else -ыл, before which the last stop is voiced."""
    assert passive(stem) == made


@pytest.mark.parametrize(
    ("stem", "made"), [("ұстал", "ұсталма"), ("айт", "айтпа"), ("жаз", "жазба"), ("бер", "берме"), ("кін", "кінбе")]
)
def test_the_negative_is_made_by_the_last_sound(stem: str, made: str) -> None:
    """-ма, -ба or -па, with front vowels after a front stem."""
    assert negative(stem) == made


@pytest.mark.parametrize(
    ("asked", "yes", "no"),
    [
        ("ұста:past", "ұстады", "ұсталды"),
        ("ұста:pass.past", "ұсталды", "ұстады"),
        ("ұста:pass.did", "ұсталған", "ұсталмаған"),
        ("ұста:neg.past", "ұстамады", "ұстады"),
        ("айт:did,pres", "айтады", "айтса"),
        ("тап:conv", "тауып", "табып"),
        ("бер:pass.imp", "берілсін", "берсін"),
        ("адвокат:gen", "адвокаттың", "адвокатты"),
        ("адвокат:own.dat", "адвокатына", "адвокатқа"),
        ("құқық қорғаушы:plur", "құқық қорғаушылардың", "құқық қорғаушы"),
        ("ұстал:perfn", "ұсталғанын", "ұсталған"),
    ],
)
def test_a_tag_keeps_only_its_forms(asked: str, yes: str, no: str) -> None:
    """A pattern matches the forms that have the mark and no others: a negative verb is never the plain one."""
    pattern = re.compile(forms_pattern(asked))
    assert pattern.fullmatch(yes)
    assert not pattern.fullmatch(no)


@given(_STEMS, st.sampled_from(TAGS))
def test_every_tag_gives_forms_that_begin_as_the_stem_does(stem: str, tag: str) -> None:
    """All forms of a stem keep it but for its last sound."""
    assert all(form.startswith(stem[:-1]) for form in verb_forms(stem, tag))


@given(st.text(alphabet="аықғнд", max_size=6))
def test_fitting_changes_vowels_and_their_consonants_only(suffix: str) -> None:
    """A suffix keeps its length, is itself with back vowels, and has none of them with front ones."""
    front = fitted(suffix, front=True)
    assert fitted(suffix, front=False) == suffix
    assert len(front) == len(suffix)
    assert not set(front) & set("аықғ")


@pytest.mark.parametrize("asked", ["ұста:past.dual", "сот:past.sing", "адвокат:dual", "ұста:future"])
def test_an_unknown_mark_is_an_error(asked: str) -> None:
    """A mark that does not exist, or that the word's kind does not have, is told, not passed over."""
    with pytest.raises(ValueError, match="form"):
        forms_pattern(asked)
