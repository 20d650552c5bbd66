"""Preserve a file and everything inside it, the container before its parts."""

from dataclasses import replace
from pathlib import PurePosixPath

from habeas.base.digest import Digest, digest_of
from habeas.base.finding import Finding
from habeas.desk.apart import apart
from habeas.desk.preserving import Came, Circumstances, Taken, keep, worth_reading
from habeas.desk.reading_ahead import read_ahead
from habeas.desk.session import Session
from habeas.evidence.confinement.apart import TakenApart
from habeas.evidence.containers.inside import MOST_DEEP, Inside, Left, Room
from habeas.evidence.containers.unpacking import is_container
from habeas.evidence.sources.source import Method, Part, Source
from habeas.evidence.web_archives.shown import shown
from habeas.record.keeping import Case


def keep_whole(
    session: Session,
    case: Case,
    data: bytes,
    name: str | None,
    method: Method,
    circumstances: Circumstances,
    read: TakenApart | None = None,
) -> tuple[Taken, ...]:
    """Preserve these bytes and everything inside them as sources of the case, the container before its parts.

    Each is kept in a transaction of its own: a call that was stopped is taken up again by the same call,
    which records nothing twice of what is kept already. Parts have the secrecy of their container. `read` is
    what a child has made of the bytes already.
    """
    outer = keep(session, case, data, name, method, circumstances, read=read)
    taken = [outer]
    if outer.source is not None and is_container(outer.source.copy.media_type):
        session.progress.begin("taking out", None)
        _take_out(session, case, data, circumstances, taken, (outer.source.copy.digest,), Room())
        session.progress.end()
    return tuple(taken)


def _take_out(
    session: Session,
    case: Case,
    data: bytes,
    circumstances: Circumstances,
    taken: list[Taken],
    within: tuple[Digest, ...],
    room: Room,
) -> Room:
    """Keep what is inside the container that was taken last, and what is inside that; the room that is left then.

    `within` are the digests of the containers around it, its own being the last.
    """
    at, outer = len(taken) - 1, taken[-1]
    container = outer.source
    assert container is not None
    kept = frozenset(session.vault.evidence.parts(container.id))
    findings: list[Finding] = []
    left = Left()
    inner = apart().unpack(data, room)
    parts = read_ahead(inner, _read_part, lambda each: worth_reading(session, each, circumstances), apart().close)
    for inside, read in parts:
        if isinstance(inside, Finding):
            findings.append(inside)
        elif room.parts <= 0 or len(inside.data) > room.size:
            left.leave("parts-too-many", inside.path)
        elif (digest := digest_of(inside.data)) in within:
            left.leave("parts-too-deep", inside.path)
        else:
            room = room.less(len(inside.data))
            part = _keep_part(session, case, inside, container, kept, circumstances, read)
            taken.append(replace(part, depth=len(within)))
            session.progress.step(inside.path)
            if part.source is None or not is_container(part.source.copy.media_type):
                continue
            if len(within) >= MOST_DEEP:
                left.leave("parts-too-deep", inside.path)
            else:
                room = _take_out(session, case, inside.data, circumstances, taken, (*within, digest), room)
    found = (replace(each, place=f"{outer.name}: {each.place}") for each in (*findings, *left.findings()))
    taken[at] = replace(outer, findings=(*outer.findings, *found))
    return room


def _keep_part(
    session: Session,
    case: Case,
    inside: Inside,
    container: Source,
    kept: frozenset[Part],
    circumstances: Circumstances,
    read: TakenApart | None,
) -> Taken:
    """Preserve one part; one that is kept as a part of this container already is only let serve the case."""
    seen = shown(inside.path)
    name = PurePosixPath(inside.path.replace("\\", "/")).name or inside.path if seen is None else seen.file_name
    evidence = session.vault.evidence
    known = evidence.source_of_copy(digest_of(inside.data))
    if known is not None and Part(container.id, known.id, inside.path, inside.place) in kept:
        with session.vault.transaction():
            evidence.link_source(case.id, known.id)
        reading = evidence.first_reading(known.copy.digest)
        part = Part(container.id, known.id, inside.path, inside.place)
        return Taken(name, Came.AGAIN, known, None if reading is None else len(reading.text), (), part)
    out_of = (container, inside.path, inside.place)
    return keep(session, case, inside.data, name, Method.PART, circumstances, out_of, read)


def _read_part(part: Inside | Finding) -> TakenApart:
    assert isinstance(part, Inside)
    return apart().take(part.data, digest_of(part.data))
