"""The remand check on a case of the vault, or on a facts file, with or without the text of the order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from habeas.base.digest import digest_of
from habeas.base.errors import WrongCall
from habeas.base.finding import Finding, Severity
from habeas.desk.apart import apart
from habeas.desk.case_facts import charges_without_code, countries_of, facts_of_detainee
from habeas.desk.case_file import Opened, open_case
from habeas.desk.clock import INTERNATIONAL, jurisdiction_of
from habeas.desk.recording import audit
from habeas.desk.remand_facts import holdings_of, read_remand_file
from habeas.desk.saying import find_source
from habeas.desk.session import Session
from habeas.evidence.text.reading import Reading
from habeas.findings.remand.check import Order, RemandCheck, check_remand
from habeas.findings.remand.holdings import Holding
from habeas.findings.remand.loading import checklist_of
from habeas.law.clock.facts import Facts
from habeas.law.pack.loading import known_packs, load_pack
from habeas.record.casefile import Detainee

_ORDERED = ("custody_order", "custody_motion", "apprehension", "re_arrest")
"""Events by whose day the law is chosen, the best first."""


class OrderFile(StrEnum):
    """What became of the order: it was read, none was given, it holds no words, or its words could not be read."""

    READ = "read"
    NOT_GIVEN = "not_given"
    EMPTY = "empty"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class RemandPerson:
    """The checks of one person, the country's first. `person` is empty for a facts file.

    `law_from` is the event by whose day the law was chosen, None where it is the day asked for; `order`
    says why the checks are without an order, where they are.
    """

    case: str
    person: str
    law_from: str | None
    holdings: tuple[Holding, ...]
    checks: tuple[RemandCheck, ...]
    order: OrderFile


@dataclass(frozen=True, slots=True)
class Remand:
    """Everybody that was checked, and what is odd about what it stands on."""

    people: tuple[RemandPerson, ...]
    findings: tuple[Finding, ...]


def remand_of_file(data: bytes, order: tuple[str, bytes] | None, as_of: date) -> Remand:
    """The check of a facts file; `order` is the name and the bytes of the file with the order's text."""
    file = read_remand_file(data)
    text: Order | OrderFile = OrderFile.NOT_GIVEN
    findings: tuple[Finding, ...] = ()
    if order is not None:
        text, findings = _order_of(order[0], order[0], apart().read(order[1], digest_of(order[1])).outcome, ())
        findings += apart().findings()
    person = _check("", file.case, file.facts, file.holdings, as_of, text)
    return Remand((person,), (*file.findings, *findings, *_without_checklist(file.facts.jurisdiction)))


def remand_of_case(
    session: Session,
    name: str,
    as_of: date,
    order: str | None = None,
    jurisdiction: str | None = None,
    person: str | None = None,
) -> Remand:
    """The check of each detainee of a case, or of one; `order` is a source of the case, by id, name or title.

    Raises WrongCall where the record does not tell whose law it is and `jurisdiction` is None, where
    no detainee is called like `person`, and where one order is to be read for several people.
    """
    opened = open_case(session, name, as_of)
    known = jurisdiction_of(opened, jurisdiction)
    if known is None:
        told = ", ".join(sorted(countries_of(opened.casefile.detainees))) or "none"
        message = f"The record does not tell by whose law {name!r} is judged (countries of its charges: {told})."
        raise WrongCall(message, f"Add --jurisdiction with one of {', '.join(known_packs())}.")
    return remand_in(session, opened, known, chosen_detainees(opened.casefile.detainees, person), order)


def remand_in(
    session: Session, opened: Opened, known: str, detainees: Sequence[Detainee], order: str | None = None
) -> Remand:
    """The check of these detainees of a case that is open already, by the law of the pack `known`."""
    name, as_of = opened.casefile.case.name, opened.casefile.as_of
    if order is not None and len(detainees) > 1:
        names = ", ".join(one.names[0] for one in detainees)
        raise WrongCall(f"Whose order is it? The case has {names}.", "Add --person with one of them.")
    text: Order | OrderFile = OrderFile.NOT_GIVEN
    findings = tuple(opened.findings)
    if order is not None:
        source = find_source(session, opened.casefile.case, order)
        reading = session.vault.evidence.first_reading(source.copy.digest)
        people = tuple(name for one in detainees for name in one.names)
        text, told_of = _order_of(source.id, source.id[:8], reading if reading is not None else (), people)
        findings += told_of
    with session.vault.transaction():
        audit(session, "check remand", opened.casefile.case.id, {"jurisdiction": known})
    checked = []
    for one in detainees:
        facts = facts_of_detainee(one, opened.sources, known)
        checked.append(_check(one.names[0], name, facts, holdings_of(one), as_of, text))
        findings += tuple(_without_code(article) for article in charges_without_code(one))
    return Remand(tuple(checked), (*findings, *_without_checklist(known)))


