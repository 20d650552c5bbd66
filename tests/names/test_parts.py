"""Parts of printed names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.names.letters import WORD, Script, one_script
from habeas.names.parts import Role, parse_name

PARSED = [
    ("YerzhanTleuov", [("Yerzhan", Role.GIVEN), ("Tleuov", Role.FAMILY)]),
    ("Тлеуов Е. Б.", [("Тлеуов", Role.FAMILY), ("Е", Role.INITIAL), ("Б", Role.INITIAL)]),
    ("Zh. Saparin", [("Zh", Role.INITIAL), ("Saparin", Role.FAMILY)]),
    ("ТЛЕУОВ Ержан Болатович", [("ТЛЕУОВ", Role.FAMILY), ("Ержан", Role.GIVEN), ("Болатович", Role.PATRONYMIC)]),
    ("Тлеуов, Ержан", [("Тлеуов", Role.FAMILY), ("Ержан", Role.GIVEN)]),
    ("Ержан Болатұлы", [("Ержан", Role.GIVEN), ("Болатұлы", Role.PATRONYMIC)]),
    ("Ержан Болат уулу", [("Ержан", Role.GIVEN), ("Болат уулу", Role.PATRONYMIC)]),
    ("Dr. Bolat Saparin", [("Dr", Role.TITLE), ("Bolat", Role.GIVEN), ("Saparin", Role.FAMILY)]),
    ("Bolat al Saparin", [("Bolat", Role.GIVEN), ("al", Role.PARTICLE), ("Saparin", Role.FAMILY)]),
    ("Yerzhan McTleuov", [("Yerzhan", Role.GIVEN), ("McTleuov", Role.FAMILY)]),
    ("Ержан «Барыс» Тлеуов", [("Ержан", Role.GIVEN), ("Тлеуов", Role.FAMILY), ("Барыс", Role.NICKNAME)]),
    ("Айгерiм", [("Айгерім", Role.GIVEN)]),
    ("…", []),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "parts"), PARSED)
def test_parts_and_their_roles(printed: str, parts: list[tuple[str, Role]]) -> None:
    """Each word has the role that endings, order and full stops give it."""
    assert [(part.text, part.role) for part in parse_name(printed).parts] == parts


def test_the_properties_read_the_parts() -> None:
    """Given name, family name and patronymic are the parts of those roles, None where there is none."""
    name = parse_name("Тлеуов Ержан Болатұлы")
    assert (name.given, name.family, name.patronymic) == ("Ержан", "Тлеуов", "Болатұлы")
    assert (name.nickname, name.initials, name.script) == (None, (), Script.CYRILLIC)
    assert parse_name("Е. Тлеуов").given is None


@given(st.text(max_size=30))
def test_no_letter_of_a_word_is_lost(printed: str) -> None:
    """The letters of the parts are the letters of the words printed."""
    printed_letters = sorted(c for word in WORD.findall(printed) for c in one_script(word) if c.isalpha())
    parts = [part.text for part in parse_name(printed).parts]
    assert sorted(c for part in parts for c in part if c.isalpha()) == printed_letters
