"""What runs after filing, and on which days where a filing is recorded."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from habeas.base.when import When
from habeas.law.remedies.days import days_in, later, surely_before
from habeas.law.remedies.facts import Filing, RemedyFacts
from habeas.law.remedies.filed import Filed
from habeas.law.remedies.procedure import After, From, Procedure
from habeas.record.days import Days, narrowest


class Runs(StrEnum):
    """Where a time stands on the day: not begun by the record, running, over, or not to be told."""

    NOT_BEGUN = "not_begun"
    RUNNING = "running"
    OVER = "over"
    DONE = "done"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True)
class Step:
    """One step after one filing, or in general where nothing is filed (`filing` None).

    `due` are the days on which its time ends; an open side is not known: a time that runs from the day
    the State was written to has no last day before that day is recorded.
    """

    after: After
    filing: str | None
    sure: bool
    runs: Runs
    due: Days | None


def steps_of(procedure: Procedure, filed: tuple[Filed, ...], facts: RemedyFacts, as_of: date) -> tuple[Step, ...]:
    """The steps of every recorded filing; without one, those of the procedure with nothing begun."""
    if not filed:
        return tuple(_from_arrest(after, facts, as_of) for after in procedure.after)
    return tuple(step for one in filed for step in _of_filing(procedure, one, facts, as_of))


def _from_arrest(after: After, facts: RemedyFacts, as_of: date) -> Step:
    """A time that runs from the apprehension needs no filing; the others have not begun."""
    if after.begins is not From.APPREHENSION:
        return Step(after, None, True, Runs.NOT_BEGUN, None)
    due = _due(after, _apprehended(facts))
    return Step(after, None, True, _runs(after, due, as_of), due)


def _of_filing(procedure: Procedure, filed: Filed, facts: RemedyFacts, as_of: date) -> list[Step]:
    ends: dict[str, Days | None] = {}
    steps = []
    for after in procedure.after:
        begins = ends.get(after.follows or "") if after.begins is From.STEP else _begins(after, filed.filing, facts)
        due = _due(after, begins)
        ends[after.id] = due
        runs = _runs(after, due, as_of) if begins is not None else Runs.NOT_BEGUN
        if _done(after, filed.filing):
            runs = Runs.DONE
        steps.append(Step(after, filed.filing.id, filed.sure, runs, due))
    return steps


def _begins(after: After, filing: Filing, facts: RemedyFacts) -> Days | None:
    match after.begins:
        case From.FILING:
            return days_in(filing.when)
        case From.SENT:
            sent = days_in(filing.sent_to_state)
            first = days_in(filing.when)
            # Nothing is sent to the State before it was filed; until when is not known.
            return sent or (None if first is None else Days(first.first, None))
        case From.ANSWERED:
            return days_in(filing.answered)
        case From.DECIDED:
            return days_in(filing.decided)
        case _:
            return _apprehended(facts)


def _done(after: After, filing: Filing) -> bool:
    """Whether the record shows that the State answered, or that the body decided, so that nothing runs."""
    return after.who == "state" and after.begins in (From.SENT, From.STEP) and _known(filing.answered, filing.decided)


def _known(*times: When | None) -> bool:
    return any(time is not None for time in times)


def _apprehended(facts: RemedyFacts) -> Days | None:
    return narrowest(days for item in facts.of("apprehension", "re_arrest") if (days := days_in(item.when)))


def _due(after: After, begins: Days | None) -> Days | None:
    if begins is None or after.length is None:
        return None
    return later(begins, after.length)


def _runs(after: After, due: Days | None, as_of: date) -> Runs:
    if after.length is None:
        return Runs.CANNOT_TELL
    if surely_before(due, as_of):
        return Runs.OVER
    if due is not None and due.first is not None and due.first > as_of - timedelta(days=1):
        return Runs.RUNNING
    return Runs.CANNOT_TELL if due is not None else Runs.NOT_BEGUN
