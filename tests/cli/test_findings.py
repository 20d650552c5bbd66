"""Places of findings in the person's language."""

import pytest

from habeas.base.language import Lang
from habeas.cli.findings import place_of
from habeas.cli.words import load_words


@pytest.mark.parametrize(
    ("lang", "sheet"),
    [(Lang.EN, "sheet Q1, column AB"), (Lang.RU, "лист Q1, столбец AB"), (Lang.KK, "парақ Q1, баған AB")],
)
def test_a_place_is_told_whole(lang: Lang, sheet: str) -> None:
    """The sheet and the column are both told in the language of the messages, a file's name before them stays."""
    words = load_words(lang)
    assert place_of("sheet Q1, column AB", words) == sheet
    assert place_of("list.xlsx: sheet Q1, column AB", words) == f"list.xlsx: {sheet}"


def test_a_place_of_another_kind_stays() -> None:
    """Cells have the names that spreadsheets give them."""
    assert place_of("C5", load_words(Lang.KK)) == "C5"
