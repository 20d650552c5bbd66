"""A ladder of extensions applied to one stretch: each rung's end, and what lifted the custody over it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from habeas.base.duration import Duration
from habeas.law.clock.answering import OnDay
from habeas.law.clock.applying import Applying, TermEnd, in_force
from habeas.law.clock.counting import Due, End, last_day
from habeas.law.clock.custody import Custody
from habeas.law.clock.instants import Extent
from habeas.law.clock.judging import judge, known_by, past
from habeas.law.clock.liberty import Timeline, Turn
from habeas.law.clock.row import Order, Row, State, Step
from habeas.law.clock.stretches import Placed
from habeas.law.clock.telling import because
from habeas.law.pack.condition import Answer, Condition, Truth
from habeas.law.pack.rule import Choice, Ladder, Rung, Said

_ONE = timedelta(days=1)
_SHOWS_CUSTODY = ("place_of_detention", "transfer", "visit", "hunger_strike", "ill_treatment", "extension")
"""Events that, dated after the end of a ladder, show that the person was still held."""


@dataclass(frozen=True, slots=True)
class Climb:
    """One ladder on one version of a stretch.

    `strict` and `lenient` are the days by each reading, `stop` the event that ended the counted time
    (a release, the end of the investigation, …), `now` the state on the day of asking, `overdue` whether
    the first order was due and is not recorded.
    """

    applying: Applying
    ladder: Ladder
    custody: Custody
    start: Placed
    strict: Timeline
    lenient: Timeline
    stop: Turn | None
    now: str
    overdue: bool

    @property
    def number(self) -> int:
        """The place of the stretch."""
        return self.custody.number

    @property
    def version(self) -> str | None:
        """The sources that this version follows."""
        return self.custody.world.version

    @property
    def given(self) -> tuple[Order, ...]:
        """The orders that count: one made after the ladder stopped (for reading the file, for the trial) does not."""
        if self.stop is None:
            return self.custody.given
        ended = self.stop.extent
        return tuple(order for order in self.custody.given if not ended.surely_before(self._placed(order.event).extent))

    def lasting(self) -> dict[str, date]:
        """For each order the last day that the law lets one of its place run, by the lenient reading."""
        rungs = {n: due.latest.day for n, due in self._open() if due.latest is not None and due.latest.day is not None}
        reach = self._reach(self._open())
        return {order.event: rungs[min(to, max(rungs))] for order, to in reach if rungs}

    def rows(self) -> list[Row]:
        """A row for each rung, and one for what follows when the last is reached."""
        rungs, asked = self._rungs()
        dues = [self.due(rung.max) for rung in rungs]
        if any(due is None for due in dues):
            return []
        open_to = [n for n, answer in enumerate(asked) if answer.truth is not Truth.NO]
        reach = self._reach([(n, due) for n in open_to if (due := dues[n]) is not None])
        rows = [self._row(rungs[n], asked[n], dues[n], n, open_to, reach) for n in range(len(rungs))]
        if (now := self._now(rows, open_to)) is not None:
            rows[now] = replace(rows[now], current=True)
        self._close([rung for n, rung in enumerate(rungs) if n not in open_to])
        self._remember([rungs[n] for n in open_to], [due for n in open_to if (due := dues[n]) is not None], reach)
        if open_to:
            self._running([(n, due) for n in open_to if (due := dues[n]) is not None], reach)
        if self.ladder.end is not None and open_to:
            rows.append(self._end(self.ladder.end, rows[open_to[-1]]))
        return rows

    def _now(self, rows: Sequence[Row], open_to: Sequence[int]) -> int | None:
        """The rung whose time runs: the first that is not over; None where the counted time has stopped."""
        if self.stop is not None:
            return None
        running = (n for n in open_to if (due := rows[n].due) is not None and not past(due, self.applying.as_of))
        return next(running, None)

    def _rungs(self) -> tuple[list[Rung], list[Answer]]:
        """The rungs that were law on the day, and whether each is open to this case."""
        on = OnDay(self.applying.case, self.applying.stretches[self.number], self.start, self.start.extent)
        rungs = [rung for rung in self.ladder.rungs if in_force(rung.said, on.day())]
        return rungs, [self._asked(rung, on) for rung in rungs]

    def _open(self) -> list[tuple[int, Due]]:
        rungs, asked = self._rungs()
        return [
            (n, due)
            for n, (rung, answer) in enumerate(zip(rungs, asked, strict=True))
            if answer.truth is not Truth.NO and (due := self.due(rung.max)) is not None
        ]

    def _running(self, dues: Sequence[tuple[int, Due]], reach: Sequence[tuple[Order, int]]) -> None:
        """The end of the term that runs, under the ladder's id; and the end of the last rung, under its end's id."""
        top = max((to for _, to in reach), default=None)
        every = self.custody.given
        now = next(
            (due for n, due in dues if (n >= top if top is not None else not past(due, self.applying.as_of))),
            dues[-1][1],
        )
        if every and every[-1].until is not None:
            until = max(order.until for order in every if order.until is not None)
            end = End(self.applying.case.zone.last_minute(until), until)
            now = Due(end, end)
        stopped = self.stop is not None and self.now not in ("file_reading", "prosecutor_study")
        term = TermEnd(
            due=now,
            since=self._placed(every[-1].event).extent if every else self.start.extent,
            trigger=every[-1].event if every else self.start.event.id,
            version=self.version,
            conditional=not every,
            needed=not stopped,
            overdue=self.overdue,
        )
        self.applying.term_ends.setdefault((self.number, self.ladder.id), []).append(term)
        if self.ladder.end is not None:
            last = replace(term, due=dues[-1][1], trigger=self.start.event.id, since=self.start.extent)
            self.applying.term_ends.setdefault((self.number, self.ladder.end.id), []).append(last)

    def _asked(self, rung: Rung, on: OnDay) -> Answer:
        """Whether the ladder and this rung of it apply."""
        inner = tuple(c for c in (self.ladder.applies_if, rung.said.applies_if) if c is not None)
        return Condition("all", inner=inner).ask(on) if inner else Answer(Truth.YES)

    def due(self, longest: Duration) -> Due | None:
        """When the counted time reaches a length: pushed on by every day in between that does not count."""
        strict = self._reached(longest, self.strict, first=True)
        lenient = self._reached(longest, self.lenient, first=False) or self._reached(longest, self.strict, first=False)
        if strict is None or lenient is None:
            return None
        return Due(strict, max(strict, lenient, key=lambda end: end.minute))

    def used(self, until: date) -> tuple[int, int]:
        """Days that count up to and including a day, by the strict and by the lenient reading."""
        states = self._states
        return len(self.strict.days((*states, *self.ladder.counted_strictly), until)), len(
            self.lenient.days(states, until)
        )

    @property
    def _states(self) -> tuple[str, ...]:
        return self.ladder.counted

    def _reached(self, longest: Duration, days: Timeline, *, first: bool) -> End | None:
        counting = self.applying.case.pack.counting[self.ladder.counting]
        if counting.first is not Choice.EITHER:
            first = counting.first is Choice.YES
        states = (*self._states, *self.ladder.counted_strictly) if days is self.strict else self._states
        runs = runs_of(days, states)
        if not runs:
            return None
        last = last_day(runs[0][0], longest, first)
        for (_, end), (following, _) in pairwise(runs):
            if end is not None and end < last:
                last += following - end - _ONE
        return End(self.applying.case.zone.last_minute(last), last)

    def _reach(self, dues: Sequence[tuple[int, Due]]) -> list[tuple[Order, int]]:
        """For each order the rung it lasts to.

        The first order lasts to the first rung whatever end it names: only a later decision goes further.
        That goes to the rung of its end; an extension without one goes one rung further than the order
        before it; another order without one (a new sanction, a change of measure) goes no further.
        """
        found: list[tuple[Order, int]] = []
        places = [n for n, _ in dues]
        for order in self.given if places else ():
            last = found[-1][1] if found else places[0]
            rung = last
            if order.until is not None and found:
                over = [n for n, due in dues if due.latest and due.latest.day and order.until <= due.latest.day]
                rung = over[0] if over else places[-1] + 1
            elif order.extends:
                rung = next((n for n in places if n > last), places[-1] + 1)
            found.append((order, max(rung, last)))
        return found

    def _row(
        self,
        rung: Rung,
        asked: Answer,
        due: Due | None,
        place: int,
        open_to: Sequence[int],
        reach: Sequence[tuple[Order, int]],
    ) -> Row:
        case = self.applying.case
        row = Row(rung.said, case.pack.id, State.NOT_APPLICABLE, rung.said.cites, self.start.event.id)
        row = replace(row, version=self.version, conditional=not self.given)
        row = self.applying.dated(row, case.zone.day_of(self.start.extent.lo or 0), asked.plain)
        if asked.truth is Truth.NO or due is None:
            return replace(row, reason="condition_not_met", steps=because(asked))
        lift = next((self._placed(order.event) for order, to in reach if to > place), None)
        act, state, reason, more = self._state(due, lift, last=place == open_to[-1])
        if asked.truth is Truth.UNKNOWN and state not in (State.MET, State.PENDING):
            state, reason = State.CANNOT_TELL, "condition_unknown"
        steps = [
            Step("runs_from", {"event": self.start}),
            *because(asked),
            Step("longest", {"length": rung.max}),
            *self._how(),
            Step("two_readings" if due.earliest != due.latest else "ends", {"due": due}),
            *more,
            *self._granted(rung, place, reach),
            *self._too_long(place, due, reach),
        ]
        return replace(row, due=due, act=act, state=state, reason=reason, steps=tuple(steps))

    def _state(
        self, due: Due, lift: Placed | None, *, last: bool
    ) -> tuple[str | None, State, str | None, tuple[Step, ...]]:
        as_of = self.applying.as_of
        if lift is not None:
            state, reason = judge(due, lift.extent, [], as_of)
            told = self.applying.stretches[self.number].by_type[lift.event.type]
            if any(one.event.denied and one.extent.meets(lift.extent) for one in told):
                state, reason = State.CANNOT_TELL, "said_and_denied"
            return lift.event.id, state, reason, (Step("lifted_by", {"event": lift}),)
        if self.stop is not None:
            stop = self._placed(self.stop.event)
            state, reason = judge(due, stop.extent, [], as_of)
            if state is not State.MET_LATE or last:
                return stop.event.id, state, reason, (Step("act", {"event": stop}),)
            return None, State.NO_RECORD, None, (Step("stopped_late", {"event": stop}),)
        if last and (proof := self._held_after(due)) is not None:
            return proof.event.id, State.MISSED, None, (Step("still_held", {"event": proof}),)
        state, reason = judge(due, None, [], as_of)
        if not self.given:
            state = State.NO_RECORD if self.overdue or past(due, self.applying.as_of) else State.PENDING
            return None, state, reason, (Step("no_order", {}),)
        return None, state, reason, (Step("no_lift", {}),)

    def _held_after(self, due: Due) -> Placed | None:
        if due.latest is None:
            return None
        for placed in self.custody.stretch.events:
            later = placed.extent.lo is not None and placed.extent.lo > due.latest.minute
            shows = placed.event.type in _SHOWS_CUSTODY and not placed.event.denied
            if later and shows and known_by(placed.extent, self.applying.as_of):
                return placed
        return None

    def _how(self) -> list[Step]:
        counting = self.applying.case.pack.counting[self.ladder.counting]
        zone, extent = self.applying.case.zone, self.start.extent
        steps = [Step("counting", {"label": counting.label, "cites": counting.cites})]
        if self.start.event.type not in ("apprehension", "re_arrest"):
            steps.append(Step("apprehension_unrecorded", {}))
        elif extent.lo is not None and extent.hi is not None and zone.day_of(extent.lo) != zone.day_of(extent.hi):
            steps.append(Step("start_imprecise", {"start": extent}))
        states = (*self._states, *self.ladder.counted_strictly)
        for (_, end), (following, _) in pairwise(runs_of(self.strict, states)):
            if end is not None:
                steps.append(Step("left_out", {"first": end + _ONE, "last": following - _ONE}))
        return steps

    def _granted(self, rung: Rung, place: int, reach: Sequence[tuple[Order, int]]) -> tuple[Step, ...]:
        """Which orders stand on this rung, and who had to agree to each: nothing of that is in an order's date."""
        orders = [order for order, to in reach if to == place]
        told = [Step("stands_on", {"event": self._placed(order.event)}) for order in orders]
        if orders and rung.said.decided_by is not None:
            told.append(Step("decided_by", {"who": rung.said.decided_by}))
        if orders and rung.said.agreed_by is not None:
            told.append(Step("agreed_by", {"who": rung.said.agreed_by}))
        return tuple(told)

    def _too_long(self, place: int, due: Due, reach: Sequence[tuple[Order, int]]) -> tuple[Step, ...]:
        """The first order may not last longer than the first rung."""
        latest = due.latest.day if due.latest is not None else None
        if place == 0 and reach and (until := reach[0][0].until) is not None and latest is not None and until > latest:
            return (Step("order_too_long", {"event": self._placed(reach[0][0].event), "until": until}),)
        return ()

    def _remember(self, rungs: Sequence[Rung], dues: Sequence[Due], reach: Sequence[tuple[Order, int]]) -> None:
        """The end of the term before each rung, for its filing limits."""
        by_place = {rung.said.id: n for n, rung in enumerate(self.ladder.rungs)}
        for before, rung in pairwise(range(len(rungs))):
            granted = [order for order, to in reach if to == by_place[rungs[before].said.id]]
            due, since = dues[before], self.start.extent
            until = granted[-1].until if granted else None
            reached = due.earliest.day if due.earliest is not None else None
            # An order that ends before its rung does can be followed by another of the same rung.
            if until is not None and reached is not None and until >= reached:
                end = End(self.applying.case.zone.last_minute(until), until)
                due = Due(end, end)
            if granted:
                since = self._placed(granted[0].event).extent
            elif before > 0:
                earlier = dues[before - 1].earliest
                since = Extent(earlier.minute if earlier is not None else None, None)
            lifted = any(to > by_place[rungs[before].said.id] for _, to in reach)
            stopped = (
                self.stop is not None and due.latest is not None and (self.stop.extent.lo or 0) <= due.latest.minute
            )
            self.applying.term_ends.setdefault((self.number, rungs[rung].said.id), []).append(
                TermEnd(
                    due=due,
                    since=since,
                    trigger=granted[-1].event if granted else self.start.event.id,
                    version=self.version,
                    conditional=not granted,
                    needed=lifted or not stopped,
                    overdue=self.overdue
                    or bool(self.given and before > 0 and past(dues[before - 1], self.applying.as_of)),
                )
            )

    def _close(self, rungs: Sequence[Rung]) -> None:
        """Rungs that are closed to this case have no filing limits."""
        for rung in rungs:
            closed = TermEnd(
                due=Due(None, None),
                since=self.start.extent,
                trigger=self.start.event.id,
                version=self.version,
                conditional=False,
                needed=False,
                overdue=False,
                applies=False,
            )
            self.applying.term_ends.setdefault((self.number, rung.said.id), []).append(closed)

    def _end(self, said: Said, last: Row) -> Row:
        """What follows of itself when the last rung is reached."""
        row = replace(last, said=said, cites=said.cites, conditional=last.conditional)
        return self.applying.dated(replace(row, steps=last.steps), self._day(), plain=last.plain)

    def _day(self) -> date | None:
        lo = self.start.extent.lo
        return None if lo is None else self.applying.case.zone.day_of(lo)

    def _placed(self, event_id: str) -> Placed:
        return self.custody.placed(event_id)


def undated_rows(applying: Applying, ladder: Ladder, custody: Custody) -> list[Row]:
    """A row for each rung where the person was held from a day that nobody recorded; none where nobody was."""
    undated = [start for start in custody.stretch.starts if start.extent.lo is None or start.extent.hi is None]
    if not undated:
        return []
    said = [rung.said for rung in ladder.rungs] + ([ladder.end] if ladder.end is not None else [])
    rows = [Row(one, applying.case.pack.id, State.CANNOT_TELL, one.cites, undated[0].event.id) for one in said]
    return [applying.dated(row, None, plain=False, reason="start_unknown") for row in rows]


def runs_of(days: Timeline, states: Sequence[str]) -> list[tuple[date, date | None]]:
    """Runs of days in some states, those that touch or overlap put together; the last may be open."""
    runs: list[tuple[date, date | None]] = []
    for run in days.runs:
        if run.state not in states:
            continue
        if runs and (runs[-1][1] is None or run.first <= runs[-1][1] + _ONE):
            end = runs[-1][1]
            runs[-1] = runs[-1][0], None if end is None or run.last is None else max(end, run.last)
        else:
            runs.append((run.first, run.last))
    return runs
