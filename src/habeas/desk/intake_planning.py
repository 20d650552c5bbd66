"""What each row of a list comes to, against what earlier copies of the list came to."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from habeas.base.finding import Finding, Severity
from habeas.base.ids import CaseId
from habeas.desk.intake_before import Earlier, earlier_of, vanished
from habeas.desk.intake_lists import ListRead, draft_of, read_list
from habeas.desk.intake_report import Line, Report, notes_of
from habeas.desk.proposing import proposal_id
from habeas.desk.session import Session
from habeas.drafting.keeping import State
from habeas.evidence.foreign.record import Form
from habeas.evidence.text.reading import Reading
from habeas.intake.items import Item
from habeas.intake.mapping import ListMapping
from habeas.intake.rows import RowRead
from habeas.intake.updating import Standing, Step, What, steps

MAKE = (What.NEW, What.CHANGED, What.CONFLICT)
"""Steps that make a proposal, and a statement where the mapping is accepted."""


SYSTEMS = tuple(form.value for form in Form if form is not Form.LIST)
"""The systems whose files are read, as a call names them."""

_LONGEST_CASE = 120
"""Signs of the longest name of a case."""


def form_of(name: str | None) -> Form | None:
    """The system of this name, which is one of :data:`SYSTEMS`; None for none."""
    return None if name is None else Form(name)


@dataclass(frozen=True, slots=True)
class Offered:
    """A list as a person offers it. `mapping` is the text of a mapping's file, `saved` the name of a kept one; without
    either, `form` says which system the file comes from, and None that the file is to tell it. `part` is the
    name of the file that is meant in a zip, `files` the folder with the files that a capture tool's sheet tells of.

    `accept` is why the mapping was found right, None where what it gives is only to be proposed. `again` takes
    rows in of which everything was erased here before.
    """

    data: bytes
    file_name: str | None
    mapping: str | None = None
    saved: str | None = None
    accept: str | None = None
    dry_run: bool = False
    again: bool = False
    form: Form | None = None
    part: str | None = None
    files: Path | None = None


@dataclass(frozen=True, slots=True)
class Planned:
    """A row with its case's name and what is to be done with it."""

    row: RowRead
    case: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The rows that are not refused, and the report on all."""

    rows: list[Planned]
    report: Report


def plan_rows(planner: "Planner") -> Plan:
    """What each row comes to, against what earlier copies came to in its case."""
    session, read = planner.session, planner.read
    session.progress.begin("comparing", len(read.rows))
    lines: list[Line] = []
    planned: list[Planned] = []
    for row in read.rows:
        one, told = planner.row(row)
        lines += told
        if one is not None:
            planned.append(one)
        session.progress.step()
    session.progress.end()
    lines += planner.vanished(read)
    notes = notes_of(note for row in read.rows for note in row.notes)
    findings = (*read.findings, *notes, *planner.findings())
    report = Report(planner.mapping, tuple(lines), findings, rows=len(read.rows), unread=read.unread)
    return Plan(planned, report)


class Planner:
    """Holds what earlier copies came to, read once for each case."""

    def __init__(self, session: Session, name: str, reading: Reading, mapping: ListMapping, offered: Offered) -> None:
        self.session, self._name, self.reading = session, name, reading
        self.mapping, self.offered = mapping, offered
        self.read = read_list(reading, mapping)
        self._earlier: dict[str, Earlier] = {}
        self._ids: dict[str, CaseId] = {}

    def row(self, row: RowRead) -> tuple[Planned | None, list[Line]]:
        """The steps of a row, None where it is refused whole, and its lines."""
        case = self._name if row.case is None else row.case
        if row.why is not None:
            return None, [self._line(row, case, What.REFUSED, finding=row.why)]
        if len(case) > _LONGEST_CASE or not case.isprintable():
            message = "The name of the row's case is too long, or not one line."
            finding = Finding("case-name-wrong", f"row {row.number}", Severity.WARNING, message)
            return None, [self._line(row, case, What.REFUSED, finding=finding)]
        earlier = self.earlier(case)
        if row.key in earlier.erased and not self.offered.again:
            message = (
                "An earlier copy of this list stated this row, and nothing of it stands: it was erased here. "
                "It was not taken in; add --again to take it in all the same."
            )
            finding = Finding("row-erased", f"row {row.number}", Severity.WARNING, message)
            return None, [self._line(row, case, What.REFUSED, finding=finding)]
        found = tuple(self._known(case, row, step) for step in self._steps(row, earlier))
        lines = [self._line(row, case, step.what, step) for step in found]
        lines += [
            replace(self._line(row, case, What.REFUSED, finding=finding), column=column)
            for column, finding in row.refused
        ]
        return Planned(row, case, found), lines

    def vanished(self, read: ListRead) -> Iterator[Line]:
        """A line for each row that an earlier copy had and this one has not; nothing of it is withdrawn."""
        if not read.rows:
            return
        if self.mapping.case is None:
            self.earlier(self._name)
        now = [row.key for row in read.rows]
        for case, earlier in self._earlier.items():
            for key, subject in vanished(earlier, now):
                yield Line(None, key, subject, case, What.VANISHED)

    def findings(self) -> Iterator[Finding]:
        """What could not be compared."""
        for earlier in self._earlier.values():
            yield from earlier.findings

    def _steps(self, row: RowRead, earlier: Earlier) -> Iterator[Step]:
        facts: dict[str, list[Item]] = {}
        for item in row.items:
            facts.setdefault(item.fact, []).append(item)
        for fact, items in facts.items():
            before = earlier.facts.get((row.key, fact), [])
            if self.offered.accept is not None:
                # What waits is not accepted yet: this acceptance covers it.
                before = [one for one in before if one.standing is not Standing.WAITING]
            yield from steps(items, before)

    def earlier(self, name: str) -> Earlier:
        """What earlier copies of the list came to in the case of this name, as it was when it was first asked."""
        if name not in self._earlier:
            case = self.session.vault.record.case_named(name)
            found = None if case is None else earlier_of(self.session, case, self.mapping, self.reading.id, self.read)
            self._earlier[name] = Earlier() if found is None else found
            if case is not None:
                self._ids[name] = case.id
        return self._earlier[name]

    def _known(self, name: str, row: RowRead, step: Step) -> Step:
        """The step, or that it is the same where this very cell was proposed before and is not open any more."""
        if step.what not in MAKE or name not in self._ids or not self._earlier[name].known:
            return step
        draft = draft_of(self.reading, self.mapping, row, step.item)
        state = self._earlier[name].known.get(proposal_id(self._ids[name], self.reading.id, draft))
        open_still = state is State.WAITING and self.offered.accept is not None
        return step if state is None or open_still else Step(What.SAME, step.item, step.before)

    def _line(
        self, row: RowRead, case: str, what: What, step: Step | None = None, finding: Finding | None = None
    ) -> Line:
        return Line(
            row=row.number,
            key=row.key,
            subject=row.subject,
            case=case,
            what=what,
            prop=None if step is None else step.item.prop,
            column=None if step is None else step.item.column,
            old=None if step is None or step.before is None else step.before.item.value,
            new=None if step is None else step.item.value,
            why=None if step is None else step.why,
            finding=finding,
        )
