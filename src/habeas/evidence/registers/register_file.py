"""One file of a register, read: its entries, what was wrong with it, and its figures."""

from dataclasses import dataclass

from habeas.base.digest import Digest
from habeas.base.finding import Finding
from habeas.evidence.registers.entry import Entry


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
