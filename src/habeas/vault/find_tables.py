"""The tables of the index on SQLite: what a passage is, its words, and what words are kin.

All of it can be made anew from the record, so other tables never refer to it. The words stand in a full-text
table (FTS5) inside the encrypted database, a column for each kind of hit; with secure deletion, words that
are taken out leave its pages at once.
"""

from typing import Any

from habeas.evidence.find.keeping import Kind

COLUMNS = tuple(Kind)
"""The columns of the full-text table, in their order."""

WEIGHTS = {Kind.NAME: 8.0, Kind.TITLE: 4.0, Kind.STATEMENT: 2.0}
"""How much a word counts in a hit of this kind, where that is not once."""

_RANK = ", ".join(str(WEIGHTS.get(kind, 1.0)) for kind in COLUMNS)
_TABLES = (
    "CREATE TABLE find_state (number INTEGER PRIMARY KEY, edition TEXT NOT NULL, taken TEXT NOT NULL, "
    "passages INTEGER NOT NULL DEFAULT 0)",
    "CREATE TABLE find_stale (source TEXT PRIMARY KEY) WITHOUT ROWID",
    "CREATE TABLE find_passages (number INTEGER PRIMARY KEY, kind TEXT NOT NULL, key TEXT NOT NULL, source TEXT, "
    "case_key TEXT, reading TEXT, start INTEGER, end INTEGER, lang TEXT, prop TEXT, first_day TEXT, last_day TEXT)",
    "CREATE INDEX find_passages_key ON find_passages (key, kind)",
    "CREATE INDEX find_passages_source ON find_passages (source) WHERE source IS NOT NULL",
    f"CREATE VIRTUAL TABLE find_text USING fts5({', '.join(COLUMNS)}, tokenize='ascii')",
    "CREATE VIRTUAL TABLE find_vocabulary USING fts5vocab(find_text, 'row')",
    "CREATE TABLE find_stems (plain TEXT NOT NULL, term TEXT NOT NULL, PRIMARY KEY (plain, term)) WITHOUT ROWID",
    "CREATE TABLE find_sounds (sound TEXT NOT NULL, latin INTEGER NOT NULL, term TEXT NOT NULL, "
    "PRIMARY KEY (sound, latin, term)) WITHOUT ROWID",
    "INSERT INTO find_text(find_text, rank) VALUES('secure-delete', 1)",
    f"INSERT INTO find_text(find_text, rank) VALUES('rank', 'bm25({_RANK})')",
)
_NAMES = ("find_vocabulary", "find_text", "find_state", "find_stale", "find_passages", "find_stems", "find_sounds")


def make_index_tables(cursor: Any) -> None:
    """Make the tables, empty."""
    for statement in _TABLES:
        cursor.execute(statement)


def drop_index_tables(cursor: Any) -> None:
    """Take the tables away with all that they hold; their pages are overwritten."""
    for name in _NAMES:
        cursor.execute(f"DROP TABLE IF EXISTS {name}")
