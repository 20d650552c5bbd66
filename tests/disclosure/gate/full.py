"""An invented case in which there is something for every protection to hold back."""

from dataclasses import replace

from tests.disclosure.invented import JUDGE, Making, start

from habeas.base.ids import EntityId
from habeas.base.language import Lang
from habeas.base.when import parse_when
from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.admission import Admitted, Decision, admit, decide
from habeas.disclosure.gate.asking import Asked, Beside
from habeas.disclosure.gate.rulings import Ruling
from habeas.evidence.sources.independence import ALONE
from habeas.evidence.sources.source import Secrecy
from habeas.record.people import Entity, EntityKind

WIFE, CHILD, WITNESS, AGENT, LAWYER, OFFICER, HEAD, FRIEND = (EntityId(f"{n:032x}") for n in range(0xE1, 0xE9))
ACCOUNT = EntityId("f" * 32)
CRIMINAL = "Steppe, rise and burn the palace down tonight"


def full(*, consent: bool = True) -> Making:
    """The case; `consent`: whether the person held agreed to being told of and named everywhere outside."""
    made = start()
    people = {
        WIFE: "Айгуль Есенова",
        CHILD: "Дана Есенова",
        WITNESS: "Серик Бекетов",
        AGENT: 'agent "Falcon"',
        LAWYER: "Марат Сулейменов",
        OFFICER: "Канат Омаров",
        HEAD: "Болат Жумабаев",
        FRIEND: "Пётр Зимин",
    }
    made.entities += [Entity(key, EntityKind.PERSON, name) for key, name in people.items()]
    made.entities.append(Entity(ACCOUNT, EntityKind.ACCOUNT, "steppe_painter_87"))
    say = made.say
    say(0, "person", {"name": "Timur Esenov", "role": "detainee"}, "the painter Timur Esenov")
    roles = {
        WIFE: "relative",
        CHILD: "relative",
        WITNESS: "witness",
        LAWYER: "lawyer",
        OFFICER: "official",
        FRIEND: "other",
    }
    for key, role in roles.items():
        say(1, "person", {"name": people[key], "role": role}, f"{role}: {people[key]}", subject=key)
    say(1, "person", {"name": "Р. Калиева", "role": "judge"}, "судья Р. Калиева", subject=JUDGE)
    say(1, "person", {"name": people[HEAD], "role": "official"}, "начальник Болат Жумабаев", subject=HEAD)
    say(1, "post", {"title": "начальник департамента", "organ": "Департамент"}, "начальник департамента", subject=HEAD)
    say(0, "person", {"name": people[AGENT], "role": "agent"}, "agent Falcon", subject=AGENT)
    say(1, "age", {"years": 9}, "девять лет", subject=CHILD, when="2023-05-01")
    say(
        0,
        "apprehension",
        {"organ": "Security Service", "place": "14 Abay Street, apt 5"},
        "apprehended",
        when="2023-03-03",
    )
    say(
        0,
        "custody_order",
        {"measure": "custody", "term": "P2M", "court": "Zhelsai Court"},
        "two months",
        when="2023-03-06",
    )
    say(0, "charge", {"country": "KZ", "code": "criminal", "article": "174", "part": "1"}, "under Article 174")
    say(0, "residence", {"text": "14 Abay Street, apt 5, Zhelsai"}, "lives at 14 Abay Street, apt 5")
    say(0, "health", {"claim": "He has diabetes"}, "he has diabetes")
    say(0, "assets", {"claim": "He owns a car"}, "he owns a car")
    say(1, "family", {"claim": "Жена Айгуль и дочь Дана"}, "жена Айгуль и дочь Дана")
    say(1, "allegation", {"claim": "Есенов подстрекал, показал свидетель Бекетов"}, "показал Бекетов", by="следствие")
    say(0, "allegation", {"claim": "The canvas calls for strife."}, "calls for strife", by='agent "Falcon"')
    say(0, "denial", {"claim": f"He never wrote «{CRIMINAL}»"}, f"never wrote {CRIMINAL}", by="the defence")
    criminal = {
        "text": CRIMINAL,
        "paraphrase": "a call to unrest",
        "country": "KZ",
        "code": "criminal",
        "article": "256",
    }
    say(0, "incriminated_words", criminal, CRIMINAL)
    say(0, "irregularity", {"claim": "The record was signed by K. Omarov alone"}, "signed by K. Omarov")
    say(0, "question", {"text": "Who is agent Falcon?", "to": "the investigation"}, "Who is agent Falcon?")
    say(1, "complaint", {"to": "прокуратура", "by": "Марат Сулейменов", "about": "пытки"}, "жалоба", when="2023-03-12")
    say(1, "search", {"place": "дом", "to": "Пётр Зимин"}, "обыск", when="2023-03-03")
    say(0, "hearing", {"about": "IIN 850312300123 was read out"}, "a hearing, IIN 850312300123", when="2023-03-07")
    made.sources[2] = replace(
        made.sources[2], secrecy=Secrecy.UNDERTAKING, undertaking_on=parse_when("2023-03-10"), note="given by Zimin"
    )
    say(2, "questioning", {"place": "бөлім"}, "жауап алынды", when="2023-03-04")
    for audience in ("un_body", "partner_archive", "press", "public") if consent else ():
        for use in ("share", "publish", "name"):
            say(
                0,
                "consent",
                {"use": use, "answer": "given", "audience": audience},
                f"agreed to {use}",
                when="2023-05-01",
            )
    return made


def asked(made: Making, audience: Audience, *rulings: Ruling) -> Asked:
    """The question to the gate about this case."""
    beside = Beside(independence=ALONE)
    return Asked(made.fold(), tuple(made.sources), audience, rulings, tuple(made.entities), beside)


def told(made: Making, audience: Audience, lang: Lang = Lang.EN, *rulings: Ruling) -> Admitted:
    """What the gate lets through."""
    return admit(asked(made, audience, *rulings), lang)


def decided(made: Making, audience: Audience, *rulings: Ruling) -> Decision:
    """What the gate decides."""
    return decide(asked(made, audience, *rulings))
