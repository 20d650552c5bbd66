"""What it costs to read a file in a confined child, beside reading it in the process itself.

.venv/bin/python benchmarks/confinement.py
"""

import statistics
import time
from collections.abc import Callable

from habeas.base.digest import digest_of
from habeas.evidence.confinement.confinement import Confinement
from habeas.evidence.text.description import describe
from habeas.evidence.text.readers import read_copy
from habeas.evidence.text.reading import Reading

FILES = {
    "text, 60 letters": "Собрание жильцов дома перенесено на 3 мая 2024 года, 18:00.\n".encode(),
    "text, 60 kB": "Собрание жильцов дома перенесено на 3 мая 2024 года, 18:00.\n".encode() * 600,
    "page, 70 kB": b"<!doctype html><title>House</title>"
    + b"<p>The meeting of the house was moved to May.</p>" * 1_400,
    "text, 12 MB": b"The meeting of the house was moved to May.\n" * 280_000,
}
ROUNDS = 30


def here(data: bytes) -> None:
    """Read a file in this process."""
    outcome = read_copy(data, digest_of(data))
    if isinstance(outcome, Reading):
        describe(data, outcome)


def milliseconds(read: Callable[[bytes], object], data: bytes) -> float:
    """The median of several readings."""
    taken = []
    for _ in range(ROUNDS if len(data) < 1 << 20 else 3):
        began = time.perf_counter()
        read(data)
        taken.append(time.perf_counter() - began)
    return statistics.median(taken) * 1000


def main() -> None:
    """Print the time to start, and a row for each file."""
    confinement = Confinement()
    began = time.perf_counter()
    missing = confinement.missing
    print(f"start: {time.perf_counter() - began:.2f} s; layers missing: {', '.join(missing) or 'none'}")
    print("| file | here, ms | apart, ms | more, ms |\n|---|---:|---:|---:|")
    for name, data in FILES.items():
        here(data)
        inside = milliseconds(here, data)
        outside = milliseconds(lambda data: confinement.take(data, digest_of(data)), data)
        print(f"| {name} | {inside:.1f} | {outside:.1f} | {outside - inside:.1f} |")
    confinement.close()


if __name__ == "__main__":
    main()
