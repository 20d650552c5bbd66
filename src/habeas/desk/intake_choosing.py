"""Which mapping a file is read by: a person's, one that is kept, or the one for the system the file comes from."""

from dataclasses import dataclass

from habeas.base.digest import digest_of
from habeas.base.errors import NotRead, WrongCall
from habeas.base.finding import Finding
from habeas.desk.apart import apart
from habeas.desk.foreign_apart import foreign_apart
from habeas.desk.intake_planning import Offered
from habeas.desk.session import Session
from habeas.evidence.foreign.record import Form
from habeas.evidence.text.reading import Reading
from habeas.intake.forms import built_in
from habeas.intake.mapping import ListMapping
from habeas.intake.mapping_file import read_mapping


@dataclass(frozen=True, slots=True)
class Chosen:
    """A mapping and its text; None where it has faults. `recognised` says that what is in the file chose it."""

    mapping: ListMapping | None
    text: str
    findings: tuple[Finding, ...]
    recognised: bool = False


def mapping_for(session: Session, offered: Offered) -> Chosen:
    """The mapping by which a file is read.

    Raises WrongCall where no mapping of the name is kept, where it is for another system than the one that was
    said, and where neither the call nor the file says how it is to be read.
    """
    if offered.mapping is not None:
        return _fit(Chosen(*_read(offered.mapping, offered.saved)), offered.form)
    if offered.saved is not None:
        return _fit(_kept(session, offered.saved), offered.form)
    found = offered.form or _form_shown(offered.data)
    if not isinstance(found, Form):
        return Chosen(None, "", found)
    text = built_in(found)
    if text is None:
        raise WrongCall(
            f"Files of {found.value} have columns of their own, so that no mapping is ready for them.",
            "`habeas intake suggest FILE` proposes one.",
        )
    return Chosen(*_read(text, None), recognised=offered.form is None)


def _read(text: str, name: str | None) -> tuple[ListMapping | None, str, tuple[Finding, ...]]:
    mapping, faults = read_mapping(text, name)
    return mapping, text, faults


def _kept(session: Session, name: str) -> Chosen:
    kept = session.vault.mappings.mappings(name)
    if not kept:
        names = ", ".join(dict.fromkeys(each.name for each in session.vault.mappings.mappings())) or "none yet"
        raise WrongCall(f"No mapping {name!r} is kept.", f"Kept: {names}. Or name a file of a mapping.")
    return Chosen(*_read(kept[-1].text, kept[-1].name))


def _fit(chosen: Chosen, form: Form | None) -> Chosen:
    if chosen.mapping is not None and form is not None and chosen.mapping.form is not form:
        raise WrongCall(
            f"The mapping is for files of {chosen.mapping.form.value}, and the call says {form.value}.",
            "Leave out --from, or name another mapping.",
        )
    return chosen


def _form_shown(data: bytes) -> Form | tuple[Finding, ...]:
    """The system that a file shows it comes from, or why nothing of it could be read."""
    outcome = apart().read(data, digest_of(data)).outcome
    if not isinstance(outcome, Reading):
        return outcome
    try:
        form = foreign_apart().form(outcome.text)
    except NotRead as lost:
        return tuple(one for one in (lost.finding,) if one is not None)
    if form is None:
        raise WrongCall(
            "Nothing in the file says how it is to be read.",
            "Add --mapping FILE|NAME (`habeas intake suggest FILE` proposes one), or --from with its system.",
        )
    return form
