"""Kazakh case endings on names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.names.kazakh import endings_after, with_cases, without_case

FIRM = st.sampled_from(["Тілеуов", "Сапаров", "Әбішев", "Болатұлы", "Айгерім", "Нұрлан", "Сапарова"])


@given(name=FIRM, data=st.data())
def test_an_ending_put_on_comes_off(name: str, data: st.DataObject) -> None:
    """Any case form of a firm surname or a listed given name gives the name back."""
    assert without_case(data.draw(st.sampled_from(with_cases(name)))) == name


@pytest.mark.parametrize(
    "name", ["Дариға", "Сұлтан", "Арыстан", "Ермен", "Амангелді", "Ақтоқты", "Құдайберді", "Айдана"]
)
def test_a_name_that_ends_like_a_case_form_stays(name: str) -> None:
    """A name is not cut because it ends like an ending."""
    assert without_case(name) == name


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [("Нұрлан", "ның", "дың"), ("Айша", "дан", "нан"), ("Болат", "қа", "ға"), ("Болатұлы", "на", "ға")],
)
def test_the_last_sound_decides_the_ending(name: str, right: str, wrong: str) -> None:
    """Nasals, vowels, voiceless consonants and possessives each take their own endings."""
    assert right in endings_after(name)
    assert wrong not in endings_after(name)


def test_vowels_agree_except_after_russian_surnames() -> None:
    """A Kazakh name takes endings of its own vowels only; a surname in -ов or -ин is printed with both."""
    assert "Нұрланға" in with_cases("Нұрлан")
    assert "Нұрланге" not in with_cases("Нұрлан")
    assert {"Сапаринға", "Сапаринге"} <= set(with_cases("Сапарин"))


def test_an_ending_after_a_hyphen_comes_off() -> None:
    """Endings set off with a hyphen, as after foreign names, come off too."""
    assert without_case("Тлеуов-тың") == "Тлеуов"


def test_latin_and_empty_take_no_endings() -> None:
    """Kazakh Cyrillic endings follow Cyrillic letters only."""
    assert endings_after("Tleuov") == ()
    assert endings_after("") == ()
