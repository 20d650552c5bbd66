"""The View of a ledger: everything resolved in one language, for whoever holds the vault.

Nothing but `self` is shown it: code names stand in it (SAFETY 10), and the words of an accusation.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from habeas.base.language import Lang
from habeas.disclosure.audience import Audience
from habeas.disclosure.view import Line, Run


@dataclass(frozen=True, slots=True)
class PlaceView:
    """Where something stands: who says it, the exact words, the source, the place in it and the grades.

    `told` holds speaker and side; `where` source, page, code points, grade and statement, each in words.
    `statement` is the beginning of the statement's id that stands among them.
    """

    told: str
    quote: Run
    source: Line
    where: tuple[str, ...]
    statement: str = ""


@dataclass(frozen=True, slots=True)
class TieView:
    """Something tied. `proposed` says that no person confirmed it; `remarks` are what is to be known of it."""

    place: PlaceView
    proposed: bool
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DecisionView:
    """A person's decision: the state, by whom and when, the standard and where it is from, the reasons.

    `predates` is one sentence where something came after it, else empty.
    """

    state: str
    author: str
    standard: str
    standard_source: str
    reasons: str
    predates: str


@dataclass(frozen=True, slots=True)
class StateView:
    """A proposed state with its reasons."""

    state: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AllegationView:
    """One allegation. `number` counts from 1; `id` is short; `columns` are what carries, breaks and qualifies it.

    `headings` are the titles of `made`, `carries`, `breaks` and `qualifies`; one whose places stand in several
    sources says how many of these are independent, where they were compared.
    `if_confirmed` is None where no tie is proposed. `warnings` are sentences a reader must not miss.
    """

    number: int
    id: str
    claim: Line
    about: Line
    taken_up: bool
    made: tuple[PlaceView, ...]
    dates: tuple[str, ...]
    elements: tuple[str, ...]
    carries: tuple[TieView, ...]
    breaks: tuple[TieView, ...]
    qualifies: tuple[TieView, ...]
    warnings: tuple[str, ...]
    proposed: StateView
    if_confirmed: StateView | None
    decisions: tuple[DecisionView, ...]
    questions: tuple[PlaceView, ...]
    history: tuple[str, ...]
    headings: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class AgentView:
    """Somebody under a code name, with what is recorded of their work and the allegations they speak in."""

    name: str
    work: tuple[str, ...]
    said_in: str
    alone_in: str


@dataclass(frozen=True, slots=True)
class OpinionView:
    """One expert opinion: its fields with their labels, whether what it examined is kept, and where it stands."""

    id: str
    rows: tuple[tuple[str, Line], ...]
    examined: str
    marked: bool
    place: PlaceView


@dataclass(frozen=True, slots=True)
class PairView:
    """Two opinions that exclude one another, side by side; `by` says who judged so and why, or is empty."""

    heading: str
    by: str
    one: OpinionView
    other: OpinionView


@dataclass(frozen=True, slots=True)
class OwnView:
    """A statement of the accused with its flags; `pressure` are the places where pressure is claimed."""

    claim: Line
    flags: tuple[str, ...]
    place: PlaceView
    pressure: tuple[PlaceView, ...]


@dataclass(frozen=True, slots=True)
class LedgerView:
    """The whole ledger, or one allegation of it, in one language. `words` are headings and labels by id."""

    lang: Lang
    audience: Audience
    as_of: date
    title: str
    case: str
    subtitle: str
    foot: str
    words: Mapping[str, str]
    allegations: tuple[AllegationView, ...]
    agents: tuple[AgentView, ...]
    pairs: tuple[PairView, ...]
    opinions: tuple[OpinionView, ...]
    own: tuple[OwnView, ...]
    ill_treatment: tuple[PlaceView, ...]
