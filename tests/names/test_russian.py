"""Russian declension of names, there and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.names.given import Sex
from habeas.names.parts import Role
from habeas.names.russian import Case, forms, origins

NAMES = st.sampled_from(
    [
        ("тлеуов", Role.FAMILY, Sex.MALE),
        ("тлеуова", Role.FAMILY, Sex.FEMALE),
        ("сапарский", Role.FAMILY, Sex.MALE),
        ("сапарская", Role.FAMILY, Sex.FEMALE),
        ("сапаренко", Role.FAMILY, Sex.MALE),
        ("ержан", Role.GIVEN, Sex.MALE),
        ("абай", Role.GIVEN, Sex.MALE),
        ("дмитрий", Role.GIVEN, Sex.MALE),
        ("мария", Role.GIVEN, Sex.FEMALE),
        ("асель", Role.GIVEN, Sex.FEMALE),
        ("никита", Role.GIVEN, Sex.MALE),
        ("лев", Role.GIVEN, Sex.MALE),
        ("болатович", Role.PATRONYMIC, Sex.MALE),
        ("болатовна", Role.PATRONYMIC, Sex.FEMALE),
        ("болатұлы", Role.PATRONYMIC, Sex.MALE),
    ]
)


@given(name=NAMES, case=st.sampled_from(list(Case)))
def test_every_form_finds_its_nominative(name: tuple[str, Role, Sex], case: Case) -> None:
    """Each form of each case has its nominative, in that case, among its origins."""
    word, role, sex = name
    for form in forms(word, role, sex)[case]:
        assert any(origin.nominative == word and origin.case is case for origin in origins(form, role, sex))


@given(name=NAMES)
def test_every_origin_declines_to_the_form(name: tuple[str, Role, Sex]) -> None:
    """No nominative is offered that does not decline to the form, or stand undeclined."""
    word, role, sex = name
    for origin in origins(word, role, sex):
        assert origin.indeclinable or word in forms(origin.nominative, role, sex)[origin.case]


@pytest.mark.parametrize(
    ("word", "role", "sex", "declined"),
    [
        ("тлеуов", Role.FAMILY, Sex.MALE, ["тлеуова", "тлеуову", "тлеуовым", "тлеуове"]),
        ("тлеуова", Role.FAMILY, Sex.FEMALE, ["тлеуовой", "тлеуовой", "тлеуовой", "тлеуовой"]),
        ("айгерим", Role.GIVEN, Sex.FEMALE, ["айгерим"] * 4),
        ("сапаренко", Role.FAMILY, Sex.MALE, ["сапаренко"] * 4),
        ("лев", Role.GIVEN, Sex.MALE, ["льва", "льву", "львом", "льве"]),
        ("ольга", Role.GIVEN, Sex.FEMALE, ["ольги", "ольге", "ольгой", "ольге"]),
        ("тлеуов-сапарин", Role.FAMILY, Sex.MALE, ["тлеуова-сапарина", "тлеуову-сапарину", "тлеуовым-сапариным"]),
    ],
)
def test_declension_is_that_of_the_grammar(word: str, role: Role, sex: Sex, declined: list[str]) -> None:
    """Genitive, dative, instrumental and locative are those of the school grammar."""
    cases = (Case.GEN, Case.DAT, Case.INS, Case.LOC)
    assert [forms(word, role, sex)[case][0] for case in cases[: len(declined)]] == declined
