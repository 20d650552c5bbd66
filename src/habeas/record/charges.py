"""Charges with their history: every fact about an article that somebody is accused under."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import tzinfo

from habeas.record.casefile import Charge, Fact
from habeas.record.periods import order_in_time, period_of
from habeas.record.statements import Stance

ACCUSES = ("charge", "charge_ordered", "charge_announced", "reclassification", "indictment")
"""Properties that accuse their subject under the article they name."""

FOLLOWS = ("verdict",)
"""Properties that belong to the history of a charge and do not make one."""

type _Key = tuple[str | None, str | None, str]
"""Country, code and article."""


def charges_of(facts: Sequence[Fact], zone: tzinfo | None = None) -> tuple[Charge, ...]:
    """The charges of one person, in the order of their first known time, then of code and article.

    A charge is one article of one code. A fact that leaves country or code out belongs to the only
    charge of that article, where there is only one. A reclassification stands in the history of both
    articles. `part` is the part that all facts agree on, or else the one that the surely latest of
    them gives; None where none gives one or that cannot be told.
    """
    asserted = [fact for fact in facts if fact.stance is Stance.ASSERTS]
    keys = {_key(fact, asserted) for fact in asserted if fact.prop in ACCUSES}
    histories: dict[_Key, list[Fact]] = defaultdict(list)
    for fact in asserted:
        if fact.prop in (*ACCUSES, *FOLLOWS):
            own = _key(fact, asserted)
            before = _text(fact, "from_article")
            for key in keys:
                if key is not None and (key == own or (before is not None and key[2] == before)):
                    histories[key].append(fact)
    charges = [_charge(key, history, zone) for key, history in histories.items()]
    return tuple(sorted(charges, key=_order))


def _charge(key: _Key, history: list[Fact], zone: tzinfo | None) -> Charge:
    country, code, article = key
    in_order = tuple(sorted(history, key=lambda fact: (order_in_time(fact.when), fact.statements[0].id)))
    under = [fact for fact in in_order if _text(fact, "article") == article]
    return Charge(in_order[0].subject, country, code, article, _part(under, zone), in_order)


def _part(facts: Iterable[Fact], zone: tzinfo | None) -> str | None:
    by_part: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if (part := _text(fact, "part")) is not None:
            by_part[part].append(fact)
    for part, own in by_part.items():
        others = [fact for other, group in by_part.items() if other != part for fact in group]
        if any(all(period_of(o).ends_before(period_of(fact), zone) for o in others) for fact in own):
            return part
    return None


def _key(fact: Fact, facts: Iterable[Fact]) -> _Key | None:
    article = _text(fact, "article")
    if article is None:
        return None
    alike = [other for other in facts if other.prop in ACCUSES and _text(other, "article") == article]
    return _own_or_only(fact, "country", alike), _own_or_only(fact, "code", alike), article


def _own_or_only(fact: Fact, name: str, alike: Iterable[Fact]) -> str | None:
    given = {text for other in alike if (text := _text(other, name)) is not None}
    return _text(fact, name) or (given.pop() if len(given) == 1 else None)


def _order(charge: Charge) -> tuple[object, ...]:
    return order_in_time(charge.history[0].when), charge.country or "", charge.code or "", charge.article


def _text(fact: Fact, name: str) -> str | None:
    inner = fact.value.get(name) if isinstance(fact.value, Mapping) else None
    return inner if isinstance(inner, str) else None
