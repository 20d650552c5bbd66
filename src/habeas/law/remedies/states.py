"""What is said of a door: its state, the reason, until when, and what to beware of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class State(StrEnum):
    """What can be said of a door on the day."""

    OPEN = "open"
    CLOSED = "closed"
    NOT_HERE = "not_for_this_country"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why: a code with a sentence in every language, and what is put into it (ids and EDTF dates)."""

    code: str
    given: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Opening:
    """The state of a door, why, until when (EDTF, an interval where it can't be told to the day), and warnings."""

    state: State
    reason: Reason
    until: str | None = None
    warnings: tuple[Reason, ...] = ()
