"""A register of one's own: decisions that a person enters by hand, one line of JSON each.

The first line says what the file is. A line holds `number`, `work`, `court`, `date`, `in_force`,
`published` (yes, no, unknown), `source` and `entered` (the instant it was entered). Lines are
appended and never changed, so that each version begins with the one before it.
"""

import json
from dataclasses import dataclass, replace

from habeas.base.digest import Json, canonical, digest_of
from habeas.base.errors import WrongCall
from habeas.base.finding import Finding, Severity
from habeas.base.span import Span
from habeas.base.when import When, parse_when
from habeas.evidence.registers.describing import described
from habeas.evidence.registers.entry import Act, Decision, Entry, Place, Published, Status
from habeas.evidence.registers.register_file import RegisterFile, counted

FORMAT = "own/1"
_FIRST: dict[str, Json] = {"habeas": "register of decisions entered by hand", "version": 1}
_STATUS = {
    Published.YES: Status.ACTIVE,
    Published.NO: Status.DECISION_UNPUBLISHED,
    Published.UNKNOWN: Status.UNKNOWN,
}
"""A decision nobody has published is a claim and a state of its own; where nobody says, nothing is assumed."""


@dataclass(frozen=True, slots=True)
class OwnDecision:
    """A decision as a person entered it; `source` says where it is known from, None where nobody said."""

    work: str
    court: str
    date: When
    in_force: When | None
    published: Published
    source: str | None
    entered: str


def with_decision(data: bytes | None, decision: OwnDecision) -> bytes:
    """The file with one more decision at its end; None begins a new file. Nothing of the old one changes."""
    kept = data if data is not None else canonical(_FIRST) + b"\n"
    line: dict[str, Json] = {
        "number": str(len(read_own(kept).entries) + 1),
        "work": decision.work,
        "court": decision.court,
        "date": str(decision.date),
        "in_force": None if decision.in_force is None else str(decision.in_force),
        "published": decision.published.value,
        "source": decision.source,
        "entered": decision.entered,
    }
    return kept + canonical(line) + b"\n"


def read_own(data: bytes) -> RegisterFile:
    """The decisions of such a file; a line that can't be read is a finding. Raises WrongCall for another file."""
    lines = data.decode("utf-8", errors="replace").split("\n")
    if _object(lines[0]) != _FIRST:
        raise WrongCall("This is no register of decisions entered by hand.", "Import another list with --format.")
    entries: list[Entry] = []
    findings: list[Finding] = []
    at = len(lines[0]) + 1
    for row, line in enumerate(lines[1:] if lines[-1] else lines[1:-1], 2):
        entry = _entry(_object(line), Place(row, Span(at, at + len(line)))) if line else None
        if entry is None:
            findings.append(Finding("line-unreadable", f"row {row}", Severity.ERROR, "This line is no decision."))
        else:
            entries.append(entry)
        at += len(line) + 1
    counts = counted(len(lines) - 1, entries)
    return RegisterFile(tuple(entries), tuple(findings), digest_of(data), FORMAT, "utf-8", (), counts)


def _entry(line: object, place: Place) -> Entry | None:
    match line:
        case {
            "number": str(number),
            "work": str(work),
            "court": str(court),
            "date": str(date),
            "in_force": in_force,
            "published": str(told),
            "source": source,
        }:
            pass
        case _:
            return None
    try:
        published = Published(told)
        day = parse_when(date)
        effect = None if in_force is None else parse_when(str(in_force))
    except ValueError:
        return None
    return replace(
        described(number, work, place),
        status=_STATUS[published],
        decisions=(Decision(court, day, Act.DECISION, None, effect, published),),
        struck=(),
        source=None if source is None else str(source),
    )


def _object(line: str) -> object:
    try:
        value: object = json.loads(line)
    except ValueError:
        return None
    return value
