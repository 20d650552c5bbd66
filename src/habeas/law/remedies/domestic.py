"""Remedies at home: the rights of the defence that a country's law pack sets a time for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from habeas.base.language import Lang
from habeas.law.remedies.opening import Opening, Reason, State


@dataclass(frozen=True, slots=True)
class DomesticRight:
    """One rule of kind `right` as the clock reckoned it.

    `due_earliest` and `due_latest` are EDTF, None where nothing begins the time or the law gives no
    number. `state` is the clock's (`met`, `met_late`, `missed`, `no_record`, `pending`,
    `not_applicable`, `cannot_tell`). `trigger` and `act` are ids of what begins and fulfils it.
    """

    rule: str
    citation: str
    label: Mapping[Lang, str]
    state: str
    trigger: str | None = None
    act: str | None = None
    due_earliest: str | None = None
    due_latest: str | None = None
    draft: bool = False
    text_of: str | None = None


_STATES = {
    "pending": (State.OPEN, "right_runs"),
    "met": (State.OPEN, "right_used"),
    "met_late": (State.CANNOT_TELL, "right_used_late"),
    "missed": (State.CLOSED, "right_over"),
    "no_record": (State.CLOSED, "right_over"),
    "cannot_tell": (State.CANNOT_TELL, "right_unknown"),
}


def shown(rights: Iterable[DomesticRight]) -> tuple[DomesticRight, ...]:
    """The rights that apply, those whose time runs first, soonest end first, then as the pack has them."""
    applying = [right for right in rights if right.state in _STATES]
    return tuple(sorted(applying, key=lambda right: (right.state != "pending", right.due_earliest or "~")))


def opening_of_right(right: DomesticRight) -> Opening:
    """The door that a right opens: a time that ran out shuts it, and may be restored for a good reason."""
    state, code = _STATES[right.state]
    ends = [end for end in (right.due_earliest, right.due_latest) if end is not None]
    until = None if not ends else ends[0] if ends[0] == ends[-1] else f"{ends[0]}/{ends[-1]}"
    warnings = []
    if code == "right_over":
        warnings.append(Reason("may_be_restored"))
    if right.text_of is not None:
        warnings.append(Reason("text_of", {"day": right.text_of}))
    if right.draft:
        warnings.append(Reason("rule_draft"))
    return Opening(state, Reason(code), until, tuple(warnings))
