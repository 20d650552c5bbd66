"""The clock and the slow counter over the same history: the rows on which they differ."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml
from tests.law.slow.counter import Counted, Stretch
from tests.law.slow.custody import Climb
from tests.law.slow.histories import history
from tests.law.slow.history import stretches, told
from tests.law.slow.states import days_held
from tests.law.slow.ticking import End, local
from tests.law.slow.written_law import written_law

from habeas.base.when import parse_when
from habeas.law.clock.clock import reckon
from habeas.law.clock.counting import End as DueEnd
from habeas.law.clock.facts import Accused, Event, Facts, Person
from habeas.law.clock.instants import Zone
from habeas.law.clock.row import Reckoning, Row
from habeas.law.pack.condition import Truth
from habeas.law.pack.loading import load_pack
from habeas.law.pack.pack import Pack

ZONE = "Asia/Almaty"
_OWN = ("id", "type", "when", "source", "stance")
_ANSWERS = {"yes": Truth.YES, "no": Truth.NO, "unknown": Truth.UNKNOWN}


@dataclass(frozen=True, slots=True)
class Difference:
    """A limit of which the two say different things."""

    seed: int
    rule: str
    clock: str
    slow: str


@cache
def packs() -> list[Pack]:
    """The packs that a case of Kazakhstan is judged by."""
    return [load_pack("KZ"), load_pack("INT")]


def facts_of(given: Mapping[str, Any]) -> Facts:
    """The facts as the clock takes them."""
    person = given["person"]
    events = tuple(
        Event(
            event["id"],
            event["type"],
            parse_when(event["when"]),
            event["source"],
            {name: value for name, value in event.items() if name not in _OWN},
            event.get("stance") == "denies",
        )
        for event in given["events"]
    )
    return Facts(
        jurisdiction="KZ",
        person=Person(parse_when(person["born"]) if "born" in person else None, person.get("sex")),
        offences=tuple(Accused(o["code"], o["article"], o.get("part")) for o in given["offences"]),
        events=events,
        circumstances={name: _ANSWERS[answer] for name, answer in given["circumstances"].items()},
    )


def by_clock(given: Mapping[str, Any], as_of: str) -> Reckoning:
    """What the clock says."""
    return reckon(facts_of(given), Zone(ZONE).extent(parse_when(as_of)), packs())


def by_hand(given: Mapping[str, Any], as_of: str) -> tuple[list[Counted], tuple[int, int]]:
    """What the slow counter says: its rows, and the least and most days held."""
    seen = told(given, as_of, ZONE)
    found: list[Counted] = []
    parts = stretches(seen.events)
    for folder in ("kz", "int"):
        law = written_law(folder)
        for number, events in enumerate(parts):
            one = Stretch(law, seen, events, is_last=number + 1 == len(parts))
            for ladder in law.ladders:
                first = one.count(law.rules[ladder["first_order"]])
                climb = Climb(law, seen, ladder, parts[:number], events, "KZ", next(iter(first), None))
                rows, one.rung_ends = climb.count()
                found += rows
            for rule in law.limits():
                found += one.count(rule)
    return found, days_held(parts, seen, "KZ")


def differences(seed: int) -> tuple[int, list[Difference]]:
    """How many rows of a history were compared, and those on which the two differ."""
    given, as_of = history(seed)
    reckoned = by_clock(given, as_of)
    slow, held = by_hand(given, as_of)
    theirs: dict[str, set[str]] = defaultdict(set)
    for row in reckoned.rows:
        theirs[row.said.id].add(said_by_clock(row))
    ours: dict[str, set[str]] = defaultdict(set)
    for counted in slow:
        ours[counted.rule].add(said_by_hand(counted))
    found, compared = [], 1
    for rule in ours.keys() | (theirs.keys() & all_rules()):
        compared += len(ours[rule])
        if ours[rule] != theirs[rule]:
            found.append(Difference(seed, rule, " | ".join(sorted(theirs[rule])), " | ".join(sorted(ours[rule]))))
    days = (reckoned.summary.days_held.least, reckoned.summary.days_held.most)
    if days != held:
        found.append(Difference(seed, "days_held", str(days), str(held)))
    return compared, found


def said_by_clock(row: Row) -> str:
    """A row of the clock in one line."""
    due = "-"
    if row.due is not None:
        due = f"{_end(row.due.earliest)}..{_end(row.due.latest)}"
    return f"{row.trigger} {due} {row.state}{' conditional' if row.conditional else ''}"


def _end(end: DueEnd | None) -> str:
    return "?" if end is None else end.edtf(Zone(ZONE))


def _written(end: End) -> str:
    return local(end.last, ZONE).isoformat(timespec="minutes") if end.day is None else end.day.isoformat()


def said_by_hand(counted: Counted) -> str:
    """A row of the slow counter in the same form."""
    due = "-"
    if counted.ends:
        due = f"{_written(min(counted.ends))}..{_written(max(counted.ends))}"
    return f"{counted.trigger} {due} {counted.state}{' conditional' if counted.conditional else ''}"


@cache
def all_rules() -> frozenset[str]:
    """The rules and rungs that the slow counter counts."""
    found: set[str] = set()
    for folder in ("kz", "int"):
        law = written_law(folder)
        found |= set(law.rules)
        for ladder in law.ladders:
            found |= {ladder["end"]["id"], *(rung["id"] for rung in ladder["rungs"])}
    return frozenset(found)


def as_yaml(seed: int) -> str:
    """The history as a facts file, to look at."""
    given, as_of = history(seed)
    return f"# seed {seed}, as of {as_of}\n" + yaml.safe_dump(given, sort_keys=False, allow_unicode=True)


def told_differences(found: Sequence[Difference]) -> str:
    """The differences in words, each history as a facts file once."""
    told = []
    for seed in dict.fromkeys(one.seed for one in found):
        told.append(as_yaml(seed))
        told += [f"# {one.rule}\n#   clock: {one.clock}\n#   slow:  {one.slow}" for one in found if one.seed == seed]
    return "\n".join(told)
