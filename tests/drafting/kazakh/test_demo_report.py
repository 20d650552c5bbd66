"""The Kazakh report that ships for the demonstration: every fact of it is drafted, with its subject and speaker."""

from importlib.resources import files

import pytest

from habeas.base.digest import digest_of
from habeas.drafting.draft import Draft
from habeas.drafting.reading_to_drafts import draft
from habeas.evidence.text.readers import read_copy
from habeas.evidence.text.reading import Reading

_HELD = "Жалғас Теміртас"


@pytest.fixture(scope="module")
def drafts() -> tuple[Draft, ...]:
    """The drafts of the report."""
    data = files("habeas.desk").joinpath("demo", "report-kk.pdf").read_bytes()
    reading = read_copy(data, digest_of(data))
    assert isinstance(reading, Reading)
    return draft(reading).drafts


@pytest.mark.parametrize(
    ("type_", "subject", "speaker", "value"),
    [
        ("person", _HELD, None, {"role": "detainee"}),
        ("person", "Айгерім Сәулет", None, {"role": "lawyer"}),
        ("person", "Тұлпар", None, {"role": "agent"}),
        ("occupation", _HELD, None, {"text": "Көкжар жастар театрының режиссері әрі драматург"}),
        (
            "apprehension",
            _HELD,
            None,
            {
                "when": "2023-03-14",
                "organ": "Ұлттық қауіпсіздік комитетінің Көкжар қаласы бойынша департаменті",
                "place": "театр ғимараты",
            },
        ),
        ("search", _HELD, None, {"when": "2023-03-14", "place": "пәтері"}),
        ("charge", _HELD, None, {"country": "KZ", "code": "criminal", "article": "174", "part": "2"}),
        ("work", None, None, {"title": "Тұз жолы"}),
        ("allegation", _HELD, "тергеу", {"claim": "«Тұз жолы» пьесасы әлеуметтік араздықты қоздырады"}),
        (
            "custody_order",
            _HELD,
            None,
            {"when": "2023-03-16", "term": "P2M", "court": "Көкжар қаласының мамандандырылған тергеу соты"},
        ),
        ("extension", _HELD, None, {"when": "2023-05-12", "term": "P1M", "measure": "custody"}),
        ("place_of_detention", _HELD, None, {"name": "Көкжар қаласындағы № 4 тергеу изоляторы"}),
        (
            "allegation",
            _HELD,
            "«Тұлпар» агенті",
            {"claim": "Жалғас дайындық кезінде актерлерге қолға қару алатын уақыт келді деген"},
        ),
        ("denial", _HELD, _HELD, {"claim": "Жалғас Теміртас бұл сөздерді айтқанын жоққа шығарады"}),
        ("denial", _HELD, "Айгерім Сәулет", {}),
        ("ill_treatment", _HELD, _HELD, {}),
        ("irregularity", _HELD, _HELD, {}),
        ("complaint", _HELD, None, {"when": "2023-04-03", "to": "Көкжар қаласының прокуратурасы"}),
        ("irregularity", _HELD, None, {"claim": "Шағымға әлі жауап жоқ"}),
        ("counter_evidence", _HELD, None, {"claim": "Ол ешқайда қашып кетпейді"}),
        ("question", None, None, {"text": "Тергеу неге он бір актердің бірде-бірінен жауап алмады?"}),
    ],
)
def test_every_fact_of_the_report_is_drafted(
    drafts: tuple[Draft, ...], type_: str, subject: str | None, speaker: str | None, value: dict[str, str]
) -> None:
    """A fact is there with its subject, its speaker and its values."""
    fitting = [d for d in drafts if (d.type, d.attributed_to) == (type_, speaker) and subject in (None, d.subject)]
    assert any(all(d.value.get(key) == item for key, item in value.items()) for d in fitting)


def test_only_the_people_of_the_report_are_named(drafts: tuple[Draft, ...]) -> None:
    """Actors, children and the mother, who have no names, give no people."""
    assert {d.subject for d in drafts if d.type == "person"} == {_HELD, "Айгерім Сәулет", "Тұлпар"}
