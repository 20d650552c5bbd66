"""Organs, courts and places of detention in Russian sentences."""

import pytest

from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.drafting.document import Sentence
from habeas.drafting.mentions import Kind
from habeas.drafting.russian.bodies import find_bodies
from habeas.drafting.russian.tokens import read_words


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        (
            "Его задержали сотрудники департамента КНБ по городу Кокжару.",
            Kind.ORGAN,
            "департамент КНБ по городу Кокжару",
        ),
        (
            "Жалобу рассмотрела судебная коллегия по уголовным делам Тобылинского областного суда.",
            Kind.COURT,
            "судебная коллегия по уголовным делам Тобылинского областного суда",
        ),
        (
            "Дело слушает районный суд № 2 Сарыжольского района города Кокжара.",
            Kind.COURT,
            "районный суд № 2 Сарыжольского района города Кокжара",
        ),
        ("Его этапировали в учреждение ЛА-155/18.", Kind.FACILITY, "учреждение ЛА-155/18"),
        ("Он содержится в ИВС г. Кокжара.", Kind.FACILITY, "ИВС г. Кокжара"),
        (
            "Она отбывает срок в исправительной колонии № 5 посёлка Ясный.",
            Kind.FACILITY,
            "исправительная колония № 5 посёлка Ясный",
        ),
        (
            "Дело ведёт следователь Следственного управления СК РФ по Тверской области.",
            Kind.ORGAN,
            "Следственное управление СК РФ по Тверской области",
        ),
        (
            "Его привезли в отделение полиции «Северное» и отпустили утром.",
            Kind.ORGAN,
            "отделение полиции «Северное»",
        ),
    ],
)
def test_a_body_is_found_whole_and_named_in_the_nominative(text: str, kind: Kind, name: str) -> None:
    """A body reaches from its adjectives to its last genitive, and its name is what a reader would print."""
    words = read_words(Sentence(0, Span(0, len(text)), text, Lang.RU, 0))
    assert (kind, name) in [(mention.kind, mention.name) for mention in find_bodies([words])]


@pytest.mark.parametrize(
    "text", ["Суд отклонил ходатайство.", "Его отправили в колонию общего режима.", "Полиция молчит."]
)
def test_a_body_without_a_name_is_generic(text: str) -> None:
    """A court or colony that the text does not name is told apart from one that it does."""
    words = read_words(Sentence(0, Span(0, len(text)), text, Lang.RU, 0))
    assert all("generic" in mention.features for mention in find_bodies([words]))
    assert find_bodies([words])
