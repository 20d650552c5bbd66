"""SIGKILL at random moments of everything that changes a vault: is every acknowledged write there, and nothing half?

    python -m benchmarks.kills --count 1000 [--folder DIR] [--seed N] [--only ACT ...]

Each kill has a child of its own on a fresh copy of a small vault. It does its act again and again where it can (letter
after letter, backup after backup), and is killed at a moment drawn evenly from the time that the act takes when nobody
kills it, or in which it tells of four calls; a child that was done before is no kill, and another takes its place. What
the child told after a call had returned is acknowledged. Then the vault is opened, every law of the act is demanded
(`tests/withstanding/laws.py`) and the whole check run. Two acts are tried at a time. Ends with 1 where a law was
broken.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path

SHARES = {
    "add": 0.18,
    "accept": 0.18,
    "erase": 0.18,
    "backup": 0.1,
    "migrate": 0.1,
    "merge": 0.05,
    "export": 0.05,
    "travel": 0.04,
    "restore": 0.04,
    "find": 0.03,
    "passphrase": 0.02,
    "recovery": 0.02,
    "destroy": 0.01,
}
"""Each act and its share of all kills; `find` is the making of the index."""


def one(act: str, count: int, seed: int, folder: Path | None) -> dict[str, object]:
    """What came of one act, tried in a process of its own."""
    words = [sys.executable, "-m", "benchmarks.kills", "--act", act, "--count", str(count), "--seed", str(seed)]
    words += ["--folder", str(folder)] if folder else []
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{act}, seed {seed}:\n{done.stderr}")
    told: dict[str, object] = json.loads(done.stdout)
    print(
        f"{act:<12} {told['kills']:>6} {told['ended']:>6} {told['acknowledged']:>13} {told['lost']:>5} "
        f"{told['half']:>5} {told['seconds']:>8.0f}",
        flush=True,
    )
    return told


def try_acts(names: list[str], count: int, seed: int, folder: Path | None) -> None:
    """Try acts in this process and print a line of JSON of what came of each."""
    from tests.withstanding.acts import ACTS
    from tests.withstanding.killing import kill
    from tests.withstanding.model import make_model, read_here

    read_here()
    with tempfile.TemporaryDirectory(dir=folder) as work:
        model = make_model(Path(work) / "model")
        for name in names:
            tally = kill(ACTS[name], model, Path(work) / "place", count, random.Random(f"{name} {seed}"), 3600)
            print(json.dumps(asdict(tally)))


def main() -> int:
    """Kill as often as asked, act by act."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=100, help="kills over all acts that are tried")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--folder", type=Path, help="where the vaults lie; a kill asks nothing of the disk")
    parser.add_argument("--only", nargs="+", choices=list(SHARES), default=list(SHARES))
    parser.add_argument("--act", nargs="+", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.act:
        try_acts(args.act, args.count, args.seed, args.folder)
        return 0
    print(f"{'act':<12} {'kills':>6} {'ended':>6} {'acknowledged':>13} {'lost':>5} {'half':>5} {'seconds':>8}")
    with ThreadPoolExecutor(2) as pool:
        every = sum(SHARES[act] for act in args.only)
        asked = ((act, max(1, round(args.count * SHARES[act] / every))) for act in args.only)
        told_of = list(pool.map(lambda each: one(*each, args.seed, args.folder), asked))
    for key in ("kills", "ended", "acknowledged", "lost", "half"):
        print(f"{key}: {sum(int(str(told[key])) for told in told_of)}")
    broken = [line for told in told_of for line in told["broken"]]  # type: ignore[attr-defined]
    print("\n".join(broken))
    return 1 if broken else 0


if __name__ == "__main__":
    os.umask(0o077)
    sys.exit(main())
