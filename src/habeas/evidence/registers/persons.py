"""Refuses files that are lists of persons: Habeas keeps registers of works, and no list of people.

A list of people called extremists, terrorists or sanctioned, kept beside cases, would make the vault
an instrument against people; no question that a defence has needs one.
"""

import re
from collections.abc import Sequence

from habeas.base.errors import WrongCall
from habeas.evidence.registers.words import pattern

_HEADER_ROWS = 5
_SAMPLE = 300
_SHARE = 0.2
"""Share of the sampled rows with a birth date from which a file is taken for a list of persons."""


def refuse_persons(rows: Sequence[Sequence[str]]) -> None:
    """Raise WrongCall when a header names birth dates or personal numbers, or many rows give somebody's birth date."""
    header = re.compile(pattern("person_columns"), re.IGNORECASE)
    named = next((cell for row in rows[:_HEADER_ROWS] for cell in row if len(cell) < 80 and header.search(cell)), None)
    birth = re.compile(pattern("birth"), re.IGNORECASE)
    sample = rows[:_SAMPLE]
    born = sum(1 for row in sample if any(birth.search(cell) for cell in row))
    if named is None and (not sample or born / len(sample) < _SHARE):
        return
    reason = f"{born} of {len(sample)} rows give a birth date" if named is None else f"a column {named.strip()!r}"
    raise WrongCall(
        f"This is a list of persons ({reason}); Habeas keeps registers of works only.",
        "Nothing was kept. That somebody is on such a list belongs to the person's case: add the paper that says so.",
    )
