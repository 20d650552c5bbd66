"""Everything that can be made of a case for somebody outside, as bytes: papers, pages, data, packs and exhibits.

Without a vault, by the same functions that the commands call once they opened a case.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from tests.disclosure.invented import AS_OF
from tests.disclosure.papers.answering import answers_of
from tests.leaks.cases import LeakCase

from habeas.base.digest import digest_of
from habeas.base.errors import WrongCall
from habeas.base.ids import EntityId, SourceId
from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.desk.case_file import Opened
from habeas.desk.exhibits import screened
from habeas.desk.extract_formats import FORMATS, Material
from habeas.desk.papers import FORMS
from habeas.desk.site_copies import copy_of
from habeas.disclosure.audience import Audience
from habeas.disclosure.data.extract import Extract
from habeas.disclosure.data.extracting import extract_case
from habeas.disclosure.data.release_ids import ReleaseIds
from habeas.disclosure.gate.admission import Admitted, Decision, decide
from habeas.disclosure.gate.asking import Asked
from habeas.disclosure.gate.asking import Beside as BesideCase
from habeas.disclosure.gate.last_look import LastLook, Leak
from habeas.disclosure.papers.answers import Answers
from habeas.disclosure.papers.paper import Paper
from habeas.disclosure.papers.redrawn import RedrawnExhibit, pieces_of
from habeas.disclosure.papers.registry import PAPERS, compose
from habeas.disclosure.papers.telling import Wanted
from habeas.disclosure.proof.proof import proof_form
from habeas.disclosure.sheet import view_case
from habeas.disclosure.site.card import card_of, stems_of
from habeas.disclosure.site.composing import Beside, compose_told
from habeas.disclosure.site.page import SitePage
from habeas.evidence.sources.independence import ALONE
from habeas.evidence.sources.source import Secrecy
from habeas.evidence.text.reading import Reading
from habeas.output.exhibits.exhibit_pdf import exhibit_pdf
from habeas.output.papers.case_sheet_html import case_sheet_html
from habeas.output.papers.case_sheet_pdf import case_sheet_pdf
from habeas.output.proof.check_page import check_page
from habeas.output.proof.pack import pack_bytes
from habeas.output.proof.proving import prove
from habeas.output.site.case_page import case_files
from habeas.output.site.gathering import Gathering
from habeas.output.site.head import NOTHING_DECIDED, Decided
from habeas.output.site.site import Site

LIGHT = ("sheet/html", "paper/html", "paper/docx", *(f"extract/{form}" for form in FORMATS), "site", "proof")
HEAVY = ("sheet/pdf", "paper/pdf", "exhibit", "copies")
EVERY = (*LIGHT, *HEAVY)
_NAMES = {Lang.EN: "Held for words", Lang.RU: "Под стражей за слова", Lang.KK: "Сөзі үшін қамалғандар"}
_PREVIEWED = Decided("It was decided so.", "It was decided so.", "https://held.example/")


@dataclass(frozen=True, slots=True)
class Output:
    """A file: what kind of output it is of, its name, and its bytes."""

    kind: str
    name: str
    data: bytes


@dataclass(frozen=True)
class Making:
    """Makes the outputs of one case for one audience in one language; `scratch` is an empty folder of its own.

    `leaks` are what the last look found in what was composed: it has to find nothing.
    """

    case: LeakCase
    audience: Audience
    lang: Lang
    scratch: Path
    decision: Decision
    admitted: Admitted
    ids: ReleaseIds
    leaks: list[Leak]

    def outputs(self, kinds: Sequence[str] = EVERY) -> Iterator[Output]:
        """Every file of these kinds that is made for this audience."""
        for kind in kinds:
            yield from self._of(kind)

    def _of(self, kind: str) -> Iterator[Output]:
        first, _, form = kind.partition("/")
        match first:
            case "sheet":
                yield self._sheet(form)
            case "paper":
                yield from self._papers(form)
            case "extract":
                yield from self._extract(form)
            case "site" if self.audience is Audience.PUBLIC:
                yield from self._site()
            case "proof" if self.audience is Audience.PUBLIC:
                yield self._proof()
            case "exhibit":
                yield self._exhibit()
            case "copies" if self.audience is Audience.PUBLIC:
                yield from self._copies()

    @cached_property
    def _answers(self) -> Answers:
        return answers_of(self.case.making)

    @cached_property
    def _opened(self) -> Opened:
        made = self.case.making
        casefile = self.decision.deciding.asked.casefile
        return Opened(casefile, {one.id: one for one in made.sources}, 0, (), entities=tuple(made.entities))

    @cached_property
    def _last_look(self) -> LastLook:
        return LastLook(self.decision, self.admitted)

    def _looked_at[T](self, value: T) -> T:
        self.leaks.extend(self._last_look.in_value(value))
        return value

    def _sheet(self, form: str) -> Output:
        write = case_sheet_html if form == "html" else case_sheet_pdf
        return Output(f"sheet/{form}", f"case.{form}", write(view_case(self.admitted)))

    def _papers(self, form: str) -> Iterator[Output]:
        for name, paper in self._composed:
            yield Output(f"paper/{form}", f"{name}.{form}", FORMS[form].write(paper))

    @cached_property
    def _composed(self) -> list[tuple[str, Paper]]:
        """Every paper that is made for this audience, in one language; those in French and Spanish tell in English."""
        made = []
        for kind, paper in PAPERS.items():
            langs = [one for one in paper.langs if one.facts is self.lang]
            if langs and self.audience in paper.audiences:
                lang = langs[self.case.seed % len(langs)]
                person: EntityId | None = self.case.held if paper.one_person else None
                composed = compose(Wanted(kind, lang, person, {}, self.ids), self.admitted, self._answers)
                made.append((f"{kind.value}-{lang.value}", self._looked_at(composed)))
        return made

    @cached_property
    def _extracted(self) -> Extract:
        return self._looked_at(extract_case(self.admitted, self.ids))

    def _extract(self, form: str) -> Iterator[Output]:
        material = Material(self._extracted, self.admitted, self._opened, self.ids, self.lang)
        try:
            data = FORMATS[form].write(material).data
        except WrongCall:
            # Nothing is ahead, so there is no calendar.
            return
        yield Output(f"extract/{form}", f"extract{FORMATS[form].ending}", data)

    @cached_property
    def _pages(self) -> dict[Lang, SitePage]:
        ordered = sorted(self.case.making.statements, key=lambda one: (one.recorded_at, one.id))
        order = {one.id: place for place, one in enumerate(ordered)}
        pages = {}
        for lang in Lang:
            beside = Beside(answers=self._answers, order=order, help=("Write to the court.",))
            admitted = self.admitted if lang is self.lang else self.decision.admitted(lang)
            page, _ = compose_told(admitted, lang, "k7f3q2ma", self.ids, beside)
            pages[lang] = self._looked_at(page)
        return pages

    def _site(self) -> Iterator[Output]:
        pages = self._pages
        decided = _PREVIEWED if self.case.seed % 2 else NOTHING_DECIDED
        self.scratch.mkdir(exist_ok=True)
        gathering = Gathering(Site(tuple(Lang), _NAMES, decided), 1, self.scratch)
        told = {lang: (page, card_of(page, 93, None), stems_of(page)) for lang, page in pages.items()}
        for path, data in (*gathering.add(told), *gathering.finish()):
            yield Output("site", path, data)

    def _proof(self) -> Output:
        pages, site = self._pages, Site(tuple(Lang), _NAMES)
        proved = [(page, dict(case_files(page, site))) for page in pages.values()]
        files = {path: html for _, held in proved for path, html in held.items()}
        checks = {f"check-{lang.value}.html": check_page(lang, "k7f3q2ma", AS_OF) for lang in Lang}
        return Output("proof", "proof.zip", pack_bytes(proof_form(prove(proved, (), 0)), {**files, **checks}))

    def _exhibit(self) -> Output:
        """A text of everything that is said in the case, one statement a line, as an exhibit."""
        said = (f"{one.anchor.quote}. {one.value} {one.attributed_to}" for one in self.case.making.statements)
        text = "\n".join(said)
        reading = Reading(digest_of(text.encode()), "x", text, ())
        pieces = pieces_of(text, screened(self.decision, reading), (Span(0, len(text)),))
        return Output("exhibit", "annex-1.pdf", exhibit_pdf(RedrawnExhibit(1, self.lang.value, AS_OF, pieces=pieces)))

    def _copies(self) -> Iterator[Output]:
        """Copies of a public source on which nothing stands: of some words said in the case each, then of all."""
        made = self.case.making
        [first, *_] = [one for one in made.sources if one.secrecy is Secrecy.PUBLIC]
        source = replace(first, id=SourceId("f" * 32))
        said = [f"{one.anchor.quote}. {one.value} {one.attributed_to or ''}" for one in made.statements]
        some = said[self.case.seed % 9 :: 9]
        for name, text in (*enumerate(some, 1), ("all", "\n".join(said))):
            reading = Reading(digest_of(text.encode()), "x", text, ())
            data = copy_of(self.decision, self._last_look, source, reading, self.lang.value)
            if data is not None:
                yield Output("copies", f"archive/k7f3q2ma/{name}.pdf", data)


def making(case: LeakCase, audience: Audience, lang: Lang, scratch: Path) -> Making:
    """What makes the outputs of a case for an audience in a language."""
    made, ids = case.making, ReleaseIds(digest_of(str(case.seed).encode())[7:39].encode())
    beside = BesideCase(independence=ALONE)
    decision = decide(Asked(made.fold(), tuple(made.sources), audience, (), tuple(made.entities), beside, ids))
    return Making(case, audience, lang, scratch, decision, decision.admitted(lang), ids, [])
