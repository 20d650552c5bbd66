"""Whether values agree, and that comparing many at once says what comparing two says."""

from datetime import timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.base.language import Lang
from habeas.base.plain import Plain
from habeas.base.when import When, parse_when
from habeas.record.agreement import Agreement, Cell, column, may_meet, normal_text
from habeas.record.naming import name_agreement
from habeas.record.vocabulary.loading import vocabulary

_TIMES = [
    "2022",
    "2022-04",
    "2022-04-29",
    "2022-04-30",
    "2022-04-29T09:40",
    "2022-04-29T09:40+06:00",
    "2022-04-29T23:10Z",
    "2021~",
    "202X",
    "2022-21",
    "2022-04/2022-06",
    "../2022-05",
    "2022-05-01/..",
    "XXXX-04-29",
    "XXXX-05",
    "2022-04-29?",
    "2023-01-01T00:00:10-05:00",
]


def _agree(prop: str, field: str, one: Plain, other: Plain, lang: Lang = Lang.EN) -> Agreement:
    cells = [Cell(one, Lang.EN), Cell(other, lang)]
    matrix = column(vocabulary().properties[prop].fields[field], cells, name_agreement({}), None)
    assert matrix[0, 1] == matrix[1, 0]
    return Agreement(int(matrix[0, 1]))


@given(st.lists(st.sampled_from(_TIMES), min_size=1, max_size=6), st.sampled_from([None, 6]))
def test_many_times_at_once_agree_as_two_by_two(texts: list[str], hours: int | None) -> None:
    """The square of answers is that of `may_equal`, with and without a zone for the case."""
    zone = None if hours is None else timezone(timedelta(hours=hours))
    whens: list[When | None] = [parse_when(text) for text in texts]
    expected = [[one is other or one.may_equal(other, zone) for other in whens if other] for one in whens if one]
    assert may_meet(whens, zone).tolist() == expected


def test_a_time_that_was_not_given_meets_everything() -> None:
    """None contradicts nothing."""
    assert may_meet([None, parse_when("2022")]).all()


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ("P2M", "P2M", Agreement.SAME),
        ("P1Y", "P12M", Agreement.SAME),
        ("P2D", "PT48H", Agreement.SAME),
        ("P2M", "P3M", Agreement.DIFFERENT),
        ("P2M", "P60D", Agreement.UNCLEAR),
        ("P2M", None, Agreement.NOT_SHARED),
        ("two", "P2M", Agreement.UNCLEAR),
    ],
)
def test_lengths_agree_by_what_they_come_to(one: str, other: str | None, answer: Agreement) -> None:
    """Months and days are never converted into each other."""
    assert _agree("custody_order", "term", one, other) is answer


def test_text_is_the_same_only_in_the_same_words_and_language() -> None:
    """Near-identical text in one language agrees; of other text nothing is claimed."""
    claim = "He posted texts that call for violence."
    assert _agree("allegation", "claim", claim, "he posted  texts that call for violence") is Agreement.SAME
    assert _agree("allegation", "claim", claim, claim, Lang.RU) is Agreement.UNCLEAR
    assert _agree("allegation", "claim", claim, "He organised a rally.") is Agreement.UNCLEAR


def test_signs_and_codes_agree_letter_by_letter() -> None:
    """Article 256 is not article 25, and `1` is not `1-1`."""
    assert _agree("charge", "article", "256", "256") is Agreement.SAME
    assert _agree("charge", "article", "256", "25") is Agreement.DIFFERENT
    assert _agree("charge", "part", "1", "1-1") is Agreement.DIFFERENT


def test_a_law_in_printed_words_may_be_any_law() -> None:
    """Two listed codes differ; a law that is not listed may be one of them in other words."""
    assert _agree("charge", "code", "criminal", "administrative") is Agreement.DIFFERENT
    assert _agree("charge", "code", "criminal", "Penal Act") is Agreement.UNCLEAR
    assert _agree("charge", "code", "Penal Act", "Penal Act") is Agreement.SAME


def test_a_date_that_cannot_be_read_agrees_only_with_itself() -> None:
    """Of a wrong date nothing is claimed."""
    assert _agree("birth_date", "date", "29.04.1975", "1975") is Agreement.UNCLEAR
    assert _agree("birth_date", "date", "29.04.1975", "29.04.1975") is Agreement.SAME


@pytest.mark.parametrize(
    ("one", "other", "same_language", "two_languages"),
    [
        ("City police", "city  police", Agreement.SAME, Agreement.SAME),
        ("Aidar Sample", "Айдар Сампле", Agreement.SAME, Agreement.SAME),
        ("Police of the city", "City police", Agreement.SAME, Agreement.SAME),
        ("Prison 18", "Prison 12", Agreement.DIFFERENT, Agreement.UNCLEAR),
        ("Prison 18", "Prison", Agreement.SAME, Agreement.SAME),
        ("City police", "police", Agreement.SAME, Agreement.SAME),
        ("МВД", "Министерство внутренних дел", Agreement.UNCLEAR, Agreement.UNCLEAR),
        ("Northern District Court", "Southern City Court", Agreement.DIFFERENT, Agreement.UNCLEAR),
        ("Border service", "полиция", Agreement.DIFFERENT, Agreement.UNCLEAR),
    ],
)
def test_names_agree_when_alike_and_differ_only_in_one_language(
    one: str, other: str, same_language: Agreement, two_languages: Agreement
) -> None:
    """A translated name is no other name, so nothing is claimed across languages."""
    assert _agree("hearing", "court", one, other) is same_language
    assert _agree("hearing", "court", one, other, Lang.RU) is two_languages


def test_a_fuller_name_agrees_of_bodies_and_not_of_persons() -> None:
    """The court is the City Court said shortly; Sample may be a relative of Aidar Sample."""
    assert _agree("hearing", "court", "City Court", "court") is Agreement.SAME
    assert _agree("expert_opinion", "expert", "Aidar Sample", "Sample") is Agreement.UNCLEAR
    assert _agree("expert_opinion", "expert", "Aidar Sample", "A. Sample") is Agreement.UNCLEAR
    assert _agree("place_of_detention", "name", "Prison 18", "Prison") is Agreement.SAME
    assert _agree("hearing", "court", "court", "...") is not Agreement.SAME


def test_names_of_one_entity_agree() -> None:
    """What people judged to be one body is one body, whatever it is called."""
    judge = name_agreement({normal_text("Border Service"): "e1", normal_text("Пограничная служба"): "e1"})  # type: ignore[dict-item]
    assert judge("border service", Lang.EN, "Пограничная служба", Lang.RU, True) is Agreement.SAME


@given(st.lists(st.sampled_from(["Prison 18", "prison", "МВД", "Министерство дел", "A. Sample", "Aidar Sample", ""])))
def test_names_agree_the_same_way_round(names: list[str]) -> None:
    """Which of two names comes first makes no difference."""
    judge = name_agreement({})
    for one in names:
        for other in names:
            assert judge(one, Lang.EN, other, Lang.RU, True) is judge(other, Lang.RU, one, Lang.EN, True)
            assert judge(one, Lang.EN, other, Lang.EN, False) is judge(other, Lang.EN, one, Lang.EN, False)
