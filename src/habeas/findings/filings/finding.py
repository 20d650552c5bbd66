"""The filings of a case, each with what came of it: a pure function of the record and of the clock's answer."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from habeas.findings.filings.filing import ANSWERED_BY, FILED, Filing, Filings, Limit, Silence, Standing
from habeas.findings.filings.limits import names_one, told_limits
from habeas.record.casefile import CaseFile, Fact
from habeas.record.days import Days, days_between, days_of, narrowest
from habeas.record.fact_fields import asserted, text_of
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
    told: dict[str, list[Fact]] = defaultdict(list)
    for fact in casefile.facts:
        if asserted(fact):
            told[fact.prop].append(fact)
    replies = [fact for prop in sorted(_replying()) for fact in told[prop]]
    around = _Around(replies, told["filing_received"], told["reply_due"], casefile.as_of)
    made = [_filing(fact, around, limits, answered) for prop in FILED for fact in told[prop]]
    used = {id(reply) for filing in made for reply in filing.replies}
    loose = tuple(fact for fact in replies if fact.prop == "reply" and id(fact) not in used)
    alike: dict[tuple[str, str, str], list[Filing]] = defaultdict(list)
    for one in made:
        alike[one.what.prop, one.what.subject, str(one.what.when)].append(one)
    shown = [_beside_others(one, group, casefile.as_of) for group in alike.values() for one in group]
    return Filings(tuple(sorted(shown, key=_order)), loose)


@dataclass(frozen=True, slots=True)
class _Around:
    """What can belong to a filing: the replies, receipts and due days of the case, and its day."""

    replies: Sequence[Fact]
    receipts: Sequence[Fact]
    due: Sequence[Fact]
    as_of: date


def _beside_others(one: Filing, made: Sequence[Filing], as_of: date) -> Filing:
    """A filing with those that may be the same one: their limits may be its own, and their reply its reply.

    The clock counts several tellings as one event and gives the limits to one of them; the others
    show them as unsure. Where one of them was answered, none of the others is surely overdue.
    """
    others = [other for other in made if _may_be_one(one, other)]
    if not others:
        return one
    answered = not one.replies and any(other.replies for other in others)
    lent = {(limit.rule, limit.earliest, limit.latest): limit for other in others for limit in other.limits}
    if answered:
        limits = tuple(replace(limit, sure=False) for limit in one.limits)
    elif one.limits or one.replies:
        limits = one.limits
    else:
        limits = tuple(replace(lent[key], sure=False) for key in sorted(lent, key=str))
    perhaps = tuple(sorted(other.id for other in others))
    return replace(one, perhaps=perhaps, limits=limits, standing=_standing(one.replies, limits, as_of))


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
    around: _Around,
    limits: Mapping[str, tuple[Limit, ...]],
    answered: Mapping[str, frozenset[str]],
) -> Filing:
    names = what.ids
    acts = frozenset().union(*(answered.get(name, frozenset()) for name in names))
    its = [
        fact
        for fact in around.replies
        if fact.prop in ANSWERED_BY[what.prop]
        and (names_one(fact, names) or any(said.id in acts for said in fact.statements))
    ]
    its.sort(key=lambda fact: (order_in_time(fact.when), fact.statements[0].id))
    receipts = tuple(fact for fact in around.receipts if names_one(fact, names))
    due = (
        *told_limits(around.due, names),
        *(limit for name in sorted(names) for limit in limits.get(name, ())),
    )
    silence = None if its else _silence(what, receipts, around.as_of)
    return Filing(what, receipts, tuple(its), due, _standing(its, due, around.as_of), silence)


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
