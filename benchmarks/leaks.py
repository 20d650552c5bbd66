"""Generated cases with canaries through every output: `python benchmarks/leaks.py [--cases N] [--processes N]`.

Every case is made for one audience outside, in one language: its sheet, every paper for that audience, every format of
data, and for the public the site and the proof pack; every `--heavy`-th turn also as PDF and as an exhibit. With
`--middle N` only every N-th turn as all that, the others as their sheet and one format of data, the site or the pack.
Each file is unpacked and searched, its name and metadata too. What is done is kept in the file `--state`, so that the
same call goes on where one was stopped. Exits with 1 where anything that was held back is found.
"""

import argparse
import gc
import json
import multiprocessing
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from tests.leaks.cases import OUTSIDE, leak_case
from tests.leaks.outputs import EVERY, HEAVY, LIGHT, making
from tests.leaks.seeking import Seeker

from habeas.base.language import Lang

BLOCK = 10
MORE = tuple(one for one in LIGHT if one.partition("/")[0] not in ("sheet", "paper"))
"""Data and pages: what one more is made of, in turn, where not everything is."""


def one_case(seed: int, heavy: int, middle: int, scratch: Path) -> tuple[Counter[str], list[str]]:
    """The files made of a case by kind with the bytes searched in all, and what was found in them."""
    case, audience, lang = leak_case(seed), OUTSIDE[seed % len(OUTSIDE)], list(Lang)[seed // len(OUTSIDE) % len(Lang)]
    made, seeker = making(case, audience, lang, scratch), Seeker(case.canaries(audience))
    # Five cases in a row are made for five audiences, and get the same outputs.
    turn = seed // len(OUTSIDE)
    kinds = EVERY if turn % heavy == 0 else LIGHT if turn % middle == 0 else (LIGHT[0], MORE[turn % len(MORE)])
    figures, found = Counter[str](), list[str]()
    for output in made.outputs(kinds):
        figures[output.kind] += 1
        found += [f"seed {seed}, {output.name}: {what}" for what in sorted(seeker.found(output.data, output.name))]
    found += [f"seed {seed}, last look: {leak.kind.value} in {leak.where}" for leak in made.leaks]
    figures["searched"] = seeker.searched
    return figures, [f"{one} ({audience.value}, {lang.value})" for one in found]


def block(start: int, cases: int, heavy: int, middle: int) -> dict[str, Any]:
    """A block of cases: its first seed, how many, figures, what was found, and seconds of the processor."""
    figures, found, used = Counter[str](), list[str](), time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(start, min(start + BLOCK, cases)):
            more, leaks = one_case(seed, heavy, middle, Path(folder) / str(seed))
            figures, found = figures + more, found + leaks
    processor = round(time.process_time() - used, 2)
    # What a child loaded for its first cases stays: it needs not be swept through again and again.
    if not gc.get_freeze_count():
        gc.collect()
        gc.freeze()
    return {
        "start": start,
        "cases": min(BLOCK, cases - start),
        "figures": figures,
        "found": found,
        "processor": processor,
    }


def main() -> int:
    """Run what is not done yet, and print what was made, searched and found in all."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--cases", type=int, default=10_000)
    asked.add_argument("--processes", type=int, default=2)
    asked.add_argument("--heavy", type=int, default=10, help="every so many cases also as PDF and exhibit")
    asked.add_argument("--middle", type=int, default=1, help="every so many cases as all that is light")
    asked.add_argument("--state", type=Path, default=Path("leaks.jsonl"))
    given = asked.parse_args()
    began = time.perf_counter()
    done = {one["start"]: one for one in _kept(given.state)}
    left = [start for start in range(0, given.cases, BLOCK) if start not in done]
    run = partial(block, cases=given.cases, heavy=given.heavy, middle=given.middle)
    with multiprocessing.Pool(given.processes, maxtasksperchild=100) as pool, given.state.open("a") as state:
        for one in pool.imap_unordered(run, left):
            done[one["start"]] = one
            state.write(json.dumps(one) + "\n")
            state.flush()
            for leak in one["found"]:
                print(leak, flush=True)
    figures = sum((Counter(one["figures"]) for one in done.values()), Counter())
    searched, leaks = figures.pop("searched"), sum(len(one["found"]) for one in done.values())
    cases = sum(one["cases"] for one in done.values())
    print(f"{cases} cases, {figures.total()} outputs, {searched} bytes searched, {leaks} found")
    print(", ".join(f"{kind} {number}" for kind, number in sorted(figures.items())))
    processor = sum(one["processor"] for one in done.values())
    print(f"{processor:.0f} s of the processor; {time.perf_counter() - began:.0f} s by the clock in this run")
    print(f"heavy kinds are {', '.join(HEAVY)}")
    return 1 if leaks else 0


def _kept(state: Path) -> Iterator[dict[str, Any]]:
    if state.exists():
        with state.open() as lines:
            yield from (json.loads(line) for line in lines if line.endswith("\n"))


if __name__ == "__main__":
    sys.exit(main())
