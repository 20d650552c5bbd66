"""The tables of the index on SQLite: what a passage is, its words, and what words are kin.

All of it can be made anew from the record, so other tables never refer to it. The words stand in a full-text
table (FTS5) inside the encrypted database; with secure deletion, words that are taken out leave its pages at
once. Each kind of hit has a range of numbers of its own, which the full-text table narrows a search by without
looking at what lies outside. Ranks are not its own: it would count every row of every word first.
"""

from typing import Any

from habeas.evidence.find.keeping import Kind

_RANGE = 1 << 32
_ORDER = (Kind.SOURCE, Kind.PROPOSAL, Kind.RETIRED, Kind.STATEMENT, Kind.TITLE, Kind.NAME)
NUMBERS = {kind: (place * _RANGE + 1, (place + 1) * _RANGE - 1) for place, kind in enumerate(_ORDER)}
"""The first and the last number that a passage of this kind may have."""

_TABLES = (
    "CREATE TABLE find_state (number INTEGER PRIMARY KEY, edition TEXT NOT NULL, taken TEXT NOT NULL, "
    "passages INTEGER NOT NULL DEFAULT 0)",
    "CREATE TABLE find_stale (source TEXT PRIMARY KEY) WITHOUT ROWID",
    "CREATE TABLE find_passages (number INTEGER PRIMARY KEY, kind TEXT NOT NULL, key TEXT NOT NULL, source TEXT, "
    "case_key TEXT, reading TEXT, start INTEGER, end INTEGER, lang TEXT, prop TEXT, first_day TEXT, last_day TEXT)",
    "CREATE INDEX find_passages_key ON find_passages (key, kind)",
    "CREATE INDEX find_passages_source ON find_passages (source) WHERE source IS NOT NULL",
    "CREATE VIRTUAL TABLE find_text USING fts5(words, tokenize='ascii', columnsize=0)",
    "CREATE TABLE find_terms (length INTEGER NOT NULL, letters INTEGER NOT NULL, term TEXT NOT NULL, "
    "PRIMARY KEY (length, letters, term)) WITHOUT ROWID",
    "CREATE TABLE find_stems (plain TEXT NOT NULL, term TEXT NOT NULL, PRIMARY KEY (plain, term)) WITHOUT ROWID",
    "CREATE TABLE find_sounds (sound TEXT NOT NULL, latin INTEGER NOT NULL, term TEXT NOT NULL, "
    "PRIMARY KEY (sound, latin, term)) WITHOUT ROWID",
    "INSERT INTO find_text(find_text, rank) VALUES('secure-delete', 1)",
)
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
    for statement in _TABLES:
        cursor.execute(statement)


def drop_index_tables(cursor: Any) -> None:
    """Take the tables away with all that they hold; their pages are overwritten."""
    for name in _NAMES:
        cursor.execute(f"DROP TABLE IF EXISTS {name}")
