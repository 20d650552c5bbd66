"""The quote search beside brute force by edlib: `.venv/bin/python -m benchmarks.quote_search --file FILE [...]`.

    --file FILE    texts to search: the last column of a tab-separated file, or any text, one item a line
    --items N ...  how many items, one run each; where the file has fewer, further ones are made by joining
                   and splicing its own and changing words, so that all are different (default 1,000,000)
    --quotes N     quotes for each length and sort (default 2)
    --brute N      of these, so many for each length are also looked for by edlib (default: all)
    --seed N

Each quote is looked for by both in turn, one thread each, over the same normalised texts; times are those of
the processor, so that other work on the machine weighs on neither. What they find
must be the same items with the same edits, else the exit code is 1. edlib gets every advantage: letters
mapped to single bytes beforehand (text as str makes it about eight times slower), the greatest number of
edits told to it, and only the number of edits asked, while the engine also gives the place of each passage.
"""

import argparse
import gc
import random
import resource
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from math import floor
from pathlib import Path

import edlib

from habeas.evidence.archives.search.folding import folded, letters
from habeas.evidence.archives.search.index import QuoteIndex, build
from habeas.evidence.archives.search.searching import search

LENGTHS = (5, 10, 20, 30, 40, 80, 160, 300)
WITHIN = Fraction(1, 5)
WANTED = 100


@dataclass(frozen=True, slots=True)
class Timed:
    """One quote: its length and sort, seconds of the engine and of edlib (None where it was not asked), items found."""

    length: int
    sort: str
    engine: float
    brute: float | None
    found: int


def texts_of(path: Path) -> list[str]:
    """The different texts of a file, in its order."""
    lines = path.read_text("utf-8").splitlines()
    rows = lines[1:] if "\t" in lines[0] else lines
    return list(dict.fromkeys(row.rsplit("\t", 1)[-1].strip() for row in rows if row.strip()))


def multiplied(texts: Sequence[str], wanted: int, chance: random.Random) -> list[str]:
    """So many different items: the texts, then new ones joined of one to eight pieces, every eighth word another's."""
    words = [word for text in texts for word in text.split()]
    made = dict.fromkeys(texts[:wanted])
    while len(made) < wanted:
        parts: list[str] = []
        for _ in range(chance.choices((1, 2, 4, 8), (60, 25, 10, 5))[0]):
            head, tail = chance.choice(texts).split(), chance.choice(texts).split()
            parts += head[: chance.randrange(len(head) + 1)] + tail[chance.randrange(len(tail)) :]
        made[" ".join(chance.choice(words) if chance.random() < 1 / 8 else word for word in parts)] = None
    return list(made)


