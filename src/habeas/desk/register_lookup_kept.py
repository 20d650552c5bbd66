"""Look-ups with what a vault keeps: all versions of a register, and the date of the act as a case has it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from habeas.base.errors import WrongCall
from habeas.base.finding import Finding
from habeas.base.known import Absent, Unknown
from habeas.base.when import When, parse_when
from habeas.desk.case_file import open_case
from habeas.desk.lists_apart import lists_apart
from habeas.desk.recording import audit
from habeas.desk.register_lookup import Lookup, answer
from habeas.desk.session import Session
from habeas.evidence.registers.matching_question import Question
from habeas.evidence.registers.reading import how_kept
from habeas.findings.registers.finding import ActDate
from habeas.findings.registers.seen import Version
from habeas.record.statements import Stance


def lookup_in_vault(
    session: Session, name: str, question: Question, act: ActDate, version: date | None = None
) -> Lookup:
    """Look the question up in a register of the vault. Every kept version is read, because each may prove something.

    Its newest version is searched, or the one of `version`, and what older ones held and it no longer
    shows. Raises WrongCall where the vault has no such register or version.
    """
    kept = session.vault.registers.versions(name)
    if not kept:
        known = ", ".join(sorted({one.name for one in session.vault.registers.versions()})) or "none yet"
        raise WrongCall(f"There is no file and no register {name!r}.", f"Registers in this vault: {known}.")
    if version is not None and version not in {one.version for one in kept}:
        days = ", ".join(one.version.isoformat() for one in kept)
        raise WrongCall(f"There is no version {version.isoformat()} of {name}.", f"Kept versions: {days}.")
    versions: list[Version] = []
    findings: list[Finding] = []
    for one in kept:
        read = lists_apart().read_register(session.vault.registers.data(one.name, one.version), how_kept(one.mapping))
        versions.append(Version(one.name, one.version, read.digest, read.entries))
        findings += [replace(told, place=f"{one.version.isoformat()} {told.place}") for told in read.findings]
    with session.vault.transaction():
        audit(session, "look up register", name)
    return answer(tuple(versions), version, question, act, tuple(findings))


def act_date_of_case(session: Session, name: str, as_of: date) -> ActDate:
    """The date of the act as the case has it; raises WrongCall where it has none, or more than one.

    A date that a person gave an allegation on the ledger counts; without any, the time that allegations tell.
    """
    facts = [one for one in open_case(session, name, as_of).casefile.facts if one.stance is Stance.ASSERTS]
    stated = [(_told_date(one.value), one.statements[0]) for one in facts if one.prop == "act_date"]
    told_of = [(one.when, one.statements[0]) for one in facts if one.prop == "allegation"]
    found: dict[str, ActDate] = {}
    for when, statement in stated or told_of:
        if when is not None:
            found.setdefault(str(when), ActDate(when, statement.id, statement.source))
    if len(found) != 1:
        told = ", ".join(sorted(found)) or "none"
        raise WrongCall(
            f"The case does not tell one date of the act (dates recorded: {told}).", "Say the day with --on DATE."
        )
    return next(iter(found.values()))


def _told_date(value: Mapping[str, object] | Unknown | Absent) -> When | None:
    told = value.get("date") if isinstance(value, Mapping) else None
    try:
        return parse_when(told) if isinstance(told, str) else None
    except ValueError:
        return None
