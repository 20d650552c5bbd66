"""The clock on a case of the vault, or on a facts file: what the law required of each person held, and when."""

from datetime import date

from habeas.base.errors import WrongCall
from habeas.base.finding import Finding, Severity
from habeas.base.moment import Moment, Precision
from habeas.base.when import When
from habeas.desk.case_facts import charges_without_code, countries_of, facts_of_detainee
from habeas.desk.case_file import Opened, open_case
from habeas.desk.clocks import Clock, Clocks
from habeas.desk.recording import audit
from habeas.desk.session import Session
from habeas.law.clock.clock import reckon
from habeas.law.clock.facts import Facts
from habeas.law.clock.facts_file import odd_words, read_facts
from habeas.law.clock.instants import Zone
from habeas.law.pack.asking import values_asked
from habeas.law.pack.loading import known_packs, load_pack
from habeas.law.pack.pack import Pack

YEARS = range(1900, 2101)
"""In which a clock can be read: no date computed from them leaves the calendar."""

INTERNATIONAL = "INT"
"""The pack that stands beside every country's."""


def reckon_file(data: bytes, as_of: When) -> Clocks:
    """The clock of a facts file; `as_of` is a day or a time of day. Raises WrongCall where it cannot be read."""
    read = read_facts(data, known_packs())
    facts = read.facts
    packs = packs_for(facts.jurisdiction)
    secret = read.case or _told(facts)
    clock = _clock(read.case, "", secret, facts, packs, as_of)
    return Clocks((clock,), (*read.findings, *odd_words(facts, packs)))


def reckon_case(session: Session, name: str, as_of: When, jurisdiction: str | None = None) -> Clocks:
    """The clock of each detainee of a case.

    Raises WrongCall where the record does not tell whose law it is and `jurisdiction` is None.
    """
    opened = open_case(session, name, day_of(as_of))
    known = jurisdiction_of(opened, jurisdiction)
    if known is None:
        told = ", ".join(sorted(countries_of(opened.casefile.detainees))) or "none"
        message = f"The record does not tell by whose law {name!r} is judged (countries of its charges: {told})."
        raise WrongCall(message, f"Add --jurisdiction with one of {', '.join(known_packs())}.")
    with session.vault.transaction():
        audit(session, "reckon clock", opened.casefile.case.id, {"jurisdiction": known})
    return clocks_of(opened, known, as_of)


def clocks_of(opened: Opened, jurisdiction: str, as_of: When) -> Clocks:
    """The clocks of a case that is open already, reckoned once however many rooms ask."""
    if (jurisdiction, as_of) not in opened.clocks:
        opened.clocks[jurisdiction, as_of] = _clocks(opened, jurisdiction, as_of)
    return opened.clocks[jurisdiction, as_of]


def _clocks(opened: Opened, jurisdiction: str, as_of: When) -> Clocks:
    packs, file = packs_for(jurisdiction), opened.casefile
    clocks = []
    asked = values_asked(packs)
    findings: list[Finding] = list(opened.findings)
    for detainee in file.detainees:
        facts = facts_of_detainee(detainee, opened.sources, jurisdiction, asked)
        secret = f"{file.case.id} {detainee.entity.id}"
        clocks.append(_clock(file.case.name, detainee.names[0], secret, facts, packs, as_of))
        findings += [_without_code(article) for article in charges_without_code(detainee)]
    return Clocks(tuple(clocks), tuple(findings))


def jurisdiction_of(opened: Opened, given: str | None) -> str | None:
    """The pack to judge a case by: the one given, or that of the only country its charges name.

    None where they name none, several, or one without a pack. Raises WrongCall for a pack that is not there.
    """
    if given is not None:
        if given.upper() not in known_packs():
            message = f"There is no law pack {given!r}."
            raise WrongCall(message, f"Packs there are: {', '.join(known_packs())}.")
        return given.upper()
    countries = countries_of(opened.casefile.detainees)
    return next(iter(countries)) if len(countries) == 1 and countries <= set(known_packs()) else None


def packs_for(jurisdiction: str) -> tuple[Pack, ...]:
    """The pack of a jurisdiction and the international one."""
    return tuple(load_pack(key) for key in dict.fromkeys((jurisdiction, INTERNATIONAL)))


def typed_time(as_of: When) -> When:
    """A day or a time of day for which something can be reckoned.

    Raises WrongCall for a month or an interval, and outside the years 1900 to 2100.
    """
    if as_of.is_interval or as_of.approximate or as_of.precision < Precision.DAY:
        raise WrongCall(f"{as_of} is neither a day nor a time.", "Write it as 2022-07-28 or 2022-07-28T15:00+06:00.")
    year = as_of.first.year if isinstance(as_of.first, Moment) else None
    if year is None or year not in YEARS:
        message = f"A clock is read in the years {YEARS.start} to {YEARS.stop - 1}, not on {as_of}."
        raise WrongCall(message, "Look whether the year is written right.")
    return as_of


def day_of(as_of: When) -> date:
    """The day on whose record the clock stands."""
    first, _ = typed_time(as_of).local_bounds()
    return date.min if first is None else first.date()


def _clock(case: str, person: str, secret: str, facts: Facts, packs: tuple[Pack, ...], as_of: When) -> Clock:
    zone = Zone(facts.zone or next((pack.zone for pack in packs if pack.zone is not None), "UTC"))
    extent = zone.extent(typed_time(as_of))
    return Clock(case, person, secret, facts, packs, zone, extent, reckon(facts, extent, packs))


def _told(facts: Facts) -> str:
    """What tells one facts file from another and stays when events are added to it."""
    begun = sorted(str(event.when) for event in facts.events if event.type in ("apprehension", "re_arrest"))
    return " ".join((facts.jurisdiction, str(facts.person.born), *map(str, facts.offences), *begun[:1]))


def _without_code(article: str) -> Finding:
    message = (
        f"No source says which code article {article} is of, so no rule can ask about it. Add it with `habeas say`."
    )
    return Finding("charge-without-code", f"article {article}", Severity.WARNING, message)
