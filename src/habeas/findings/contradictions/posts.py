"""Offices: held on a day outside their term, or by two people at one time."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from functools import lru_cache
from itertools import combinations, pairwise

from habeas.base.language import Lang
from habeas.findings.contradictions.pair import Contradiction, ended, outside
from habeas.findings.contradictions.rules import rules
from habeas.names.comparison import Same, compare
from habeas.record.agreement import Agreement, NameAgreement, normal_text
from habeas.record.casefile import CaseFile, Fact
from habeas.record.fact_fields import asserted, text_of
from habeas.record.people import EntityKind
from habeas.record.periods import Period, period_of

_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class _Held:
    """One statement of a post: the fact, who held it, the office and the body, as written."""

    fact: Fact
    holder: str
    title: str
    body: tuple[str, Lang]


def posts(casefile: CaseFile, names: NameAgreement, zone: tzinfo | None = None) -> Iterator[Contradiction]:
    """Pairs of statements on one office that do not fit each other in time.

    The holder is the field `holder`, else the person that the fact is about. Offices are one where
    the bodies agree and the titles are the same words, or both name only the one who leads the body; a
    statement without a body, a title or a time says nothing here. Two holders are set against each other
    only for offices that one person holds, surely so where nothing but the office is named: a head "of a
    department" may have colleagues.
    """
    by_body: dict[tuple[str, Lang], list[_Held]] = defaultdict(list)
    for fact in casefile.facts:
        if (held := _held(fact, casefile)) is not None:
            by_body[held.body].append(held)
    for one, other in _of_one_body(by_body, names):
        yield from _pair(one, other, zone)


def _pair(one: _Held, other: _Held, zone: tzinfo | None) -> Iterator[Contradiction]:
    outside_term, together = _outside(one.fact, other.fact, zone), _meets(one.fact, other.fact, zone)
    if not outside_term and not together:
        return
    match _same_holder(one.holder, other.holder):
        case Same.LIKELY if outside_term:
            yield Contradiction("post-not-held", one.fact, other.fact, "when")
        case Same.UNLIKELY if together and _sole(one.title) and not _many(one) and not _many(other):
            sure = _bare(one.title) and _bare(other.title)
            yield Contradiction("post-held-by-two", one.fact, other.fact, "holder", sure=sure)


@lru_cache(maxsize=4096)
def _same_holder(one: str, other: str) -> Same:
    return compare(one, other).same


def _held(fact: Fact, casefile: CaseFile) -> _Held | None:
    if fact.prop != "post" or not asserted(fact) or fact.when is None:
        return None
    title, body, holder = text_of(fact, "title"), text_of(fact, "organ"), _holder(fact, casefile)
    if title is None or body is None or holder is None:
        return None
    return _Held(fact, holder, normal_text(title), (body, fact.statements[0].language))


def _of_one_body(
    by_body: Mapping[tuple[str, Lang], Sequence[_Held]], names: NameAgreement
) -> Iterator[tuple[_Held, _Held]]:
    """Each two posts that may be one office: of one body, or of two names that agree to be of one body.

    Names of bodies are compared last and once, for that is dear where a case names hundreds.
    """
    for one in by_body.values():
        yield from ((first, second) for first, second in combinations(one, 2) if _one_office(first, second))
    for (name, mine), (other, its) in combinations(by_body.items(), 2):
        alike = [(first, second) for first in mine for second in its if _one_office(first, second)]
        if alike and names(*name, *other, True) is Agreement.SAME:
            yield from alike


def _one_office(one: _Held, other: _Held) -> bool:
    return one.title == other.title or (_bare(one.title) and _bare(other.title))


def _outside(one: Fact, other: Fact, zone: tzinfo | None) -> bool:
    """Whether one is a term with a beginning or an end, and the other a day that surely lies outside it."""
    terms = [fact for fact in (one, other) if fact.when is not None and fact.when.is_interval]
    # Two terms are two times in office: somebody can come back to a post.
    return len(terms) == 1 and outside(period_of(one), period_of(other), zone)


def _meets(one: Fact, other: Fact, zone: tzinfo | None) -> bool:
    """Whether both surely held the post at one time. A term without an end went on at least when it began."""
    mine, its = period_of(one), period_of(other)
    return mine.surely_meets(its, zone) or _begins_in(mine, its, zone) or _begins_in(its, mine, zone)


def _begins_in(one: Period, other: Period, zone: tzinfo | None) -> bool:
    sides = other.start, one.start, other.end
    return all(a is not None and b is not None and ended(a, b, zone) for a, b in pairwise(sides))


def _holder(fact: Fact, casefile: CaseFile) -> str | None:
    said = text_of(fact, "holder")
    if said is not None:
        return said
    entity = casefile.entities.get(fact.subject)
    return entity.name if entity is not None and entity.kind is EntityKind.PERSON else None


@lru_cache(maxsize=4096)
def _bare(title: str) -> bool:
    """Whether a title names the one who leads the whole body, and nothing below it."""
    return _sole(title) and not _any(title, rules().not_bare)


def _many(held: _Held) -> bool:
    return _any(held.body[0], rules().of_many)


@lru_cache(maxsize=4096)
def _sole(title: str) -> bool:
    """Whether a title is of an office that one person holds at a time, by its words."""
    if not title or _any(title, rules().deputy):
        return False
    return any(_begins(title, office) for office in rules().sole_begins)


def _any(text: str, among: frozenset[str]) -> bool:
    return any(word.casefold() in among for word in _WORD.findall(text))


def _begins(title: str, office: str) -> bool:
    """An office at the beginning of a title; at its end where nobody else is named by it ("to the minister")."""
    if title == office or title.startswith(office + " "):
        return True
    return title.endswith(" " + office) and not _any(title, _OF)


_OF = frozenset({"to", "of", "for", "by", "with"})
"""Words that make what follows them a part of another title."""
