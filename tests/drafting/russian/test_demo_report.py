"""The Russian report that ships for the demonstration: every fact of it is drafted, with its subject and speaker."""

from importlib.resources import files

import pytest

from habeas.base.digest import digest_of
from habeas.drafting.draft import Draft
from habeas.drafting.reading_to_drafts import draft
from habeas.evidence.text.readers import read_copy
from habeas.evidence.text.reading import Reading


@pytest.fixture(scope="module")
def drafts() -> tuple[Draft, ...]:
    """The drafts of the report."""
    data = files("habeas.desk").joinpath("demo", "report-ru.html").read_bytes()
    reading = read_copy(data, digest_of(data))
    assert isinstance(reading, Reading)
    return draft(reading).drafts


_HELD = "Жалгас Темиртас"


@pytest.mark.parametrize(
    ("type_", "subject", "speaker", "value"),
    [
        ("person", _HELD, None, {"role": "detainee"}),
        ("person", "Сауле Орынхан", None, {"role": "judge"}),
        ("person", "Айгерим Саулет", None, {"role": "lawyer"}),
        ("person", "Тулпар", None, {"role": "agent"}),
        ("occupation", _HELD, None, {"text": "режиссёр и драматург"}),
        ("birth_date", _HELD, None, {"date": "1981-09-02"}),
        ("apprehension", _HELD, None, {"when": "2023-03-15", "organ": "департамент КНБ по городу Кокжару"}),
        ("charge", _HELD, None, {"country": "KZ", "code": "criminal", "article": "174", "part": "1"}),
        ("work", None, None, {"title": "Соляной путь"}),
        ("allegation", _HELD, "следствие", {"claim": "в пьесе «Соляной путь» он призывал расправиться с богатыми"}),
        (
            "custody_order",
            _HELD,
            None,
            {"when": "2023-03-16", "term": "P2M", "court": "специализированный следственный суд Кокжара"},
        ),
        ("extension", _HELD, None, {"when": "2023-05-12", "until": "2023-06-16", "measure": "custody"}),
        ("measure", _HELD, None, {"measure": "house_arrest", "status": "refused"}),
        ("place_of_detention", _HELD, None, {"name": "СИЗО № 4 города Кокжара"}),
        ("allegation", _HELD, "агент «Тулпар»", {}),
        ("denial", _HELD, _HELD, {"claim": "Сам Темиртас это отрицает"}),
        ("denial", _HELD, "защита", {}),
        ("expert_opinion", None, None, {"kind": "linguistic", "when": "2023-04-20"}),
        ("expert_opinion", None, None, {"expert": "Ерлан Жазира"}),
        ("complaint", _HELD, None, {"when": "2023-04-03", "to": "прокуратура города Кокжара"}),
        ("irregularity", _HELD, None, {"claim": "Ответа до сих пор нет"}),
        ("question", None, None, {"text": "Почему не допрошены актёры, которые были на репетиции?"}),
    ],
)
def test_every_fact_of_the_report_is_drafted(
    drafts: tuple[Draft, ...], type_: str, subject: str | None, speaker: str | None, value: dict[str, str]
) -> None:
    """A fact is there with its subject, its speaker and its values."""
    fitting = [d for d in drafts if (d.type, d.attributed_to) == (type_, speaker) and subject in (None, d.subject)]
    assert any(all(d.value.get(key) == item for key, item in value.items()) for d in fitting)


def test_only_the_people_of_the_report_are_named(drafts: tuple[Draft, ...]) -> None:
    """Menu, comment form and footer give no people."""
    people = {d.subject for d in drafts if d.type == "person"}
    assert people == {_HELD, "Сауле Орынхан", "Айгерим Саулет", "Ерлан Жазира", "Тулпар"}
