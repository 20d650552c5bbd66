"""Whether a door is open on a day: for this country, these facts, this person; until when; what shut it."""

from dataclasses import dataclass
from datetime import date

from habeas.law.remedies.days import days_in, edtf, surely_after, surely_before
from habeas.law.remedies.facts import RemedyFacts
from habeas.law.remedies.filed import Filed, filed_with
from habeas.law.remedies.limits import by_facts, by_person, by_time
from habeas.law.remedies.procedure import ANY_STATE, Book, Door, How, Procedure, Shut
from habeas.law.remedies.states import Opening, Reason, State


@dataclass(frozen=True, slots=True)
class ShutHere:
    """A filing elsewhere that shuts this door, or may."""

    shut: Shut
    by: str
    filed: Filed


def door_of(procedure: Procedure, country: str | None, book: Book) -> Door | None:
    """The door of a procedure for a country; None where it needs none, or nothing is known of it."""
    return book.countries.get(country or "", {}).get(procedure.door)


def opening_of(procedure: Procedure, facts: RemedyFacts, book: Book, as_of: date) -> Opening:
    """The state on the day. What closes a door goes before what cannot be told."""
    door = door_of(procedure, facts.country, book)
    warnings: list[Reason] = []
    found = [_by_country(procedure, door, facts, as_of)]
    if door is not None and door.open:
        found.append(by_facts(door, facts, warnings))
    found += [by_person(fit, facts) for fit in procedure.fits]
    found += [_by_filing(one, warnings) for one in shut_here(procedure, facts, book)]
    limit, until = by_time(procedure, facts, as_of, warnings)
    found.append(limit)
    for state in (State.NOT_HERE, State.CLOSED, State.CANNOT_TELL):
        for one in found:
            if one is not None and one.state is state:
                return Opening(state, one.reason, until if state is State.CANNOT_TELL else None, tuple(warnings))
    opened = next(one for one in found if one is not None)
    return Opening(State.OPEN, opened.reason, _earlier(opened.until, until), tuple(warnings))


def shut_here(procedure: Procedure, facts: RemedyFacts, book: Book) -> tuple[ShutHere, ...]:
    """The recorded filings with other procedures that shut this one, or may."""
    return tuple(
        ShutHere(shut, other, filed)
        for shut in procedure.shut_by
        for other in shut.by
        for filed in filed_with(next(one for one in book.procedures if one.id == other), facts, book)
    )


def _by_country(procedure: Procedure, door: Door | None, facts: RemedyFacts, as_of: date) -> Opening | None:
    if procedure.door == ANY_STATE:
        return Opening(State.OPEN, Reason("any_state"))
    given = {"door": procedure.door}
    if facts.country is None:
        return Opening(State.CANNOT_TELL, Reason("no_country", given))
    if door is None:
        return Opening(State.CANNOT_TELL, Reason("door_unknown", given))
    if not door.open:
        return Opening(State.NOT_HERE, Reason("not_joined", given))
    since, until = days_in(door.since), days_in(door.until)
    if surely_after(since, as_of):
        return Opening(State.CLOSED, Reason("not_yet", given | {"since": str(door.since)}))
    if since is not None and since.last is not None and since.last > as_of:
        return Opening(State.CANNOT_TELL, Reason("since_unsure", given | {"since": str(door.since)}))
    if until is not None and surely_before(until, as_of):
        return Opening(State.CLOSED, Reason("left", given | {"until": str(door.until)}))
    if until is not None and until.first is not None and until.first < as_of:
        return Opening(State.CANNOT_TELL, Reason("until_unsure", given | {"until": str(door.until)}))
    reason = Reason("joined", given if door.since is None else given | {"since": str(door.since)})
    return Opening(State.OPEN, reason, edtf(until))


def _by_filing(one: ShutHere, warnings: list[Reason]) -> Opening | None:
    given = {"filing": one.filed.filing.id, "by": one.by}
    over = one.shut.how is How.PENDING and one.filed.filing.decided is not None
    if over or one.shut.how is How.MAY or not one.filed.sure:
        warnings.append(Reason("examined_before" if over else "may_be_shut", given))
        return None
    return Opening(State.CLOSED, Reason("same_matter" if one.shut.how is How.GOOD else "same_matter_pending", given))


def _earlier(one: str | None, other: str | None) -> str | None:
    """The end that comes first, of two EDTF ends."""
    known = [end for end in (one, other) if end is not None]
    return min(known, default=None, key=lambda end: end.lstrip("./"))
