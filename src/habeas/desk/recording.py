"""The one place where statements are made: everything that is accepted, typed or corrected passes here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from habeas.base.errors import WrongCall
from habeas.base.ids import EntityId, StatementId
from habeas.base.keeping import AuditEntry
from habeas.base.known import Absent, Known, Unknown
from habeas.base.language import Lang
from habeas.base.plain import Plain
from habeas.base.when import When
from habeas.desk.session import Session
from habeas.desk.whose import Roll
from habeas.evidence.sources.source import Source
from habeas.evidence.text.anchor import Anchor
from habeas.record.keeping import Case
from habeas.record.statements import Confidentiality, Method, Stance, Statement
from habeas.record.vocabulary.checking import check_value

NEW_MASTER_KEY = "new master key"
"""The action in the audit trail by which a vault was given a new master key."""


@dataclass(frozen=True, slots=True)
class Saying:
    """What is to be recorded, before it has a recorder, a time and an id."""

    subject: EntityId
    prop: str
    value: Known[Mapping[str, Plain]]
    when: When | None
    language: Lang
    source: Source
    anchor: Anchor
    method: Method
    stance: Stance = Stance.ASSERTS
    attributed_to: str | None = None
    extractor: str | None = None
    information_grade: int | None = None
    confidentiality: Confidentiality = Confidentiality.TEAM
    supersedes: StatementId | None = None
    reason: str = ""


def record(session: Session, roll: Roll, saying: Saying) -> Statement:
    """Append the statement to the roll's case and say so in the audit trail; called inside a transaction.

    Bodies and places that the value names become entities of the case. Raises WrongCall, naming every
    field that is wrong, where the value does not fit its property.
    """
    statement = statement_of(session, roll, saying)
    keep_statements(session, roll.case, (statement,))
    return statement


def keep_statements(session: Session, case: Case, statements: Sequence[Statement]) -> None:
    """Append statements of :func:`statement_of` to the case, and say so in the audit trail, an entry for each."""
    session.vault.record.add_statements(case.id, statements)
    now = session.now()
    session.vault.audit.append_all(
        [AuditEntry(now, session.who, "record", one.id, {"case": case.id, "property": one.prop}) for one in statements]
    )


def statement_of(session: Session, roll: Roll, saying: Saying) -> Statement:
    """The statement that is to be recorded, which :func:`keep_statements` keeps.

    Bodies and places that the value names are made entities of the roll's case at once. Raises WrongCall as
    :func:`record` does.
    """
    refuse_wrong_value(saying)
    roll.bodies(saying.prop, saying.value)
    return Statement(
        subject=saying.subject,
        prop=saying.prop,
        value=saying.value,
        language=saying.language,
        source=saying.source.id,
        anchor=saying.anchor,
        stance=saying.stance,
        attributed_to=saying.attributed_to,
        when=saying.when,
        source_grade=saying.source.grade,
        information_grade=saying.information_grade,
        confidentiality=saying.confidentiality,
        recorded_by=session.who,
        recorded_at=session.now(),
        method=saying.method,
        extractor=saying.extractor,
        supersedes=saying.supersedes,
        reason=saying.reason,
        nonce=session.new_id(),
    )


def refuse_wrong_value(saying: Saying) -> None:
    """Raise WrongCall with every fault of the value; a value that is unknown or absent has none."""
    if isinstance(saying.value, Unknown | Absent):
        return
    value: dict[str, Plain] = dict(saying.value)
    if saying.when is not None:
        value["when"] = str(saying.when)
    wrong = check_value(saying.prop, value)
    if wrong:
        raise WrongCall(" ".join(finding.message for finding in wrong), "Nothing was recorded; correct the value.")


def audit(session: Session, action: str, obj: str, detail: Mapping[str, str] | None = None) -> None:
    """Append to the audit trail: who, now, did what to which object."""
    session.vault.audit.append(AuditEntry(session.now(), session.who, action, obj, detail or {}))
