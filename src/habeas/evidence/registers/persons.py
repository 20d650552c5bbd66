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
_LEAST_PARTS, _MOST_PARTS = 2, 4
_SHARE = 0.2
"""Share of the sampled rows with a birth date from which a file is taken for a list of persons."""


_NAMES_SHARE = 0.5
"""Share of the sampled entries that are a person's full name and nothing else, from which it is one too."""


def refuse_names(entries: Sequence[str]) -> None:
    """Raise WrongCall when most entries are nothing but somebody's full name with a patronymic."""
    patronymic = re.compile(pattern("patronymic"), re.IGNORECASE)
    sample = [words for words in entries[:_SAMPLE] if words.strip()]
    named = sum(1 for words in sample if _is_name(words, patronymic))
    if sample and named / len(sample) >= _NAMES_SHARE:
        raise _refused(f"{named} of {len(sample)} entries are nothing but a full name")


def _is_name(words: str, patronymic: re.Pattern[str]) -> bool:
    parts = re.findall(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*", words)
    return _LEAST_PARTS <= len(parts) <= _MOST_PARTS and any(patronymic.fullmatch(part) for part in parts)


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
    raise _refused(reason)


def _refused(reason: str) -> WrongCall:
    return WrongCall(
        f"This is a list of persons ({reason}); Habeas keeps registers of works only.",
        "Nothing was kept. That somebody is on such a list belongs to the person's case: add the paper that says so.",
    )
