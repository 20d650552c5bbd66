"""Putting passages into the index and taking them out, with the words that nothing else holds."""

from collections.abc import Iterable, Sequence
from typing import Any

from habeas.evidence.find.keeping import Kind
from habeas.evidence.find.mended import BETWEEN
from habeas.evidence.find.near import letters_of
from habeas.evidence.find.stems import EDITION, sounds, stems
from habeas.evidence.find.tokens import is_latin, plain
from habeas.vault.find_entries import Entry
from habeas.vault.find_tables import NUMBERS, drop_index_tables, make_index_tables
from habeas.vault.full_text.which import full_text

_PASSAGE = (
    'INSERT INTO find_passages (number, kind, key, source, case_key, reading, start, "end", lang, prop, '
    "first_day, last_day) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


class IndexWriter:
    """Writes to the index over one cursor, inside a transaction.

    `known` are words that are in it already; what is put in is added to them.
    """

    def __init__(self, cursor: Any, known: set[str]) -> None:
        self._cursor = cursor
        self._known = known

    def add(self, entries: Iterable[Entry]) -> None:
        """Put in these entries; one without a word is left out."""
        next_number = {kind: self._first_free(kind) for kind in NUMBERS}
        rows: list[tuple[Any, ...]] = []
        words: list[tuple[int, str]] = []
        new: set[str] = set()
        for entry in entries:
            found = entry.words()
            if not found:
                continue
            number = next_number[entry.kind]
            next_number[entry.kind] += 1
            new.update(found)
            lang = None if entry.lang is None else entry.lang.value
            place = (entry.source, entry.case, entry.reading, entry.start, entry.end, lang, entry.prop, *entry.days)
            rows.append((number, entry.kind.value, entry.key, *place))
            words.append((number, " ".join(found)))
        many(self._cursor, _PASSAGE, sorted(rows))
        one(self._cursor, "UPDATE find_state SET passages = passages + ?", len(rows))
        full_text(self._cursor).put(self._cursor, sorted(words))
        self._learn(new - self._known - {BETWEEN})

    def _first_free(self, kind: Kind) -> int:
        first, last = NUMBERS[kind]
        highest = "SELECT max(number) FROM find_passages WHERE number BETWEEN ? AND ?"
        return int(one(self._cursor, highest, first, last)[0][0] or first - 1) + 1

    def _learn(self, new: set[str]) -> None:
        shapes = sorted((len(term), letters_of(term), term) for term in new)
        kin = sorted((plain(stem), term) for term in new for stem in stems(term))
        heard = sorted((sound, int(is_latin(term)), term) for term in new for sound in sounds(term))
        for into, rows in (
            ("find_terms (length, letters, term) VALUES (?, ?, ?)", shapes),
            ("find_stems (plain, term) VALUES (?, ?)", kin),
            ("find_sounds (sound, latin, term) VALUES (?, ?, ?)", heard),
        ):
            many(self._cursor, f"INSERT INTO {into} ON CONFLICT DO NOTHING", rows)
        self._known |= new


def many(cursor: Any, statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Run a statement with `?` for each set of parameters."""
    if rows:
        cursor.executemany(statement.replace("?", "%s"), rows)


def one(cursor: Any, statement: str, *parameters: Any) -> list[Any]:
    """All rows of a statement with `?` for its parameters."""
    cursor.execute(statement.replace("?", "%s"), parameters)
    return list(cursor.fetchall()) if cursor.description else []


def mark_stale(cursor: Any, source: str) -> None:
    """Note that the description of a source has changed, so that its title and days are taken in anew.

    Instead of a source it may be a document of several, whose title is then taken in anew.
    """
    one(cursor, "INSERT INTO find_stale (source) VALUES (?) ON CONFLICT DO NOTHING", source)


def retire(cursor: Any, statement: str) -> None:
    """Move a statement that was superseded or withdrawn to the kind of those."""
    columns = 'key, source, case_key, reading, start, "end", lang, prop, first_day, last_day'
    first, last = NUMBERS[Kind.RETIRED]
    for (old,) in one(cursor, "SELECT number FROM find_passages WHERE key = ? AND kind = 'statement'", statement):
        highest = one(cursor, "SELECT max(number) FROM find_passages WHERE number BETWEEN ? AND ?", first, last)
        new = (highest[0][0] or first - 1) + 1
        moved = f"INSERT INTO find_passages (number, kind, {columns}) SELECT ?, 'retired', {columns}"
        one(cursor, f"{moved} FROM find_passages WHERE number = ?", new, old)
        full_text(cursor).move(cursor, old, new)
        one(cursor, "DELETE FROM find_passages WHERE number = ?", old)


def take_out(cursor: Any, where: str, *parameters: Any) -> None:
    """Take out the passages for which `where` holds, and the words that no other passage has.

    An index of another edition, whose words this version cannot tell apart, is emptied as a whole.
    """
    if any(row[0] != EDITION for row in one(cursor, "SELECT edition FROM find_state")):
        drop_index_tables(cursor)
        make_index_tables(cursor)
        return
    numbers = [row[0] for row in one(cursor, f"SELECT number FROM find_passages WHERE {where}", *parameters)]
    gone: set[str] = set()
    for number in numbers:
        for (text,) in one(cursor, "SELECT words FROM find_text WHERE rowid = ?", number):
            gone.update(text.split(" "))
    held = sum(row[0] for row in one(cursor, "SELECT passages FROM find_state"))
    one(cursor, "UPDATE find_state SET passages = passages - ?", len(numbers))
    words = full_text(cursor)
    words.delete(cursor, numbers, many=len(numbers) > max(_FEW, held // _SHARE))
    many(cursor, "DELETE FROM find_passages WHERE number = ?", [(number,) for number in numbers])
    for term in sorted(gone):
        if not one(cursor, f"SELECT 1 FROM find_text f WHERE {words.matches} LIMIT 1", words.word(term)):
            _forget(cursor, term)


_FEW = 200
"""Passages that are always taken out one by one."""

_SHARE = 50
"""Of an index of so many times more passages than go, these are taken out one by one too."""


def _forget(cursor: Any, term: str) -> None:
    shape = "DELETE FROM find_terms WHERE length = ? AND letters = ? AND term = ?"
    one(cursor, shape, len(term), letters_of(term), term)
    for stem in stems(term):
        one(cursor, "DELETE FROM find_stems WHERE plain = ? AND term = ?", plain(stem), term)
    for sound in sounds(term):
        one(
            cursor,
            "DELETE FROM find_sounds WHERE sound = ? AND latin = ? AND term = ?",
            sound,
            int(is_latin(term)),
            term,
        )
