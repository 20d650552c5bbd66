"""Whether a door is open on a day: for this country, these facts, this person; until when; what shut it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from habeas.base.plain import Plain
from habeas.base.when import When, parse_when
from habeas.law.remedies.days import days_in, edtf, end_after, surely_after, surely_before
from habeas.law.remedies.facts import RemedyFacts
from habeas.law.remedies.filed import Filed, filed_with
from habeas.law.remedies.procedure import ANY_STATE, Book, Door, Fit, How, Procedure, Shut
from habeas.record.days import Days, years_between

ADULT = 18
"""The age from which somebody is no child (CRC, article 1)."""


class State(StrEnum):
    """What can be said of a door on the day."""

    OPEN = "open"
    CLOSED = "closed"
    NOT_HERE = "not_for_this_country"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why: a code with a sentence in every language, and what is put into it (ids and EDTF dates)."""

    code: str
    given: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Opening:
    """The state of a door, why, until when (EDTF, an interval where it can't be told to the day), and warnings."""

    state: State
    reason: Reason
    until: str | None = None
    warnings: tuple[Reason, ...] = ()


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
        found.append(_by_facts(door, facts, warnings))
    found += [_by_person(fit, facts) for fit in procedure.fits]
    found += [_by_filing(one, warnings) for one in shut_here(procedure, facts, book)]
    limit, until = _by_time(procedure, facts, as_of, warnings)
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


def _by_facts(door: Door, facts: RemedyFacts, warnings: list[Reason]) -> Opening | None:
    """Whether what happened lies in the time for which the State answers here."""
    dated = [days for item in facts.items if item.prop in _HAPPENED and (days := days_in(item.when)) is not None]
    if door.facts_until is not None:
        day = door.facts_until
        given = {"day": day.isoformat()}
        if not dated:
            return Opening(State.CANNOT_TELL, Reason("facts_undated", given))
        if all(surely_after(days, day) for days in dated):
            return Opening(State.CLOSED, Reason("facts_after", given))
        if all(days.first is None or days.first <= day < (days.last or date.max) for days in dated):
            return Opening(State.CANNOT_TELL, Reason("facts_undated", given))
        warnings.append(Reason("facts_until", given))
    since = days_in(door.since)
    if since is None or since.first is None:
        return None
    over = [days_in(item.when) for item in facts.of("release")]
    if dated and over and all(surely_before(days, since.first) for days in [*dated, *over]):
        return Opening(State.CLOSED, Reason("facts_before", {"day": since.first.isoformat()}))
    if any(surely_before(days, since.first) for days in dated):
        warnings.append(Reason("facts_since", {"day": since.first.isoformat()}))
    return None


_HAPPENED = (
    "apprehension",
    "re_arrest",
    "custody_order",
    "extension",
    "ill_treatment",
    "verdict",
    "place_of_detention",
)
"""Events that a complaint about detention is about."""


def _by_person(fit: Fit, facts: RemedyFacts) -> Opening | None:
    if fit.sex is not None:
        sexes = {str(item.given("sex")) for item in facts.of("sex") if item.given("sex")}
        return _shut_or_unknown("sex", len(sexes) == 1, fit.sex in sexes)
    if fit.minor:
        young = _was_minor(facts)
        return _shut_or_unknown("age", young is not None, bool(young))
    return None


def _shut_or_unknown(what: str, known: bool, fits: bool) -> Opening | None:
    if not known:
        return Opening(State.CANNOT_TELL, Reason(f"{what}_unknown"))
    return None if fits else Opening(State.CLOSED, Reason(f"{what}_other"))


def _was_minor(facts: RemedyFacts) -> bool | None:
    """Whether the person was under 18 at the earliest recorded apprehension; None where that can't be told."""
    births = [days for item in facts.of("birth_date") if (days := _days_of_field(item.given("date"))) is not None]
    taken = [days for item in facts.of("apprehension") if (days := days_in(item.when)) is not None]
    answers: set[bool | None] = set()
    for birth in births:
        for at in taken:
            least, most = years_between(birth, at)
            sure = None if least is None or most is None or (least < ADULT <= most) else most < ADULT
            answers.add(sure)
    for item in facts.of("age"):
        years = item.given("years")
        if isinstance(years, int):
            answers.add(years < ADULT)
    return answers.pop() if len(answers) == 1 else None


def _days_of_field(value: Plain | When) -> Days | None:
    if isinstance(value, When):
        return days_in(value)
    try:
        return days_in(parse_when(value)) if isinstance(value, str) else None
    except ValueError:
        return None


def _by_filing(one: ShutHere, warnings: list[Reason]) -> Opening | None:
    given = {"filing": one.filed.filing.id, "by": one.by}
    over = one.shut.how is How.PENDING and one.filed.filing.decided is not None
    if over or one.shut.how is How.MAY or not one.filed.sure:
        warnings.append(Reason("examined_before" if over else "may_be_shut", given))
        return None
    return Opening(State.CLOSED, Reason("same_matter" if one.shut.how is How.GOOD else "same_matter_pending", given))


def _by_time(
    procedure: Procedure, facts: RemedyFacts, as_of: date, warnings: list[Reason]
) -> tuple[Opening | None, str | None]:
    """What the time limit says, counted from every recorded decision of a higher court, and its end."""
    lengths = procedure.time_limit.lengths
    if not lengths:
        return None, None
    ends: list[Days] = []
    for item in facts.of("appeal_decision"):
        made = days_in(item.when)
        if made is not None:
            first = None if made.first is None else _end(procedure, made.first)
            last = None if made.last is None else _end(procedure, made.last)
            ends.append(Days(first, last))
    if not ends:
        warnings.append(Reason("time_not_begun"))
        return None, None
    firsts, lasts = [end.first for end in ends], [end.last for end in ends]
    first = None if None in firsts else min(day for day in firsts if day is not None)
    last = None if None in lasts else max(day for day in lasts if day is not None)
    until = edtf(Days(first, last))
    if last is not None and last < as_of:
        warnings.append(Reason("later_decision"))
        if procedure.time_limit.bars:
            return Opening(State.CLOSED, Reason("time_over", {"until": last.isoformat()})), until
        warnings.append(Reason("late", {"until": last.isoformat()}))
        return None, until
    if procedure.time_limit.bars and (first is None or first < as_of):
        return Opening(State.CANNOT_TELL, Reason("time_unsure", {"until": until or ""})), until
    return None, until


def _end(procedure: Procedure, made: date) -> date:
    lengths = procedure.time_limit.lengths
    fitting = [one for one in lengths if (one.since or date.min) <= made <= (one.until or date.max)]
    return end_after(made, fitting[0].length if fitting else lengths[-1].length)


def _earlier(one: str | None, other: str | None) -> str | None:
    """The end that comes first, of two EDTF ends."""
    known = [end for end in (one, other) if end is not None]
    return min(known, default=None, key=lambda end: end.lstrip("./"))
