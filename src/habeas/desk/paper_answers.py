"""What the rooms answered about an open case, gathered for a paper."""

from dataclasses import replace

from habeas.base.ids import EntityId, SourceId
from habeas.desk.case_file import Opened
from habeas.desk.clock import jurisdiction_of
from habeas.desk.contradictions import pairs_of_opened
from habeas.desk.custody import clock_for_view
from habeas.desk.filings import filings_of_opened
from habeas.desk.kept_checks import kept_checks
from habeas.desk.ledger import ledger_in
from habeas.desk.questions import questions_in
from habeas.desk.remand import remand_in
from habeas.desk.remedies import remedies_in
from habeas.desk.session import Session
from habeas.disclosure.papers.answers import Answers
from habeas.findings.remand.check import RemandCheck
from habeas.record.casefile import Detainee


def answers_for(session: Session, opened: Opened, person: EntityId | None = None, order: str | None = None) -> Answers:
    """Everything that a paper may be composed from, over the whole record.

    `person` is whose custody order the source `order` is: it is checked for that person alone. Where no
    charge names a country, what stands on its law is left empty and the paper says so.
    """
    detainees = opened.casefile.detainees
    orders = {one.entity.id: order if one.entity.id == person else None for one in detainees}
    return replace(
        findings_in(opened),
        remand={one.entity.id: _remand(session, opened, one, orders[one.entity.id]) for one in detainees},
        remedies=dict(zip((one.entity.id for one in detainees), remedies_in(opened), strict=True)),
        checks=kept_checks(session, opened),
        page_counts=_page_counts(session, opened),
    )


def findings_in(opened: Opened) -> Answers:
    """What a page is composed from: the clock, the ledger, filings, questions and contradictions, and no more."""
    filed = filings_of_opened(opened)
    ledger = ledger_in(opened).ledger
    pairs = pairs_of_opened(opened)
    return Answers(
        clock=clock_for_view(opened, opened.casefile.as_of),
        ledger=ledger,
        questions=questions_in(filed, ledger, pairs),
        contradictions=pairs,
        filings=filed.filings,
    )


def _page_counts(session: Session, opened: Opened) -> dict[SourceId, int]:
    """How many pages each source has, of those whose reading has pages."""
    readings = {key: session.vault.evidence.first_reading(source.copy.digest) for key, source in opened.sources.items()}
    return {key: len(reading.pages) for key, reading in readings.items() if reading is not None and reading.pages}


def _remand(session: Session, opened: Opened, one: Detainee, order: str | None) -> tuple[RemandCheck, ...]:
    known = jurisdiction_of(opened, None)
    if known is None:
        return ()
    return remand_in(session, opened, known, (one,), order).people[0].checks
