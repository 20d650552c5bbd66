"""Where a known name stands in a text."""

import pytest

from habeas.names.finding import How, KnownNames
from habeas.names.transliteration import Scheme, to_latin


def found(name: str, text: str) -> list[tuple[str, str]]:
    """The words and how much of the name they are."""
    return [(text[place.span.start : place.span.end], place.how.value) for place in KnownNames([name]).places(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Допросили Асель Нурланову вчера.", "Асель Нурланову"),
        ("Показания Нурлановой Асели Болатовны.", "Нурлановой Асели"),
        ("Слова А. Нурлановой записали.", "А. Нурлановой"),
        ("Слова А.Б. Нурлановой записали.", "Нурлановой"),
        ("Әсел Нұрлановаға хат келді.", "Әсел Нұрлановаға"),
        ("They spoke with Asel Nurlanova's mother.", "Asel Nurlanova's"),
        ("НУРЛАНОВА АСЕЛЬ", "НУРЛАНОВА АСЕЛЬ"),
    ],
)
def test_a_name_is_found_in_other_scripts_and_endings(text: str, words: str) -> None:
    """Russian, Kazakh and English forms of one Cyrillic name are found, with initials and in either order."""
    assert found("Асель Нурланова", text)[0][0].startswith(words)


@pytest.mark.parametrize("text", ["Письмо Асели Нурлановой.", "Асель Нұрлановадан", "Nurlanova, Asel"])
def test_a_name_known_in_latin_letters_is_found_in_cyrillic(text: str) -> None:
    """A name known by its Latin spelling alone is found declined in Russian and Kazakh."""
    assert found("Asel Nurlanova", text)[0][1] == "whole"


@pytest.mark.parametrize("scheme", list(Scheme))
def test_every_scheme_of_transliteration_is_met(scheme: Scheme) -> None:
    """However the name is put into Latin letters, it is found whole."""
    written = to_latin("Юлия Хамидуллина", scheme)
    assert found("Юлия Хамидуллина", f"Then {written} left.") == [(written, "whole")]


def test_parts_alone_are_told_apart() -> None:
    """A family name alone and a given name alone are said to be that."""
    assert found("Асель Нурланова", "Нурлановой сказали. Асель ушла.") == [
        ("Нурлановой", How.FAMILY.value),
        ("Асель", How.GIVEN.value),
    ]


def test_a_name_of_one_word_is_whole() -> None:
    """A code name is found in its endings."""
    assert found("Арыстан", "Агент «Арыстана» видели, Arystan ушёл.") == [("Арыстана", "whole"), ("Arystan", "whole")]


@pytest.mark.parametrize(
    "text", ["Айдар Сериков ушёл.", "нурлыбек", "Asel. \n\n\n\n Then Nurlan came.", "", "12.05.2021"]
)
def test_other_words_are_no_name(text: str) -> None:
    """Other names, shorter words and figures are not taken for the whole name."""
    assert all(how != "whole" for _, how in found("Асель Нурланова", text))


def test_a_name_without_letters_finds_nothing() -> None:
    """Nothing is found of nothing."""
    assert KnownNames(["12", ""]).places("12 and more") == ()


@pytest.mark.parametrize("text", ["Tongkozovting uyi", "Tonkozov", "Тоңкөзовтің", "Toñközov", "Tongkozov's house"])
def test_a_letter_that_some_write_as_two_is_met_both_ways(text: str) -> None:
    """Kazakh ң stands in Latin letters as n, ñ and ng, in the name and in its endings."""
    assert found("Тоңкөзов", text)
