"""Organs, courts and places of detention in Kazakh sentences."""

import pytest

from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.drafting.document import Sentence
from habeas.drafting.kazakh.bodies import find_bodies
from habeas.drafting.kazakh.tokens import read_words
from habeas.drafting.mentions import Kind, Mention


def _bodies(text: str) -> list[Mention]:
    return find_bodies([read_words(Sentence(0, Span(0, len(text)), text, Lang.KK, 0))])


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        (
            "Оны Ұлттық қауіпсіздік комитетінің Көкжар қаласы бойынша департаментінің қызметкерлері ұстады.",
            Kind.ORGAN,
            "Ұлттық қауіпсіздік комитетінің Көкжар қаласы бойынша департаменті",
        ),
        (
            "Үкімді Сарыарқа облыстық сотының қылмыстық істер жөніндегі сот алқасы қарады.",
            Kind.COURT,
            "Сарыарқа облыстық сотының қылмыстық істер жөніндегі сот алқасы",
        ),
        ("Істі Сарыжол ауданының № 2 аудандық сотына жолдады.", Kind.COURT, "Сарыжол ауданының № 2 аудандық соты"),
        (
            "Ол Көкжар қаласындағы № 4 тергеу изоляторында отыр.",
            Kind.FACILITY,
            "Көкжар қаласындағы № 4 тергеу изоляторы",
        ),
        ("Оны ЛА-155/18 мекемесіне жеткізді.", Kind.FACILITY, "ЛА-155/18 мекемесі"),
        ("Ол СИЗО-1-де отыр.", Kind.FACILITY, "СИЗО-1"),
        ("Тінту «Тұран» газетінің редакциясында жүрді.", Kind.ORGAN, "«Тұран» газетінің редакциясы"),
        ("Шағым Бас прокуратураға жолданды.", Kind.ORGAN, "Бас прокуратура"),
        ("Бұл туралы ІІМ-нің өкілі айтты.", Kind.ORGAN, "ІІМ"),
        ("Адвокат Жоғарғы сотқа барды.", Kind.COURT, "Жоғарғы сот"),
    ],
)
def test_a_body_is_found_whole_and_named_in_the_nominative(text: str, kind: Kind, name: str) -> None:
    """A body reaches from its first genitive to its head, whose case is undone and whose possessive is kept."""
    assert (kind, name) in [(mention.kind, mention.name) for mention in _bodies(text)]


@pytest.mark.parametrize(
    "text", ["Сот өтінішті қабылдамады.", "Оны түрмеге қамады.", "Полиция үнсіз.", "Ол тергеу изоляторында."]
)
def test_a_body_without_a_name_is_generic(text: str) -> None:
    """A court, a prison or the police that the text does not name is told apart from one that it does."""
    assert _bodies(text)
    assert all("generic" in mention.features for mention in _bodies(text))


def test_the_case_of_a_body_is_that_of_its_people() -> None:
    """Where those who work there act, their case counts: `департаментінің қызметкерлері` is a subject."""
    found = _bodies("Полиция департаментінің қызметкерлері Көкжар қаласының прокуратурасына барды.")
    assert [sorted(m.features & {"staff", "case:nom", "case:dat", "case:gen"}) for m in found] == [
        ["case:nom", "staff"],
        ["case:dat"],
    ]


def test_a_person_is_no_part_of_a_body() -> None:
    """A name in the genitive before a body's first word stays outside."""
    text = "Арман Далабаев Көкжар қаласының прокуратурасына шағым берді."
    assert [m.name for m in _bodies(text)] == ["Көкжар қаласының прокуратурасы"]
