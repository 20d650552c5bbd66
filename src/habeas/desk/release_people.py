"""Whether a release needs a second person's word: who works on a case, and how far it has gone before (SAFETY 14).

Decision 0015 says why these rules and no others.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from habeas.base.ids import CaseId, Handle
from habeas.desk.session import Session
from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.held import Protection
from habeas.disclosure.gate.releases import Act, ReleaseAct, approval, taken_down, wider
from habeas.disclosure.gate.rulings import Ruling
from habeas.disclosure.gate.second_word import in_force

ACTIVE_FOR = timedelta(days=90)
"""For how long after their last act in a case somebody counts as working on it."""


def active_people(session: Session, case: CaseId) -> frozenset[Handle]:
    """The handles that recorded, decided, judged, ruled or released something in this case in the last 90 days.

    Whoever is at the session is one of them.
    """
    since = session.now() - ACTIVE_FOR
    return frozenset({session.who, *(who for who, at in _acts(session, case) if at >= since)})


def is_wider(session: Session, case: CaseId, audience: Audience) -> bool:
    """Whether no release of this case that still stands reached this audience, or one that holds it."""
    gone = taken_down(session.vault.gate.release_acts(case))
    reached = [one.audience for one in session.vault.gate.releases(case) if one.id not in gone]
    return wider(audience, reached)


def approved_request(session: Session, case: CaseId, audience: Audience) -> tuple[ReleaseAct, ReleaseAct] | None:
    """The newest request for this audience that somebody else approved, and the approval; None where none is.

    A request that a release has used already gives no further one.
    """
    acts = session.vault.gate.release_acts(case)
    used = {key for one in session.vault.gate.releases(case) for key in one.requests}
    for request in reversed([one for one in acts if one.act is Act.REQUEST and one.audience is audience]):
        given = approval(request, acts)
        if given is not None and request.id not in used:
            return request, given
    return None


def rulings_in_force(session: Session, case: CaseId) -> tuple[Ruling, ...]:
    """The rulings that the gate goes by: what stands, but for what still waits for a second person's word."""
    every = session.vault.gate.rulings(case)
    hangs_on_it = any(one.protection is Protection.TOO_FEW_SOURCES for one in every)
    return in_force(every, two_work_on_it=hangs_on_it and len(active_people(session, case)) > 1)


def _acts(session: Session, case: CaseId) -> Iterator[tuple[Handle, datetime]]:
    record, gate = session.vault.record, session.vault.gate
    yield from ((one.recorded_by, one.recorded_at) for one in record.statements(case))
    yield from ((one.by, one.at) for one in record.withdrawals(case))
    yield from ((one.by, one.at) for one in record.judgements(case))
    yield from ((one.by, one.at) for one in session.vault.proposals.decisions(case))
    yield from ((one.by, one.at) for one in gate.rulings(case))
    yield from ((one.by, one.at) for one in gate.releases(case))
    yield from ((one.by, one.at) for one in gate.release_acts(case))
