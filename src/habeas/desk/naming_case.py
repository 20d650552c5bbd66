"""Opening a case under a name: the one there is, or a new one."""

from habeas.base.errors import WrongCall
from habeas.base.ids import CaseId
from habeas.desk.recording import audit
from habeas.desk.session import Session
from habeas.record.keeping import Case


def case_or_new(session: Session, name: str, jurisdiction: str | None = None) -> tuple[Case, bool]:
    """The case of this name, made when there is none, and whether it was made."""
    found = session.vault.record.case_named(name)
    if found is not None:
        return found, False
    demand_case_name(name)
    case = Case(CaseId(session.new_id()), name, session.now(), session.who, jurisdiction)
    with session.vault.transaction():
        session.vault.record.add_case(case)
        audit(session, "new case", case.id)
    return case, True


def open_new_case(session: Session, name: str) -> Case:
    """A new case of this name; raises WrongCall where there is one already, or it cannot be a name."""
    case, made = case_or_new(session, name)
    if not made:
        raise WrongCall(f"There is a case {name!r} already.", "Give the new one another name; nothing was changed.")
    return case


def demand_case_name(name: str) -> None:
    """Raises WrongCall for what cannot be the name of a case."""
    if not name.strip() or name != name.strip() or len(name) > 120 or not name.isprintable():
        raise WrongCall("A case's name is one line of 1 to 120 characters.", "Nothing was changed.")
