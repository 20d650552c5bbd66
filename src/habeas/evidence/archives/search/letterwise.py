"""The edits between a pattern and the best window of a text, one text at a time.

The same algorithm and the same answers as in `columns.py`, with one number of any size for a column: quicker
where texts are few.
"""

from collections.abc import Iterator, Sequence

FAR = 1 << 30


def window(wanted: Sequence[int], letters: Sequence[int]) -> tuple[int, int, int]:
    """The fewest edits between `wanted` and any window of `letters`, and the window `[start, end)` that has them.

    Which of several is given is told in :func:`habeas.evidence.archives.search.columns.windows` and
    `lengths`.
    """
    best, head, end = FAR, 0, 0
    for column, score in enumerate(_scores(wanted, letters, anchored=False), 1):
        if score < best:
            best, head, end = score, column, column
        elif score == best and end == column - 1 and column - head <= best:
            end = column
    length, off = 0, len(wanted) if best == len(wanted) else FAR
    for column, score in enumerate(_scores(wanted[::-1], letters[end - 1 :: -1] if end else (), anchored=True), 1):
        if score == best and abs(column - len(wanted)) < off:
            length, off = column, abs(column - len(wanted))
        elif column > len(wanted) + best:
            break
    return best, end - length, end


def _scores(wanted: Sequence[int], letters: Sequence[int], *, anchored: bool) -> Iterator[int]:
    """Letter by letter: the edits of the best window that ends there, or of the one from the first letter."""
    bits: dict[int, int] = {}
    for place, code in enumerate(wanted):
        bits[code] = bits.get(code, 0) | 1 << place
    whole, top, carried = (1 << len(wanted)) - 1, 1 << (len(wanted) - 1), int(anchored)
    plus, minus, score = whole, 0, len(wanted)
    for letter in letters:
        equal = bits.get(letter, 0)
        level = (((equal & plus) + plus) ^ plus) | equal
        rise = (minus | ~(level | plus)) & whole
        fall = plus & level
        if rise & top:
            score += 1
        elif fall & top:
            score -= 1
        rise = rise << 1 | carried
        plus = (fall << 1 | ~(equal | minus | rise)) & whole
        minus = rise & (equal | minus)
        yield score
