"""Registers of prohibited works in the vault: taking a version in, reading it back, listing.

Files come from this machine and go nowhere: nothing here knows a network.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from habeas.base.digest import digest_of
from habeas.base.errors import WrongCall
from habeas.base.finding import Finding, Severity
from habeas.desk.lists_apart import lists_apart
from habeas.desk.recording import audit
from habeas.desk.session import Session
from habeas.evidence.registers.keeping import RegisterVersion
from habeas.evidence.registers.mapping import TableMapping, parse_mapping
from habeas.evidence.registers.reading import Layout, how_kept, kept_form
from habeas.evidence.registers.register_file import RegisterFile

LAYOUTS = tuple(layout.value for layout in (Layout.FEDERAL, Layout.DOCUMENT, Layout.TABLE))
"""What `--format` may say."""

FEDERAL = Layout.FEDERAL.value
"""The layout whose days of inclusion are given only from 2017 on."""

OWN = Layout.OWN.value
"""The layout of decisions entered by hand, which have no day of inclusion."""

_NAME = re.compile(r"\w[\w.-]{0,62}")
_COUNTRY = re.compile(r"[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class KeptRegister:
    """A version of a register and its file, read; `new` says whether this very call has kept it."""

    version: RegisterVersion
    file: RegisterFile
    new: bool = False


@dataclass(frozen=True, slots=True)
class Offered:
    """A file that a person wants to import, with what the person says of it.

    `layout` and `mapping` are the words of the call, None where it has none; `mapping` is YAML.
    """

    data: bytes
    file_name: str
    name: str
    version: date
    layout: str | None = None
    mapping: str | None = None
    publisher: str | None = None
    jurisdiction: str | None = None


def import_register(session: Session, offered: Offered) -> KeptRegister:
    """Keep a version of a register with its file and read it; the same one again changes nothing.

    Raises WrongCall when the file can't be read so, is a list of persons, or is another one than the
    file kept under this name and day; nothing is kept then.
    """
    how = how_to_read(offered.data, offered.layout, offered.mapping)
    _check_words(session, offered)
    read = lists_apart().read_register(offered.data, how)
    earlier = session.vault.registers.versions(offered.name)
    refuse_mixing(earlier, how, offered.name)
    version = RegisterVersion(
        name=offered.name,
        version=offered.version,
        publisher=offered.publisher,
        jurisdiction=offered.jurisdiction,
        imported_at=session.now(),
        imported_by=session.who,
        mapping=kept_form(how),
        digest=digest_of(offered.data),
        size=len(offered.data),
        original_name=offered.file_name,
    )
    with session.vault.transaction():
        new = session.vault.registers.put_version(version, offered.data)
        if new:
            audit(session, "register-import", offered.name, {"version": str(offered.version)})
    return KeptRegister(version, _with_same_file(read, version, earlier), new)


def read_version(session: Session, name: str, version: date | None = None) -> KeptRegister:
    """A kept version, read; the newest when none is named. Raises WrongCall, naming what there is."""
    kept = versions_of(session, name)
    if version is None:
        return _read(session, kept[-1])
    found = next((one for one in kept if one.version == version), None)
    if found is None:
        there = ", ".join(str(one.version) for one in kept)
        raise WrongCall(f"The register {name} has no version of {version}.", f"Kept: {there}.")
    return _read(session, found)


def versions_of(session: Session, name: str) -> tuple[RegisterVersion, ...]:
    """The versions of a register, oldest first; raises WrongCall, naming the registers there are, for none."""
    kept = session.vault.registers.versions(name)
    if not kept:
        names = ", ".join(sorted({one.name for one in session.vault.registers.versions()})) or "none yet"
        raise WrongCall(
            f"There is no register {name!r}.",
            f"Registers in this vault: {names}. `habeas register import` takes one in.",
        )
    return kept


def all_registers(session: Session) -> tuple[KeptRegister, ...]:
    """Every version of every register, read, by name and then oldest first."""
    return tuple(_read(session, version) for version in session.vault.registers.versions())


def all_versions(session: Session, name: str) -> tuple[KeptRegister, ...]:
    """Every version of one register, read, oldest first; raises WrongCall when there is none."""
    return tuple(_read(session, version) for version in versions_of(session, name))


def how_to_read(data: bytes, layout: str | None, mapping: str | None) -> Layout | TableMapping:
    """The way to read a file that the words of a call name, or that the file itself shows.

    Raises WrongCall where neither does, or where the words do not fit each other.
    """
    if mapping is not None:
        if layout not in (None, Layout.TABLE.value):
            raise WrongCall("A mapping goes with a table only.", "Leave --format out, or write --format table.")
        return parse_mapping(mapping)
    if layout == Layout.TABLE.value:
        raise WrongCall("A table needs a mapping of its columns.", "Name it with --mapping FILE.")
    told = lists_apart().layout_of(data) if layout is None else Layout(layout)
    if told is None:
        raise WrongCall(
            "The file does not show how it is laid out.",
            "Say it: --format ru-federal-list, --format document, or --mapping FILE for a table.",
        )
    return told


def _read(session: Session, version: RegisterVersion) -> KeptRegister:
    data = session.vault.registers.data(version.name, version.version)
    return KeptRegister(version, lists_apart().read_register(data, how_kept(version.mapping)))


def check_name(name: str) -> None:
    """Raise WrongCall where this can't be the name of a register: one word of letters, digits, points and hyphens."""
    if _NAME.fullmatch(name) is None:
        raise WrongCall(f"{name!r} is no name for a register.", "Use one short word, such as ru-federal.")


def _check_words(session: Session, offered: Offered) -> None:
    check_name(offered.name)
    if offered.jurisdiction is not None and _COUNTRY.fullmatch(offered.jurisdiction) is None:
        raise WrongCall(f"{offered.jurisdiction!r} is no country code.", "Write two capital letters, such as RU or KZ.")
    # A day ahead may already have begun somewhere on Earth.
    if offered.version > session.now().date() + timedelta(days=1):
        raise WrongCall(f"{offered.version} has not come yet.", "Write the day the list is as of, as 2025-08-05.")


def refuse_mixing(earlier: Sequence[RegisterVersion], how: Layout | TableMapping, name: str) -> None:
    """Refuse a file beside decisions entered by hand under the same name, and the other way round."""
    by_hand = [how_kept(version.mapping) is Layout.OWN for version in earlier]
    if by_hand and by_hand[0] is not (how is Layout.OWN):
        raise WrongCall(
            f"The register {name} has versions of another sort.",
            "Decisions entered by hand and lists that were imported go under names of their own.",
        )


def _with_same_file(read: RegisterFile, version: RegisterVersion, earlier: Sequence[RegisterVersion]) -> RegisterFile:
    """The file with a note where the same bytes are kept as another version: nothing changed between the two days."""
    same = next((one for one in earlier if one.digest == version.digest and one.version != version.version), None)
    if same is None:
        return read
    message = f"The same file is kept as the version of {same.version}."
    note = Finding("register-same-file", "file", Severity.NOTE, message)
    return replace(read, findings=(*read.findings, note))
