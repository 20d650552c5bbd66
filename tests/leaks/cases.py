"""Generated cases whose withheld words, numbers, days and signs stand nowhere else, strewn into all kinds of fields."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import lru_cache

from tests.disclosure.gate import full as invented
from tests.disclosure.invented import AS_OF, HELD, JUDGE, Making
from tests.leaks.seeking import Canary

from habeas.base.digest import digest_of
from habeas.base.ids import CaseId, EntityId, Handle, ReadingId, SourceId
from habeas.base.known import Known, Unknown
from habeas.base.language import Lang
from habeas.base.plain import Plain
from habeas.disclosure.audience import Audience
from habeas.evidence.sources.source import Basis, Described, Secrecy
from habeas.names.mentions import declined_forms
from habeas.names.transliteration import Scheme, to_latin
from habeas.record.casefile import CaseFile
from habeas.record.fold import fold
from habeas.record.keeping import Case
from habeas.record.people import Entity
from habeas.record.vocabulary.loading import vocabulary
from habeas.record.vocabulary.terms import FieldType

OUTSIDE = (Audience.UN_BODY, Audience.PARTNER_ARCHIVE, Audience.PRESS, Audience.PUBLIC, Audience.COURT)
_NO_COURT = frozenset(OUTSIDE) - {Audience.COURT}
_WHOM = frozenset(OUTSIDE)

_BEGINNINGS = ("кво", "жма", "қай", "хор", "ғун")
_MIDDLES = ("рзи", "бду", "гна", "тро", "нке", "зву", "шам")
_ENDS = ("фле", "лпу", "мша", "вже")
"""No beginning is a middle or an end, so that no canary can be read across two others that stand side by side."""

_SAID_OF_NAMES = (
    (Lang.RU, "пришли за {n}"),
    (Lang.RU, "{n}: показания на листе 5"),
    (Lang.RU, "следователь говорил с {n} дважды"),
    (Lang.KK, "{n} туралы сұрады"),
    (Lang.KK, "{n} келген жоқ"),
    (Lang.EN, "they asked for {n} twice"),
    (Lang.EN, "{n} was told to leave"),
)
_SAID_OF_NUMBERS = (
    (Lang.RU, "тел. {phone}"),
    (Lang.EN, "call {phone} after noon"),
    (Lang.RU, "ИИН {iin}"),
    (Lang.KK, "ЖСН {iin} көрсетілген"),
    (Lang.EN, "IIN {iin} was read out"),
    (Lang.EN, "write to {mail}"),
    (Lang.RU, "автомобиль {plate}"),
    (Lang.EN, "a car with the plate {plate} waited"),
    (Lang.RU, "ул. {street}, д. 14, кв. 5"),
    (Lang.KK, "{street} көшесі, 14-үй, 5-пәтер"),
    (Lang.EN, "at 14 {street} Street, apt 5"),
    (Lang.RU, "родился {born_ru}"),
    (Lang.EN, "born on {born_en}"),
    (Lang.KK, "{born_kk} туған"),
    (Lang.EN, 'agent "{code}" wrote it down'),
    (Lang.RU, "агент «{code}» записал"),
    (Lang.KK, "«{code}» агенті жазды"),
)
_NOT_STREWN = ("person", "alias", "organ", "post", "consent", "quiet", "residence")
"""What gives somebody a name by which they may be told, an office or a home, and what decides who may be told of."""

_MONTHS = {
    Lang.EN: "January February March April May June July August September October November December",
    Lang.RU: "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    Lang.KK: "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
}


@dataclass(slots=True)
class LeakMaking(Making):
    """A case in making under a case of its own, not under that of all invented ones."""

    case: Case | None = None

    def fold(self, as_of: date = AS_OF) -> CaseFile:
        """The case file on a day."""
        assert self.case is not None
        return fold(self.case, self.entities, self.statements, (), self.judgements, as_of)[0]


@dataclass(frozen=True, slots=True)
class Withheld:
    """A canary and the audiences it may not reach."""

    canary: Canary
    held_from: frozenset[Audience]


@dataclass(frozen=True, slots=True)
class LeakCase:
    """A generated case, and what of it may not reach whom; `held` is who is held in it, and may be named."""

    seed: int
    held: EntityId
    making: LeakMaking
    withheld: tuple[Withheld, ...]

    def canaries(self, audience: Audience) -> list[Canary]:
        """What this audience may not find in anything."""
        return [one.canary for one in self.withheld if audience in one.held_from]


def leak_case(seed: int) -> LeakCase:
    """The case of this seed; the same seed gives the same case."""
    return _Making(random.Random(seed), seed).made()


@dataclass(frozen=True, slots=True)
class _Name:
    """A name of a withheld person: whole, its parts, and the beginnings by which it is known again."""

    whole: str
    stems: tuple[str, ...]


@lru_cache(maxsize=64)
def _family_forms(whole: str, lang: Lang) -> Sequence[str]:
    """The forms of a name that have the family name; a given name alone can be anybody's."""
    family = whole.rsplit(maxsplit=1)[-1].casefold()[:5]
    return [one for one in sorted(declined_forms(whole, lang)) if family in one.casefold()]


