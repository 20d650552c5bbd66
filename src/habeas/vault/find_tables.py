"""The tables of the index: what a passage is, its words, and what words are kin.

All of it can be made anew from the record, so other tables never refer to it. Each kind of hit has a range of
numbers of its own, which the full-text table narrows a search by without looking at what lies outside.
"""

from typing import Any

from habeas.evidence.find.keeping import Kind
from habeas.vault.full_text.which import full_text

_RANGE = 1 << 32
_ORDER = (Kind.SOURCE, Kind.PROPOSAL, Kind.RETIRED, Kind.STATEMENT, Kind.TITLE, Kind.NAME)
NUMBERS = {kind: (place * _RANGE + 1, (place + 1) * _RANGE - 1) for place, kind in enumerate(_ORDER)}
"""The first and the last number that a passage of this kind may have."""

_NAMES = (
    "find_vocabulary",
    "find_text",
    "find_state",
    "find_stale",
    "find_passages",
    "find_terms",
    "find_stems",
    "find_sounds",
)


def is_of(kind: Kind, number: int) -> bool:
    """Whether the passage of this number is of this kind."""
    first, last = NUMBERS[kind]
    return first <= number <= last


def make_index_tables(cursor: Any) -> None:
    """Make the tables, empty."""
    for statement in full_text(cursor).tables:
        cursor.execute(statement)


def drop_index_tables(cursor: Any) -> None:
    """Take the tables away with all that they hold."""
    for name in _NAMES:
        cursor.execute(f"DROP TABLE IF EXISTS {name}")
