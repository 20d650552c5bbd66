"""Names of one person in one text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.drafting.likeness import same_person

_NAMES = st.lists(
    st.sampled_from(["Kanat", "Qanat", "Berdenov", "Berdenova", "K.", "Marat", "Ли", "Канат"]), min_size=1, max_size=3
)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Kanat Berdenov", "Berdenov", True),
        ("Kanat Berdenov", "Kanat", True),
        ("Kanat Berdenov", "K. Berdenov", True),
        ("Kanat Berdenov", "Канат Берденов", True),
        ("Kanat Berdenov", "Marat Berdenov", False),
        ("Kanat Berdenov", "M. Berdenov", False),
        ("Kanat Berdenov", "Kanat Orazov", False),
        ("Kanat Berdenov", "K.", False),
    ],
)
def test_every_part_of_the_shorter_name_meets_one_of_the_longer(one: str, other: str, same: bool) -> None:
    """Single names and initials join where every part fits; a part that fits nothing keeps two people apart."""
    assert same_person(one, other) is same


@given(_NAMES, _NAMES)
def test_likeness_does_not_depend_on_order(one: list[str], other: list[str]) -> None:
    """Comparing two names either way round gives the same answer."""
    assert same_person(" ".join(one), " ".join(other)) == same_person(" ".join(other), " ".join(one))
