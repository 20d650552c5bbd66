"""The clock against the slow counter: `.venv/bin/python -m benchmarks.clock_agreement [--histories N] [--jobs N]`.

Random histories with seeds 0 to N - 1. Each row of the clock (earliest and latest end, state, trigger) is compared with
what `tests/law/slow` gives, which ticks through time and shares no code with the clock. Every difference is printed
with its history; the exit code is 1 where there is one.
"""

import argparse
import multiprocessing
import sys
import time

from tests.law.slow.comparing import Difference, differences, told_differences


def compared(seed: int) -> tuple[int, list[Difference]]:
    """How many rows of one history were compared, and those that differ."""
    return differences(seed)


def main() -> int:
    """Compare, and print what differs and how much was compared."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--histories", type=int, default=100_000)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--jobs", type=int, default=2)
    given = parser.parse_args()
    began, rows, differing, histories = time.perf_counter(), 0, 0, 0
    seeds = range(given.first, given.first + given.histories)
    with multiprocessing.Pool(given.jobs) as pool:
        for count, found in pool.imap_unordered(compared, seeds, chunksize=50):
            histories += 1
            rows += count
            differing += len(found)
            if found:
                print(told_differences(found), flush=True)
            if histories % 10_000 == 0:
                print(f"{histories} histories, {rows} rows, {differing} differences", file=sys.stderr, flush=True)
    took = time.perf_counter() - began
    print(f"{histories} histories, {rows} rows compared, {differing} differences, {took:.0f} s with {given.jobs} jobs")
    return 1 if differing else 0


if __name__ == "__main__":
    raise SystemExit(main())
