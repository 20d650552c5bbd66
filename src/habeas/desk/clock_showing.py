"""A clock as it is shown: for people grouped and in words, for programs row by row."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from babel import Locale

from habeas.base.digest import Json
from habeas.base.language import Lang
from habeas.desk.clocks import Clock
from habeas.law.clock.arranging import Group, arranged, openings_of
from habeas.law.clock.counting import Due
from habeas.law.clock.row import Days, Row
from habeas.law.clock.saying import Speaker, row_json, speakers
from habeas.law.pack.pack import Alert, Pack
from habeas.law.pack.provision import Texts
from habeas.law.pack.rule import Kind, Status


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row with everything in words of one language.

    `due` are the earliest and the latest end in words, the same twice where one says it all, None where
    the law gives no number; `opens` says that it is no end but the day on which something opens. `text_of` is
    the day of the law's text where the notes do not prove that it stood on the day of the trigger.
    `steps` are the calculation, `version` the source whose date the row stands on. `acts` says that
    `decided_by` has to act, not to decide. `upcoming` marks the step
    of a ladder after the current one. `decided_by`, `agreed_by` and `consequence` are empty where the rule says
    nothing of them; `law` is the wording of what is cited, as it stands in the language named by `law_lang`,
    both empty where the pack has none.
    """

    rule: str
    label: str
    citation: str
    right: bool
    acts: bool
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
    upcoming: bool
    decided_by: str
    agreed_by: str
    consequence: str
    law: str
    law_lang: str


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

    `held`, `used` and `longest` are days at least and at most; None where they cannot be told. `alerts` are
    the changes of law to know of on the day.
    """

    case: str
    person: str
    law: tuple[str, ...]
    alerts: tuple[str, ...]
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
    upcoming = _upcoming(groups.get(Group.LADDER, ()), clock.packs)
    return ShownClock(
        case=clock.case,
        person=clock.person,
        law=tuple(pack.label[lang] for pack in clock.packs),
        alerts=tuple(alert.text[lang] for alert in alerts_on(clock)),
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
            group.value: tuple(
                _row(
                    row, by_pack[row.pack], opens=row.said.id in openings, upcoming=any(row is one for one in upcoming)
                )
                for row in rows
            )
            for group, rows in groups.items()
        },
    )


def alerts_on(clock: Clock) -> tuple[Alert, ...]:
    """The changes of law to know of: those from the day of asking or before, and those without a day."""
    day = clock.reckoning.summary.as_of
    return tuple(
        alert for pack in clock.packs for alert in pack.alerts if alert.from_day is None or alert.from_day <= day
    )


def rows_json(clock: Clock, lang: Lang, code_of: Callable[[Row], str | None]) -> list[dict[str, object]]:
    """Every row in the shape of CONTRACTS `habeas clock`; `code_of` gives the code of a calendar, if one was made."""
    by_pack = speakers(clock.packs, lang, clock.zone)
    whose = {"case": clock.case or None, "person": clock.person or None}
    return [
        {**row_json(row, by_pack[row.pack]), **whose, "calendar_code": code_of(row)} for row in clock.reckoning.rows
    ]


def summary_line(clock: Clock, lang: Lang) -> dict[str, Json]:
    """The line of the summary, its alerts in one language.

    `days_held` is None where the record allows several numbers of days.
    """
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
            "alerts": [
                {"id": alert.id, "from": _iso(alert.from_day), "text": alert.text[lang]} for alert in alerts_on(clock)
            ],
        },
    }


def _as_of(clock: Clock, speaker: Speaker) -> str:
    lo = clock.as_of.lo
    if lo is None:
        return ""
    return speaker.minute(lo) if clock.as_of.exact else speaker.day(clock.zone.day_of(lo))


def _upcoming(rungs: Sequence[Row], packs: Sequence[Pack]) -> list[Row]:
    """Of each ladder, and each version of it, the step that follows the current one."""
    found = []
    for ladder in (ladder for pack in packs for ladder in pack.ladders):
        ids = {rung.said.id for rung in ladder.rungs} | ({ladder.end.id} if ladder.end is not None else set())
        inside = [row for row in rungs if row.said.id in ids]
        for current in (row for row in inside if row.current):
            later = [row for row in inside if row.version == current.version]
            at = next(number for number, row in enumerate(later) if row is current)
            found += later[at + 1 : at + 2]
    return found


def _row(row: Row, speaker: Speaker, *, opens: bool, upcoming: bool) -> ShownRow:
    draft = row.said.status is Status.DRAFT
    by_text = row.text_of is not None and not row.plain and not draft and row.trigger is not None
    return ShownRow(
        rule=row.said.id,
        label=speaker.label(row),
        citation=speaker.citation(row),
        right=row.said.kind is Kind.RIGHT,
        acts=row.said.kind in (Kind.DUTY, Kind.FILING_LIMIT),
        state=row.state.value,
        state_word=speaker.state(row.state),
        reason=speaker.reason(row),
        due=_due(row.due, speaker),
        opens=opens,
        conditional=row.conditional,
        current=row.current,
        version=row.version,
        draft=draft,
        text_of=speaker.day(row.text_of) if by_text and row.text_of is not None else None,
        steps=tuple(speaker.steps(row)),
        upcoming=upcoming,
        decided_by=_said(row.said.decided_by, speaker.lang),
        agreed_by=_said(row.said.agreed_by, speaker.lang),
        consequence=_said(row.said.consequence, speaker.lang),
        law=speaker.law(row),
        law_lang=_language(row, speaker),
    )


def _said(texts: Texts | None, lang: Lang) -> str:
    return "" if texts is None else texts[lang]


def _language(row: Row, speaker: Speaker) -> str:
    """The language of the wording, by its name in the reader's: that of the official text, or of the pack's words."""
    code, pack = "", speaker.pack
    if pack.wording(row.cites[0]):
        code = pack.texts[row.cites[0].code].lang
    elif row.said.law is not None:
        code = row.said.law.lang
    return str(Locale.parse(speaker.lang.value).languages.get(code, code))


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
