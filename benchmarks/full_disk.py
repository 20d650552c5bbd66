"""A disk that is full at every write call of every act: what is said, is anything lost, and does it go on?

    python -m benchmarks.full_disk [--every K] [--syncs] [--only ACT ...] [--folder DIR]

A small library, compiled by gcc and loaded before the C library, counts each call that asks the system for room below
one folder (write, sync, rename, new file or folder, truncation; Python's and SQLite's alike) and refuses it with
ENOSPC. Each act of `tests/withstanding/acts.py` is done on a fresh vault with the disk full from its N-th call on, for
each N (or each K-th), then with that one call alone refused, until the act meets no refusal. The act may end well or
raise CannotWrite (exit code 7), nothing else; then there is room again, and every law of the act is demanded, all it
told being there, and it is done once more. With `--syncs` only the calls that put on the disk what was written are
counted: a commit that fails there may stand whole in the journal all the same.
"""

import argparse
import ctypes
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SHIM = Path(__file__).parents[1] / "tests" / "withstanding" / "full_disk.c"
ACTS = (
    "add",
    "accept",
    "erase",
    "backup",
    "restore",
    "merge",
    "export",
    "travel",
    "find",
    "migrate",
    "passphrase",
    "recovery",
)


def try_acts(names: list[str], every: int, work: Path, *, syncs: bool) -> None:
    """Try the acts in this process, which has the library, and print a line of JSON for each."""
    from tests.withstanding import acts
    from tests.withstanding.filling import Disk, fill
    from tests.withstanding.model import make_model, read_here

    acts.__dict__["MANY"] = 4
    read_here()
    model = make_model(work / "model")
    disk = Disk(ctypes.CDLL(os.environ["LD_PRELOAD"]), work / "place")
    if syncs:
        disk.count_syncs_alone()
    for name in names:
        began = time.monotonic()
        told = fill(acts.ACTS[name], model, disk, every)
        print(json.dumps({"act": name, "seconds": time.monotonic() - began, **told}), flush=True)


def main() -> int:
    """Compile the library and run every act under it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--syncs", action="store_true", help="count only syncs")
    parser.add_argument("--only", nargs="+", choices=ACTS, default=list(ACTS))
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--within", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.within:
        try_acts(args.only, args.every, args.within, syncs=args.syncs)
        return 0
    with tempfile.TemporaryDirectory(dir=args.folder) as name:
        library = Path(name) / "full_disk.so"
        subprocess.run(["gcc", "-Wall", "-O1", "-shared", "-fPIC", "-o", library, SHIM, "-ldl"], check=True)
        words = [sys.executable, "-m", "benchmarks.full_disk", "--within", name, "--every", str(args.every)]
        words += ["--syncs"] if args.syncs else []
        environ = {**os.environ, "LD_PRELOAD": str(library)}
        with subprocess.Popen([*words, "--only", *args.only], env=environ, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout is not None
            broken = [line for line in child.stdout if _shown(line, json_only=args.json)]
    return 1 if broken or child.returncode else 0


def _shown(line: str, *, json_only: bool) -> bool:
    """Print what came of one act; whether a law was broken."""
    told = json.loads(line)
    if json_only:
        print(line, end="", flush=True)
        return bool(told["broken"])
    figures = "{act:<12} {calls:>5} calls {tried:>5} tried {refused:>5} exit 7 {went_on:>5} done all the same".format(
        **told
    )
    print(f"{figures} {len(told['broken']):>3} broken {told['seconds']:>6.0f} s", flush=True)
    for each in told["broken"]:
        print(each)
    return bool(told["broken"])


if __name__ == "__main__":
    os.umask(0o077)
    sys.exit(main())
