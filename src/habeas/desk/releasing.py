"""Letting something out: whether it may go now, under which ids, and the record that it went.

Whoever makes a paper, a page or an extract for somebody else begins here, composes, records, and writes files last:
a release that nobody knows of would be worse than a line about one that was never written.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from habeas.base.digest import Digest
from habeas.base.errors import WrongCall
from habeas.base.ids import CaseId
from habeas.desk.coming_down import demand_down
from habeas.desk.recording import audit
from habeas.desk.release_people import active_people, approved_request, is_wider
from habeas.desk.session import Session
from habeas.desk.successors import successors_in
from habeas.disclosure.audience import Audience
from habeas.disclosure.data.release_ids import ReleaseIds
from habeas.disclosure.gate.corrections import Correction, corrected_by
from habeas.disclosure.gate.releases import HandedFile, Release, ReleaseAct, Told
from habeas.disclosure.gate.taking_down import Due
from habeas.record.keeping import Case


@dataclass(frozen=True, slots=True)
class Begun:
    """A release under way since `at`. `ids` makes the ids and commitments that stand in it.

    `alone` says that a second person would have been asked and there is none. `requests` are, for each case that
    needed a second person's word, the request that was approved.
    """

    id: str
    cases: tuple[Case, ...]
    audience: Audience
    form: str
    ids: ReleaseIds
    alone: bool
    requests: tuple[ReleaseAct, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class Going:
    """What is about to leave: what of each case it tells, and the files with their digests.

    `view` is the digest of what it was composed from, None where the form has none. `why` is the reason for what it
    changes in an earlier release.
    """

    title: str
    told: tuple[Told, ...]
    files: tuple[HandedFile, ...]
    view: Digest | None = None
    why: str = ""


def trial_ids(session: Session) -> ReleaseIds:
    """Ids for something that is only looked at: their key is thrown away."""
    return ReleaseIds(session.chance(32))


def begin_release(
    session: Session, names: Sequence[str], audience: Audience, form: str, due: Sequence[Due] | None = None
) -> Begun:
    """Begin to let these cases out to an audience in a form (`paper/summary`, `site`, `extract/ftm`).

    `due` is what is due of the one case where that was worked out already.

    Raises WrongCall where a case has never gone so far, two people
    work on it, and no second one has agreed; and where what is out of it has to come down before more of it goes out.
    """
    if audience is Audience.SELF or not names:
        raise ValueError("what stays with oneself is no release")
    cases = tuple(session.case(name) for name in dict.fromkeys(names))
    for case in cases:
        demand_down(session, case.name, audience, due)
    alone, requests = False, []
    for case in cases:
        if not is_wider(session, case.id, audience):
            continue
        approved = approved_request(session, case.id, audience)
        if approved is not None:
            requests.append(approved[0])
        elif len(active_people(session, case.id)) > 1:
            raise WrongCall(
                f"The case {case.name} has not gone to the audience '{audience.value}' before; "
                "two people have to agree, and so far one has.",
                f"Ask with `habeas releases request {case.name} --for {audience.value}`; nothing was written.",
            )
        else:
            alone = True
    ids = ReleaseIds(session.chance(32))
    return Begun(session.new_id(), cases, audience, form, ids, alone, tuple(requests), session.now())


def record_release(session: Session, begun: Begun, going: Going) -> Release:
    """Keep that this goes out; called before its files are written.

    Raises WrongCall where it tells more than the second person agreed to, and where it changes a sentence that was
    published before and `why` is empty.
    """
    if {told.case for told in going.told} != {case.id for case in begun.cases}:
        raise ValueError("a release tells of the cases that it was begun for")
    for request in begun.requests:
        _demand_within(begun, request, going.told)
    release = release_under_way(session, begun, going)
    _demand_reason(session, begun, release)
    with session.vault.transaction():
        session.vault.gate.add_release(release)
        for case in begun.cases:
            audit(session, "release", release.id, {"case": case.id, "audience": begun.audience.value})
    return release


def release_under_way(session: Session, begun: Begun, going: Going) -> Release:
    """The release as it will be kept, before it is: for what has to tell of itself, as a log of corrections does."""
    return Release(
        id=begun.id,
        audience=begun.audience,
        form=begun.form,
        title=going.title,
        at=begun.at,
        by=session.who,
        told=going.told,
        files=going.files,
        view=going.view,
        key=begun.ids.key,
        why=going.why.strip(),
        requests=tuple(one.id for one in begun.requests),
        alone=begun.alone,
    )


def _demand_within(begun: Begun, request: ReleaseAct, told: Sequence[Told]) -> None:
    """Raises WrongCall where more is told, or more people are named, than the request said."""
    mine = next(one for one in told if one.case == request.case)
    more = len(mine.statements - request.statements) + len(mine.named - request.named)
    if more:
        name = _name_of(begun, request.case)
        raise WrongCall(
            f"It tells more of the case {name} than a second person agreed to: {more} statements or names are new.",
            f"Ask again with `habeas releases request {name} --for {begun.audience.value}`; nothing was written.",
        )


def _demand_reason(session: Session, begun: Begun, release: Release) -> None:
    """Raises WrongCall where published sentences change and nobody says why."""
    if release.why:
        return
    changed = sum(len(changed_by(session, case, release)) for case in begun.cases)
    if changed:
        raise WrongCall(
            f"It changes or drops {changed} sentences that were published before, and gives no reason.",
            "Say why with --why TEXT; the log of corrections tells it. Nothing was written.",
        )


def changed_by(session: Session, case: Case, release: Release) -> tuple[Correction, ...]:
    """What a release would change in those before it that published this case in the same form."""
    earlier = [one for one in session.vault.gate.releases(case.id) if one.id != release.id]
    return corrected_by(release, earlier, case.id, successors_in(session, case).__getitem__)


def _name_of(begun: Begun, case: CaseId) -> str:
    return next(one.name for one in begun.cases if one.id == case)
