"""An invented case for tests: three invented reports in three languages that partly disagree."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from habeas.base.digest import digest_of
from habeas.base.ids import CaseId, EntityId, Handle, ReadingId, SourceId
from habeas.base.known import Known
from habeas.base.language import Lang
from habeas.base.plain import Plain
from habeas.base.span import Span
from habeas.base.when import parse_when
from habeas.evidence.sources import source as src
from habeas.evidence.text.anchor import Anchor
from habeas.record.casefile import CaseFile
from habeas.record.fold import fold
from habeas.record.keeping import Case
from habeas.record.people import Entity, EntityKind, Judgement
from habeas.record.statements import Confidentiality, Method, Stance, Statement

AT = datetime(2023, 6, 1, 8, 30, tzinfo=UTC)
AS_OF = date(2023, 6, 5)
HELD = EntityId("a" * 32)
JUDGE = EntityId("b" * 32)
WORK = EntityId("c" * 32)


def source(
    number: int, title: str | None, lang: Lang, published: str | None = None, publisher: str | None = None
) -> src.Source:
    """An invented source; its digest is that of its number."""

    def said[T](value: T | None, basis: src.Basis = src.Basis.STATED) -> src.Described[T] | None:
        return None if value is None else src.Described(value, basis)

    return src.Source(
        id=SourceId(f"{number:032x}"),
        copy=src.Copy(digest_of(str(number).encode()), 1000 + number, "text/html"),
        received_at=AT,
        received_by=Handle("lantern"),
        method=src.Method.FILE,
        tool="habeas/0.1.0",
        original_name=f"report-{number}.html",
        secrecy=src.Secrecy.PUBLIC,
        undertaking_on=None,
        description=src.Description(
            title=said(title),
            publisher=said(publisher, src.Basis.PROPOSED),
            published=said(None if published is None else parse_when(published)),
            address=said(f"https://reports.example/{number}"),
            language=said(lang),
        ),
    )


@dataclass(slots=True)
class Making:
    """A case while it is being made; each statement gets a place and a nonce of its own."""

    entities: list[Entity] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    sources: list[src.Source] = field(default_factory=list)
    jurisdiction: str | None = "KZ"
    judgements: list[Judgement] = field(default_factory=list)

    def say(
        self,
        number: int,
        prop: str,
        value: Known[Mapping[str, Plain]],
        quote: str,
        *,
        when: str | None = None,
        by: str | None = None,
        stance: Stance = Stance.ASSERTS,
        subject: EntityId = HELD,
        page: int | None = None,
    ) -> Statement:
        """Add a statement from the source of this number and return it."""
        made = len(self.statements)
        origin = self.sources[number]
        lang = origin.description.language.value if origin.description.language else Lang.EN
        start = sum(at * ord(sign) for at, sign in enumerate(quote)) % 50_000
        statement = Statement(
            subject=subject,
            prop=prop,
            value=value,
            language=lang,
            source=origin.id,
            anchor=Anchor(ReadingId(f"{number:064x}"), Span(start, start + len(quote)), quote, "", "", page),
            stance=stance,
            attributed_to=by,
            when=None if when is None else parse_when(when),
            source_grade=None,
            information_grade=None,
            confidentiality=Confidentiality.TEAM,
            recorded_by=Handle("lantern"),
            recorded_at=AT,
            method=Method.ACCEPTED,
            extractor="test/1",
            supersedes=None,
            reason="",
            nonce=f"{made:032x}",
        )
        self.statements.append(statement)
        return statement

    def fold(self, as_of: date = AS_OF) -> CaseFile:
        """The case file of what was said so far."""
        case = Case(CaseId("d" * 32), "Esenov", AT, Handle("lantern"), self.jurisdiction)
        return fold(case, self.entities, self.statements, (), self.judgements, as_of)[0]


def start() -> Making:
    """A case with one person held, a judge and a painting, three sources and no statement yet."""
    return Making(
        entities=[
            Entity(HELD, EntityKind.PERSON, "Timur Esenov"),
            Entity(JUDGE, EntityKind.PERSON, "Р. Калиева"),
            Entity(WORK, EntityKind.WORK, "White Noise over the Steppe"),
        ],
        sources=[
            source(0, "Painter held over a canvas", Lang.EN, "2023-05-20", "Steppe Letters"),
            source(1, "Художник под стражей", Lang.RU, "2023-05", "Вестник мастерских"),
            source(2, None, Lang.KK, None, None),
        ],
    )


def example() -> Making:
    """The whole invented case, with conflicts, claims of three sides, imprecise dates and gaps."""
    made = start()
    say = made.say
    say(0, "person", {"name": "Timur Esenov", "role": "detainee"}, "the painter Timur Esenov")
    say(1, "person", {"name": "Тимур Есенов", "role": "detainee"}, "художник Тимур Есенов")
    say(2, "person", {"name": "Тимур Есенов", "role": "detainee"}, "суретші Тимур Есенов")
    say(0, "occupation", {"text": "painter"}, "the painter")
    say(1, "birth_date", {"date": "1987"}, "1987 года рождения")
    say(0, "alias", {"name": "Tim of the Steppe"}, "signs as Tim of the Steppe")
    organ_en, organ_ru = "Security Service Department for Zhelsai", "Департамент службы безопасности по Желсаю"
    quote = "officers of the security service apprehended Esenov on 3 March 2023 at his studio"
    say(0, "apprehension", {"organ": organ_en, "place": "his studio"}, quote, when="2023-03-03", page=1)
    say(1, "apprehension", {"organ": organ_ru}, "задержан сотрудниками 4 марта 2023 года", when="2023-03-04")
    say(2, "apprehension", {}, "2023 жылғы наурызда ұсталды", when="2023-03")
    say(0, "place_of_detention", {"name": "Remand prison No. 4", "from": "2023-03-06"}, "sent to remand prison No. 4")
    say(1, "access_to_counsel", {}, "адвоката допустили только 9 марта", when="2023-03-09T10:20+06:00")
    charge: dict[str, Plain] = {"country": "KZ", "code": "criminal", "article": "174", "part": "1"}
    say(0, "charge", charge, "under Article 174 (1) of the Criminal Code", by="the investigation")
    say(1, "charge", {**charge, "label": "возбуждение розни"}, "по ч. 1 ст. 174 УК", by="следствие")
    order: dict[str, Plain] = {"measure": "custody", "term": "P2M", "court": "Zhelsai District Court"}
    say(0, "custody_order", order, "the district court ordered two months of custody", when="2023-03-06")
    say(
        1,
        "extension",
        {"until": "2023-07-03", "court": "Желсайский районный суд"},
        "продлил до 3 июля",
        when="2023-05-02",
    )
    say(1, "hearing", {"court": "Желсайский районный суд", "about": "продление"}, "заседание 2 мая", when="2023-05-02")
    say(0, "surveillance", {"organ": organ_en}, "had been watched since around 2022", when="2022~")
    say(2, "search", {"place": "шеберхана"}, "шеберханасында тінту жүргізілді", when="2023-03-03/2023-03-05")
    say(
        0,
        "allegation",
        {"claim": "The canvas calls for strife."},
        "the canvas calls for strife",
        by="the investigation",
    )
    say(0, "allegation", {"claim": "He was paid from abroad."}, "he was paid from abroad", by='agent "Falcon"')
    say(0, "denial", {"claim": "The canvas shows a storm and nothing else."}, "shows a storm", by="the defence")
    say(1, "counter_evidence", {"claim": "Картина висела на государственной выставке."}, "висела на выставке")
    say(
        1,
        "ill_treatment",
        {"claim": "Его двое суток держали без сна"},
        "держали без сна",
        by="защита",
        when="2023-03-05",
    )
    say(0, "expert_opinion", {"kind": "linguistic", "conclusion": "no call to strife"}, "found no call", when="2023-04")
    say(1, "complaint", {"to": "прокуратура области", "about": "пытки"}, "жалоба в прокуратуру", when="2023-03-12")
    say(
        0,
        "question",
        {"text": "Who is agent Falcon?", "to": "the investigation"},
        "Who is agent Falcon?",
        by="the author",
    )
    say(0, "work", {"title": "White Noise over the Steppe", "author": "Timur Esenov"}, "White Noise over the Steppe")
    say(1, "days_held", {"days": 92, "as_of": "2023-06-03"}, "уже 92 дня под стражей")
    say(1, "person", {"name": "Р. Калиева", "role": "judge"}, "судья Р. Калиева", subject=JUDGE)
    return made
