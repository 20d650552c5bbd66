"""Erase a source, a person or a case as it was planned: all of it or nothing, with tombstones and no more."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC

from habeas.base.digest import Digest
from habeas.base.erasure import Erased, Erasure, Reason
from habeas.base.ids import CaseId, SourceId, StatementId
from habeas.desk.erasing_names import Naming
from habeas.desk.erasing_plan import Plan
from habeas.desk.recording import audit
from habeas.desk.session import Session
from habeas.evidence.sources.receipt import record_event


@dataclass(frozen=True, slots=True)
class Ground:
    """Why it is erased. `note` is in the person's words; `forget` keeps nothing by which the bytes are known again."""

    reason: Reason
    note: str = ""
    forget: bool = False


def erase(session: Session, plan: Plan, ground: Ground) -> tuple[Erasure, ...]:
    """Destroy what the plan says and keep the tombstones, which are returned; the plan's own comes first.

    Audit trail and custody log say what was erased by id alone. Where the reason is danger, nothing is kept by
    which the same bytes could be known again, so that the vault does not prove that it held them.
    """
    act = session.new_id()
    stones = tuple(_stones(session, plan, ground, act))
    with session.vault.transaction():
        session.vault.erasures.destroy(plan.destruction, stones)
        for stone in stones:
            if stone.kind is Erased.SOURCE:
                _to_custody(session, stone)
        audit(session, f"erase {_WORDS[plan.kind]}", plan.key, {"case": plan.case.id, "reason": ground.reason.value})
    return stones


def tells(plan: Plan, note: str) -> bool:
    """Whether a note holds a name, or words, of what is to be erased."""
    quotes = [said.anchor.quote for _, said in plan.statements]
    small = note.casefold()
    return (
        Naming(plan.names).names(note)
        or bool(plan.name and plan.name.casefold() in small)
        or any(len(quote) >= _TELLING and quote.casefold() in small for quote in quotes)
    )


_TELLING = 12
"""Length from which the words of a quote in a note are told."""

_WORDS = {Erased.SOURCE: "source", Erased.ENTITY: "person", Erased.CASE: "case"}


def _stones(session: Session, plan: Plan, ground: Ground, act: str) -> Iterator[Erasure]:
    forget = ground.forget or ground.reason is Reason.DANGER
    digests = {str(source.id): source.copy.digest for source in plan.sources}

    def stone(kind: Erased, key: str, case: str, replaced: str | None = None, digest: Digest | None = None) -> Erasure:
        return Erasure(
            kind=kind,
            id=key,
            act=act,
            case=CaseId(case),
            at=session.now(),
            by=session.who,
            reason=ground.reason,
            note=ground.note if key == plan.key else "",
            replaced=None if replaced is None else StatementId(replaced),
            commitment=None if digest is None or forget else session.vault.erasures.commitment(digest),
        )

    yield stone(plan.kind, plan.key, plan.case.id, digest=digests.get(plan.key))
    what = plan.destruction
    for kind, keys in (
        (Erased.SOURCE, what.sources),
        (Erased.ENTITY, what.entities),
        (Erased.ARCHIVE, what.archives),
    ):
        for key in keys:
            if key != plan.key:
                yield stone(kind, key, plan.case.id, digest=digests.get(key))
    for proposal in what.proposals:
        yield stone(Erased.PROPOSAL, proposal, plan.case.id)
    for case, said in plan.statements:
        yield stone(Erased.STATEMENT, said.id, case, said.supersedes)


def _to_custody(session: Session, stone: Erasure) -> None:
    event = {
        "at": stone.at.astimezone(UTC).isoformat(),
        "actor": session.who,
        "action": "source erased",
        "source": SourceId(stone.id),
        "reason": stone.reason.value,
    }
    done = record_event(event, session.vault.evidence.last_custody(), session.chance(32))
    session.vault.evidence.append_custody(done.entry, done.salt, done.event)
