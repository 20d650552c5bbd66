"""How long `habeas --help` takes beside the bare interpreter: `.venv/bin/python benchmarks/startup.py`.

The two commands run in turn, 21 times each after a warm-up; the median of each and of their difference
is printed, in milliseconds of wall time.
"""

import statistics
import subprocess
import sys
import time

RUNS = 21
BARE = [sys.executable, "-c", "pass"]
HELP = [sys.executable, "-P", "-m", "habeas", "--help"]


def milliseconds(command: list[str]) -> float:
    """Wall time of one run."""
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return (time.perf_counter() - began) * 1000


def main() -> None:
    """Measure and print."""
    for command in (BARE, HELP):
        milliseconds(command)
    pairs = [(milliseconds(BARE), milliseconds(HELP)) for _ in range(RUNS)]
    bare = statistics.median(pair[0] for pair in pairs)
    helped = statistics.median(pair[1] for pair in pairs)
    more = statistics.median(pair[1] - pair[0] for pair in pairs)
    print(
        f"bare interpreter {bare:.0f} ms, habeas --help {helped:.0f} ms, difference {more:.0f} ms (medians of {RUNS})"
    )


if __name__ == "__main__":
    main()
