"""Selectors and conditions of a law pack, answered for one possible minute of the trigger.

An answer is the set of what may be true: `{True}`, `{False}` or both.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from tests.law.slow.history import Happened, History
from tests.law.slow.ticking import KEPT, ONE_DAY, day_of
from tests.law.slow.written_law import WrittenLaw

from habeas.base.when import parse_when

Answer = frozenset[bool]
STANDING = ("list", "category", "sex")
"""What is the same on every day."""

YES, NO, OPEN = frozenset({True}), frozenset({False}), frozenset({True, False})


def words(value: object) -> list[str]:
    """A value of a selector or condition: one word or several."""
    return [str(item) for item in value] if isinstance(value, list) else [str(value)]


def taken(event: Happened) -> Mapping[str, str]:
    """The fields that are never guessed: an arrest is criminal and an order one of custody, unless it is said."""
    if event.type in ("custody_order", "extension"):
        return {"basis": "criminal", "measure": "custody"}
    return {"basis": "criminal"}


def fits(selector: object, event: Happened) -> bool:
    """Whether an event may be the one; a field it leaves out fits, unless it is never guessed."""
    if not isinstance(selector, dict):
        return event.type == selector
    if event.type != selector["type"]:
        return False
    for name, value in selector.items():
        has = event.fields.get(name, taken(event).get(name))
        if name != "type" and has is not None and has not in words(value):
            return False
    return True


def fits_any(selectors: Sequence[object], event: Happened) -> bool:
    """Whether one of the selectors takes it."""
    return any(fits(selector, event) for selector in selectors)


@dataclass(frozen=True, slots=True)
class Asked:
    """The case a condition is asked of; `trigger` and `minute` are None where nothing began the time.

    `until` is the last minute of what counts as recorded.
    """

    law: WrittenLaw
    history: History
    events: Sequence[Happened]
    trigger: Happened | None
    minute: int | None
    until: int | None = None

    def holds(self, condition: Mapping[str, Any], *, excepted: bool = False) -> Answer:
        """What may be true of a condition; `excepted` under a `not`."""
        ((kind, value),) = condition.items()
        if kind == "any":
            return _either([self.holds(part, excepted=excepted) for part in value])
        if kind == "all":
            return _negated(_either([_negated(self.holds(part, excepted=excepted)) for part in value]))
        if kind == "not":
            return _negated(self.holds(value, excepted=not excepted))
        if self.trigger is None and self.minute is None and kind not in STANDING:
            return OPEN
        if kind in ("minor", "age_from"):
            return self._age(18 if kind == "minor" else int(value), under=kind == "minor")
        if kind == "sex":
            return OPEN if self.history.sex is None else frozenset({self.history.sex == value})
        if kind in ("list", "category"):
            return self._offences(kind, words(value))
        if kind == "circumstance":
            return _either([self._circumstance(name) for name in words(value)])
        if kind == "trigger":
            return self._trigger(value, NO if excepted else OPEN)
        assert kind == "recorded", kind
        return self._recorded(value)

    def _age(self, years: int, *, under: bool) -> Answer:
        if self.history.born is None or self.minute is None:
            return OPEN
        day = day_of(self.minute, self.history.zone)
        bounds = parse_when(self.history.born).local_bounds()
        assert bounds[0] is not None
        assert bounds[1] is not None
        first, last = bounds[0].date(), bounds[1].date() - ONE_DAY
        # On the birthday itself both the day before and the day after may be meant.
        had = {_years(born, then) for born in (first, last) for then in (day - ONE_DAY, day)}
        return frozenset({(one < years) == under for one in had})

    def _offences(self, kind: str, values: list[str]) -> Answer:
        if not self.history.offences:
            return OPEN
        return _either([self._offence(offence, kind, value) for offence in self.history.offences for value in values])

    def _offence(self, offence: Mapping[str, str], kind: str, value: str) -> Answer:
        named = [a if p == "" else f"{a}({p})" for a, p in _parts(self.law, offence)]
        if kind == "list":
            listed = self.law.lists[value]
            if listed["of"] != offence["code"]:
                return NO
            return frozenset({offence["article"] in listed["items"] or name in listed["items"] for name in named})
        known = self.law.offences.get(offence["code"], {})
        answers: set[bool] = set()
        for name in named:
            category = known.get(name, {}).get("category")
            answers |= OPEN if category is None else {category == value}
        return frozenset(answers)

    def _circumstance(self, name: str) -> Answer:
        said = self.history.circumstances.get(name)
        if said in (None, "unknown") and name in self.law.assumed_no:
            return NO
        return {"yes": YES, "no": NO}.get(said or "", OPEN)

    def _trigger(self, wanted: Mapping[str, object], left_out: Answer) -> Answer:
        answers = []
        for name, value in wanted.items():
            has = None if self.trigger is None else self.trigger.fields.get(name)
            answers.append(left_out if has is None else frozenset({has in words(value)}))
        return _negated(_either([_negated(answer) for answer in answers]))

    def _recorded(self, selector: object) -> Answer:
        found = [e for e in self.events if not e.denied and fits(selector, e)]
        if self.until is not None:
            found = [e for e in found if e.first <= self.until]
        if any(not _left_out(selector, e) for e in found):
            return YES
        return OPEN if found else NO


def _left_out(selector: object, event: Happened) -> bool:
    """Whether a field is asked that the event does not give; `country` nobody writes down."""
    wanted = selector if isinstance(selector, dict) else {}
    known = {"type", "country", *taken(event), *event.fields}
    return any(name not in known for name in wanted)


@lru_cache(maxsize=KEPT)
def _years(born: date, day: date) -> int:
    """Birthdays had by a day, counted one after another."""
    years = 0
    while (born.year + years + 1, born.month, born.day) <= (day.year, day.month, day.day):
        years += 1
    return years


def _parts(law: WrittenLaw, offence: Mapping[str, str]) -> list[tuple[str, str]]:
    """The parts an offence may be of: its own, or where none is named all of its article."""
    article = offence["article"]
    if "part" in offence:
        return [(article, offence["part"])]
    return [(article, part) for part in law.parts(offence["code"], article)] or [(article, "")]


def _negated(answer: Answer) -> Answer:
    return frozenset({not one for one in answer})


def _either(answers: Sequence[Answer]) -> Answer:
    if YES in answers:
        return YES
    return OPEN if OPEN in answers else NO
