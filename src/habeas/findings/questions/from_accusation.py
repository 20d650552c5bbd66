"""Questions that the accusation leaves open: what claims rest on, who heard them, what experts were asked."""

from collections.abc import Iterator, Mapping, Sequence

from habeas.base.ids import EntityId, StatementId
from habeas.findings.contradictions.pair import Contradiction
from habeas.findings.filings.filing import Filings, Standing
from habeas.findings.ledger.items import Allegation
from habeas.findings.ledger.ledger import Ledger
from habeas.findings.ledger.terms import Flag, Preservation, State
from habeas.findings.questions.asking import Proposed
from habeas.findings.questions.proposing import proposed
from habeas.record.casefile import Fact
from habeas.record.fact_fields import text_of

_UNCARRIED = (State.UNTESTED, State.UNSUPPORTED)
_NO_COUNSEL = (Flag.COUNSEL_UNKNOWN, Flag.NO_COUNSEL)
_GONE = (Preservation.NOT_PRESERVED, Preservation.NOT_STATED)


def questions_of_ledger(ledger: Ledger) -> Iterator[Proposed]:
    """What each allegation, opinion and statement of the accused leaves open."""
    agents = {agent.entity: agent.names[0] for agent in ledger.agents if agent.names}
    by_id = {said.id: fact for fact in ledger.casefile.facts for said in fact.statements}
    yield from _of_agents(ledger, agents, by_id)
    for allegation in ledger.allegations:
        # An allegation's time is that of the act, and says nothing of since when the question is open.
        if allegation.alone not in agents and allegation.proposed.state in _UNCARRIED:
            yield proposed("basis-of-allegation", _facts_of(allegation, by_id), None, claim=allegation.claim)
    for opinion in ledger.opinions:
        expert, when = opinion.told("expert"), opinion.fact.when
        if opinion.told("question") is None:
            yield proposed("question-put-to-expert", (opinion.fact,), when, expert=expert)
        if opinion.preserved in _GONE:
            yield proposed("text-examined", (opinion.fact,), when, expert=expert)
    for pair in ledger.exclusions:
        one, other = (opinion.told("conclusion") for opinion in (pair.one, pair.other))
        if one is not None and other is not None:
            yield proposed("opinions-exclude", (pair.one.fact, pair.other.fact), None, one=one, other=other)
    for said in ledger.own_statements:
        claim = text_of(said.fact, "claim")
        if claim is not None and any(flag in _NO_COUNSEL for flag in said.flags):
            yield proposed("counsel-at-statement", (said.fact,), said.fact.when, claim=claim)


def _of_agents(ledger: Ledger, agents: Mapping[EntityId, str], by_id: Mapping[StatementId, Fact]) -> Iterator[Proposed]:
    """One question for each agent on whose word alone claims stand, however many sources tell them."""
    for agent, name in agents.items():
        alone = [one for one in ledger.allegations if one.alone == agent]
        facts = [fact for one in alone for fact in _facts_of(one, by_id)]
        if alone:
            claim = alone[0].claim if len(alone) == 1 else None
            yield proposed("agent-alone", facts, None, claim=claim, agent=name)


def questions_of_contradictions(found: Sequence[Contradiction]) -> Iterator[Proposed]:
    """Which of two statements is right, where they surely cannot both be; in the words of their sources."""
    for pair in found:
        if pair.sure:
            one, other = (fact.statements[0].anchor.quote for fact in (pair.one, pair.other))
            yield proposed("what-is-right", (pair.one, pair.other), None, one=_line(one), other=_line(other))


def questions_of_filings(filings: Filings) -> Iterator[Proposed]:
    """When an overdue filing will be answered."""
    for one in filings.filings:
        if one.standing in (Standing.OVERDUE, Standing.OVERDUE_STRICTLY):
            what = one.what
            to = text_of(what, "to") or text_of(what, "court")
            yield proposed("reply-overdue", (what,), what.when, to=to, number=text_of(what, "number"))


def _facts_of(allegation: Allegation, by_id: Mapping[StatementId, Fact]) -> tuple[Fact, ...]:
    """The facts of the record that make the allegation, so that their ids and quotes stand with the question."""
    found = {id(fact): fact for claim in allegation.claims if (fact := by_id.get(claim.statement.id)) is not None}
    return tuple(sorted(found.values(), key=lambda fact: fact.statements[0].id))


def _line(quote: str) -> str:
    return " ".join(quote.split())
