"""How alike words of names sound."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.names.sounds import code_distance, is_slip, likeness, sound_code

CODES = st.text(alphabet=st.sampled_from("abejkhgoiuSCnr"), max_size=9)


@pytest.mark.parametrize(
    "spellings",
    [
        ("Жанболат", "Zhanbolat", "Janbolat", "Djanbolat", "Жанболат"),
        ("Хасенов", "Khasenov", "Hasenov", "Khassenov"),
        ("Қалиев", "Калиев", "Qaliyev", "Kaliev"),
        ("Шахмет", "Shakhmet", "Şahmet"),
        ("Ғани", "Гани", "Ghani", "Ğani", "Gany"),
        ("Ерік", "Yerik", "Erik", "Ерик"),
    ],
)
def test_spellings_of_one_sound_have_one_code(spellings: tuple[str, ...]) -> None:
    """Usual spellings of one name in either alphabet fold to one code."""
    assert len({sound_code(word) for word in spellings[:3]}) == 1
    assert all(likeness(spellings[0], word) >= 0.9 for word in spellings)


@given(CODES, CODES)
def test_distance_is_symmetrical(one: str, two: str) -> None:
    """It costs the same to go from one code to the other as back."""
    assert code_distance(one, two) == pytest.approx(code_distance(two, one))


@given(CODES)
def test_only_the_same_code_costs_nothing(code: str) -> None:
    """A code is at no distance from itself, and at some from itself with a letter more."""
    assert code_distance(code, code) == 0
    assert code_distance(code, code + "r") > 0


@given(st.text(max_size=12), st.text(max_size=12))
def test_likeness_is_a_share(one: str, two: str) -> None:
    """Likeness lies between 0 and 1 and does not depend on the order."""
    assert 0 <= likeness(one, two) <= 1
    assert likeness(one, two) == likeness(two, one)


def test_a_slip_is_one_letter_left_out_or_two_exchanged() -> None:
    """Another letter in place of one is no slip, nor is anything in a short code."""
    assert is_slip("narender", "narnder")
    assert is_slip("tleuov", "tlueov")
    assert not is_slip("nurlan", "nursan")
    assert not is_slip("asan", "ashan")
