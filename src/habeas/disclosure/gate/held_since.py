"""What that is out tells what the gate holds back by now: by a ruling, by quiet, by whatever was recorded since."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from habeas.base.ids import EntityId, StatementId
from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.admission import Decision
from habeas.disclosure.gate.consents import OPEN_TO_ALL
from habeas.disclosure.gate.held import Protection, Thing
from habeas.disclosure.gate.releases import Release, Told
from habeas.disclosure.gate.taking_down import AN_HOUR, Due, Haste, HeldNow
from habeas.record.casefile import CaseFile

type Moments = Mapping[Protection, Sequence[datetime]]
"""When something was recorded by which a protection may hold since."""


_BECAUSE_OF_OTHERS = frozenset({Protection.STANDS_ON, Protection.MENTIONS})
"""By what something is held back because something else is, which is due by itself."""


@dataclass(slots=True)
class _Held:
    """What is held back of one person: by what, and the statements, none where it is the name alone."""

    why: set[Protection] = field(default_factory=set)
    statements: set[StatementId] = field(default_factory=set)


def held_since(
    releases: Iterable[Release],
    decisions: Mapping[Audience, Decision],
    casefile: CaseFile,
    told_of: Iterable[Due],
    moments: Moments,
) -> tuple[Due, ...]:
    """What of these releases tells a statement, or a name, that may not be told to its readers today.

    `decisions` are today's, one for each audience of the releases; `told_of` is what is due already: that consent is
    lacking is not told twice. What was told and counts no longer is corrected, and not due.
    """
    known = {(one.release.id, one.person): one.haste for one in told_of}
    found = []
    for release in releases:
        told = release.of(casefile.case.id)
        if told is None or release.audience not in decisions:
            continue
        for person, held in sorted(_held(told, decisions[release.audience], casefile).items()):
            before = known.get((release.id, person))
            # Whoever is only to be asked again may have asked for quiet, or be held back by hand, besides.
            why = held.why if before is None else held.why - {Protection.NO_BASIS}
            if why and before in (None, Haste.ASK_AGAIN):
                found.append(_due(release, person, told, held, why, moments))
    return tuple(found)


def _due(release: Release, person: EntityId, told: Told, held: _Held, why: set[Protection], moments: Moments) -> Due:
    down = release.audience in OPEN_TO_ALL
    since = [at for one in why for at in moments.get(one, ()) if at > release.at]
    return Due(
        release,
        person,
        person in told.named,
        Haste.TAKE_DOWN if down else Haste.TELL_RECEIVER,
        HeldNow.HELD,
        tuple(sorted(held.statements)),
        max(since) + AN_HOUR if down and since else None,
        tuple(one for one in Protection if one in why),
    )


def _held(told: Told, decision: Decision, casefile: CaseFile) -> dict[EntityId, _Held]:
    """Whoever is told of by what is held back today.

    Where nothing of a case may be told because of those who are held, it is told of them and of nobody else.
    """
    whole, detained = decision.deciding.whole, {one.entity.id for one in casefile.detainees}
    by_key = {one.key: one for one in decision.held if one.thing is Thing.STATEMENT and not one.words_only}
    names = {one.key: one.why for one in decision.held if one.thing is Thing.ENTITY}
    found: dict[EntityId, _Held] = defaultdict(_Held)
    for person, statement in _subjects(casefile):
        if statement in by_key and statement in told.statements:
            why = set(by_key[statement].why)
            if whole and person not in detained:
                why -= whole | _BECAUSE_OF_OTHERS
            if why:
                found[person].why |= why
                found[person].statements.add(statement)
    for key in told.named:
        person = casefile.entities[key].id if key in casefile.entities else key
        found[person].why |= set(names.get(person, ())) - _BECAUSE_OF_OTHERS
    return found


def _subjects(casefile: CaseFile) -> Iterator[tuple[EntityId, StatementId]]:
    for fact in casefile.facts:
        for one in fact.statements:
            entity = casefile.entities.get(one.subject)
            yield one.subject if entity is None else entity.id, one.id