def _check(
    person: str, case: str, facts: Facts, holdings: Sequence[Holding], as_of: date, given: Order | OrderFile
) -> RemandPerson:
    order, became = (given, OrderFile.READ) if isinstance(given, Order) else (None, given)
    packs = [load_pack(key) for key in dict.fromkeys((facts.jurisdiction, INTERNATIONAL)) if key in known_packs()]
    zone = facts.zone or next((pack.zone for pack in packs if pack.zone is not None), "UTC")
    law_from, day = _day_of_law(facts, as_of)
    checks = []
    for pack in packs:
        checklist = checklist_of(pack.id)
        if checklist is not None:
            checks.append(check_remand(facts, holdings, (pack, checklist), day, zone, order))
    return RemandPerson(case, person, law_from, tuple(holdings), tuple(checks), became)


def _day_of_law(facts: Facts, as_of: date) -> tuple[str | None, date]:
    """The event by whose first possible day the law is chosen, and that day; the day asked for where there is none.

    Of several orders the first counts: that is the one that began the custody.
    """
    for kind in _ORDERED:
        days = [
            start.date()
            for event in facts.events
            if event.type == kind and not event.denied and event.when is not None
            if (start := event.when.local_bounds()[0]) is not None
        ]
        days = [day for day in days if day <= as_of]
        if days:
            return kind, min(days)
    return None, as_of


def _order_of(
    source: str, place: str, reading: Reading | tuple[Finding, ...], people: tuple[str, ...]
) -> tuple[Order | OrderFile, tuple[Finding, ...]]:
    """The order as the check reads it; why there is none, with a finding at `place`, where it cannot be read."""
    if not isinstance(reading, Reading):
        message = "The order has no text that could be read, so it was checked without it. Add a typed copy."
        return OrderFile.UNREAD, (*reading, Finding("order-without-text", place, Severity.ERROR, message))
    if not any(sign.isalnum() for sign in reading.text):
        message = "The file of the order is empty: it holds no words, so the check was made without it. Give its text."
        others = tuple(one for one in reading.findings if one.code != "no-text")
        return OrderFile.EMPTY, (*others, Finding("order-empty", place, Severity.ERROR, message))
    if reading.lang is None:
        message = "The language of the order could not be told (English, Russian, Kazakh); it was checked without it."
        return OrderFile.UNREAD, (*reading.findings, Finding("order-language", place, Severity.ERROR, message))
    recognised = tuple(box.span for box in reading.boxes)
    return Order(source, reading.text, reading.lang, people, recognised), reading.findings


def chosen_detainees(detainees: Sequence[Detainee], person: str | None) -> tuple[Detainee, ...]:
    """The one detainee called so, by name or the beginning of the id; all for None. Raises WrongCall for none."""
    if person is None:
        return tuple(detainees)
    found = [one for one in detainees if person in one.names or (len(person) >= 4 and one.entity.id.startswith(person))]
    if len(found) != 1:
        names = ", ".join(one.names[0] for one in detainees) or "nobody yet"
        raise WrongCall(f"No single person held is called {person!r}.", f"Held in this case: {names}.")
    return tuple(found)


def _without_checklist(jurisdiction: str) -> tuple[Finding, ...]:
    if checklist_of(jurisdiction) is not None:
        return ()
    message = f"The law pack {jurisdiction} has no remand checklist; only what other packs say is shown."
    return (Finding("remand-no-checklist", jurisdiction, Severity.WARNING, message),)


def _without_code(article: str) -> Finding:
    message = (
        f"No source says which code article {article} is of, so no condition can ask about it. "
        "Add it with `habeas say`."
    )
    return Finding("charge-without-code", f"article {article}", Severity.WARNING, message)
