"""What that is out may stay out no longer: consent taken back, run out, or older than the person's release."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from habeas.base.ids import EntityId, StatementId
from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.answers import Use
from habeas.disclosure.gate.consents import OPEN_TO_ALL, Consents, Lacking, Refusal, Turn, consents_of
from habeas.disclosure.gate.held import Protection
from habeas.disclosure.gate.releases import INSIDE, Release, ReleaseAct, Told, taken_down
from habeas.record.casefile import CaseFile

AN_HOUR = timedelta(hours=1)
"""Within this time of the record of a withdrawal or a release what is public comes down (SAFETY 11)."""


class Haste(StrEnum):
    """What is to be done: take it down at once; tell whoever has it; or ask again before anything new goes out."""

    TAKE_DOWN = "take_down"
    TELL_RECEIVER = "tell_receiver"
    ASK_AGAIN = "ask_again"


class HeldNow(StrEnum):
    """That the gate holds back today what was told: a ruling, quiet, or something recorded since."""

    HELD = "held"


@dataclass(frozen=True, slots=True)
class Due:
    """A release that told of a person, or named them (`named`), and may not stand as it is.

    `because` are the statements that say so, for HELD those that are held back; `why` are then the protections.
    `by` is the moment by which it has to be down, an hour after the newest record that says so; None where none
    does, as where a day ran out: then it is at once.
    """

    release: Release
    person: EntityId
    named: bool
    haste: Haste
    reason: Lacking | HeldNow
    because: tuple[StatementId, ...]
    by: datetime | None
    why: tuple[Protection, ...] = ()

    def minutes_left(self, now: datetime) -> int | None:
        """Whole minutes until it has to be down, negative where it should be; None where there is no moment."""
        return None if self.by is None else int((self.by - now).total_seconds() // 60)


def must_come_down(releases: Iterable[Release], acts: Iterable[ReleaseAct], casefile: CaseFile) -> tuple[Due, ...]:
    """What of these releases may not stay as it is on the day of the case, the most urgent first.

    Releases that were taken down, and those to the team, are left out.
    """
    consents = consents_of(casefile)
    recorded = {said.id: said.recorded_at for fact in casefile.facts for said in fact.statements}
    gone = taken_down(acts)
    found = [
        due
        for release in releases
        if release.id not in gone and release.audience not in INSIDE and (told := release.of(casefile.case.id))
        for due in _due(release, told, consents, casefile, recorded)
    ]
    return by_haste(found)


def by_haste(due: Iterable[Due]) -> tuple[Due, ...]:
    """The most urgent first; of one haste by release."""
    places = {haste: place for place, haste in enumerate(Haste)}
    return tuple(sorted(due, key=lambda one: (places[one.haste], one.release.at, one.release.id, one.person)))


def _due(
    release: Release,
    told: Told,
    consents: Consents,
    casefile: CaseFile,
    recorded: Mapping[StatementId, datetime],
) -> Iterator[Due]:
    people = {casefile.entities[key].id if key in casefile.entities else key for key in told.entities | told.named}
    named = {casefile.entities[key].id if key in casefile.entities else key for key in told.named}
    telling = Use.PUBLISH if release.audience in OPEN_TO_ALL else Use.SHARE
    for person in sorted(people):
        uses = (telling, Use.NAME) if person in named else (telling,)
        for use in uses:
            answer = consents.permission(person, use, release.audience, casefile.as_of)
            if not isinstance(answer, Refusal):
                continue
            freed = _freed_since(release, person, consents.turns, casefile)
            haste = _haste(release.audience, answer.reason, freed)
            if haste is None:
                continue
            because = _because(answer, freed)
            times = [recorded[key] for key in because if key in recorded]
            hurry = haste is Haste.TAKE_DOWN and answer.reason is not Lacking.EXPIRED and times
            yield Due(
                release,
                person,
                person in named,
                haste,
                Lacking.REVIEW if freed and answer.reason not in _SAID_NO else answer.reason,
                because,
                max(times) + AN_HOUR if hurry else None,
            )
            break


_SAID_NO = (Lacking.WITHDRAWN, Lacking.REFUSED)


def _haste(audience: Audience, reason: Lacking, freed: Turn | None) -> Haste | None:
    if audience in OPEN_TO_ALL:
        if freed is not None or reason in (*_SAID_NO, Lacking.EXPIRED):
            return Haste.TAKE_DOWN
        return Haste.ASK_AGAIN if reason is Lacking.REVIEW else None
    return Haste.TELL_RECEIVER if reason in (*_SAID_NO, Lacking.EXPIRED) else None


def _freed_since(release: Release, person: EntityId, turns: Iterable[Turn], casefile: CaseFile) -> Turn | None:
    """The person's release from custody, where it may have come after what was handed out."""
    out = release.at.date()
    since = [
        turn
        for turn in turns
        if (turn.person, turn.prop) == (person, "release")
        and (turn.on.first is None or turn.on.first <= casefile.as_of)
        and (turn.on.last is None or turn.on.last >= out)
    ]
    return max(since, key=lambda turn: turn.statement, default=None)


def _because(answer: Refusal, freed: Turn | None) -> tuple[StatementId, ...]:
    """What says so: who said no, else the event after which nobody was asked again, else what ran out."""
    if answer.reason in _SAID_NO:
        return answer.statements
    if freed is not None:
        return (freed.statement,)
    return answer.statements if answer.after is None else (answer.after,)
