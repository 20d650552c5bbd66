"""What can be said of a limit: its end, the act that keeps it, and the day of asking."""

from collections.abc import Sequence

from habeas.law.clock.counting import Due
from habeas.law.clock.instants import Extent
from habeas.law.clock.row import State


def judge(due: Due, act: Extent | None, denials: Sequence[Extent], as_of: Extent) -> tuple[State, str | None]:
    """The state of a limit, and the reason where it cannot be told.

    `met` and `met_late` hold for every minute that the dates allow and by every reading. A limit is
    past when it ended before `as_of` begins, by the lenient reading. Past with nothing recorded is
    `no_record`; `missed` needs a record that says it did not happen as of a day when the limit was past;
    one without a date is of the whole time.
    """
    if act is not None:
        return _with_act(due, act)
    if due.latest is None:
        return State.CANNOT_TELL, "start_unknown"
    if not past(due, as_of):
        return State.PENDING, None
    latest = due.latest.minute
    if any(denial.lo is None or denial.lo > latest for denial in denials):
        return State.MISSED, None
    return State.NO_RECORD, None


def past(due: Due, as_of: Extent) -> bool:
    """Whether a limit ended before the day of asking begins, by the lenient reading."""
    return due.latest is not None and as_of.lo is not None and due.latest.minute < as_of.lo


def _with_act(due: Due, act: Extent) -> tuple[State, str | None]:
    if act.hi is not None and due.earliest is not None and act.hi <= due.earliest.minute:
        return State.MET, None
    if act.lo is not None and due.latest is not None and act.lo > due.latest.minute:
        return State.MET_LATE, None
    if due.earliest is None or due.latest is None or act.lo is None or act.hi is None:
        return State.CANNOT_TELL, "time_imprecise"
    between = act.lo > due.earliest.minute and act.hi <= due.latest.minute
    return State.CANNOT_TELL, "readings_differ" if between and due_exact(due) else "time_imprecise"


def due_exact(due: Due) -> bool:
    """Whether both ends are known and lie within two days: the difference is one of reading, not of dates."""
    if due.earliest is None or due.latest is None:
        return False
    return due.latest.minute - due.earliest.minute <= 2 * 24 * 60


def known_by(extent: Extent, as_of: Extent) -> bool:
    """Whether an event counts on the day of asking: it is not surely after it."""
    return not as_of.surely_before(extent)
