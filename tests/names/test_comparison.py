"""Comparison of two names across scripts."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.names.comparison import Same, compare
from habeas.names.meeting import How
from habeas.names.parts import parse_name

NAMES = st.sampled_from(
    [
        "Ержан Тілеуов", "Ержан Тлеуов", "Yerzhan Tleuov", "Erjan Tleuow", "Тлеуов Е. Б.", "Yerzhan Bolatuly Tleuov",
        "Ержан Болатович Тлеуов", "Айгерім Сапарова", "Aigerim Saparova", "G. Saparin", "Dr. Abu al-Saparin", "", "Е.",
        'Ержан "Барыс" Тлеуов', "Тлеуов", "Жан-Айдар Сапарин", "Сапарин уулу Жан", "Ержан Ержан", "٣ ارژان",
    ]
)  # fmt: skip
TEXT = st.text(alphabet=st.sampled_from("АЕЖержантлеувKTaeilrnzhov. -'"), max_size=20) | NAMES


@given(a=TEXT, b=TEXT)
def test_it_does_not_matter_which_comes_first(a: str, b: str) -> None:
    """Both orders give one score and one account, seen from the other side."""
    one, other = compare(a, b), compare(b, a)
    assert (one.score, one.same) == (other.score, other.same)
    seen = Counter((part.ours, part.theirs, part.how) for part in one.parts)
    assert seen == Counter((part.theirs, part.ours, part.how) for part in other.parts)


@given(a=TEXT, b=TEXT)
def test_every_part_is_accounted_for_once(a: str, b: str) -> None:
    """Each part of each name is in exactly one line of the account."""
    parts = compare(a, b).parts
    ours = Counter(word for part in parts if part.ours is not None for word in part.ours.split())
    theirs = Counter(word for part in parts if part.theirs is not None for word in part.theirs.split())
    assert ours == Counter(word for part in parse_name(a).parts for word in part.text.split())
    assert theirs == Counter(word for part in parse_name(b).parts for word in part.text.split())


@given(name=TEXT)
def test_a_name_is_like_itself(name: str) -> None:
    """A name that has a part scores 1 against itself."""
    if any(part.role != "title" and part.role != "particle" for part in parse_name(name).parts):
        assert compare(name, name).score == 1.0


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ержан Тілеуов", "Yerzhan Tleuov"),
        ("Erjan Tleuov", "Ержан Тлеуов"),
        ("Тлеуов Ержан", "ErzhanTleuov"),
        ("Әлия Өмірова", "Aliya Omirova"),
        ("Мұрат Қасымұлы Әлібеков", "Мурат Касымович Алибеков"),
        ("Ғани Хасенов", "Gani Khassenov"),
        ("Ержана Тлеуова", "Ержан Тлеуов"),
    ],
)
def test_one_name_in_two_spellings_is_likely(a: str, b: str) -> None:
    """Transliteration, order, glue, doubled letters, case and style of patronymic do not part a name."""
    assert compare(a, b).same is Same.LIKELY


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ержан Тлеуов", "Ерлан Тлеуов"),
        ("Murat Tleuov", "Marat Tleuov"),
        ("А. Тлеуов", "Yerzhan Tleuov"),
        ("Ержан Болатович Тлеуов", "Ержан Маратович Тлеуов"),
        ("Yerzhan Tleuov", "Yerzhan Saparin"),
    ],
)
def test_a_contradicting_part_makes_it_unlikely(a: str, b: str) -> None:
    """Another given name, initial, patronymic or surname is another name."""
    assert compare(a, b).same is Same.UNLIKELY


def test_initials_are_possible_and_explained() -> None:
    """Initials that fit leave it possible, and the account says which name they began."""
    outcome = compare("Тлеуов Е. Б.", "Yerzhan Tleuov")
    assert outcome.same is Same.POSSIBLE
    assert [(part.ours, part.theirs, part.how) for part in outcome.parts] == [
        ("Тлеуов", "Tleuov", How.TRANSLITERATION),
        ("Е", "Yerzhan", How.INITIAL),
        ("Б", None, How.MISSING),
    ]