class _Making:
    def __init__(self, chance: random.Random, seed: int) -> None:
        self.chance, self.seed = chance, seed
        self.used: set[str] = set()
        self.withheld: list[Withheld] = []

    def made(self) -> LeakCase:
        names = {
            "wife": self._name("Айгуль {}а"),
            "child": self._name("Дана {}а"),
            "witness": self._name("{} {}"),
            "lawyer": self._name("Марат {}"),
            "officer": self._name("Канат {}"),
            "friend": self._name("{} {}"),
        }
        for what, name in names.items():
            whom = _NO_COURT if what in ("lawyer", "officer") else _WHOM
            hashed = (name.whole.encode(), to_latin(name.whole, Scheme.PRESS).encode())
            self._withhold(Canary(f"name of the {what}", name.stems, hashed=hashed), whom)
        told = self._numbers()
        made = self._swapped(invented.full(), names, told)
        self._strew(made, list(names.values()), told)
        signed, keys = self._signed(made, told)
        return LeakCase(self.seed, keys[HELD], signed, tuple(self.withheld))

    # Words, numbers and signs

    def _withhold(self, canary: Canary, whom: frozenset[Audience]) -> None:
        self.withheld.append(Withheld(canary, whom))

    def _stem(self) -> str:
        while True:
            middle = self.chance.sample(_MIDDLES, 2)
            stem = "".join((self.chance.choice(_BEGINNINGS), *middle, self.chance.choice(_ENDS)))
            if stem not in self.used:
                self.used.add(stem)
                return stem

    def _hex(self, size: int) -> str:
        return f"{self.chance.getrandbits(4 * size):0{size}x}"

    def _word(self, what: str, whom: frozenset[Audience]) -> str:
        stem = to_latin(self._stem(), Scheme.PRESS)
        self._withhold(Canary(what, (stem,), hashed=(stem.encode(),)), whom)
        return stem

    def _name(self, form: str) -> _Name:
        stems = [self._stem() for _ in range(form.count("{}"))]
        family = stems[-1].capitalize() + self.chance.choice(("лов", "нов", "ков"))
        if form.endswith("{}") and self.chance.random() < 0.4:
            family = stems[-1].capitalize() + self.chance.choice(("ұлы", "нбек"))
        parts = [stems[0].capitalize() + "н", family] if len(stems) > 1 else [family]
        return _Name(form.format(*parts), tuple(stems))

    def _numbers(self) -> dict[str, str]:
        digits = "".join(self.chance.choice("123456789") for _ in range(9))
        phone = self.chance.choice(
            ("+7 7{0} {1}-{2}-{3}", "8 (7{0}) {1} {2} {3}", "87{0}{1}{2}{3}", "+7(7{0}){1}-{2}{3}")
        ).format(digits[:2], digits[2:5], digits[5:7], digits[7:])
        self._withhold(Canary("telephone", (f"7{digits}",), hashed=(phone.encode(),)), _WHOM)
        born = date(self.chance.randint(1950, 1989), self.chance.randint(1, 12), self.chance.randint(13, 28))
        iin = f"{born:%y%m%d}" + "".join(self.chance.choice("123456789") for _ in range(6))
        self._withhold(Canary("identity number", (iin,), hashed=(iin.encode(),)), _WHOM)
        self._withhold(Canary("date of birth", spelt=_days(born)), _NO_COURT - {Audience.UN_BODY})
        letters = "".join(self.chance.choice("ABCEHKMOPTX") for _ in range(3))
        plate = (f"{digits[:3]} {letters} 0{digits[3]}", f"{digits[:3]}{letters}0{digits[3]}")
        self._withhold(Canary("number plate", spelt=plate), _WHOM)
        mail = to_latin(self._stem(), Scheme.PRESS)
        self._withhold(Canary("mail address", (mail,), hashed=(f"{mail}@post.example".encode(),)), _WHOM)
        street, code = self._stem().capitalize() + "н", self._stem().capitalize() + "н"
        # A court weighs where the person held lives.
        self._withhold(Canary("home", (street[:-1].lower(),)), _NO_COURT)
        self._withhold(Canary("code name", (code[:-1].lower(),)), _NO_COURT)
        return {
            "phone": phone,
            "iin": self.chance.choice((iin, f"{iin[:6]} {iin[6:]}")),
            "mail": f"{mail}@post.example",
            "plate": self.chance.choice(plate),
            "street": street,
            "code": code,
            "born": born.isoformat(),
            "born_ru": self.chance.choice((f"{born:%d.%m.%Y}", f"{born.day} {_month(born, Lang.RU)} {born.year} года")),
            "born_en": self.chance.choice(
                (f"{_month(born, Lang.EN)} {born.day}, {born.year}", f"{born.day} {_month(born, Lang.EN)} {born.year}")
            ),
            "born_kk": f"{born.year} жылғы {born.day} {_month(born, Lang.KK)}да",
        }

    # The case

    def _swapped(self, made: Making, names: Mapping[str, _Name], told: Mapping[str, str]) -> Making:
        """The invented case under the generated names, numbers and homes."""
        words = " ".join(to_latin(self._stem(), Scheme.PRESS) for _ in range(6))
        self._withhold(Canary("criminal words", tuple(words.split())), _NO_COURT - {Audience.UN_BODY})
        swaps = {
            "Айгуль Есенова": names["wife"].whole,
            "Дана Есенова": names["child"].whole,
            "Серик Бекетов": names["witness"].whole,
            "Марат Сулейменов": names["lawyer"].whole,
            "Канат Омаров": names["officer"].whole,
            "Пётр Зимин": names["friend"].whole,
            "Айгуль и дочь Дана": f"{names['wife'].whole} и дочь {names['child'].whole}",
            "Бекетов": names["witness"].whole.split()[1],
            "K. Omarov": f"K. {to_latin(names['officer'].whole.split()[1], Scheme.PRESS)}",
            "Falcon": told["code"],
            "Abay Street": f"{told['street']} Street",
            "850312300123": told["iin"],
            invented.CRIMINAL: words,
        }

        def new(text: str) -> str:
            for old, instead in swaps.items():
                text = text.replace(old, instead)
            return text

        made.entities = [replace(one, name=new(one.name)) for one in made.entities]
        made.statements = [
            replace(
                one,
                value={key: new(inner) if isinstance(inner, str) else inner for key, inner in one.value.items()}
                if isinstance(one.value, dict)
                else one.value,
                anchor=replace(one.anchor, quote=new(one.anchor.quote)),
                attributed_to=None if one.attributed_to is None else new(one.attributed_to),
            )
            for one in made.statements
        ]
        made.say(0, "birth_date", {"date": told["born"]}, f"born on {told['born_en']}", when=None)
        return made

    def _strew(self, made: Making, names: Sequence[_Name], told: Mapping[str, str]) -> None:
        """Words with canaries in fields, quotes, speakers and reasons of any property, about anybody."""
        kinds = {one.id: one.kind for one in made.entities}
        people = [HELD, HELD, JUDGE, invented.OFFICER, invented.WIFE, invented.HEAD]
        for prop in self.chance.sample(sorted(vocabulary().properties), 14):
            term = vocabulary().properties[prop]
            of = [one for one in people if kinds[one] in term.of]
            if prop in _NOT_STREWN or not of:
                continue
            subject = self.chance.choice(of)
            fields = [
                one for one in term.fields.values() if one.type in (FieldType.TEXT, FieldType.NAME, FieldType.BODY)
            ]
            if not fields:
                continue
            field = self.chance.choice(fields)
            value: dict[str, Plain] = {
                one.id: "как указано" for one in term.fields.values() if one.required and one.type is FieldType.TEXT
            }
            lang, words = self._words(names, told)
            value[field.id] = words
            known: Known[Mapping[str, Plain]] = value if self.chance.random() < 0.9 else Unknown(words)
            by = self.chance.choice((None, None, "защита", self._mention(self.chance.choice(names), lang)))
            quote = words if self.chance.random() < 0.7 else "как сказано в сообщении"
            made.say(self.chance.choice((0, 1)), prop, known, quote, by=by, subject=subject, when="2023-04-02")

    def _words(self, names: Sequence[_Name], told: Mapping[str, str]) -> tuple[Lang, str]:
        if self.chance.random() < 0.5:
            lang, said = self.chance.choice(_SAID_OF_NAMES)
            return lang, said.format(n=self._mention(self.chance.choice(names), lang))
        lang, said = self.chance.choice(_SAID_OF_NUMBERS)
        return lang, said.format(**told)

    def _mention(self, name: _Name, lang: Lang) -> str:
        """The name in one of its forms in a language, of which some are written in capitals or Latin letters."""
        form = name.whole if lang is Lang.EN else self.chance.choice(_family_forms(name.whole, lang))
        if lang is Lang.EN or self.chance.random() < 0.2:
            form = to_latin(form, self.chance.choice(list(Scheme)))
        return form.upper() if self.chance.random() < 0.1 else form

    def _signed(self, made: Making, told: Mapping[str, str]) -> tuple[LeakMaking, Mapping[EntityId, EntityId]]:
        """The case under ids, digests, handles, notes and moments of its own, which leave with nothing."""
        self._handle = Handle(self._word("handle", _WHOM))
        day = date(self.chance.randint(1990, 2005), self.chance.randint(1, 12), self.chance.randint(13, 28))
        self._moment = datetime(day.year, day.month, day.day, 8, 30, tzinfo=UTC)
        self._withhold(Canary("day of recording", spelt=_days(day)), _WHOM)
        keys = {one.id: EntityId(self._hex(32)) for one in made.entities}
        papers = {one.id: SourceId(self._hex(32)) for one in made.sources}
        for key in (*keys.values(), *papers.values()):
            self._withhold(Canary("id", (key[:12],)), _WHOM)
        note, name, extractor = (self._word(what, _WHOM) for what in ("note", "file name", "program"))
        around, title = self._word("words around a quote", _WHOM), self._word("title of a secret paper", _NO_COURT)
        readings = [ReadingId(self._hex(64)) for _ in papers]
        sources = []
        for place, one in enumerate(made.sources):
            secret = one.secrecy is Secrecy.UNDERTAKING
            copy = replace(one.copy, digest=digest_of(f"{self.seed} {place}".encode()))
            if secret:
                sign = copy.digest.removeprefix("sha256:")
                self._withhold(Canary("digest of a secret paper", (sign[:12],), hashed=()), _WHOM)
            self._withhold(Canary("id of a reading", (readings[place][:12],)), _WHOM)
            told_title = replace(one.description, title=Described(title, Basis.STATED)) if secret else one.description
            sources.append(
                replace(
                    one,
                    id=papers[one.id],
                    copy=copy,
                    received_at=self._moment,
                    received_by=self._handle,
                    tool=extractor,
                    note=f"{note} {told['phone']}",
                    original_name=f"{name} {self.chance.choice(list(told.values()))}.pdf",
                    description=told_title,
                )
            )
        at = {one.id: place for place, one in enumerate(made.sources)}
        statements = [
            replace(
                said,
                subject=keys[said.subject],
                source=papers[said.source],
                anchor=replace(
                    said.anchor, reading=readings[at[said.source]], prefix=around, suffix=f"{around} {told['iin']}"
                ),
                recorded_at=self._moment,
                recorded_by=self._handle,
                extractor=extractor,
                reason=note,
                nonce=self._hex(32),
            )
            for said in made.statements
        ]
        for said in statements:
            self._withhold(Canary("id of a statement", (said.id[:12],)), _WHOM)
            self._withhold(Canary("nonce of a statement", (said.nonce[:12],)), _WHOM)
        entities = [Entity(keys[one.id], one.kind, one.name) for one in made.entities]
        case = Case(CaseId(self._hex(32)), self._word("case name", _WHOM), self._moment, self._handle, "KZ")
        self._withhold(Canary("case id", (case.id[:12],)), _WHOM)
        return LeakMaking(entities, statements, sources, made.jurisdiction, case=case), keys


def _days(day: date) -> tuple[str, ...]:
    """A day in every writing that is usual."""
    en, ru, kk = (_month(day, lang) for lang in (Lang.EN, Lang.RU, Lang.KK))
    return (
        day.isoformat(),
        f"{day:%d.%m.%Y}",
        f"{day:%d/%m/%Y}",
        f"{day.day}.{day.month}.{day.year}",
        f"{day:%Y%m%d}T",
        f"{en} {day.day}, {day.year}",
        f"{day.day} {en} {day.year}",
        f"{day.day} {ru} {day.year}",
        f"{day.year} жылғы {day.day} {kk}",
        f"{day.year} ж. {day.day} {kk}",
    )


def _month(day: date, lang: Lang) -> str:
    return _MONTHS[lang].split()[day.month - 1]
