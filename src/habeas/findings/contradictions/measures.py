"""Custody that one source has refused and another ordered; articles that sources do not share."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import tzinfo
from itertools import combinations

from habeas.base.ids import SourceId
from habeas.base.moment import Precision
from habeas.findings.contradictions.pair import Contradiction, may_be_one_time
from habeas.record.casefile import Detainee, Fact
from habeas.record.fact_fields import asserted, text_of

_ORDERS = ("custody_order", "extension", "measure")
_CHARGES = ("charge", "charge_announced", "verdict")


def refused_and_ordered(detainee: Detainee, zone: tzinfo | None = None) -> Iterator[Contradiction]:
    """A measure that is said to be refused beside one said to be ordered, of times that can be one.

    It is sure where both surely fall in one day's time; else the record does not tell whether both
    speak of one decision. A refusal and an order of surely different times do not contradict.
    """
    facts = [fact for fact in detainee.facts if fact.prop in _ORDERS and asserted(fact)]
    refused = [fact for fact in facts if text_of(fact, "status") == "refused"]
    ordered = [fact for fact in facts if fact.prop != "measure" or text_of(fact, "status") == "ordered"]
    for no in refused:
        for yes in ordered:
            if _one_measure(no, yes) and may_be_one_time(no, yes, zone):
                sure = no.prop != yes.prop and _of_one_day(no, yes)
                yield Contradiction("refused-and-ordered", no, yes, "measure", sure=sure)


def other_articles(detainee: Detainee) -> Iterator[Contradiction]:
    """The first charge of each of two sources that name no article in common.

    Silent where a reclassification is recorded, or where a third source names articles of both.
    Never sure: a person can be accused under several articles, of which each source tells some.
    """
    if any(fact.prop == "reclassification" for fact in detainee.facts):
        return
    named: dict[SourceId, dict[str, Fact]] = defaultdict(dict)
    for fact in detainee.facts:
        article = text_of(fact, "article")
        if fact.prop not in _CHARGES or article is None or not asserted(fact):
            continue
        for statement in fact.statements:
            named[statement.source].setdefault(article, fact)
    for one, other in combinations(sorted(named), 2):
        both = named[one].keys() | named[other].keys()
        joined = any(both <= named[source].keys() for source in named)
        if named[one].keys().isdisjoint(named[other]) and not joined:
            mine, theirs = named[one], named[other]
            yield Contradiction("other-article", mine[min(mine)], theirs[min(theirs)], "article", sure=False)


def _of_one_day(one: Fact, other: Fact) -> bool:
    """Whether both are told to the day, and it is the same day on the clock they are written on."""
    days = [fact.when.local_bounds()[0] for fact in (one, other) if fact.when and fact.when.precision >= Precision.DAY]
    return len(days) == 2 and None not in days and len({day.date() for day in days if day}) == 1


def _one_measure(no: Fact, yes: Fact) -> bool:
    """Whether both can speak of the same kind of measure."""
    refused, ordered = text_of(no, "measure"), text_of(yes, "measure")
    return refused is None or ordered is None or refused == ordered
