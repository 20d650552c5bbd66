"""Put a better statement in the place of one, or take one back. Nothing is ever changed or removed."""

from collections.abc import Mapping

from habeas.base.errors import WrongCall
from habeas.base.plain import Plain
from habeas.desk.recording import Saying, audit, record
from habeas.desk.session import Session
from habeas.desk.values import taken_apart
from habeas.desk.whose import Roll
from habeas.record.keeping import Case
from habeas.record.living import living
from habeas.record.statements import Method, Statement, Withdrawal


def find_statement(session: Session, start: str) -> tuple[Case, Statement]:
    """The statement whose id begins so; raises WrongCall when none or several do, or under 4 characters."""
    if len(start) < 4:
        raise WrongCall(f"{start!r} is too short for an id.", "Give at least 4 characters of it.")
    keeping = session.vault.record
    found = {
        each.id: (case, each)
        for case in keeping.cases()
        for each in keeping.statements(case.id)
        if each.id.startswith(start)
    }
    if len(found) != 1:
        many = "means several statements" if found else "means no statement"
        raise WrongCall(
            f"{start!r} {many}.", "Their ids stand in the notes of `habeas case CASE`; nothing was changed."
        )
    return next(iter(found.values()))


def supersede(session: Session, start: str, value: Mapping[str, Plain], reason: str) -> Statement:
    """Record the same statement with another value, from the same place; the old one stays readable.

    `value` is in the shape of a draft and may hold `when`. Raises WrongCall without a reason, and
    for a statement that no longer counts.
    """
    case, old = find_statement(session, start)
    _refuse(session, case, old, reason)
    source = session.vault.evidence.source(old.source)
    if source is None:
        raise WrongCall("The source of this statement is no longer kept.", "Nothing was changed.")
    told, when = taken_apart(old.prop, value, "Nothing was changed; correct the value.")
    saying = Saying(
        subject=old.subject,
        prop=old.prop,
        value=told,
        when=when,
        language=old.language,
        source=source,
        anchor=old.anchor,
        method=Method.TYPED,
        stance=old.stance,
        attributed_to=old.attributed_to,
        information_grade=old.information_grade,
        confidentiality=old.confidentiality,
        supersedes=old.id,
        reason=reason,
    )
    with session.vault.transaction():
        roll = Roll(session, case)
        roll.now_said(old.subject, old.prop, told)
        return record(session, roll, saying)


def withdraw(session: Session, start: str, reason: str) -> Withdrawal:
    """Take a statement back; it stays in the record and no longer counts."""
    case, old = find_statement(session, start)
    _refuse(session, case, old, reason)
    taken = Withdrawal(old.id, session.who, session.now(), reason)
    with session.vault.transaction():
        session.vault.record.add_withdrawal(taken)
        audit(session, "withdraw", old.id, {"case": case.id})
    return taken


def _refuse(session: Session, case: Case, old: Statement, reason: str) -> None:
    if not reason.strip():
        raise WrongCall("This needs a reason.", "Add --why TEXT; nothing was changed.")
    keeping = session.vault.record
    erased = session.vault.erasures.erasures(case.id)
    if old.id not in living(keeping.statements(case.id), keeping.withdrawals(case.id), erased).statements:
        raise WrongCall("That statement was superseded or withdrawn before.", "Nothing was changed.")
