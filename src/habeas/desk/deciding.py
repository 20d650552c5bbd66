"""What a person decides on proposals: accept, correct, reject. Nothing else makes a draft a statement."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from habeas.base.errors import WrongCall
from habeas.base.ids import CaseId, StatementId
from habeas.base.plain import Plain
from habeas.base.span import Span
from habeas.desk.kept import Kept
from habeas.desk.recording import Saying, audit, record
from habeas.desk.session import Session
from habeas.desk.values import taken_apart
from habeas.desk.whose import Roll
from habeas.drafting.keeping import Decision, Proposal, State
from habeas.evidence.text.anchor import Anchor, anchor_at
from habeas.evidence.text.reading import Reading
from habeas.record.keeping import Case
from habeas.record.statements import Method

SHORTEST_ID = 4
"""Fewest characters by which a proposal may be called."""

NAMES_ITS_SUBJECT = frozenset(["person", "organ"])
"""Properties whose value names what they are about, so that a corrected name is another subject."""


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision taken: the proposal, its new state, and the statement that came of it, if one did."""

    proposal: Proposal
    state: State
    statement: StatementId | None


def find_proposals(session: Session, ids: Sequence[str]) -> list[tuple[Case, Proposal]]:
    """The proposals that these ids, or beginnings of ids, mean.

    Raises WrongCall for one that is too short, means nothing, or means several.
    """
    cases = {case.id: case for case in session.vault.record.cases()}
    found = []
    for start in dict.fromkeys(ids):
        if len(start) < SHORTEST_ID:
            raise WrongCall(f"{start!r} is too short for an id.", f"Give at least {SHORTEST_ID} characters of it.")
        matches = session.vault.proposals.proposal(start)
        if len(matches) != 1:
            many = "means several proposals" if matches else "means no proposal"
            raise WrongCall(f"{start!r} {many}.", "List them with `habeas proposals CASE`; nothing was changed.")
        found.append((cases[matches[0][0]], matches[0][1]))
    return found


def accept(session: Session, ids: Sequence[str], why: str = "") -> list[Decided]:
    """Accept proposals as they stand; all of them or, when one cannot be, none."""
    chosen = find_proposals(session, ids)
    with session.vault.transaction():
        rolls = {case: Roll(session, case) for case in dict.fromkeys(case for case, _ in chosen)}
        kept = Kept(session)
        return [_take(session, kept, rolls[case], each, each.draft.value, State.ACCEPTED, why) for case, each in chosen]


def correct(
    session: Session, one: str, value: Mapping[str, Plain], why: str = "", marked: Span | None = None
) -> Decided:
    """Accept a proposal with this value in the place of its own; the draft stays readable.

    `marked` are the words that the fact stands on where they are others than the draft's, in code points of the
    first reading, end exclusive. Raises WrongCall where they lie outside of it or are empty.
    """
    [(case, proposal)] = find_proposals(session, [one])
    with session.vault.transaction():
        return _take(session, Kept(session), Roll(session, case), proposal, value, State.CORRECTED, why, marked)


def reject(session: Session, ids: Sequence[str], why: str = "") -> list[Decided]:
    """Reject proposals; nothing of them enters the record, and they are not proposed again."""
    chosen = find_proposals(session, ids)
    decided = []
    with session.vault.transaction():
        for case, proposal in chosen:
            _refuse_decided(proposal)
            _decide(session, case.id, proposal, State.REJECTED, why, None, None)
            decided.append(Decided(proposal, State.REJECTED, None))
    return decided


def _take(
    session: Session,
    kept: Kept,
    roll: Roll,
    proposal: Proposal,
    value: Mapping[str, Plain],
    state: State,
    why: str,
    marked: Span | None = None,
) -> Decided:
    _refuse_decided(proposal)
    statement = record(session, roll, _saying(kept, roll, proposal, value, state, marked))
    corrected = None if state is State.ACCEPTED else value
    _decide(session, roll.case.id, proposal, state, why, corrected, statement.id)
    return Decided(proposal, state, statement.id)


def _saying(
    kept: Kept, roll: Roll, proposal: Proposal, value: Mapping[str, Plain], state: State, marked: Span | None
) -> Saying:
    draft = proposal.draft
    source = kept.source(proposal.source)
    if source is None:
        raise WrongCall("The source of this proposal is no longer kept.", "Reject the proposal.")
    remedy = f"Nothing was recorded. Accept it with a right value: `habeas correct {proposal.id[:10]} --value JSON`."
    told, when = taken_apart(draft.type, value, remedy)
    name = draft.subject
    if state is State.CORRECTED and draft.type in NAMES_ITS_SUBJECT and isinstance(value.get("name"), str):
        name = str(value["name"])
    return Saying(
        subject=roll.subject(name, draft.type, told),
        prop=draft.type,
        value=told,
        when=when,
        language=draft.lang,
        source=source,
        anchor=_anchor(kept.reading(proposal.reading), proposal, marked),
        method=Method.ACCEPTED if state is State.ACCEPTED else Method.CORRECTED,
        stance=draft.stance,
        attributed_to=draft.attributed_to,
        extractor=draft.extractor,
    )


def _anchor(reading: Reading | None, proposal: Proposal, marked: Span | None) -> Anchor:
    if reading is None or proposal.draft.span.slice(reading.text) != proposal.draft.quote:
        raise WrongCall("The text of this proposal is not what it was drafted from.", "Run `habeas verify`.")
    if marked is not None and not (marked.end <= len(reading.text) and marked.slice(reading.text).strip()):
        raise WrongCall("The words that were marked do not stand in the text.", "Mark them again in the document.")
    return anchor_at(reading, marked or proposal.draft.span)


def _refuse_decided(proposal: Proposal) -> None:
    if proposal.state is not State.WAITING:
        raise WrongCall(
            f"Proposal {proposal.id[:10]} was {proposal.state.value} before.",
            "A statement that came of it can be superseded or withdrawn; nothing was changed.",
        )


def _decide(
    session: Session,
    case: CaseId,
    proposal: Proposal,
    state: State,
    why: str,
    corrected: Mapping[str, Plain] | None,
    statement: StatementId | None,
) -> None:
    decision = Decision(proposal.id, state, session.who, session.now(), why, corrected, statement)
    session.vault.proposals.add_decision(decision)
    audit(session, state.value, proposal.id, {"case": case})
