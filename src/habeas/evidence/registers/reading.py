"""Read a file of a register: the one door to its readers."""

from collections.abc import Mapping
from enum import StrEnum

from habeas.base.errors import WrongCall
from habeas.base.plain import Plain
from habeas.evidence.registers.document import read_document
from habeas.evidence.registers.federal_list import looks_federal, read_federal_list
from habeas.evidence.registers.mapping import TableMapping, mapping_of
from habeas.evidence.registers.own import read_own
from habeas.evidence.registers.register_file import RegisterFile
from habeas.evidence.registers.table import read_table


class Layout(StrEnum):
    """How a file of a register is laid out. `OWN` is the plain form of decisions entered by hand."""

    FEDERAL = "ru-federal-list"
    DOCUMENT = "document"
    TABLE = "table"
    OWN = "own"


def read_register(data: bytes, how: Layout | TableMapping) -> RegisterFile:
    """The entries of a file and what is wrong with it; a table is read by its mapping.

    Raises WrongCall when the file is not laid out so, or when it is a list of persons.
    """
    if isinstance(how, TableMapping):
        return read_table(data, how)
    match how:
        case Layout.FEDERAL:
            return read_federal_list(data)
        case Layout.DOCUMENT:
            return read_document(data)
        case Layout.OWN:
            return read_own(data)
        case Layout.TABLE:
            raise WrongCall("A table needs a mapping of its columns.", "Name it with --mapping FILE.")


def layout_of(data: bytes) -> Layout | None:
    """The layout a file shows by how it begins; None when it takes a person to say."""
    return Layout.FEDERAL if looks_federal(data) else None


def kept_form(how: Layout | TableMapping) -> dict[str, Plain]:
    """How a file is to be read, in the plain form in which a vault keeps it with the file."""
    if isinstance(how, TableMapping):
        return {"format": Layout.TABLE.value, **how.plain()}
    return {"format": how.value}


def how_kept(form: Mapping[str, Plain]) -> Layout | TableMapping:
    """The way of reading from its kept form; raises WrongCall when this program does not know it."""
    named = form.get("format")
    if named == Layout.TABLE.value:
        return mapping_of(form)
    try:
        return Layout(str(named))
    except ValueError:
        known = ", ".join(Layout)
        raise WrongCall(f"The layout {named!r} is not known.", f"Known: {known}.") from None
