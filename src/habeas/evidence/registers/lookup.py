"""Look one work or quotation up in a register: the entries that may mean it, best first, each with its account."""

from collections.abc import Iterable

from habeas.evidence.registers.entry import Entry
from habeas.evidence.registers.lookup_index import Index, candidates, index_of
from habeas.evidence.registers.matching import account
from habeas.evidence.registers.matching_account import Account, Match, Met, Where, Why
from habeas.evidence.registers.matching_links import Link, page_of_site, same_page
from habeas.evidence.registers.matching_parts import Parts, parts_of
from habeas.evidence.registers.matching_question import Question
from habeas.evidence.registers.matching_words import Meets

LEAST = 0.3
"""Entries that score less share too little with a question to be shown."""

_TELLING_PATH = 6
"""Characters from which a path on a site of millions tells a page; `video` or `id1` does not."""

MOST = 20
"""Entries shown at the most; those that account for the work are always shown."""


def look_up(question: Question, entries: Iterable[Entry]) -> tuple[Match, ...]:
    """The entries that may mean the work, best first; empty where none shares enough with the question."""
    return look_up_in(index_of(entries), question)


def look_up_in(index: Index, question: Question) -> tuple[Match, ...]:
    """As :func:`look_up`, in entries indexed before."""
    asked = [word for place, word in enumerate(question.words) if not word.joining or question.marked]
    found = []
    near = candidates(index, asked, question.links)
    for place in near.places:
        entry = index.entries[place]
        parts = parts_of(entry)
        told = [
            one
            for one in (account(question, parts, entry.text, index.weight, near.meet), _by_link(question, parts))
            if one
        ]
        if told:
            best = max(told, key=lambda one: one.score)
            if best.score >= LEAST:
                found.append(Match(entry, best))
    found.sort(key=_order)
    return tuple(found[:MOST])


def _order(match: Match) -> tuple[float, int, int, str]:
    """Best first; of equal ones that with the fewest words left over, then that with the lowest number."""
    number = match.entry.number or ""
    place = int(number) if number.isdecimal() else 10**9
    return -match.account.score, len(match.account.left_printed), place, number


def _by_link(question: Question, parts: Parts) -> Account | None:
    """The account by an address that both name; None where they share none, or only a site of millions."""
    best: Account | None = None
    for asked in question.links:
        for printed in parts.links:
            score, why = _of_link(asked, printed, len(parts.links) == 1)
            if score and (best is None or score > best.score):
                met = Met(asked.host + "/" + asked.path, printed.host + "/" + printed.path, Meets.EQUAL, Where.LINK)
                left = tuple(word.text for word in question.words)
                best = Account(score, (why,), None, "", (met,), (), (), left)
    return best


def _of_link(asked: Link, printed: Link, alone: bool) -> tuple[float, Why]:
    if same_page(asked, printed) and not (asked.shared and len(asked.path) < _TELLING_PATH):
        return 0.95, Why.SAME_ADDRESS
    if page_of_site(asked, printed):
        return (0.82, Why.PAGE_OF_SITE) if alone else (0.7, Why.PAGE_OF_SITE)
    if asked.host == printed.host and not asked.shared:
        return 0.5, Why.SAME_SITE
    return 0.0, Why.SAME_SITE
