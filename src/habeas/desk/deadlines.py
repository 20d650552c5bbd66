"""What is due across all cases of the vault, soonest first."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from habeas.base.digest import Json
from habeas.base.language import Lang
from habeas.base.when import When
from habeas.desk.case_file import Opened, open_case
from habeas.desk.clock import clocks_of, day_of, jurisdiction_of
from habeas.desk.clocks import Clock
from habeas.desk.coming_down import CaseDue, all_due
from habeas.desk.consent_shape import due_json
from habeas.desk.session import Session
from habeas.disclosure.gate.taking_down import Haste
from habeas.law.clock.arranging import Deadline, deadlines, within
from habeas.law.clock.saying import Speaker, speakers
from habeas.law.pack.rule import Kind, Status


@dataclass(frozen=True, slots=True)
class DueLine:
    """One deadline of one person, in words of one language.

    `due` is the earliest end and `latest` the latest, in words; `earliest_edtf` and `latest_edtf` the
    same for programs. `days_left` is negative where the earliest is past. `opens`
    says that the day is the first on which something may be asked for. `version` names the source whose
    date it stands on, None where the sources agree.
    """

    case: str
    person: str
    rule: str
    kind: str
    label: str
    citation: str
    due: str
    latest: str
    earliest_edtf: str
    latest_edtf: str | None
    days_left: int
    overdue: bool
    opens: bool
    draft: bool
    conditional: bool
    version: str | None

    @property
    def right(self) -> bool:
        """Whether it is the defence's own."""
        return self.kind == Kind.RIGHT.value

    def shape(self) -> dict[str, Json]:
        """The line for other programs."""
        return {
            "schema": "habeas.deadline/1",
            "case": self.case,
            "person": self.person,
            "rule": self.rule,
            "kind": self.kind,
            "label": self.label,
            "citation": self.citation,
            "due_earliest": self.earliest_edtf,
            "due_latest": self.latest_edtf,
            "days_left": self.days_left,
            "overdue": self.overdue,
            "opens": self.opens,
            "conditional": self.conditional,
            "version": self.version,
            "pack_status": Status.DRAFT.value if self.draft else Status.VERIFIED.value,
        }


@dataclass(frozen=True, slots=True)
class AllDeadlines:
    """Deadlines of all cases; `unjudged` are the cases whose record does not tell whose law it is.

    `out` is what was published and may not stand as it is `now`, by case.
    """

    lines: tuple[DueLine, ...]
    unjudged: tuple[str, ...]
    out: tuple[CaseDue, ...]
    now: datetime

    @property
    def down(self) -> bool:
        """Whether something has to come down, or somebody has to be told."""
        return any(one.haste is not Haste.ASK_AGAIN for case in self.out for one in case.due)


def published_shape(case: CaseDue, now: datetime) -> list[dict[str, Json]]:
    """What of a case may not stay out, each as an object for other programs."""
    return [
        {"schema": "habeas.deadline.release/1", "case": case.case, **one} for one in due_json(case.due, case.names, now)
    ]


def all_deadlines(session: Session, as_of: When, lang: Lang, days: int | None) -> AllDeadlines:
    """What is due in every case from `as_of` on, within so many days (None: ever), and what is overdue.

    Soonest first; of one day the defence's own rights first, then by case. Each case is opened once;
    nothing of the answer is kept.
    """
    lines: list[DueLine] = []
    unjudged = []
    for case in session.vault.record.cases():
        opened = open_case(session, case.name, day_of(as_of))
        found = deadlines_of(opened, as_of, lang, days)
        if found is None:
            unjudged.append(case.name)
        else:
            lines += found
    return AllDeadlines(tuple(sorted(lines, key=_order)), tuple(unjudged), all_due(session), session.now())


def deadlines_of(opened: Opened, as_of: When, lang: Lang, days: int | None) -> list[DueLine] | None:
    """What is due in a case that is open already, in no order; None where the record does not tell whose law it is.

    Nobody held is no reason: then nothing is due.
    """
    if not opened.casefile.detainees:
        return []
    jurisdiction = jurisdiction_of(opened, None)
    if jurisdiction is None:
        return None
    return [line for clock in clocks_of(opened, jurisdiction, as_of).clocks for line in _lines(clock, lang, days)]


def entries(lines: Iterable[DueLine]) -> tuple[tuple[DueLine, ...], ...]:
    """The lines with the versions of one limit side by side, in the order of the first of each.

    Sources that contradict each other give a limit once for each; where a limit runs anew from several
    events, the first by one source stands beside the first by the other.
    """
    times: Counter[tuple[object, ...]] = Counter()
    found: dict[tuple[object, ...], list[DueLine]] = {}
    for number, line in enumerate(lines):
        limit = (line.case, line.person, line.rule)
        if line.version is None:
            found[(number,)] = [line]
            continue
        times[*limit, line.version] += 1
        found.setdefault((*limit, times[*limit, line.version]), []).append(line)
    return tuple(tuple(inside) for inside in found.values())


def _lines(clock: Clock, lang: Lang, days: int | None) -> Iterable[DueLine]:
    by_pack = speakers(clock.packs, lang, clock.zone)
    found = within(deadlines(clock.reckoning.rows, clock.packs, clock.as_of, clock.zone), days)
    for one in found:
        yield _line(clock, one, by_pack[one.row.pack])


def _line(clock: Clock, one: Deadline, speaker: Speaker) -> DueLine:
    row, due = one.row, one.row.due
    earliest = None if due is None else due.earliest
    latest = None if due is None else due.latest
    assert earliest is not None, "a deadline has an earliest end"
    return DueLine(
        case=clock.case,
        person=clock.person,
        rule=row.said.id,
        kind=row.said.kind.value,
        label=speaker.label(row),
        citation=speaker.citation(row),
        due=speaker.end(earliest),
        latest=speaker.end(latest),
        earliest_edtf=earliest.edtf(clock.zone),
        latest_edtf=None if latest is None else latest.edtf(clock.zone),
        days_left=one.days_left,
        overdue=one.overdue,
        opens=one.opens,
        draft=row.said.status is Status.DRAFT,
        conditional=row.conditional,
        version=row.version,
    )


def _order(line: DueLine) -> tuple[object, ...]:
    return line.days_left, not line.right, line.earliest_edtf, line.case, line.person, line.rule
