"""Which release of this vault a proof pack is, and what became of it since: taken down, corrected, out of date."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from habeas.base.digest import Digest, Json
from habeas.base.ids import EntityId
from habeas.desk.case_file import open_case
from habeas.desk.coming_down import due_in, names_in
from habeas.desk.consent_shape import due_json, release_brief
from habeas.desk.recording import audit
from habeas.desk.session import Session
from habeas.desk.site_record import slug_of
from habeas.desk.successors import successors_in
from habeas.disclosure.data.release_ids import ReleaseIds
from habeas.disclosure.gate.corrections import corrections, series_of
from habeas.disclosure.gate.releases import Release, ReleaseAct, Told, taken_down
from habeas.disclosure.gate.taking_down import Due
from habeas.record.keeping import Case


@dataclass(frozen=True, slots=True)
class Since:
    """What became of a release: when it was taken down, and of what it told how much no longer holds.

    `corrected` counts its sentences, in every language by itself, that read otherwise or are gone in what was
    published later; `outdated` the statements it told that count no longer; `due` is why it has to come down.
    """

    release: Release
    down: ReleaseAct | None
    corrected: int
    outdated: int
    due: tuple[Due, ...]
    names: Mapping[EntityId, str]
    now: datetime


@dataclass(frozen=True, slots=True)
class PackKnown:
    """The case whose page a pack has; `since` is None where no release of it has these bytes."""

    case: str
    since: Since | None


def pack_known(session: Session, digest: Digest, page: str) -> PackKnown | None:
    """The case and release of a pack, by the digest of its bytes and the name of its page; None where neither is ours.

    The name of a page is made under the key of a release, so that it tells its case to the vault and to nobody else.
    """
    with session.vault.transaction():
        audit(session, "look up pack", digest)
    for case in session.vault.record.cases():
        releases = session.vault.gate.releases(case.id)
        made = next((one for one in releases if any(file.digest == digest for file in one.files)), None)
        if made is not None and (told := made.of(case.id)) is not None:
            return PackKnown(case.name, _since(session, case, made, told))
        if any(slug_of(ReleaseIds(one.key), case.id) == page for one in releases):
            return PackKnown(case.name, None)
    return None


def _since(session: Session, case: Case, release: Release, told: Told) -> Since:
    gate = session.vault.gate
    opened = open_case(session, case.name, session.now().date())
    mine = {(one.lang, one.text) for one in told.sentences}
    found = corrections(gate.releases(case.id), case.id, successors_in(session, case).__getitem__)
    later = {
        (one.lang, one.old)
        for one in found
        if one.at > release.at and one.audience is release.audience and series_of(one.form) == series_of(release.form)
    }
    counting = {one.id for fact in opened.casefile.facts for one in fact.statements}
    due = tuple(one for one in due_in(session, opened) if one.release.id == release.id)
    down = taken_down(gate.release_acts(case.id)).get(release.id)
    outdated = len(told.statements - counting)
    return Since(release, down, len(mine & later), outdated, due, names_in(opened), session.now())


def pack_known_json(known: PackKnown | None) -> Json:
    """The same for other programs; null where the pack is none of this vault's."""
    if known is None:
        return None
    since = known.since
    if since is None:
        return {"case": known.case, "release": None}
    down = since.down
    return {
        "case": known.case,
        "release": release_brief(since.release),
        "taken_down": None if down is None else {"by": down.by, "at": down.at.isoformat(), "reason": down.reason},
        "corrected": since.corrected,
        "outdated": since.outdated,
        "due": [dict(one) for one in due_json(since.due, since.names, since.now)],
    }
