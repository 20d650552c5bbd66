"""Take in a list by a mapping: tell what would be, then keep it as proposals or, on one acceptance, as facts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import batched, groupby
from operator import attrgetter

from habeas.base.digest import digest_of
from habeas.base.errors import WrongCall
from habeas.base.finding import Finding, Severity
from habeas.base.ids import CaseId
from habeas.desk.apart import apart
from habeas.desk.intake_accepting import Acceptance
from habeas.desk.intake_before import INTAKE, Earlier, earlier_of, vanished
from habeas.desk.intake_lists import ListRead, draft_of, proposal_of, read_list
from habeas.desk.intake_report import Line, Report, notes_of
from habeas.desk.naming_case import case_or_new
from habeas.desk.preserving import Circumstances, keep
from habeas.desk.proposing import proposal_id
from habeas.desk.recording import audit
from habeas.desk.session import Session
from habeas.drafting.keeping import Proposal, State
from habeas.evidence.sources.source import Method, Secrecy, Source
from habeas.evidence.text.reading import Reading
from habeas.intake.keeping import KeptMapping
from habeas.intake.mapping import ListMapping
from habeas.intake.mapping_file import read_mapping
from habeas.intake.rows import Item, RowRead
from habeas.intake.updating import Standing, Step, What, steps
from habeas.record.keeping import Case

_AT_ONCE = 25
"""Rows that are kept in one transaction."""

_MAKE = (What.NEW, What.CHANGED, What.CONFLICT)
"""Steps that make a proposal, and a statement where the mapping is accepted."""

_LONGEST_CASE = 120
"""Signs of the longest name of a case."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A list as a person offers it. `mapping` is the text of a mapping's file, `saved` the name of a kept one.

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


@dataclass(frozen=True, slots=True)
class _Planned:
    """A row with its case's name and what is to be done with it."""

    row: RowRead
    case: str
    steps: tuple[Step, ...]


def take_list(session: Session, name: str, offered: Offered) -> Report:
    """Take in a list, or with `dry_run` only tell what would be.

    The list is kept as a source of the case, whatever its rows come to; each row's facts are proposed, and
    recorded where the mapping is accepted. Rows are kept a few at a time, so that a call which was stopped is
    taken up again by the same call. Raises WrongCall without a mapping of that name, or without a reason.
    """
    if offered.accept is not None and not offered.accept.strip():
        raise WrongCall("An acceptance says against what the list was checked.", "Add --why TEXT. Nothing was kept.")
    mapping, text, faults = _mapping(session, offered)
    if mapping is None:
        return Report(None, (), faults)
    if offered.dry_run:
        outcome = apart().take(offered.data, digest_of(offered.data)).outcome
        if not isinstance(outcome, Reading):
            return Report(mapping, (), outcome)
        return _plan(_Planner(session, name, outcome, mapping, offered)).report
    home, made = case_or_new(session, name)
    source, reading, findings = _kept(session, home, mapping, offered)
    if source is None or reading is None:
        return Report(mapping, (), findings, made=(home,) if made else ())
    with session.vault.transaction():
        version = KeptMapping(mapping.name, mapping.digest, text, session.who, session.now())
        if session.vault.mappings.add_mapping(version):
            audit(session, "keep mapping", mapping.name, {"case": home.id, "mapping": mapping.digest})
    planner = _Planner(session, name, reading, mapping, offered)
    plan = _plan(planner)
    told = replace(plan.report, findings=(*findings, *plan.report.findings), kept=True, source=source)
    done = _Keeping(planner, home, source).keep(plan.rows)
    return replace(
        told, made=((home,) if made else ()) + tuple(done.made), recorded=done.recorded, proposed=done.proposed
    )


def _mapping(session: Session, offered: Offered) -> tuple[ListMapping | None, str, tuple[Finding, ...]]:
    if offered.mapping is not None:
        found, faults = read_mapping(offered.mapping, offered.saved)
        return found, offered.mapping, faults
    kept = session.vault.mappings.mappings(offered.saved)
    if offered.saved is None or not kept:
        names = ", ".join(dict.fromkeys(each.name for each in session.vault.mappings.mappings())) or "none yet"
        raise WrongCall(f"No mapping {offered.saved!r} is kept.", f"Kept: {names}. Or name a file of a mapping.")
    found, faults = read_mapping(kept[-1].text, kept[-1].name)
    return found, kept[-1].text, faults


def _kept(
    session: Session, case: Case, mapping: ListMapping, offered: Offered
) -> tuple[Source | None, Reading | None, tuple[Finding, ...]]:
    circumstances = Circumstances(Secrecy(mapping.secrecy), again=offered.again)
    method = Method.STANDARD_INPUT if offered.file_name is None else Method.FILE
    taken = keep(session, case, offered.data, offered.file_name, method, circumstances)
    if taken.source is None:
        return None, None, taken.findings
    source = taken.source
    if mapping.grade is not None and source.grade is None:
        source = replace(source, grade=mapping.grade)
        with session.vault.transaction():
            session.vault.evidence.replace_source(source)
            audit(session, "describe", source.id, {"case": case.id, "grade": mapping.grade})
    return source, session.vault.evidence.first_reading(source.copy.digest), taken.findings


