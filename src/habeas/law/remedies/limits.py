"""Limits of a door: what happened when, to whom, and how long ago it was decided."""

from datetime import date

from habeas.base.plain import Plain
from habeas.base.when import When, parse_when
from habeas.law.remedies.days import days_in, edtf, end_after, surely_after, surely_before
from habeas.law.remedies.facts import RemedyFacts
from habeas.law.remedies.procedure import Door, Fit, Procedure
from habeas.law.remedies.states import Opening, Reason, State
from habeas.record.days import Days, years_between

ADULT = 18
"""The age from which somebody is no child (CRC, article 1)."""

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


def by_facts(door: Door, facts: RemedyFacts, warnings: list[Reason]) -> Opening | None:
    """Whether what happened lies in the time for which the State answers here; None where it does."""
    dated = [days for item in facts.items if item.prop in _HAPPENED and (days := days_in(item.when)) is not None]
    if door.facts_until is not None:
        day = door.facts_until
        given = {"day": day.isoformat()}
        if not any(days.last is not None and days.last <= day for days in dated):
            late = bool(dated) and all(surely_after(days, day) for days in dated)
            if late:
                return Opening(State.CLOSED, Reason("facts_after", given))
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


def by_person(fit: Fit, facts: RemedyFacts) -> Opening | None:
    """Whether it is for this person; None where it is, or where the fit only warns."""
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


def by_time(
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
