"""Recall of true quotes after realistic harm, among all texts of a file.

    python gates/quote_recall.py --data DIR [--quotes N] [--seed N]

`DIR` holds `social/short_texts_open.tsv`. From texts chosen by chance stretches of whole words are taken and
harmed as `quote_harm.yaml` tells: recognition of print with words broken at a line's end, typing in Latin
letters, look-alikes, punctuation of another language, a Russian keyboard, words left out up to the distance.
Prints, for each kind, how many are found in the text they are of, and how many of those first; exits 1 below
the floors under `quote_recall` in `floors.yaml`, 2 where the data are not there.
"""

import argparse
import random
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

from habeas.evidence.archives.search.folding import letters
from habeas.evidence.archives.search.index import QuoteIndex, build
from habeas.evidence.archives.search.searching import WITHIN, search

HERE = Path(__file__).parent
HARM: dict[str, Any] = yaml.safe_load((HERE / "quote_harm.yaml").read_text("utf-8"))
LETTERS = (25, 160)
"""The least and the most characters of a quote before it is harmed."""


def ocr(quote: str, chance: random.Random) -> str:
    """Letters of good print taken for others, lines broken inside words with a hyphen."""
    return misread(quote, HARM["ocr"]["every"], chance)


def poor_print(quote: str, chance: random.Random) -> str:
    """The same for a bad copy."""
    return misread(quote, HARM["ocr"]["every_in_poor_print"], chance)


def misread(quote: str, every: int, chance: random.Random) -> str:
    """One letter in `every` taken for another, words broken at the ends of lines."""
    taken = HARM["ocr"]["letters"]
    read = [chance.choice(taken[c.lower()]) if c.lower() in taken and chance.random() < 1 / every else c for c in quote]
    for place in range(HARM["ocr"]["line"], len(read) - 2, HARM["ocr"]["line"]):
        if all(part.isalpha() for part in read[place - 2 : place + 2]):
            read[place] = "-\n" + read[place]
    return "".join(read)


def latin(quote: str, chance: random.Random) -> str:
    """Typed in Latin letters, in one of the ways people do."""
    return replaced(quote, chance.choice(list(HARM["latin"].values())))


def homoglyphs(quote: str, chance: random.Random) -> str:
    """Cyrillic letters exchanged for Latin ones that look the same."""
    alike, every = HARM["homoglyphs"]["letters"], HARM["homoglyphs"]["every"]
    return "".join(alike.get(c, c) if chance.random() < 1 / every else c for c in quote)


def punctuation(quote: str, chance: random.Random) -> str:
    """Another language's marks of quotation and dashes, marks lost, capitals and white space changed."""
    marks = HARM["punctuation"]["marks"]
    pattern = re.compile("|".join(map(re.escape, sorted(marks, key=len, reverse=True))))
    spaced = re.sub(" ", lambda _: chance.choice((" ", " ", "  ", "\n", "\u00a0")), quote)
    changed = pattern.sub(lambda mark: marks[mark[0]], spaced)
    return chance.choice((changed, changed.upper(), changed.lower()))


def keyboard(quote: str, _: random.Random) -> str:
    """Kazakh letters as a Russian keyboard has them."""
    return replaced(quote, HARM["keyboard"]["letters"])


def dropped_words(quote: str, chance: random.Random) -> str:
    """Words left out, one after another, as long as what is lost stays within the distance."""
    for share in (WITHIN / 2, WITHIN / 4, WITHIN / 4):
        quote = without_a_word(quote, share * Fraction(9, 10), chance)
    return quote


def without_a_word(quote: str, share: Fraction, chance: random.Random) -> str:
    """The quote without one word, chosen by chance among those that are no more than a share of what is left."""
    words, whole = quote.split(), len(letters(quote)[0])
    for place in chance.sample(range(len(words)), len(words)):
        left = " ".join(words[:place] + words[place + 1 :])
        if whole - len(letters(left)[0]) <= share * len(letters(left)[0]):
            return left
    return quote


def together(quote: str, chance: random.Random) -> str:
    """A word left out as far as that is a third of the distance or less, punctuation, look-alikes, good print."""
    return ocr(homoglyphs(punctuation(without_a_word(quote, WITHIN / 3, chance), chance), chance), chance)


KINDS: Mapping[str, Callable[[str, random.Random], str]] = {
    harm.__name__: harm for harm in (ocr, poor_print, latin, homoglyphs, punctuation, keyboard, dropped_words, together)
}


def replaced(quote: str, table: Mapping[str, str]) -> str:
    """Each letter replaced by the table, which lists small letters; capitals stay capital where it has none."""
    return "".join(table.get(c, table[c.lower()].capitalize() if c.lower() in table else c) for c in quote)


def stretch(text: str, chance: random.Random) -> str | None:
    """Whole words of a text, of a length that a quote has; None where the text is too short."""
    words = text.split()
    for _ in range(8):
        start = chance.randrange(len(words))
        quote = " ".join(words[start : start + chance.randrange(3, 25)])
        if LETTERS[0] <= len(quote) <= LETTERS[1]:
            return quote
    return None


def recall(
    index: QuoteIndex, texts: Sequence[str], kind: str, many: int, chance: random.Random
) -> tuple[float, float, float]:
    """The shares found and found first, and how many other items came with a quote on average."""
    found = first = others = asked = 0
    while asked < many:
        item = chance.randrange(len(texts))
        quote = stretch(texts[item], chance)
        if quote is None:
            continue
        asked += 1
        hits = search(index, KINDS[kind](quote, chance))
        items = list(dict.fromkeys(hit.item for hit in hits))
        found += item in items
        first += bool(hits) and item in {hit.item for hit in hits if hit.edits == hits[0].edits}
        others += len(set(items) - {item})
    return found / asked, first / asked, others / asked


def main() -> int:
    """Measure, print, compare with the floors; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--quotes", type=int, default=400, help="quotes of each kind")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    path = given.data / "social" / "short_texts_open.tsv"
    if not path.is_file():
        print(f"There is no {path}; give --data the folder that holds social/.", file=sys.stderr)
        return 2
    texts = [line.rsplit("\t", 1)[-1] for line in path.read_text("utf-8").splitlines()[1:]]
    floors = yaml.safe_load((HERE / "floors.yaml").read_text("utf-8"))["quote_recall"]
    index, below = build(texts), 0
    for kind in KINDS:
        found, first, others = recall(index, texts, kind, given.quotes, random.Random(given.seed))
        short = found < floors[kind]
        below += short
        print(
            f"quotes {kind}: {found:.4f} found (floor {floors[kind]:.4f}), {first:.4f} first,"
            f" {others:.2f} other items on average{' BELOW' if short else ''}"
        )
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
