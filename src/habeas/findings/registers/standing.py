"""Whether a work was decided on and listed on a day: yes, no, or can't tell, and every reason for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from habeas.base.when import When, on_day
from habeas.evidence.registers.entry import Act, Decision, Entry, Published, Status
from habeas.findings.registers.seen import Neighbours, Shows, Sighting

type Told = Mapping[str, When | str]
"""What a reason tells by name: dates, and words as printed."""


class Answer(StrEnum):
    """An answer that is `yes` or `no` only where it is so on every day that was asked about."""

    YES = "yes"
    NO = "no"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an answer is what it is. `code` names a sentence of `sentences.yaml`, `told` fills it in."""

    code: str
    told: Told = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Standing:
    """How an entry stood on a day.

    `decided`: a court had decided. `in_force`: that decision had taken effect; a decision of a first
    instance does so only when the time for appeal has run or the appeal is decided. `listed`: the
    register held the entry. `unpublished` says that a decision is claimed which nobody has published.
    `reasons` are in the order decided, in force, listed.
    """

    on: When
    decided: Answer
    in_force: Answer
    listed: Answer
    unpublished: bool
    reasons: tuple[Reason, ...]


_ON_APPEAL = (Act.APPEAL_RULING, Act.CASSATION_RULING)
"""Acts of higher courts: a decision that one of them left standing had taken effect by its day."""


def standing(entry: Entry, sightings: Sequence[Sighting], neighbours: Neighbours, on: When) -> Standing:
    """How the entry stood on the day, month, year or span `on`."""
    unpublished = entry.status is Status.DECISION_UNPUBLISHED or any(
        decision.published is Published.NO for decision in entry.decisions
    )
    decided, why_decided = _decided(entry, on, unpublished)
    listed, why_listed = _listed(entry, sightings, neighbours, on, decided)
    in_force, why_force = _in_force(entry, on, decided, listed)
    return Standing(on, decided, in_force, listed, unpublished, (*why_decided, *why_force, *why_listed))


def _decided(entry: Entry, on: When, unpublished: bool) -> tuple[Answer, list[Reason]]:
    dated = sorted((one for one in entry.decisions if one.date is not None), key=_begins)
    reasons = [Reason("decision_unpublished")] if unpublished else []
    if not dated:
        if not unpublished:
            reasons.append(Reason("decision_undated" if entry.decisions else "no_decision_read"))
        return Answer.CANNOT_TELL, reasons
    first = dated[0]
    told: Told = {"date": _date(first), **({"court": first.court} if first.court else {})}
    key = "decided_by_court" if first.court else "decided"
    if _by(_date(first), on):
        later = [one for one in dated[1:] if not _by(_date(one), on)]
        reasons.append(Reason(key, told))
        reasons += [Reason("act_later", {"date": _date(one)}) for one in later[:1]]
        return (Answer.CANNOT_TELL if unpublished else Answer.YES), reasons
    if _after(_date(first), on):
        undated = any(one.date is None for one in entry.decisions)
        reasons.append(Reason(f"{key}_after", told))
        reasons += [Reason("decision_undated")] if undated else []
        return (Answer.CANNOT_TELL if undated or unpublished else Answer.NO), reasons
    return Answer.CANNOT_TELL, [*reasons, Reason(f"{key}_within", told)]


def _in_force(entry: Entry, on: When, decided: Answer, listed: Answer) -> tuple[Answer, list[Reason]]:
    if decided is not Answer.YES:
        return (Answer.NO if decided is Answer.NO else Answer.CANNOT_TELL), []
    given = [one.in_force for one in entry.decisions if one.in_force is not None]
    if given:
        day = min(given, key=str)
        answer = Answer.YES if _by(day, on) else Answer.NO if _after(day, on) else Answer.CANNOT_TELL
        return answer, [Reason("in_force" if answer is Answer.YES else "in_force_after", {"date": day})]
    confirmed = [
        one for one in entry.decisions if one.act in _ON_APPEAL and one.date is not None and _by(_date(one), on)
    ]
    if confirmed:
        return Answer.YES, [Reason("confirmed", {"date": _date(max(confirmed, key=_begins))})]
    if listed is Answer.YES:
        return Answer.YES, [Reason("in_force_as_listed")]
    return Answer.CANNOT_TELL, [Reason("force_unsaid")]


def _listed(
    entry: Entry, sightings: Sequence[Sighting], neighbours: Neighbours, on: When, decided: Answer
) -> tuple[Answer, list[Reason]]:
    entered, reasons = _entered(entry, sightings, on)
    if entered is Answer.YES:
        taken, more = _taken_out(entry, sightings, on)
        return (entered if taken is Answer.NO else _turned(taken)), reasons + more
    if entered is Answer.NO:
        return entered, reasons
    if entry.included is None:
        reasons.append(Reason("inclusion_empty"))
        if decided is Answer.NO:
            return Answer.NO, [*reasons, Reason("not_decided_yet")]
        reasons += _bounds(neighbours, on)
    return Answer.CANNOT_TELL, reasons


