"""One record of another system's file: its named cells, each with its place in the reading."""

from dataclasses import dataclass
from enum import StrEnum

from habeas.base.finding import Finding
from habeas.evidence.archives.platforms.table_rows import Cell


class Form(StrEnum):
    """How a file is laid out: as a list with a row for each person, or as another system writes its files."""

    LIST = "list"
    UWAZI = "uwazi"
    FTM = "ftm"
    AUTO_ARCHIVER = "auto-archiver"
    PFT = "pft"
    HABEAS = "habeas"


@dataclass(frozen=True, slots=True)
class Record:
    """One record. `number` is its row or line as an editor counts it, or its place in a list of JSON, from 1.

    `kinds` is what the other system says that it is (a schema, a template), the closest first. A name stands in
    `cells` once for each of its values. `why` says that the record is broken: then it has no cells.
    """

    number: int
    kinds: tuple[str, ...]
    cells: tuple[tuple[str, Cell], ...]
    why: str | None = None


@dataclass(frozen=True, slots=True)
class ForeignFile:
    """A file of another system: its form, its records in their order, and what is to be said of it as a whole."""

    form: Form
    records: tuple[Record, ...]
    findings: tuple[Finding, ...] = ()
