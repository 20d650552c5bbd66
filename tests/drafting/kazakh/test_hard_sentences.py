"""Single Kazakh sentences in which an ending decides who is held, by whom and whether at all."""

from typing import Any

import pytest

from habeas.base.digest import Digest
from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.drafting.draft import Draft
from habeas.drafting.reading_to_drafts import draft
from habeas.evidence.text.reading import Reading

_HELD = "Арсен Далабаев"


def _drafts(text: str) -> tuple[Draft, ...]:
    reading = Reading(Digest("sha256:" + "0" * 64), "test/1", text, (Span(0, len(text)),), lang=Lang.KK)
    return draft(reading).drafts


@pytest.mark.parametrize(
    ("text", "type_", "value"),
    [
        ("Полицейлер журналист Арсен Далабаевты ұстады.", "apprehension", {}),
        ("Журналист Арсен Далабаевты полицейлер 2021 жылғы 3 мамырда ұстады.", "apprehension", {"when": "2021-05-03"}),
        (
            "2021 жылғы 3 мамырда Тобыл қаласында ұсталған Арсен Далабаев үнсіз отыр.",
            "apprehension",
            {"when": "2021-05-03", "place": "Тобыл қаласы"},
        ),
        (
            "Ұлттық қауіпсіздік комитеті тарапынан ұсталған Арсен Далабаев бостандыққа шықты.",
            "apprehension",
            {"organ": "Ұлттық қауіпсіздік комитеті"},
        ),
        ("Арсен Далабаевты түнде әкетіп, полиция бөлімінде ұрып-соқты.", "apprehension", {}),
        ("Арсен Далабаев пен Бекжан Омарұлы 2021 жылғы 3 мамырда ұсталды.", "apprehension", {"when": "2021-05-03"}),
        (
            "Арсен Далабаевтың қамауда отыру мерзімі 2021 жылғы 5 қыркүйекке дейін ұзартылды.",
            "extension",
            {"until": "2021-09-05", "measure": "custody"},
        ),
        ("Сот Арсен Далабаевты екі айға қамауға алды.", "custody_order", {"term": "P2M", "measure": "custody"}),
        ("Сот Арсен Далабаевты 15 тәулікке қамады.", "sentence", {"term": "P15D", "kind": "administrative_arrest"}),
        ("Арсен Далабаев үйқамаққа шығарылды.", "measure", {"measure": "house_arrest", "status": "changed"}),
        (
            "Сот Арсен Далабаевқа қатысты бұлтартпау шарасын күзетпен ұстауға өзгертті.",
            "measure",
            {"measure": "custody", "status": "changed"},
        ),
        ("Арсен Далабаев төрт жылға шартты түрде сотталды.", "sentence", {"term": "P4Y", "suspended": True}),
        ("Судья Жанат Серікқызы Арсен Далабаевты бес жылға бас бостандығынан айырды.", "sentence", {"term": "P5Y"}),
        (
            "Арсен Далабаевқа ҚР ҚК 174-бабының 1-бөлігі бойынша айып тағылды.",
            "charge",
            {"code": "criminal", "article": "174", "part": "1"},
        ),
        (
            "Арсен Далабаев 2021 жылғы 3 мамырдан бері Тобыл қаласындағы № 2 тергеу изоляторында ұсталып отыр.",
            "place_of_detention",
            {"name": "Тобыл қаласындағы № 2 тергеу изоляторы", "from": "2021-05-03"},
        ),
        ("Полиция бөлімінде Арсен Далабаевтан жауап алынды.", "questioning", {}),
        (
            "Облыстық сот үкімді өзгеріссіз қалдырды, Арсен Далабаевтың апелляциялық шағымы қанағаттандырылмады.",
            "appeal_decision",
            {"outcome": "upheld"},
        ),
        (
            "Әлихан Нұрмағамбетұлының үкімі күшінде қалды, ал Арсен Далабаевтың үкімі бұзылды.",
            "appeal_decision",
            {"outcome": "quashed"},
        ),
        ("Арсен Далабаевқа жақындарымен кездесуге рұқсат берілмеген.", "irregularity", {}),
        ("Адвокаттың айтуынша, Арсен Далабаевқа күш қолданылған.", "ill_treatment", {}),
        ("Арсен Далабаев (41 жаста) 2021 жылғы 3 мамырда тұтқындалды.", "age", {"years": 41}),
        ("Арсен Далабаевтың телефон сөйлесулері жасырын тыңдалған.", "surveillance", {}),
        ("Апелляциялық алқа Арсен Далабаевтың жазасын екі жылға қысқартты.", "appeal_decision", {"outcome": "reduced"}),
        ("Арсен Далабаевтың «Күзгі жол» өлеңі тыйым салынды.", "work", {"title": "Күзгі жол", "author": _HELD}),
        (
            "Үкім бойынша Арсен Далабаев бес жылға бас бостандығынан айырылып, колонияға жіберілді.",
            "sentence",
            {"term": "P5Y", "kind": "imprisonment"},
        ),
    ],
)
def test_the_event_is_of_the_person_its_ending_tells(text: str, type_: str, value: dict[str, Any]) -> None:
    """Case, voice and participle decide whose event it is and with which parts."""
    fitting = [d for d in _drafts(text) if (d.type, d.subject) == (type_, _HELD)]
    assert any(all(d.value.get(key) == item for key, item in value.items()) for d in fitting)


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Арсен Далабаев ұсталған жоқ.", "apprehension"),
        ("Арсен Далабаев ұсталмады.", "apprehension"),
        ("Егер Арсен Далабаев ұсталса, біз шағым түсіреміз.", "apprehension"),
        ("Арсен Далабаевтың ұсталуы мүмкін.", "apprehension"),
        ("Арсен Далабаев ұсталды деген қауесет жалған.", "apprehension"),
        ("Арсен Далабаев ораза ұстады.", "apprehension"),
        ("Арсен Далабаев ұсталды ма?", "apprehension"),
        ("Арсен Далабаев: «Мен ешкімді ұрған жоқпын», – деді.", "ill_treatment"),
        ("Прокурор Арсен Далабаевты қамауға алуға санкция беруді сұрады.", "custody_order"),
        ("Сот Арсен Далабаевты 15 тәулікке қамады.", "custody_order"),
        ("Министр Арсен Далабаев қызметінен босатылды.", "release"),
        ("Арсен Далабаев атындағы көшеде адамдар ұсталды.", "person"),
        ("Арсен Далабаевты босатуды талап етеміз.", "release"),
        ("Виза мерзімі тағы екі айға ұзартылды.", "extension"),
        ("Үкімет былтыр инфляцияны үш пайызға дейін төмендетті.", "appeal_decision"),
        ("КОВИД-19 салдарынан мұражай жабылды, ол ауруханада жатыр.", "place_of_detention"),
        ("Құжат тапсыруға бір апта мерзім берді.", "sentence"),
        ("Базарда тоғыз көлік ұрланған.", "apprehension"),
        ("Медицина мамандары арнайы оқудан өтті.", "expert_opinion"),
        ("Жоба Үкіметтің бақылауына алынды, мәселе бақылауға алынды.", "surveillance"),
        ("Тұрғындар бірнеше рет шағымданды.", "complaint"),
    ],
)
def test_what_did_not_happen_is_not_drafted(text: str, type_: str) -> None:
    """Negation, condition, possibility, rumour, question, demand and other meanings of a verb give no event."""
    assert [d for d in _drafts(text) if d.type == type_] == []


