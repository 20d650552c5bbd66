"""An invented paper with every kind of block, for the tests of its writers."""

from datetime import date

from habeas.base.digest import digest_of
from habeas.base.ids import StatementId
from habeas.base.language import Lang
from habeas.disclosure.audience import Audience
from habeas.disclosure.papers.paper import (
    Blank,
    Choice,
    Drawing,
    Exhibit,
    Field,
    Gap,
    Paper,
    PaperKind,
    Paragraph,
    Part,
    Points,
    Quotation,
    Table,
)
from habeas.disclosure.picture import Lane, Mark, Sign, Stretch, Timeline
from habeas.disclosure.view import Footnote, Line, Run, Sentence, SourceRow, SourceView

DAY = date(2023, 6, 5)

TEXTS = {
    "en": "Timur Esenov was apprehended on 4 March 2023.",
    "ru": "Тимур Есенов задержан 4 марта 2023 года; щит, подъезд, ёж.",
    "kk": "Тимур Есенов 2023 жылғы 4 наурызда ұсталды; әғқңөұүһі.",
    "fr": "Timur Esenov a été arrêté le 4 mars 2023, à l’aube ; où ? Çà et là, œuvre, naïf, île.",
    "es": "Timur Esenov fue detenido el 4 de marzo de 2023. ¿Dónde? ¡Aquí! Año, pingüino, acción.",
}


def sentence(text: str, *notes: int, lang: Lang | None = None) -> Sentence:
    """One sentence of one run."""
    return Sentence((Run(text, lang),), notes)


def line(text: str) -> Line:
    """A line in the paper's language."""
    return (Run(text),)


def timeline(*notes: int) -> Timeline:
    """A picture of two rows."""
    held = Stretch(date(2023, 3, 4), DAY, True, date(2023, 3, 5), DAY, ongoing=True)
    hearing = Stretch(date(2023, 3, 6), date(2023, 3, 6))
    lanes = (
        Lane("custody", "Custody", (Mark("Held", "from 4 March 2023", notes, (held,)),)),
        Lane("court", "Court", (Mark("Hearing", "6 March 2023", (), (hearing,)),)),
        Lane(
            "limits",
            "Limits",
            (Mark("Two months", "4 May", (), (Stretch(date(2023, 5, 4), date(2023, 5, 4)),), Sign.LIMIT),),
        ),
    )
    months = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    return Timeline(
        "Timeline", "A solid bar is sure.", lanes, DAY, "Not in the picture: 1 fact.", months, "5 June 2023"
    )


def footnote(number: int, source: int, quote: str = "задержан сотрудниками", page: int | None = None) -> Footnote:
    """A footnote to an invented source."""
    return Footnote(
        number=number,
        quote=Run(quote, Lang.RU),
        start=10 * number,
        end=10 * number + 8,
        page=page,
        speaker=Run("прокурор", Lang.RU) if number % 2 == 0 else None,
        source=source,
        citation=line(f"Invented Wire {source}, 5 March 2023"),
        digest=digest_of(str(source).encode()),
        statements=(StatementId(f"{number:064x}"),),
        recognised=number == 3,
        time=61 if number == 4 else None,
    )


def source(number: int) -> SourceView:
    """An invented source."""
    rows = (SourceRow("Published", line("5 March 2023")), SourceRow("Address", line("https://wire.example/1")))
    return SourceView(number, line(f"Painter detained, report {number}"), rows, digest_of(str(number).encode()))


def paper(language: str = "en", rows: int = 3, stamp: str = "DRAFT") -> Paper:
    """A paper in this language with every kind of block; `rows` are those of its table."""
    text = TEXTS[language]
    lang = Lang(language) if language in set(Lang) else Lang.EN
    blocks = Part(
        "facts",
        "I.",
        "Facts of the case",
        (
            Paragraph(
                (sentence(text, 1), sentence("According to the prosecutor: no.", 1, 2), sentence("Fixed words."))
            ),
            Points((sentence("One point.", 3), sentence("Another point."))),
            Points((sentence("First of them."), sentence("Second of them.", 4)), numbered=True),
        ),
    )
    form = Part(
        "form",
        "II.",
        "Form",
        (
            Field("II.1", "Family name", (sentence("Esenov", 1),)),
            Field("II.2", "Date of birth", (sentence("Unknown: the record holds no source for this."),), Gap.UNKNOWN),
            Field("II.3", "Telephone of the submitter", (sentence("…………………………"),), Gap.TO_FILL),
            Field("II.4", "Names of relatives", (sentence("Not told in this paper."),), Gap.HELD_BACK),
            Choice("Category I: no legal basis", True, (sentence("No order is recorded.", 2), sentence("Article 9."))),
            Choice("Category IV: migrants", False, ()),
        ),
        level=2,
    )
    more = Part(
        "law",
        "III.",
        "What the law required",
        (
            Table(
                "Limits and what happened",
                ("Day", "What the law required", "What is recorded"),
                tuple(
                    (sentence(f"{n} March"), sentence("Told of the reasons at once."), sentence("No record.", 5))
                    for n in range(1, rows + 1)
                ),
                wide=(1, 2),
            ),
            Drawing(timeline(1, 6)),
            Quotation(
                Run("Суд постановил заключить под стражу.", Lang.RU), Run("The court ordered custody."), "M. N.", (7,)
            ),
            Quotation(Run("Сот қаулы етті.", Lang.KK), None, "", (7,)),
        ),
    )
    return Paper(
        kind=PaperKind.WGAD,
        lang=lang,
        tongue="" if language in set(Lang) else language,
        audience=Audience.SELF,
        as_of=DAY,
        title=f"Submission on arbitrary detention ({language})",
        subtitle="Timur Esenov, Republic of Nowhere",
        from_=("Invented Defence Group", "E-mail: …………………………"),
        to=("Working Group on Arbitrary Detention", "Geneva"),
        stamp=stamp,
        notices=("Everyone is presumed innocent.",),
        foot="As of 5 June 2023. These are statements of sources.",
        parts=(blocks, form, more),
        closing=("Place and date: …………………………", "Signature: …………………………"),
        words={},
        footnotes=tuple(footnote(n, 1 if n < 4 else 2, page=n) for n in range(1, 8)),
        sources=(source(1), source(2)),
        exhibits=(
            Exhibit(1, line("Order of 6 March 2023"), "court paper", 4, digest_of(b"1"), 1),
            Exhibit(2, line("A photograph"), "picture", None, "commitment:" + "ab" * 32, 2),
        ),
        blanks=(Blank("II.2", "Date of birth", Gap.UNKNOWN, "Look for a source."),),
    )
