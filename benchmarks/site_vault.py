"""A vault of many cases that may be published: the invented case of the tests under other names, days and articles.

Each case has a person, a judge and a work of its own, three reports in three languages of some 2,500 letters, the
statements of the invented case at their places in these, and the consent to be told of and named.
"""

import os
import random
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from tests.disclosure.invented import example

from habeas.base.digest import digest_of
from habeas.base.ids import CaseId, EntityId, Handle, SourceId
from habeas.base.plain import Plain
from habeas.base.span import Span
from habeas.base.when import parse_when
from habeas.desk.opening import open_session
from habeas.desk.session import Session
from habeas.evidence.sources.source import Copy, Source
from habeas.evidence.text.anchor import anchor_at
from habeas.evidence.text.reading import Reading
from habeas.record.keeping import Case
from habeas.record.people import Entity
from habeas.record.statements import Statement
from habeas.vault.keys import Argon
from habeas.vault.opening import create_vault

NOW = datetime(2023, 6, 4, tzinfo=UTC)
AS_OF = date(2023, 6, 5)
PASSPHRASE = "nine paper boats on a pond"
_LETTERS = 2_500
_GIVEN = [
    "Aidar Айдар",
    "Timur Тимур",
    "Serik Серик",
    "Erlan Ерлан",
    "Marat Марат",
    "Sanjar Санжар",
    "Ruslan Руслан",
    "Oljas Олжас",
    "Daniyar Данияр",
    "Askar Аскар",
    "Bolat Болат",
    "Nurlan Нурлан",
]
_FAMILY = [
    "Sarin Сарин",
    "Esenov Есенов",
    "Orazov Оразов",
    "Beketov Бекетов",
    "Zhumabay Жумабай",
    "Kaliev Калиев",
    "Kairov Каиров",
    "Omarov Омаров",
    "Tasbolat Тасболат",
    "Ibragimov Ибрагимов",
    "Sultanov Султанов",
    "Baimenov Байменов",
    "Toqtarov Токтаров",
]
_TOWNS = ("Almaty", "Astana", "Shymkent", "Aktobe", "Karaganda", "Pavlodar", "Taraz", "Oral", "Semey", "Kostanay")
_FILLER = (
    "The court sat behind closed doors and told nobody of its reasons in the matter {number}.\n",
    "Суд заседал при закрытых дверях и никому не сообщил доводов по делу {number}.\n",
    "Сот есік жабық күйде отырды және {number} ісі бойынша себептерін айтқан жоқ.\n",
)


def made_vault(folder: Path, cases: int) -> Path:
    """A new vault with so many cases; gives its folder."""
    create_vault(folder, PASSPHRASE, Handle("reed"), now=NOW, argon=Argon(8 * 1024, 1, 1))
    with opened(folder) as session:
        fill(session, cases)
    return folder


def opened(folder: Path) -> AbstractContextManager[Session]:
    """The vault, opened."""
    return open_session(folder, PASSPHRASE, lambda: datetime.now(UTC), os.urandom)


def fill(session: Session, cases: int) -> list[str]:
    """Fill an empty vault with so many cases, and give their names."""
    made = example()
    for use in ("publish", "name"):
        value: dict[str, Plain] = {"use": use, "answer": "given", "audience": "public"}
        made.say(0, "consent", value, f"the family agreed to {use}", when="2023-05-01")
    names = [f"case-{number:05}" for number in range(cases)]
    for number, name in enumerate(names):
        with session.vault.transaction():
            _fill_one(session, number, name, made.entities, made.sources, made.statements)
    return names


def _fill_one(
    session: Session,
    number: int,
    name: str,
    entities: Sequence[Entity],
    sources: Sequence[Source],
    statements: Sequence[Statement],
) -> None:
    chance, vault, new = random.Random(number), session.vault, _renaming(number)
    case = Case(CaseId(_key(chance)), name, NOW, session.who, "KZ")
    vault.record.add_case(case)
    known = {one.id: Entity(EntityId(_key(chance)), one.kind, new(one.name)) for one in entities}
    for entity in known.values():
        vault.record.add_entity(case.id, entity)
    for place, source in enumerate(sources):
        mine = [one for one in statements if one.source == source.id]
        text, spans = _report(number, place, [new(one.anchor.quote) for one in mine])
        reading = Reading(digest_of(text.encode()), "plain/1", text, (Span(0, len(text)),))
        here = _source(source, SourceId(_key(chance)), text, number)
        vault.evidence.put_copy(text.encode())
        vault.evidence.add_source(here)
        vault.evidence.link_source(case.id, here.id)
        vault.evidence.add_reading(reading)
        vault.record.add_statements(
            case.id,
            [
                replace(
                    one,
                    subject=known[one.subject].id,
                    source=here.id,
                    anchor=anchor_at(reading, span),
                    value=_renamed(one.value, new) if isinstance(one.value, Mapping) else one.value,
                    when=None if one.when is None else parse_when(new(str(one.when))),
                    nonce=_key(chance),
                )
                for one, span in zip(mine, spans, strict=True)
            ],
        )


def _source(source: Source, key: SourceId, text: str, number: int) -> Source:
    data, told = text.encode(), source.description
    assert told.address is not None
    address = replace(told.address, value=f"{told.address.value}/{number}")
    return replace(
        source, id=key, copy=Copy(digest_of(data), len(data), "text/plain"), description=replace(told, address=address)
    )


def _report(number: int, place: int, quotes: Sequence[str]) -> tuple[str, list[Span]]:
    """A report in which these words stand, and where."""
    text, spans = "", []
    for quote in quotes:
        spans.append(Span(len(text), len(text) + len(quote)))
        text += f"{quote}.\n"
    return text + _FILLER[place].format(number=number) * ((_LETTERS - len(text)) // 80), spans


def _renaming(number: int) -> Callable[[str], str]:
    """What makes the words of the invented case those of another: its names, years, days, article and prison."""
    given, family = _GIVEN[number % len(_GIVEN)].split(), _FAMILY[number // len(_GIVEN) % len(_FAMILY)].split()
    year, day, prison = 2016 + number % 8, 3 + number // 8 % 20, f"emand prison No. {1 + number % 6}"
    others = {
        "Timur Esenov": f"{given[0]} {family[0]}",
        "Тимур Есенов": f"{given[1]} {family[1]}",
        "Esenov": family[0],
        "Есенов": family[1],
        "emand prison No. 4": f"{prison} of {_TOWNS[number // 6 % len(_TOWNS)]}",
        "2023-03-03": f"2023-03-{day:02}",
        "2023-03-05": f"2023-03-{day + 2:02}",
        "3 March": f"{day} March",
        "2023": str(year),
        "174": str(170 + number % 40),
    }

    def new(words: str) -> str:
        for old, other in others.items():
            words = words.replace(old, other)
        return words

    return new


def _renamed(value: Mapping[str, Plain], new: Callable[[str], str]) -> dict[str, Plain]:
    return {key: new(said) if isinstance(said, str) else said for key, said in value.items()}


def _key(chance: random.Random) -> str:
    return f"{chance.getrandbits(128):032x}"