@dataclass(frozen=True, slots=True)
class _Plan:
    """The rows that are not refused, and the report on all."""

    rows: list[_Planned]
    report: Report


def _plan(planner: "_Planner") -> _Plan:
    """What each row comes to, against what earlier copies came to in its case."""
    session, read = planner.session, read_list(planner.reading, planner.mapping)
    session.progress.begin("comparing", len(read.rows))
    lines: list[Line] = []
    planned: list[_Planned] = []
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
    return _Plan(planned, Report(planner.mapping, tuple(lines), findings, rows=len(read.rows)))


class _Planner:
    """Holds what earlier copies came to, read once for each case."""

    def __init__(self, session: Session, name: str, reading: Reading, mapping: ListMapping, offered: Offered) -> None:
        self.session, self._name, self.reading = session, name, reading
        self.mapping, self.offered = mapping, offered
        self._earlier: dict[str, Earlier] = {}
        self._ids: dict[str, CaseId] = {}

    def row(self, row: RowRead) -> tuple[_Planned | None, list[Line]]:
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
        return _Planned(row, case, found), lines

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
            found = None if case is None else earlier_of(self.session, case, self.mapping, self.reading.id)
            self._earlier[name] = Earlier() if found is None else found
            if case is not None:
                self._ids[name] = case.id
        return self._earlier[name]

    def _known(self, name: str, row: RowRead, step: Step) -> Step:
        """The step, or that it is the same where this very cell was proposed before and is not open any more."""
        if step.what not in _MAKE or name not in self._ids or not self._earlier[name].known:
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


class _Keeping:
    """Keeps planned rows, a few in each transaction."""

    def __init__(self, planner: _Planner, home: Case, source: Source) -> None:
        self._planner, self._home, self._source = planner, home, source
        self._session, self._reading = planner.session, planner.reading
        self._mapping, self._offered = planner.mapping, planner.offered
        self._cases = {home.name: home}
        self._acceptances: dict[CaseId, Acceptance] = {}
        self.made: list[Case] = []
        self.recorded = 0
        self.proposed = 0

    def keep(self, planned: Sequence[_Planned]) -> "_Keeping":
        """Keep them all; returns itself with the counts."""
        session = self._session
        for one in planned:
            self._case(one.case)
        if self._offered.accept is not None:
            detail = {"mapping": self._mapping.digest, "source": self._source.id, "why": self._offered.accept}
            with session.vault.transaction():
                for case in self._cases.values():
                    audit(session, "accept mapping", self._mapping.name, {"case": case.id, **detail})
        session.progress.begin("importing", len(planned))
        for some in batched(planned, _AT_ONCE):
            with session.vault.transaction():
                self._keep_rows(some)
            for _ in some:
                session.progress.step()
        session.progress.end()
        with session.vault.transaction():
            for case in self._cases.values():
                audit(session, INTAKE, self._source.id, {"case": case.id, "mapping": self._mapping.digest})
        return self

    def _case(self, name: str) -> Case:
        if name not in self._cases:
            case, made = case_or_new(self._session, name)
            self.made += [case] if made else []
            self._cases[name] = case
            with self._session.vault.transaction():
                self._session.vault.evidence.link_source(case.id, self._source.id)
        return self._cases[name]

    def _keep_rows(self, some: Sequence[_Planned]) -> None:
        for name, rows in groupby(some, attrgetter("case")):
            case = self._cases[name]
            made = [(one.row, list(self._made(case, one))) for one in rows]
            proposals = [proposal for _, steps in made for proposal, _ in steps]
            self.proposed += self._session.vault.proposals.add_proposals(case.id, proposals)
            if self._offered.accept is not None:
                acceptance = self._acceptance(case)
                self.recorded += sum(acceptance.row(row, steps) for row, steps in made)
                acceptance.keep()

    def _made(self, case: Case, one: _Planned) -> Iterator[tuple[Proposal, Step]]:
        """What a row proposes, with the steps that it comes of."""
        for step in one.steps:
            if step.what in _MAKE:
                yield proposal_of(case.id, self._source, self._reading, self._mapping, one.row, step.item), step

    def _acceptance(self, case: Case) -> Acceptance:
        if case.id not in self._acceptances:
            earlier = self._planner.earlier(case.name)
            self._acceptances[case.id] = Acceptance(
                self._session, case, self._source, self._reading, earlier, self._offered.accept or ""
            )
        return self._acceptances[case.id]
