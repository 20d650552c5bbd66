"""The filings of a case, each with what came of it: a pure function of the record and of the clock's answer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from habeas.findings.contradictions.pair import asserted, text_of
from habeas.findings.filings.filing import ANSWERED_BY, FILED, Filing, Filings, Limit, Silence, Standing
from habeas.findings.filings.limits import names_one, told_limits
from habeas.record.casefile import CaseFile, Fact
from habeas.record.days import Days, days_between, days_of, narrowest
from habeas.record.periods import order_in_time

_NOTHING: Mapping[str, tuple[Limit, ...]] = {}
_NOBODY: Mapping[str, frozenset[str]] = {}


def filings_of(
    casefile: CaseFile,
    limits: Mapping[str, tuple[Limit, ...]] = _NOTHING,
    answered: Mapping[str, frozenset[str]] = _NOBODY,
) -> Filings:
    """All complaints, motions and appeals of the case as of its day, the overdue first.

    `limits` and `answered` come from :mod:`habeas.findings.filings.limits`, by the id of the filing's
    event; both are empty where no law is known. A reply belongs to a filing that it names, or that the
    clock holds answered by it; one that belongs to none is told apart and ends nobody's silence.
    """
    replies = [fact for fact in casefile.facts if fact.prop in _replying() and asserted(fact)]
    made = [
        _filing(fact, casefile, replies, limits, answered)
        for fact in casefile.facts
        if fact.prop in FILED and asserted(fact)
    ]
    used = {id(reply) for filing in made for reply in filing.replies}
    loose = tuple(fact for fact in replies if fact.prop == "reply" and id(fact) not in used)
    told = [replace(one, perhaps=tuple(other.id for other in made if _may_be_one(one, other))) for one in made]
    return Filings(tuple(sorted(told, key=_order)), loose)


def _may_be_one(one: Filing, other: Filing) -> bool:
    """Whether two filings are of one day, sort and person, from different sources, and not numbered differently."""
    mine, its = one.what, other.what
    if (
        one is other
        or (mine.prop, mine.subject) != (its.prop, its.subject)
        or mine.when is None
        or mine.when != its.when
    ):
        return False
    sources = [{said.source for said in fact.statements} for fact in (mine, its)]
    numbers = {number for fact in (mine, its) if (number := text_of(fact, "number")) is not None}
    return sources[0].isdisjoint(sources[1]) and len(numbers) < 2


def _filing(
    what: Fact,
    casefile: CaseFile,
    replies: Sequence[Fact],
    limits: Mapping[str, tuple[Limit, ...]],
    answered: Mapping[str, frozenset[str]],
) -> Filing:
    names = frozenset(statement.id for statement in what.statements)
    acts = frozenset().union(*(answered.get(name, frozenset()) for name in names))
    its = tuple(
        sorted(
            (
                fact
                for fact in replies
                if fact.prop in ANSWERED_BY[what.prop]
                and (names_one(fact, names) or any(said.id in acts for said in fact.statements))
            ),
            key=lambda fact: order_in_time(fact.when),
        )
    )
    receipts = tuple(
        fact for fact in casefile.facts if fact.prop == "filing_received" and asserted(fact) and names_one(fact, names)
    )
    due = (
        *told_limits(casefile.facts, names),
        *(limit for name in sorted(names) for limit in limits.get(name, ())),
    )
    silence = None if its else _silence(what, receipts, casefile.as_of)
    return Filing(what, receipts, its, due, _standing(its, due, casefile.as_of), silence)


def _standing(replies: Sequence[Fact], limits: Sequence[Limit], as_of: date) -> Standing:
    """The strictest that any sure limit says: overdue by one limit is overdue, whatever another allows."""
    if replies:
        return Standing.ANSWERED
    limits = [limit for limit in limits if limit.sure]
    if any(limit.latest is not None and limit.latest < as_of for limit in limits):
        return Standing.OVERDUE
    if any(limit.earliest is not None and limit.earliest < as_of for limit in limits):
        return Standing.OVERDUE_STRICTLY
    known = any(limit.earliest is not None or limit.latest is not None for limit in limits)
    return Standing.WAITING if known else Standing.NO_LIMIT


def _silence(what: Fact, receipts: Iterable[Fact], as_of: date) -> Silence | None:
    received = narrowest(days for fact in receipts if fact.when and (days := days_of(fact.when)))
    sent = None if what.when is None else days_of(what.when)
    since = received or sent
    if since is None:
        return None
    least, most = days_between(since, Days(as_of, as_of))
    return Silence(least, most, received is not None)


def _replying() -> frozenset[str]:
    return frozenset(prop for props in ANSWERED_BY.values() for prop in props)


_RANK = {standing: place for place, standing in enumerate(Standing)}


def _order(filing: Filing) -> tuple[int, date, tuple[int, str, str], str]:
    days = [day for limit in filing.limits if (day := limit.earliest or limit.latest) is not None]
    return _RANK[filing.standing], min(days, default=date.max), order_in_time(filing.what.when), filing.id
