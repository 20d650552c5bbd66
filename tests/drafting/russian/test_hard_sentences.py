"""Single Russian sentences in which word order, case, voice or mood decide who is held, by whom and whether at all."""

from typing import Any

import pytest

from habeas.base.digest import Digest
from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.drafting.draft import Draft
from habeas.drafting.reading_to_drafts import draft
from habeas.evidence.text.reading import Reading


def _drafts(text: str) -> tuple[Draft, ...]:
    reading = Reading(Digest("sha256:" + "0" * 64), "test/1", text, (Span(0, len(text)),), lang=Lang.RU)
    return draft(reading).drafts


@pytest.mark.parametrize(
    ("text", "type_", "subject", "value"),
    [
        ("Журналиста Арсена Долгова задержали полицейские.", "apprehension", "Арсен Долгов", {}),
        ("Полицейские задержали журналиста Арсена Долгова.", "apprehension", "Арсен Долгов", {}),
        ("Задержали журналиста Арсена Долгова полицейские.", "apprehension", "Арсен Долгов", {}),
        (
            "Арсен Долгов был задержан 3 мая 2021 года сотрудниками УФСБ по Верхнеозёрской области.",
            "apprehension",
            "Арсен Долгов",
            {"when": "2021-05-03", "organ": "УФСБ по Верхнеозёрской области"},
        ),
        (
            "Задержанный 3 мая 2021 года в Тобылинске Арсен Долгов молчит.",
            "apprehension",
            "Арсен Долгов",
            {"when": "2021-05-03", "place": "Тобылинск"},
        ),
        (
            "Арсен Долгов, которого 3 мая 2021 года задержали сотрудники КНБ, объявил голодовку.",
            "apprehension",
            "Арсен Долгов",
            {"when": "2021-05-03", "organ": "КНБ"},
        ),
        (
            "Арсену Долгову продлили арест до 5 сентября 2021 года.",
            "extension",
            "Арсен Долгов",
            {"until": "2021-09-05", "measure": "custody"},
        ),
        (
            "Содержание под стражей Арсена Долгова продлено на три месяца.",
            "extension",
            "Арсен Долгов",
            {"term": "P3M", "measure": "custody"},
        ),
        (
            "Суд арестовал Арсена Долгова на два месяца.",
            "custody_order",
            "Арсен Долгов",
            {"term": "P2M", "measure": "custody"},
        ),
        (
            "Суд арестовал Арсена Долгова на 15 суток.",
            "sentence",
            "Арсен Долгов",
            {"term": "P15D", "kind": "administrative_arrest"},
        ),
        (
            "Арсена Долгова отправили под домашний арест.",
            "custody_order",
            "Арсен Долгов",
            {"measure": "house_arrest"},
        ),
        (
            "Арсен Долгов приговорён к четырём годам лишения свободы условно.",
            "sentence",
            "Арсен Долгов",
            {"term": "P4Y", "suspended": True},
        ),
        (
            "Долгову Арсену вменяют ч. 2 ст. 205.2 УК РФ.",
            "charge",
            "Долгов Арсен",
            {"article": "205.2", "part": "2", "country": "RU"},
        ),
        (
            "Арсен Долгов этапирован в ИК-7 Верхнеозёрской области.",
            "transfer",
            "Арсен Долгов",
            {"to": "ИК-7 Верхнеозёрской области"},
        ),
        (
            "Начальником полиции Тобылинска был Ерлан Сабит, но департамент КНБ возглавлял Болат Куан.",
            "post",
            "Болат Куан",
            {"organ": "департамент КНБ"},
        ),
        (
            "Квартиру Арсена Долгова обыскали, а обыск в его офисе провели сотрудники ДЭР.",
            "search",
            "Арсен Долгов",
            {},
        ),
    ],
)
def test_word_order_and_voice_do_not_change_who_is_held(
    text: str, type_: str, subject: str, value: dict[str, Any]
) -> None:
    """The person is told by case, wherever they stand, and the body that acts is not taken for them."""
    fitting = [d for d in _drafts(text) if d.type == type_ and d.subject == subject]
    assert any(all(d.value.get(key) == item for key, item in value.items()) for d in fitting)


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Арсена Долгова не задерживали.", "apprehension"),
        ("Арсена Долгова могут задержать в любой день.", "apprehension"),
        ("Если Арсена Долгова задержат, он объявит голодовку.", "apprehension"),
        ("Арсен Долгов опасается, что его арестуют.", "apprehension"),
        ("Когда задержали Арсена Долгова?", "apprehension"),
        ("Суд отказался продлить арест Арсену Долгову.", "extension"),
        ("Следствие просит продлить арест Арсену Долгову.", "extension"),
        ("Прокурор просит приговорить Арсена Долгова к пяти годам колонии.", "sentence"),
        ("Арсену Долгову грозит до семи лет лишения свободы.", "sentence"),
        ("Правозащитники требуют освободить Арсена Долгова.", "release"),
        ("Арсена Долгова освободили от должности директора.", "release"),
        ("Суд арестовал счета Арсена Долгова.", "apprehension"),
        ("Обвинение Арсену Долгову не предъявлено по ст. 174 УК РК.", "charge"),
    ],
)
def test_what_did_not_happen_is_not_drafted(text: str, type_: str) -> None:
    """Negation, possibility, condition, fear, demand and question make no event; property is not a person."""
    assert [d for d in _drafts(text) if d.type == type_] == []


@pytest.mark.parametrize(
    ("text", "type_", "speaker"),
    [
        ("По версии следствия, Арсен Долгов передавал сведения врагу.", "allegation", "следствие"),
        ("Арсен Долгов, как утверждает гособвинение, передавал сведения врагу.", "allegation", "обвинение"),
        ("По словам агента «Филин», Арсен Долгов призывал к бунту.", "allegation", "агент «Филин»"),
        ("Арсен Долгов вину не признаёт.", "denial", "Арсен Долгов"),
        ("Защита отрицает обвинения.", "denial", "защита"),
        (
            "По словам адвоката Веры Лосевой, её подзащитного избивали двое суток.",
            "ill_treatment",
            "Вера Лосева",
        ),
    ],
)
def test_a_claim_has_the_speaker_that_the_text_gives_it(text: str, type_: str, speaker: str) -> None:
    """Reported speech is attributed to the one who says it, in whatever order."""
    assert speaker in {d.attributed_to for d in _drafts(text) if d.type == type_}


def test_anothers_arrest_is_not_given_to_the_detainee() -> None:
    """A brother's arrest is the brother's, and nameless people's arrests are nobody's."""
    text = (
        "Поэт Арсен Долгов арестован на два месяца. Вместе с ним задержали троих студентов. "
        "Его брата, Глеба Долгова, задержали 9 мая 2021 года."
    )
    found = [(d.subject, d.value.get("when")) for d in _drafts(text) if d.type == "apprehension"]
    assert ("Глеб Долгов", "2021-05-09") in found
    assert ("Арсен Долгов", "2021-05-09") not in found


def test_a_name_in_another_script_is_an_alias_and_no_second_person() -> None:
    """A Latin spelling in brackets belongs to the name before it, and what describes the name is told once."""
    made = _drafts("Рэпер Данияр Лепес (Daniyar Lepes) задержан 4 мая 2022 года.")
    assert [(d.subject, d.value["aliases"]) for d in made if d.type == "person"] == [
        ("Данияр Лепес", ["Daniyar Lepes"])
    ]
    assert [d.value["text"] for d in made if d.type == "occupation"] == ["рэпер"]
