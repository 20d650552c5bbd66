"""What a sanction says: the longest imprisonment, and the category by articles 10, 11, 19 and 22 of the Code."""

import pytest

from habeas.law.pack.sanction import Guilt, category_of, guilt_of, read_sanction


@pytest.mark.parametrize(
    ("says", "most", "life"),
    [
        ("лишением свободы на срок от пяти до девяти лет с конфискацией имущества.", "P9Y", False),
        ("ограничением свободы на срок от двух до семи лет, либо лишением свободы на тот же срок.", "P7Y", False),
        ("лишением свободы на срок до двадцати пяти лет.", "P25Y", False),
        ("лишением свободы на срок от пятнадцати до двадцати лет либо пожизненным лишением свободы.", "P20Y", True),
        ("пожизненным лишением свободы.", "P0D", True),
        ("лишением свободы на срок от шести месяцев до одного года.", "P1Y", False),
        ("ограничением свободы на один год либо лишением свободы на тот же срок.", "P1Y", False),
        ("лишением свободы до восьми лет с пожизненным лишением права занимать должности.", "P8Y", False),
        ("лишением свободы на срок до двух лет с лишением права занимать должности на срок до пяти лет.", "P2Y", False),
        ("штрафом либо ограничением свободы сроком до трех лет.", "P0D", False),
        ("штрафом в размере до ста месячных расчетных показателей либо арестом на срок до сорока суток.", "P0D", False),
    ],
)
def test_longest_imprisonment(says: str, most: str, life: bool) -> None:
    """It is the upper end of imprisonment; "the same term" is that of the restriction of liberty before it."""
    sanction = read_sanction(f"Кража лодки –\nнаказывается {says}")
    assert sanction is not None
    assert (str(sanction.most), sanction.life) == (most, life)


def test_a_part_without_a_sanction_has_none() -> None:
    """A definition punishes nothing, and the law's note on a lighter treatment is no sanction."""
    assert read_sanction("Лодкой признается судно.") is None
    noted = read_sanction("Кража –\nнаказывается арестом.\nПримечание. Лишение свободы не назначается.")
    assert noted is not None
    assert str(noted.most) == "P0D"


def test_an_unknown_form_of_imprisonment_is_never_passed_over() -> None:
    """A term that can't be read stops the reading, rather than give a lighter sanction."""
    with pytest.raises(ValueError, match="not known"):
        read_sanction("Кража –\nнаказывается лишением свободы на срок в половину жизни.")
    with pytest.raises(ValueError, match="same term"):
        read_sanction("Кража –\nнаказывается лишением свободы на тот же срок.")


@pytest.mark.parametrize(
    ("says", "guilt", "category"),
    [
        ("арестом на срок до сорока суток", Guilt.INTENT, "misdemeanour"),
        ("штрафом в размере до двухсот месячных расчетных показателей", Guilt.INTENT, "misdemeanour"),
        ("штрафом в размере двухсот месячных расчетных показателей", Guilt.INTENT, None),
        ("штрафом в размере до трех тысяч месячных расчетных показателей", Guilt.INTENT, "minor"),
        ("ограничением свободы на срок до семи лет", Guilt.UNCLEAR, "minor"),
        ("лишением свободы на срок до двух лет", Guilt.UNCLEAR, "minor"),
        ("лишением свободы на срок до трех лет", Guilt.INTENT, "medium"),
        ("лишением свободы на срок до трех лет", Guilt.UNCLEAR, None),
        ("лишением свободы на срок до пяти лет", Guilt.NEGLIGENCE, "minor"),
        ("лишением свободы на срок до шести лет", Guilt.INTENT, "grave"),
        ("лишением свободы на срок до шести лет", Guilt.NEGLIGENCE, "medium"),
        ("лишением свободы на срок до двенадцати лет", Guilt.INTENT, "grave"),
        ("лишением свободы на срок до пятнадцати лет", Guilt.INTENT, "especially_grave"),
        ("пожизненным лишением свободы", Guilt.INTENT, "especially_grave"),
    ],
)
def test_category_follows_from_sanction_and_guilt(says: str, guilt: Guilt, category: str | None) -> None:
    """Up to two, five and twelve years, and more; with negligence up to five years and more."""
    sanction = read_sanction(f"Кража лодки –\nнаказывается {says}.")
    assert sanction is not None
    assert category_of(sanction, guilt) == category


PARTS = {
    "1": "Угон лодки –\nнаказывается арестом.",
    "2": "То же деяние, повлекшее по неосторожности смерть человека, –\nнаказывается арестом.",
    "3": "Нарушение правил стоянки, повлекшее по неосторожности смерть человека, –\nнаказывается арестом.",
    "4": "Деяние, предусмотренное частью третьей настоящей статьи, совершенное ночью, –\nнаказывается арестом.",
    "5": "Причинение вреда лодке по неосторожности –\nнаказывается арестом.",
    "6": "Деяния, предусмотренные частями первой и пятой настоящей статьи, –\nнаказываются арестом.",
    "7": "Нарушение правил, причинившее вред, –\nнаказывается арестом.",
    "8": "Нарушение правил, умышленно причинившее вред, –\nнаказывается арестом.",
}


@pytest.mark.parametrize(
    ("part", "guilt"),
    [
        ("1", Guilt.INTENT),
        ("2", Guilt.INTENT),
        ("3", Guilt.UNCLEAR),
        ("4", Guilt.UNCLEAR),
        ("5", Guilt.NEGLIGENCE),
        ("6", Guilt.UNCLEAR),
        ("7", Guilt.UNCLEAR),
        ("8", Guilt.INTENT),
    ],
)
def test_guilt_is_told_only_where_the_words_settle_it(part: str, guilt: Guilt) -> None:
    """An intentional act with a graver result by negligence is intentional (article 22); a breach is unclear."""
    assert guilt_of(part, PARTS, "Угон лодки") is guilt


def test_a_title_may_settle_negligence() -> None:
    """Where the heading of the article says negligence, all its parts take it."""
    assert guilt_of("1", {"1": PARTS["1"]}, "Угон по неосторожности") is Guilt.NEGLIGENCE
