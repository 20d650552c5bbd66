"""What is out and has to come down, by when, and that nothing more goes out until it is down (SAFETY 11)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from habeas.base.errors import WrongCall
from habeas.base.ids import EntityId
from habeas.desk.case_file import Opened, asked_of, open_case
from habeas.desk.session import Session
from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.admission import decide
from habeas.disclosure.gate.consents import OPEN_TO_ALL
from habeas.disclosure.gate.held import Protection
from habeas.disclosure.gate.held_since import held_since
from habeas.disclosure.gate.releases import still_out
from habeas.disclosure.gate.rulings import Ruled, standing
from habeas.disclosure.gate.taking_down import Due, Haste, by_haste, must_come_down


@dataclass(frozen=True, slots=True)
class CaseDue:
    """What is due of one case, the most urgent first; `names` are what its people are called."""

    case: str
    due: tuple[Due, ...]
    names: Mapping[EntityId, str]


def due_in(session: Session, opened: Opened) -> tuple[Due, ...]:
    """What of the case is out and may not stand as it is, the most urgent first; empty where nothing is out."""
    gate, case = session.vault.gate, opened.casefile.case.id
    acts = gate.release_acts(case)
    out = still_out(gate.releases(case), acts)
    if not out:
        return ()
    asked = must_come_down(out, acts, opened.casefile)
    audiences = {one.audience for one in out}
    decisions = {audience: decide(asked_of(opened, audience)) for audience in audiences}
    return by_haste((*asked, *held_since(out, decisions, opened.casefile, asked, _moments(opened))))


def due_today(session: Session, opened: Opened) -> tuple[Due, ...]:
    """The same as it is today, of a case that may be open as of another day."""
    today = session.now().date()
    same = opened.casefile.as_of == today
    return due_in(session, opened if same else open_case(session, opened.casefile.case.name, today))


def all_due(session: Session, name: str | None = None) -> tuple[CaseDue, ...]:
    """What is due today of one case, or of each case of which something is out; cases without any are left out."""
    keeping, today = session.vault.gate, session.now().date()
    case = None if name is None else session.case(name).id
    out = {key for one in still_out(keeping.releases(case), keeping.release_acts(case)) for key in one.cases}
    found = []
    for each in session.vault.record.cases():
        if each.id in out and case in (None, each.id):
            opened = open_case(session, each.name, today)
            if due := due_in(session, opened):
                found.append(CaseDue(each.name, due, names_in(opened)))
    return tuple(found)


def names_in(opened: Opened) -> dict[EntityId, str]:
    """What everybody of the case is called, by the id they go by."""
    names = {one.id: one.name for one in opened.casefile.entities.values()}
    return names | {one.entity.id: one.names[0] for one in opened.casefile.detainees if one.names}


def demand_down(session: Session, name: str, audience: Audience, due: Sequence[Due] | None = None) -> None:
    """Raise WrongCall where this audience is the press or everybody, and what such have is to be taken down first.

    Judged is by what holds today, whatever day is written about; `due`: where it was worked out already.
    """
    gate, case = session.vault.gate, session.case(name)
    if audience not in OPEN_TO_ALL:
        return
    if not any(one.audience in OPEN_TO_ALL for one in still_out(gate.releases(case.id), gate.release_acts(case.id))):
        return
    if due is None:
        due = due_in(session, open_case(session, name, session.now().date()))
    if any(one.haste is Haste.TAKE_DOWN for one in due):
        raise WrongCall(
            f"Something of the case {name} is out that has to come down before more of it goes out.",
            f"`habeas releases {name}` says what, why and by when. Take pages off with `habeas delist`; of all else "
            "say `habeas releases down ID`. Nothing was written.",
        )


def _moments(opened: Opened) -> Mapping[Protection, Sequence[datetime]]:
    """When something was recorded by which a protection may hold since: rulings, quiet, consent taken out."""
    facts = opened.casefile.facts
    consents = {one.id for one in opened.statements if one.prop == "consent"}
    holds = [one for one in standing(opened.rulings) if one.ruled is Ruled.HOLD]
    return {
        Protection.RULED: [one.at for one in holds if one.protection is Protection.RULED],
        Protection.PROTECTED_SOURCE: [one.at for one in holds if one.protection is Protection.PROTECTED_SOURCE],
        Protection.QUIET: [one.recorded_at for fact in facts if fact.prop == "quiet" for one in fact.statements],
        Protection.NO_BASIS: [one.at for one in opened.withdrawals if one.statement in consents],
    }