def test_two_people_side_by_side_stay_two() -> None:
    """A name in the nominative before another in the genitive is a person of their own."""
    people = {
        d.subject for d in _drafts("Адвокат Мәдина Сәрсен Арсен Далабаевтың ұсталғанын айтты.") if d.type == "person"
    }
    assert people == {"Мәдина Сәрсен", _HELD}


def test_a_lawyers_quoted_denial_is_the_lawyers() -> None:
    """What counsel denies between quotation marks is counsel's denial, about the person it names."""
    made = _drafts("«Арсен Далабаев ешқандай қылмыс жасаған жоқ», – деді адвокат Ораз Бекенов.")
    assert [(d.attributed_to, d.stance.value) for d in made if d.type == "denial"] == [("Ораз Бекенов", "denies")]


def test_a_complaint_abroad_names_its_body() -> None:
    """A working group of the United Nations is an addressee as a court is."""
    made = _drafts("2023 жылғы 2 мамырда БҰҰ-ның Өз бетінше ұстау жөніндегі жұмыс тобына шағым жолданды.")
    told = [d.value for d in made if d.type == "complaint"]
    assert [(v["to"], v["when"]) for v in told] == [("БҰҰ-ның Өз бетінше ұстау жөніндегі жұмыс тобы", "2023-05-02")]


def test_an_agents_words_are_the_agents() -> None:
    """What a code name tells is attributed to it, and it is no other person of the text."""
    made = _drafts("«Қыран» деген бүркеншік аты бар агенттің айтуынша, Арсен Далабаев билікті құлатуға шақырған.")
    told = [d for d in made if d.type == "allegation"]
    assert [(d.subject, d.attributed_to) for d in told] == [(_HELD, "«Қыран» агенті")]
