"""Dates and lengths in words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.base.duration import parse_duration
from habeas.base.language import Lang
from habeas.base.when import parse_when
from habeas.disclosure.custody_words import day_of_view
from habeas.disclosure.dates import count_in_words, duration_in_words, when_in_words
from habeas.disclosure.wording import wording

_PLAIN = {
    "2022-04-29": ("29 April 2022", "29 апреля 2022 года", "2022 жылғы 29 сәуір"),
    "2022-04": ("April 2022", "апрель 2022 года", "2022 жылғы сәуір"),
    "2022": ("2022", "2022 год", "2022 жыл"),
    "202X": ("the 2020s", "2020-е годы", "2020 жылдар"),
    "2022-21": ("spring 2022", "весна 2022 года", "2022 жылғы көктем"),
    "2022-24": ("winter 2022–2023", "зима 2022–2023 годов", "2022–2023 жылғы қыс"),
    "2021~": ("about 2021", "около 2021 года", "шамамен 2021 жыл"),
    "2022-04~": ("about April 2022", "около апреля 2022 года", "шамамен 2022 жылғы сәуір"),
    "2021?": ("2021 (date uncertain)", "2021 год (дата под вопросом)", "2021 жыл (күні нақты емес)"),
    "XXXX-05-12": ("12 May, year not known", "12 мая, год неизвестен", "12 мамыр, жылы белгісіз"),
    "2022-04-29T09:40+06:00": (
        "29 April 2022, 09:40 (UTC+06:00)",
        "29 апреля 2022 года, 09:40 (UTC+06:00)",
        "2022 жылғы 29 сәуір, сағат 09:40 (UTC+06:00)",
    ),
    "2022-04-29/2022-05": (
        "from 29 April 2022 to May 2022",
        "с 29 апреля 2022 года по май 2022 года",
        "2022 жылғы 29 сәуірден 2022 жылғы мамырға дейін",
    ),
    "2022-03-02/2023": (
        "from 2 March 2022 to 2023",
        "со 2 марта 2022 года по 2023 год",
        "2022 жылғы 2 наурыздан 2023 жылға дейін",
    ),
    "2021/..": ("from 2021 on", "с 2021 года и далее", "2021 жылдан бастап"),
    "../2021-05": ("until May 2021", "до мая 2021 года", "2021 жылғы мамырға дейін"),
    "2021/": ("from 2021, end not known", "с 2021 года, конец неизвестен", "2021 жылдан бастап, соңы белгісіз"),
}
_AT = {
    "2022-04-29": ("on 29 April 2022", "29 апреля 2022 года", "2022 жылғы 29 сәуірде"),
    "2022-05": ("in May 2022", "в мае 2022 года", "2022 жылғы мамырда"),
    "2022": ("in 2022", "в 2022 году", "2022 жылы"),
    "2022-23": ("in autumn 2022", "осенью 2022 года", "2022 жылғы күзде"),
    "2021~": ("about 2021", "около 2021 года", "шамамен 2021 жылы"),
}


@pytest.mark.parametrize(("form", "table"), [("plain", _PLAIN), ("at", _AT)])
def test_dates_in_three_languages(form: str, table: dict[str, tuple[str, str, str]]) -> None:
    """Dates are written as exactly as they are known, in the grammar of each language."""
    for written, expected in table.items():
        told = tuple(when_in_words(parse_when(written), form, wording(lang).dates) for lang in Lang)
        assert told == expected


_MOMENTS = st.one_of(
    st.dates().map(date.isoformat),
    st.integers(1000, 9999).map(str),
    st.builds("{:04d}-{:02d}".format, st.integers(1000, 9999), st.integers(1, 12)),
    st.builds("{:04d}-{:02d}".format, st.integers(1000, 9998), st.integers(21, 24)),
    st.integers(100, 999).map("{:03d}X".format),
)


@given(
    _MOMENTS,
    st.sampled_from(["", "~", "?", "%"]),
    st.sampled_from(Lang),
    st.sampled_from(["at", "plain", "from", "since", "to", "until"]),
)
def test_every_date_has_words(written: str, mark: str, lang: Lang, form: str) -> None:
    """Every date in every form gives words that hold its year and no field of a pattern."""
    told = when_in_words(parse_when(written + mark), form, wording(lang).dates)
    assert str(int(written[:3])) in told
    assert not set("{}[]") & set(told)
    assert (mark in ("~", "%")) == any(word in told for word in ("about", "около", "примерно", "шамамен"))


def test_russian_plurals() -> None:
    """Russian numbers stand with the right form of their word."""
    words = wording(Lang.RU).dates
    told = [count_in_words(number, "days", words) for number in (1, 2, 5, 11, 12, 21, 22, 90, 101, 111)]
    assert told == [
        "1 день",
        "2 дня",
        "5 дней",
        "11 дней",
        "12 дней",
        "21 день",
        "22 дня",
        "90 дней",
        "101 день",
        "111 дней",
    ]
    assert [count_in_words(number, "days_of", words) for number in (1, 2, 21, 90)] == [
        "1 дня",
        "2 дней",
        "21 дня",
        "90 дней",
    ]


def test_durations() -> None:
    """Lengths keep their units, in falling order, and the length nought is said."""
    told = {
        written: tuple(duration_in_words(parse_duration(written), wording(lang).dates) for lang in Lang)
        for written in ("P2M", "P1Y6M", "PT72H", "P0D")
    }
    assert told["P2M"] == ("2 months", "2 месяца", "2 ай")
    assert told["P1Y6M"] == ("1 year 6 months", "1 год 6 месяцев", "1 жыл 6 ай")
    assert told["PT72H"] == ("72 hours", "72 часа", "72 сағат")
    assert told["P0D"] == ("0 days", "0 дней", "0 күн")


def test_day_of_the_view() -> None:
    """The day of a View stands in the case that its sentence asks for."""
    assert [day_of_view(date(2022, 7, 28), wording(lang)) for lang in Lang] == [
        "28 July 2022",
        "28 июля 2022 года",
        "2022 жылғы 28 шілдедегі",
    ]
