"""What a procedure asks for, field by field: what the record holds, on what it stands, what to ask."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from habeas.base.known import Unknown
from habeas.law.remedies.consents import Agreed, agreed
from habeas.law.remedies.facts import RemedyFacts
from habeas.law.remedies.procedure import Book, Procedure, Term


class Held(StrEnum):
    """What the record has for a field.

    `ASK` is what no record can hold (who files); `UNKNOWN` that somebody looked and nobody knows;
    `REFUSED` that a consent was refused or withdrawn: it was asked for, and is not to be asked away.
    """

    PRESENT = "present"
    MISSING = "missing"
    UNKNOWN = "unknown"
    ASK = "ask"
    REFUSED = "refused"

    @property
    def answered(self) -> bool:
        """Whether there is an answer, be it a no."""
        return self in (Held.PRESENT, Held.REFUSED)


@dataclass(frozen=True, slots=True)
class FieldState:
    """One field of a procedure.

    `ids` are the statements or events it stands on; empty for `MISSING` and `ASK`. `disputed` says
    that sources contradict each other on it, `guarded` that it stands only on sources that may not be
    shown to everybody.
    """

    term: Term
    required: bool
    held: Held
    ids: tuple[str, ...]
    disputed: bool = False
    guarded: bool = False


def fields_of(procedure: Procedure, facts: RemedyFacts, book: Book, as_of: date) -> tuple[FieldState, ...]:
    """Every field the procedure asks for, the required ones first, in the order of its file."""
    return tuple(
        _field(book.terms[name], name in procedure.required, procedure.id, facts, as_of)
        for name in (*procedure.required, *procedure.useful)
    )


def lacking(fields: Iterable[FieldState]) -> tuple[FieldState, ...]:
    """The required fields to which the record has no answer."""
    return tuple(field for field in fields if field.required and not field.held.answered)


_HELD = {
    Agreed.GIVEN: Held.PRESENT,
    Agreed.REFUSED: Held.REFUSED,
    Agreed.WITHDRAWN: Held.REFUSED,
    Agreed.NOT_RECORDED: Held.MISSING,
}


def _field(term: Term, required: bool, procedure: str, facts: RemedyFacts, as_of: date) -> FieldState:
    if term.outside == "never":
        return FieldState(term, required, Held.ASK, ())
    if term.outside == "filings":
        ids = tuple(filing.id for filing in facts.filings)
        return FieldState(term, required, Held.PRESENT if ids else Held.ASK, ids)
    if term.outside is not None:
        consent = agreed(term.outside.removeprefix("consent."), procedure, facts, as_of)
        return FieldState(term, required, _HELD[consent.state], consent.ids)
    return _from_record(term, required, facts)


def _from_record(term: Term, required: bool, facts: RemedyFacts) -> FieldState:
    found = facts.answers(term.met_by)
    if not found:
        unknown = [item for prop, _ in term.met_by for item in facts.of(prop) if isinstance(item.value, Unknown)]
        ids = tuple(dict.fromkeys(key for item in unknown for key in item.ids))
        return FieldState(term, required, Held.UNKNOWN if ids else Held.MISSING, ids)
    return FieldState(
        term,
        required,
        Held.PRESENT,
        tuple(dict.fromkeys(key for item in found for key in item.ids)),
        disputed=any(_disputed(prop, field, facts) for prop, field in term.met_by),
        guarded=all(item.guarded for item in found),
    )


def _disputed(prop: str, field: str | None, facts: RemedyFacts) -> bool:
    return any(where == prop and field in (None, about) for where, about in facts.disputed)
