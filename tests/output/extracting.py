"""Cases of hostile words for extracts: every property of the vocabulary, every kind of value, facts that disagree."""

import random
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Protocol

from hypothesis import strategies as st
from tests.disclosure.invented import HELD, JUDGE, WORK, Making, example, start

from habeas.base.ids import EntityId
from habeas.base.known import Absent, Known, Unknown
from habeas.base.language import Lang
from habeas.base.plain import Plain
from habeas.disclosure.audience import Audience
from habeas.disclosure.data.extract import Extract
from habeas.disclosure.data.extracting import extract_case
from habeas.disclosure.data.release_ids import ReleaseIds
from habeas.disclosure.gate.admission import admit
from habeas.disclosure.gate.asking import Asked
from habeas.record.people import Entity, EntityKind
from habeas.record.statements import Stance
from habeas.record.vocabulary.loading import vocabulary
from habeas.record.vocabulary.terms import Field, FieldType


class Choose(Protocol):
    """Chooses one of several."""

    def __call__[T](self, one_of: Sequence[T], /) -> T:
        """One of them."""


KEY = b"k" * 32

WORDS = (
    '=HYPERLINK("http://x.example","y")',
    "+7 700 000 00 00",
    "-1+1|cmd",
    "@SUM(A1)",
    "\tстрока с табуляцией",
    "'=уже с апострофом",
    "''@",
    "'Абдулла",
    '"в кавычках", с запятой; и точкой',
    "a|b::c,d:e~f",
    "строка\nдругая\r\nтретья",
    "нуль\x00внутри",
    "\u202eдоктор\u202c",
    "_x000D_ и _x0041_",
    "<b>&amp;</b> ]]>",
    "{title} [part] \\textbf{x} %20 $1 #2 ~",
    "Қаңғырған ұғым, ёж",
    "漢字 😀 \u0378",
    "x" * 40_000,
    "   ",
    "https://reports.example/1?a=b&c=d",
    "\ufeffотметка",
)
"""What a source may hold that a format could take for something else."""

_PLAIN_DATES = ("2023", "2023-03", "2023-03-04", "2022~", "2023-03-04T09:40+06:00", "2021/2022-05", "2021/..")
DATES = (*_PLAIN_DATES, "XXXX-05-12", "202X", "2023-21", "/2020-01-02", "0033", "2023-03-04T09:40", "2023-03-04?")
"""Dates of every precision."""

FACILITY, CASE, ALLEGATION = EntityId("e" * 32), EntityId("f" * 32), EntityId("1" * 32)

_ENTITIES = (
    Entity(FACILITY, EntityKind.FACILITY, "Следственный изолятор № 4"),
    Entity(CASE, EntityKind.CASE, "the case"),
    Entity(ALLEGATION, EntityKind.ALLEGATION, "The canvas calls for strife."),
    Entity(EntityId("2" * 32), EntityKind.ORGAN, "=орган"),
    Entity(EntityId("3" * 32), EntityKind.DOCUMENT, "-протокол"),
    Entity(EntityId("4" * 32), EntityKind.ACCOUNT, "@painter"),
    Entity(EntityId("5" * 32), EntityKind.POST, "следователь|старший"),
    Entity(EntityId("6" * 32), EntityKind.COURT, "Желсайский районный суд"),
)
_SUBJECTS = (HELD, JUDGE, WORK, *(one.id for one in _ENTITIES))


def extract_of(made: Making, order: random.Random | None = None) -> Extract:
    """The extract of a case for oneself, its statements, entities and sources recorded in this order."""
    made = replace_order(made, order) if order is not None else made
    asked = Asked(made.fold(), tuple(made.sources), Audience.SELF)
    return extract_case(admit(asked, Lang.EN), ReleaseIds(KEY))


def replace_order(made: Making, order: random.Random) -> Making:
    """The same case, recorded in another order."""
    entities, statements, sources = list(made.entities), list(made.statements), list(made.sources)
    for each in (entities, statements, sources):
        order.shuffle(each)
    return Making(entities, statements, sources, made.jurisdiction)


@cache
def example_extract() -> Extract:
    """The invented case as an extract."""
    return extract_of(example())


def everything() -> Making:
    """One fact of each property, each field filled, and one of each that is denied, attributed, unknown and absent."""
    made, chance = start(), random.Random(7)
    made.entities += _ENTITIES
    for prop in vocabulary().properties:
        say(made, chance.choice, prop)
    for one in _ENTITIES:
        name = {EntityKind.CASE: "norm_cited", EntityKind.ALLEGATION: "act_date"}.get(one.kind, "alias")
        value = {"norm_cited": {"article": "16"}, "act_date": {"date": "2023"}}.get(name, {"name": "=" + one.name})
        made.say(1, name, dict(value), "слова", subject=one.id)
    return made


def say(made: Making, choose: Choose, prop: str) -> None:
    """Add facts of this property with chosen words: an asserted one, and one that is something else."""
    term = vocabulary().properties[prop]
    kinds = {one.id: one.kind for one in made.entities}
    subject = choose([key for key in _SUBJECTS if kinds[key] in term.of] or [HELD])
    value: dict[str, Plain] = {
        name: _filled(field, choose) for name, field in term.fields.items() if name != "when" and choose([1, 1, 0])
    }
    quote, page = choose(WORDS), choose([None, 3])
    others: list[Known[dict[str, Plain]]] = [Unknown("=не сказано\nникем"), Absent(), value, value]
    other = choose(others)
    number, again = choose([0, 1, 2]), choose([0, 1, 2])
    when = choose([None, *DATES])
    made.say(number, prop, value, quote, when=when, subject=subject, page=page)
    by, stance = choose([None, "@защита", "следствие"]), choose([Stance.ASSERTS, Stance.DENIES])
    made.say(again, prop, other, quote, when=choose([None, *DATES]), by=by, stance=stance, subject=subject)


def _filled(field: Field, choose: Choose) -> Plain:
    match field.type:
        case FieldType.CODE:
            assert field.codes is not None
            return choose(list(field.codes.codes))
        case FieldType.WHEN:
            return choose(DATES)
        case FieldType.DURATION:
            return choose(["P2M", "P10D", "PT72H"])
        case FieldType.INTEGER:
            return choose([0, 7, 92])
        case FieldType.YES_NO:
            return choose([True, False])
        case FieldType.NAMES:
            return [choose(WORDS), choose(WORDS)]
    return choose(WORDS)


class _Drawn:
    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw

    def __call__[T](self, one_of: Sequence[T], /) -> T:
        return self._draw(st.sampled_from(one_of))


@st.composite
def cases(draw: st.DrawFn) -> Making:
    """Invented cases of hostile words: some facts of any properties, about anybody."""
    made = start()
    made.entities += _ENTITIES
    made.sources = [replace(each, original_name=draw(st.sampled_from(WORDS))) for each in made.sources]
    for prop in draw(st.lists(st.sampled_from(list(vocabulary().properties)), min_size=1, max_size=5)):
        say(made, _Drawn(draw), prop)
    return made
