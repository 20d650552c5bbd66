"""Which procedures are open to the people of a case, or to the person of a facts file."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from habeas.base.errors import WrongCall
from habeas.base.finding import Finding
from habeas.base.language import Lang
from habeas.base.when import When, on_day
from habeas.desk.case_facts import countries_of
from habeas.desk.case_file import Opened, open_case
from habeas.desk.clock import clocks_of, reckon_file
from habeas.desk.clocks import Clock
from habeas.desk.recording import audit
from habeas.desk.remedy_view import RemediesView, view_remedies
from habeas.desk.session import Session
from habeas.evidence.sources.source import Secrecy
from habeas.law.pack.loading import known_packs
from habeas.law.remedies.domestic import DomesticRight
from habeas.law.remedies.facts_file import read_remedy_file
from habeas.law.remedies.from_case import facts_of_detainee
from habeas.law.remedies.from_clock import rights_of
from habeas.law.remedies.loading import remedy_book
from habeas.law.remedies.rows import Remedies, remedies_of

SHOWABLE = (Secrecy.PUBLIC, Secrecy.OWN_KNOWLEDGE)
"""What may stand in a paper for anybody; everything else is guarded (SAFETY 1)."""


@dataclass(frozen=True, slots=True)
class RemediesAnswer:
    """The rows of each person, and what is wrong with the record or the file."""

    people: tuple[RemediesView, ...]
    findings: tuple[Finding, ...]


def remedies_of_case(
    session: Session, name: str, as_of: date, lang: Lang, country: str | None = None
) -> RemediesAnswer:
    """The remedies of every detainee of a case; raises WrongCall where the case has none.

    `country` is the State that holds them, where the record does not tell or is wrong. Nothing is sent
    and nothing is written: what a procedure still lacks is told, field by field.
    """
    opened = open_case(session, name, as_of)
    if not opened.casefile.detainees:
        raise WrongCall(
            "The record names nobody who is held.",
            f"Accept or say who is held, then run it again: `habeas review {name}`.",
        )
    people = tuple(view_remedies(one, name, remedy_book(), lang) for one in remedies_in(opened, country))
    with session.vault.transaction():
        audit(session, "look up remedies", opened.casefile.case.id)
    return RemediesAnswer(people, opened.findings)


def remedies_in(opened: Opened, country: str | None = None) -> tuple[Remedies, ...]:
    """The remedies of each detainee of a case that is open already, in the order of the detainees."""
    file, as_of = opened.casefile, opened.casefile.as_of
    book, state = remedy_book(), _country(opened, country)
    guarded = {key for key, source in opened.sources.items() if source.secrecy not in SHOWABLE}
    clocks = clocks_of(opened, state, _day(as_of)).clocks if state in known_packs() else (None,) * len(file.detainees)
    return tuple(
        remedies_of(facts_of_detainee(file, detainee, state, book, guarded), book, as_of, _rights(clock))
        for detainee, clock in zip(file.detainees, clocks, strict=True)
    )


def remedies_of_file(data: bytes, as_of: date, lang: Lang) -> RemediesAnswer:
    """The remedies of the person of a facts file; raises WrongCall where it is no facts file at all."""
    book = remedy_book()
    file = read_remedy_file(data, book)
    clock = reckon_file(data, _day(as_of)).clocks[0] if file.facts.country in known_packs() else None
    view = view_remedies(remedies_of(file.facts, book, as_of, _rights(clock)), file.case, book, lang)
    return RemediesAnswer((view,), file.findings)


def chosen(answer: RemediesAnswer, procedures: Sequence[str]) -> RemediesAnswer:
    """Only these procedures, or all where none is named; raises WrongCall for an id that is none."""
    if not procedures:
        return answer
    known = {row.procedure for view in answer.people for row in view.rows}
    unknown = [name for name in procedures if name not in known]
    if unknown:
        raise WrongCall(f"There is no procedure {', '.join(unknown)}.", f"Those there are: {', '.join(sorted(known))}.")
    people = tuple(
        replace(view, rows=tuple(row for row in view.rows if row.procedure in procedures)) for view in answer.people
    )
    return replace(answer, people=people)


def _country(opened: Opened, given: str | None) -> str | None:
    """The State: the one given, that of the case, or the only country its charges name; else None."""
    if given is not None:
        return given.upper()
    countries = countries_of(opened.casefile.detainees)
    return opened.casefile.case.jurisdiction or (next(iter(countries)) if len(countries) == 1 else None)


def _rights(clock: Clock | None) -> tuple[DomesticRight, ...] | None:
    """The rights at home of the country's own pack; None where nothing was reckoned."""
    return None if clock is None else rights_of(clock.reckoning.rows, clock.packs[0], clock.zone)


def _day(as_of: date) -> When:
    return on_day(as_of.year, as_of.month, as_of.day)
