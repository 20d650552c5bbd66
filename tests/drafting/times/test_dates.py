"""Laws of finding dates in running text."""

from datetime import date

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from habeas.base.language import Lang
from habeas.base.when import on_day
from habeas.drafting.times.dates import find_times
from habeas.drafting.times.mention import Part, Side

SAID = [
    (Lang.EN, "on April 29, 2022, he was", "April 29, 2022", "2022-04-29"),
    (Lang.EN, "onApril 29,2022", "April 29,2022", "2022-04-29"),
    (Lang.EN, "29 April 2022", "29 April 2022", "2022-04-29"),
    (Lang.EN, "On January 27 a court", "January 27", "XXXX-01-27"),
    (Lang.EN, "in 2021 provocateurs", "2021", "2021"),
    (Lang.EN, "January 5-7, 2022", "January 5-7, 2022", "2022-01-05/2022-01-07"),
    (Lang.EN, "from 5 December to 7 January 2022", "5 December to 7 January 2022", "2021-12-05/2022-01-07"),
    (Lang.EN, "the night of 3 to 4 May", "3 to 4 May", "XXXX-05-03/XXXX-05-04"),
    (Lang.EN, "at 9:40 a.m. on April 29, 2022 he", "at 9:40 a.m. on April 29, 2022", "2022-04-29T09:40"),
    (Lang.EN, "spring of 2021", "spring of 2021", "2021-21"),
    (Lang.EN, "around 29 April 2022", "29 April 2022", "2022-04-29~"),
    (Lang.EN, "two thousand twenty-two, on the twenty-ninth of April", "twenty-ninth of April", "XXXX-04-29"),
    (Lang.EN, "29/04/2022", "29/04/2022", "2022-04-29"),
    (Lang.EN, "05/04/2022", "05/04/2022", "2022"),
    (Lang.RU, "29 апреля 2022 года", "29 апреля 2022 года", "2022-04-29"),
    (Lang.RU, "от 29.04.2022", "29.04.2022", "2022-04-29"),
    (Lang.RU, "в апреле 2022 г. суд", "апреле 2022 г.", "2022-04"),
    (Lang.RU, "в 2021 году", "2021 году", "2021"),
    (Lang.RU, "весной 2021 года", "весной 2021 года", "2021-21"),
    (Lang.RU, "с 5 по 7 января 2022 года", "5 по 7 января 2022 года", "2022-01-05/2022-01-07"),
    (Lang.RU, "в ночь на 4 мая", "ночь на 4 мая", "XXXX-05-03/XXXX-05-04"),
    (Lang.RU, "в ночь на 1 марта", "ночь на 1 марта", "XXXX-02/XXXX-03-01"),
    (
        Lang.RU,
        "в 9 часов 40 минут 29 апреля 2022 года",
        "в 9 часов 40 минут 29 апреля 2022 года",
        "2022-04-29T09:40",
    ),
    (Lang.RU, "двадцать девятого апреля", "двадцать девятого апреля", "XXXX-04-29"),
    (Lang.RU, "в 1990-е годы", "1990-е годы", "199X"),
    (Lang.RU, "в 2019–2021 гг.", "2019–2021 гг.", "2019/2021"),
    (Lang.RU, "во втором полугодии 2021 года", "втором полугодии 2021 года", "2021-07/2021-12"),
    (Lang.RU, "29.04.22 г.", "29.04.22 г.", "2022-04-29?"),
    (Lang.RU, "от «29» апреля 2022 г.", "«29» апреля 2022 г.", "2022-04-29"),
    (Lang.RU, "с 29.04.2022 по 29.06.2022", "29.04.2022 по 29.06.2022", "2022-04-29/2022-06-29"),
    (Lang.RU, "29 апр. 2022", "29 апр. 2022", "2022-04-29"),
    (Lang.RU, "в апреле — мае 2022 года", "апреле — мае 2022 года", "2022-04/2022-05"),
    (Lang.KK, "2022 жылғы сәуір-маусым айлары", "2022 жылғы сәуір-маусым айлары", "2022-04/2022-06"),
    (Lang.KK, "4 мамырға қараған түні", "4 мамырға қараған түні", "XXXX-05-03/XXXX-05-04"),
    (Lang.KK, "2022 жылғы 29 сәуірде", "2022 жылғы 29 сәуірде", "2022-04-29"),
    (Lang.KK, "29 сәуір 2022 жылы", "29 сәуір 2022 жылы", "2022-04-29"),
    (Lang.KK, "2021 жылдың көктемінде", "2021 жылдың көктемінде", "2021-21"),
    (Lang.KK, "сәуір айында", "сәуір", "XXXX-04"),
    (Lang.KK, "екі мың жиырмасыншы жылы", "екі мың жиырмасыншы жылы", "2020"),
    (Lang.KK, "сәуірдің 29-ында", "сәуірдің 29-ында", "XXXX-04-29"),
    (Lang.KK, "2022-04-29", "2022-04-29", "2022-04-29"),
    (Lang.KK, "2022 жылғы 5-7 қаңтар", "2022 жылғы 5-7 қаңтар", "2022-01-05/2022-01-07"),
]


