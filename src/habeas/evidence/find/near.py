"""Words that are a slip of the fingers away from one another."""

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA


def allowance(word: str) -> int:
    """How many slips a word of this length may have: a letter left out, added, changed, or two exchanged.

    None for words under four letters and for those with figures, one up to seven letters, two above.
    """
    if len(word) < 4 or not word.isalpha():
        return 0
    return 1 if len(word) < 8 else 2


def letters_of(word: str) -> int:
    """Which letters a word has, as bits of a number of 63; several letters may share one.

    A letter left out, added or changed turns at most one bit on and one off; exchanged letters turn none.
    """
    bits = 0
    for letter in word:
        bits |= 1 << ord(letter) % 63
    return bits


def nearest(word: str, among: Iterable[str]) -> dict[str, int]:
    """Those of `among` that are at most so many slips from `word` as its length allows, each with its slips."""
    most = allowance(word)
    if not most:
        return {}
    fitting = [each for each in among if abs(len(each) - len(word)) <= most and each.isalpha()]
    found = process.extract(word, fitting, scorer=OSA.distance, score_cutoff=most, limit=None)
    return {term: int(slips) for term, slips, _ in found}
