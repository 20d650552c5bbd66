"""Reading an export of 100,000 posts in a confined child and, in the same run, in the process itself.

    python -m benchmarks.archives [--posts 100000]

An invented channel as Telegram Desktop lays it out, of 5 to 50 words a post. Tells the seconds on the clock, the
processor seconds of this process and of the children, and the most memory that either took.
"""

import argparse
import json
import random
import resource
import time
from collections.abc import Callable

from habeas.evidence.archives.export import Choice, ExportFile, ReadArchive
from habeas.evidence.archives.reading import read_export
from habeas.evidence.confinement.confinement import Confinement
from habeas.evidence.confinement.exports_apart import ExportsApart
from habeas.evidence.confinement.limits import limits_for_export

_WORDS = (
    "собрание жильцов дома перенесено сегодня вечером никто ничего не сказал почему вода холодная письмо дорога снег"
)


def made(posts: int) -> ExportFile:
    """An export of so many posts, the same each time."""
    chance, words, at = random.Random(5), _WORDS.split(), 1_500_000_000
    messages = []
    for number in range(1, posts + 1):
        at += chance.randrange(20, 900)
        text = " ".join(chance.choices(words, k=chance.randrange(5, 50)))
        messages.append(
            {
                "id": number,
                "type": "message",
                "date": "2020-01-01T00:00:00",
                "date_unixtime": str(at),
                "from": "Aliya Example",
                "text": text,
            }
        )
    document = {"name": "Aliya Example", "type": "public_channel", "id": 77, "messages": messages}
    return ExportFile("result.json", json.dumps(document, ensure_ascii=False).encode())


def told(name: str, read: Callable[[], ReadArchive], end: Callable[[], None] = lambda: None) -> None:
    """Print a row: how long it took, what of the processor, and the most memory so far."""
    used, began = _processor(), time.perf_counter()
    items = len(read().items)
    taken = time.perf_counter() - began
    end()
    here, below = (after - before for after, before in zip(_processor(), used, strict=True))
    most = [resource.getrusage(who).ru_maxrss >> 10 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(f"| {name} | {items} | {taken:.1f} | {here:.1f} | {below:.1f} | {most[0]} | {most[1]} |")


def _processor() -> tuple[float, float]:
    usage = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return usage[0].ru_utime + usage[0].ru_stime, usage[1].ru_utime + usage[1].ru_stime


def main() -> None:
    """Print a row for each way."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--posts", type=int, default=100_000)
    file = made(parser.parse_args().posts)
    choice = Choice(frozenset({"Aliya Example"}))
    limits = limits_for_export(len(file.data))
    allowed = (limits.memory + 2 * len(file.data)) >> 20
    print(f"export: {len(file.data) >> 20} MiB; a child may take {allowed} MiB, {limits.seconds} s")
    print("| way | items | clock, s | processor here, s | children, s | most memory here, MiB | child, MiB |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    confinement = Confinement()
    exports = ExportsApart(confinement)
    told("in a child", lambda: exports.read_export([file], choice), confinement.close)
    told("in the process", lambda: read_export([file], choice))


if __name__ == "__main__":
    main()
