"""The slow counter of custody: each day from the first is looked at, and counted or not.

A day counts by the strict reading when any minute of it was in a state that counts, and by the lenient one when it
ended in such a state. The state that is the last to count is taken to go on: the end of a term is where it would fall.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from tests.law.slow.asking import NO, OPEN, YES, Answer, Asked
from tests.law.slow.counter import Begun, Counted, TermBefore, judged
from tests.law.slow.history import Happened, History
from tests.law.slow.states import SHOWS_CUSTODY, Turn, states_of, worlds
from tests.law.slow.ticking import KEPT, ONE_DAY, End, after_days, after_months, day_of, length, whole_day
from tests.law.slow.written_law import WrittenLaw


@dataclass(frozen=True, slots=True)
class Ladder:
    """One ladder over one stretch in one world; `earlier` are the strictly counted days of earlier stretches."""

    told: Mapping[str, Any]
    turns: Sequence[Turn]
    zone: str
    earlier: frozenset[date]

    def ends(self, terms: Sequence[int]) -> list[set[date]]:
        """For each term of so many months its last day by either reading; none where nothing counts."""
        strictly = [*self.told["counted"], *self.told["counted_strictly"]]
        strict = self._walked(terms, strictly, strict=True, first=True)
        lenient = self._walked(terms, self.told["counted"], strict=False, first=False)
        if not lenient:
            lenient = self._walked(terms, strictly, strict=True, first=False)
        return [set(days) for days in zip(strict, lenient, strict=True)] or [set() for _ in terms]

    def _walked(self, terms: Sequence[int], counted: Sequence[str], *, strict: bool, first: bool) -> list[date]:
        """The day on which each term is used up, looking at one day after another."""
        counting = [day_of(turn.minute, self.zone) for turn in self.turns if turn.state in counted]
        if not counting:
            return []
        earlier = self.earlier if strict else frozenset()
        day, goes_on = min({counting[0], *earlier}), counting[-1]
        wanted: list[int] = []
        found: list[date] = []
        passed = 0
        while len(found) < len(terms):
            if day >= goes_on or day in earlier or self._counts(day, counted, strict=strict):
                wanted = wanted or [days_of_term(day, months, first) for months in terms]
                passed += 1
                found += [day for days in wanted if days == passed]
            day += ONE_DAY
        return found

    def _counts(self, day: date, counted: Sequence[str], *, strict: bool) -> bool:
        states = states_of(self.turns, day, self.zone)
        return any(state in counted for state in states) if strict else states[-1] in counted


@lru_cache(maxsize=KEPT)
def days_of_term(day: date, months: int, first: bool) -> int:
    """How many days a term of months has that begins on a day, the day itself among them."""
    last, days = after_months(day, months, first), 1
    while day < last:
        day += ONE_DAY
        days += 1
    return days


def strict_days(told: Mapping[str, Any], turns: Sequence[Turn], zone: str) -> set[date]:
    """Days of a stretch that has ended that count by the strict reading."""
    counted = [*told["counted"], *told["counted_strictly"]]
    found: set[date] = set()
    if not turns:
        return found
    day, last = day_of(turns[0].minute, zone), day_of(turns[-1].minute, zone)
    while day <= last:
        if any(state in counted for state in states_of(turns, day, zone)):
            found.add(day)
        day += ONE_DAY
    return found


@dataclass(frozen=True, slots=True)
class Order:
    """An order, and the last day it is given for; None where neither an end nor a term is recorded."""

    event: Happened
    until: date | None


@dataclass(slots=True)
class Climb:
    """The rungs of a ladder over one stretch."""

    law: WrittenLaw
    history: History
    told: Mapping[str, Any]
    before: Sequence[Sequence[Happened]]
    events: Sequence[Happened]
    country: str
    first_order: Counted | None

    def ends(self, terms: Sequence[int]) -> list[frozenset[End]]:
        """The ends of each term by the strict and the lenient reading in every world."""
        zone = self.history.zone
        earlier: set[date] = set()
        for stretch in self.before:
            earlier |= strict_days(self.told, next(worlds(stretch, self.country), []), zone)
        found: list[set[date]] = [set() for _ in terms]
        seen = set()
        for turns in worlds(self.events, self.country):
            days = tuple((day_of(turn.minute, zone), turn.state) for turn in turns)
            if days not in seen:
                seen.add(days)
                ends = Ladder(self.told, turns, zone, frozenset(earlier)).ends(terms)
                found = [one | more for one, more in zip(found, ends, strict=True)]
        return [frozenset(whole_day(day, zone) for day in days) for days in found]

    def begun(self) -> Begun | None:
        """The event with which custody begins to count; None where none does."""
        counted = [*self.told["counted"], *self.told["counted_strictly"]]
        turns = next(worlds(self.events, self.country), [])
        if not any(turn.state in self.told["counted"] for turn in turns):
            return None
        for turn in turns:
            if turn.state in counted:
                return Begun(turn.event, turn.event.tried, turn.event.first, turn.event.last, None)
        return None

    def orders(self, begun: Begun) -> list[Order]:
        """The orders, each with the end that is written or told by its term."""
        found: list[Order] = []
        for event in self.events:
            if event.denied or event.type not in ("custody_order", "extension"):
                continue
            until = date.fromisoformat(event.fields["until"]) if "until" in event.fields else None
            if until is not None:
                # An end before the order's own day is none.
                found.append(Order(event, until if until >= day_of(event.first, self.history.zone) else None))
            elif "term" in event.fields:
                found.append(Order(event, self._by_term(event, begun, found)))
            else:
                found.append(Order(event, None))
        return found

    def _by_term(self, event: Happened, begun: Begun, earlier: Sequence[Order]) -> date:
        first, made = day_of(begun.since, self.history.zone), day_of(event.first, self.history.zone)
        over = self._after(first, event.fields["term"], counted=False) < made
        start = made if over or (earlier and event.type != "extension") else first
        total = self._after(start, event.fields["term"], counted=True)
        reached = max((order.until for order in earlier if order.until is not None), default=None)
        if event.type == "extension" and reached is not None and total <= reached:
            return self._after(reached, event.fields["term"], counted=False)
        return total

    def _after(self, day: date, term: str, *, counted: bool) -> date:
        long = length(term)
        return after_months(day, long.months, counted) if long.months else after_days(day, long.days, counted)

    def applies(self, rung: Mapping[str, Any], begun: Begun) -> Answer:
        """Whether a rung is open to this case."""
        parts = [{"all": [told["applies_if"]]} for told in (self.told, rung) if "applies_if" in told]
        if not parts:
            return YES
        answers: set[bool] = set()
        for minute in begun.minutes:
            asked = Asked(self.law, self.history, self.events, begun.event, minute, begun.until)
            answers |= asked.holds({"all": parts})
        return frozenset(answers)

    def count(self) -> tuple[list[Counted], dict[str, TermBefore]]:
        """A row for each rung, and for each the term before it."""
        begun = self.begun()
        if begun is None or begun.event is None:
            return [], {}
        answers = {rung["id"]: self.applies(rung, begun) for rung in self.told["rungs"]}
        open_to = [rung for rung in self.told["rungs"] if answers[rung["id"]] != NO]
        terms = self.ends([length(rung["max"]).months for rung in open_to]) if open_to else []
        ends = {rung["id"]: days for rung, days in zip(open_to, terms, strict=True)}
        orders = self.orders(begun)
        reach = self._reach(orders, [ends[rung["id"]] for rung in open_to])
        rows = []
        for rung in self.told["rungs"]:
            if rung not in open_to:
                rows.append(Counted(rung["id"], begun.event.id, frozenset(), "not_applicable", not orders))
                continue
            place = open_to.index(rung)
            lift = next((order.event for order, to in zip(orders, reach, strict=True) if to > place), None)
            state = self._state(ends[rung["id"]], lift, place + 1 == len(open_to), bool(orders))
            if answers[rung["id"]] == OPEN and state not in ("met", "pending"):
                state = "cannot_tell"
            rows.append(Counted(rung["id"], begun.event.id, ends[rung["id"]], state, not orders))
        if open_to:
            rows.append(replace(rows[[r.rule for r in rows].index(open_to[-1]["id"])], rule=self.told["end"]["id"]))
        shut = TermBefore(begun, frozenset(), closed=True, needed=False)
        closed = {rung["id"]: shut for rung in self.told["rungs"] if rung not in open_to}
        running = self._running(begun, terms, orders, reach) if open_to else {}
        return rows, closed | self._terms(begun, open_to, terms, orders, reach) | running

    def _reach(self, orders: Sequence[Order], ends: Sequence[frozenset[End]]) -> list[int]:
        """The number of the rung to which each order lasts; one beyond the last where none holds it."""
        found: list[int] = []
        for order in orders if ends else ():
            last, to = (found[-1] if found else 0), (found[-1] if found else 0)
            if order.until is not None and found:
                until = order.until
                latest = [max(day for end in rung if (day := end.day)) for rung in ends]
                to = next((n for n, day in enumerate(latest) if day >= until), len(ends))
            elif order.event.type == "extension":
                to = min(last + 1, len(ends))
            found.append(max(to, last))
        return found

    def _terms(
        self,
        begun: Begun,
        open_to: Sequence[Mapping[str, Any]],
        ends: Sequence[frozenset[End]],
        orders: Sequence[Order],
        reach: Sequence[int],
    ) -> dict[str, TermBefore]:
        """The term before each rung but the first."""
        found = {}
        for place, rung in enumerate(open_to[1:]):
            granted = [order for order, to in zip(orders, reach, strict=True) if to == place]
            term, since, hangs_on = ends[place], begun.since, None
            if granted:
                since = granted[0].event.first
                until = granted[-1].until
                if until is not None and until >= min(day for end in ends[place] if (day := end.day)):
                    term = frozenset({whole_day(until, self.history.zone)})
            elif place > 0:
                since = min(ends[place - 1]).last
            if not granted:
                hangs_on = self._hanging(ends[place - 1] if place > 0 and orders else None)
            stop = self._stop()
            lifted = any(to > place for to in reach)
            needed = lifted or stop is None or stop.first > max(term).last
            trigger = granted[-1].event if granted else begun.event
            own = Begun(trigger, begun.minutes, since, begun.until, hangs_on)
            found[rung["id"]] = TermBefore(own, term, closed=False, needed=needed)
        return found

    def _running(
        self, begun: Begun, ends: Sequence[frozenset[End]], orders: Sequence[Order], reach: Sequence[int]
    ) -> dict[str, TermBefore]:
        """The term that runs now, under the id of the ladder; and the longest of all, under that of its end."""
        turns = next(worlds(self.events, self.country), [])
        over = self._stop() is not None and turns[-1].state not in ("file_reading", "prosecutor_study")
        hangs_on = None if orders else self._hanging(None)
        if not orders:
            term = next((one for one in ends if max(one).last >= self.history.now[0]), ends[-1])
        elif orders[-1].until is not None:
            latest = max(order.until for order in orders if order.until is not None)
            term = frozenset({whole_day(latest, self.history.zone)})
        else:
            term = ends[min(reach[-1], len(ends) - 1)]
        trigger = orders[-1].event if orders else begun.event
        assert trigger is not None
        since = orders[-1].event.first if orders else begun.since
        now = Begun(trigger, begun.minutes, since, begun.until, hangs_on)
        last = Begun(begun.event, begun.minutes, begun.since, begun.until, hangs_on)
        return {
            self.told["id"]: TermBefore(now, term, closed=False, needed=not over),
            self.told["end"]["id"]: TermBefore(last, ends[-1], closed=False, needed=not over),
        }

    def _hanging(self, term_before: frozenset[End] | None) -> Counted:
        """What a filing limit hangs on where no order lasts to its term: the first order, or the term before that."""
        overdue = self.first_order is not None and self.first_order.state == "no_record"
        never = frozenset({End(10**9)})
        return Counted("", None, term_before or never, "no_record" if overdue else "pending")

    def _stop(self) -> Happened | None:
        """What ended the counted time, where it did."""
        counted = [*self.told["counted"], *self.told["counted_strictly"]]
        turns = next(worlds(self.events, self.country), [])
        last = max((n for n, turn in enumerate(turns) if turn.state in counted), default=-1)
        return turns[last + 1].event if last + 1 < len(turns) else None

    def _state(self, ends: frozenset[End], lift: Happened | None, last: bool, ordered: bool) -> str:
        if lift is not None:
            return judged(lift, ends)
        stop = self._stop()
        if stop is not None:
            state = judged(stop, ends)
            return "no_record" if state == "met_late" and not last else state
        beyond = max(ends).last
        shown = [e for e in self.events if e.type in SHOWS_CUSTODY and not e.denied and e.first > beyond]
        if last and shown:
            return "missed"
        past = self.history.now[0] > beyond
        if not ordered:
            past = past or self.first_order is None or self.first_order.state == "no_record"
        return "no_record" if past else "pending"