def quotes_of(texts: Sequence[str], length: int, many: int, chance: random.Random) -> list[tuple[str, str]]:
    """Quotes of `length` normalised letters, each with its sort: exact, with edits within the distance, not there."""
    quotes: list[tuple[str, str]] = []
    texts = [text for text in texts if len(text) > length + 20]
    if not texts:
        return []
    alphabet = "абвгдежзиклмнопрстуфхцчшья "
    while len(quotes) < 3 * many:
        sort = ("exact", "edited", "absent")[len(quotes) % 3]
        source = letters(chance.choice(texts))[0]
        if sort == "absent":
            words = letters(" ".join(chance.choices(texts, k=length // 20 + 2)))[0].split()
            source = " ".join(chance.sample(words, len(words)))
        starts = [at + 1 for at in range(len(source) - length) if source[at] == " "]
        if not starts:
            continue
        start = chance.choice(starts)
        quote = list(source[start : start + length])
        for _ in range(floor(WITHIN * length) if sort == "edited" else 0):
            quote[chance.randrange(length)] = chance.choice(alphabet)
        said = folded("".join(quote))
        if len(said[0].letters) == length:
            quotes.append(("".join(quote), sort))
    return quotes


class Brute:
    """edlib over every item, the letters mapped to bytes once."""

    def __init__(self, texts: Sequence[str]) -> None:
        counts: dict[str, int] = {}
        readings = [letters(text) for text in texts]
        for reading in readings:
            for letter in set(reading[0]) | set(reading[-1]):
                counts[letter] = counts.get(letter, 0) + 1
        common = sorted(counts, key=lambda letter: -counts[letter])[:250]
        self.code = {ord(letter): chr(place + 1) for place, letter in enumerate(common)}
        self.first = [self._bytes(reading[0]) for reading in readings]
        self.second = [self._bytes(reading[1]) if len(reading) > 1 else b"" for reading in readings]
        self.cyrillic = [two or one for one, two in zip(self.first, self.second, strict=True)]

    def _bytes(self, text: str) -> bytes:
        return text.translate(self.code).encode("latin-1", "replace")

    def search(self, quote: str) -> dict[int, tuple[int, int]]:
        """For each item within the distance: the edits and the quote's length, of its better reading."""
        found: dict[int, tuple[int, int]] = {}
        one, two = (folded(quote) * 2)[:2]
        lists = [(one.letters, self.first), (two.letters, self.second if two is one else self.cyrillic)]
        for wanted, items in lists:
            pattern, most, align = self._bytes(wanted), floor(WITHIN * len(wanted)), edlib.align
            for item, text in enumerate(items):
                edits = align(pattern, text, mode="HW", k=most)["editDistance"] if text else -1
                if edits >= 0 and (item not in found or edits * found[item][1] < found[item][0] * len(wanted)):
                    found[item] = (edits, len(wanted))
        return found


def timed[T](task: Callable[[], T]) -> tuple[float, T]:
    """Seconds of the processor, and what came of it."""
    gc.collect()
    began = time.process_time()
    result = task()
    return time.process_time() - began, result


def measured(
    index: QuoteIndex, brute: Brute, quotes: Sequence[tuple[str, str]], length: int, asked: int
) -> tuple[list[Timed], int]:
    """The times of the quotes of one length, and how many were not found alike."""
    rows: list[Timed] = []
    unlike = 0
    for place, (quote, sort) in enumerate(quotes):
        engine, hits = timed(partial(search, index, quote, WITHIN))
        best: dict[int, Fraction] = {}
        for hit in hits:
            best.setdefault(hit.item, hit.distance)
        slow = None
        if place < asked:
            slow, found = timed(partial(brute.search, quote))
            if {item: Fraction(*least) for item, least in found.items()} != best:
                unlike += 1
                print(f"UNLIKE at {length} letters ({sort}): {len(best)} items by the engine, {len(found)} by edlib")
        rows.append(Timed(length, sort, engine, slow, len(best)))
    return rows, unlike


def told(rows: Sequence[Timed]) -> str:
    """One line for the quotes of one length."""
    both = [row for row in rows if row.brute is not None]
    ratios = [row.brute / row.engine for row in both if row.brute is not None]
    engine, found = [row.engine * 1e3 for row in rows], [row.found for row in rows]
    line = f"{rows[0].length:7} {len(rows):7} {statistics.median(engine):11.1f} {max(engine):9.1f}"
    line += f" {statistics.median(found):8.0f} {max(found):8}"
    if both:
        brute = statistics.median(row.brute or 0 for row in both) * 1e3
        below = sum(ratio < WANTED for ratio in ratios)
        line += f" {brute:11.0f} {statistics.median(ratios):8.0f} {min(ratios):8.0f}"
        line += f"   {below} of {len(ratios)} below {WANTED} times" if below else ""
    return line


def run(texts: Sequence[str], items: int, many: int, asked: int, seed: int) -> int:
    """Build, search, compare and print for one number of items; how many quotes were not found alike."""
    chance = random.Random(seed)
    archive = multiplied(texts, items, chance)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    took, index = timed(lambda: build(archive))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    kept, data = timed(index.to_bytes)
    size = len(data)
    loaded, _ = timed(partial(QuoteIndex.from_bytes, data))
    del data
    print(f"\n{len(archive)} items, {sum(map(len, archive))} characters, {index.size} folded letters")
    print(
        f"index: built in {took:.1f} s, {index.nbytes / 1e6:.0f} MB in memory; peak of the process"
        f" {peak / 1024:.0f} MiB ({before / 1024:.0f} MiB before, texts included);"
        f" {size / 1e6:.0f} MB as bytes, written in {kept:.1f} s, read in {loaded:.1f} s"
    )
    search(index, archive[0], WITHIN)
    brute = Brute(archive)
    print(" length  quotes   engine ms   slowest    items     most    edlib ms    ratio   lowest")
    unlike = 0
    for length in LENGTHS:
        rows, wrong = measured(index, brute, quotes_of(archive, length, many, chance), length, asked)
        unlike += wrong
        print(told(rows) if rows else f"{length:7}   no text is so long", flush=True)
    return unlike


def main() -> int:
    """Measure for each number of items; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--file", type=Path, required=True)
    parser.add_argument("--items", type=int, nargs="+", default=[1_000_000])
    parser.add_argument("--quotes", type=int, default=2)
    parser.add_argument("--brute", type=int)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    if not given.file.is_file():
        print(f"There is no file {given.file}; give --file a file of texts.", file=sys.stderr)
        return 2
    texts = texts_of(given.file)
    asked = 3 * given.quotes if given.brute is None else given.brute
    unlike = sum(run(texts, items, given.quotes, asked, given.seed) for items in given.items)
    print(f"\n{'all answers alike' if not unlike else f'{unlike} QUOTES NOT FOUND ALIKE'}")
    return 1 if unlike else 0


if __name__ == "__main__":
    raise SystemExit(main())
