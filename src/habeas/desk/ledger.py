"""The ledger of a case of the vault: opened, asked for one allegation, and shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from habeas.base.digest import Json
from habeas.base.errors import WrongCall
from habeas.base.finding import Finding
from habeas.base.ids import SourceId
from habeas.base.language import Lang
from habeas.desk.case_file import Opened, open_case
from habeas.desk.session import Session
from habeas.desk.titles import title_of
from habeas.disclosure.audience import Audience
from habeas.disclosure.ledger import view_ledger
from habeas.disclosure.ledger_view import LedgerView
from habeas.evidence.sources.independence import Independence
from habeas.evidence.sources.source import Source
from habeas.findings.ledger.items import Allegation
from habeas.findings.ledger.ledger import Ledger, ledger_of
from habeas.findings.ledger.shape import ledger_json
from habeas.findings.ledger.speakers import author_of
from habeas.record.marks import UNMARKED, Marks
from habeas.record.shape import SourceBrief

SHORTEST = 4
"""Fewest signs by which an allegation may be called by its id."""


@dataclass(frozen=True, slots=True)
class OpenLedger:
    """The ledger of a case, its sources, what is odd about the record, and which sources count as one.

    `marks` say which quotes want to be compared with a picture or a recording.
    """

    ledger: Ledger
    sources: tuple[Source, ...]
    findings: tuple[Finding, ...]
    independence: Independence | None = None
    marks: Marks = UNMARKED


def open_ledger(session: Session, name: str, as_of: date) -> OpenLedger:
    """The ledger as the record stands now; `as_of` is the day it is dated, and days are counted to."""
    return ledger_in(open_case(session, name, as_of))


def ledger_in(opened: Opened) -> OpenLedger:
    """The ledger of a case that is open already."""
    authors: dict[SourceId, str] = {}
    for key, source in opened.sources.items():
        told = source.description
        given = (told.author, told.publisher, told.title)
        author = author_of(*(None if each is None else each.value for each in given))
        if author is not None:
            authors[key] = author
    ledger = ledger_of(
        opened.casefile,
        opened.statements,
        opened.withdrawals,
        authors,
        opened.sources.keys(),
        opened.erased,
    )
    return OpenLedger(ledger, tuple(opened.sources.values()), opened.findings, opened.independence, opened.marks)


def chosen(ledger: Ledger, word: str | None) -> tuple[Allegation, ...]:
    """The allegations that a word means: a number, the id or its beginning, or words of the claim; all for None.

    Raises WrongCall where none is meant.
    """
    if word is None:
        return ledger.allegations
    found = _called(ledger, word)
    if not found:
        raise WrongCall(f"No allegation is {word!r}.", f"List them with `habeas ledger {ledger.casefile.case.name}`.")
    return found


def one_allegation(ledger: Ledger, word: str) -> Allegation:
    """The one allegation that a word means; raises WrongCall where none or several are meant."""
    found = chosen(ledger, word)
    if len(found) > 1:
        listed = "; ".join(f"{one.key[:8]} {one.claim[:40]}" for one in found[:5])
        raise WrongCall(f"{len(found)} allegations are {word!r}: {listed}.", "Use the id; nothing was changed.")
    return found[0]


def ledger_lines(opened: OpenLedger, allegations: Sequence[Allegation]) -> list[dict[str, Json]]:
    """The ledger for other programs, an object a line."""
    briefs = {str(source.id): SourceBrief(title_of(source), source.copy.digest) for source in opened.sources}
    count = None if opened.independence is None else opened.independence.count
    return ledger_json(opened.ledger, briefs, allegations, count, opened.marks)


def ledger_view(opened: OpenLedger, lang: Lang, allegations: Sequence[Allegation]) -> LedgerView:
    """The ledger for whoever holds the vault."""
    return view_ledger(
        opened.ledger, opened.sources, Audience.SELF, lang, allegations, opened.independence, opened.marks
    )


def _called(ledger: Ledger, word: str) -> tuple[Allegation, ...]:
    if word.isdecimal() and len(word) < SHORTEST:
        number = int(word)
        return (ledger.allegations[number - 1],) if 0 < number <= len(ledger.allegations) else ()
    if len(word) >= SHORTEST:
        by_id = tuple(
            one
            for one in ledger.allegations
            if one.key.startswith(word) or any(claim.statement.id.startswith(word) for claim in one.claims)
        )
        if by_id:
            return by_id
    words = word.casefold().split()
    return tuple(one for one in ledger.allegations if words and all(each in _words(one) for each in words))


def _words(one: Allegation) -> str:
    return " ".join([one.claim, *(claim.statement.anchor.quote for claim in one.claims)]).casefold()
