"""The clock over many cases: `.venv/bin/python -m benchmarks.clock [--sizes 1000 3000 10000] [--events 30]`.

Each case has 30 events of a random history of custody (padded with complaints and replies), and is judged by the whole
Kazakh pack and the international one. Told are the time for each case at each size (flat, if nothing is kept that
grows), the rows, and the peak memory. Cases are made, judged and dropped one by one, as a run over a vault does it.

Beside it, in the same run, what a user would take instead: a table in which each event has as many dates added to it as
the packs have rules with a length, by `dateutil.relativedelta`. That is far less than the clock does: no reading,
no imprecise date, no condition, no act, no order, no state and no word of why.
"""

import argparse
import random
import resource
import time
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta
from tests.law.slow.comparing import facts_of
from tests.law.slow.histories import MINUTE, history

from habeas.base.duration import Duration
from habeas.base.when import parse_when
from habeas.law.clock.clock import reckon
from habeas.law.clock.instants import Zone
from habeas.law.pack.loading import load_pack
from habeas.law.pack.pack import Pack

ZONE = Zone("Asia/Almaty")
ABOUT = ("motion", "detention", "torture", "conditions", "search", "other")


def case(number: int, events: int) -> tuple[Mapping[str, Any], str]:
    """A case of so many events, the same for the same number, and the day of asking: half a year after the arrest."""
    chance = random.Random(f"case {number}")
    given, _ = history(number)
    told = [event for event in given["events"] if event["type"] != "release"][:events]
    arrest = datetime.fromisoformat(f"{told[0]['when']}-01" if len(told[0]["when"]) == 7 else told[0]["when"])
    while len(told) < events:
        when = arrest + MINUTE * chance.randint(1_000, 250_000)
        kind = chance.choice(("complaint", "reply"))
        fields = {"about": chance.choice(ABOUT), "to" if kind == "complaint" else "by": "prosecutor"}
        told.append(
            {"id": f"p{len(told)}", "type": kind, "when": when.isoformat("T", "minutes"), "source": "S1", **fields}
        )
    return {**given, "events": told}, (arrest + timedelta(days=180)).date().isoformat()


def judged(number: int, events: int, packs: list[Pack]) -> tuple[float, int]:
    """Seconds of CPU to judge one case, facts already read, and how many rows it has."""
    given, as_of = case(number, events)
    facts, now = facts_of(given), ZONE.extent(parse_when(as_of))
    began = time.process_time()
    rows = len(reckon(facts, now, packs).rows)
    return time.process_time() - began, rows


def by_table(number: int, events: int, terms: list[relativedelta]) -> tuple[float, int]:
    """Seconds of CPU to add every term to every event of a case, and how many dates that gives."""
    given, _ = case(number, events)
    days = [datetime.fromisoformat(f"{e['when']}-01" if len(e["when"]) == 7 else e["when"]) for e in given["events"]]
    began = time.process_time()
    dates = [day + term for day in days for term in terms]
    return time.process_time() - began, len(dates)


def terms_of(packs: list[Pack]) -> list[relativedelta]:
    """The lengths of all rules that have a number."""
    return [
        relativedelta(years=long.years, months=long.months, weeks=long.weeks, days=long.days, hours=long.hours)
        for pack in packs
        for rule in pack.rules
        if isinstance(long := rule.length, Duration)
    ]


def over(size: int, one: Callable[[int], tuple[float, int]]) -> tuple[float, float]:
    """Milliseconds and rows for each of so many cases."""
    seconds, rows = 0.0, 0
    for number in range(size):
        took, count = one(number)
        seconds, rows = seconds + took, rows + count
    return seconds / size * 1000, rows / size


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 3_000, 10_000])
    parser.add_argument("--events", type=int, default=30)
    given = parser.parse_args()
    began = time.perf_counter()
    packs = [load_pack("KZ"), load_pack("INT")]
    rules = sum(len(pack.rules) for pack in packs)
    print(f"packs of {rules} rules loaded in {time.perf_counter() - began:.2f} s")
    for size in given.sizes:
        each, rows = over(size, lambda number: judged(number, given.events, packs))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{size:6} cases: {each:.2f} ms of CPU a case, {rows:.0f} rows a case, peak {peak:.0f} MiB", flush=True)
    terms = terms_of(packs)
    each, dates = over(given.sizes[0], lambda number: by_table(number, given.events, terms))
    print(f"a table of {dates:.0f} dates a case, nothing judged: {each:.2f} ms of CPU a case")


if __name__ == "__main__":
    main()
