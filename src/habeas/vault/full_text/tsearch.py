"""The full-text table of PostgreSQL: the words of a passage as a `tsvector` that no parser or dictionary has touched.

A word is found by its place among the first 16,383 of its passage, which is as far as a `tsvector` counts. The
language: https://www.postgresql.org/docs/current/datatype-textsearch.html.
"""

from collections.abc import Iterable, Sequence
from typing import Any

_PLACED = (
    "(SELECT string_agg(quote_literal(w) || ':' || n, ' ')::tsvector "
    "FROM unnest(string_to_array(words, ' ')) WITH ORDINALITY AS placed (w, n) WHERE n <= 16383 AND w <> '')"
)
"""The words of a row, each with its place."""


class TextSearch:
    """Implements `FullText`."""

    tables = (
        "CREATE TABLE find_state (number bigint PRIMARY KEY, edition text NOT NULL, taken text NOT NULL, "
        "passages bigint NOT NULL DEFAULT 0)",
        "CREATE TABLE find_stale (source text PRIMARY KEY)",
        "CREATE TABLE find_passages (number bigint PRIMARY KEY, kind text NOT NULL, "
        "key text NOT NULL, source text, case_key text, reading text, "
        'start bigint, "end" bigint, lang text, prop text, first_day text, last_day text)',
        "CREATE INDEX find_passages_key ON find_passages (key, kind)",
        "CREATE INDEX find_passages_source ON find_passages (source) WHERE source IS NOT NULL",
        "CREATE TABLE find_text (rowid bigint PRIMARY KEY, words text NOT NULL, placed tsvector)",
        "CREATE INDEX find_text_placed ON find_text USING gin (placed) WITH (fastupdate = off)",
        "CREATE TABLE find_terms (length bigint NOT NULL, letters bigint NOT NULL, term text NOT NULL, "
        "PRIMARY KEY (length, letters, term))",
        "CREATE TABLE find_stems (plain text NOT NULL, term text NOT NULL, PRIMARY KEY (plain, term))",
        "CREATE TABLE find_sounds (sound text NOT NULL, latin integer NOT NULL, "
        "term text NOT NULL, PRIMARY KEY (sound, latin, term))",
    )
    matches = "f.placed @@ %s::tsquery"

    def word(self, term: str) -> str:
        """In quotes, which no word of the language can be taken for."""
        return f"'{term}'"

    def begun(self, beginning: str) -> str:
        """With the mark of a beginning."""
        return f"'{beginning}':*"

    def phrase(self, terms: Sequence[str], beginning: str | None = None) -> str:
        """Each followed by the next."""
        told = [self.word(term) for term in terms]
        return f"({' <-> '.join(told if beginning is None else [*told, self.begun(beginning)])})"

    def both(self, expressions: Sequence[str]) -> str:
        """With `&`."""
        return f"({' & '.join(expressions)})"

    def either(self, expressions: Sequence[str]) -> str:
        """With `|`."""
        return f"({' | '.join(expressions)})"

    def without(self, expression: str, excluded: str) -> str:
        """With `&` and `!`."""
        return f"({expression} & !({excluded}))"

    def put(self, cursor: Any, rows: Iterable[tuple[int, str]]) -> None:
        """With the place of each word, which the server counts."""
        cursor.executemany(
            f"INSERT INTO find_text (rowid, words, placed) SELECT number, words, {_PLACED} "  # noqa: S608  (ours)
            "FROM (SELECT %s::bigint AS number, %s::text AS words) AS given",
            list(rows),
        )

    def move(self, cursor: Any, old: int, new: int) -> None:
        """The row gets the other number."""
        cursor.execute("UPDATE find_text SET rowid = %s WHERE rowid = %s", (new, old))

    def delete(self, cursor: Any, numbers: Sequence[int], *, many: bool) -> None:  # noqa: ARG002  (one way for both)
        """Their rows; what is left of them on the server's pages goes when the vault has these written anew."""
        cursor.execute("DELETE FROM find_text WHERE rowid = ANY(%s)", (list(numbers),))

    def version(self, cursor: Any) -> object:  # noqa: ARG002  (the server counts nothing of the kind)
        """Never the same as another."""
        return object()

    def is_whole(self, cursor: Any) -> bool:
        """Whether every row has the places that its words have."""
        cursor.execute(f"SELECT 1 FROM find_text WHERE placed IS DISTINCT FROM {_PLACED} LIMIT 1")  # noqa: S608  (ours)
        return not cursor.fetchall()