def _turned(taken: Answer) -> Answer:
    return Answer.NO if taken is Answer.YES else Answer.CANNOT_TELL


def _entered(entry: Entry, sightings: Sequence[Sighting], on: When) -> tuple[Answer, list[Reason]]:
    """Whether the entry had been put on the register: by its date, or by a version that proves it."""
    there = [one for one in sightings if one.shows is Shows.STANDS]
    first = next((one for one in there if _by(_of(one.day), on)), None)
    told: Told = {} if entry.included is None else {"date": entry.included}
    if entry.included is not None and _by(entry.included, on):
        return Answer.YES, [Reason("included", told)]
    if first is not None:
        conflict = [Reason("included_conflicts", told)] if entry.included is not None else []
        return Answer.YES, [Reason("seen", {"version": _of(first.day)}), *conflict]
    if entry.included is not None:
        if _after(entry.included, on):
            return Answer.NO, [Reason("included_after", told)]
        return Answer.CANNOT_TELL, [Reason("included_within", told)]
    before = [one for one in sightings if one.shows is Shows.NOT_YET and _by_or_at(on, one.day)]
    if before and there:
        return Answer.NO, [Reason("not_yet", {"version": _of(before[-1].day)})]
    reasons = [Reason("first_seen", {"version": _of(there[0].day)})] if there else []
    if any(one.shows is Shows.MISSING for one in sightings):
        missing = next(one for one in sightings if one.shows is Shows.MISSING)
        reasons.append(Reason("missing", {"version": _of(missing.day)}))
    return Answer.CANNOT_TELL, reasons


def _taken_out(entry: Entry, sightings: Sequence[Sighting], on: When) -> tuple[Answer, list[Reason]]:
    """Whether the entry had been taken out again; `no` also where no version shows that it ever was."""
    dates = [one.date for one in entry.struck if one.date is not None]
    if dates:
        day = dates[0]
        if _by(day, on):
            return Answer.YES, [Reason("struck", {"date": day})]
        return (Answer.NO if _after(day, on) else Answer.CANNOT_TELL), [Reason("struck_later", {"date": day})]
    out = [one for one in sightings if one.shows is Shows.TAKEN_OUT]
    if out and _by(_of(out[0].day), on):
        return Answer.YES, [Reason("struck_by", {"version": _of(out[0].day)})]
    stands_after = [one for one in sightings if one.shows is Shows.STANDS and _by_or_at(on, one.day)]
    if stands_after:
        return Answer.NO, [Reason("stands_after", {"version": _of(stands_after[-1].day)})]
    if out:
        return Answer.CANNOT_TELL, [Reason("struck_by_then", {"version": _of(out[0].day)})]
    if entry.status in (Status.STRUCK, Status.DUPLICATE):
        return Answer.CANNOT_TELL, [Reason("struck_undated")]
    newest = max((one.day for one in sightings), default=None)
    return Answer.NO, [Reason("no_later_version", {"version": _of(newest)})] if newest is not None else []


def _bounds(neighbours: Neighbours, on: When) -> list[Reason]:
    """What the numbers of dated neighbours suggest: an explanation, never an answer."""
    reasons = []
    for code, dated in (("bound_before", neighbours.before), ("bound_after", neighbours.after)):
        if dated is not None:
            reasons.append(Reason(code, {"number": dated.number, "date": _of(dated.day)}))
    if neighbours.before is None and neighbours.first is not None:
        first = neighbours.first
        reasons = [Reason("before_dates_began", {"number": first.number, "date": _of(first.day)})]
    if neighbours.after is not None and _by(_of(neighbours.after.day), on):
        reasons.append(Reason("likely_listed"))
    elif neighbours.before is not None and _after(_of(neighbours.before.day), on):
        reasons.append(Reason("likely_not_listed"))
    return reasons


def _of(day: date) -> When:
    return on_day(day.year, day.month, day.day)


def _date(decision: Decision) -> When:
    if decision.date is None:
        raise ValueError("a decision without a date")
    return decision.date


def _begins(decision: Decision) -> str:
    return str(_date(decision).local_bounds()[0])


def _by(event: When, on: When) -> bool:
    """Whether an event was surely on or before every day of `on`."""
    end, first = event.local_bounds()[1], on.local_bounds()[0]
    if end is None or first is None or event.approximate or on.approximate:
        return False
    return (end - timedelta(microseconds=1)).date() <= first.date()


def _after(event: When, on: When) -> bool:
    """Whether an event was surely after the last day of `on`."""
    start, end = event.local_bounds()[0], on.local_bounds()[1]
    if start is None or end is None or event.approximate or on.approximate:
        return False
    return start >= end


def _by_or_at(on: When, day: date) -> bool:
    """Whether every day of `on` was on or before this day."""
    return _by(on, _of(day))
