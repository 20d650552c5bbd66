"""The full-text table of SQLite (FTS5), inside the encrypted file.

With secure deletion, words that are taken out leave its pages at once. Ranks are not its own: it would count every
row of every word first. Its language: https://www.sqlite.org/fts5.html#full_text_query_syntax.
"""

from collections.abc import Iterable, Sequence
from typing import Any


class Fts5:
    """Implements `FullText`."""

    tables = (
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
    matches = "f.find_text MATCH %s"

    def word(self, term: str) -> str:
        """As a string, which no word of the language can be taken for."""
        return f'"{term}"'

    def begun(self, beginning: str) -> str:
        """A string with a star."""
        return f'"{beginning}" *'

    def phrase(self, terms: Sequence[str], beginning: str | None = None) -> str:
        """One string; a beginning is added to it."""
        told = f'"{" ".join(terms)}"'
        return told if beginning is None else f"{told} + {self.begun(beginning)}"

    def both(self, expressions: Sequence[str]) -> str:
        """With AND."""
        return f"({' AND '.join(expressions)})"

    def either(self, expressions: Sequence[str]) -> str:
        """With OR."""
        return f"({' OR '.join(expressions)})"

    def without(self, expression: str, excluded: str) -> str:
        """With NOT, which takes two."""
        return f"({expression}) NOT ({excluded})"

    def put(self, cursor: Any, rows: Iterable[tuple[int, str]]) -> None:
        """Row by row."""
        cursor.executemany("INSERT INTO find_text (rowid, words) VALUES (%s, %s)", list(rows))

    def move(self, cursor: Any, old: int, new: int) -> None:
        """Put it in under the new number, then take it out under the old one."""
        cursor.execute(
            "INSERT INTO find_text (rowid, words) SELECT %s, words FROM find_text WHERE rowid = %s", (new, old)
        )
        cursor.execute("DELETE FROM find_text WHERE rowid = %s", (old,))

    def delete(self, cursor: Any, numbers: Sequence[int], *, many: bool) -> None:
        """One by one each is taken out of its pages, which rewrites them every time.

        Many are only marked as gone, and then the whole table is put together anew without them, which costs by
        what is left.
        """
        if many:
            cursor.execute("INSERT INTO find_text(find_text, rank) VALUES('secure-delete', 0)")
        cursor.executemany("DELETE FROM find_text WHERE rowid = %s", [(number,) for number in numbers])
        if many:
            cursor.execute("INSERT INTO find_text(find_text) VALUES('optimize')")
            cursor.execute("INSERT INTO find_text(find_text, rank) VALUES('secure-delete', 1)")

    def version(self, cursor: Any) -> object:
        """SQLite's own count of what other connections wrote."""
        cursor.execute("PRAGMA data_version")
        return cursor.fetchall()[0][0]

    def is_whole(self, cursor: Any) -> bool:
        """FTS5's own check, which raises a database error where it fails."""
        cursor.execute("INSERT INTO find_text(find_text) VALUES('integrity-check')")
        return True