@pytest.mark.parametrize(("lang", "text", "quote", "when"), SAID)
def test_a_date_is_read_with_its_place(lang: Lang, text: str, quote: str, when: str) -> None:
    """A printed date is found whole, and is the date a reader understands, no finer than it was said."""
    assert [(found.span.slice(text), str(found.when)) for found in find_times(text, lang)] == [(quote, when)]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (Lang.EN, "2022 people and in 2022 cases, Article 256 Part 1, $2021, he may 5 times"),
        (Lang.EN, "yesterday, last year, tel. +7 701 2022 111"),
        (Lang.EN, "on 31 April"),
        (Lang.RU, "до 2000 рублей, 2022 человек, ст. 205.2, вчера, 31 апреля"),
        (Lang.KK, "2022 адам, 256-бап, кеше, 5 айға"),
    ],
)
def test_numbers_that_are_no_dates_are_left_alone(lang: Lang, text: str) -> None:
    """People, money, articles, telephones, days the calendar lacks and words like "yesterday" are not dates."""
    assert find_times(text, lang) == ()


@pytest.mark.parametrize(
    ("lang", "text", "part", "side"),
    [
        (Lang.EN, "early 2020", Part.START, None),
        (Lang.EN, "mid-2018", Part.MIDDLE, None),
        (Lang.EN, "since 2019", None, Side.SINCE),
        (Lang.EN, "until June 29, 2022", None, Side.UNTIL),
        (Lang.RU, "с конца 2012 года", Part.END, Side.SINCE),
        (Lang.RU, "до 29 июня 2022 г.", None, Side.UNTIL),
        (Lang.KK, "2022 жылдың басында", Part.START, None),
        (Lang.KK, "29 маусымға дейін", None, Side.UNTIL),
        (Lang.KK, "2022 жылдан бері", None, Side.SINCE),
    ],
)
def test_what_qualifies_a_date_is_kept_beside_it(lang: Lang, text: str, part: Part | None, side: Side | None) -> None:
    """The part of a year and the side of a date are told, and do not change the date."""
    (found,) = find_times(text, lang)
    assert (found.part, found.side) == (part, side)


def test_a_list_of_days_shares_month_and_year() -> None:
    """Each day of "5, 6 and 7 January 2022" is a date of its own, and a joined date takes the year."""
    assert [str(found.when) for found in find_times("5, 6 и 7 января 2022 года", Lang.RU)] == [
        "2022-01-05",
        "2022-01-06",
        "2022-01-07",
    ]
    assert [str(found.when) for found in find_times("29-го и 30-го апреля", Lang.RU)] == ["XXXX-04-29", "XXXX-04-30"]
    assert [str(found.when) for found in find_times("on 7 or 8 May 2022", Lang.EN)] == ["2022-05-07?", "2022-05-08?"]
    assert [str(found.when) for found in find_times("5 January and 7 March 2022", Lang.EN)] == [
        "2022-01-05",
        "2022-03-07",
    ]


def test_a_default_year_is_given_only_where_the_text_gives_none() -> None:
    """A date without a year takes the default; one that the text puts in another year does not."""
    text = "29 апреля, 5 мая 2021 года и 6 июня прошлого года"
    assert [str(found.when) for found in find_times(text, Lang.RU, 2022)] == ["2022-04-29", "2021-05-05", "XXXX-06-06"]


def test_a_time_of_day_without_a_year_is_kept() -> None:
    """EDTF has no time of day on a date without a year, so it stands beside the date."""
    (found,) = find_times("29 апреля в 9:40", Lang.RU)
    assert (str(found.when), found.clock) == ("XXXX-04-29", "09:40")


LOCALES = {Lang.EN: "en", Lang.RU: "ru", Lang.KK: "kk"}


@given(
    st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    st.sampled_from(list(Lang)),
    st.sampled_from(["long", "full", "d MMMM yyyy", "yyyy-MM-dd", "dd.MM.yyyy"]),
)
def test_a_written_date_is_found_again(day: date, lang: Lang, form: str) -> None:
    """A day written by Babel in any language is found as that day, and its span is an exact slice."""
    text = f"— {format_date(day, form, locale=LOCALES[lang])}, —"
    found = find_times(text, lang)
    assert [mention.when for mention in found] == [on_day(day.year, day.month, day.day)]
    assert found[0].span.slice(text).strip(" ,—") == found[0].span.slice(text)


@given(st.text(st.sampled_from("0123456789.-/: аәмйжыл2022May январяг,"), max_size=60), st.sampled_from(list(Lang)))
def test_any_text_is_read_without_failing(text: str, lang: Lang) -> None:
    """Whatever stands in a text, mentions are in order, do not overlap and lie inside it."""
    ends = 0
    for found in find_times(text, lang):
        assert ends <= found.span.start
        assert found.span.end <= len(text)
        ends = found.span.end
