"""SIGKILL at random moments of add, backup, restore, passphrase, recovery, destroy; stops at the first broken law.

    python benchmarks/kills.py --count 1000

Each act runs in the program that the tests use for it, on a vault with the cheapest key derivation. Prints, for
each act, how many children were killed before they were done and how long it took.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from habeas.base.ids import Handle
from habeas.vault.keys import Argon
from habeas.vault.opening import create_vault

TESTS = Path(__file__).parents[1] / "tests" / "vault"
PASSPHRASE = "seven wooden spoons in rain"
ACTS = {"add": 0.4, "backup": 0.2, "restore": 0.1, "passphrase": 0.1, "recovery": 0.1, "destroy": 0.1}
"""Each act and its share of all kills."""


def killed(act: str, count: int, seed: int, folder: Path) -> int:
    """How many children of the act were killed in their work; ends the program when a law was broken."""
    vault = folder / "vault"
    cheap = Argon(memory_kib=8, passes=1, lanes=1)
    made = create_vault(vault, PASSPHRASE, Handle("wren"), now=datetime(2026, 3, 1, tzinfo=UTC), argon=cheap)
    if act == "add":
        words = ["killed_program.py", str(vault), PASSPHRASE, str(count), str(seed)]
    else:
        (folder / "work").mkdir()
        words = ["killed_keeping_program.py", act, str(folder / "work"), str(vault), PASSPHRASE, made.recovery_key]
        words += [str(count), str(seed)]
    words[0] = str(TESTS / words[0])
    done = subprocess.run([sys.executable, *words], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{act}, seed {seed}: a law was broken\n{done.stderr}")
    return count if act == "add" else int(done.stdout)


def main() -> None:
    """Kill as often as asked, act by act."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=100, help="kills over all acts")
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    print(f"{'act':<12} {'children':>8} {'killed':>8} {'seconds':>8}")
    for act, part in ACTS.items():
        count, began = max(1, round(args.count * part)), time.monotonic()
        with tempfile.TemporaryDirectory() as folder:
            number = killed(act, count, args.seed, Path(folder))
        print(f"{act:<12} {count:>8} {number:>8} {time.monotonic() - began:>8.1f}", flush=True)


if __name__ == "__main__":
    os.umask(0o077)
    main()
