"""Small random archives and quotes that are hard for a search: few letters, many repeats, many edits."""

import random
from fractions import Fraction
from unittest.mock import patch

from tests.evidence.archives.search.brute import fewest, near

from habeas.evidence.archives.search import comparing, pieces
from habeas.evidence.archives.search.folding import folded
from habeas.evidence.archives.search.index import build
from habeas.evidence.archives.search.searching import Hit, search

_ALPHABETS = ("ab", "абв ", "абвгдежз ", "абвгдежзиклмнопрстуфх      ", "abcdeхш ", "абв'-\nё ", "一二三四五六七 ")
_DISTANCES = tuple(Fraction(share, 60) for share in (0, 6, 12, 12, 12, 20, 36))


def edited(text: str, edits: int, alphabet: str, chance: random.Random) -> str:
    """The text after random edits of single characters."""
    letters = list(text)
    for _ in range(edits):
        place = chance.randrange(len(letters) + 1)
        kind = chance.randrange(3)
        if kind == 0 or place == len(letters):
            letters.insert(place, chance.choice(alphabet))
        elif kind == 1:
            letters[place] = chance.choice(alphabet)
        else:
            del letters[place]
    return "".join(letters)


def archive(seed: int) -> tuple[list[str], str, random.Random]:
    """A small archive, some of its items made from others, its alphabet, and the chance to go on with."""
    chance = random.Random(seed)
    alphabet = chance.choice(_ALPHABETS)
    if chance.random() < 0.1:
        alphabet += "".join(chr(0x4E00 + place) for place in range(300))
    texts: list[str] = []
    for _ in range(chance.randrange(1, 12)):
        if texts and chance.random() < 0.4:
            texts.append(edited(chance.choice(texts), chance.randrange(9), alphabet, chance))
        else:
            texts.append("".join(chance.choices(alphabet, k=chance.choice((0, 3, 12, 40, 90)))))
    return texts, alphabet, chance


def differences(seed: int, quotes: int = 8) -> tuple[int, list[str]]:
    """How many quotes of one random archive were compared with the brute force, and what was not the same.

    The costs that steer the engine are changed by chance, so that each of its ways is taken: by pieces or
    through all, one by one or column by column. No answer may depend on them.
    """
    step, listed = (24_000.0, 0.0, 1e9)[seed % 3], (12.0, 0.0, 0.0, 0.0, 1e9)[seed % 5]
    with patch.object(comparing, "_STEP", step), patch.object(pieces, "_LIST", listed):
        return _compared(seed, quotes)


def _compared(seed: int, quotes: int) -> tuple[int, list[str]]:
    texts, alphabet, chance = archive(seed)
    index, compared = build(texts), 0
    wrong: list[str] = []
    while compared < quotes:
        source = chance.choice(texts)
        start = chance.randrange(len(source) + 1)
        taken = source[start : start + chance.choice((2, 5, 9, 15, 20, 33, 70, 100))]
        quote = edited(taken, chance.randrange(len(taken) // 3 + 2), alphabet, chance)
        within = chance.choice(_DISTANCES)
        if not folded(quote)[0].letters:
            quote = f"{quote}а"
        compared += 1
        hits = search(index, quote, within)
        wrong += [f"seed {seed}, {quote!r} within {within}: {w}" for w in unlike(texts, quote, within, hits)]
    return compared, wrong


def unlike(texts: list[str], quote: str, within: Fraction, hits: tuple[Hit, ...]) -> list[str]:
    """In what the passages found are not those that are there; empty when all is as it must be."""
    wanted = near(texts, quote, within)
    least: dict[int, Fraction] = {}
    for hit in hits:
        least[hit.item] = min(least.get(hit.item, hit.distance), hit.distance)
    wrong = [] if least == wanted else [f"items {least} instead of {wanted}"]
    for hit in hits:
        wrong += _unlike_passage(texts[hit.item], quote, hit)
    return wrong


def _unlike_passage(text: str, quote: str, hit: Hit) -> list[str]:
    """Whether the edits of a passage are those of the stretch of the text that it names."""
    reading, wanted = folded(text)[-1 if hit.reading == 2 else 0], folded(quote)[-1 if hit.reading == 2 else 0]
    inside = [at for at, place in enumerate(reading.places) if hit.start <= place < hit.end]
    if not inside:
        return [] if hit.edits >= hit.length else [f"an empty passage: {hit}"]
    window = reading.letters[inside[0] : inside[-1] + 1]
    least = fewest(wanted.letters, window)
    if least != hit.edits:
        return [f"{window!r} is not {hit.edits} edits away: {hit}"]
    return []
