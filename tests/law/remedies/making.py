"""Facts about nobody: made short, for every test of this room."""

from collections.abc import Mapping
from datetime import date

from habeas.base.plain import Plain
from habeas.base.when import When, parse_when
from habeas.law.remedies.facts import Consent, Filing, Item, RemedyFacts
from habeas.law.remedies.loading import remedy_book
from habeas.law.remedies.opening import opening_of
from habeas.law.remedies.procedure import Procedure
from habeas.law.remedies.rows import Remedies, RemedyRow, remedies_of
from habeas.law.remedies.states import Opening

BOOK = remedy_book()


def when(text: str | None) -> When | None:
    """An EDTF date, or None."""
    return None if text is None else parse_when(text)


def item(key: str, prop: str, at: str | None = None, denied: bool = False, **value: Plain) -> Item:
    """One thing that is said."""
    fields: Mapping[str, Plain] = value
    return Item((key,), prop, fields, when(at), denied)


def facts(country: str | None = "KZ", *items: Item, consents: tuple[Consent, ...] = (), **filed: str) -> RemedyFacts:
    """Facts of one person; each filing is named by its procedure and has its day."""
    filings = tuple(Filing(f"f-{to}", to, when(at)) for to, at in filed.items())
    return RemedyFacts(country, None, items, consents, filings)


def yes(*uses: str, **more: bool | None) -> Consent:
    """A consent to file with these procedures."""
    return Consent("c1", uses, True, more.get("to_state"), more.get("public"), more.get("written"), None)


def procedure(name: str) -> Procedure:
    """The procedure of this id."""
    return next(one for one in BOOK.procedures if one.id == name)


def opening(name: str, of: RemedyFacts, day: str) -> Opening:
    """The state of a door on a day."""
    return opening_of(procedure(name), of, BOOK, date.fromisoformat(day))


def rows(of: RemedyFacts, day: str) -> Remedies:
    """All rows on a day."""
    return remedies_of(of, BOOK, date.fromisoformat(day))


def row(name: str, of: RemedyFacts, day: str) -> RemedyRow:
    """One row on a day."""
    return next(one for one in rows(of, day).rows if one.procedure.id == name)
