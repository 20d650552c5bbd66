"""What a list would do, or did: row by row, for a person to read before anything is kept."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from habeas.base.finding import Finding
from habeas.base.plain import Plain
from habeas.evidence.sources.source import Source
from habeas.intake.mapping import ListMapping
from habeas.intake.record_rows import Unread
from habeas.intake.updating import What, Why
from habeas.record.keeping import Case


@dataclass(frozen=True, slots=True)
class Line:
    """One fact of a row, or a row as a whole where `prop` is None.

    `row` is the number that a spreadsheet shows, None for a row that this copy has no more. `old` is what an
    earlier copy said, `why` why both stay, `finding` why something was refused.
    """

    row: int | None
    key: tuple[str, ...]
    subject: str
    case: str
    what: What
    prop: str | None = None
    column: str | None = None
    old: Mapping[str, Plain] | None = None
    new: Mapping[str, Plain] | None = None
    why: Why | None = None
    finding: Finding | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """The whole of it. `mapping` and `source` are None where the mapping has faults, or nothing was kept.

    `kept` says that the list was kept; `recorded` how many statements were recorded, `proposed` how many new
    proposals wait, `preserved` how many files were kept that a capture tool's sheet tells of. `unread` is what the
    mapping of another system's file says nothing of; `recognised` says that the system was told by what is in the
    file, and by nobody.
    """

    mapping: ListMapping | None
    lines: tuple[Line, ...]
    findings: tuple[Finding, ...]
    rows: int = 0
    kept: bool = False
    source: Source | None = None
    made: tuple[Case, ...] = ()
    recorded: int = 0
    preserved: int = 0
    proposed: int = 0
    unread: tuple[Unread, ...] = ()
    recognised: bool = False

    @property
    def totals(self) -> Mapping[What, int]:
        """How many lines of each kind there are, every kind named."""
        counted = Counter(line.what for line in self.lines)
        return {what: counted[what] for what in What}


def needs_person(report: Report) -> bool:
    """Whether something in it waits for a person's look: a conflict, a refusal, a row that is gone."""
    asks = (What.CONFLICT, What.REFUSED, What.VANISHED)
    return any(report.totals[what] for what in asks)


def notes_of(notes: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings of rows, at most a hundred of one kind: a column of formulas is told once and for all."""
    seen: Counter[str] = Counter()
    kept = []
    for note in notes:
        seen[note.code] += 1
        if seen[note.code] <= _MOST:
            kept.append(note)
    return tuple(kept)


_MOST = 100
