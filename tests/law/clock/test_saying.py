"""How the clock tells its steps, in the three languages."""

import pytest

from habeas.base.language import Lang
from habeas.base.when import parse_when
from habeas.law.clock.clock import reckon
from habeas.law.clock.facts import Accused, Event, Facts, Person
from habeas.law.clock.instants import Zone
from habeas.law.clock.saying import row_json, speakers
from habeas.law.pack.loading import load_pack

ZONE = Zone("Asia/Almaty")
PACK = load_pack("KZ")
FACTS = Facts(
    "KZ",
    Person(parse_when("1975-03")),
    (Accused("criminal", "256", "1"),),
    (Event("e1", "apprehension", parse_when("2022-04-29"), "S1"),),
)


def steps(rule: str, lang: Lang) -> list[str]:
    """The steps of the first row of a rule, for an arrest for article 256 part 1 with nothing else on record."""
    speaker = speakers([PACK], lang, ZONE)["KZ"]
    rows = reckon(FACTS, ZONE.extent(parse_when("2022-07-28")), [PACK]).rows
    row = next(row for row in rows if row.said.id == rule)
    said = row_json(row, speaker)["steps"]
    assert isinstance(said, list)
    return said


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (Lang.EN, "The law gives no number of hours here."),
        (Lang.RU, "Точного числа часов закон здесь не называет."),
        (Lang.KK, "Заң мұнда нақты сағат санын атамайды."),
    ],
)
def test_a_duty_without_a_number_is_told_in_one_sentence(lang: Lang, words: str) -> None:
    """The sentence stands alone, and is not put into another one that promises a number."""
    assert words in steps("KZ-135", lang)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (Lang.EN, "Article 256(1) stands in the list “Terrorist crimes”."),
        (Lang.RU, "Часть 1 статьи 256 входит в список «Террористические преступления»."),
        (Lang.KK, "256-баптың 1-бөлігі «Террористік қылмыстар» тізімінде бар."),
    ],
)
def test_an_article_is_written_as_the_language_writes_it(lang: Lang, words: str) -> None:
    """A part comes before its article in Russian and after it in Kazakh."""
    assert words in steps("KZ-131.4", lang)


@pytest.mark.parametrize("lang", list(Lang))
def test_no_step_looks_for_nothing(lang: Lang) -> None:
    """A rule that only runs on from another one says that this other has not begun."""
    speaker = speakers([PACK], lang, ZONE)["KZ"]
    rows = reckon(FACTS, ZONE.extent(parse_when("2022-07-28")), [PACK]).rows
    told = [step for row in rows for step in row_json(row, speaker)["steps"]]  # type: ignore[attr-defined]  # a list
    assert told
    assert [step for step in told if step.endswith((": .", ":.", ": ")) or ".." in step or "  " in step] == []


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (Lang.EN, "The record says otherwise: 2 months."),
        (Lang.RU, "В записи сказано другое: 2 месяца."),
        (Lang.KK, "Жазбада басқаша айтылған: 2 ай."),
    ],
)
def test_a_length_in_a_record_is_told_in_words(lang: Lang, words: str) -> None:
    """What a source gives as P2M is never shown so."""
    order = Event("e2", "custody_order", parse_when("2022-05-01"), "S1", {"measure": "custody", "term": "P2M"})
    facts = Facts("KZ", FACTS.person, FACTS.offences, (*FACTS.events, order))
    rows = reckon(facts, ZONE.extent(parse_when("2022-07-28")), [PACK]).rows
    row = next(row for row in rows if row.said.id == "KZ-151.0")
    assert words in row_json(row, speakers([PACK], lang, ZONE)["KZ"])["steps"]  # type: ignore[operator]  # a list
