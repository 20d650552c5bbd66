"""Offices: held on a day outside their term, or by two people at one time."""

import re
from collections.abc import Iterable, Iterator
from datetime import tzinfo
from itertools import combinations

from habeas.findings.contradictions.pair import Contradiction, asserted, outside, text_of
from habeas.findings.contradictions.rules import rules
from habeas.names.comparison import Same, compare
from habeas.record.agreement import Agreement, NameAgreement, normal_text
from habeas.record.casefile import CaseFile, Fact
from habeas.record.people import EntityKind
from habeas.record.periods import period_of

_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*")


def posts(casefile: CaseFile, names: NameAgreement, zone: tzinfo | None = None) -> Iterator[Contradiction]:
    """Pairs of statements on one office that do not fit each other in time.

    The holder is the field `holder`, else the person that the fact is about. Offices are one where
    the bodies agree and the titles are the same words; a statement without a body or a title says
    nothing here. Two holders are set against each other only for offices that one person holds.
    """
    held = [fact for fact in casefile.facts if fact.prop == "post" and asserted(fact) and fact.when is not None]
    for one, other in combinations(held, 2):
        if not _same_office(one, other, names):
            continue
        mine, theirs = _holder(one, casefile), _holder(other, casefile)
        if mine is None or theirs is None:
            continue
        same = compare(mine, theirs).same
        if same is Same.LIKELY and _outside(one, other, zone):
            yield Contradiction("post-not-held", one, other, "when")
        elif same is Same.UNLIKELY and _sole(one) and period_of(one).surely_meets(period_of(other), zone):
            yield Contradiction("post-held-by-two", one, other, "holder")


def _outside(one: Fact, other: Fact, zone: tzinfo | None) -> bool:
    """Whether one is a term with a beginning or an end, and the other a day that surely lies outside it."""
    terms = [fact for fact in (one, other) if fact.when is not None and fact.when.is_interval]
    return bool(terms) and outside(period_of(one), period_of(other), zone)


def _holder(fact: Fact, casefile: CaseFile) -> str | None:
    said = text_of(fact, "holder")
    if said is not None:
        return said
    entity = casefile.entities.get(fact.subject)
    return entity.name if entity is not None and entity.kind is EntityKind.PERSON else None


def _same_office(one: Fact, other: Fact, names: NameAgreement) -> bool:
    first, second = text_of(one, "title"), text_of(other, "title")
    body, its = text_of(one, "organ"), text_of(other, "organ")
    if first is None or second is None or body is None or its is None:
        return False
    if normal_text(first) != normal_text(second) and not (_sole(one) and _sole(other)):
        return False
    langs = one.statements[0].language, other.statements[0].language
    return names(body, langs[0], its, langs[1], True) is Agreement.SAME


def _sole(fact: Fact) -> bool:
    """Whether the title is of an office that one person holds at a time, by its words."""
    title = normal_text(text_of(fact, "title") or "")
    words = [word.casefold() for word in _WORD.findall(title)]
    if not words or _any(words, rules().deputy):
        return False
    return any(_begins(title, office) for office in rules().sole_begins)


def _any(words: Iterable[str], among: frozenset[str]) -> bool:
    return any(word in among for word in words)


def _begins(title: str, office: str) -> bool:
    return title == office or title.startswith(office + " ") or title.endswith(" " + office)
