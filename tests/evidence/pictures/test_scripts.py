"""A word whose letters two scripts share is of the script that it stands among."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.evidence.pictures.scripts import in_one_script
from habeas.evidence.pictures.tesseract import Word


def lines(*texts: str) -> list[list[list[Word]]]:
    """A paragraph of these lines, split at spaces."""
    return [
        [[Word(text, 0, 0, 1, 1, 90, (1, 1), at) for text in line.split()] for at, line in enumerate(texts)],
    ]


def read(*texts: str) -> list[str]:
    """The lines after it."""
    return [" ".join(word.text for word in line) for line in in_one_script(lines(*texts))[0]]


@pytest.mark.parametrize(
    ("read_as", "is_"),
    [
        ("KEHTAY АУДАНДЫҚ СОТЫ", "КЕНТАУ АУДАНДЫҚ СОТЫ"),
        ("уведомлены Ha следующий день", "уведомлены На следующий день"),
        ("сотрудники TOO «Береке»", "сотрудники ТОО «Береке»"),
        ("автомобиль TOYOTA CAMRY белый", "автомобиль TOYOTA CAMRY белый"),
        ("статья XX века", "статья XX века"),
        ("лист A4 и пункт a", "лист A4 и пункт a"),
        ("THE TOP OF THE PAGE", "THE TOP OF THE PAGE"),
    ],
)
def test_look_alikes_take_the_script_of_their_line(read_as: str, is_: str) -> None:
    """Cyrillic among Cyrillic; beside a word that is surely Latin, with figures or as a numeral it stays."""
    assert read(read_as) == [is_]


def test_a_line_of_look_alikes_alone_is_of_the_script_of_the_page() -> None:
    """A heading of such letters alone is told by the page; on an English page it stays."""
    assert read("COTTA", "сот қаулысы шығарылды бүгін") == ["СОТТА", "сот қаулысы шығарылды бүгін"]
    assert read("HOME", "the order of the court") == ["HOME", "the order of the court"]


@given(st.lists(st.text("ABCEHKMабвгдежз xyz12 .", min_size=1), min_size=1, max_size=4))
def test_no_place_moves_and_twice_is_once(texts: list[str]) -> None:
    """Every word keeps its length and its place, and doing it again changes nothing more."""
    before = lines(*texts)
    once = in_one_script(before)
    assert [[len(word.text) for word in line] for line in once[0]] == [
        [len(word.text) for word in line] for line in before[0]
    ]
    assert all(
        one.left == other.left and one.line == other.line
        for old, new in zip(before[0], once[0], strict=True)
        for one, other in zip(old, new, strict=True)
    )
    assert in_one_script(once) == once
