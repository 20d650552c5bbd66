"""Decisions entered by hand: a register of one's own, each day's state a version."""

from dataclasses import dataclass, replace
from datetime import UTC

from habeas.base.digest import digest_of
from habeas.base.errors import WrongCall
from habeas.base.when import When, parse_when
from habeas.desk.recording import audit
from habeas.desk.register import KeptRegister, check_name, refuse_mixing
from habeas.desk.session import Session
from habeas.evidence.registers.entry import Published
from habeas.evidence.registers.keeping import RegisterVersion
from habeas.evidence.registers.own import OwnDecision, read_own, with_decision
from habeas.evidence.registers.reading import Layout, kept_form

PUBLISHED = tuple(published.value for published in Published)
"""What may be said of whether a decision was published."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A decision in the words of a call; dates are EDTF, `published` yes, no or unknown."""

    work: str
    court: str
    date: str
    in_force: str | None
    published: str
    source: str | None
    jurisdiction: str | None = None


def enter_decision(session: Session, name: str, typed: Typed) -> KeptRegister:
    """Append a decision to the register of this name, made when it is new; the day's version grows.

    Raises WrongCall when a date is none, words are missing, or the name is that of an imported list.
    """
    check_name(name)
    now = session.now().astimezone(UTC)
    decision = OwnDecision(
        work=_words(typed.work, "--work"),
        court=_words(typed.court, "--court"),
        date=_when(typed.date, "--date"),
        in_force=None if typed.in_force is None else _when(typed.in_force, "--in-force"),
        published=Published(typed.published),
        source=typed.source or None,
        entered=now.strftime("%Y-%m-%dT%H:%M:%SZ"),
    )
    with session.vault.transaction():
        kept = session.vault.registers.versions(name)
        refuse_mixing(kept, Layout.OWN, name)
        last = kept[-1] if kept else None
        if last is not None and last.version > now.date():
            raise WrongCall(f"The register {name} has a version of {last.version}.", "Look at this machine's clock.")
        data = with_decision(None if last is None else session.vault.registers.data(name, last.version), decision)
        version = RegisterVersion(
            name=name,
            version=now.date(),
            publisher=None,
            jurisdiction=typed.jurisdiction or (None if last is None else last.jurisdiction),
            imported_at=now,
            imported_by=session.who,
            mapping=kept_form(Layout.OWN),
            digest=digest_of(data),
            size=len(data),
        )
        if last is not None and last.version == version.version:
            session.vault.registers.grow_version(version, data)
            version = replace(last, imported_at=now, imported_by=session.who, digest=version.digest, size=version.size)
        else:
            session.vault.registers.put_version(version, data)
        audit(session, "register-decision", name, {"version": str(version.version)})
    return KeptRegister(version, read_own(data), new=True)


def _words(words: str, option: str) -> str:
    if not words.strip():
        raise WrongCall(f"{option} has no words.", "Nothing was kept.")
    return words.strip()


def _when(words: str, option: str) -> When:
    try:
        return parse_when(words)
    except ValueError:
        raise WrongCall(f"{option}: {words!r} is no date.", "Write it as 2012-03-05, 2012-03 or 2012.") from None
