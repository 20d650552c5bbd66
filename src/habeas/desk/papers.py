"""Papers of a case: composed from what the gate lets through, told with their blanks, and only then written."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from habeas.base.digest import Json, digest_of
from habeas.base.errors import WrongCall
from habeas.base.finding import Finding
from habeas.base.ids import EntityId
from habeas.desk.case_file import Opened, asked_of, open_case
from habeas.desk.copies import remember_copy
from habeas.desk.paper_answers import answers_for
from habeas.desk.recording import audit
from habeas.desk.releasing import Begun, Going, begin_release, record_release, trial_ids
from habeas.desk.remand import chosen_detainees
from habeas.desk.session import Session
from habeas.desk.writing_clear import write_clear
from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.admission import Admitted, decide
from habeas.disclosure.gate.last_look import LastLook, refuse_leaks
from habeas.disclosure.gate.releases import INSIDE, HandedFile
from habeas.disclosure.papers.languages import PaperLang
from habeas.disclosure.papers.paper import Paper, PaperKind
from habeas.disclosure.papers.registry import PAPERS, PaperType, compose
from habeas.disclosure.papers.telling import Wanted
from habeas.disclosure.papers.telling_of import told_by_papers
from habeas.output.papers.paper_docx import paper_docx
from habeas.output.papers.paper_html import paper_html
from habeas.output.papers.paper_pdf import paper_pdf


@dataclass(frozen=True, slots=True)
class Form:
    """A form in which a paper is written; all hold the same words."""

    media_type: str
    write: Callable[[Paper], bytes]


FORMS: Mapping[str, Form] = {
    "pdf": Form("application/pdf", paper_pdf),
    "docx": Form("application/vnd.openxmlformats-officedocument.wordprocessingml.document", paper_docx),
    "html": Form("text/html", paper_html),
}
"""Every form, by the end of its file's name."""


@dataclass(frozen=True, slots=True)
class PaperAsked:
    """Which paper, for whom and in which languages; `audience` None is the one it is written for.

    `person` is a name or the beginning of an id, None for everybody held; `order` is the source with the custody
    order's text. `given` are fields that a person filled in. `trial` says that it is only looked at, not let out.
    """

    kind: PaperKind
    langs: tuple[PaperLang, ...]
    audience: Audience | None = None
    person: str | None = None
    order: str | None = None
    given: Mapping[str, str] = field(default_factory=dict)
    trial: bool = False


@dataclass(frozen=True, slots=True)
class Composed:
    """Papers that were composed and not written yet, each with the stem of its file, and what is odd of the case."""

    case: str
    audience: Audience
    kind: PaperKind
    papers: tuple[tuple[str, Paper], ...]
    admitted: Admitted
    begun: Begun | None
    findings: tuple[Finding, ...]


def paper_types() -> tuple[PaperType, ...]:
    """Every kind of paper, in the order of listing."""
    return tuple(PAPERS.values())


def compose_papers(session: Session, name: str, asked: PaperAsked, as_of: date) -> Composed:
    """Compose the papers of a case, one for each language and, where a paper is about one person, for each held.

    Nothing is written. For anybody outside the team it begins a release, which `write_papers` records, unless it is a
    trial. Raises WrongCall for an audience or a language that the paper is not made for.
    """
    paper = PAPERS[asked.kind]
    audience = asked.audience or paper.audiences[0]
    opened = open_case(session, name, as_of)
    people = _people(opened, paper, asked.person)
    inside = audience in INSIDE or asked.trial
    begun = None if inside else begin_release(session, [name], audience, f"paper/{asked.kind.value}")
    answers = answers_for(session, opened, people[0] if len(people) == 1 else None, asked.order)
    ids = trial_ids(session) if begun is None else begun.ids
    decision = decide(asked_of(opened, audience, ids))
    admitted = {lang: decision.admitted(lang.facts) for lang in asked.langs}
    made = []
    for number, person in enumerate(people, 1):
        for lang in asked.langs:
            middle = f"-{number}" if len(people) > 1 else ""
            written = compose(Wanted(asked.kind, lang, person, asked.given, ids), admitted[lang], answers)
            refuse_leaks(LastLook(decision, admitted[lang]).in_value(written))
            made.append((f"{asked.kind.value}{middle}-{lang.value}", written))
    return Composed(name, audience, asked.kind, tuple(made), admitted[asked.langs[0]], begun, opened.findings)


def write_papers(
    session: Session, composed: Composed, folder: Path, forms: Sequence[str], why: str = ""
) -> tuple[Path, ...]:
    """Write composed papers into a folder, each in these forms; every file is remembered as a clear copy.

    Files are named `KIND-LANG.pdf`, never after a person. A paper for somebody outside is kept as a release before
    any file is written; `why` is the reason for what it changes in one that was published. Raises WrongCall for another
    form and where that reason is missing, and CannotWrite, leaving nothing half written.
    """
    unknown = [form for form in forms if form not in FORMS]
    if unknown:
        raise WrongCall(f"No paper is written as {', '.join(unknown)}.", f"Take: {', '.join(FORMS)}.")
    files = [
        (folder / f"{stem}.{form}", FORMS[form], FORMS[form].write(paper))
        for stem, paper in composed.papers
        for form in forms
    ]
    if composed.begun is not None:
        handed = tuple(HandedFile(path.name, digest_of(data), form.media_type, len(data)) for path, form, data in files)
        told = told_by_papers([paper for _, paper in composed.papers], composed.admitted)
        record_release(session, composed.begun, Going(composed.kind.value, (told,), handed, why=why))
    with session.vault.transaction():
        given = {"kind": composed.kind.value, "audience": composed.audience.value}
        audit(session, "write paper", composed.admitted.casefile.case.id, given)
    for path, _, data in files:
        # Remembered first: a copy that nobody knows of would be worse than a line about none.
        remember_copy(session, path, digest_of(data))
        write_clear(path, data)
    return tuple(path for path, _, _ in files)


def paper_json(stem: str, paper: Paper) -> dict[str, Json]:
    """A paper for other programs: what it is, and its open fields."""
    blanks: list[Json] = [
        {"place": one.place, "label": one.label, "gap": one.gap.value, "remedy": one.remedy} for one in paper.blanks
    ]
    return {
        "name": stem,
        "kind": paper.kind.value,
        "language": paper.language,
        "audience": paper.audience.value,
        "as_of": paper.as_of.isoformat(),
        "footnotes": len(paper.footnotes),
        "sources": len(paper.sources),
        "blanks": blanks,
    }


def _people(opened: Opened, paper: PaperType, person: str | None) -> tuple[EntityId | None, ...]:
    """Whom the papers are about, one each; None for a paper about everybody held."""
    detainees = opened.casefile.detainees
    if person is not None:
        return tuple(one.entity.id for one in chosen_detainees(detainees, person))
    if not paper.one_person:
        return (None,)
    if not detainees:
        raise WrongCall(
            "The record names nobody who is held.",
            f"Accept or say who is held, then run it again: `habeas review {opened.casefile.case.name}`.",
        )
    return tuple(one.entity.id for one in detainees)
