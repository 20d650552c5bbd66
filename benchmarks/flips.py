"""Single flipped bytes over a vault's folder: does opening or checking it say so?

    python -m benchmarks.flips --count 10000 [--folder DIR] [--seed N]

A small vault with sources, parts, statements, decisions, tombstones, an archive, registers, bound pages, a
transcript, a time stamp, a merged case, a backup and the index; once closed, once as a crash leaves it with its
journal. Half of the bytes are drawn from all bytes alike, half file by file, so that small files are hit often too.
Each is changed to another value alone, the vault is opened and checked, and the byte is put back.

Found: opening refuses, or the check names an error or a warning. Harmless: nothing is said and everything reads as
before; named by where it stands. Missed: something reads otherwise, or is not there, without a word, or what is said
is not what is the matter. Ends with 1 where a byte was missed.
"""

import argparse
import multiprocessing
import os
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path


def flipped(job: tuple[int, int, Path | None]) -> tuple[Counter[tuple[str, str, str]], list[str]]:
    """What was said of so many bytes with this seed, and those that were missed."""
    from tests.withstanding.flipping import Flipping, crashed, full_vault, places
    from tests.withstanding.model import read_here

    count, seed, where = job
    read_here()
    chance, told, missed = random.Random(seed), Counter[tuple[str, str, str]](), list[str]()
    with tempfile.TemporaryDirectory(dir=where) as work:
        closed = full_vault(Path(work) / "vault")
        left = crashed(closed, Path(work) / "crashed")
        for state, folder, share in (("closed", closed, 0.8), ("after a crash", left, 0.2)):
            flipping = Flipping(folder)
            for path, at in places(folder, round(count * share), chance):
                said = flipping.flip(path, at, chance.randrange(1, 256))
                told[state, said.group, said.what] += 1
                if said.missed:
                    missed.append(f"{state}: {path.relative_to(folder)} at {at}: {said.what}")
    return told, missed


def main() -> int:
    """Flip and tell."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--folder", type=Path, help="where the vault lies; flips ask nothing of the disk")
    args = parser.parse_args()
    told, missed, began = Counter[tuple[str, str, str]](), list[str](), time.monotonic()
    jobs = [(args.count // args.jobs, args.seed + number, args.folder) for number in range(args.jobs)]
    with multiprocessing.get_context("spawn").Pool(args.jobs) as pool:
        for more, others in pool.imap(flipped, jobs):
            told += more
            missed += others
    for (state, group, what), number in sorted(told.items()):
        print(f"{state:<14} {group:<22} {what:<62} {number:>6}")
    print(f"{sum(told.values())} bytes, {len(missed)} missed, {time.monotonic() - began:.0f} s")
    print("\n".join(missed))
    return 1 if missed else 0


if __name__ == "__main__":
    os.umask(0o077)
    sys.exit(main())
