"""Releases at the desk: what is out, who was asked and agreed, what was taken down, and what was corrected."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from habeas.base.digest import Json
from habeas.base.errors import WrongCall
from habeas.base.ids import EntityId
from habeas.base.language import Lang
from habeas.desk.case_file import asked_of, open_case
from habeas.desk.coming_down import CaseDue, all_due
from habeas.desk.consent_shape import due_json, release_brief
from habeas.desk.recording import audit
from habeas.desk.release_people import active_people, is_wider
from habeas.desk.session import Session
from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.admission import Admitted, admit
from habeas.disclosure.gate.held import Thing
from habeas.disclosure.gate.releases import INSIDE, Act, Release, ReleaseAct, approval, taken_down

_LEAST = 4
_FOUND_BY = "See `habeas releases`; give at least 4 signs of the id."


@dataclass(frozen=True, slots=True)
class Out:
    """A release with what became of it: the act by which it was taken down, and those who agreed to it."""

    release: Release
    cases: tuple[str, ...]
    down: ReleaseAct | None
    agreed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Request:
    """A request for a second person's word; `answer` is the act that approved it, None while nobody has.

    `refused` says that somebody refused it, `used` that a release was made by it.
    """

    act: ReleaseAct
    case: str
    answer: ReleaseAct | None
    refused: ReleaseAct | None
    used: bool


@dataclass(frozen=True, slots=True)
class Listed:
    """Everything that is known of releases, of one case or of all; `due` is what of it may not stand as it is `now`."""

    out: tuple[Out, ...]
    requests: tuple[Request, ...]
    now: datetime
    due: tuple[CaseDue, ...] = ()


def releases_listed(session: Session, name: str | None) -> Listed:
    """The releases and requests of a case, or of all cases, oldest first."""
    case = None if name is None else session.case(name)
    with session.vault.transaction():
        audit(session, "read releases", "" if case is None else case.id)
    gate, key = session.vault.gate, None if case is None else case.id
    names = {one.id: one.name for one in session.vault.record.cases()}
    releases, acts = gate.releases(key), gate.release_acts(key)
    gone, by_id = taken_down(acts), {one.id: one for one in acts}
    used = {asked for one in releases for asked in one.requests}

    def agreed(release: Release) -> tuple[str, ...]:
        given = (approval(by_id[asked], acts) for asked in release.requests if asked in by_id)
        return tuple(dict.fromkeys(str(one.by) for one in given if one is not None))

    def refusal(request: ReleaseAct) -> ReleaseAct | None:
        said = (one for one in acts if one.act is Act.REFUSE and one.about == request.id and one.by != request.by)
        return next(said, None)

    return Listed(
        tuple(
            Out(one, tuple(names.get(key, key) for key in one.cases), gone.get(one.id), agreed(one)) for one in releases
        ),
        tuple(
            Request(one, names.get(one.case, one.case), approval(one, acts), refusal(one), one.id in used)
            for one in acts
            if one.act is Act.REQUEST
        ),
        session.now(),
        all_due(session, name),
    )


def request_release(session: Session, name: str, audience: Audience, why: str) -> ReleaseAct:
    """Ask a second person to agree that a case goes to an audience, with what would be told as it stands today.

    Raises WrongCall where nobody has to be asked, nobody is there to ask, or no reason is given.
    """
    case = session.case(name)
    if not why.strip():
        raise WrongCall("A request needs a reason.", "Add --why TEXT; nothing was asked.")
    if audience in INSIDE or not is_wider(session, case.id, audience):
        raise WrongCall(
            f"The case {name} has gone to such readers before, or never leaves; nobody has to be asked.",
            "Nothing was asked.",
        )
    if len(active_people(session, case.id)) < 2:
        raise WrongCall(
            "One person works on this case, so there is nobody to ask.", "It can be let out; that is said and kept."
        )
    admitted = admitted_for(session, name, audience)
    told = frozenset(said.id for fact in admitted.casefile.facts for said in fact.statements)
    made = ReleaseAct(
        id=session.new_id(),
        case=case.id,
        act=Act.REQUEST,
        by=session.who,
        at=session.now(),
        reason=why.strip(),
        audience=audience,
        statements=told,
        named=named_by(admitted),
    )
    return _keep(session, made)


def request_releases(session: Session, name: str, audiences: Sequence[Audience], why: str) -> tuple[ReleaseAct, ...]:
    """Ask for each of these audiences as :func:`request_release` does; for all or, where one is refused, for none."""
    with session.vault.transaction():
        return tuple(request_release(session, name, each, why) for each in audiences)


def admitted_for(session: Session, name: str, audience: Audience) -> Admitted:
    """What of a case may go to an audience today, under the rulings in force."""
    opened = open_case(session, name, session.now().date())
    return admit(asked_of(opened, audience), Lang.EN)


def named_by(admitted: Admitted) -> frozenset[EntityId]:
    """Everybody and everything whose name an audience may be told."""
    unnamed = {one.key for one in admitted.held if one.thing is Thing.ENTITY}
    return frozenset(one.id for one in admitted.casefile.entities.values() if one.id not in unnamed)


def answer_request(session: Session, start: str, act: Act, why: str = "") -> ReleaseAct:
    """Approve or refuse a request, named by the beginning of its id.

    Raises WrongCall where it means none, for one's own request, and for a refusal without reason.
    """
    asked = [one for one in session.vault.gate.release_acts() if one.act is Act.REQUEST and one.id.startswith(start)]
    if len(start) < _LEAST or len(asked) != 1:
        raise WrongCall(f"{start!r} means no request, or several.", _FOUND_BY)
    [request] = asked
    if request.by == session.who:
        raise WrongCall(
            "Nobody answers their own request.",
            "Send the case to the other person with `habeas export`, and merge what comes back.",
        )
    if act is Act.REFUSE and not why.strip():
        raise WrongCall("A refusal needs a reason.", "Add --why TEXT; nothing was answered.")
    made = ReleaseAct(session.new_id(), request.case, act, session.who, session.now(), why.strip(), request.id)
    return _keep(session, made)


def take_down(session: Session, start: str, why: str) -> tuple[Release, tuple[ReleaseAct, ...]]:
    """Record that a release was taken down, or called back from whoever had it, in every case it tells of.

    Raises WrongCall where the beginning of the id means none, it was taken down before, or no reason is given.
    """
    found = [one for one in session.vault.gate.releases() if one.id.startswith(start)]
    if len(start) < _LEAST or len(found) != 1:
        raise WrongCall(f"{start!r} means no release, or several.", _FOUND_BY)
    [release] = found
    if not why.strip():
        raise WrongCall("Taking down needs a reason.", "Add --why TEXT; nothing was recorded.")
    if release.id in taken_down(session.vault.gate.release_acts()):
        raise WrongCall("This release was taken down before.", "See `habeas releases`; nothing was recorded.")
    acts = tuple(
        _keep(
            session,
            ReleaseAct(
                session.new_id(), case, Act.TAKE_DOWN, session.who, session.now(), why.strip(), about=release.id
            ),
        )
        for case in release.cases
    )
    return release, acts


def listed_json(listed: Listed) -> list[dict[str, Json]]:
    """Each release with what is due of it, then each request, as JSON objects."""
    due: dict[str, list[Json]] = defaultdict(list)
    for case in listed.due:
        for each in case.due:
            due[each.release.id] += due_json([each], case.names, listed.now)
    out: list[dict[str, Json]] = [
        {
            "schema": "habeas.release/1",
            **release_brief(one.release),
            "cases": list(one.cases),
            "view": one.release.view,
            "statements": sum(len(told.statements) for told in one.release.told),
            "named": sum(len(told.named) for told in one.release.told),
            "sentences": sum(len(told.sentences) for told in one.release.told),
            "why": one.release.why,
            "alone": one.release.alone,
            "agreed": list(one.agreed),
            "taken_down": None if one.down is None else _act(one.down),
            "due": due[one.release.id],
        }
        for one in listed.out
    ]
    return out + [request_json(one) for one in listed.requests]


def request_json(one: Request) -> dict[str, Json]:
    """A request as JSON."""
    act = one.act
    return {
        "schema": "habeas.release.request/1",
        "id": act.id,
        "case": one.case,
        "audience": None if act.audience is None else act.audience.value,
        "by": act.by,
        "at": act.at.isoformat(),
        "reason": act.reason,
        "statements": len(act.statements),
        "named": len(act.named),
        "approved": None if one.answer is None else _act(one.answer),
        "refused": None if one.refused is None else _act(one.refused),
        "used": one.used,
    }


def _act(act: ReleaseAct) -> dict[str, Json]:
    return {"by": act.by, "at": act.at.isoformat(), "reason": act.reason}


def _keep(session: Session, act: ReleaseAct) -> ReleaseAct:
    with session.vault.transaction():
        session.vault.gate.add_release_act(act)
        audit(session, f"release {act.act.value}", act.about or act.id, {"case": act.case})
    return act
