"""Texts that differ in few letters and mean the contrary are never one claim."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.base.language import Lang
from habeas.record.agreement import Agreement, Cell, column
from habeas.record.polarity import polarity_of
from habeas.record.vocabulary.loading import vocabulary

CLAIM = vocabulary().properties["allegation"].fields["claim"]


def agreement(one: str, other: str, lang: Lang) -> Agreement:
    """How two claims in one language stand to each other."""
    cells = [Cell(one, lang), Cell(other, lang)]
    return Agreement(column(CLAIM, cells, lambda *_: Agreement.UNCLEAR, None)[0, 1])


@pytest.mark.parametrize(
    ("lang", "one", "other"),
    [
        (Lang.EN, "The text has signs of incitement to hatred", "The text has no signs of incitement to hatred"),
        (
            Lang.EN,
            "The search of the flat was lawful from the start",
            "The search of the flat was unlawful from the start",
        ),
        (Lang.EN, "He said it at the rehearsal before 11 actors", "He said it at the rehearsal before 12 actors"),
        (
            Lang.RU,
            "В тексте есть признаки возбуждения розни между людьми",
            "В тексте нет признаков возбуждения розни между людьми",
        ),
        (
            Lang.RU,
            "Подсудимый признан судом виновным в этом деянии",
            "Подсудимый признан судом невиновным в этом деянии",
        ),
        (
            Lang.KK,
            "Ол актерлерге қару алу керек деп айтқан болатын",
            "Ол актерлерге қару алу керек деп айтпаған болатын",
        ),
        (Lang.KK, "Мәтінде араздық қоздыру белгілері бар екен", "Мәтінде араздық қоздыру белгілері жоқ екен"),
    ],
)
def test_the_contrary_is_not_the_same(lang: Lang, one: str, other: str) -> None:
    """A negation or another number keeps two texts apart, however alike their letters are."""
    assert agreement(one, other, lang) is Agreement.UNCLEAR


@pytest.mark.parametrize(
    ("lang", "one", "other"),
    [
        (Lang.EN, "He called the actors to take up arms.", "He called the actors to take up arms"),
        (Lang.RU, "Он призывал актёров взяться за оружие", "Он призывал актеров взяться за оружие."),
        (Lang.KK, "Ол актерлерді қару алуға шақырды деп айтады", "Ол актерлерді қару алуға шақырды деп айтады."),
    ],
)
def test_the_same_words_are_the_same(lang: Lang, one: str, other: str) -> None:
    """Spelling and final marks keep nothing apart."""
    assert agreement(one, other, lang) is Agreement.SAME


@given(st.text(max_size=60), st.sampled_from(list(Lang)))
def test_polarity_does_not_hang_on_capitals(text: str, lang: Lang) -> None:
    """Small letters and their casefolded form turn a text round alike."""
    assert polarity_of(text.casefold(), lang) == polarity_of(text.casefold().casefold(), lang)
