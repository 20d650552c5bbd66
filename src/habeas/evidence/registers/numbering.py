"""What the numbers of a register show: skipped, used twice, out of order, or standing in another entry's words."""

import re
from collections.abc import Sequence
from itertools import pairwise

from habeas.base.finding import Finding, Severity
from habeas.evidence.registers.entry import Entry

_WIDEST = 1000
"""A gap of more numbers than this is rather a broken number; it is said and not counted out."""

_IN_TEXT = re.compile(r"\n\W*(\d{1,6})\W*\Z")


def numbering(entries: Sequence[Entry]) -> tuple[tuple[int, ...], list[Finding]]:
    """The whole numbers that no entry has between the first and the last, and findings on the numbers.

    Only numbers of digits alone take part. Nothing is put in the place of a number that is skipped.
    """
    numbered = [(int(entry.number), entry) for entry in entries if entry.number and entry.number.isdecimal()]
    findings = [*_twice(numbered), *_disordered(numbered)]
    skipped: list[int] = []
    for low, high in pairwise(sorted({number for number, _ in numbered})):
        if high - low - 1 > _WIDEST:
            message = f"After {low} comes {high}; one of the two is likely to be misprinted."
            findings.append(Finding("numbers-far-apart", f"entry {high}", Severity.WARNING, message))
        elif high - low > 1:
            skipped += range(low + 1, high)
            which = str(low + 1) if high - low == 2 else f"{low + 1} to {high - 1}"
            message = f"The list has no entry with the number {which}."
            findings.append(Finding("numbers-skipped", f"entry {low}", Severity.NOTE, message))
    return tuple(skipped), [*findings, *_in_text(entries, frozenset(skipped))]


def _twice(numbered: Sequence[tuple[int, Entry]]) -> list[Finding]:
    seen: set[int] = set()
    findings = []
    for number, entry in numbered:
        if number in seen:
            message = f"The number {number} stands at more than one entry."
            findings.append(Finding("number-twice", f"row {entry.place.row}", Severity.WARNING, message))
        seen.add(number)
    return findings


def _disordered(numbered: Sequence[tuple[int, Entry]]) -> list[Finding]:
    return [
        Finding("number-out-of-order", f"row {entry.place.row}", Severity.NOTE, f"{number} comes after {before}.")
        for (before, _), (number, entry) in pairwise(numbered)
        if number < before
    ]


def _in_text(entries: Sequence[Entry], skipped: frozenset[int]) -> list[Finding]:
    """Skipped numbers that stand alone on the last line of another entry: its row was swallowed by quoting."""
    findings = []
    for entry in entries:
        hit = _IN_TEXT.search(entry.text)
        if hit is not None and int(hit[1]) in skipped:
            message = (
                f"The number {hit[1]} stands alone at the end of entry {entry.number}; it has no entry of its own."
            )
            findings.append(Finding("number-in-words", f"entry {entry.number}", Severity.NOTE, message))
    return findings
