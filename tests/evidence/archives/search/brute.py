"""The quote search by sheer work: plain dynamic programming over every item, no index, nothing of the engine's.

Only the folding is shared, since it says what is compared.
"""

from fractions import Fraction

from habeas.evidence.archives.search.folding import folded


def distance(one: str, other: str) -> int:
    """Levenshtein's distance of two strings."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
    return row[-1]


def fewest(quote: str, text: str) -> int:
    """The fewest edits between the quote and any window of the text, the empty one included."""
    column = list(range(len(quote) + 1))
    best = column[-1]
    for letter in text:
        before = 0
        for i, wanted in enumerate(quote, 1):
            before, column[i] = column[i], min(column[i] + 1, column[i - 1] + 1, before + (letter != wanted))
        best = min(best, column[-1])
    return best


def near(texts: list[str], quote: str, within: Fraction) -> dict[int, Fraction]:
    """The items that hold the quote within the distance, with the least distance of each."""
    quoted = [reading.letters for reading in folded(quote)]
    found: dict[int, Fraction] = {}
    for item, text in enumerate(texts):
        readings = [reading.letters for reading in folded(text)]
        pairs = {(quoted[0], readings[0]), (quoted[-1], readings[-1])}
        for wanted, letters in pairs:
            edits = fewest(wanted, letters)
            if edits * within.denominator <= within.numerator * len(wanted):
                least = Fraction(edits, len(wanted))
                found[item] = min(found.get(item, least), least)
    return found
