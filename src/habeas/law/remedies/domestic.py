"""Remedies at home: the rights of the defence that a country's law pack sets a time for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from habeas.base.language import Lang
from habeas.law.remedies.states import Opening, Reason, State


@dataclass(frozen=True, slots=True)
class DomesticRight:
    """One rule of kind `right` as the clock reckoned it.

    `due_earliest` and `due_latest` are EDTF, None on a side that is not known; `numbered` is false where
    the law gives no number at all. `trigger` and `act` are ids of what begins and fulfils it; a time
    without a trigger has not begun by the record. `state` is the clock's (`met`, `met_late`, `missed`,
    `no_record`, `pending`, `not_applicable`, `cannot_tell`). `text_of` is the day of the law's text
    where it isn't proven that it stood so. `begun_by` tells the event that begins it in words, `version` the
    source whose date it stands on where sources contradict each other; both None where there is none.
    """

    rule: str
    citation: Mapping[Lang, str]
    label: Mapping[Lang, str]
    state: str
    trigger: str | None = None
    act: str | None = None
    due_earliest: str | None = None
    due_latest: str | None = None
    numbered: bool = True
    draft: bool = False
    text_of: str | None = None
    begun_by: Mapping[Lang, str] | None = None
    version: str | None = None


_STATES = {
    "pending": (State.OPEN, "right_runs"),
    "met": (State.OPEN, "right_used"),
    "met_late": (State.CANNOT_TELL, "right_used_late"),
    "missed": (State.CLOSED, "right_over"),
    "no_record": (State.CLOSED, "right_over"),
    "cannot_tell": (State.CANNOT_TELL, "right_unknown"),
}


def shown(rights: Iterable[DomesticRight]) -> tuple[DomesticRight, ...]:
    """The rights that apply: those whose time runs first, soonest end first, those not begun last."""
    applying = [right for right in rights if right.state in _STATES]
    return tuple(sorted(applying, key=_urgency))


def opening_of_right(right: DomesticRight, as_of: date) -> Opening:
    """The door that a right opens: a time that ran out shuts it, and may be restored for a good reason."""
    state, code = _STATES[right.state]
    if right.trigger is None:
        state, code = State.CANNOT_TELL, "right_not_begun"
    elif right.due_latest is None and code in ("right_runs", "right_over"):
        state, code = State.CANNOT_TELL, "right_undated" if right.numbered else "right_no_number"
    warnings = []
    if code == "right_runs" and right.due_earliest is not None and right.due_earliest[:10] < as_of.isoformat():
        warnings.append(Reason("strict_over", {"until": right.due_earliest}))
    if code == "right_over":
        warnings.append(Reason("may_be_restored"))
    if right.text_of is not None and right.due_latest is not None:
        warnings.append(Reason("text_of", {"day": right.text_of}))
    if right.draft:
        warnings.append(Reason("rule_draft"))
    return Opening(state, Reason(code), _until(right), tuple(warnings))


def _until(right: DomesticRight) -> str | None:
    first, last = right.due_earliest, right.due_latest
    if first is None and last is None:
        return None
    return last if first == last else f"{first or '..'}/{last or '..'}"


def _urgency(right: DomesticRight) -> tuple[bool, bool, str]:
    return right.state != "pending", right.trigger is None, right.due_earliest or "~"
