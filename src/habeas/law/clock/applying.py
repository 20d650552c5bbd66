"""One rule applied to one case: its rows, one for each trigger and for each version of a contradicted date."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from habeas.base.duration import Duration
from habeas.law.clock.acts import Act, acts, distinct, excuses, next_start, source_of
from habeas.law.clock.answering import Case, OnDay, shut_out
from habeas.law.clock.counting import Due, due_after, due_before
from habeas.law.clock.instants import ANY, Extent
from habeas.law.clock.judging import judge, known_by, past
from habeas.law.clock.row import Row, State, Step
from habeas.law.clock.stretches import Placed, Stretch, versions
from habeas.law.clock.telling import because, counting_steps, length_step, strictly, took, unnamed
from habeas.law.pack.condition import Answer, Condition, Truth
from habeas.law.pack.provision import Citation
from habeas.law.pack.rule import Choice, Counting, Ends, Promptness, Rule, Said


@dataclass(frozen=True, slots=True)
class TermEnd:
    """The end of a term that filing limits count backwards from.

    `since` is the earliest minute at which a motion may have been filed for what comes next. `trigger`
    is the event the term runs from. `applies` is False where the rung after the term is closed to this
    case. `needed` is False where the term ended of itself: by release, or because the case went on.
    `overdue` says whether the act that a conditional term hangs on was due, `fulfilled` whether what had
    to be done before the end is on record.
    """

    due: Due
    since: Extent
    trigger: str | None
    version: str | None
    conditional: bool
    needed: bool
    overdue: bool
    applies: bool = True
    fulfilled: bool = False


@dataclass(slots=True)
class Applying:
    """One case while its rules are applied: rows are kept by rule, because rules refer to each other."""

    case: Case
    stretches: Sequence[Stretch]
    as_of: Extent
    rules: Mapping[str, Rule]
    term_ends: dict[tuple[int, str], list[TermEnd]] = field(default_factory=dict)
    done: dict[tuple[int, str], list[Row]] = field(default_factory=dict)

    def rows(self, rule: Rule, number: int) -> list[Row]:
        """The rows of a rule for one stretch; none where it was no law on the day of its trigger."""
        key = (number, rule.id)
        if key not in self.done:
            self.done[key] = []  # a rule that refers to itself in a circle finds nothing
            self.done[key] = self._rows(rule, number)
        return self.done[key]

    def _rows(self, rule: Rule, number: int) -> list[Row]:
        if rule.before is not None:
            return self._backwards(rule, number)
        stretch = self.stretches[number]
        found = [(p, s) for p, s in stretch.matching(rule.starts) if known_by(p.extent, self.as_of)]
        if not found:
            return self._without_trigger(rule, number)
        lacking = {placed.event.id: placed.lacks(selector) for placed, selector in found}
        triggers = [placed for placed, _ in found]
        chosen = distinct(triggers) if rule.each else versions(triggers)
        rows = []
        for trigger in chosen:
            version = source_of(trigger) if not rule.each and len(chosen) > 1 else None
            started = (Step("runs_from", {"event": trigger}), *unnamed(lacking[trigger.event.id]))
            later = next_start(trigger, chosen) if rule.each else None
            rows += self._from(rule, number, trigger, trigger.extent, started, version, later)
        return rows

    def _without_trigger(self, rule: Rule, number: int) -> list[Row]:
        base = self.rules.get(rule.else_from) if rule.else_from is not None else None
        before = [row for row in self.rows(base, number) if row.due is not None] if base is not None else []
        if before:
            rows = []
            for row in before:
                if row.state is State.NOT_APPLICABLE:
                    continue
                extent = _extent(row.due)
                step = Step("runs_from_end_of", {"rule": row.said.label, "due": row.due})
                since = None if isinstance(rule.length, Promptness) else self._root(base, row, number)
                rows += self._from(rule, number, None, extent, (step,), row.version, None, since, row)
            return rows
        if number < len(self.stretches) - 1:
            return []
        if (answer := shut_out(self.case, self.stretches[number], rule.said.applies_if)) is not None:
            told = because(answer, assumptions=True)
            return [self._row(rule.said, State.NOT_APPLICABLE, reason="condition_not_met", steps=told)]
        step = Step("no_trigger", {"types": tuple(selector.type for selector in rule.starts)})
        return [self._row(rule.said, State.CANNOT_TELL, reason="no_trigger", steps=(step,))]

    def _hanging(self, rule: Rule, number: int) -> bool:
        """Whether the rule hangs on an act of which nothing is recorded."""
        found = [p for p, _ in self.stretches[number].matching(rule.hangs_on) if known_by(p.extent, self.as_of)]
        return bool(rule.hangs_on) and not found

    def _root(self, rule: Rule | None, row: Row, number: int) -> Extent:
        """When the trigger of a row happened, or what stands at the beginning of its chain of `else_from`."""
        stretch = self.stretches[number]
        if row.trigger is not None:
            return next((p.extent for p in stretch.events if p.event.id == row.trigger), ANY)
        base = self.rules.get(rule.else_from) if rule is not None and rule.else_from is not None else None
        above = [one for one in self.rows(base, number) if one.due is not None] if base is not None else []
        return self._root(base, above[0], number) if above else ANY

    def _conditional(self, row: Row, base: Row) -> Row:
        """A row that hangs on an act which is not recorded: no record once that act was due.

        An act after its end proves nothing late: what begins the time may have come later than it had to.
        """
        if row.state is State.MET_LATE:
            return replace(row, state=State.CANNOT_TELL, reason="trigger_unknown")
        if row.state not in (State.PENDING, State.NO_RECORD):
            return row
        overdue = base.state in (State.NO_RECORD, State.MISSED) or (base.due is not None and past(base.due, self.as_of))
        gone = overdue or (row.due is not None and past(row.due, self.as_of))
        return replace(row, state=State.NO_RECORD if gone else State.PENDING)

    def _from(
        self,
        rule: Rule,
        number: int,
        trigger: Placed | None,
        start: Extent,
        started: tuple[Step, ...],
        version: str | None,
        until: Extent | None,
        since: Extent | None = None,
        hangs_on: Row | None = None,
    ) -> list[Row]:
        on = OnDay(self.case, self.stretches[number], trigger, start)
        day = on.day()
        if not in_force(rule.said, day):
            return []
        asked = rule.said.applies_if.ask(on) if rule.said.applies_if is not None else Answer(Truth.YES)
        base = Row(
            rule.said,
            self.case.pack.id,
            State.NOT_APPLICABLE,
            rule.said.cites,
            trigger.event.id if trigger is not None else None,
            version=version,
            conditional=hangs_on is not None or self._hanging(rule, number),
        )
        if asked.truth is Truth.NO:
            told = because(asked, assumptions=True)
            return [self.dated(base, day, asked.plain, reason="condition_not_met", steps=told)]
        lengths, plain, why, cites = self._lengths(rule, on)
        due = self._due(rule, start, lengths)
        steps = [*started, *because(asked), *why]
        if due is not None and rule.counting is not None:
            steps += counting_steps(self.case.pack.counting[rule.counting], due, start)
        base = self.dated(base, day, asked.plain and plain, due=due, more=cites)
        rows = []
        for act in acts(rule, self.stretches[number], trigger, since or start, until, self.as_of):
            row = self._judged(base, rule, number, start, act, tuple(steps))
            row = self._conditional(row, hangs_on) if hangs_on is not None else row
            rows.append(_doubted(row, asked, rule.said.applies_if))
        return rows

    def dated(
        self,
        row: Row,
        day: date | None,
        plain: bool,
        reason: str | None = None,
        steps: tuple[Step, ...] = (),
        due: Due | None = None,
        more: tuple[Citation, ...] = (),
    ) -> Row:
        """The row with what is known of its law's text on a day: plain where the notes prove all that is cited.

        `due` takes the place of a row's own, `more` are citations added to its own.
        """
        cited = day is not None and all(self.case.pack.plain_on(cite, day) for cite in row.cites)
        text = self.case.pack.texts.get(row.cites[0].code) if row.cites else None
        return replace(
            row,
            due=due if due is not None else row.due,
            cites=(*row.cites, *more),
            plain=plain and cited,
            text_of=text.as_amended_to if text is not None else None,
            reason=reason,
            steps=(*row.steps, *steps),
        )

    def _lengths(
        self, rule: Rule, on: OnDay
    ) -> tuple[list[Duration | Promptness], bool, list[Step], tuple[Citation, ...]]:
        lengths: list[Duration | Promptness] = []
        steps: list[Step] = []
        cites: list[Citation] = []
        assumed: list[Step] = []
        plain, sure = True, False
        for other in rule.others:
            if other.condition is None:
                continue
            answer = other.condition.ask(on)
            if answer.truth is Truth.NO:
                plain = plain and answer.plain
                assumed += [step for step in because(answer, assumptions=True) if step.given["what"] == "assumed"]
                continue
            plain = plain and answer.plain
            sure = sure or answer.truth is Truth.YES
            lengths.append(other.length)
            cites += [cite for cite in other.cites if answer.truth is Truth.YES]
            steps += [*because(answer), length_step(other.length, answer.truth)]
        if not sure:
            steps += assumed
            lengths.insert(0, rule.length)
            steps.insert(0, length_step(rule.length, Truth.YES))
        for other in rule.others:
            if other.condition is None:
                lengths.append(other.length)
                steps.append(Step("also_read", {"length": other.length, "why": other.why}))
        return lengths, plain, steps, tuple(cites)

    def _due(self, rule: Rule, start: Extent, lengths: Sequence[Duration | Promptness]) -> Due | None:
        if all(isinstance(length, Promptness) for length in lengths):
            return None
        counting = self.case.pack.counting[rule.counting] if rule.counting is not None else AT_ONCE
        due: Due | None = None
        for length in lengths:
            way, term = (AT_ONCE, Duration()) if isinstance(length, Promptness) else (counting, length)
            one = due_after(start, term, way, self.case.zone, self.case.pack.days_off)
            due = one if due is None else due.joined(one)
        return due

    def _judged(self, base: Row, rule: Rule, number: int, start: Extent, act: Act, steps: tuple[Step, ...]) -> Row:
        taken = act.placed
        # That one thing did not happen does not contradict that another did.
        denials = [
            placed.extent
            for placed in self.stretches[number].denials(rule.fulfilled_by)
            if known_by(placed.extent, self.as_of) and (taken is None or taken.event.type == placed.event.type)
        ]
        more: Sequence[Step] = ()
        state: State
        reason: str | None
        if base.due is None and taken is not None and start.lo is not None and start.hi is not None:
            more = took(start, taken.extent)
        if taken is not None and denials:
            state, reason = State.CANNOT_TELL, "said_and_denied"
        elif base.due is None:
            state, reason = _without_number(start, taken, denials)
        else:
            state, reason = judge(base.due, taken.extent if taken is not None else None, denials, self.as_of)
            if state is State.MET_LATE and taken is not None and excuses(rule, taken):
                # A release that comes after the limit does not show that the act before it was not done.
                every = [one.extent for one in self.stretches[number].denials(rule.fulfilled_by)]
                state, reason = judge(base.due, None, every, self.as_of)
            if state is State.PENDING and not rule.fulfilled_by and past(base.due, self.as_of):
                state = State.NO_RECORD
            more = strictly(state, base.due, self.as_of)
        return replace(
            base,
            state=state,
            reason=reason,
            act=taken.event.id if taken is not None else None,
            version=_versions(base.version, act.version),
            steps=(*base.steps, *steps, *act.steps, *more),
        )

    def _backwards(self, rule: Rule, number: int) -> list[Row]:
        return [row for end in self._ends_before(rule.before or "", number) for row in self._before(rule, number, end)]

    def _before(self, rule: Rule, number: int, end: TermEnd) -> list[Row]:
        if not isinstance(rule.length, Duration):
            return []
        stretch = self.stretches[number]
        on = OnDay(self.case, stretch, None, _started(stretch) if stretch.starts else end.since, _extent(end.due))
        day = on.day()
        if not in_force(rule.said, day):
            return []
        asked = rule.said.applies_if.ask(on) if rule.said.applies_if is not None else Answer(Truth.YES)
        if not end.applies:
            asked = Answer(Truth.NO)
        base = Row(
            rule.said,
            self.case.pack.id,
            State.NOT_APPLICABLE,
            rule.said.cites,
            end.trigger,
            conditional=end.conditional,
            version=end.version,
        )
        if asked.truth is Truth.NO:
            return [self.dated(base, day, asked.plain, reason="condition_not_met", steps=because(asked))]
        base = self.dated(base, day, asked.plain, due=due_before(end.due, rule.length, self.case.zone))
        step = Step("counted_back", {"length": rule.length, "due": end.due})
        rows = []
        for act in acts(rule, stretch, None, end.since, None, self.as_of):
            row = self._judged(base, rule, number, end.since, act, (step,))
            if row.act is None and (not end.needed or (end.fulfilled and row.state is State.PENDING)):
                row = replace(row, state=State.NOT_APPLICABLE, reason="not_needed")
            elif row.act is None and end.conditional and row.state in (State.PENDING, State.NO_RECORD):
                gone = end.overdue or (row.due is not None and past(row.due, self.as_of))
                row = replace(row, state=State.NO_RECORD if gone else State.PENDING)
            rows.append(_doubted(row, asked, rule.said.applies_if))
        return rows

    def _ends_before(self, name: str, number: int) -> list[TermEnd]:
        terms = self.term_ends.get((number, name))
        base = self.rules.get(name)
        if terms is not None or base is None:
            return terms or []
        return [
            TermEnd(
                due=row.due or Due(None, None),
                since=self._root(base, row, number),
                trigger=row.trigger,
                version=row.version,
                conditional=row.conditional,
                needed=not (row.act is not None and row.state is State.MET and self._is_release(row.act)),
                overdue=row.state is State.NO_RECORD,
                fulfilled=row.act is not None,
                applies=row.state is not State.NOT_APPLICABLE,
            )
            for row in self.rows(base, number)
            if row.due is not None or row.state is State.NOT_APPLICABLE
        ]

    def _is_release(self, event_id: str) -> bool:
        return any(event.id == event_id and event.type == "release" for event in self.case.facts.events)

    def _row(self, said: Said, state: State, reason: str | None = None, steps: tuple[Step, ...] = ()) -> Row:
        text = self.case.pack.texts.get(said.cites[0].code) if said.cites else None
        amended = text.as_amended_to if text is not None else None
        return Row(said, self.case.pack.id, state, said.cites, reason=reason, text_of=amended, steps=steps)


AT_ONCE = Counting("at_once", Choice.YES, Ends.MOMENT, Choice.NO, (), {})
"""How a duty "at once" is counted where the law names a number beside it: it is due when it begins."""


def in_force(said: Said, day: date | None) -> bool:
    """Whether a rule was law on a day; on a day that is not known it is taken as law, and shown."""
    if day is None:
        return True
    return not ((said.from_day is not None and day < said.from_day) or (said.to_day is not None and day > said.to_day))


def _without_number(start: Extent, taken: Placed | None, denials: Sequence[Extent]) -> tuple[State, str | None]:
    """The state of a duty for which the law gives no number: how long it took is told, never a breach."""
    if taken is None:
        return (State.MISSED if denials else State.NO_RECORD), None
    if start.exact and taken.extent == start:
        return State.MET, None
    return State.CANNOT_TELL, "no_number"


def _doubted(row: Row, asked: Answer, applies_if: Condition | None) -> Row:
    """Where it is not known whether the rule applies, only what is kept or still runs can be told.

    An exception asked of a field of the trigger raises no doubt where the record leaves the field out:
    it is taken as not there.
    """
    unknown = [condition for condition, _, truth in asked.because if truth is Truth.UNKNOWN]
    excepted = _excepted(applies_if) if applies_if is not None else ()
    if asked.truth is not Truth.UNKNOWN or all(condition in excepted for condition in unknown):
        return row
    if row.state not in (State.MET, State.PENDING, State.NOT_APPLICABLE):
        return replace(row, state=State.CANNOT_TELL, reason="condition_unknown")
    return row


def _excepted(condition: Condition, under: bool = False) -> tuple[Condition, ...]:
    """What a condition asks of fields of the trigger under a `not`."""
    if not condition.inner:
        return (condition,) if under and condition.word == "trigger" else ()
    under = under is not (condition.word == "not")
    return tuple(found for inner in condition.inner for found in _excepted(inner, under))


def _extent(due: Due | None) -> Extent:
    if due is None:
        return ANY
    return Extent(
        due.earliest.minute if due.earliest is not None else None, due.latest.minute if due.latest is not None else None
    )


def _started(stretch: Stretch) -> Extent:
    return stretch.starts[0].extent if stretch.starts else ANY


def _versions(one: str | None, other: str | None) -> str | None:
    both = [version for version in (one, other) if version is not None]
    return " / ".join(dict.fromkeys(both)) or None
