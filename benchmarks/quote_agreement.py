"""The quote search against brute force: `.venv/bin/python -m benchmarks.quote_agreement [--quotes N] [--jobs N]`.

Random small archives and random quotes with random edits, eight to an archive. The items found, their least
edits and the passages are compared with what plain dynamic programming over every item gives, which shares
nothing with the engine but the folding. Every difference is printed; the exit code is 1 where there is one.
"""

import argparse
import multiprocessing
import sys
import time

from tests.evidence.archives.search.random_cases import differences

_EACH = 8


def main() -> int:
    """Compare, and print what differs and how much was compared."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quotes", type=int, default=20_000)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--jobs", type=int, default=2)
    given = parser.parse_args()
    began, compared, differing, archives = time.perf_counter(), 0, 0, 0
    seeds = range(given.first, given.first + -(-given.quotes // _EACH))
    with multiprocessing.Pool(given.jobs) as pool:
        for count, wrong in pool.imap_unordered(differences, seeds, chunksize=10):
            archives += 1
            compared += count
            differing += len(wrong)
            for line in wrong:
                print(line, flush=True)
            if archives % 500 == 0:
                print(f"{compared} quotes, {differing} differences", file=sys.stderr, flush=True)
    took = time.perf_counter() - began
    print(f"{compared} quotes in {archives} archives, {differing} differences, {took:.0f} s with {given.jobs} jobs")
    return 1 if differing else 0


if __name__ == "__main__":
    raise SystemExit(main())
