"""Mappings: one proposed for a list, and those that are kept."""

from dataclasses import dataclass

from habeas.base.digest import digest_of
from habeas.base.errors import WrongCall
from habeas.base.finding import Finding
from habeas.desk.apart import apart
from habeas.desk.foreign_apart import foreign_apart
from habeas.desk.recording import audit
from habeas.desk.session import Session
from habeas.evidence.foreign.record import Form
from habeas.evidence.text.reading import Reading
from habeas.intake.forms import built_in
from habeas.intake.keeping import KeptMapping
from habeas.intake.suggesting import suggest
from habeas.intake.table import table_of
from habeas.intake.uwazi_suggesting import suggest_uwazi


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposed mapping as YAML; None where no column of the list names a person, or it is no list."""

    text: str | None
    unknown: tuple[str, ...]
    findings: tuple[Finding, ...]


def suggest_mapping(data: bytes, name: str, sheet: str | None = None) -> Proposed:
    """Propose a mapping by the words at the head of a list's columns; needs no vault and keeps nothing.

    For a file of another system it is the one by which such files are read. Raises NotRead where a child failed.
    """
    read = apart().read(data, digest_of(data)).outcome
    if not isinstance(read, Reading):
        return Proposed(None, (), read)
    form = foreign_apart().form(read.text)
    if form is Form.UWAZI:
        found = suggest_uwazi(foreign_apart().records(read.text, form).records, name)
        return Proposed(found.text, found.unknown, read.findings)
    if form is not None:
        return Proposed(built_in(form), (), read.findings)
    table = table_of(read, sheet, None)
    if isinstance(table, Finding):
        return Proposed(None, (), (*read.findings, table))
    found = suggest(table, name, read.lang)
    return Proposed(found.text, found.unknown, read.findings)


def kept_mappings(session: Session, name: str | None = None) -> tuple[tuple[KeptMapping, bool], ...]:
    """Every version of all mappings or of one, with whether it is in use; raises WrongCall for a name that is none."""
    with session.vault.transaction():
        audit(session, "read mappings", name or "")
    found = session.vault.mappings.mappings(name)
    if name is not None and not found:
        names = ", ".join(dict.fromkeys(each.name for each in session.vault.mappings.mappings())) or "none yet"
        raise WrongCall(f"No mapping {name!r} is kept.", f"Kept: {names}.")
    last = {each.name: each for each in found}
    return tuple((each, last[each.name] is each) for each in found)
