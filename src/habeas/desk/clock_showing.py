"""A clock as it is shown: for people grouped and in words, for programs row by row."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from habeas.base.digest import Json
from habeas.base.language import Lang
from habeas.desk.clock import Clock
from habeas.law.clock.arranging import arranged, openings_of
from habeas.law.clock.counting import Due
from habeas.law.clock.row import Days, Row
from habeas.law.clock.saying import Speaker, row_json, speakers
from habeas.law.pack.rule import Status


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row with everything in words of one language.

    `due` are the earliest and the latest end in words, the same twice where one says it all, None where
    the law gives no number; `opens` says that it is no end but the day on which something opens. `text_of` is
    the day of the law's text where the notes do not prove that it stood on the day of the trigger.
    `steps` are the calculation, `version` the source whose date the row stands on.
    """

    rule: str
    label: str
    citation: str
    right: bool
    state: str
    state_word: str
    reason: str
    due: tuple[str, str] | None
    opens: bool
    conditional: bool
    current: bool
    version: str | None
    draft: bool
    text_of: str | None
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownStretch:
    """A run of days in words: what it was, from, to (None while it goes on), how many days.

    `note` is `unsure` where a date leaves open whether it was so, `computed` where the end was counted
    from the term of an order; otherwise empty.
    """

    kind: str
    first: str
    last: str | None
    days: int
    note: str


@dataclass(frozen=True, slots=True)
class ShownClock:
    """One person's clock in words. `groups` are the rows by the name of their group, in its order.

    `held`, `used` and `longest` are days at least and at most; None where they cannot be told.
    """

    case: str
    person: str
    law: tuple[str, ...]
    zone: str
    as_of: str
    held: Days
    used: Days | None
    longest: Days | None
    stays: tuple[ShownStretch, ...]
    orders: tuple[ShownStretch, ...]
    uncovered: tuple[ShownStretch, ...]
    groups: Mapping[str, tuple[ShownRow, ...]]


def shown(clock: Clock, lang: Lang) -> ShownClock:
    """A clock in words of one language."""
    by_pack = speakers(clock.packs, lang, clock.zone)
    summary = clock.reckoning.summary
    one = by_pack[clock.packs[0].id]
    openings = openings_of(clock.packs)
    groups = arranged(clock.reckoning.rows, clock.packs, clock.as_of)
    return ShownClock(
        case=clock.case,
        person=clock.person,
        law=tuple(pack.label[lang] for pack in clock.packs),
        zone=clock.zone.name,
        as_of=_as_of(clock, one),
        held=summary.days_held,
        used=summary.used,
        longest=summary.cap,
        stays=tuple(_stretch(s.state, s.first, s.last, summary.as_of, one, "") for s in summary.stays),
        orders=tuple(
            _stretch(o.measure, o.first, o.until, o.until, one, "computed" if o.computed else "")
            for o in summary.orders
            if o.first is not None
        ),
        uncovered=tuple(
            _stretch("", u.first, u.last, u.last, one, "" if u.sure else "unsure") for u in summary.uncovered
        ),
        groups={
            group.value: tuple(_row(row, by_pack[row.pack], openings) for row in rows) for group, rows in groups.items()
        },
    )


def rows_json(clock: Clock, lang: Lang, code_of: Callable[[Row], str | None]) -> list[dict[str, object]]:
    """Every row in the shape of CONTRACTS `habeas clock`; `code_of` gives the code of a calendar, if one was made."""
    by_pack = speakers(clock.packs, lang, clock.zone)
    whose = {"case": clock.case or None, "person": clock.person or None}
    return [
        {**row_json(row, by_pack[row.pack]), **whose, "calendar_code": code_of(row)} for row in clock.reckoning.rows
    ]


def summary_line(clock: Clock) -> dict[str, Json]:
    """The line of the summary. `days_held` is None where the record allows several numbers of days."""
    told = clock.reckoning.summary
    least, most = told.days_held.least, told.days_held.most
    return {
        "schema": "habeas.clock.summary/1",
        "case": clock.case or None,
        "person": clock.person or None,
        "summary": {
            "as_of": told.as_of.isoformat(),
            "jurisdiction": clock.facts.jurisdiction,
            "zone": clock.zone.name,
            "days_held": least if least == most else None,
            "days_held_least": least,
            "days_held_most": most,
            "uncovered": [
                {"first": u.first.isoformat(), "last": u.last.isoformat(), "days": u.days, "sure": u.sure}
                for u in told.uncovered
            ],
            "stays": [
                {"state": s.state, "first": s.first.isoformat(), "last": _iso(s.last), "by": s.by} for s in told.stays
            ],
            "orders": [
                {
                    "event": o.event,
                    "measure": o.measure,
                    "first": _iso(o.first),
                    "until": _iso(o.until),
                    "computed": o.computed,
                }
                for o in told.orders
            ],
            "used": _days(told.used),
            "cap": _days(told.cap),
            "outside": told.outside,
        },
    }


def _as_of(clock: Clock, speaker: Speaker) -> str:
    lo = clock.as_of.lo
    if lo is None:
        return ""
    return speaker.minute(lo) if clock.as_of.exact else speaker.day(clock.zone.day_of(lo))


def _row(row: Row, speaker: Speaker, openings: frozenset[str]) -> ShownRow:
    draft = row.said.status is Status.DRAFT
    by_text = row.text_of is not None and not row.plain and not draft and row.trigger is not None
    return ShownRow(
        rule=row.said.id,
        label=speaker.label(row),
        citation=speaker.citation(row),
        right=row.said.kind.value == "right",
        state=row.state.value,
        state_word=speaker.state(row.state),
        reason=speaker.reason(row),
        due=_due(row.due, speaker),
        opens=row.said.id in openings,
        conditional=row.conditional,
        current=row.current,
        version=row.version,
        draft=draft,
        text_of=speaker.day(row.text_of) if by_text and row.text_of is not None else None,
        steps=tuple(speaker.steps(row)),
    )


def _due(due: Due | None, speaker: Speaker) -> tuple[str, str] | None:
    """The earliest and the latest end; two times of one day are told once, with the day before them."""
    told = speaker.due(due)
    if told is None or due is None or due.earliest is None or due.latest is None or told[0] == told[1]:
        return told
    first, last = (speaker.zone.local(end.minute) for end in (due.earliest, due.latest))
    if due.earliest.day is None and due.latest.day is None and first.date() == last.date():
        both = f"{speaker.minute(due.earliest.minute)}–{last:%H:%M}"
        return both, both
    return told


def _stretch(
    kind: str, first: date, last: date | None, counted_to: date | None, speaker: Speaker, note: str
) -> ShownStretch:
    until = last if last is not None else counted_to
    days = 0 if until is None else (until - first).days + 1
    return ShownStretch(kind, speaker.day(first), None if last is None else speaker.day(last), days, note)


def _days(days: Days | None) -> Json:
    return None if days is None else {"least": days.least, "most": days.most}


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
