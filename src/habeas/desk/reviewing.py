"""Proposals as a reviewer meets them: in order, each in its sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

from habeas.base.language import Lang
from habeas.desk.kept import Kept
from habeas.desk.labels import property_label
from habeas.desk.recognition import Recognition
from habeas.desk.recording import audit
from habeas.desk.session import Session
from habeas.desk.titles import title_of
from habeas.drafting.keeping import Proposal, State

STATES = tuple(state.value for state in State)
"""The names of the states, for those who ask by name."""


@dataclass(frozen=True, slots=True)
class InContext:
    """A proposal with the words around its quote: its line, or up to `CONTEXT` code points of it.

    `recognised` says that words of the quote were recognised on a picture (OCR).
    """

    proposal: Proposal
    before: str
    after: str
    source: str
    page: int | None
    recognised: bool = False


CONTEXT = 240
"""Code points shown on each side of a quote at most."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A proposal, and whether words of its quote were recognised on a picture (OCR)."""

    proposal: Proposal
    recognised: bool


def listed(session: Session, name: str, state: str | None = None) -> tuple[Listed, ...]:
    """The proposals of a case as :func:`proposals` gives them, with what was recognised marked."""
    recognition = Recognition(session)
    return tuple(
        Listed(each, recognition.of(each.reading, each.draft.span)) for each in proposals(session, name, state)
    )


def proposals(session: Session, name: str, state: str | None = None) -> tuple[Proposal, ...]:
    """The proposals of a case, of one state or of all, by source and place in it."""
    case = session.case(name)
    found = session.vault.proposals.proposals(case.id, None if state is None else State(state))
    with session.vault.transaction():
        audit(session, "read proposals", case.id, {"count": str(len(found))})
    return found


@dataclass(frozen=True, slots=True)
class OfPerson:
    """What waits of one person or body, kind by kind, each with the kind's name; `subject` is empty where none is."""

    subject: str
    kinds: tuple[tuple[str, tuple[Proposal, ...]], ...]


def by_person(waiting: Sequence[Proposal], lang: Lang) -> tuple[OfPerson, ...]:
    """Proposals by whom they are of, and of each by kind, in the order in which they came."""
    people: dict[str, dict[str, list[Proposal]]] = {}
    for one in waiting:
        kinds = people.setdefault(one.draft.subject or "", {})
        kinds.setdefault(property_label(one.draft.type, lang), []).append(one)
    return tuple(
        OfPerson(who, tuple((kind, tuple(ones)) for kind, ones in kinds.items())) for who, kinds in people.items()
    )


def waiting_in_context(session: Session, name: str) -> list[InContext]:
    """What waits for a decision in a case, each in its sentence."""
    kept = Kept(session)
    return [in_context(kept, each) for each in proposals(session, name, State.WAITING.value)]


def in_context(kept: Kept, proposal: Proposal) -> InContext:
    """A proposal with its surroundings, which end at the line's end."""
    reading = kept.reading(proposal.reading)
    source = kept.source(proposal.source)
    title = title_of(source) if source else "?"
    if reading is None:
        return InContext(proposal, "", "", title, None)
    span = proposal.draft.span
    before = reading.text[max(0, span.start - CONTEXT) : span.start].rpartition("\n")[2]
    after = reading.text[span.end : span.end + CONTEXT].partition("\n")[0]
    return InContext(proposal, before, after, title, reading.page_of(span.start), reading.recognised(span))
