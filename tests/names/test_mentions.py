"""Forms in which a known name is met again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.base.language import Lang
from habeas.names.mentions import declined_forms
from habeas.names.normal import normal_form

GIVEN = ["Ержан", "Болат", "Абай", "Серік", "Бауыржан"]
FAMILY = ["Тлеуов", "Сапарин", "Абишев", "Кенжеев"]
WOMEN = ["Айгерим", "Дина", "Мария", "Асель"]


def test_russian_forms_of_a_man() -> None:
    """Every case of the full name, each part alone, and the surname with an initial."""
    forms = declined_forms("Ержан Тлеуов", Lang.RU)
    assert {"Ержана Тлеуова", "Тлеуовым Ержаном", "Ержану", "Тлеуове", "Е. Тлеуова", "Тлеуову Е."} <= forms


def test_russian_forms_of_a_woman() -> None:
    """A woman's surname declines as a woman's, her consonant-final given name not at all."""
    forms = declined_forms("Айгерим Сапарова", Lang.RU)
    assert {"Айгерим Сапаровой", "Айгерим Сапарову", "Сапаровой"} <= forms
    assert "Сапаровым" not in forms


def test_kazakh_and_english_forms() -> None:
    """Kazakh case endings follow the whole name; in English there is the possessive."""
    assert {"Ержан Тілеуовтің", "Тілеуовке", "Ержанға"} <= declined_forms("Ержан Тілеуов", Lang.KK)
    assert {"Yerzhan Tleuov’s", "Tleuov"} <= declined_forms("Yerzhan Tleuov", Lang.EN)


def test_initials_and_particles_alone_have_no_other_forms() -> None:
    """What has no part that is declined has only the form it was printed in."""
    assert declined_forms("А. Б.", Lang.RU) == {"А. Б."}
    assert "аль Фон" in declined_forms("аль Фон", Lang.RU)


def test_no_letters_no_forms() -> None:
    """What has no letters has no forms."""
    assert declined_forms("—", Lang.RU) == frozenset()


@pytest.mark.parametrize("lang", [Lang.RU, Lang.KK])
@given(given_name=st.sampled_from(GIVEN), family=st.sampled_from(FAMILY))
def test_every_form_of_a_common_name_comes_back(lang: Lang, given_name: str, family: str) -> None:
    """The normal form of each form of a full name is that name, in its order."""
    name = f"{given_name} {family}"
    full = {form for form in declined_forms(name, lang) if len(form.split()) == 2 and "." not in form}
    assert {normal_form(form, lang) for form in full} == {name, f"{family} {given_name}"}


@given(given_name=st.sampled_from(WOMEN), family=st.sampled_from(FAMILY))
def test_every_form_of_a_womans_name_comes_back(given_name: str, family: str) -> None:
    """The same for a woman's name in Russian."""
    name = f"{given_name} {family}а"
    full = {form for form in declined_forms(name, Lang.RU) if len(form.split()) == 2 and "." not in form}
    assert {normal_form(form, Lang.RU) for form in full} == {name, f"{family}а {given_name}"}
