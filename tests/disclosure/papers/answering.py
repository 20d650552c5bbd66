"""What the rooms below answer about the invented case, as the desk gathers it."""

from tests.disclosure.invented import Making

from habeas.base.when import on_day
from habeas.desk.case_facts import facts_of_detainee
from habeas.disclosure.papers.answers import Answers
from habeas.disclosure.reckoned import Reckoned
from habeas.findings.contradictions.finding import contradictions_of
from habeas.findings.filings.finding import filings_of
from habeas.findings.ledger.ledger import ledger_of
from habeas.findings.questions.finding import questions_of
from habeas.findings.remand.check import Order, RemandCheck, check_remand
from habeas.findings.remand.holdings import holding_of
from habeas.findings.remand.loading import checklist_of
from habeas.law.clock.clock import reckon
from habeas.law.clock.instants import Zone
from habeas.law.pack.loading import load_pack
from habeas.record.casefile import CaseFile, Detainee

PACKS = (load_pack("KZ"), load_pack("INT"))
ZONE = Zone("Asia/Almaty")


def answers_of(made: Making, order: Order | None = None) -> Answers:
    """Clock, ledger, remand check, contradictions, filings and questions of an invented case under Kazakhstan's law."""
    casefile = made.fold()
    sources = [source.id for source in made.sources]
    ledger = ledger_of(casefile, made.statements, (), {}, sources)
    pairs, filings = contradictions_of(casefile), filings_of(casefile)
    clock = tuple(_reckoned(one, casefile, made) for one in casefile.detainees)
    return Answers(
        clock=clock,
        ledger=ledger,
        remand={one.entity.id: _checked(one, casefile, made, order) for one in casefile.detainees},
        questions=questions_of(casefile, ledger, pairs, filings, {}),
        contradictions=pairs,
        filings=filings,
    )


def _reckoned(one: Detainee, casefile: CaseFile, made: Making) -> Reckoned:
    facts = facts_of_detainee(one, {source.id: source for source in made.sources}, "KZ")
    day = casefile.as_of
    as_of = ZONE.extent(on_day(day.year, day.month, day.day))
    return Reckoned(one.entity.id, facts, PACKS, ZONE, as_of, reckon(facts, as_of, PACKS))


def _checked(one: Detainee, casefile: CaseFile, made: Making, order: Order | None) -> tuple[RemandCheck, ...]:
    facts = facts_of_detainee(one, {source.id: source for source in made.sources}, "KZ")
    holdings = tuple(holding_of(fact) for fact in one.facts)
    lists = [(pack, checklist) for pack in PACKS if (checklist := checklist_of(pack.id)) is not None]
    return tuple(check_remand(facts, holdings, law, casefile.as_of, ZONE.name, order) for law in lists)
