"""All questions of a case: those put, with what came of them, and those that rules propose."""

from collections.abc import Iterable, Mapping, Sequence

from habeas.base.ids import EntityId
from habeas.findings.contradictions.pair import Contradiction
from habeas.findings.filings.filing import Filing, Filings, Standing
from habeas.findings.filings.limits import SHORTEST, names_one
from habeas.findings.ledger.ledger import Ledger
from habeas.findings.questions.asking import Answered, Proposed, Put, Questions
from habeas.findings.questions.from_accusation import (
    questions_of_contradictions,
    questions_of_filings,
    questions_of_ledger,
)
from habeas.findings.questions.from_events import questions_of_days, questions_of_events
from habeas.findings.questions.rules import rules
from habeas.law.clock.row import Uncovered
from habeas.record.casefile import CaseFile, Fact
from habeas.record.fact_fields import asserted, text_of
from habeas.record.periods import order_in_time


def questions_of(
    casefile: CaseFile,
    ledger: Ledger,
    contradictions: Sequence[Contradiction],
    filings: Filings,
    uncovered: Mapping[EntityId, Sequence[Uncovered]],
) -> Questions:
    """All questions. A proposed one that somebody adopted or let go is proposed no more.

    `uncovered` are the days of each person held that no recorded order covers; empty where no law is known.
    """
    facts = casefile.facts
    closing = [fact for fact in facts if fact.prop in ("reply", "question_closed") and asserted(fact)]
    put = [_put(fact, closing, filings) for fact in facts if fact.prop == "question" and asserted(fact)]
    adopted = {text_of(one.fact, "proposed_as") for one in put}
    dropped = {text_of(fact, "answers") for fact in facts if fact.prop == "question_closed" and asserted(fact)}
    found = {one.id: one for one in _proposed(casefile, ledger, contradictions, filings, uncovered)}
    order = {rule: place for place, rule in enumerate(rules().rules)}
    listed = sorted(found.values(), key=lambda one: (order[one.rule], order_in_time(one.since), one.id))
    return Questions(
        put=tuple(sorted(put, key=_order)),
        proposed=tuple(one for one in listed if one.id not in adopted and one.id not in dropped),
        let_go=tuple(one for one in listed if one.id in dropped and one.id not in adopted),
    )


def _proposed(
    casefile: CaseFile,
    ledger: Ledger,
    contradictions: Sequence[Contradiction],
    filings: Filings,
    uncovered: Mapping[EntityId, Sequence[Uncovered]],
) -> Iterable[Proposed]:
    for detainee in casefile.detainees:
        yield from questions_of_events(detainee)
        yield from questions_of_days(detainee, uncovered.get(detainee.entity.id, ()))
    yield from questions_of_ledger(ledger)
    yield from questions_of_filings(filings)
    yield from questions_of_contradictions(contradictions)


def _put(fact: Fact, closing: Sequence[Fact], filings: Filings) -> Put:
    answers = tuple(one for one in closing if one.prop == "reply" and names_one(one, fact.ids))
    dropped = tuple(one for one in closing if one.prop == "question_closed" and names_one(one, fact.ids))
    filing = _filing_of(fact, filings)
    answered = bool(answers) or (filing is not None and filing.standing is Standing.ANSWERED)
    state = Answered.ANSWERED if answered else Answered.DROPPED if dropped else Answered.OPEN
    return Put(fact, state, answers, dropped, filing)


def _filing_of(fact: Fact, filings: Filings) -> Filing | None:
    """The filing that the question names as the one it was put in."""
    start = text_of(fact, "asked_in")
    if start is None or len(start) < SHORTEST:
        return None
    found = [one for one in filings.filings if any(key.startswith(start) for key in one.what.ids)]
    return found[0] if len(found) == 1 else None


def _order(one: Put) -> tuple[int, bool, tuple[int, str, str], str]:
    late = one.filing is not None and one.filing.standing is Standing.OVERDUE
    return list(Answered).index(one.state), not late, order_in_time(one.fact.when), one.id
