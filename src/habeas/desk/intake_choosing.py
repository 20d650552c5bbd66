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
from habeas.intake.uwazi_suggesting import suggest_uwazi


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
    said, and as :func:`form_text`.
    """
    if offered.mapping is not None:
        return _fit(Chosen(*_read(offered.mapping, offered.saved)), offered.form)
    if offered.saved is not None:
        return _fit(_kept(session, offered.saved), offered.form)
    text = form_text(offered.data, offered.form)
    if not isinstance(text, str):
        return Chosen(None, "", text)
    return Chosen(*_read(text, None), recognised=offered.form is None)


def form_text(data: bytes, form: Form | None, name: str | None = None) -> str | tuple[Finding, ...]:
    """The mapping for the system that a file comes from, or why the file could not be read.

    Uwazi has columns of its own in each place where it runs: theirs is proposed by the file. Raises WrongCall where
    the file does not say where it comes from, or no template of an Uwazi is known to be of people.
    """
    outcome = apart().read(data, digest_of(data)).outcome
    if not isinstance(outcome, Reading):
        return outcome
    try:
        found = form or foreign_apart().form(outcome.text)
        if found is None:
            raise WrongCall(
                "Nothing in the file says how it is to be read.",
                "Add --mapping FILE|NAME (`habeas intake suggest FILE` proposes one), or --from with its system.",
            )
        if found is Form.UWAZI:
            return _proposed(outcome, name or found.value)
    except NotRead as lost:
        return tuple(one for one in (lost.finding,) if one is not None)
    return built_in(found) or ""


def _proposed(reading: Reading, name: str) -> str:
    """The mapping that an Uwazi export's own columns propose."""
    proposed = suggest_uwazi(foreign_apart().records(reading.text, Form.UWAZI).records, name)
    if proposed.text is None:
        templates = ", ".join(proposed.unknown) or "none"
        raise WrongCall(
            f"No template in the file is known to be of people: {templates}.",
            "Write a mapping that says which is, and add it with --mapping; docs/how-to/move-from-uwazi.md shows one.",
        )
    return proposed.text


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
