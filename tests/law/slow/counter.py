"""The slow counter of rules: every possible minute of a trigger, every length and reading, each counted by ticking.

It stands beside `habeas.law.clock` and shares nothing of it. It is written from `docs/reference/law-packs.md` and
counts rules with and without a number, `each`, `else_from`, filing limits before a rule, and (with `custody.py`)
ladders, the filing limits of their rungs, days held and days without an order. It leaves out on purpose: sources that
contradict each other, events without a date, the sentence, and whether the text of a law is proven for a day.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.law.slow.asking import NO, OPEN, YES, Answer, Asked, fits_any
from tests.law.slow.history import ARRESTS, Happened, History
from tests.law.slow.ticking import End, backward, day_of, forward
from tests.law.slow.written_law import WrittenLaw, once_in_a_stretch

NO_NUMBER = ("at_once", "promptly")
ONCE = once_in_a_stretch()
"""Kinds of events that happen once in a stretch of custody, by the vocabulary."""


@dataclass(frozen=True, slots=True)
class Counted:
    """One limit: every end it may have, and what is to be said of it."""

    rule: str
    trigger: str | None
    ends: frozenset[End]
    state: str
    conditional: bool = False


@dataclass(frozen=True, slots=True)
class Begun:
    """How a time begins: an event or nothing recorded, its possible minutes, and since when acts count.

    `until` is the last minute in which the event that begins it all may have been; `hangs_on` the limit of
    the act that nobody recorded.
    """

    event: Happened | None
    minutes: tuple[int, ...]
    since: int
    until: int
    hangs_on: "Counted | None"


@dataclass(frozen=True, slots=True)
class TermBefore:
    """The term before a rung: how it begins and ends, and whether it was over with no need to go on."""

    begun: Begun
    ends: frozenset[End]
    closed: bool
    needed: bool


@dataclass(slots=True)
class Stretch:
    """One stretch of custody, asked of one law."""

    law: WrittenLaw
    history: History
    events: Sequence[Happened]
    is_last: bool
    rung_ends: Mapping[str, "TermBefore"] = field(default_factory=dict)

    def count(self, rule: Mapping[str, Any]) -> list[Counted]:
        """The limits of a rule in this stretch: one for each time it begins, or one that nothing begins."""
        begun = self._begun(rule)
        if begun:
            needed = [one for one in begun if one.hangs_on is None or one.hangs_on.state != "not_applicable"]
            return [self._limit(rule, one, later(one, begun, rule)) for one in needed if self._in_force(rule, one)]
        return [self._unbegun(rule)] if self.is_last and "before" not in rule else []

    def _in_force(self, rule: Mapping[str, Any], begun: Begun) -> bool:
        """Whether the rule was law on the day of its trigger; of a filing limit, on that of the arrest."""
        told = rule.get("in_force", {})
        start = next((e for e in self.events if e.type in ARRESTS and not e.denied), None)
        first = start.first if "before" in rule and start is not None else min(begun.minutes)
        day = day_of(first, self.history.zone).isoformat()
        return bool(told.get("from", "") <= day <= told.get("to", "9999"))

    def _unbegun(self, rule: Mapping[str, Any]) -> Counted:
        applies = self._applies(rule, None)
        return Counted(rule["id"], None, frozenset(), "not_applicable" if applies == NO else "cannot_tell")

    def _begun(self, rule: Mapping[str, Any]) -> list[Begun]:
        """What begins the time of a rule; of a filing limit, what begins the time before whose end it is."""
        if "before" in rule:
            target = self.law.rules.get(rule["before"])
            if target is not None:
                return self._begun(target)
            term = self.rung_ends.get(rule["before"])
            return [] if term is None else [term.begun]
        found = [e for e in self.events if not e.denied and fits_any(rule.get("from", ()), e)]
        if rule.get("each") != "yes":
            found = found[:1]
        if not found and "else_from" in rule:
            return self._after(self.law.rules[rule["else_from"]])
        return [Begun(event, event.tried, event.first, event.last, None) for event in found]

    def _after(self, base: Mapping[str, Any]) -> list[Begun]:
        """The time runs from the end of another rule's time."""
        found = []
        for one in self._begun(base):
            limit = self._limit(base, one, None)
            if limit.ends:
                minutes = tuple(sorted({end.last for end in limit.ends}))
                found.append(Begun(None, minutes, one.since, one.until, limit))
        return found

    def _ends(self, rule: Mapping[str, Any], begun: Begun) -> frozenset[End]:
        """Every end the time of a rule may have."""
        if rule["length"] in NO_NUMBER:
            return frozenset()
        zone = self.history.zone
        found: set[End] = set()
        for minute in begun.minutes:
            for text in self._lengths(rule, begun.event, minute):
                if "before" not in rule:
                    found |= forward(text, self.law.countings[rule["counting"]], minute, zone)
                    continue
                for end in self._target_ends(rule, begun, minute):
                    found.add(backward(text, end, zone))
        return frozenset(found)

    def _target_ends(self, rule: Mapping[str, Any], begun: Begun, minute: int) -> frozenset[End]:
        target = self.law.rules.get(rule["before"])
        if target is None:
            return self.rung_ends[rule["before"]].ends
        return self._ends(target, Begun(begun.event, (minute,), begun.since, begun.until, begun.hangs_on))

    def _lengths(self, rule: Mapping[str, Any], event: Happened | None, minute: int) -> set[str]:
        """Those whose condition holds or may hold, and the plain one where none surely holds."""
        asked = Asked(self.law, self.history, self.events, event, minute)
        answers = [(asked.holds(other["if"]), other["length"]) for other in rule.get("or", ())]
        found = {text for answer, text in answers if answer != NO}
        if not any(answer == YES for answer, _ in answers):
            found.add(rule["length"])
        return found | {other["length"] for other in rule.get("also", ())}

    def _applies(self, rule: Mapping[str, Any], begun: Begun | None) -> Answer:
        if "applies_if" not in rule:
            return YES
        if begun is None:
            return Asked(self.law, self.history, self.events, None, None).holds(rule["applies_if"])
        event, until = begun.event, max(begun.minutes)
        if "before" in rule:
            event, until = None, max(end.last for m in begun.minutes for end in self._target_ends(rule, begun, m))
        answers: set[bool] = set()
        for minute in begun.minutes:
            answers |= Asked(self.law, self.history, self.events, event, minute, until).holds(rule["applies_if"])
        return frozenset(answers)

    def _limit(self, rule: Mapping[str, Any], begun: Begun, next_one: Begun | None) -> Counted:
        name = None if begun.event is None else begun.event.id
        conditional = begun.hangs_on is not None or self._lacks(rule)
        if self._shut(rule, begun):
            return Counted(rule["id"], name, frozenset(), "not_applicable", conditional)
        applies = self._applies(rule, begun)
        if applies == NO:
            return Counted(rule["id"], name, frozenset(), "not_applicable", conditional)
        ends = self._ends(rule, begun)
        acts = [e for e in self.events if fits_any(rule.get("to", ()), e) and e.last >= self._since(rule, begun)]
        acts = [e for e in acts if e is not begun.event and (next_one is None or e.first <= next_one.until)]
        state = self._hanging(begun, ends, self._state(rule, begun, ends, acts))
        if applies == OPEN and state not in ("met", "pending", "not_applicable"):
            state = "cannot_tell"
        return Counted(rule["id"], name, ends, state, conditional)

    def _lacks(self, rule: Mapping[str, Any]) -> bool:
        """Whether an act without which the rule has nothing to limit is not recorded."""
        wanted = rule.get("hangs_on") or self.law.rules.get(rule.get("before", ""), {}).get("hangs_on", ())
        return bool(wanted) and not any(not e.denied and fits_any(wanted, e) for e in self.events)

    def _shut(self, rule: Mapping[str, Any], begun: Begun) -> bool:
        """Whether the time before whose end a filing limit is does not run in this case."""
        if "before" not in rule:
            return False
        target = self.law.rules.get(rule["before"])
        if target is None:
            return self.rung_ends[rule["before"]].closed
        return self._applies(target, begun) == NO

    def _since(self, rule: Mapping[str, Any], begun: Begun) -> int:
        at_once = begun.hangs_on is not None and rule["length"] in NO_NUMBER
        return min(begun.minutes) if at_once else begun.since

    def _hanging(self, begun: Begun, ends: frozenset[End], state: str) -> str:
        """A limit that hangs on an act nobody recorded has no record as soon as that act was due."""
        base = begun.hangs_on
        if base is not None and base.rule and state == "met_late":
            # Either what begins the time came late, or the act.
            return "cannot_tell"
        if base is None or state not in ("pending", "no_record"):
            return state
        past = base.state in ("no_record", "missed") or max(base.ends).last < self.history.now[0]
        own = ends and max(ends).last < self.history.now[0]
        return "no_record" if past or own else "pending"

    def _state(self, rule: Mapping[str, Any], begun: Begun, ends: frozenset[End], acts: Sequence[Happened]) -> str:
        done = [act for act in acts if not act.denied]
        denied = [e for e in self.events if e.denied and fits_any(rule.get("to", ()), e)]
        if rule["length"] in NO_NUMBER:
            if (
                done
                and begun.event is not None
                and done[0].first == done[0].last == begun.event.first == begun.event.last
            ):
                return "met"
            return "cannot_tell" if done else ("missed" if denied else "no_record")
        if done:
            state = "cannot_tell" if any(e.type == done[0].type for e in denied) else judged(done[0], ends)
            if state != "met_late" or done[0].type != "release" or kinds(rule.get("to", ()))[0] == "release":
                return state
        if "before" in rule and self._not_needed(rule, begun):
            return "not_applicable"
        latest = max(ends)
        if self.history.now[0] <= latest.last:
            return "not_applicable" if "before" in rule and self._done_before(rule, begun) else "pending"
        return "missed" if any(act.first > latest.last for act in denied) else "no_record"

    def _done_before(self, rule: Mapping[str, Any], begun: Begun) -> bool:
        """Whether what had to come before the end of the other rule's time is on record."""
        target = self.law.rules.get(rule["before"])
        if target is None:
            return False
        fits = [e for e in self.events if fits_any(target.get("to", ()), e) and e is not begun.event]
        return any(e.last >= begun.since and not e.denied for e in fits)

    def _not_needed(self, rule: Mapping[str, Any], begun: Begun) -> bool:
        """Whether nothing had to be filed: the person was let go in time, or no further term was wanted."""
        target = self.law.rules.get(rule["before"])
        if target is None:
            return not self.rung_ends[rule["before"]].needed
        ends = self._ends(target, begun)
        fits = [e for e in self.events if fits_any(target.get("to", ()), e) and e is not begun.event]
        acts = [e for e in fits if e.last >= begun.since and not e.denied]
        return bool(acts) and acts[0].type == "release" and self._state(target, begun, ends, acts) == "met"


def kinds(selectors: Any) -> list[str]:
    """The types of some selectors, in their order."""
    told = selectors if isinstance(selectors, list) else [selectors]
    return [one if isinstance(one, str) else one["type"] for one in told]


def later(one: Begun, begun: Sequence[Begun], rule: Mapping[str, Any]) -> Begun | None:
    """The next trigger of a rule with `each`, where it surely came later and its kind happens more than once."""
    if rule.get("each") != "yes" or one.event is None or one.event.type in ONCE:
        return None
    return next((other for other in begun if one.until < other.since), None)


def judged(act: Happened, ends: frozenset[End]) -> str:
    """Whether an act kept every end, missed every end, or one and not the other."""
    kept = {end.kept_by(minute) for end in ends for minute in act.tried}
    return "cannot_tell" if len(kept) == 2 else ("met" if True in kept else "met_late")
