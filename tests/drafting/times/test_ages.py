"""Laws of finding ages in running text."""

import pytest

from habeas.base.language import Lang
from habeas.drafting.times.ages import find_ages


@pytest.mark.parametrize(
    ("lang", "text", "quote", "years"),
    [
        (Lang.EN, "a 34-year-old artist", "34-year-old", 34),
        (Lang.EN, "the artist, aged 41, said", "aged 41", 41),
        (Lang.EN, "she is twenty years old", "twenty years old", 20),
        (Lang.RU, "20-летняя студентка", "20-летняя", 20),
        (Lang.RU, "в возрасте 41 года", "41 года", 41),
        (Lang.RU, "двадцатипятилетний художник", "двадцатипятилетний", 25),
        (Lang.RU, "ему исполнилось 50 лет", "50 лет", 50),
        (Lang.KK, "41 жастағы суретші", "41 жастағы", 41),
        (Lang.KK, "ол қырық бір жаста", "қырық бір жаста", 41),
    ],
)
def test_an_age_is_read_with_its_place(lang: Lang, text: str, quote: str, years: int) -> None:
    """A printed age is found with its exact slice."""
    assert [(found.span.slice(text), found.years) for found in find_ages(text, lang)] == [(quote, years)]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (Lang.EN, "41 years in prison, the 3-year term"),
        (Lang.RU, "6 лет лишения свободы, пятилетний срок, 200-летний юбилей"),
        (Lang.KK, "7 жылға, 41 адам"),
    ],
)
def test_a_length_is_no_age(lang: Lang, text: str) -> None:
    """A term, or more years than a person lives, is not an age."""
    assert find_ages(text, lang) == ()
