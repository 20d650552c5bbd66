"""One file of a register, read: its entries, what was wrong with it, and its figures."""

from collections.abc import Sequence
from dataclasses import dataclass

from habeas.base.digest import Digest
from habeas.base.finding import Finding
from habeas.evidence.registers.entry import Entry, Status


@dataclass(frozen=True, slots=True)
class Counts:
    """The figures of a file. `rows` counts all rows, header and broken ones included.

    `with_decision` counts entries for which a court and a date were read; `with_inclusion` those with
    an inclusion date; `taken_out` those that the register says are struck or duplicates.
    """

    rows: int
    entries: int
    with_decision: int
    with_inclusion: int
    taken_out: int


@dataclass(frozen=True, slots=True)
class RegisterFile:
    """A file of a register. `digest` is of the file's bytes, `format` names the reader and its version.

    `encoding` is None where the file is not text. `skipped` are the whole numbers between the first
    and the last that no entry has, in order; nothing is put in their place.
    """

    entries: tuple[Entry, ...]
    findings: tuple[Finding, ...]
    digest: Digest
    format: str
    encoding: str | None
    skipped: tuple[int, ...]
    counts: Counts


def counted(rows: int, entries: Sequence[Entry]) -> Counts:
    """The figures of these entries, read from a file of so many rows."""
    return Counts(
        rows=rows,
        entries=len(entries),
        with_decision=sum(1 for entry in entries if any(d.court and d.date for d in entry.decisions)),
        with_inclusion=sum(1 for entry in entries if entry.included is not None),
        taken_out=sum(1 for entry in entries if entry.status in (Status.STRUCK, Status.DUPLICATE)),
    )
