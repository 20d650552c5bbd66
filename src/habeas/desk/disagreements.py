"""Conflicts after a merge: what two people said or decided differently, shown until one of them decides."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypedDict

from habeas.base.errors import WrongCall
from habeas.base.ids import ProposalId, SourceId
from habeas.base.plain import Plain
from habeas.desk.recording import audit
from habeas.desk.session import Session
from habeas.desk.titles import title_of
from habeas.evidence.sources.receipt import event_of, record_event
from habeas.record.keeping import Case
from habeas.record.statements import Withdrawal

if TYPE_CHECKING:
    # It imports Django, which is set up when a vault is opened.
    from habeas.vault.carrying.disagreeing import Disagreement

_LEAST = 4


class ValueShape(TypedDict):
    """One of the values: what, by whom, when."""

    value: Any
    by: str
    at: str
    used: bool


class ConflictShape(TypedDict):
    """A conflict for other programs and for the terminal."""

    id: str
    kind: str
    of: str
    name: str
    field: str
    values: list[ValueShape]


@dataclass(frozen=True, slots=True)
class Settled:
    """What was decided: the conflict, and how many statements were withdrawn by it."""

    shape: ConflictShape
    withdrawn: int


def conflicts_of(session: Session, name: str) -> tuple[ConflictShape, ...]:
    """The conflicts of a case that nobody has decided."""
    case = session.case(name)
    with session.vault.transaction():
        audit(session, "read conflicts", case.id)
        return tuple(_shape(session, case, each) for each in session.vault.carrying.disagreements(case.id))


def settle(session: Session, name: str, word: str, kept: int, why: str) -> Settled:
    """Let one of the values of a conflict stand, counted from 1.

    Where a proposal was decided differently, the statements that came of the other decisions are withdrawn with
    the reason. Raises WrongCall where there is no such conflict or value, or the reason is missing.
    """
    case = session.case(name)
    if not why.strip():
        raise WrongCall("A decision between two people's words needs a reason.", "Add --why. Nothing was changed.")
    with session.vault.transaction():
        found = [one for one in session.vault.carrying.disagreements(case.id) if one.id.startswith(word.lower())]
        if len(found) != 1 or len(word) < _LEAST:
            raise WrongCall(
                f"{word!r} means {'several conflicts' if found else 'no conflict'} of this case.",
                "List them with `habeas conflicts CASE`. Nothing was changed.",
            )
        [one] = found
        if not 1 <= kept <= len(one.held):
            raise WrongCall(f"It has {len(one.held)} values.", f"Give --keep 1 to {len(one.held)}.")
        shape = _shape(session, case, one)
        withdrawn = _withdraw_others(session, case, one, kept - 1, why)
        session.vault.carrying.decide(case.id, one, kept - 1, session.now(), session.who)
        _say(session, case, one, kept - 1, why)
    return Settled(shape, withdrawn)


def _withdraw_others(session: Session, case: Case, one: "Disagreement", kept: int, why: str) -> int:
    record = session.vault.record
    gone = {withdrawal.statement for withdrawal in record.withdrawals(case.id)}
    keep = one.held[kept].statement
    others = {held.statement for held in one.held if held.statement not in (None, keep)} - gone
    for statement in sorted(key for key in others if key is not None):
        record.add_withdrawal(Withdrawal(statement, session.who, session.now(), why))
    return len(others)


def _say(session: Session, case: Case, one: "Disagreement", kept: int, why: str) -> None:
    audit(session, "settle", one.owner, {"case": case.id, "field": one.field, "why": why})
    source = session.vault.evidence.source(SourceId(one.owner)) if one.kind == "source" else None
    if source is not None:
        evidence = session.vault.evidence
        said = {f"said_{one.field}": _text(one.held[kept].value), "why": why}
        event = event_of("described", session.now(), session.who, source, said)
        recorded = record_event(event, evidence.last_custody(), session.chance(32))
        evidence.append_custody(recorded.entry, recorded.salt, recorded.event)


def _shape(session: Session, case: Case, one: "Disagreement") -> ConflictShape:
    values: list[ValueShape] = [
        {"value": _told(session, one, held.value), "by": held.by, "at": held.at, "used": _is_used(one, held.value)}
        for held in one.held
    ]
    return {
        "id": one.id,
        "kind": one.kind,
        "of": one.owner,
        "name": _name(session, case, one),
        "field": one.field,
        "values": values,
    }


def _name(session: Session, case: Case, one: "Disagreement") -> str:
    if one.kind == "source":
        source = session.vault.evidence.source(SourceId(one.owner))
        return (source.original_name if source else None) or one.owner[:8]
    if one.kind == "proposal":
        found = session.vault.proposals.proposal(ProposalId(one.owner))
        return f"{found[0][1].draft.type}: {found[0][1].draft.quote}" if found else one.owner[:8]
    if one.kind == "pages":
        return (isinstance(one.used, dict) and str(one.used["title"] or "")) or one.owner[:8]
    return case.name


def _told(session: Session, one: "Disagreement", value: Plain) -> Plain:
    """The value as a person reads it: of a document its title and the names of its pages in their order."""
    if one.kind == "pages" and isinstance(value, dict) and isinstance(value["pages"], list):
        found = [session.vault.evidence.source(SourceId(str(page))) for page in value["pages"]]
        names = " · ".join(title_of(source) if source else "?" for source in found)
        return f"{value['title']}: {names}" if value["title"] else names
    return _bare(value)


def _is_used(one: "Disagreement", value: Plain) -> bool:
    if one.kind == "proposal":
        return isinstance(value, dict) and value["state"] == one.used
    return value == one.used


def _bare(value: Plain) -> Plain:
    if isinstance(value, dict) and "basis" in value:
        return str(value["value"])
    if isinstance(value, dict) and "secrecy" in value:
        signed = value["undertaking_on"]
        return f"{value['secrecy']}, {signed}" if signed else str(value["secrecy"])
    return value


def _text(value: Plain) -> str:
    bare = _bare(value)
    return "" if bare is None else str(bare)
