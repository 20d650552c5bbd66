"""Laws of finding lengths of time in running text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.base.duration import Duration
from habeas.base.language import Lang
from habeas.drafting.times.lengths import find_lengths

SAID = [
    (Lang.EN, "by two months.", "two months", "P2M"),
    (Lang.EN, "for 72 hours", "72 hours", "PT72H"),
    (Lang.EN, "a year and a half", "a year and a half", "P1Y6M"),
    (Lang.EN, "a two-month extension", "two-month", "P2M"),
    (Lang.EN, "2 years and 6 months", "2 years and 6 months", "P2Y6M"),
    (Lang.EN, "extended by a month", "a month", "P1M"),
    (Lang.EN, "ninety-nine days", "ninety-nine days", "P99D"),
    (Lang.RU, "на два месяца", "два месяца", "P2M"),
    (Lang.RU, "в течение двух месяцев", "двух месяцев", "P2M"),
    (Lang.RU, "90 суток", "90 суток", "P90D"),
    (Lang.RU, "трое суток", "трое суток", "P3D"),
    (Lang.RU, "3 месяца 5 дней", "3 месяца 5 дней", "P3M5D"),
    (Lang.RU, "6 лет лишения свободы", "6 лет", "P6Y"),
    (Lang.RU, "полтора года", "полтора года", "P1Y6M"),
    (Lang.RU, "два с половиной года", "два с половиной года", "P2Y6M"),
    (Lang.RU, "полгода", "полгода", "P6M"),
    (Lang.RU, "двухмесячный срок", "двухмесячный", "P2M"),
    (Lang.RU, "пятилетний срок", "пятилетний", "P5Y"),
    (Lang.RU, "арест на сутки", "сутки", "P1D"),
    (Lang.RU, "на год и шесть месяцев", "год и шесть месяцев", "P1Y6M"),
    (Lang.RU, "на срок 5 (пять) лет", "5 (пять) лет", "P5Y"),
    (Lang.RU, "двадцатью пятью сутками", "двадцатью пятью сутками", "P25D"),
    (Lang.RU, "девяноста двух дней", "девяноста двух дней", "P92D"),
    (Lang.EN, "a two-and-a-half-year term", "two-and-a-half-year", "P2Y6M"),
    (Lang.KK, "екі айға", "екі айға", "P2M"),
    (Lang.KK, "90 күн", "90 күн", "P90D"),
    (Lang.KK, "7 жылға", "7 жылға", "P7Y"),
    (Lang.KK, "үш ай бес күн", "үш ай бес күн", "P3M5D"),
    (Lang.KK, "бір жарым жыл", "бір жарым жыл", "P1Y6M"),
    (Lang.KK, "жетпіс екі сағат", "жетпіс екі сағат", "PT72H"),
]


@pytest.mark.parametrize(("lang", "text", "quote", "length"), SAID)
def test_a_length_is_read_with_its_place(lang: Lang, text: str, quote: str, length: str) -> None:
    """A printed length is found whole, in its own units, whatever its case and however its number is written."""
    assert [(found.span.slice(text), str(found.length)) for found in find_lengths(text, lang)] == [(quote, length)]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (Lang.EN, "a 34-year-old, two years ago, in 2022, twice a year, aged 41"),
        (Lang.RU, "29 апреля 2022 года, в 9 часов 40 минут, 9 часов утра, два года назад, в возрасте 41 года"),
        (Lang.RU, "20-летняя девушка, на второй год"),
        (Lang.KK, "2021 жылы, 41 жаста, екі жыл бұрын, 2-ші айда, сағат 9"),
    ],
)
def test_what_is_no_length_is_left_alone(lang: Lang, text: str) -> None:
    """Ages, calendar years, hours of the day and distances from now are not lengths."""
    assert find_lengths(text, lang) == ()


def test_a_range_keeps_both_ends() -> None:
    """Of "three to seven years" the longer end is the length and the shorter one is kept beside it."""
    assert [found.length for found in find_lengths("бестен он жылға дейін", Lang.KK)] == [Duration(years=10)]
    (found,) = find_lengths("serve three to seven years in prison", Lang.EN)
    assert (found.length, found.least) == (Duration(years=7), Duration(years=3))


def test_lengths_of_a_list_stay_apart() -> None:
    """Only the next finer unit goes on a sum behind a comma; other lengths of a list are their own."""
    found = find_lengths("nine years, 90 days, a 72-hour hold, 3 years, 2 months", Lang.EN)
    assert [str(mention.length) for mention in found] == ["P9Y", "P90D", "PT72H", "P3Y2M"]


UNITS = {
    Lang.EN: ("years", "months", "days", "hours"),
    Lang.RU: ("лет", "месяцев", "суток", "часов"),
    Lang.KK: ("жылға", "айға", "күнге", "сағатқа"),
}


@given(st.integers(1, 99), st.integers(0, 3), st.sampled_from(list(Lang)))
def test_any_count_of_any_unit_is_found(count: int, unit: int, lang: Lang) -> None:
    """Every count up to ninety-nine of every unit is one length, with an exact slice."""
    written = f"{count} {UNITS[lang][unit]}"
    (found,) = find_lengths(f"«{written}»", lang)
    assert found.span.slice(f"«{written}»") == written
    assert found.length == Duration(**{("years", "months", "days", "hours")[unit]: count})
