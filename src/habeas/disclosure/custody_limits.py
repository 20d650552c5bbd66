"""Which limits a picture of a custody shows, and the end of a limit in words.

A clock has a hundred limits; the picture shows those on being held: the first order, the charge, and of
a ladder the steps that are over, the one that runs, and the next.
"""

from collections.abc import Iterator
from datetime import date

from habeas.disclosure.reckoned import Reckoned
from habeas.law.clock.counting import End
from habeas.law.clock.instants import Zone
from habeas.law.clock.row import Row, State
from habeas.law.clock.saying import Speaker
from habeas.law.pack.rule import Kind, Ladder, Rule, Status

_ORDERS = ("custody_order", "extension", "measure")
"""Acts that let a custody go on; any other act that fulfils a step ends it."""

_STAYS_PUT = ("protocol", "transfer")
"""Acts that fulfil a limit and leave the person held: what they fulfil is no limit on being held."""

_AHEAD = 2
"""Steps of a ladder that are shown and not over yet: the one that runs, and the next."""


def drawn_limits(case: Reckoned) -> list[Row]:
    """The rows that the picture shows, by their earliest end; rows without an end are none of them."""
    rows = [row for row in case.reckoning.rows if row.state is not State.NOT_APPLICABLE and _bounded(row)]
    found = [row for pack in case.packs for ladder in pack.ladders for row in _steps(ladder, rows, case)]
    firsts = {ladder.first_order for pack in case.packs for ladder in pack.ladders}
    rules = {rule.id: rule for pack in case.packs for rule in pack.rules}
    others = [row for row in rows if row.said.id in rules and _on_liberty(rules[row.said.id], row)]
    others.sort(key=lambda row: row.said.id not in firsts)
    seen: set[tuple[object, ...]] = set()
    for row in others:
        # Two articles may set one limit: it is drawn once, under the one that the ladder begins with.
        key = (row.pack, row.due, row.trigger, row.version, _is_charge(rules[row.said.id]))
        if key not in seen:
            seen.add(key)
            found.append(row)
    return sorted(found, key=lambda row: (ends_of(row, case.zone), row.said.id))


def briefly_drawn(case: Reckoned) -> list[Row]:
    """The rows that a picture on paper shows: the running step of a ladder and the next, first order, charge."""
    ladders = [ladder for pack in case.packs for ladder in pack.ladders]
    firsts = {ladder.first_order for ladder in ladders}
    rungs = {rung.said.id for ladder in ladders for rung in ladder.rungs}
    charges = {rule.said.id for pack in case.packs for rule in pack.rules if _is_charge(rule)}
    return [
        row
        for row in drawn_limits(case)
        if (ahead(row, case) if row.said.id in rungs else row.said.id in firsts | charges)
    ]


def ahead(row: Row, case: Reckoned) -> bool:
    """Whether a limit still runs, or has no record, and its latest end is not past on the day of asking."""
    due, now = row.due, case.as_of.lo
    running = row.state in (State.NO_RECORD, State.PENDING, State.CANNOT_TELL)
    return running and due is not None and due.latest is not None and now is not None and due.latest.minute >= now


def ends_of(row: Row, zone: Zone) -> tuple[date, date]:
    """The days of the strict and of the lenient end; raises ValueError for a row without both."""
    if row.due is None or row.due.earliest is None or row.due.latest is None:
        raise ValueError("this row has no end that can be told")
    return _day(row.due.earliest, zone), _day(row.due.latest, zone)


def by_text_of(row: Row) -> date | None:
    """The day of the text that a row was reckoned by, where its notes do not prove that it stood; else None."""
    unproved = not row.plain and row.said.status is not Status.DRAFT and row.trigger is not None
    return row.text_of if unproved else None


def due_in_words(row: Row, speaker: Speaker) -> str:
    """The end of a limit in words: one, or the strict and the lenient with a dash; empty where it has none."""
    told = speaker.due(row.due)
    if told is None or row.due is None:
        return ""
    earliest, latest = row.due.earliest, row.due.latest
    if earliest is not None and latest is not None and earliest.day is None and latest.day is None:
        first, last = speaker.zone.local(earliest.minute), speaker.zone.local(latest.minute)
        if first.date() == last.date() and first != last:
            return f"{told[0]}–{last:%H:%M}"
    return " – ".join(dict.fromkeys(told))


def _bounded(row: Row) -> bool:
    return row.due is not None and row.due.earliest is not None and row.due.latest is not None


def _day(end: End, zone: Zone) -> date:
    return end.day or zone.day_of(end.minute)


def _on_liberty(rule: Rule, row: Row) -> bool:
    """Whether a rule says how long somebody may be held, or by when an accusation must be told."""
    if _is_charge(rule):
        return rule.said.kind in (Kind.CAP, Kind.DUTY)
    acts = {selector.type for selector in rule.fulfilled_by}
    return row.said.kind is Kind.CAP and "release" in acts and not acts & set(_STAYS_PUT)


def _is_charge(rule: Rule) -> bool:
    return bool(rule.fulfilled_by) and rule.fulfilled_by[0].type == "charge_announced"


def _steps(ladder: Ladder, rows: list[Row], case: Reckoned) -> Iterator[Row]:
    """The steps of each climb of a ladder that matter on the day of asking."""
    ids = [rung.said.id for rung in ladder.rungs]
    climbs: dict[tuple[str | None, str | None], list[Row]] = {}
    for row in rows:
        if row.said.id in ids:
            climbs.setdefault((row.trigger, row.version), []).append(row)
    for climb in climbs.values():
        ahead = 0
        for row in climb:
            if _ended_before(row, case):
                continue
            over = case.as_of.lo is not None and ends_of(row, case.zone)[1] < case.zone.day_of(case.as_of.lo)
            ahead += 0 if over else 1
            if ahead <= _AHEAD:
                yield row


def _ended_before(row: Row, case: Reckoned) -> bool:
    """Whether the custody had ended before this step: then it says nothing of this case."""
    act = next((event for event in case.facts.events if event.id == row.act), None)
    if row.state is not State.MET or act is None or act.type in _ORDERS:
        return False
    ended = case.zone.extent(act.when).hi
    return ended is not None and case.zone.day_of(ended) < ends_of(row, case.zone)[0]
