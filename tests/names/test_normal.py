"""Normal forms of persons' names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.base.language import Lang
from habeas.names.normal import normal_form

RUSSIAN = {
    "Ержана Тлеуова": "Ержан Тлеуов",
    "Ержаном Тлеуовым": "Ержан Тлеуов",
    "Ержану Тлеуову": "Ержан Тлеуов",
    "Айгерим Сапаровой": "Айгерим Сапарова",
    "Асель Тлеуову": "Асель Тлеуова",
    "Ольги Макаренко": "Ольга Макаренко",
    "Льва Сапарского": "Лев Сапарский",
    "ТЛЕУОВА Ержана Болатовича": "Тлеуов Ержан Болатович",
    "Г. Джаваля": "Г. Джаваль",
    "ЕржанТлеуов": "Ержан Тлеуов",
    "Жан-Айдара Тлеуова": "Жан-Айдар Тлеуов",
    "Е.Тлеуов": "Е. Тлеуов",
    "Болата Тлеуова-Сапарина": "Болат Тлеуов-Сапарин",
    "Анны-Марии Тлеуовой-Сапариной": "Анна-Мария Тлеуова-Сапарина",
    "Ержана «Барыса» Тлеуова": "Ержан Тлеуов «Барыса»",
}
KAZAKH = {
    "Ержан Тілеуовтің": "Ержан Тілеуов",
    "Сапаринді": "Сапарин",
    "Сапаринға": "Сапарин",
    "Ержан Сапариннен": "Ержан Сапарин",
    "Айгерімге": "Айгерім",
    "Нұрлан Болатұлының": "Нұрлан Болатұлы",
}
UNCHANGED = ("Дариға", "Арыстан", "Ақтоқты", "Амангелді", "Александра Сапарова", "Саламат", "Сапарова", "Толстой")
PRINTED = st.text(alphabet=st.sampled_from("АБДЕИКЛМНОРСТУабдеийкклмнорстуыьяю -.’'«»әқңіӨTaboiv"), max_size=24)


@pytest.mark.parametrize(("printed", "normal"), RUSSIAN.items())
def test_russian_declension_is_undone(printed: str, normal: str) -> None:
    """A name declined in Russian comes back in the nominative, all its parts agreeing."""
    assert normal_form(printed, Lang.RU) == normal


@pytest.mark.parametrize(("printed", "normal"), KAZAKH.items())
def test_kazakh_case_endings_are_taken_off(printed: str, normal: str) -> None:
    """A Kazakh case ending after the name is taken off."""
    assert normal_form(printed, Lang.KK) == normal


@pytest.mark.parametrize("name", UNCHANGED)
@pytest.mark.parametrize("lang", [Lang.RU, Lang.KK])
def test_a_nominative_is_left_alone(name: str, lang: Lang) -> None:
    """A name in the nominative that ends like a case form stays as it is."""
    assert normal_form(name, lang) == name


def test_an_english_possessive_goes() -> None:
    """The possessive of English is no part of a name."""
    assert normal_form("Yerzhan Tleuov’s", Lang.EN) == "Yerzhan Tleuov"


def test_the_words_before_settle_an_ambiguous_form() -> None:
    """A form that is a woman's nominative or a man's genitive is settled by the words before it."""
    assert normal_form("Александра Сапарова", Lang.RU, before="суд над Ержаном и убийство") == "Александр Сапаров"


@pytest.mark.parametrize("lang", list(Lang))
@given(printed=PRINTED)
def test_twice_is_once(lang: Lang, printed: str) -> None:
    """The normal form of a normal form is itself."""
    once = normal_form(printed, lang)
    assert normal_form(once, lang) == once


@pytest.mark.parametrize(
    ("printed", "normal"),
    [
        ("pageYerzhan Tleuov", "Yerzhan Tleuov"),
        ("Yerzhanwas", "Yerzhan"),
        ("Ferdinand", "Ferdinand"),
        ("Roland", "Roland"),
    ],
)
def test_words_glued_to_an_english_name_go(printed: str, normal: str) -> None:
    """A small word glued before a name, and a common one after it, are no part of it; a name that ends so stays."""
    assert normal_form(printed, Lang.EN) == normal


@pytest.mark.parametrize("printed", ["Агент 007", "Yerzhan2", "№ 5"])
def test_what_has_digits_stays_as_printed(printed: str) -> None:
    """A text with digits is no name that could be worked on, and loses nothing."""
    assert normal_form(printed, Lang.RU) == printed


def test_a_rare_womans_name_is_not_made_a_mans() -> None:
    """Where the nominative would itself be read as a man's genitive, the declined form stays as printed."""
    assert normal_form("Закиры Сапаровой", Lang.RU) == "Закиры Сапаровой"
